package cohort

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestPolicyWords(t *testing.T) {
	wordtest.Check[Comparison](t, "Comparison", ParseComparison, Comparisons(), "not-stated", "one-of", "none-of", "at-least", "over",
		"at-most", "under", "within-last", "within-next", "at-least-ago", "before", "from", "yes", "no")
	wordtest.Check[UnknownPolicy](t, "UnknownPolicy", ParseUnknownPolicy, UnknownPolicies(), "not-stated", "leave-out", "let-in", "refuse")
	wordtest.Check[TieBreak](t, "TieBreak", ParseTieBreak, TieBreaks(), "not-stated", "id", "draw")
	wordtest.Check[Place](t, "Place", ParsePlace, Places(), "not-stated", "out", "in")
	wordtest.Check[RAG](t, "RAG", ParseRAG, RAGs(), "not-known", "green", "amber", "red")
	wordtest.Check[Position](t, "Position", ParsePosition, Positions(), "not-known", "none", "order", "licence")
}

// A field is written as it is read, and nothing else is a field.
func TestFieldThereAndBack(t *testing.T) {
	for _, kind := range FieldKinds() {
		text := kind.String()
		if kind.named() {
			_, err := ParseField(text)
			assert.ErrorIs(t, err, engagement.ErrOutOfRange, text)
			_, err = ParseField(text + ":")
			assert.ErrorIs(t, err, engagement.ErrOutOfRange, text)
			text += ":employment:and:more"
			if kind == FieldNeed {
				_, err = ParseField(text)
				assert.ErrorIs(t, err, engagement.ErrUnknownWord, text)
				text = "need:" + engagement.Pathways()[0].String()
			}
		} else {
			_, err := ParseField(text + ":x")
			assert.ErrorIs(t, err, engagement.ErrOutOfRange, text)
		}
		field, err := ParseField(text)
		require.NoError(t, err)
		written, err := field.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, text, string(written))
		assert.NotEmpty(t, comparisonsOf(kind))
	}
	_, err := ParseField("height")
	assert.ErrorIs(t, err, engagement.ErrUnknownWord)
	_, err = Field{Kind: FieldKind(99)}.MarshalText()
	assert.ErrorIs(t, err, engagement.ErrUnknownWord)
}
