package engagement

import (
	"fmt"

	"github.com/thirdsector-go/partnership/internal/word"
)

// A Size is what a document calls the size of an agency. The zero value is
// SizeNotStated. NA2009 uses the four words without thresholds (3.2, 4.1, 4.2):
// no number of staff and no income gives an agency one of them here.
type Size uint8

// The four sizes, smallest first.
const (
	SizeNotStated Size = iota
	Micro
	Small
	Medium
	Large
)

var sizes = word.NewList[Size]("Size", "not-stated", "micro", "small", "medium", "large")

// ParseSize returns the size that text names; empty text is SizeNotStated, and
// other text wraps ErrUnknownWord.
func ParseSize(text string) (Size, error) { return sizes.Parse(text) }

// Sizes lists the sizes, smallest first.
func Sizes() []Size { return sizes.Values() }

// String returns the word of s, such as "small".
func (s Size) String() string { return sizes.String(s) }

// MarshalText returns the word of s.
func (s Size) MarshalText() ([]byte, error) { return sizes.Marshal(s) }

// UnmarshalText sets s to the size that text names; see ParseSize.
func (s *Size) UnmarshalText(text []byte) error { return sizes.Unmarshal(s, text) }

// A StaffBand is the size of an agency by its number of paid staff (R215). The
// zero value is StaffNotStated.
type StaffBand uint8

// The bands of HO2012 Ch.3. NoPaidStaff is ours: the report's bands begin at
// one, so that an agency without paid staff has none of them.
const (
	StaffNotStated StaffBand = iota
	NoPaidStaff
	Staff1To49
	Staff50To199
	Staff200To499
	Staff500OrMore
)

var staffBands = word.NewList[StaffBand]("StaffBand",
	"not-stated", "no-paid-staff", "1-49", "50-199", "200-499", "500-or-more")

// StaffBandOf returns the band of an agency with the given number of paid
// staff. A negative number is an error wrapping ErrNegative.
func StaffBandOf(paidStaff int64) (StaffBand, error) {
	switch {
	case paidStaff < 0:
		return StaffNotStated, fmt.Errorf("%w number of paid staff %d", ErrNegative, paidStaff)
	case paidStaff == 0:
		return NoPaidStaff, nil
	case paidStaff < 50:
		return Staff1To49, nil
	case paidStaff < 200:
		return Staff50To199, nil
	case paidStaff < 500:
		return Staff200To499, nil
	}
	return Staff500OrMore, nil
}

// ParseStaffBand returns the band that text names; empty text is
// StaffNotStated, and other text wraps ErrUnknownWord.
func ParseStaffBand(text string) (StaffBand, error) { return staffBands.Parse(text) }

// StaffBands lists the bands, smallest first.
func StaffBands() []StaffBand { return staffBands.Values() }

// String returns the word of b, such as "50-199".
func (b StaffBand) String() string { return staffBands.String(b) }

// MarshalText returns the word of b.
func (b StaffBand) MarshalText() ([]byte, error) { return staffBands.Marshal(b) }

// UnmarshalText sets b to the band that text names; see ParseStaffBand.
func (b *StaffBand) UnmarshalText(text []byte) error { return staffBands.Unmarshal(b, text) }

// An IncomeBracket is the size of an agency by its yearly income in whole
// pounds (R216). The zero value is IncomeNotKnown, the table's "not yet known".
type IncomeBracket uint8

// The brackets of WO2011, slide "VCS - A multi-headed beast?". As printed the
// last two both hold exactly £5,000,000: it belongs to the lower one here, as
// every other upper edge does.
const (
	IncomeNotKnown  IncomeBracket = iota
	IncomeTo10000                 // £0 to £10,000
	IncomeTo100000                // £10,001 to £100,000
	IncomeTo500000                // £100,001 to £500,000
	IncomeTo5000000               // £500,001 to £5,000,000
	IncomeOver5000000
)

var incomeBrackets = word.NewList[IncomeBracket]("IncomeBracket",
	"not-known", "0-10000", "10001-100000", "100001-500000", "500001-5000000", "over-5000000")

// IncomeBracketOf returns the bracket of a yearly income in whole pounds. A
// negative income is an error wrapping ErrNegative.
func IncomeBracketOf(pounds int64) (IncomeBracket, error) {
	switch {
	case pounds < 0:
		return IncomeNotKnown, fmt.Errorf("%w income £%d", ErrNegative, pounds)
	case pounds <= 10_000:
		return IncomeTo10000, nil
	case pounds <= 100_000:
		return IncomeTo100000, nil
	case pounds <= 500_000:
		return IncomeTo500000, nil
	case pounds <= 5_000_000:
		return IncomeTo5000000, nil
	}
	return IncomeOver5000000, nil
}

// ParseIncomeBracket returns the bracket that text names; empty text is
// IncomeNotKnown, and other text wraps ErrUnknownWord.
func ParseIncomeBracket(text string) (IncomeBracket, error) { return incomeBrackets.Parse(text) }

// IncomeBrackets lists the brackets, smallest first.
func IncomeBrackets() []IncomeBracket { return incomeBrackets.Values() }

// String returns the word of b, such as "10001-100000".
func (b IncomeBracket) String() string { return incomeBrackets.String(b) }

// MarshalText returns the word of b.
func (b IncomeBracket) MarshalText() ([]byte, error) { return incomeBrackets.Marshal(b) }

// UnmarshalText sets b to the bracket that text names; see
// ParseIncomeBracket.
func (b *IncomeBracket) UnmarshalText(text []byte) error { return incomeBrackets.Unmarshal(b, text) }
