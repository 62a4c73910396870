package apportion

import (
	"fmt"
	"math"
	"math/big"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Claimant is who may have seats.
type Claimant struct {
	ID      string `json:"id"`
	Weight  int64  `json:"weight"`            // votes, people, pence: not negative
	Minimum int64  `json:"minimum,omitempty"` // seats it has whatever its weight; not negative
	Maximum int64  `json:"maximum,omitempty"` // seats it can have; 0 where there is no such bound, else at least Minimum
}

// A Round is the facts of an apportionment: how many seats there are, and who
// may have them.
type Round struct {
	Seats     int64      `json:"seats"`
	Claimants []Claimant `json:"weights"`
}

// Validate returns every problem of r in itself: a number that is negative, a
// maximum below the minimum, an identifier missing or repeated, weights that together
// are more than 9,223,372,036,854,775,807. Whether the seats can be handed out
// depends on the policy, too: Apportion says that. Its cost is linear.
func (r Round) Validate() error {
	var problems engagement.Problems
	notNegative := func(path string, n int64) {
		if n < 0 {
			problems.Add(path, strconv.FormatInt(n, 10), engagement.ErrNegative)
		}
	}
	notNegative("seats", r.Seats)
	seen := make(map[string]struct{}, len(r.Claimants))
	for i, c := range r.Claimants {
		before := len(seen)
		switch seen[c.ID] = struct{}{}; {
		case c.ID == "":
			problems.Add(fmt.Sprintf("weights[%d].id", i), "", engagement.ErrMissing)
		case len(seen) == before:
			problems.Add(fmt.Sprintf("weights[%d].id", i), strconv.Quote(c.ID), engagement.ErrDuplicate)
		}
		if c.Minimum < 0 || c.Maximum < 0 { // paths cost more than numbers
			notNegative(fmt.Sprintf("weights[%d].minimum", i), c.Minimum)
			notNegative(fmt.Sprintf("weights[%d].maximum", i), c.Maximum)
		} else if c.Maximum > 0 && c.Maximum < c.Minimum {
			problems.Add(fmt.Sprintf("weights[%d].maximum", i), strconv.FormatInt(c.Maximum, 10),
				fmt.Errorf("%w: the minimum is %d", engagement.ErrContradicts, c.Minimum))
		}
	}
	_, err := total(r.weights())
	problems.AddAll("", err)
	return problems.Err()
}

func (r Round) weights() []int64 {
	weights := make([]int64, len(r.Claimants))
	for i, c := range r.Claimants {
		weights[i] = c.Weight
	}
	return weights
}

// total adds up weights, and reports every negative one and an overflow.
func total(weights []int64) (int64, error) {
	var sum int64
	for _, weight := range weights {
		// A sum of weights that are not negative has overflowed once it
		// is negative; a second overflow could hide that, so stop there.
		if weight < 0 || sum+weight < 0 {
			return 0, totalProblems(weights)
		}
		sum += weight
	}
	return sum, nil
}

func totalProblems(weights []int64) error {
	var problems engagement.Problems
	for i, weight := range weights {
		if weight < 0 {
			problems.Add(fmt.Sprintf("weights[%d].weight", i), strconv.FormatInt(weight, 10), engagement.ErrNegative)
		}
	}
	if len(problems) == 0 {
		sum := sumOf(weights)
		problems.Add("weights", sum.String(), fmt.Errorf("%w: the weights together, above %d", funding.ErrOverflow, int64(math.MaxInt64)))
	}
	return problems
}

// sumOf adds up numbers for an error, where the sum may be of any size.
func sumOf(numbers []int64) *big.Int {
	sum := new(big.Int)
	for _, n := range numbers {
		sum.Add(sum, big.NewInt(n))
	}
	return sum
}
