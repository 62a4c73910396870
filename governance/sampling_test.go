package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/governance"
)

// R51: HO2012 Ch.2 footnote 6 lists five.
func TestSamplingChecklist(t *testing.T) {
	checklist(t, governance.SamplingChecklist(), "R51", "urban-and-rural", "builds-on-partnership", "differing-infrastructure", "women-offenders", "bme-needs")
}
