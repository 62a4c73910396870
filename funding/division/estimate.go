package division

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// An Estimated is an allocation by random arrival from a sample of the orders in
// which the claims may arrive.
type Estimated struct {
	Allocation Allocation `json:"allocation"`
	Seed       uint64     `json:"seed"`
	Samples    int        `json:"samples"`
	// Means are what the sampled orders pay, in pence and in the order of the
	// claims: exact fractions, which together are what is awarded. Equal claims
	// have equal means, that of all of them. These the awards are rounded from.
	Means []*big.Rat `json:"means"`
	// StandardErrors are those of the means, in pence: what they differ from the
	// exact awards is above twice this for about one claim in twenty. They
	// describe awards and nothing is worked out from them.
	StandardErrors []float64 `json:"standardErrors"`
}

// mostArrivals bounds the work of an estimate.
const mostArrivals = 1 << 30

// Estimate shares a round by random arrival where claims are too many for the
// exact mean over all orders: it takes the mean over so many orders drawn from
// the seed, by the generator PCG seeded with it and 0. The same seed gives the
// same result, in whichever order the claims stand. The standard error falls with
// the root of the samples.
//
// Besides the errors of Allocate it is an error if the division is not
// RandomArrival, if there are constraints or ties by draw, less than two samples, or if samples times claims
// are more than 1<<30. The cost is up to linear in these: an order is drawn only
// while there is money.
func (p Policy) Estimate(r Round, seed uint64, samples int) (Estimated, error) {
	var problems engagement.Problems
	if p.Division.isStated() && p.Division != RandomArrival {
		problems.Add("division", p.Division.String(), fmt.Errorf("%w: only %v is estimated", engagement.ErrOutOfRange, RandomArrival))
	}
	if p.Ties == TiesByDraw {
		problems.Add("ties", p.Ties.String(), fmt.Errorf("%w: an estimate settles ties by an order that is not drawn", engagement.ErrOutOfRange))
	} else if !p.isPlainFor(r) {
		problems.Add("", "", fmt.Errorf("%w: an estimate is for claims without constraints", engagement.ErrOutOfRange))
	}
	switch {
	case samples < 2:
		problems.Add("samples", strconv.Itoa(samples), fmt.Errorf("%w: a standard error takes at least 2", engagement.ErrOutOfRange))
	case len(r.Claims) > 0 && samples > mostArrivals/len(r.Claims):
		problems.Add("samples", strconv.Itoa(samples), fmt.Errorf("%w: with %d claims at most %d", engagement.ErrLimit, len(r.Claims), mostArrivals/len(r.Claims)))
	}
	if err := problems.Err(); err != nil {
		problems = nil
		problems.AddAll("", r.Validate())
		problems.AddAll("", p.Division.stated())
		problems.CheckWord("ties", p.Ties)
		problems.AddAll("", err)
		return Estimated{}, problems.Err()
	}
	estimated := Estimated{Seed: seed, Samples: samples}
	// Places in the draw are by identifier, whatever settles ties.
	byID := make([]int, len(r.Claims))
	for i := range byID {
		byID[i] = i
	}
	slices.SortFunc(byID, func(a, b int) int { return cmp.Compare(r.Claims[a].ID, r.Claims[b].ID) })
	awards, rounded, err := p.shareBy(r, func(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) (rounding, error) {
		amounts := make([]funding.Pence, len(claims))
		for place, i := range byID {
			amounts[place] = r.Claims[i].Amount
		}
		byClaim := sampleArrivals(amounts, min(budget, sum), seed, samples)
		estimated.Means, estimated.StandardErrors = make([]*big.Rat, len(claims)), make([]float64, len(claims))
		for i, claim := range r.Claims {
			paid := byClaim[claim.Amount]
			estimated.Means[i] = new(big.Rat).Set(paid.mean)
			estimated.StandardErrors[i] = paid.standardError
		}
		return largestRemainders(awards, each(claims, func(claim funding.Pence) *big.Rat { return byClaim[claim].mean })), nil
	})
	if err != nil {
		return Estimated{}, err
	}
	estimated.Allocation = p.allocation(r, awards, rounded)
	largest := 0.0
	for _, e := range estimated.StandardErrors {
		largest = max(largest, e)
	}
	estimated.Allocation.Reasons = append(estimated.Allocation.Reasons, engagement.Reason{Rule: p.Division.Rule(), Outcome: engagement.Met,
		Format: "estimated from %d orders drawn from seed %d; the largest standard error is %.2f pence", Values: []any{samples, seed, largest}})
	return estimated, nil
}

// paid is what sampled orders pay to a claim.
type paid struct {
	mean          *big.Rat
	standardError float64
}

// payments are what sampled orders pay to some equal claims together.
type payments struct {
	copies  int
	sum     [2]uint64 // of all orders, the lower word first
	squares [3]uint64
	now     funding.Pence // by the order at hand
}

func (p *payments) close() {
	var carry uint64
	p.sum[0], carry = bits.Add64(p.sum[0], uint64(p.now), 0)
	p.sum[1] += carry
	high, low := bits.Mul64(uint64(p.now), uint64(p.now))
	p.squares[0], carry = bits.Add64(p.squares[0], low, 0)
	p.squares[1], carry = bits.Add64(p.squares[1], high, carry)
	p.squares[2] += carry
	p.now = 0
}

// over returns the mean over so many orders and its standard error: with sums s of
// payments and q of their squares over m orders, the variance of one is
// (q - s²/m)/(m-1), and that of the mean an m-th of it.
func (p *payments) over(samples int) paid {
	m, copies := big.NewInt(int64(samples)), big.NewInt(int64(p.copies))
	sum := wide(append(p.sum[:], 0)).big()
	variance := new(big.Int).Mul(m, wide(append(p.squares[:], 0)).big())
	variance.Sub(variance, new(big.Int).Mul(sum, sum))
	scale := new(big.Int).Mul(m, m)
	scale.Mul(scale, big.NewInt(int64(samples-1))).Mul(scale, copies).Mul(scale, copies)
	one, _ := new(big.Rat).SetFrac(variance, scale).Float64()
	return paid{new(big.Rat).SetFrac(sum, m.Mul(m, copies)), math.Sqrt(one)}
}

// sampleArrivals draws orders of arrival and returns by claim what one of it is paid.
func sampleArrivals(claims []funding.Pence, budget funding.Pence, seed uint64, samples int) map[funding.Pence]paid {
	index := make(map[funding.Pence]int)
	var all []payments
	group, order := make([]int, len(claims)), make([]int, len(claims))
	for i, claim := range claims {
		g, ok := index[claim]
		if !ok {
			g = len(all)
			index[claim] = g
			all = append(all, payments{})
		}
		all[g].copies++
		group[i], order[i] = g, i
	}
	random := rand.NewPCG(seed, 0)
	for range samples {
		left := budget
		arrived := 0
		for ; left > 0 && arrived < len(order); arrived++ {
			next := arrived + int(drawBelow(random, uint64(len(order)-arrived)))
			order[arrived], order[next] = order[next], order[arrived]
			i := order[arrived]
			amount := min(left, claims[i])
			all[group[i]].now += amount
			left -= amount
		}
		for _, i := range order[:arrived] {
			if all[group[i]].now > 0 {
				all[group[i]].close()
			}
		}
	}
	byClaim := make(map[funding.Pence]paid, len(all))
	for claim, g := range index {
		byClaim[claim] = all[g].over(samples)
	}
	return byClaim
}

// drawBelow draws one of the numbers below bound, which is not 0, each as likely:
// the upper word of a product with a random word, which is drawn again where more
// such words lead to one number than to another.
func drawBelow(random *rand.PCG, bound uint64) uint64 {
	for {
		drawn, part := bits.Mul64(random.Uint64(), bound)
		if part >= bound || part >= -bound%bound {
			return drawn
		}
	}
}
