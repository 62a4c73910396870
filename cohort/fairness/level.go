package fairness

import (
	"fmt"
	"math"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// DefaultLevel is the confidence level of a policy that states none.
const DefaultLevel = 0.95

// Quantile returns the point z such that a standard normal variable lies between
// -z and z with the probability level: 1.959964 for 0.95. Level 0 means
// DefaultLevel. A level outside 0 to 1, or 1 itself, is an error wrapping
// engagement.ErrOutOfRange. The error of the result is some units in its last
// place (Wichura, M. J. (1988) Algorithm AS 241. Applied Statistics 37,
// 477-484, which is what math.Erfinv computes).
func Quantile(level float64) (float64, error) {
	if level == 0 {
		level = DefaultLevel
	}
	if !(level > 0 && level < 1) {
		return 0, fmt.Errorf("%w: a confidence level lies between 0 and 1", engagement.ErrOutOfRange)
	}
	return math.Sqrt2 * math.Erfinv(level), nil
}

// prepare checks a level and counts, under the names of an argument list.
func prepare(level float64, names []string, counts ...Counts) (z float64, err error) {
	var problems engagement.Problems
	z, err = Quantile(level)
	if err != nil {
		problems.Add("level", strconv.FormatFloat(level, 'g', -1, 64), err)
	}
	for i, c := range counts {
		c.check(&problems, names[i])
	}
	return z, problems.Err()
}

var (
	oneName  = []string{""}
	twoNames = []string{"group", "reference"}
)
