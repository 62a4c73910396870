package funding

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// An Account is what was awarded in one area, or in the whole programme.
type Account struct {
	Area            AreaID `json:"area,omitzero"` // empty for the whole programme
	Projects        Pence  `json:"projects"`
	Overheads       Pence  `json:"overheads"`
	OverheadsStated bool   `json:"overheadsStated"` // false where an overhead is not known: it may be more than Overheads
	Total           Pence  `json:"total"`           // projects and overheads together
}

// Accounts returns the account of each area that has a line, in the order of
// the areas' ids, and of the whole programme, from the lines of the ledgers
// Projects and Overheads. An area without a line of overheads has none stated,
// which is not the same as one of £0.00. Seed-corn money lies inside project
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
	whole = Account{Projects: projects.Total, Overheads: overheads.Total, OverheadsStated: true, Total: both.Total}
	for _, group := range both.Groups {
		spent, _ := projects.of(group.Key)
		overhead, stated := overheads.of(group.Key)
		areas = append(areas, Account{group.Key, spent, overhead, stated, group.Total})
		whole.OverheadsStated = whole.OverheadsStated && stated
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
// unit that it is stated in (R207). Where overheads are not stated a total of
// more is not known to be wrong.
func CheckArea(account Account, stated, unit Pence) engagement.Reason {
	return engagement.Reason{Rule: ruleAreaTotal, Subject: string(account.Area), Outcome: account.agrees(stated, unit),
		Format: "projects %v and overheads %v make %v; stated %v",
		Values: []any{account.Projects, account.overheads(), account.Total, stated}}
}

// agrees is met where the account comes to the stated total.
func (a Account) agrees(stated, unit Pence) engagement.Outcome {
	agreement := Agree(stated, a.Total, unit)
	if !a.OverheadsStated && agreement != AgreementNotKnown && (agreement != Disagrees || stated > a.Total) {
		return engagement.OutcomeNotKnown
	}
	return agreement.outcome()
}

// overheads is the amount as a reason says it.
func (a Account) overheads() string {
	if a.OverheadsStated {
		return a.Overheads.String()
	}
	return a.Overheads.String() + ", not all stated,"
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
		Values: []any{whole.Projects, whole.overheads(), whole.Total, areas, stated}}, nil
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
