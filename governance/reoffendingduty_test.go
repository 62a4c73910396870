package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R78: CL2012 1.1, "from April 2010".
func TestReoffendingDuty(t *testing.T) {
	for day, want := range map[string]engagement.Outcome{
		"2009-03-31": notAsks, "2010-03-31": notAsks, "2010-04-01": met, "2012-04-01": met, "9999-12-31": met, "0001-01-01": notAsks, "": open,
	} {
		got := governance.ReoffendingDuty(engagement.MustParseDate(day))
		outcome(t, got, "R78", want)
		subjects(t, got, want, map[bool][]string{false: {"statutory-responsibility", "probation-trusts"},
			true: {"statutory-responsibility", "probation-trusts", "section-83"}}[want == open]...)
	}
	if got := governance.ReoffendingDutySpan().String(); got != "from 2010-04-01" {
		t.Errorf("in force %s", got)
	}
}
