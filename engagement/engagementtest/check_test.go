package engagementtest_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/engagementtest"
)

func by(model engagement.Model) engagementtest.Classifier {
	return func(ties engagement.Ties) engagement.Classification { return engagement.Classify(model, ties) }
}

func TestCheck_models(t *testing.T) {
	for _, model := range engagement.Models() {
		engagementtest.Run(t, by(model), engagementtest.Options{Agrees: model})
	}
}

// cautious knows nothing unless every tie is known.
func cautious(ties engagement.Ties) engagement.Classification {
	for _, tie := range engagement.AllTies() {
		if !ties.Get(tie).IsKnown() {
			return engagement.Classification{Open: engagement.RolesOf(engagement.Levels()...)}
		}
	}
	return engagement.Classify(engagement.Model2009, ties)
}

func TestCheck_cautious(t *testing.T) {
	engagementtest.Run(t, cautious, engagementtest.Options{Cautious: true})
	if laws := broken(engagementtest.Check(cautious, engagementtest.Options{})); !slices.Equal(laws, []string{"exact"}) {
		t.Errorf("breaks %v, want exact", laws)
	}
}

// broken lists the laws of the violations in err.
func broken(err error) []string {
	var laws []string
	var one engagementtest.Violation
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range joined.Unwrap() {
			laws = append(laws, broken(err)...)
		}
	} else if errors.As(err, &one) {
		laws = append(laws, one.Law)
	}
	return laws
}

// Broken classifiers, each by what somebody would get wrong, and the laws that
// reject them.
func TestCheck_rejects(t *testing.T) {
	asked := 0
	for _, test := range []struct {
		name     string
		classify engagementtest.Classifier
		laws     []string
	}{
		{"none at all", nil, []string{"total"}},
		{"the empty one", func(engagement.Ties) engagement.Classification { return engagement.Classification{} },
			[]string{"decided", "coherent", "agrees"}},
		{"nobody is anything", func(engagement.Ties) engagement.Classification {
			return engagement.Classification{Level: engagement.NoLevel}
		}, []string{"agrees"}},
		{"unknown is no", func(ties engagement.Ties) engagement.Classification {
			for _, tie := range engagement.AllTies() {
				if ties.Get(tie) == engagement.NotKnown {
					ties = ties.With(tie, engagement.No)
				}
			}
			return engagement.Classify(engagement.Model2009, ties)
		}, []string{"unknown", "agrees"}},
		{"unknown is yes", func(ties engagement.Ties) engagement.Classification {
			for _, tie := range engagement.AllTies() {
				if ties.Get(tie) == engagement.NotKnown {
					ties = ties.With(tie, engagement.Yes)
				}
			}
			return engagement.Classify(engagement.Model2009, ties)
		}, []string{"unknown", "agrees"}},
		{"a lower level by default", func(ties engagement.Ties) engagement.Classification {
			c := engagement.Classify(engagement.Model2009, ties)
			if c.Level == engagement.LevelNotKnown && ties.ReceivesReferrals == engagement.Yes {
				c.Level, c.Held, c.Open = engagement.ReferralAgency, engagement.RolesOf(engagement.ReferralAgency), 0
			}
			return c
		}, []string{"unknown", "agrees"}},
		{"co-location is overlooked", func(ties engagement.Ties) engagement.Classification {
			ties.CoLocated = ties.CoWorking
			return engagement.Classify(engagement.Model2009, ties)
		}, []string{"agrees"}},
		{"one that works outside is further away", func(ties engagement.Ties) engagement.Classification {
			if ties.DeliversOutside == engagement.Yes {
				ties.CoWorking = engagement.No
			}
			return engagement.Classify(engagement.Model2009, ties)
		}, []string{"monotone", "unknown", "agrees"}},
		{"another model", by(engagement.Model2011), []string{"agrees"}},
		{"only the level", func(ties engagement.Ties) engagement.Classification {
			return engagement.Classification{Level: engagement.Classify(engagement.Model2009, ties).Level}
		}, []string{"coherent", "agrees"}},
		{"it panics on what it does not know", func(ties engagement.Ties) engagement.Classification {
			if ties.CoLocated == engagement.NotKnown {
				panic("co-location is required")
			}
			return engagement.Classify(engagement.Model2009, ties)
		}, []string{"total"}},
		{"a level of its own", func(engagement.Ties) engagement.Classification { return engagement.Classification{Level: 9} }, []string{"total"}},
		{"it remembers", func(ties engagement.Ties) engagement.Classification {
			asked++
			return engagement.Classify(engagement.Models()[asked%2], ties)
		}, []string{"total"}},
	} {
		err := engagementtest.Check(test.classify, engagementtest.Options{Agrees: engagement.Model2009})
		laws := broken(err)
		for _, law := range test.laws {
			if !slices.Contains(laws, law) {
				t.Errorf("%s: breaks %v, want %s among them", test.name, laws, law)
			}
		}
		if len(laws) == 0 {
			t.Errorf("%s: passes", test.name)
		}
	}
}

// A counterexample names the one tie that matters and no other.
func TestCheck_counterexampleIsMinimal(t *testing.T) {
	err := engagementtest.Check(func(ties engagement.Ties) engagement.Classification {
		if ties.PathwaysGroup == engagement.Yes {
			return engagement.Classification{Level: 9}
		}
		return engagement.Classify(engagement.Model2009, ties)
	}, engagementtest.Options{})
	if want := "total: pathwaysGroup yes, the others not known: the level is Level(9)"; err == nil || err.Error() != want {
		t.Errorf("%v, want %q", err, want)
	}
}

type recorder struct{ failures []string }

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func TestRun(t *testing.T) {
	var r recorder
	engagementtest.Run(&r, nil, engagementtest.Options{})
	if len(r.failures) != 1 || !strings.Contains(r.failures[0], "there is no classifier") {
		t.Errorf("reports %q", r.failures)
	}
}

// A classifier that takes a fact nobody has stated for a no.
func ExampleCheck() {
	mine := func(ties engagement.Ties) engagement.Classification {
		if ties.CoWorking == engagement.Yes && ties.CoLocated == engagement.Yes && ties.SharesInformation == engagement.Yes {
			return engagement.Classification{Level: engagement.DeliveryPartner, Held: engagement.RolesOf(engagement.DeliveryPartner)}
		}
		return engagement.Classification{Level: engagement.NoLevel}
	}
	fmt.Println(engagementtest.Check(mine, engagementtest.Options{}))
	// Output:
	// unknown: coWorking yes, coLocated yes, the others not known: the level is none, and with sharesInformation yes it is delivery-partner
}
