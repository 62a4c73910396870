package directory

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Need is what an offender needs and a service meets: one of the seven
// pathways, or a need beyond them (R134), never both. The zero value is a need
// that is not stated. Needs are comparable with == and usable as map keys. As
// text, and in JSON, a need is the pathway's word, such as "accommodation", or
// "beyond:" and the need's own words, such as "beyond:food-parcels".
type Need struct {
	Pathway engagement.Pathway
	Beyond  Beyond
}

// Beyond is a need outside the seven pathways, in the caller's words. Empty is
// none.
type Beyond string

// The needs outside the pathways that small and micro organisations meet
// (NA2009 4.1 Composition). The list is not closed. Help with registering with a
// GP or applying for a course is not among them: 5.0 names it as what agencies
// add to a commissioned service.
const (
	DropIn         Beyond = "drop-in"            // drop-in facilities
	HelpAtAnyHour  Beyond = "24-hour-assistance" // by day and night
	FoodParcels    Beyond = "food-parcels"
	Furniture      Beyond = "furniture"
	Clothing       Beyond = "clothing"
	EmergencyFunds Beyond = "emergency-funds"
	LegalHelp      Beyond = "legal-help" // in the source, a barrister for an appeal for benefits
)

// BeyondPathways lists the needs outside the pathways that the sources name.
func BeyondPathways() []Beyond {
	return []Beyond{DropIn, HelpAtAnyHour, FoodParcels, Furniture, Clothing, EmergencyFunds, LegalHelp}
}

// PathwayNeeds lists the seven pathways as needs.
func PathwayNeeds() []Need {
	var needs []Need
	for _, p := range engagement.Pathways() {
		needs = append(needs, Need{Pathway: p})
	}
	return needs
}

const (
	beyondPrefix  = "beyond:"
	needNotStated = "not-stated"
)

// ParseNeed returns the need that text names. Empty text and "not-stated" are
// the zero value. Text that is neither a pathway's word nor begins with
// "beyond:" is ambiguous and an error wrapping engagement.ErrUnknownWord:
// nothing is forced into a pathway, and nothing out of one. What follows
// "beyond:" is kept as it stands; see Validate for what it may not be.
func ParseNeed(text string) (Need, error) {
	if text == "" || text == needNotStated {
		return Need{}, nil
	}
	if beyond, ok := strings.CutPrefix(text, beyondPrefix); ok {
		n := Need{Beyond: Beyond(beyond)}
		if beyond == "" {
			return Need{}, fmt.Errorf("%w: %s names no need after the colon", engagement.ErrMissing, word.Quote(text))
		}
		if err := n.problem(); err != nil {
			return Need{}, err
		}
		return n, nil
	}
	pathway, err := engagement.ParsePathway(text)
	if err != nil {
		return Need{}, fmt.Errorf("%w; a need beyond the pathways is written %s and its own words", err, beyondPrefix)
	}
	return Need{Pathway: pathway}, nil
}

// Validate returns a problem for a need that is both a pathway and beyond the
// pathways, for a pathway outside the enumeration, and for words beyond the
// pathways that name a pathway, have space around them or control characters
// in them, or are not UTF-8. The zero value is valid.
func (n Need) Validate() error {
	var problems engagement.Problems
	if err := n.problem(); err != nil {
		problems.Add("", n.String(), err)
	}
	return problems.Err()
}

func (n Need) problem() error {
	beyond := string(n.Beyond)
	switch {
	case n.Pathway != engagement.PathwayNotStated && beyond != "":
		return fmt.Errorf("%w: a need is a pathway or beyond the pathways, not both", engagement.ErrContradicts)
	case beyond == "":
		if n.Pathway <= engagement.Attitudes {
			return nil // as nearly always, and without making its text
		}
		_, err := n.Pathway.MarshalText()
		return err
	case !utf8.ValidString(beyond) || strings.ContainsRune(beyond, utf8.RuneError):
		return engagement.ErrText
	case strings.TrimSpace(beyond) != beyond || strings.ContainsFunc(beyond, unicode.IsControl):
		return fmt.Errorf("%w: %s has space around it or control characters in it", engagement.ErrOutOfRange, word.Quote(beyond))
	case strings.EqualFold(beyond, needNotStated):
		return fmt.Errorf("%w: %s is no need", engagement.ErrContradicts, word.Quote(beyond))
	}
	for _, p := range engagement.Pathways() {
		if strings.EqualFold(beyond, p.String()) || strings.EqualFold(beyond, p.Title()) {
			return fmt.Errorf("%w: %s is the pathway %v, not beyond the pathways", engagement.ErrContradicts, word.Quote(beyond), p)
		}
	}
	return nil
}

// IsStated reports whether n names a need.
func (n Need) IsStated() bool { return n != Need{} }

// IsBeyond reports whether n is a need outside the seven pathways.
func (n Need) IsBeyond() bool { return n.Beyond != "" }

// Compare returns -1, 0 or +1 as n sorts before, with or after o: a need that
// is not stated, then the pathways in their order, then needs beyond them by
// their words.
func (n Need) Compare(o Need) int {
	return cmp.Or(cmp.Compare(n.Beyond, o.Beyond), cmp.Compare(n.Pathway, o.Pathway))
}

// String returns the need's text form, such as "accommodation" or
// "beyond:food-parcels", and "not-stated" for the zero value.
func (n Need) String() string {
	if n.Beyond == "" {
		return n.Pathway.String()
	}
	text := beyondPrefix + string(n.Beyond)
	if n.Pathway != engagement.PathwayNotStated {
		text = n.Pathway.String() + " and " + text // invalid, and shown as it is
	}
	return text
}

// MarshalText returns the need's text form; a need that Validate refuses is an
// error, as it could not be read again.
func (n Need) MarshalText() ([]byte, error) {
	if err := n.problem(); err != nil {
		return nil, err
	}
	return []byte(n.String()), nil
}

// UnmarshalText sets n to the need that text names; see ParseNeed.
func (n *Need) UnmarshalText(text []byte) error {
	need, err := ParseNeed(string(text))
	if err != nil {
		return err
	}
	*n = need
	return nil
}
