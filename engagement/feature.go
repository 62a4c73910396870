package engagement

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/internal/word"
)

// A Feature is a characteristic that respondents of the study of 2004 most
// associated with the VCS. The zero value is FeatureNotStated.
type Feature uint8

// The six features, in the order of the sections of SH2004 3.1. The order is
// that of a pyramid, "the most frequently represented element at the base"; the
// drawing is lost, and that the sections follow it from the base up is
// inferred.
const (
	FeatureNotStated Feature = iota
	CommunityBasedFeature
	CustomerFocused
	SpecialistSkills
	Diversity
	Responsiveness
	Mainstreaming
)

var features = word.NewList[Feature]("Feature", "not-stated",
	"community-based", "customer-focused", "specialist-skills", "diversity", "responsiveness", "mainstreaming")

// ParseFeature returns the feature that text names; empty text is
// FeatureNotStated, and other text wraps ErrUnknownWord.
func ParseFeature(text string) (Feature, error) { return features.Parse(text) }

// Features lists the features in the order of the text.
func Features() []Feature { return features.Values() }

// String returns the word of f, such as "responsiveness".
func (f Feature) String() string { return features.String(f) }

// MarshalText returns the word of f.
func (f Feature) MarshalText() ([]byte, error) { return features.Marshal(f) }

// UnmarshalText sets f to the feature that text names; see ParseFeature.
func (f *Feature) UnmarshalText(text []byte) error { return features.Unmarshal(f, text) }

// Mentions is how many respondents named a feature.
type Mentions struct {
	Feature     Feature `json:"feature"`
	Respondents int64   `json:"respondents"`
}

// Ranked is a feature with its place in the pyramid.
type Ranked struct {
	Mentions
	Rank int `json:"rank"` // 1 at the base; equal counts have the same rank, and the next one skips
}

// Pyramid orders features by how often they were named, the most frequent, the
// base, first (R231). Features named equally often share a rank and stand in
// the order of [Features]. One that is not among the counts is not ranked:
// nobody said how often it was named. SH2004 prints no counts. A feature given
// twice or outside the enumeration, and a negative count, are Problems.
func Pyramid(counts []Mentions) ([]Ranked, error) {
	var problems Problems
	seen := map[Feature]bool{}
	ranked := make([]Ranked, len(counts))
	for i, count := range counts {
		path := fmt.Sprintf("[%d]", i)
		problems.CheckWord(path+".feature", count.Feature)
		switch {
		case count.Feature == FeatureNotStated:
			problems.Add(path+".feature", "", ErrMissing)
		case seen[count.Feature]:
			problems.Add(path+".feature", count.Feature.String(), ErrDuplicate)
		}
		seen[count.Feature] = true
		if count.Respondents < 0 {
			problems.Add(path+".respondents", strconv.FormatInt(count.Respondents, 10), ErrNegative)
		}
		ranked[i].Mentions = count
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(ranked, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(b.Respondents, a.Respondents), cmp.Compare(a.Feature, b.Feature))
	})
	for i := range ranked {
		ranked[i].Rank = i + 1
		if i > 0 && ranked[i].Respondents == ranked[i-1].Respondents {
			ranked[i].Rank = ranked[i-1].Rank
		}
	}
	return ranked, nil
}
