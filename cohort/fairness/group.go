package fairness

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Group names the people who share the values of one or more attributes, as
// "sex=female" or, where attributes cross, "sex=female,ethnicity=black". A name
// or value that holds a comma, an equals sign, a quote or a character that does
// not print is quoted as in Go: ethnicity="White, British". The order of the
// attributes makes no other group. The zero value names none.
type Group string

// A Term is one attribute of a group and its value.
type Term struct {
	Name  string // such as "sex"; never empty
	Value string // such as "female"; may be empty
}

// GroupOf returns the group of people to whom all the terms apply, quoted where
// need be, in the order given.
func GroupOf(terms ...Term) Group {
	var text strings.Builder
	for i, term := range terms {
		if i > 0 {
			text.WriteByte(',')
		}
		text.WriteString(quoted(term.Name) + "=" + quoted(term.Value))
	}
	return Group(text.String())
}

// quoted quotes text that could not be read back as it stands.
func quoted(text string) string {
	if text == "" || !utf8.ValidString(text) || strings.ContainsFunc(text, needsQuotes) ||
		strings.TrimSpace(text) != text {
		return strconv.Quote(text)
	}
	return text
}

func needsQuotes(r rune) bool {
	return r == ',' || r == '=' || r == '"' || !unicode.IsPrint(r)
}

// Terms returns the attributes of g and their values, in g's order. Text that
// names no group is an error wrapping engagement.ErrWrongType, and an attribute
// given twice one wrapping engagement.ErrDuplicate.
func (g Group) Terms() ([]Term, error) {
	if g == "" {
		return nil, fmt.Errorf("%w: a group such as sex=female", engagement.ErrMissing)
	}
	var terms []Term
	rest := string(g)
	for more := true; more; {
		var term Term
		var err error
		if term.Name, rest, err = part(rest); err == nil && (term.Name == "" || !strings.HasPrefix(rest, "=")) {
			err = engagement.ErrSyntax
		}
		if err == nil {
			term.Value, rest, err = part(rest[1:])
		}
		if err == nil && rest != "" && rest[0] != ',' {
			err = engagement.ErrSyntax
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %s is not a group such as sex=female,ethnicity=black", engagement.ErrWrongType, word.Quote(string(g)))
		}
		for _, other := range terms {
			if other.Name == term.Name {
				return nil, fmt.Errorf("%w: %s gives %s twice", engagement.ErrDuplicate, word.Quote(string(g)), word.Quote(term.Name))
			}
		}
		terms = append(terms, term)
		if rest, more = strings.CutPrefix(rest, ","); more && rest == "" {
			return nil, fmt.Errorf("%w: %s ends in a comma", engagement.ErrWrongType, word.Quote(string(g)))
		}
	}
	return terms, nil
}

// part cuts a name or value off the beginning of text.
func part(text string) (value, rest string, err error) {
	if strings.HasPrefix(text, `"`) {
		prefix, err := strconv.QuotedPrefix(text)
		if err != nil {
			return "", "", err
		}
		value, err = strconv.Unquote(prefix)
		return value, text[len(prefix):], err
	}
	end := strings.IndexAny(text, ",=")
	if end < 0 {
		end = len(text)
	}
	value = text[:end]
	if value == "" || quoted(value) != value {
		return "", "", engagement.ErrSyntax
	}
	return value, text[end:], nil
}

// A label is a group as this package works with it: its terms by name, and two
// keys that are the same for the same group and the same grouping.
type label struct {
	terms    []Term
	key      string // the group
	grouping string // the names of its attributes
}

func newLabel(g Group) (label, error) {
	terms, err := g.Terms()
	if err != nil {
		return label{}, err
	}
	if len(terms) > 1 {
		slices.SortFunc(terms, func(a, b Term) int { return strings.Compare(a.Name, b.Name) })
	}
	return label{terms, string(GroupOf(terms...)), groupingOf(terms)}, nil
}

func groupingOf(terms []Term) string {
	if len(terms) == 1 {
		return quoted(terms[0].Name)
	}
	names := make([]string, len(terms))
	for i, term := range terms {
		names[i] = quoted(term.Name)
	}
	return strings.Join(names, ",")
}

// within reports whether everyone in l is in the group other: whether l has all
// of its terms.
func (l label) within(other label) bool {
	for _, term := range other.terms {
		if !slices.Contains(l.terms, term) {
			return false
		}
	}
	return true
}
