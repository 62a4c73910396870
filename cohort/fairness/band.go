package fairness

import (
	"fmt"
	"math"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Band is the ratios that the caller takes for even-handed, both ends
// included, such as 0.8 to 1.25. No source of this library gives one, so there
// is no default: the zero value is no band, and nothing is then in or out.
type Band struct {
	Low  float64 `json:"low"`  // at least 0
	High float64 `json:"high"` // at least Low, and above 0; finite
}

// Validate returns all that is wrong with the band, as engagement.Problems.
func (b Band) Validate() error {
	var problems engagement.Problems
	if b == (Band{}) {
		return nil
	}
	if !(b.Low >= 0 && !math.IsInf(b.Low, 1)) {
		problems.Add("low", plain(b.Low), fmt.Errorf("%w: a band begins at 0 or above", engagement.ErrOutOfRange))
	}
	if !(b.High > 0 && !math.IsInf(b.High, 1)) {
		problems.Add("high", plain(b.High), fmt.Errorf("%w: a band ends above 0", engagement.ErrOutOfRange))
	} else if b.Low > b.High {
		problems.Add("high", plain(b.High), fmt.Errorf("%w: a band from %s ends there or above", engagement.ErrOutOfRange, plain(b.Low)))
	}
	return problems.Err()
}

// plain is a number as a caller would write it.
func plain(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// String returns such as "0.8 to 1.25", or "none".
func (b Band) String() string {
	if b == (Band{}) {
		return "none"
	}
	return plain(b.Low) + " to " + plain(b.High)
}

// ratio says whether a ratio lies in the band.
func (b Band) ratio(ratio Number) engagement.Outcome {
	switch {
	case b == (Band{}):
		return engagement.NotApplicable
	case !ratio.exists:
		return engagement.OutcomeNotKnown
	case ratio.x < b.Low || ratio.x > b.High:
		return engagement.NotMet
	}
	return engagement.Met
}

// interval says whether an interval lies in the band, whole; not met means that
// it lies outside, whole, and not known that the data allow both.
func (b Band) interval(i Interval) engagement.Outcome {
	switch {
	case b == (Band{}):
		return engagement.NotApplicable
	case !i.exists:
		return engagement.OutcomeNotKnown
	case i.low >= b.Low && i.high <= b.High:
		return engagement.Met
	case i.high < b.Low || i.low > b.High:
		return engagement.NotMet
	}
	return engagement.OutcomeNotKnown
}
