package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R58: NA2009 recommendation 12.
func TestNationalBody_Check(t *testing.T) {
	const local, national = governance.LocalRepresentation, governance.NationalRepresentation
	for _, test := range []struct {
		facts   governance.NationalBody
		want    engagement.Outcome
		missing []string
	}{
		{governance.NationalBody{local, isYes, isYes, isYes, isYes}, met, nil},
		{governance.NationalBody{local, isYes, isYes, isYes, isNo}, notMet, []string{"localKey"}},
		{governance.NationalBody{national, isYes, isYes, isYes, isNo}, met, nil}, // locally only
		{governance.NationalBody{national, isYes, isNo, isYes, notKnown}, notMet, []string{"resourced"}},
		{governance.NationalBody{national, isYes, isYes, isNo, notKnown}, notMet, []string{"tasked"}},
		{governance.NationalBody{national, isNo, isYes, isYes, notKnown}, notMet, []string{"used"}},
		{governance.NationalBody{0, isYes, isYes, isYes, isNo}, open, nil}, // at which level?
		{governance.NationalBody{0, isYes, isYes, isYes, isYes}, met, nil}, // at either
		{governance.NationalBody{99, isYes, isYes, isYes, isNo}, open, nil},
		{governance.NationalBody{}, open, nil},
	} {
		outcome(t, test.facts.Check(), "R58", test.want)
		subjects(t, test.facts.Check(), notMet, test.missing...)
	}
	for _, level := range governance.RepresentationLevels() {
		exactly(t, "R58", 4, func(a []engagement.Answer) engagement.Outcome {
			return governance.NationalBody{level, a[0], a[1], a[2], a[3]}.Check().Outcome
		})
	}
	wrong(t, governance.NationalBody{Level: 9, LocalKey: 8}.Validate(), "level: unknown word RepresentationLevel(9)\nlocalKey: unknown word Answer(8)")
}

func TestRepresentationLevel_KeyBody(t *testing.T) {
	for level, want := range map[governance.RepresentationLevel]string{
		governance.LocalRepresentation: "CVS / LIO", governance.RegionalRepresentation: "Clinks", governance.NationalRepresentation: "Clinks", 0: "", 77: "",
	} {
		if got := level.KeyBody(); got != want {
			t.Errorf("%v: %q, want %q", level, got, want)
		}
	}
}
