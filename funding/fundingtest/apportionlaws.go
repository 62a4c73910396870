package fundingtest

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"

	"github.com/thirdsector-go/partnership/funding/apportion"
)

// A sitting holds what an apportioner makes of one round to an axiom. As in a
// trial, the first fault or error ends it.
type sitting struct {
	apportioner
	round    apportion.Round
	sum      int64 // of the weights
	seats    []int64
	compared int
	fault    string
	err      error
}

// An apportioner is an implementation, and how many seats it is for.
type apportioner struct {
	apportion apportion.Apportioner
	most      int64
}

// newSitting apportions the round itself.
func (a apportioner) newSitting(r apportion.Round) *sitting {
	s := &sitting{apportioner: a, round: r}
	s.sum, _ = weightOf(r)
	s.seats, _ = s.ask(r)
	return s
}

// weightOf returns all weight; not ok where it overflows.
func weightOf(r apportion.Round) (sum int64, ok bool) {
	for _, c := range r.Claimants {
		if sum += c.Weight; sum < 0 {
			return 0, false
		}
	}
	return sum, true
}

// ask returns the seats of a round derived from that of the sitting; not ok where
// it cannot be asked, or the sitting is over.
func (s *sitting) ask(r apportion.Round) (seats []int64, ok bool) {
	if s.over() {
		return nil, false
	}
	if sum, ok := weightOf(r); !ok || sum == 0 && r.Seats > 0 || r.Seats > s.most {
		return nil, false
	}
	seats, err := s.apportion(copied(r))
	if err == nil && len(seats) != len(r.Claimants) {
		err = fmt.Errorf("seats for %d claimants, and there are %d", len(seats), len(r.Claimants))
	}
	if err != nil {
		s.err = fmt.Errorf("%d seats by %s: %w", r.Seats, weightsText(r), err)
	}
	return seats, err == nil
}

func (s *sitting) over() bool { return s.fault != "" || s.err != nil }

// hold is that something holds; format and args say what is wrong where it does
// not.
func (s *sitting) hold(holds bool, format string, args ...any) {
	if s.over() {
		return
	}
	if s.compared++; !holds {
		s.fault = fmt.Sprintf(format, args...)
	}
}

// detail says what is wrong, with all seats; nothing where nothing is.
func (s *sitting) detail() string {
	switch {
	case s.err != nil:
		return s.err.Error()
	case s.fault == "" || len(s.seats) == 0:
		return s.fault
	}
	return fmt.Sprintf("%s; %d seats by %s are %s", s.fault, s.round.Seats, weightsText(s.round), seatsText(s.round, s.seats))
}

// A seated prints a claimant with the weight, where something is wrong with it.
type seated apportion.Claimant

func (c seated) String() string { return fmt.Sprintf("%s (weight %d)", c.ID, c.Weight) }

func (s *sitting) who(i int) seated { return seated(s.round.Claimants[i]) }

// quota returns the exact share of claimant i.
func (s *sitting) quota(i int) rat {
	share := new(big.Rat).SetInt64(s.round.Seats)
	return share.Mul(share, big.NewRat(s.round.Claimants[i].Weight, s.sum))
}

func (s *sitting) lowerQuota() {
	for i, seats := range s.seats {
		if s.sum == 0 {
			return
		}
		quota := s.quota(i)
		next := new(big.Rat).SetInt(new(big.Int).Add(big.NewInt(seats), big.NewInt(1)))
		s.hold(quota.Cmp(next) < 0, "%v has %d, and an exact share of %v", s.who(i), seats, quota)
	}
}

func (s *sitting) upperQuota() {
	for i, seats := range s.seats {
		if s.sum == 0 {
			return
		}
		quota := s.quota(i)
		before := new(big.Rat).SetInt(new(big.Int).Sub(big.NewInt(seats), big.NewInt(1)))
		s.hold(seats == 0 || quota.Cmp(before) > 0, "%v has %d, and an exact share of %v", s.who(i), seats, quota)
	}
}

func (s *sitting) exactness() {
	for i := range s.seats {
		if s.sum == 0 || !s.quota(i).IsInt() {
			return
		}
	}
	for i, seats := range s.seats {
		quota := s.quota(i)
		s.hold(quota.Cmp(new(big.Rat).SetInt64(seats)) == 0, "%v has %d, and an exact share of %v", s.who(i), seats, quota)
	}
}

func (s *sitting) houseMonotonicity() {
	for more := int64(1); more <= 2 && s.round.Seats <= math.MaxInt64-more; more++ {
		larger := s.round
		larger.Seats += more
		seats, ok := s.ask(larger)
		if !ok {
			return
		}
		for i := range seats {
			s.hold(seats[i] >= s.seats[i], "%v has %d, and only %d of %d seats", s.who(i), s.seats[i], seats[i], larger.Seats)
		}
	}
}

// changes calls f with rounds in which the weight of one or two has changed, and
// their seats: by one, by half, to double. Of many claimants it changes a few, one
// at a time.
func (s *sitting) changes(f func(r apportion.Round, seats []int64)) {
	change := func(r apportion.Round, i int) []apportion.Round {
		weight := r.Claimants[i].Weight
		var changed []apportion.Round
		for _, other := range []int64{weight + 1, weight - 1, weight / 2, 2 * weight} {
			if other >= 0 && other != weight {
				next := copied(r)
				next.Claimants[i].Weight = other
				changed = append(changed, next)
			}
		}
		return changed
	}
	try := func(r apportion.Round) {
		if seats, ok := s.ask(r); ok {
			f(r, seats)
		}
	}
	for i := range min(len(s.seats), 8) {
		for _, one := range change(s.round, i) {
			try(one)
			if j := (i + 1) % len(s.seats); j != i && len(s.seats) <= 8 {
				for _, two := range change(one, j) {
					try(two)
				}
			}
		}
	}
}

// exchanges holds that of no two claimants, of whom the first is not put behind
// the second, the first has fewer and the second more after a change.
func (s *sitting) exchanges(notBehind func(one, other, oneAfter, otherAfter int64) bool) {
	s.changes(func(r apportion.Round, seats []int64) {
		for i, before := range s.round.Claimants {
			for j, other := range s.round.Claimants {
				if i == j || !notBehind(before.Weight, other.Weight, r.Claimants[i].Weight, r.Claimants[j].Weight) {
					continue
				}
				if s.over() {
					return
				}
				if s.compared++; seats[i] >= s.seats[i] || seats[j] <= s.seats[j] {
					continue // without the text of what is wrong
				}
				s.hold(false, "by %s %s has %d in place of %d, and %s has %d in place of %d",
					weightsText(r), before.ID, seats[i], s.seats[i], other.ID, seats[j], s.seats[j])
			}
		}
	})
}

func (s *sitting) voteRatioMonotonicity() {
	s.exchanges(func(one, other, oneAfter, otherAfter int64) bool {
		high, low := bits.Mul64(uint64(oneAfter), uint64(other))
		againstHigh, againstLow := bits.Mul64(uint64(one), uint64(otherAfter))
		// 0 to 0 is no ratio.
		return (one > 0 || other > 0) && (oneAfter > 0 || otherAfter > 0) && (high > againstHigh || high == againstHigh && low >= againstLow)
	})
}

func (s *sitting) populationMonotonicity() {
	s.exchanges(func(one, other, oneAfter, otherAfter int64) bool { return oneAfter >= one && otherAfter <= other })
}

func (s *sitting) ownWeightMonotonicity() {
	for i, c := range s.round.Claimants[:min(len(s.seats), 8)] {
		for _, more := range []int64{1, max(c.Weight/2, 1), c.Weight} {
			r := copied(s.round)
			if r.Claimants[i].Weight += more; r.Claimants[i].Weight < 0 {
				continue
			}
			if seats, ok := s.ask(r); ok {
				s.hold(seats[i] >= s.seats[i], "%v has %d, and only %d with a weight of %d", s.who(i), s.seats[i], seats[i], r.Claimants[i].Weight)
			}
		}
	}
}

// uniformity leaves out one, and all but two.
func (s *sitting) uniformity() {
	part := func(leave func(i int) bool) {
		var r apportion.Round
		var want []int64
		for i, c := range s.round.Claimants {
			if !leave(i) {
				r.Claimants = append(r.Claimants, c)
				r.Seats += s.seats[i]
				want = append(want, s.seats[i])
			}
		}
		if seats, ok := s.ask(r); ok {
			for i, c := range r.Claimants {
				if s.compared++; seats[i] != want[i] {
					s.hold(false, "%v has %d, and %d when the %d seats of %s are apportioned among these", c.ID, want[i], seats[i], r.Seats, weightsText(r))
				}
			}
		}
	}
	for i := range min(len(s.seats), 8) {
		part(func(k int) bool { return k == i })
		if len(s.seats) > 3 {
			j := (i + 1) % len(s.seats)
			part(func(k int) bool { return k != i && k != j })
		}
	}
}

// neighbours calls f with each claimant and the next by weight.
func (s *sitting) neighbours(f func(small, large int)) {
	order := make([]int, len(s.seats))
	for i := range order {
		order[i] = i
	}
	weight := func(i int) int64 { return s.round.Claimants[i].Weight }
	slices.SortStableFunc(order, func(i, j int) int {
		if weight(i) != weight(j) {
			return map[bool]int{true: -1, false: 1}[weight(i) < weight(j)]
		}
		return int(min(max(s.seats[i]-s.seats[j], -1), 1))
	})
	for k := 1; k < len(order); k++ {
		f(order[k-1], order[k])
	}
}

func (s *sitting) weightOrder() {
	s.neighbours(func(i, j int) {
		if s.round.Claimants[i].Weight < s.round.Claimants[j].Weight {
			s.hold(s.seats[i] <= s.seats[j], "%v has %d, and %v has %d", s.who(i), s.seats[i], s.who(j), s.seats[j])
		}
	})
}

func (s *sitting) balance() {
	for i, c := range s.round.Claimants {
		for j, other := range s.round.Claimants[:i] {
			if c.Weight == other.Weight {
				s.hold(max(s.seats[i], s.seats[j])-min(s.seats[i], s.seats[j]) <= 1, "%v has %d, and %v has %d", s.who(j), s.seats[j], s.who(i), s.seats[i])
			}
		}
	}
}

func (s *sitting) homogeneity() {
	for _, factor := range []int64{2, 3} {
		if s.sum > math.MaxInt64/factor {
			return
		}
		r := copied(s.round)
		for i := range r.Claimants {
			r.Claimants[i].Weight *= factor
		}
		if seats, ok := s.ask(r); ok {
			for i := range seats {
				s.hold(seats[i] == s.seats[i], "%v has %d, and %d when all weights are multiplied by %d", s.who(i), s.seats[i], seats[i], factor)
			}
		}
	}
}

// allSeats holds that all seats are handed out, none of them to no weight and
// none taken from anybody.
func (s *sitting) allSeats() {
	sum := new(big.Int)
	for i, seats := range s.seats {
		s.hold(seats >= 0, "%v has %d", s.who(i), seats)
		s.hold(seats <= 0 || s.round.Claimants[i].Weight > 0, "%v has %d", s.who(i), seats)
		sum.Add(sum, big.NewInt(seats))
	}
	s.hold(sum.Cmp(big.NewInt(s.round.Seats)) == 0, "%v seats are handed out of %d", sum, s.round.Seats)
}

func (s *sitting) unchanged() {
	given := copied(s.round)
	if _, err := s.apportion(given); err == nil {
		s.hold(given.Seats == s.round.Seats && slices.Equal(given.Claimants, s.round.Claimants), "afterwards the round is %v", given)
	}
}

func (s *sitting) repeatable() {
	kept := slices.Clone(s.seats)
	other := copied(s.round)
	other.Seats /= 2
	if _, ok := s.ask(other); !ok {
		return
	}
	s.hold(slices.Equal(s.seats, kept), "the seats were %d, and are %d once another round is apportioned", kept, s.seats)
	again, _ := s.ask(s.round)
	s.hold(slices.Equal(again, kept), "the seats were %d, and are %d when asked again", kept, again)
}

func (s *sitting) listOrder() {
	have := map[string]int64{}
	for i, c := range s.round.Claimants {
		have[c.ID] = s.seats[i]
	}
	reversed, rotated := copied(s.round), copied(s.round)
	slices.Reverse(reversed.Claimants)
	if len(s.seats) > 1 {
		rotated.Claimants = append(rotated.Claimants[1:], rotated.Claimants[0])
	}
	for _, moved := range []apportion.Round{reversed, rotated} {
		seats, ok := s.ask(moved)
		if !ok {
			return
		}
		for i, c := range moved.Claimants {
			s.hold(seats[i] == have[c.ID], "%v has %d, and %d when the list is in another order", c.ID, have[c.ID], seats[i])
		}
	}
}

// seatRefusal holds that rounds that are not valid, and seats without weight, are
// errors. They are as small as can be already.
func seatRefusal(a apportion.Apportioner) error {
	for _, test := range []struct {
		what  string
		round apportion.Round
	}{
		{"the same identifier twice", apportion.Round{Seats: 1, Claimants: []apportion.Claimant{{ID: "a", Weight: 1}, {ID: "a", Weight: 2}}}},
		{"no identifier", apportion.Round{Seats: 1, Claimants: []apportion.Claimant{{Weight: 1}, {ID: "b", Weight: 2}}}},
		{"a negative weight", apportion.Round{Seats: 1, Claimants: []apportion.Claimant{{ID: "a", Weight: -1}, {ID: "b", Weight: 3}}}},
		{"negative seats", apportion.Round{Seats: -1, Claimants: []apportion.Claimant{{ID: "a", Weight: 1}, {ID: "b", Weight: 2}}}},
		{"weights that overflow together", apportion.Round{Seats: 1, Claimants: []apportion.Claimant{{ID: "a", Weight: math.MaxInt64}, {ID: "b", Weight: 1}}}},
		{"seats and no weight", apportion.Round{Seats: 1, Claimants: []apportion.Claimant{{ID: "a"}, {ID: "b"}}}},
		{"seats and nobody", apportion.Round{Seats: 1}},
	} {
		var seats []int64
		err := errors.New("")
		if panicked := try(func() { seats, err = a(copied(test.round)) }); panicked != "" {
			return Violation{"refusal", seatWorld(test.round), test.what + ": " + panicked}
		}
		if err == nil {
			return Violation{"refusal", seatWorld(test.round), fmt.Sprintf("%s is no error, and the seats are %d", test.what, seats)}
		}
	}
	return nil
}
