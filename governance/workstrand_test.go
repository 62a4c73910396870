package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R68: CL2012 2.6 on the Hub at HMP Leeds. The partners' names are synthetic.
func TestWorkStrand_Check(t *testing.T) {
	strand := func(complete, a, b engagement.Answer, overall ...string) governance.WorkStrand {
		return governance.WorkStrand{Name: "hub", Partners: []governance.PartnerLead{{"a", a}, {"b", b}}, Complete: complete, Overall: overall}
	}
	alone := governance.WorkStrand{Partners: []governance.PartnerLead{{"a", isYes}}, Complete: isYes, Overall: []string{}}
	for _, test := range []struct {
		name    string
		strand  governance.WorkStrand
		want    engagement.Outcome
		missing []string
	}{
		{"the Hub: leads, and nobody over them", strand(isYes, isYes, isYes, []string{}...), notMet, []string{"overall"}},
		{"leads, and nobody knows who is over them", strand(isYes, isYes, isYes), open, nil},
		{"one over all", strand(isYes, isYes, isYes, "x"), met, nil},
		{"two over all", strand(isYes, isYes, isYes, "x", "y"), notMet, []string{"overall"}},
		{"a partner without a lead", strand(isYes, isYes, isNo, "x"), notMet, []string{"b"}},
		{"a partner of whom it is not known", strand(isYes, isYes, notKnown, "x"), open, nil},
		{"other partners", strand(notKnown, isYes, isYes, "x"), open, nil},
		{"one or two who are not named", strand(isYes, isYes, isYes, "", ""), open, nil},
		{"somebody not named", strand(isYes, isYes, isYes, ""), met, nil},
		{"one named, and perhaps another", strand(isYes, isYes, isYes, "x", ""), open, nil},
		{"two named, and perhaps a third", strand(isYes, isYes, isYes, "x", "y", ""), notMet, []string{"overall"}},
		{"one agency alone", alone, met, nil},
		{"nothing known", governance.WorkStrand{}, open, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			outcome(t, test.strand.Check(), "R68", test.want)
			subjects(t, test.strand.Check(), notMet, test.missing...)
		})
	}
	subjects(t, alone.Check(), notAsks, "overall")
	exactly(t, "R68", 2, func(a []engagement.Answer) engagement.Outcome { return strand(isYes, a[0], a[1], "x").Check().Outcome })

	bad := governance.WorkStrand{Partners: []governance.PartnerLead{{"a", 9}, {"a", isYes}, {"", isNo}}, Overall: []string{"x", "x", ""}, Complete: 8}
	wrong(t, bad.Validate(), `partners[0].lead: unknown word Answer(9)
partners[1].agency: "a": duplicate
partners[2].agency: missing
complete: unknown word Answer(8)
overall[1]: "x": duplicate`)
	bad.Check()
}
