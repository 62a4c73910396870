package fundingtest

// leaving asks what the others get when claimant k leaves with the award, and
// holds that it is what they had.
func (t *trial) leaving(k, pennies int, how string) {
	awards, ok := t.ask(minus(t.budget, t.awards[k]), t.without(k))
	if !ok {
		return
	}
	for i, place := range t.others(k) {
		t.same(awards[i], t.awards[place], pennies, "%v gets %v, and %v when %v leaves %s",
			t.who(place), t.money(t.awards[place]), t.money(awards[i]), t.who(k), how)
	}
}

// consistency lets one leave at a time: that more leave together is the same
// said of several problems.
func consistency(t *trial) {
	for _, k := range t.some() {
		t.leaving(k, 2, "with the award")
	}
}

func nullClaims(t *trial) {
	for _, k := range t.some() {
		if t.claims[k].amount.Sign() == 0 {
			t.leaving(k, 0, "with nothing")
		}
	}
}

func nullCompensation(t *trial) {
	for _, k := range t.some() {
		if t.awards[k].Sign() == 0 {
			t.leaving(k, 2, "with nothing")
		}
	}
}

func fullCompensation(t *trial) {
	for _, k := range t.some() {
		if t.awards[k].Cmp(t.claims[k].amount) == 0 {
			t.leaving(k, 2, "with the whole claim")
		}
	}
}

func replicationInvariance(t *trial) {
	n := len(t.claims)
	claims := t.claims
	for _, c := range t.claims {
		claims = append(claims[:len(claims):len(claims)], claim{fresh(claims, c.id), c.amount})
	}
	awards, ok := t.ask(by(t.budget, 2), claims)
	if !ok {
		return
	}
	for i := range claims {
		t.same(awards[i], t.awards[i%n], 1, "%v gets %v, and %v when everybody is there twice and the budget is twice as much",
			t.who(i%n), t.money(t.awards[i%n]), t.money(awards[i]))
	}
}
