package cohort

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Score is a score of risk from somebody's instrument, from 0 to MaxScore
// with up to four decimals, held exactly. This library works out no scores: no
// source gives an instrument. The zero value is a score that is not known. In
// JSON a score is a string such as "74.5", and null where not known.
type Score struct {
	next int32 // ten-thousandths and one, so that 0 can mean not known
}

const scoreUnit = 10_000

// MaxScore is the highest score, in whole points.
const MaxScore = (math.MaxInt32 - 1) / scoreUnit

// ParseScore returns the score written as "74" or "74.5". Empty text is the
// score that is not known; anything else is an error wrapping ErrOutOfRange.
func ParseScore(text string) (Score, error) {
	if text == "" {
		return Score{}, nil
	}
	whole, decimals, point := strings.Cut(text, ".")
	units, err := strconv.ParseUint(whole, 10, 31)
	if err != nil || !isDigits(whole) || !isDigits(decimals) || point && decimals == "" || len(decimals) > 4 || units > MaxScore {
		return Score{}, fmt.Errorf("%w: %s is not a score from 0 to %d with at most four decimals", engagement.ErrOutOfRange, word.Quote(text), MaxScore)
	}
	units *= scoreUnit
	for i, unit := 0, uint64(scoreUnit/10); i < len(decimals); i, unit = i+1, unit/10 {
		units += unit * uint64(decimals[i]-'0')
	}
	if units > MaxScore*scoreUnit {
		return Score{}, fmt.Errorf("%w: %s is above %d", engagement.ErrOutOfRange, word.Quote(text), MaxScore)
	}
	return Score{int32(units) + 1}, nil
}

func isDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// MustParseScore is ParseScore for tests, examples and tables of facts: it
// panics on what ParseScore refuses.
func MustParseScore(text string) Score {
	score, err := ParseScore(text)
	if err != nil {
		panic(err)
	}
	return score
}

// IsKnown reports whether s is a score.
func (s Score) IsKnown() bool { return s.next != 0 }

// Compare returns -1, 0 or +1 as s is lower than t, the same or higher. What
// is not known comes first.
func (s Score) Compare(t Score) int { return cmp.Compare(s.next, t.next) }

// String returns s without needless decimals, or "not-known".
func (s Score) String() string {
	if !s.IsKnown() {
		return "not-known"
	}
	units := s.next - 1
	text := strconv.Itoa(int(units / scoreUnit))
	if part := units % scoreUnit; part != 0 {
		text += strings.TrimRight(fmt.Sprintf(".%04d", part), "0")
	}
	return text
}

// MarshalText returns s as a number, and empty text where not known.
func (s Score) MarshalText() ([]byte, error) {
	if !s.IsKnown() {
		return []byte{}, nil
	}
	return []byte(s.String()), nil
}

// UnmarshalText sets s to the score that text names; see ParseScore.
func (s *Score) UnmarshalText(text []byte) error {
	score, err := ParseScore(string(text))
	if err != nil {
		return err
	}
	*s = score
	return nil
}

// MarshalJSON returns the score as a string, and null where not known.
func (s Score) MarshalJSON() ([]byte, error) {
	if !s.IsKnown() {
		return []byte("null"), nil
	}
	return []byte(`"` + s.String() + `"`), nil
}

// UnmarshalJSON reads null, a string such as "74.5", or a number.
func (s *Score) UnmarshalJSON(data []byte) error {
	text := string(data)
	if text == "null" {
		*s = Score{}
		return nil
	}
	if len(text) >= 2 && text[0] == '"' && text[len(text)-1] == '"' {
		text = text[1 : len(text)-1]
	}
	if text == "" {
		return fmt.Errorf("%w: a score that is not known is null", engagement.ErrOutOfRange)
	}
	return s.UnmarshalText([]byte(text))
}
