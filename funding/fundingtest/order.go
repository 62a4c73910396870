package fundingtest

func equalTreatment(t *trial) {
	for i, c := range t.claims {
		for j := range i {
			if t.claims[j].amount.Cmp(c.amount) == 0 {
				t.same(t.awards[i], t.awards[j], 1, "%v gets %v and %v gets %v", t.who(j), t.money(t.awards[j]), t.who(i), t.money(t.awards[i]))
			}
		}
	}
}

// anonymity exchanges neighbours: every other exchange is several of these.
func anonymity(t *trial) {
	for _, i := range t.some() {
		j := i - 1
		if j < 0 {
			continue
		}
		exchanged := t.with(i, t.claims[j].amount)
		exchanged[j].amount = t.claims[i].amount
		awards, ok := t.ask(t.budget, exchanged)
		if !ok {
			continue
		}
		for k := range t.claims {
			before := k
			switch k {
			case i:
				before = j
			case j:
				before = i
			}
			t.same(awards[k], t.awards[before], 1, "when %s and %s exchange claims, %s gets %v where %s got %v",
				t.claims[j].id, t.claims[i].id, t.claims[k].id, t.money(awards[k]), t.claims[before].id, t.money(t.awards[before]))
		}
	}
}

// ordered calls f for every two claims of which the first is the smaller.
func (t *trial) ordered(f func(small, large int)) {
	for i, c := range t.claims {
		for j := range t.claims {
			if compare(c.amount, t.claims[j].amount) < 0 {
				f(i, j)
			}
		}
	}
}

func awardsOrder(t *trial) {
	t.ordered(func(i, j int) {
		t.atMost(t.awards[i], t.awards[j], 1, "%v gets %v and %v gets %v", t.who(i), t.money(t.awards[i]), t.who(j), t.money(t.awards[j]))
	})
}

func lossesOrder(t *trial) {
	t.ordered(func(i, j int) {
		lossI, lossJ := minus(t.claims[i].amount, t.awards[i]), minus(t.claims[j].amount, t.awards[j])
		t.atMost(lossI, lossJ, 1, "%v loses %v and %v loses %v", t.who(i), t.money(lossI), t.who(j), t.money(lossJ))
	})
}

func progressivity(t *trial) {
	t.ordered(func(i, j int) { t.rates(i, j, i, j) })
}

func regressivity(t *trial) {
	t.ordered(func(i, j int) { t.rates(j, i, i, j) })
}

// rates holds that low gets no larger part of the claim than high, without a
// division; small and large are the two in the order to be printed in.
func (t *trial) rates(low, high, small, large int) {
	a := times(t.awards[low], t.claims[high].amount)
	b := times(t.awards[high], t.claims[low].amount)
	missing := plus(t.claims[low].amount, t.claims[high].amount) // where each award misses by a penny
	t.atMostBut(a, b, missing, "%v gets %v and %v gets %v", t.who(small), t.money(t.awards[small]), t.who(large), t.money(t.awards[large]))
}

// groupOrder compares all groups where there are few claimants, and otherwise
// pairs with single claimants.
func groupOrder(t *trial) {
	var groups []uint64
	if n := len(t.claims); n <= 4 {
		for g := uint64(1); g < 1<<n; g++ {
			groups = append(groups, g)
		}
	} else {
		for _, i := range t.some() {
			groups = append(groups, 1<<i)
			if i > 0 {
				groups = append(groups, 1<<i|1<<(i-1))
			}
		}
	}
	for _, g := range groups {
		for _, h := range groups {
			claimG, awardG, sizeG := t.group(g &^ h)
			claimH, awardH, sizeH := t.group(h &^ g)
			if claimG.Cmp(claimH) > 0 {
				continue
			}
			pennies := sizeG + sizeH
			t.atMost(awardG, awardH, pennies, "%v get %v and %v get %v", t.which(g&^h), t.money(awardG), t.which(h&^g), t.money(awardH))
			lossG, lossH := minus(claimG, awardG), minus(claimH, awardH)
			t.atMost(lossG, lossH, pennies, "%v lose %v and %v lose %v", t.which(g&^h), t.money(lossG), t.which(h&^g), t.money(lossH))
		}
	}
}
