package funding

import (
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

func date(text string) engagement.Date { return engagement.MustParseDate(text) }

// programme has every condition that a programme can make.
func programme() Programme {
	return Programme{
		Name: "synthetic", Envelope: 100_00, Areas: []Area{{ID: "LEE", Name: "Leeds"}, {ID: "CRO", Name: "Croydon"}}, BidsPerArea: 1,
		Window:   engagement.Span{From: date("2010-09-10"), Until: date("2010-10-16")},
		Delivery: engagement.Span{From: date("2010-11-01"), Until: date("2011-04-01")},
		VCSLed:   true, StatutorySupport: true, StatutoryMayNot: StatutoryLimits{Hold: true, Allocate: true, Direct: true}, NoReligious: true,
		Levels:   []engagement.Level{engagement.DeliveryPartner, engagement.ReferralPartner},
		Outcomes: []Criterion{{ID: "O1", Text: "one"}, {ID: "O2", Text: "two"}, {ID: "O3", Text: "three"}}, MinimumOutcomes: 2,
		Principles: []Criterion{{ID: "P1", Text: "first"}, {ID: "P2", Text: "second"}},
	}
}

// application meets every condition. Synthetic.
func application() Application {
	return Application{
		ID: "a", Name: "synthetic", Area: "LEE", Agency: engagement.Agency{Sector: engagement.VCS}, Local: engagement.Yes, Level: engagement.DeliveryPartner,
		Received: date("2010-10-15"), Spending: engagement.Span{From: date("2010-11-01"), Until: date("2011-04-01")},
		StatutorySupport: engagement.Yes, Statutory: StatutoryPart{Hold: engagement.No, Allocate: engagement.No, Direct: engagement.No},
		Outcomes:   map[CriterionID]engagement.Answer{"O1": engagement.Yes, "O2": engagement.No, "O3": engagement.Yes},
		Principles: map[CriterionID]engagement.Answer{"P1": engagement.Yes, "P2": engagement.Yes},
		Religious:  engagement.No, NeedsDevelopment: engagement.No,
	}
}

func outcomesOf(d Decision) map[string]engagement.Outcome {
	outcomes := map[string]engagement.Outcome{}
	for _, reason := range d.Reasons {
		outcomes[reason.Rule.ID] = reason.Outcome
	}
	return outcomes
}

// Each fact decides the condition that turns on it, and no other.
func TestGate(t *testing.T) {
	const (
		unknown = engagement.OutcomeNotKnown
		met     = engagement.Met
		notMet  = engagement.NotMet
	)
	for _, test := range []struct {
		name    string
		change  func(*Application)
		rule    string
		outcome engagement.Outcome
		state   State
	}{
		{"everything met", func(*Application) {}, "R99", met, Approved},
		{"a statutory leader", func(a *Application) { a.Agency.Sector = engagement.Statutory }, "R89", notMet, Declined},
		{"a private leader", func(a *Application) { a.Agency.Sector = engagement.Private }, "R89", notMet, Declined},
		{"a leader of a sector that is none", func(a *Application) { a.Agency.Sector = 99 }, "R89", unknown, ClarificationSought},
		{"an answer that is none", func(a *Application) { a.Local = 99 }, "R89", unknown, ClarificationSought},
		{"spending backwards", func(a *Application) {
			a.Spending = engagement.Span{From: date("2011-03-01"), Until: date("2010-12-01")}
		}, "R94", unknown, ClarificationSought},
		{"a level that is none", func(a *Application) { a.Level = 99 }, "agency-level", unknown, ClarificationSought},
		{"a leader whose sector is not stated", func(a *Application) { a.Agency.Sector = 0 }, "R89", unknown, ClarificationSought},
		{"a leader from elsewhere", func(a *Application) { a.Local = engagement.No }, "R89", notMet, Declined},
		{"a leader from elsewhere of unknown sector", func(a *Application) { a.Local, a.Agency.Sector = engagement.No, 0 }, "R89", notMet, Declined},
		{"a leader perhaps local", func(a *Application) { a.Local = 0 }, "R89", unknown, ClarificationSought},
		{"another area", func(a *Application) { a.Area = "London" }, "R92", notMet, Declined},
		{"no area stated", func(a *Application) { a.Area = "" }, "R92", unknown, ClarificationSought},
		{"no support", func(a *Application) { a.StatutorySupport = engagement.No }, "R91", notMet, Declined},
		{"support not stated", func(a *Application) { a.StatutorySupport = 0 }, "R91", unknown, ClarificationSought},
		{"statutory partners hold the funds", func(a *Application) { a.Statutory.Hold = engagement.Yes }, "R90", notMet, Declined},
		{"statutory partners allocate the funds", func(a *Application) { a.Statutory.Allocate = engagement.Yes }, "R90", notMet, Declined},
		{"statutory partners direct the work", func(a *Application) { a.Statutory.Direct = engagement.Yes }, "R90", notMet, Declined},
		{"who directs is not stated", func(a *Application) { a.Statutory.Direct = 0 }, "R90", unknown, ClarificationSought},
		{"one outcome of the two asked for", func(a *Application) { a.Outcomes["O3"] = engagement.No }, "R95", notMet, Declined},
		{"one outcome, another perhaps", func(a *Application) { delete(a.Outcomes, "O3") }, "R95", unknown, ClarificationSought},
		{"two outcomes, whatever the third", func(a *Application) { delete(a.Outcomes, "O2") }, "R95", met, Approved},
		{"one principle of two", func(a *Application) { a.Principles["P2"] = engagement.No }, "R96", notMet, Declined},
		{"a principle not stated", func(a *Application) { delete(a.Principles, "P1") }, "R96", unknown, ClarificationSought},
		{"local needs covered in part do not decide", func(a *Application) { a.LocalNeeds.Gender = engagement.No }, "R96", met, Approved},
		{"religious activity", func(a *Application) { a.Religious, a.InterFaith = engagement.Yes, engagement.No }, "R97", notMet, Declined},
		{"religious activity, perhaps inter-faith", func(a *Application) { a.Religious = engagement.Yes }, "R97", unknown, ClarificationSought},
		{"inter-faith activity", func(a *Application) { a.Religious, a.InterFaith = engagement.Yes, engagement.Yes }, "R97", met, Approved},
		{"inter-faith whatever else", func(a *Application) { a.Religious, a.InterFaith = 0, engagement.Yes }, "R97", met, Approved},
		{"received a day late", func(a *Application) { a.Received = date("2010-10-16") }, "R93", notMet, Declined},
		{"received on the first day", func(a *Application) { a.Received = date("2010-09-10") }, "R93", met, Approved},
		{"received before the opening", func(a *Application) { a.Received = date("2010-09-09") }, "R93", notMet, Declined},
		{"received on a day not stated", func(a *Application) { a.Received = engagement.Date{} }, "R93", unknown, ClarificationSought},
		{"received in time, as stated", func(a *Application) { a.Received, a.ReceivedInTime = engagement.Date{}, engagement.Yes }, "R93", met, Approved},
		{"received late, as stated", func(a *Application) { a.Received, a.ReceivedInTime = engagement.Date{}, engagement.No }, "R93", notMet, Declined},
		{"spending a day early", func(a *Application) { a.Spending.From = date("2010-10-31") }, "R94", notMet, Declined},
		{"spending a day late", func(a *Application) { a.Spending.Until = date("2011-04-02") }, "R94", notMet, Declined},
		{"spending not stated", func(a *Application) { a.Spending = engagement.Span{} }, "R94", unknown, ClarificationSought},
		{"spending late from a day not stated", func(a *Application) { a.Spending = engagement.Span{Until: date("2011-04-02")} }, "R94", notMet, Declined},
		{"a referral agency", func(a *Application) { a.Level = engagement.ReferralAgency }, "agency-level", notMet, Declined},
		{"a referral partner", func(a *Application) { a.Level = engagement.ReferralPartner }, "agency-level", met, Approved},
		{"a level not known", func(a *Application) { a.Level = 0 }, "agency-level", unknown, ClarificationSought},
		{"needs development", func(a *Application) { a.NeedsDevelopment = engagement.Yes }, "R98", notMet, Deferred},
		{"the panel has not found", func(a *Application) { a.NeedsDevelopment = 0 }, "R98", unknown, ClarificationSought},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := application()
			before := outcomesOf(Gate(programme(), a))
			test.change(&a)
			decision := Gate(programme(), a)
			require.Equal(t, test.state, decision.State)
			after := outcomesOf(decision)
			require.Equal(t, test.outcome, after[test.rule])
			if test.rule != "R98" {
				require.Equal(t, test.outcome, decision.Eligible, "R99 follows the only condition that changed")
			}
			after[test.rule], after["R99"] = before[test.rule], before["R99"]
			require.Equal(t, before, after, "other conditions changed too")
		})
	}
}

// R99: every failed condition is returned, not the first; a failed condition
// outweighs an unknown one.
func TestGate_all(t *testing.T) {
	decision := Gate(programme(), Application{
		Agency: engagement.Agency{Sector: engagement.Private}, Area: "London", StatutorySupport: engagement.No,
		Statutory: StatutoryPart{Hold: engagement.Yes}, Religious: engagement.Yes, InterFaith: engagement.No, Received: date("2011-01-01"),
		Outcomes:   map[CriterionID]engagement.Answer{"O1": engagement.No, "O2": engagement.No},
		Principles: map[CriterionID]engagement.Answer{"P1": engagement.No}, Spending: engagement.Span{From: date("2012-01-01")},
		Level: engagement.ReferralAgency,
	})
	require.Equal(t, Declined, decision.State)
	for _, reason := range decision.Reasons[:len(decision.Reasons)-1] {
		require.Equal(t, engagement.NotMet, reason.Outcome, reason.String())
	}
	require.Equal(t, "0 of 10 conditions met, 10 not met, 0 not known", decision.Reasons[10].Detail())
}

// A programme without conditions asks for none.
func TestGate_noConditions(t *testing.T) {
	a := application()
	for id, outcome := range outcomesOf(Gate(Programme{}, a)) {
		if id == "R98" {
			require.Equal(t, engagement.Met, outcome, id)
			continue
		}
		require.Equal(t, engagement.NotApplicable, outcome, id)
	}
	require.Equal(t, Approved, Gate(Programme{}, a).State)
	require.Equal(t, ClarificationSought, Gate(Programme{}, Application{}).State, "the panel has not found")

	// Each limit can be dropped by itself.
	for _, only := range []struct {
		limits  StatutoryLimits
		allowed StatutoryPart
	}{
		{StatutoryLimits{Hold: true}, StatutoryPart{engagement.No, engagement.Yes, engagement.Yes}},
		{StatutoryLimits{Allocate: true}, StatutoryPart{engagement.Yes, engagement.No, engagement.Yes}},
		{StatutoryLimits{Direct: true}, StatutoryPart{engagement.Yes, engagement.Yes, engagement.No}},
	} {
		p := programme()
		p.StatutoryMayNot = only.limits
		a.Statutory = only.allowed
		require.Equal(t, Approved, Gate(p, a).State, "%+v", only)
		a.Statutory = StatutoryPart{only.allowed.Hold.Not(), only.allowed.Allocate.Not(), only.allowed.Direct.Not()}
		require.Equal(t, Declined, Gate(p, a).State, "%+v", only)
	}
}

// To learn a fact never turns a met or failed condition into another: it only
// settles what was not known.
func TestGate_learning(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	draw := func() engagement.Answer { return engagement.Answer(r.IntN(3)) }
	learn := func(a *engagement.Answer) {
		if *a == engagement.NotKnown {
			*a = engagement.AnswerOf(r.IntN(2) == 0)
		}
	}
	for range 3_000 {
		a := application()
		a.Local, a.StatutorySupport, a.Religious, a.InterFaith = draw(), draw(), draw(), draw()
		a.Statutory = StatutoryPart{draw(), draw(), draw()}
		a.Received, a.ReceivedInTime = engagement.Date{}, draw()
		a.Outcomes = map[CriterionID]engagement.Answer{"O1": draw(), "O2": draw(), "O3": draw()}
		a.Principles = map[CriterionID]engagement.Answer{"P1": draw(), "P2": draw()}
		before := outcomesOf(Gate(programme(), a))
		b := a
		b.Outcomes, b.Principles = maps.Clone(a.Outcomes), maps.Clone(a.Principles)
		for _, fact := range []*engagement.Answer{&b.Local, &b.StatutorySupport, &b.Religious, &b.InterFaith, &b.Statutory.Hold, &b.Statutory.Allocate,
			&b.Statutory.Direct, &b.ReceivedInTime} {
			learn(fact)
		}
		for _, answers := range []map[CriterionID]engagement.Answer{b.Outcomes, b.Principles} {
			for id, answer := range answers {
				learn(&answer)
				answers[id] = answer
			}
		}
		for rule, outcome := range outcomesOf(Gate(programme(), b)) {
			require.NotEqual(t, engagement.OutcomeNotKnown, outcome, "%s is not known of %+v", rule, b)
			if before[rule] != engagement.OutcomeNotKnown {
				require.Equal(t, before[rule], outcome, "%s of %+v, learning %+v", rule, a, b)
			}
		}
	}
}

// A criterion listed twice does not count twice.
func TestGate_criterionTwice(t *testing.T) {
	p := programme()
	p.Outcomes = []Criterion{{ID: "O1", Text: "one"}, {ID: "O1", Text: "again"}}
	decision := Gate(p, application())
	require.Equal(t, "1 of 1 outcomes claimed, 0 not known; at least 2 asked for", decision.Reasons[6].Detail())
	require.Equal(t, Declined, decision.State)
}

// R96: the statement of local needs is reported for each of the three.
func TestGate_localNeeds(t *testing.T) {
	a := application()
	a.LocalNeeds = LocalNeeds{EthnicityCulture: engagement.Yes, Disability: engagement.No}
	require.Equal(t, "2 of 2 principles shown, 0 not known; local needs covered: ethnicity or culture yes, disability no, gender not-known",
		Gate(programme(), a).Reasons[7].Detail())
}

// R94: money spent outside the window is not chargeable.
func TestChargeable(t *testing.T) {
	for text, want := range map[string]engagement.Outcome{
		"2010-10-31": engagement.NotMet, "2010-11-01": engagement.Met, "2011-03-31": engagement.Met, "2011-04-01": engagement.NotMet, "": engagement.OutcomeNotKnown,
	} {
		require.Equal(t, want, Chargeable(programme(), date(text)).Outcome, text)
	}
	require.Equal(t, engagement.NotApplicable, Chargeable(Programme{}, date("2010-11-01")).Outcome)
}

// R92: one bid from each area, of several strands.
func TestConsortiumBids(t *testing.T) {
	bids := func(bids ...string) []Application {
		var applications []Application
		for _, bid := range bids {
			applications = append(applications, Application{Area: "LEE", Bid: bid})
		}
		return append(applications, Application{Area: "elsewhere", Bid: "x"})
	}
	for _, test := range []struct {
		bids []string
		want engagement.Outcome
	}{
		{[]string{"one", "one"}, engagement.Met},
		{[]string{"one", "two"}, engagement.NotMet},
		{[]string{"one", ""}, engagement.OutcomeNotKnown},
		{[]string{"one", "", "two"}, engagement.NotMet},
		{nil, engagement.OutcomeNotKnown},
	} {
		require.Equal(t, test.want, ConsortiumBids(programme(), bids(test.bids...))[0].Outcome, test.bids)
	}
	p := programme()
	p.BidsPerArea = 0
	require.Equal(t, engagement.NotApplicable, ConsortiumBids(p, bids("one", "two"))[0].Outcome)
	p.BidsPerArea = 2
	require.Equal(t, engagement.Met, ConsortiumBids(p, bids("one", "two"))[0].Outcome)
}

// The gate explains itself: every reason renders, names a listed rule and its
// source, and the parts of a condition are there.
func TestGate_reasons(t *testing.T) {
	listed := map[string]engagement.Rule{}
	for _, rule := range Rules() {
		listed[rule.ID] = rule
	}
	var walk func(reasons []engagement.Reason)
	walk = func(reasons []engagement.Reason) {
		for _, reason := range reasons {
			require.Equal(t, listed[reason.Rule.ID], reason.Rule)
			require.NotEmpty(t, reason.Rule.Source)
			require.NotContains(t, reason.Detail(), "%!")
			walk(reason.Because)
		}
	}
	decision := Gate(programme(), application())
	walk(decision.Reasons)
	require.Equal(t, "2 of 3 outcomes claimed, 0 not known; at least 2 asked for", decision.Reasons[6].Detail())
	require.Equal(t, "O2", decision.Reasons[6].Because[1].Subject)
	require.Equal(t, engagement.NotMet, decision.Reasons[6].Because[1].Outcome)
}
