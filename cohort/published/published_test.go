package published_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/published"
	"github.com/thirdsector-go/partnership/engagement"
)

var terms = published.Terms{
	AsOf: engagement.MustParseDate("2009-02-01"), Unknown: cohort.LeaveOut, AdultAge: 18, Region: []string{"west-mercia"},
}

func TestEveryPolicyIsReady(t *testing.T) {
	for _, policy := range published.Policies(terms) {
		_, err := cohort.Prepare(policy)
		assert.NoError(t, err, policy.ID)
	}
	for _, routing := range []cohort.Routing{published.NottinghamManagers(terms), published.Leeds(terms)} {
		_, err := cohort.PrepareRouting(routing)
		assert.NoError(t, err, routing.ID)
	}
}

// What a source leaves open is asked for, not filled in.
func TestTermsAreTheCallers(t *testing.T) {
	for _, c := range []struct {
		policy cohort.Policy
		path   string
	}{
		{published.LewishamDiamond(published.Terms{AsOf: terms.AsOf, Unknown: cohort.LeaveOut}), "criteria[0].any[0].all[0].values[0]"},
		{published.Connect(published.Terms{AsOf: terms.AsOf, Unknown: cohort.LeaveOut}), "criteria[1].values"},
		{published.WestYorkshire(published.Terms{AsOf: terms.AsOf}), "unknown"},
		{published.TargetGroup(published.Terms{Unknown: cohort.LeaveOut}), "criteria[2].values[0]"},
	} {
		_, err := cohort.Prepare(c.policy)
		var problems engagement.Problems
		require.ErrorAs(t, err, &problems, c.policy.ID)
		assert.Equal(t, c.path, problems[0].Path, c.policy.ID)
		assert.ErrorIs(t, err, engagement.ErrMissing, c.policy.ID)
	}
}

// The caseload of NA2009 1.4: no source has the persons, so these are
// synthetic, constructed to its counts, with six more whom the list leaves out.
func nottinghamSynthetic() []cohort.Person {
	var people []cohort.Person
	add := func(n int, position cohort.Position, young, listed engagement.Answer, schemes ...cohort.SchemeID) {
		for range n {
			people = append(people, cohort.Person{
				ID: cohort.PersonID(fmt.Sprintf("synthetic-%02d", len(people)+1)), Position: position,
				Schemes: append([]cohort.SchemeID{}, schemes...),
				Facts:   map[cohort.FactID]engagement.Answer{published.YoungOffender: young, published.Listed: listed},
			})
		}
	}
	add(7, cohort.CommunityOrder, engagement.No, engagement.Yes)
	add(17, cohort.NonStatutory, engagement.Yes, engagement.Yes)
	add(5, cohort.NonStatutory, engagement.No, engagement.Yes)
	add(2, cohort.NonStatutory, engagement.No, engagement.Yes, published.PPO)
	add(2, cohort.NonStatutory, engagement.No, engagement.Yes, published.CJIT)
	add(2, cohort.NonStatutory, engagement.No, engagement.No)
	return people
}

func TestNottinghamTwentyNine(t *testing.T) {
	people := nottinghamSynthetic()
	selector, err := cohort.Prepare(published.NottinghamList(terms))
	require.NoError(t, err)
	listed, err := selector.Select(people)
	require.NoError(t, err)
	assert.Equal(t, 29, listed.Selected)
	router, err := cohort.PrepareRouting(published.NottinghamManagers(terms))
	require.NoError(t, err)
	managed := map[cohort.SchemeID]int{}
	for _, p := range people {
		if listed.Place(p) == cohort.In {
			managed[router.Assign(p).Scheme]++
		}
	}
	assert.Equal(t, map[cohort.SchemeID]int{published.Probation: 7, published.YOT: 17, published.GOM: 5}, managed)
}

// R139: the caseload of the synthetic persons is the one published, and it is
// another one as soon as a person moves.
func TestNottinghamCaseload(t *testing.T) {
	selector, err := cohort.Prepare(published.NottinghamList(terms))
	require.NoError(t, err)
	router, err := cohort.PrepareRouting(published.NottinghamManagers(terms))
	require.NoError(t, err)
	count := func(people []cohort.Person) cohort.Caseload {
		listed, err := selector.Select(people)
		require.NoError(t, err)
		var assignments []cohort.Assignment
		for _, p := range people {
			if listed.Place(p) == cohort.In {
				assignments = append(assignments, router.Assign(p))
			}
		}
		return cohort.CaseloadOf(assignments)
	}
	want := published.NottinghamCaseload()
	people := nottinghamSynthetic()
	got := count(people)
	assert.Equal(t, want.Total, got.Total)
	assert.ElementsMatch(t, want.Parts, got.Parts)
	reason, err := got.CheckPartition()
	require.NoError(t, err)
	assert.Equal(t, engagement.Met, reason.Outcome)

	people[0].Position = cohort.NonStatutory // off the order, and so a client of the project
	got = count(people)
	assert.Equal(t, want.Total, got.Total)
	assert.Contains(t, got.Parts, cohort.CaseloadPart{Scheme: published.GOM, People: cohort.Counted(6)})
	people[0].Schemes = append(people[0].Schemes, published.PPO)
	assert.Equal(t, cohort.Counted(28), count(people).Total)
}

func TestNottinghamYoungOnAnOrder(t *testing.T) {
	router, err := cohort.PrepareRouting(published.NottinghamManagers(terms))
	require.NoError(t, err)
	p := cohort.Person{ID: "a", Position: cohort.CommunityOrder, Schemes: []cohort.SchemeID{},
		Facts: map[cohort.FactID]engagement.Answer{published.YoungOffender: engagement.Yes}}
	a := router.Assign(p)
	assert.Equal(t, published.Probation, a.Scheme)
	assert.Equal(t, []cohort.SchemeID{published.YOT}, a.Also)

	p.Schemes = nil // whether a PPO or not is not known
	a = router.Assign(p)
	assert.Equal(t, engagement.No, a.Known)
	assert.Equal(t, []cohort.SchemeID{published.Probation, published.YOT}, a.Possible)
}

// R140 and R141, with the floor of 16 on both sides, and the red of R142.
// Red is high risk and prolific by the scale itself (R142): the status alone
// decides, amber does not, and what is not known leaves it open.
func TestLeedsByTheScale(t *testing.T) {
	router, err := cohort.PrepareRouting(published.Leeds(terms))
	require.NoError(t, err)
	for rag, want := range map[cohort.RAG]engagement.Outcome{
		cohort.Red: engagement.Met, cohort.Amber: engagement.NotMet, cohort.Green: engagement.NotMet, cohort.RAGNotKnown: engagement.OutcomeNotKnown,
	} {
		a := router.Assign(cohort.Person{ID: "a", Born: engagement.MustParseDate("1980-01-01"), RAG: rag, Facts: map[cohort.FactID]engagement.Answer{
			published.Prolific: engagement.No, published.DrugUsing: engagement.No, published.YoungOffender: engagement.No,
		}})
		red := a.Reason.Because[0].Because[0].Because[1]
		assert.Equal(t, "R142", red.Rule.ID)
		assert.Equal(t, want, red.Outcome, rag)
		assert.Equal(t, want, a.Reason.Because[0].Outcome, rag)
		assert.Equal(t, want == engagement.Met, a.Scheme == published.PPO, rag)
	}
}

func TestLeeds(t *testing.T) {
	router, err := cohort.PrepareRouting(published.Leeds(terms))
	require.NoError(t, err)
	const y, n, unknown = engagement.Yes, engagement.No, engagement.NotKnown
	for _, c := range []struct {
		name                           string
		born                           string
		rag                            cohort.RAG
		prolific, drugs, young, agrees engagement.Answer
		want                           cohort.SchemeID
	}{
		{"prolific goes first, drugs or not", "1980-01-01", cohort.Red, y, y, n, unknown, published.PPO},
		{"red is prolific", "1980-01-01", cohort.Red, unknown, n, n, unknown, published.PPO},
		{"drug-using", "1980-01-01", cohort.Amber, n, y, n, unknown, published.DIP},
		{"neither", "1980-01-01", cohort.Green, n, n, n, unknown, published.IOM},
		{"16 on the day, agreed", "1993-02-01", cohort.Green, n, n, y, y, published.IOM},
		{"16 tomorrow, agreed", "1993-02-02", cohort.Green, n, n, y, y, published.YOS},
		{"17, not agreed", "1992-01-01", cohort.Green, n, n, y, n, published.YOS},
		{"17, agreement not known", "1992-01-01", cohort.Green, n, n, y, unknown, ""},
		{"status and prolific not known", "1980-01-01", cohort.RAGNotKnown, unknown, n, n, unknown, ""},
	} {
		a := router.Assign(cohort.Person{ID: "a", Born: engagement.MustParseDate(c.born), RAG: c.rag, Facts: map[cohort.FactID]engagement.Answer{
			published.Prolific: c.prolific, published.DrugUsing: c.drugs, published.YoungOffender: c.young, published.YOSAgrees: c.agrees,
		}})
		assert.Equal(t, c.want, a.Scheme, c.name)
		assert.Equal(t, c.want != "", a.Known == engagement.Yes, c.name)
		assert.Equal(t, c.want == "", a.Reason.Outcome == engagement.OutcomeNotKnown, c.name)
	}
}
