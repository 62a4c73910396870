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
	Total     Pence  `json:"total"` // both together
}

// Accounts returns the account of each area, in the order of the areas' ids,
// and of the whole programme, from the lines of the ledgers Projects and
// Overheads. Seed-corn money lies inside project money and is not added again.
// A total that overflows is an error wrapping ErrOverflow.
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
	for _, group := range both.Groups {
		areas = append(areas, Account{group.Key, projects.of(group.Key), overheads.of(group.Key), group.Total})
	}
	return areas, Account{"", projects.Total, overheads.Total, both.Total}, nil
}

func areaOf(line Line) AreaID { return line.Area }

// of returns the total of a group, zero where it has no lines.
func (g Grouping[K]) of(key K) Pence {
	i := slices.IndexFunc(g.Groups, func(group Group[K]) bool { return group.Key == key })
	if i < 0 {
		return 0
	}
	return g.Groups[i].Total
}

// CheckArea holds a stated area total to the area's account: the total is the
// project awards and the management and overhead cost together (R87), to the
// unit that it is stated in (R207).
func CheckArea(account Account, stated, unit Pence) engagement.Reason {
	agreement := Agree(stated, account.Total, unit)
	return engagement.Reason{Rule: ruleAreaTotal, Subject: string(account.Area), Outcome: agreement.outcome(),
		Format: "projects %v and overheads %v make %v; stated %v: %v", Values: []any{account.Projects, account.Overheads, account.Total, stated, agreement}}
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
	outcome := Agree(stated, whole.Total, unit).outcome().And(Agree(stated, areas, unit).outcome())
	return engagement.Reason{Rule: ruleProgrammeTotal, Outcome: outcome,
		Format: "projects %v and overheads %v make %v; areas make %v; stated %v",
		Values: []any{whole.Projects, whole.Overheads, whole.Total, areas, stated}}, nil
}

// CheckEnvelope holds what was awarded, overheads included, to the grant fund
// (R86), and returns the balance not allocated; a negative balance is what the
// awards are over. A balance that overflows is an error wrapping ErrOverflow.
func CheckEnvelope(p Programme, whole Account) (balance Pence, reason engagement.Reason, err error) {
	balance, err = p.Envelope.Sub(whole.Total)
	if err != nil {
		return 0, engagement.Reason{}, err
	}
	return balance, engagement.Reason{Rule: ruleEnvelope, Outcome: engagement.AnswerOf(balance >= 0).Outcome(),
		Format: "awarded %v of %v; balance %v", Values: []any{whole.Total, p.Envelope, balance}}, nil
}
