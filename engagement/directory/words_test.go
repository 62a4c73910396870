package directory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestWords(t *testing.T) {
	wordtest.Check(t, "Route", ParseRoute, Routes(), "not-stated", "commissioned", "grant", "spot-purchase", "self-funded")
	wordtest.Check(t, "Contribution", ParseContribution, Contributions(), "not-known", "direct", "secondary", "none")
	wordtest.Check(t, "GroupFit", ParseGroupFit, GroupFits(), "not-known", "specific", "open-to-all", "not-for-group")
	wordtest.Check(t, "Room", ParseRoom, Rooms(), "not-known", "free", "full")
	wordtest.Check(t, "Field", ParseField, Fields(), "not-stated", "date", "owner", "classification", "contract", "current-version")
	wordtest.Check(t, "Unit", ParseUnit, Units(), "not-stated", "persons", "events")
}

// Every rule is listed once, complete, with the catalogue's kind of it.
func TestRules(t *testing.T) {
	kinds := map[string]string{}
	for _, rule := range Rules() {
		if rule.Title == "" || rule.Source == "" || kinds[rule.ID] != "" {
			t.Errorf("%+v is incomplete or listed twice", rule)
		}
		kinds[rule.ID] = rule.Kind.String()
	}
	want := map[string]string{
		"R46": "derived", "R134": "normative", "R199": "normative", "R200": "normative", "R201": "definition", "R218": "derived", "R242": "definition",
		"service-listed": "caller", "several-providers": "caller", "places-in-use": "caller", "enough-places": "caller", "specific-service": "caller",
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
}

// The zero value of everything that answers is not known, never no.
func TestZeroValues(t *testing.T) {
	var s Service
	if got := s.Contribution(PathwayNeeds()[0]); got != ContributionNotKnown {
		t.Errorf("a service without needs contributes %v", got)
	}
	if got := s.Serves("LEE"); got != engagement.NotKnown {
		t.Errorf("a service without areas serves one: %v", got)
	}
	if fit, specific := s.GroupFit(engagement.Women), s.SpecificFor(engagement.Women); fit != GroupFitNotKnown || specific != engagement.NotKnown {
		t.Errorf("a service without groups is for women: %v, %v", fit, specific)
	}
	if got := s.Room(); got != RoomNotKnown {
		t.Errorf("a service without counts has room: %v", got)
	}
	for _, ix := range []*Index{nil, {}} {
		if r, err := ix.Find(Query{}); err != nil || r.Outcome != engagement.OutcomeNotKnown || r.Matches != nil {
			t.Errorf("Find: %+v, %v", r, err)
		}
		if _, err := ix.Find(Query{Area: "LEE", Need: Need{Pathway: 99}, Group: 99}); err == nil {
			t.Error("an area that is not there is found")
		}
		if ask, err := ix.Ask(Query{}); ask != nil || err != nil {
			t.Error(ask, err)
		}
		if _, err := ix.Ask(Query{Area: "LEE"}); err == nil {
			t.Error("an area that is not there is asked about")
		}
		gaps, err := ix.Gaps(nil)
		over, err2 := ix.Overstretched(Load{1, 1})
		short, err3 := ix.Shortfalls(nil)
		records, err4 := ix.Records(Freshness{})
		if len(gaps)+len(over)+len(short)+len(records)+len(ix.ThinCover())+len(ix.GroupsWithoutService())+len(ix.Map().Cells)+ix.Len()+len(ix.Areas())+len(ix.Needs()) != 0 {
			t.Error("an empty index finds something")
		}
		if err != nil || err2 != nil || err3 != nil || err4 != nil {
			t.Error(err, err2, err3, err4)
		}
		if _, err := ix.WithoutAgency(""); err == nil {
			t.Error("no agency closes")
		}
		if _, found := ix.Service(""); found {
			t.Error("no service is found")
		}
		if got := ix.Usable().Outcome; got != engagement.OutcomeNotKnown {
			t.Errorf("an empty map is usable: %v", got)
		}
	}
	// Literals that no document holds do not panic, either.
	_ = Rate{Part: CountOf(5), Whole: CountOf(3)}.String() + Rate{Part: CountOf(-5), Whole: CountOf(-3)}.String() + Load{}.String() + Places{}.String()
	for _, reason := range (Match{Contribution: 99, GroupFit: 99, Room: 99, Size: 99, Query: Query{Need: Need{Pathway: 99, Beyond: "x"}, Group: 99}}).Reasons() {
		_ = reason.String()
	}
	_ = Result{}.Reason().String()
}
