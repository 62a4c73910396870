package cohort

import (
	"fmt"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

// Describe says in English what a criterion asks, such as "age at least 18". Of
// more parts than a policy may hold, as of a literal that holds itself, it leaves
// the rest as "…".
func (c Criterion) Describe() string {
	left := mostCriteria
	text := c.describe(&left)
	if c.Exclude {
		return "not: " + text
	}
	return text
}

func (c Criterion) describe(left *int) string {
	switch {
	case len(c.Any) > 0:
		return join(c.Any, " or ", left)
	case len(c.All) > 0:
		return join(c.All, " and ", left)
	}
	subject := c.Field.describe()
	switch c.Is {
	case IsYes:
		return subject
	case IsNo:
		return "not " + subject
	case OneOf:
		return subject + " is " + strings.Join(c.Values, " or ")
	case NoneOf:
		return subject + " is not " + strings.Join(c.Values, " or ")
	case WithinLast:
		return subject + " within the last " + lengths(c.Values)
	case WithinNext:
		return subject + " within the next " + lengths(c.Values)
	case AtLeastAgo:
		return subject + " at least " + lengths(c.Values) + " ago"
	case Before:
		return subject + " before " + strings.Join(c.Values, " or ")
	case From:
		return subject + " on or after " + strings.Join(c.Values, " or ")
	}
	value := strings.Join(c.Values, " or ")
	if c.Field.Kind == FieldSentence {
		value = lengths(c.Values)
	}
	return subject + " " + strings.ReplaceAll(c.Is.String(), "-", " ") + " " + value
}

// join describes the parts of a criterion, those that have parts in brackets, as
// long as there are parts left to describe.
func join(parts []Criterion, word string, left *int) string {
	var texts []string
	for _, part := range parts {
		if *left == 0 {
			texts = append(texts, "…")
			break
		}
		*left--
		text := part.describe(left)
		if len(part.Any) > 0 || len(part.All) > 0 {
			text = "(" + text + ")"
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, word)
}

// lengths writes lengths of time in words, as far as they can be read.
func lengths(values []string) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = value
		if term, err := ParseTerm(value); err == nil && term.IsKnown() {
			texts[i] = term.words()
		}
	}
	return strings.Join(texts, " or ")
}

// words returns t as "3 months 14 days".
func (t Term) words() string {
	var parts []string
	for _, part := range []struct {
		n    uint16
		unit string
	}{{t.Months, "month"}, {t.Days, "day"}} {
		switch part.n {
		case 0:
		case 1:
			parts = append(parts, "1 "+part.unit)
		default:
			parts = append(parts, fmt.Sprintf("%d %ss", part.n, part.unit))
		}
	}
	return strings.Join(parts, " ")
}

func (f Field) describe() string {
	switch f.Kind {
	case FieldScheme:
		return "in the scheme " + f.Name
	case FieldNeed:
		return "in need of " + f.Name
	case FieldSource:
		return "identified by " + f.Name
	case FieldFact:
		return f.Name
	case FieldRAGSince:
		return "the RAG status began"
	case FieldSentenced:
		return "sentenced"
	case FieldReleased:
		return "released"
	}
	return f.Kind.String()
}

// explain gives the reason of one criterion: what it asks and what is known.
func (t *test) explain(p *Person) engagement.Reason {
	reason := engagement.Reason{Rule: t.rule, Outcome: t.passes(p).Outcome(), Subject: string(t.criterion.ID)}
	for _, parts := range [][]test{t.any, t.all} {
		for i := range parts {
			reason.Because = append(reason.Because, parts[i].explain(p))
		}
	}
	if len(reason.Because) > 0 {
		reason.Format, reason.Values = "%s", []any{t.criterion.Describe()}
		return reason
	}
	reason.Format, reason.Values = "%s; it is %s", []any{t.criterion.Describe(), t.value(p)}
	return reason
}

// value writes the fact that a criterion on a field asks, as it is known.
func (t *test) value(p *Person) string {
	value := ""
	switch t.criterion.Field.Kind {
	case FieldAge:
		return p.AgeOn(t.asOf).String()
	case FieldRisk:
		return p.Risk.String()
	case FieldRAGSince:
		return p.RAGSince.String()
	case FieldSentenced:
		return p.Sentenced.String()
	case FieldReleased:
		return p.Released.String()
	case FieldSentence:
		return p.Sentence.String()
	case FieldSex, FieldEthnicity, FieldArea, FieldPosition, FieldRAG:
		value, _ = t.word(p)
	default:
		return t.answer(p).String()
	}
	if value == "" {
		return "not-known"
	}
	return value
}
