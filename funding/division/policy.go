package division

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Policy is how a budget is to be shared. All but Division may be left out.
type Policy struct {
	Division Division `json:"division"`
	Ties     Ties     `json:"ties"`
	// Seed is that of TiesByDraw, from 1; nought is not stated.
	Seed uint64 `json:"seed,omitzero"`
	// Most is a cap for every claim, such as £2,000 for one grant. Nought is none.
	Most funding.Pence `json:"most,omitzero"`
	// Minimums says what becomes of claims that would get less than their minimum.
	Minimums Minimums `json:"minimums,omitzero"`
	// Baselines says that floors are paid first, and the division then shares the
	// rest among what is left of the claims (Hougaard, Moreno-Ternero and
	// Østerdal, Journal of Mathematical Economics 48, 2012). Otherwise floors are
	// bounds: the division shares, and nobody gets less.
	Baselines bool `json:"baselines,omitzero"`
	// Reserve is kept back first, such as for overheads, and is no award.
	Reserve funding.Pence `json:"reserve,omitzero"`
	// ReserveShare is a reserve as a share of the budget, rounded down to whole
	// pence. A policy has one or the other.
	ReserveShare Share `json:"reserveShare,omitzero"`
}

// validate returns the problems of p by itself.
func (p Policy) validate() error {
	var problems engagement.Problems
	problems.AddAll("", p.Division.stated())
	problems.CheckWord("ties", p.Ties)
	problems.CheckWord("minimums", p.Minimums)
	switch {
	case p.Ties == TiesByDraw && p.Seed == 0:
		problems.Add("seed", "", fmt.Errorf("%w: a draw needs one, from 1", engagement.ErrMissing))
	case p.Ties != TiesByDraw && p.Seed != 0:
		problems.Add("seed", fmt.Sprint(p.Seed), fmt.Errorf("%w: ties are not drawn", engagement.ErrContradicts))
	}
	if p.Most < 0 {
		problems.Add("most", p.Most.String(), engagement.ErrNegative)
	}
	if p.Reserve < 0 {
		problems.Add("reserve", p.Reserve.String(), engagement.ErrNegative)
	}
	problems.AddAll("reserveShare", p.ReserveShare.Validate())
	if p.Reserve != 0 && p.ReserveShare.IsStated() {
		problems.Add("reserve", p.Reserve.String(), fmt.Errorf("%w: a share of %v is stated too", engagement.ErrContradicts, p.ReserveShare))
	}
	return problems.Err()
}

// reserve returns what is kept back of a budget.
func (p Policy) reserve(budget funding.Pence) (funding.Pence, error) {
	if p.Reserve > budget {
		return 0, engagement.Problems{{Path: "reserve", Value: p.Reserve.String(), Err: fmt.Errorf(
			"%w: it is %v more than the budget of %v", engagement.ErrContradicts, p.Reserve-budget, budget)}}
	}
	if p.ReserveShare.IsStated() {
		reserve, _ := p.ReserveShare.of(budget)
		return reserve, nil
	}
	return p.Reserve, nil
}

// isPlain reports whether p states no more than how to share and settle ties,
// and these by an order that needs no draw.
func (p Policy) isPlain() bool {
	return p == Policy{Division: p.Division, Ties: p.Ties} && p.Ties != TiesByDraw
}
