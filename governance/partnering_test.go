package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/governance"
)

func TestPartnerings_Validate(t *testing.T) {
	bad := governance.Partnerings{Complete: 9, Ties: []governance.Partnering{
		{A: "a", B: "b", Kind: governance.BrokerOf}, {A: "", B: "b"}, {A: "c", B: ""}, {A: "d", B: "d", Kind: 77}}}
	wrong(t, bad.Validate(), `ties[1].a: missing
ties[2].b: missing
ties[3].b: "d": contradicts: a tie of an agency with itself
ties[3].kind: unknown word PartneringKind(77)
complete: unknown word Answer(9)`)
	wrong(t, governance.Partnerings{}.Validate(), "")
}

func TestPartneringKind_Symmetric(t *testing.T) {
	for kind, want := range map[governance.PartneringKind]bool{
		governance.SameAgency: true, governance.ConsortiumPartner: true, governance.BrokerOf: false, governance.PartneringNotStated: false, 77: false,
	} {
		if kind.Symmetric() != want {
			t.Errorf("%v is symmetric: %v", kind, !want)
		}
	}
}
