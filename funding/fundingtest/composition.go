package fundingtest

func compositionDown(t *trial) {
	promised := t.claimsOf(t.awards)
	for _, lower := range below(t.budget) {
		want, ok := t.ask(lower, t.claims)
		if !ok {
			continue
		}
		awards, ok := t.ask(lower, promised)
		if !ok {
			continue
		}
		for i := range t.claims {
			t.same(awards[i], want[i], len(t.claims)+1, "when the budget falls to %v, %v gets %v by the claims and %v by the awards before it fell",
				t.money(lower), t.who(i), t.money(want[i]), t.money(awards[i]))
		}
	}
}

func compositionUp(t *trial) {
	for _, first := range below(t.budget) {
		awards, ok := t.ask(first, t.claims)
		if !ok {
			continue
		}
		rest, ok := t.ask(minus(t.budget, first), t.left(awards))
		if !ok {
			continue
		}
		for i := range t.claims {
			both := plus(awards[i], rest[i])
			t.same(both, t.awards[i], len(t.claims)+2, "%v gets %v at once, and %v when %v is shared first and the rest by what is left of the claims",
				t.who(i), t.money(t.awards[i]), t.money(both), t.money(first))
		}
	}
}

// homogeneity multiplies by whole numbers, so that the implementation itself
// is asked and not what makes whole pence of fractions.
func homogeneity(t *trial) {
	for _, factor := range []int{2, 10} {
		scaled := make([]claim, len(t.claims))
		for i, c := range t.claims {
			scaled[i] = claim{c.id, by(c.amount, factor)}
		}
		awards, ok := t.ask(by(t.budget, factor), scaled)
		if !ok {
			continue
		}
		for i := range t.claims {
			t.same(awards[i], by(t.awards[i], factor), factor, "%v gets %v, and %v when everything is %d times as much",
				t.who(i), t.money(t.awards[i]), t.money(awards[i]), factor)
		}
	}
}
