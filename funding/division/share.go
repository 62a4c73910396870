package division

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Share is a part of a whole as a decimal from 0 to 1, exactly: half is
// {50, 2}, which is written "0.50". The zero value is not stated; to state
// nothing at all is {0, 1}, "0.0".
type Share struct {
	Units    int64 // of the last decimal
	Decimals int   // from 0 to MaxShareDecimals
}

// MaxShareDecimals is the most decimals that a Share has.
const MaxShareDecimals = 9

var powersOfTen = [MaxShareDecimals + 1]int64{1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// ParseShare reads a share such as "0.50" or "1". Other text is an error
// wrapping engagement.ErrOutOfRange. "0" is read as "0.0", as it states one.
func ParseShare(text string) (Share, error) {
	whole, fraction, point := strings.Cut(text, ".")
	units, err := strconv.ParseUint(whole+fraction, 10, 63)
	share := Share{int64(units), len(fraction)}
	if share == (Share{}) {
		share.Decimals = 1
	}
	if err != nil || len(whole) != 1 || point && fraction == "" || share.Validate() != nil {
		return Share{}, fmt.Errorf("%w: %s is not a share from 0 to 1 such as 0.50, with up to %d decimals", engagement.ErrOutOfRange, word.Quote(text), MaxShareDecimals)
	}
	return share, nil
}

// IsStated reports whether s is not the zero value.
func (s Share) IsStated() bool { return s != Share{} }

// Validate returns a problem where s is not from 0 to 1 or has too many decimals.
func (s Share) Validate() error {
	if s.Decimals < 0 || s.Decimals > MaxShareDecimals || s.Units < 0 || s.Units > powersOfTen[s.Decimals] {
		return engagement.Problems{{Value: s.String(), Err: fmt.Errorf("%w: a share is from 0 to 1, with up to %d decimals", engagement.ErrOutOfRange, MaxShareDecimals)}}
	}
	return nil
}

// String returns s as written, such as "0.50"; "" where it is not stated.
func (s Share) String() string {
	switch {
	case !s.IsStated():
		return ""
	case s.Decimals < 0 || s.Decimals > MaxShareDecimals || s.Units < 0:
		return fmt.Sprintf("Share(%d, %d)", s.Units, s.Decimals)
	case s.Decimals == 0:
		return strconv.FormatInt(s.Units, 10)
	}
	one := powersOfTen[s.Decimals]
	return fmt.Sprintf("%d.%0*d", s.Units/one, s.Decimals, s.Units%one)
}

// MarshalText returns s as written.
func (s Share) MarshalText() ([]byte, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	return []byte(s.String()), nil
}

// UnmarshalText sets s to the share that text names; see ParseShare. Empty
// text is a share not stated.
func (s *Share) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = Share{}
		return nil
	}
	share, err := ParseShare(string(text))
	if err != nil {
		return err
	}
	*s = share
	return nil
}

// UnmarshalJSON reads a string as UnmarshalText does, or a number from 0 to 1
// with as many decimals at most and no exponent, exactly. Null leaves s as it is.
func (s *Share) UnmarshalJSON(data []byte) error {
	text := string(data)
	switch {
	case text == "":
		return engagement.ErrMissing
	case text == "null":
		return nil
	case text[0] == '"':
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		return s.UnmarshalText([]byte(text))
	case text[0] != '-' && (text[0] < '0' || text[0] > '9'):
		return fmt.Errorf("%w: a share is a number from 0 to 1, such as 0.50, or that as a string", engagement.ErrWrongType)
	}
	share, err := ParseShare(text)
	if err != nil {
		return err
	}
	*s = share
	return nil
}

// of returns the share of an amount that is not negative, rounded down to
// pence, and what is left in billionths of a penny. The share is valid.
func (s Share) of(amount funding.Pence) (funding.Pence, int64) {
	one := powersOfTen[s.Decimals]
	hi, lo := bits.Mul64(uint64(s.Units), uint64(amount))
	floor, rest := bits.Div64(hi, lo, uint64(one)) // the share is at most one, and so hi less than it
	return funding.Pence(floor), int64(rest) * (powersOfTen[MaxShareDecimals] / one)
}

// cmp compares two shares, neither of them negative.
func (s Share) cmp(t Share) int {
	a, b := s.Units*(powersOfTen[MaxShareDecimals]/powersOfTen[s.Decimals]), t.Units*(powersOfTen[MaxShareDecimals]/powersOfTen[t.Decimals])
	return int(min(max(a-b, -1), 1))
}

// less returns s less t, which is not above it.
func (s Share) less(t Share) Share {
	decimals := max(s.Decimals, t.Decimals)
	return Share{s.Units*powersOfTen[decimals-s.Decimals] - t.Units*powersOfTen[decimals-t.Decimals], decimals}
}
