package cohort

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
)

func TestDescribeEnds(t *testing.T) {
	adult := Criterion{ID: "adult", Field: Field{Kind: FieldAge}, Is: AtLeast, Values: []string{"18"}}
	itself := []Criterion{adult, {ID: "again"}}
	itself[1].All = itself
	text := Criterion{ID: "whole", Any: itself}.Describe()
	assert.True(t, strings.HasPrefix(text, "age at least 18 or (age at least 18 and ("), text[:60])
	assert.Contains(t, text, "…")
	assert.Equal(t, "age at least 18 or age at least 18", Criterion{Any: []Criterion{adult, adult}}.Describe())
}

// Thousands of criteria of which every other contradicts the rest do not make
// millions of problems.
func TestPrepareStopsAtManyContradictions(t *testing.T) {
	var criteria []Criterion
	for i := range 4_000 {
		is := []Comparison{IsYes, IsNo}[i%2]
		criteria = append(criteria, Criterion{ID: CriterionID(fmt.Sprint("c", i)), Field: Field{FieldScheme, "ppo"}, Is: is})
	}
	_, err := Prepare(Policy{ID: "p", Unknown: LeaveOut, Criteria: criteria})
	var problems engagement.Problems
	require.ErrorAs(t, err, &problems)
	assert.Len(t, problems, mostProblems+1)
	assert.ErrorIs(t, problems[0], engagement.ErrContradicts)
	assert.ErrorIs(t, problems[mostProblems], engagement.ErrLimit)
}
