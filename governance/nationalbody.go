package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A RepresentationLevel is where the sector is to be represented. The zero
// value is RepresentationLevelNotStated.
type RepresentationLevel uint8

// The levels, the local one first.
const (
	RepresentationLevelNotStated RepresentationLevel = iota
	LocalRepresentation
	RegionalRepresentation
	NationalRepresentation
)

var representationLevels = word.NewList[RepresentationLevel]("RepresentationLevel", "not-stated", "local", "regional", "national")

// ParseRepresentationLevel returns the level that text names; empty text is
// RepresentationLevelNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseRepresentationLevel(text string) (RepresentationLevel, error) {
	return representationLevels.Parse(text)
}

// RepresentationLevels lists the levels.
func RepresentationLevels() []RepresentationLevel { return representationLevels.Values() }

// String returns the word of l, such as "local".
func (l RepresentationLevel) String() string { return representationLevels.String(l) }

// MarshalText returns the word of l.
func (l RepresentationLevel) MarshalText() ([]byte, error) { return representationLevels.Marshal(l) }

// UnmarshalText sets l to the level that text names; see
// ParseRepresentationLevel.
func (l *RepresentationLevel) UnmarshalText(text []byte) error {
	return representationLevels.Unmarshal(l, text)
}

// KeyBody returns the body by which the sector is represented at a level (R58):
// locally the Council for Voluntary Service, as "local CVS will remain the key
// representative body at local level", else Clinks. Clinks's resources are to be
// used "at all levels", the local one too. Empty where the level is not stated.
func (l RepresentationLevel) KeyBody() string {
	switch l {
	case LocalRepresentation:
		return "CVS / LIO"
	case RegionalRepresentation, NationalRepresentation:
		return "Clinks"
	}
	return ""
}

// NationalBody is how a project uses the national infrastructure body of the
// sector at one level.
type NationalBody struct {
	Level     RepresentationLevel `json:"level,omitzero"`
	Used      engagement.Answer   `json:"used,omitzero"`      // for the strategic representation of the sector
	Resourced engagement.Answer   `json:"resourced,omitzero"` // for it
	Tasked    engagement.Answer   `json:"tasked,omitzero"`    // with it
	LocalKey  engagement.Answer   `json:"localKey,omitzero"`  // the local CVS is the key body there
}

// Validate returns every problem of n: values outside their enumerations.
func (n NationalBody) Validate() error {
	var problems engagement.Problems
	problems.CheckWord("level", n.Level)
	facts.CheckGiven(&problems, facts.Given("used", n.Used), facts.Given("resourced", n.Resourced), facts.Given("tasked", n.Tasked), facts.Given("localKey", n.LocalKey))
	return problems.Err()
}

// Check says whether the national body is used as NA2009 recommendation 12 has
// it (R58): projects "should harness the resources of Clinks in the strategic
// representation of TSAs at all levels", and Clinks is to be "resourced in such
// a way as to make this possible and tasked with providing this support".
// Whether the local CVS is the key body is asked at the local level only.
func (n NationalBody) Check() engagement.Reason {
	local := engagement.NotKnown
	if n.Level.KeyBody() != "" {
		local = engagement.AnswerOf(n.Level == LocalRepresentation)
	}
	key := facts.Answered(ruleInfrastructureUse, "localKey", n.LocalKey, "the local CVS is the key representative body")
	key.Outcome = facts.Arising(local, key.Outcome)
	return engagement.Reason{Rule: ruleInfrastructureUse, Subject: n.Level.String(),
		Outcome: n.Used.And(n.Resourced).And(n.Tasked).And(local.Not().Or(n.LocalKey)).Outcome(),
		Because: []engagement.Reason{
			facts.Answered(ruleInfrastructureUse, "used", n.Used, "the national body is used for strategic representation"),
			facts.Answered(ruleInfrastructureUse, "resourced", n.Resourced, "it is resourced for that"),
			facts.Answered(ruleInfrastructureUse, "tasked", n.Tasked, "it is tasked with that"),
			key,
		},
		Format: "key body %q; national body used: %v, resourced: %v, tasked: %v; local CVS is key: %v",
		Values: []any{n.Level.KeyBody(), n.Used, n.Resourced, n.Tasked, n.LocalKey}}
}
