package fundingtest

func noAdvantageousMerging(t *trial) {
	some := t.some()
	for at, i := range some {
		for _, j := range some[:at] {
			merged := t.with(j, plus(t.claims[j].amount, t.claims[i].amount))
			merged = append(merged[:i], merged[i+1:]...)
			awards, ok := t.ask(t.budget, merged)
			if !ok {
				continue
			}
			apart := plus(t.awards[j], t.awards[i])
			t.atMost(awards[j], apart, 2, "%v and %v get %v apart, and %v as one claimant", t.who(j), t.who(i), t.money(apart), t.money(awards[j]))
		}
	}
}

func noAdvantageousSplitting(t *trial) {
	for _, k := range t.some() {
		c := t.claims[k]
		for _, part := range parts(c.amount) {
			split := append(t.with(k, part), claim{fresh(t.claims, c.id), minus(c.amount, part)})
			awards, ok := t.ask(t.budget, split)
			if !ok {
				continue
			}
			both := plus(awards[k], awards[len(awards)-1])
			t.atMost(both, t.awards[k], 2, "%v gets %v, and %v as two who claim %v and %v",
				t.who(k), t.money(t.awards[k]), t.money(both), t.money(part), t.money(minus(c.amount, part)))
		}
	}
}
