package division

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// Random arrival and the average of awards are both made of a weighted sum over
// the sets S of claims that leave something of the budget E, of a power of what
// they leave: (E - claims in S)ᵏ. The claims are parted into halves. For each half
// the sums that its subsets have are listed with how many subsets have each: as
// many as subsets where no two agree, fewer where claims repeat or amounts are
// small. A set is then one from each list, and for a subset of one half all that
// go with it from the other are summed at once.

// A contest is what remains of a division that is self-dual and to which claims
// above the budget count as the budget, once both are used: no claim is above
// the budget, and this is at most half of the claims.
type contest struct {
	claims []funding.Pence
	budget funding.Pence
	lost   [][]funding.Pence // of which claims the awards so far were losses
}

func contestOf(claims []funding.Pence, budget funding.Pence) contest {
	c := contest{slices.Clone(claims), budget, nil}
	for {
		sum := funding.Pence(0)
		for i, claim := range c.claims {
			c.claims[i] = min(claim, c.budget)
			sum += c.claims[i]
		}
		if c.budget <= sum-c.budget {
			return c
		}
		// No more than three times: with two claims cut to the budget it is
		// at most half of all, and with one the budget turns into what the
		// others claim.
		c.lost = append(c.lost, slices.Clone(c.claims))
		c.budget = sum - c.budget
	}
}

// awards turns awards of the contest, by claim, into those of the division.
func (c contest) awards(byClaim map[funding.Pence]*big.Rat) []*big.Rat {
	exact := make([]*big.Rat, len(c.claims))
	for i, claim := range c.claims {
		exact[i] = new(big.Rat)
		if award, ok := byClaim[claim]; ok {
			exact[i].Set(award)
		}
		for k := len(c.lost) - 1; k >= 0; k-- {
			exact[i].Sub(pence(c.lost[k][i]), exact[i])
		}
	}
	return exact
}

// equalAwards is for n claims above nothing that are all equal.
func (c contest) equalAwards(n int) []*big.Rat {
	award := new(big.Rat).Quo(pence(c.budget), big.NewRat(int64(n), 1))
	return c.awards(map[funding.Pence]*big.Rat{slices.Max(c.claims): award})
}

// A repeated is a claim and how often it is made.
type repeated struct {
	claim  uint64
	copies int
}

// repeatedClaims returns the claims above nothing, the largest first, and how
// many there are.
func repeatedClaims(claims []funding.Pence) (all []repeated, n int) {
	order := ascending(claims)
	for i := len(order) - 1; i >= 0 && order[i].claim > 0; i-- {
		n++
		if claim := uint64(order[i].claim); len(all) > 0 && all[len(all)-1].claim == claim {
			all[len(all)-1].copies++
		} else {
			all = append(all, repeated{claim, 1})
		}
	}
	return all, n
}

// A subsetSum is what the claims in some subsets add up to.
type subsetSum struct {
	sum  uint64
	size int // how many claims, where that matters; otherwise 0
}

func (s subsetSum) compare(t subsetSum) int {
	return cmp.Or(cmp.Compare(s.sum, t.sum), cmp.Compare(s.size, t.size))
}

// subsetSums are the sums below a budget of subsets of some claims, ascending,
// with how many have each: counted as they are where the size is kept, and
// otherwise those of odd size as -1.
type subsetSums struct {
	budget uint64
	sized  bool
	claims []repeated
	sums   []subsetSum
	words  int
	counts []uint64 // so many words for each
}

func newSubsetSums(budget uint64, sized bool, words int) *subsetSums {
	s := &subsetSums{budget: budget, sized: sized, words: words, sums: make([]subsetSum, 1), counts: make([]uint64, words)}
	s.counts[0] = 1
	return s
}

func (s *subsetSums) count(i int) wide { return s.counts[i*s.words : (i+1)*s.words] }

// with returns the sum with one more claim.
func (s *subsetSums) with(sum subsetSum, claim uint64) subsetSum {
	sum.sum += claim
	if s.sized {
		sum.size++
	}
	return sum
}

// add takes in one more copy of a claim: sums without it, and with it.
func (s *subsetSums) add(claim uint64) {
	if last := len(s.claims) - 1; last >= 0 && s.claims[last].claim == claim {
		s.claims[last].copies++
	} else {
		s.claims = append(s.claims, repeated{claim, 1})
	}
	var sums []subsetSum
	var counts wide
	without, with := 0, 0
	for {
		var next subsetSum
		if with < len(s.sums) {
			next = s.with(s.sums[with], claim)
		}
		more := with < len(s.sums) && next.sum < s.budget
		order := -1
		switch {
		case without == len(s.sums) && !more:
			s.sums, s.counts = sums, counts
			return
		case without == len(s.sums):
			order = 1
		case more:
			order = s.sums[without].compare(next)
		}
		if order <= 0 {
			sums = append(sums, s.sums[without])
			counts = append(counts, s.count(without)...)
			without++
		} else {
			sums = append(sums, next)
			for range s.words {
				counts = append(counts, 0)
			}
		}
		if order >= 0 {
			count := counts[len(counts)-s.words:]
			if s.sized {
				count.add(s.count(with))
			} else {
				count.sub(s.count(with))
			}
			with++
		}
	}
}

// having returns for each sum how many of the subsets have one certain copy of a
// claim in them: as many as have the sum less the claim and do not have that
// copy, which are those with that sum less those that have it.
func (s *subsetSums) having(claim uint64) []uint64 {
	counts := make([]uint64, len(s.counts))
	less := 0
	for i, sum := range s.sums {
		for less < i && s.with(s.sums[less], claim).compare(sum) < 0 {
			less++
		}
		if less == i || s.with(s.sums[less], claim) != sum {
			continue
		}
		count, without := wide(counts[i*s.words:(i+1)*s.words]), wide(counts[less*s.words:(less+1)*s.words])
		if s.sized {
			count.add(s.count(less))
			count.sub(without)
		} else {
			count.add(without)
			count.sub(s.count(less))
		}
	}
	return counts
}

// A subsetWeight weighs subsets.
type subsetWeight interface {
	// against returns for each sum of one half what all subsets of the other that
	// go with it weigh together, in wides of so many words.
	against(half, other *subsetSums, words int) []uint64
	// steps is how much work that is for one sum of a half whose other half has
	// so many claims.
	steps(words, others int) int64
}

// mostSubsetSteps bounds the work, which a division cannot be asked to break off:
// multiplications of words, about a second's.
const mostSubsetSteps = 1 << 29

func tooManySubsets(d Division, n, distinct int) error {
	return engagement.Problems{{Path: "claims", Value: strconv.Itoa(n), Err: fmt.Errorf(
		"%w: %v among so many claims, %d of them distinct, takes too long to work out", engagement.ErrLimit, d, distinct)}}
}

// weighSubsets returns for each claim what all sets with one certain copy of it
// weigh together, and what all sets weigh together. These fit into so many bits,
// and so do numbers of sets where they are multiplied out.
//
// With n claims, all different and with sums that do not agree, there are 2^(n/2)
// sums in each half.
func weighSubsets(d Division, claims []repeated, budget funding.Pence, sized bool, bits int, weight subsetWeight) (having map[funding.Pence]*big.Int, all *big.Int, err error) {
	n := 0
	for _, r := range claims {
		n += r.copies
	}
	words := bits/64 + 1 // one bit more for the sign
	counting := min(words, (n+1)/64+1)
	halves := [2]*subsetSums{newSubsetSums(uint64(budget), sized, counting), newSubsetSums(uint64(budget), sized, counting)}
	steps := weight.steps(words, (n+1)/2) + int64(words)*int64(len(claims))
	for _, r := range claims {
		half := halves[0]
		if len(halves[1].sums) < len(half.sums) {
			half = halves[1]
		}
		for range r.copies {
			half.add(r.claim)
			if int64(len(halves[0].sums)+len(halves[1].sums)) > mostSubsetSteps/steps {
				return nil, nil, tooManySubsets(d, n, len(claims))
			}
		}
	}
	having = make(map[funding.Pence]*big.Int, len(claims))
	for i, half := range halves {
		weights := weight.against(half, halves[1-i], words)
		weigh := func(counts []uint64) *big.Int {
			sum := make(wide, words)
			for k := range half.sums {
				sum.addProduct(weights[k*words:(k+1)*words], counts[k*counting:(k+1)*counting])
			}
			return sum.big()
		}
		for _, r := range half.claims {
			having[funding.Pence(r.claim)] = weigh(half.having(r.claim))
		}
		all = weigh(half.counts)
	}
	return having, all, nil
}
