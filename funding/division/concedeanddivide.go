package division

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// concedeAndDivide gives each of two claims what the other concedes, which is
// what of the budget it does not claim, and halves the rest. An odd penny of
// the rest is for both to tie for.
func concedeAndDivide(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	lacking := sum - budget
	rest := budget
	for i, claim := range claims {
		awards[i] = max(claim-lacking, 0) // the budget less the other claim
		rest -= awards[i]
	}
	odd := rest%2 == 1
	for i := range awards {
		awards[i] += rest / 2
		if odd {
			awards[i] = mark(awards[i])
		}
	}
	if odd {
		return rounding{1, len(claims), 1}
	}
	return rounding{}
}

// two returns a problem where there are not two claims.
func two(n int) error {
	if n == 2 {
		return nil
	}
	return engagement.Problems{{Path: "claims", Value: strconv.Itoa(n), Err: fmt.Errorf("%w: concede and divide is for two claims", engagement.ErrOutOfRange)}}
}
