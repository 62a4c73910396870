package fundingtest

func efficiency(t *trial) {
	want := t.budget
	if want.Cmp(t.sum) > 0 {
		want = t.sum
	}
	t.same(total(t.awards), want, 0, "the awards are %v together, want %v", t.money(total(t.awards)), t.money(want))
}

func claimsBoundedness(t *trial) {
	for i, c := range t.claims {
		t.atMost(t.awards[i], c.amount, 0, "%v gets %v", t.who(i), t.money(t.awards[i]))
	}
}

func nonNegativity(t *trial) {
	for i := range t.claims {
		t.atMost(zero, t.awards[i], 0, "%v gets %v", t.who(i), t.money(t.awards[i]))
	}
}

func awardsLowerBound(t *trial) {
	for i, c := range t.claims {
		bound := over(least(c.amount, t.budget), len(t.claims))
		t.atMost(bound, t.awards[i], 1, "%v gets %v, want at least %v", t.who(i), t.money(t.awards[i]), t.exactly(bound))
	}
}

func lossesLowerBound(t *trial) {
	for i, c := range t.claims {
		loss := minus(c.amount, t.awards[i])
		bound := over(least(c.amount, minus(t.sum, t.budget)), len(t.claims))
		t.atMost(bound, loss, 1, "%v loses %v, want at least %v", t.who(i), t.money(loss), t.exactly(bound))
	}
}
