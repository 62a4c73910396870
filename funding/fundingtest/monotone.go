package fundingtest

import "math/big"

func endowmentMonotonicity(t *trial) {
	for _, lower := range below(t.budget) {
		awards, ok := t.ask(lower, t.claims)
		if !ok {
			continue
		}
		for i := range t.claims {
			t.atMost(awards[i], t.awards[i], 1, "%v gets %v, and %v of a budget of only %v", t.who(i), t.money(t.awards[i]), t.money(awards[i]), t.money(lower))
		}
	}
}

func claimMonotonicity(t *trial) {
	for _, i := range t.some() {
		for _, more := range t.steps() {
			higher := plus(t.claims[i].amount, more)
			awards, ok := t.ask(t.budget, t.with(i, higher))
			if !ok {
				continue
			}
			t.atMost(t.awards[i], awards[i], 0, "%v gets %v, and only %v when claiming %v", t.who(i), t.money(t.awards[i]), t.money(awards[i]), t.money(higher))
		}
	}
}

func linkedClaimEndowment(t *trial) {
	for _, i := range t.some() {
		for _, more := range t.steps() {
			awards, ok := t.ask(plus(t.budget, more), t.with(i, plus(t.claims[i].amount, more)))
			if !ok {
				continue
			}
			t.atMost(awards[i], plus(t.awards[i], more), 1, "%v gets %v, and %v when the claim and the budget are %v more",
				t.who(i), t.money(t.awards[i]), t.money(awards[i]), t.money(more))
		}
	}
}

// transfers calls f with the awards after claimants hand part of their claims
// to the next, the last to the first.
func (t *trial) transfers(f func(from, to int, part rat, awards []rat)) {
	n := len(t.claims)
	if n < 2 {
		return
	}
	for _, i := range t.some() {
		j := (i + 1) % n
		for _, part := range handed(t.claims[i].amount) {
			claims := t.with(i, minus(t.claims[i].amount, part))
			claims[j].amount = plus(claims[j].amount, part)
			if awards, ok := t.ask(t.budget, claims); ok {
				f(i, j, part, awards)
			}
		}
	}
}

// handed returns how much of a claim is handed over: a penny, and all of it.
func handed(amount rat) []rat {
	penny := big.NewRat(1, 1)
	switch amount.Cmp(penny) {
	case -1:
		return nil
	case 0:
		return []rat{penny}
	}
	return []rat{penny, amount}
}

func noTransferParadox(t *trial) {
	t.transfers(func(i, j int, part rat, awards []rat) {
		t.atMost(awards[i], t.awards[i], 1, "%v gets %v, and %v after handing %v of the claim to %s",
			t.who(i), t.money(t.awards[i]), t.money(awards[i]), t.money(part), t.claims[j].id)
		t.atMost(t.awards[j], awards[j], 1, "%v gets %v, and only %v after %s hands over %v of the claim",
			t.who(j), t.money(t.awards[j]), t.money(awards[j]), t.claims[i].id, t.money(part))
	})
}

func boundedTransferImpact(t *trial) {
	t.transfers(func(i, j int, part rat, awards []rat) {
		t.atMost(t.awards[i], plus(awards[i], part), 1, "%v gets %v, and only %v after handing %v of the claim to %s",
			t.who(i), t.money(t.awards[i]), t.money(awards[i]), t.money(part), t.claims[j].id)
		t.atMost(awards[j], plus(t.awards[j], part), 1, "%v gets %v, and %v after %s hands over %v of the claim",
			t.who(j), t.money(t.awards[j]), t.money(awards[j]), t.claims[i].id, t.money(part))
	})
}

func populationMonotonicity(t *trial) {
	for _, k := range t.some() {
		awards, ok := t.ask(t.budget, t.without(k))
		if !ok {
			continue
		}
		for i, place := range t.others(k) {
			t.atMost(t.awards[place], awards[i], 1, "%v gets %v, and only %v when %v is not there",
				t.who(place), t.money(t.awards[place]), t.money(awards[i]), t.who(k))
		}
	}
}

func linkedEndowmentPopulation(t *trial) {
	for _, k := range t.some() {
		lower := minus(t.budget, t.claims[k].amount)
		awards, ok := t.ask(lower, t.without(k))
		if !ok {
			continue
		}
		for i, place := range t.others(k) {
			t.atMost(awards[i], t.awards[place], 1, "%v gets %v, and %v of a budget of %v when %v is not there",
				t.who(place), t.money(t.awards[place]), t.money(awards[i]), t.money(lower), t.who(k))
		}
	}
}

func orderUnderEndowment(t *trial) {
	for _, lower := range below(t.budget) {
		awards, ok := t.ask(lower, t.claims)
		if !ok {
			continue
		}
		t.ordered(func(i, j int) {
			gainI, gainJ := minus(t.awards[i], awards[i]), minus(t.awards[j], awards[j])
			t.atMost(gainI, gainJ, 3, "%v gets %v more than of a budget of %v, and %v gets %v more",
				t.who(i), t.money(gainI), t.money(lower), t.who(j), t.money(gainJ))
		})
	}
}

func orderUnderClaims(t *trial) {
	if len(t.claims) < 3 {
		return
	}
	for _, k := range t.some() {
		for _, more := range t.steps() {
			higher := plus(t.claims[k].amount, more)
			awards, ok := t.ask(t.budget, t.with(k, higher))
			if !ok {
				continue
			}
			t.ordered(func(i, j int) {
				if i == k || j == k {
					return
				}
				lossI, lossJ := minus(t.awards[i], awards[i]), minus(t.awards[j], awards[j])
				t.atMost(lossI, lossJ, 3, "when %v claims %v, %v loses %v and %v loses %v",
					t.who(k), t.money(higher), t.who(i), t.money(lossI), t.who(j), t.money(lossJ))
			})
		}
	}
}

func orderUnderPopulation(t *trial) {
	for _, k := range t.some() {
		awards, ok := t.ask(t.budget, t.without(k))
		if !ok {
			continue
		}
		others := t.others(k)
		for a, i := range others {
			for b, j := range others {
				if t.claims[i].amount.Cmp(t.claims[j].amount) < 0 {
					gainI, gainJ := minus(awards[a], t.awards[i]), minus(awards[b], t.awards[j])
					t.atMost(gainI, gainJ, 3, "when %v is not there, %v gains %v and %v gains %v",
						t.who(k), t.who(i), t.money(gainI), t.who(j), t.money(gainJ))
				}
			}
		}
	}
}
