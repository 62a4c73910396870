package funding

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// An Account is what was awarded in one area, or in the whole programme.
type Account struct {
	Area      AreaID `json:"area,omitzero"` // empty for the whole programme
	Projects  Pence  `json:"projects"`
	Overheads Pence  `json:"overheads"`
	Total     Pence  `json:"total"`    // projects and overheads together
	Complete  bool   `json:"complete"` // false where projects or overheads are not stated: the total may be more
}

// Accounts returns the account of each area that has a line, in the order of
// the areas' ids, and of the whole programme, from the lines of the ledgers
// Projects and Overheads. An account is complete where there are lines of both:
// to have no line of overheads is not the same as to have one of £0.00. The
// whole is complete where every area is. Seed-corn money lies inside project
// money and is not added again. A total that overflows is an error wrapping
// ErrOverflow.
func Accounts(lines []Line) (areas []Account, whole Account, err error) {
	projects, err := GroupBy(Select(lines, Selection{Ledgers: []Ledger{Projects}}), areaOf)
	if err != nil {
		return nil, Account{}, err
	}
	overheads, err := GroupBy(Select(lines, Selection{Ledgers: []Ledger{Overheads}}), areaOf)
	if err != nil {
		return nil, Account{}, err
	}
	both, err := GroupBy(Select(lines, Selection{Ledgers: []Ledger{Projects, Overheads}}), areaOf)
	if err != nil {
		return nil, Account{}, err
	}
	whole = Account{Projects: projects.Total, Overheads: overheads.Total, Total: both.Total, Complete: len(both.Groups) > 0}
	for _, group := range both.Groups {
		project, known := projects.of(group.Key)
		overhead, stated := overheads.of(group.Key)
		areas = append(areas, Account{group.Key, project, overhead, group.Total, known && stated})
		whole.Complete = whole.Complete && known && stated
	}
	return areas, whole, nil
}

func areaOf(line Line) AreaID { return line.Area }

// of returns the total of a group, and whether it has lines.
func (g Grouping[K]) of(key K) (total Pence, known bool) {
	i := slices.IndexFunc(g.Groups, func(group Group[K]) bool { return group.Key == key })
	if i < 0 {
		return 0, false
	}
	return g.Groups[i].Total, true
}

// CheckArea holds a stated area total to the area's account: the total is the
// project awards and the management and overhead cost together (R87), to the
// unit that it is stated in (R207). While the account is not complete a stated
// total of as much or more is not known to be right or wrong.
func CheckArea(account Account, stated, unit Pence) engagement.Reason {
	return engagement.Reason{Rule: ruleAreaTotal, Subject: string(account.Area), Outcome: account.agrees(stated, unit),
		Format: "projects %v and overheads %v make %v; stated %v",
		Values: []any{account.Projects, account.Overheads, account.total(), stated}}
}

// agrees is met where the account comes to the stated total.
func (a Account) agrees(stated, unit Pence) engagement.Outcome {
	agreement := Agree(stated, a.Total, unit)
	if !a.Complete && agreement != AgreementNotKnown && (agreement != Disagrees || stated > a.Total) {
		return engagement.OutcomeNotKnown
	}
	return agreement.outcome()
}

// total is the amount as a reason says it.
func (a Account) total() string {
	if a.Complete {
		return a.Total.String()
	}
	return a.Total.String() + " (not all is stated)"
}

// CheckProgramme holds a stated programme total to the stated totals of its
// areas and to its account: all three are the same (R88), to the unit that it
// is stated in (R207). A sum of area totals that overflows is an error wrapping
// ErrOverflow.
func CheckProgramme(whole Account, areaTotals []Pence, stated, unit Pence) (engagement.Reason, error) {
	areas, err := Sum(areaTotals...)
	if err != nil {
		return engagement.Reason{}, err
	}
	return engagement.Reason{Rule: ruleProgrammeTotal, Outcome: whole.agrees(stated, unit).And(Agree(stated, areas, unit).outcome()),
		Format: "projects %v and overheads %v make %v; areas make %v; stated %v",
		Values: []any{whole.Projects, whole.Overheads, whole.total(), areas, stated}}, nil
}

// CheckEnvelope holds what was awarded, overheads included, to the grant fund
// (R86), and returns the balance not allocated; a negative balance is what the
// awards are over. A programme that sets no fund, £0.00, asks for none, and is
// not applicable. A balance that overflows is an error wrapping ErrOverflow.
func CheckEnvelope(p Programme, whole Account) (balance Pence, reason engagement.Reason, err error) {
	balance, err = p.Envelope.Sub(whole.Total)
	if err != nil {
		return 0, engagement.Reason{}, err
	}
	return balance, asked(p.Envelope != 0, engagement.Reason{Rule: ruleEnvelope, Outcome: engagement.AnswerOf(balance >= 0).Outcome(),
		Format: "awarded %v of %v; balance %v", Values: []any{whole.Total, p.Envelope, balance}}), nil
}
