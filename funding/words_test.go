package funding

import (
	"testing"

	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestWords(t *testing.T) {
	wordtest.Check(t, "ProjectType", ParseProjectType, ProjectTypes(), "not-stated", "strategic", "service", "volunteering", "seed-corn")
	wordtest.Check(t, "Need", ParseNeed, Needs(), "not-stated", "youth-diversion", "resettlement", "financial-advice",
		"skills-education-employment", "mentoring-support", "organisational-capacity")
	wordtest.Check(t, "State", ParseState, States(), "not-stated", "approved", "clarification-sought", "deferred", "declined")
	wordtest.Check(t, "Ledger", ParseLedger, Ledgers(), "not-stated", "projects", "overheads", "seed-corn-needs", "seed-corn-pots")
	wordtest.Check(t, "Measure", ParseMeasure, Measures(), "not-stated", "total", "smallest", "largest")
	wordtest.Check(t, "Agreement", ParseAgreement, Agreements(), "not-known", "agrees", "agrees-within-rounding", "disagrees")
}
