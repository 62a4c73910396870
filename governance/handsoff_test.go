package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/governance"
)

// R70: three parameters.
func TestHandsOffChecklist(t *testing.T) {
	checklist(t, governance.HandsOffChecklist(), "R70", "vcs-lead", "hands-off", "innovation")
}
