package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R72.
func TestPayment_Check(t *testing.T) {
	aims := []string{"reduce re-offending", "protect the public"}
	serves := []string{"reduce re-offending"}
	for _, test := range []struct {
		payment governance.Payment
		aims    []string
		want    engagement.Outcome
		failed  []string
	}{
		{governance.Payment{"p", serves, isYes, isYes, isYes}, aims, met, nil},
		{governance.Payment{"p", serves, isYes, isYes, isNo}, aims, notMet, []string{"valueForMoney"}},
		{governance.Payment{"p", serves, isNo, isNo, isYes}, aims, notMet, []string{"regularity", "propriety"}},
		{governance.Payment{"p", []string{}, isYes, isYes, isYes}, aims, notMet, []string{"aims"}},
		{governance.Payment{"p", nil, isYes, isYes, isYes}, aims, open, nil},
		{governance.Payment{"p", serves, isYes, notKnown, isYes}, aims, open, nil},
		{governance.Payment{"p", serves, isYes, isYes, isYes}, nil, open, nil}, // aims of which nobody knows the list
		{governance.Payment{"p", []string{}, isYes, isYes, isYes}, nil, notMet, []string{"aims"}},
	} {
		got, err := test.payment.Check(test.aims)
		wrong(t, err, "")
		outcome(t, got, "R72", test.want)
		subjects(t, got, notMet, test.failed...)
	}
	exactly(t, "R72", 3, func(a []engagement.Answer) engagement.Outcome {
		got, _ := governance.Payment{"p", serves, a[0], a[1], a[2]}.Check(aims)
		return got.Outcome
	})
	got, err := governance.Payment{"p", []string{"reduce reoffending", "protect the public"}, isYes, isYes, 9}.Check(aims)
	wrong(t, err, `aims[0]: "reduce reoffending": no such aim of the department
valueForMoney: unknown word Answer(9)`)
	subjects(t, got, met, "aims", "regularity", "propriety")
	got, err = governance.Payment{"p", []string{"misspelt"}, isYes, isYes, isYes}.Check(aims)
	wrong(t, err, `aims[0]: "misspelt": no such aim of the department`)
	outcome(t, got, "R72", open) // a misspelling is no proof that no aim is served
}
