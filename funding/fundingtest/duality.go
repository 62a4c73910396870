package fundingtest

func selfDuality(t *trial) {
	missing := minus(t.sum, t.budget)
	awards, ok := t.ask(missing, t.claims)
	if !ok {
		return
	}
	for i, c := range t.claims {
		loss := minus(c.amount, t.awards[i])
		t.same(awards[i], loss, 1, "%v loses %v, and gets %v of a budget of the %v that are missing", t.who(i), t.money(loss), t.money(awards[i]), t.money(missing))
	}
}

// midpoint asks for half of what is claimed, whatever the budget.
func midpoint(t *trial) {
	half := over(t.sum, 2)
	awards, ok := t.ask(half, t.claims)
	if !ok {
		return
	}
	for i, c := range t.claims {
		t.same(awards[i], over(c.amount, 2), 1, "of half of what is claimed, %v, %v gets %v", t.money(half), t.who(i), t.money(awards[i]))
	}
}

func truncationInvariance(t *trial) {
	truncated := make([]claim, len(t.claims))
	for i, c := range t.claims {
		truncated[i] = claim{c.id, least(c.amount, t.budget)}
	}
	awards, ok := t.ask(t.budget, truncated)
	if !ok {
		return
	}
	for i := range t.claims {
		t.same(awards[i], t.awards[i], 1, "%v gets %v, and %v when no claim counts above the budget of %v",
			t.who(i), t.money(t.awards[i]), t.money(awards[i]), t.money(t.budget))
	}
}

func minimalRightsFirst(t *trial) {
	rights, rest := make([]rat, len(t.claims)), t.budget
	for i, c := range t.claims {
		if rights[i] = minus(t.budget, minus(t.sum, c.amount)); rights[i].Sign() < 0 {
			rights[i] = zero
		}
		rest = minus(rest, rights[i])
	}
	awards, ok := t.ask(rest, t.left(rights))
	if !ok {
		return
	}
	for i := range t.claims {
		both := plus(rights[i], awards[i])
		t.same(both, t.awards[i], 1, "%v gets %v, and %v when all first get what the others leave over", t.who(i), t.money(t.awards[i]), t.money(both))
	}
}
