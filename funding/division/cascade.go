package division

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Cascade is a budget shared among envelopes, and what each got among its
// parts in turn.
type Cascade struct {
	ID         string    `json:"id,omitzero"` // of the envelope; empty for the whole
	Allocation           // its budget is what it got of the one above
	Parts      []Cascade `json:"parts,omitempty"` // of the awards to envelopes with parts, in the order of the awards
}

// A LayerAccount is what came into the envelopes of a layer and what became of
// it: what they received is what they passed on, paid, kept back and have left.
type LayerAccount struct {
	Envelopes   int           `json:"envelopes"`
	Received    funding.Pence `json:"received"`
	PassedOn    funding.Pence `json:"passedOn"` // to envelopes of the next layer, which received it
	Paid        funding.Pence `json:"paid"`
	Payees      int           `json:"payees"`           // who claimed a payment here, given one or not
	Reserve     funding.Pence `json:"reserve,omitzero"` // kept back by the policies
	Unallocated funding.Pence `json:"unallocated"`
}

// Layers makes up the account of each layer, the whole budget first. Between
// whose budget it is and those paid in layer k stand k-1 intermediaries: two, in
// the chain of R50. Sums are those of the cascade's own amounts, so that
// [Cascade.Check] can say whether they add up. Its cost is linear.
func (c Cascade) Layers() []LayerAccount {
	return c.book().accounts
}

// Paid returns the awards of those who are paid, from all layers, in the order
// of the layers' awards: as one allocation of the whole budget, to be judged and
// compared as any other. What is unallocated is what is left in all envelopes. A
// cascade that Check finds not made up is an error wrapping
// engagement.ErrContradicts. Its cost is linear.
func (c Cascade) Paid() (Allocation, error) {
	book := c.book()
	if check := book.check(c.Budget); check.Outcome != engagement.Met {
		return Allocation{}, fmt.Errorf("%w: %v", engagement.ErrContradicts, check)
	}
	paid := Allocation{Budget: c.Budget, Awards: book.paid, Reasons: c.Reasons}
	for _, account := range book.accounts {
		paid.Awarded += account.Paid // together at most the budget, as all is made up
	}
	for _, account := range book.accounts {
		paid.Reserve += account.Reserve
	}
	paid.Unallocated = paid.Budget - paid.Reserve - paid.Awarded
	return paid, nil
}

// Check says whether every envelope is made up to the penny: met where what it
// got of the one above is its budget, its budget is what it awarded, kept back and
// has left, what it awarded is its awards together, and nobody has more than the
// claim or less than nothing. The reason has one part for each layer, with the
// envelopes that are not made up as parts of that. Its cost is linear.
func (c Cascade) Check() engagement.Reason { return c.book().check(c.Budget) }

func (b envelopeBook) check(budget funding.Pence) engagement.Reason {
	whole := engagement.Reason{Rule: ruleEnvelopes, Outcome: engagement.Met}
	var paid, left []funding.Pence
	for k, account := range b.accounts {
		part := engagement.Reason{Rule: ruleEnvelopes, Subject: "layer " + strconv.Itoa(k+1), Outcome: engagement.Met, Because: b.faults[k],
			Format: "envelopes: %d; received %v, passed on %v, paid %v to %d, left %v",
			Values: []any{account.Envelopes, account.Received, account.PassedOn, account.Paid, account.Payees, account.Unallocated}}
		if account.Reserve != 0 {
			part.Format, part.Values = part.Format+", kept back %v", append(part.Values, account.Reserve)
		}
		if len(part.Because) > 0 {
			part.Outcome = engagement.NotMet
		}
		whole.Outcome = whole.Outcome.And(part.Outcome)
		whole.Because = append(whole.Because, part)
		paid, left = append(paid, account.Paid), append(left, account.Unallocated)
	}
	allPaid, err := funding.Sum(paid...)
	allLeft, err2 := funding.Sum(left...)
	whole.Format, whole.Values = "%v through layers: %d; paid %v, left in envelopes %v", []any{budget, len(b.accounts), allPaid, allLeft}
	if err := cmp.Or(err, err2); err != nil {
		whole.Outcome = engagement.NotMet
		whole.Format, whole.Values = "%v through layers: %d; paid or left: %v", []any{budget, len(b.accounts), err}
	}
	return whole
}

// An envelopeBook is a cascade's accounts and what is wrong with them, by layer.
type envelopeBook struct {
	accounts []LayerAccount
	faults   [][]engagement.Reason
	paid     []Award
	seen     map[string]bool // identifiers of awards
}

func (c Cascade) book() envelopeBook {
	book := envelopeBook{seen: map[string]bool{}}
	book.enter(c, c.Budget, 0)
	return book
}

// enter enters an envelope that got an amount of the one above, and its parts.
func (b *envelopeBook) enter(c Cascade, got funding.Pence, depth int) {
	if depth == len(b.accounts) {
		b.accounts, b.faults = append(b.accounts, LayerAccount{}), append(b.faults, nil)
	}
	fault := func(format string, values ...any) {
		b.faults[depth] = append(b.faults[depth], engagement.Reason{Rule: ruleEnvelopes, Subject: c.ID, Outcome: engagement.NotMet, Format: format, Values: values})
	}
	add := func(to *funding.Pence, amount funding.Pence) {
		sum, err := to.Add(amount)
		if err != nil {
			fault("a sum is too large: %v and %v", *to, amount)
			return
		}
		*to = sum
	}
	parts := make(map[string]Cascade, len(c.Parts))
	for _, part := range c.Parts {
		parts[part.ID] = part
	}
	if len(parts) < len(c.Parts) {
		fault("parts with one identifier: %d of %d", len(c.Parts)-len(parts), len(c.Parts))
	}
	account := b.accounts[depth]
	var awarded funding.Pence
	type passed struct {
		to     Cascade
		amount funding.Pence
	}
	var below []passed
	for _, award := range c.Awards {
		if b.seen[award.ID] {
			// Nor is it followed: an envelope inside itself has no end.
			fault("%s is awarded to twice", strconv.Quote(award.ID))
			continue
		}
		b.seen[award.ID] = true
		if award.Award < 0 || award.Award > award.Claim {
			fault("%s claims %v and gets %v", strconv.Quote(award.ID), award.Claim, award.Award)
		}
		add(&awarded, award.Award)
		if part, ok := parts[award.ID]; ok {
			delete(parts, award.ID)
			add(&account.PassedOn, award.Award)
			below = append(below, passed{part, award.Award})
			continue
		}
		account.Payees++
		add(&account.Paid, award.Award)
		b.paid = append(b.paid, award)
	}
	if len(parts) > 0 {
		fault("parts without an award: %d", len(parts))
	}
	account.Envelopes++
	add(&account.Received, c.Budget)
	add(&account.Reserve, c.Reserve)
	add(&account.Unallocated, c.Unallocated)
	if c.Budget != got {
		fault("its budget is %v, and it got %v", c.Budget, got)
	}
	if c.Awarded != awarded {
		fault("awarded %v, and its awards together are %v", c.Awarded, awarded)
	}
	accounted, err := funding.Sum(c.Awarded, c.Reserve, c.Unallocated)
	switch {
	case err == nil && accounted == c.Budget && c.Unallocated >= 0 && c.Reserve >= 0:
	case c.Reserve != 0:
		fault("of %v it awarded %v, kept back %v and has %v left", c.Budget, c.Awarded, c.Reserve, c.Unallocated)
	default:
		fault("of %v it awarded %v and has %v left", c.Budget, c.Awarded, c.Unallocated)
	}
	b.accounts[depth] = account
	for _, p := range below {
		b.enter(p.to, p.amount, depth+1)
	}
}
