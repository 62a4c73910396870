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

// Broken classifiers, each by what somebody would get wrong, and exactly the
// laws that each breaks. Agreement is asked for only where nothing else is
// broken.
func TestCheck_rejects(t *testing.T) {
	asked := 0
	fill := func(answer engagement.Answer) engagementtest.Classifier {
		return func(ties engagement.Ties) engagement.Classification {
			for _, tie := range engagement.AllTies() {
				if ties.Get(tie) == engagement.NotKnown {
					ties = ties.With(tie, answer)
				}
			}
			return engagement.Classify(engagement.Model2009, ties)
		}
	}
	// but changes the right answer where the ties are of a kind.
	but := func(change func(*engagement.Classification, engagement.Ties)) engagementtest.Classifier {
		return func(ties engagement.Ties) engagement.Classification {
			c := engagement.Classify(engagement.Model2009, ties)
			change(&c, ties)
			return c
		}
	}
	all := engagement.RolesOf(engagement.Levels()...)
	for i, test := range []struct {
		name     string
		classify engagementtest.Classifier
		agrees   engagement.Model
		laws     []string
	}{
		{"none at all", nil, 0, []string{"total"}},
		{"the empty one", func(engagement.Ties) engagement.Classification { return engagement.Classification{} }, 0, []string{"decided", "coherent"}},
		{"nobody is anything", func(engagement.Ties) engagement.Classification {
			return engagement.Classification{Level: engagement.NoLevel}
		}, engagement.Model2009, []string{"agrees"}},
		{"another model", by(engagement.Model2011), engagement.Model2009, []string{"agrees"}},
		{"co-location is overlooked", func(ties engagement.Ties) engagement.Classification {
			ties.CoLocated = ties.CoWorking
			return engagement.Classify(engagement.Model2009, ties)
		}, engagement.Model2009, []string{"agrees"}},
		{"unknown is no", fill(engagement.No), 0, []string{"unknown"}},
		{"unknown is yes", fill(engagement.Yes), 0, []string{"unknown"}},
		{"a lower level by default", but(func(c *engagement.Classification, ties engagement.Ties) {
			if c.Level == engagement.LevelNotKnown && ties.ReceivesReferrals == engagement.Yes {
				c.Level, c.Held, c.Open = engagement.ReferralAgency, engagement.RolesOf(engagement.ReferralAgency), 0
			}
		}), 0, []string{"unknown"}},
		{"the level alone says too much", but(func(c *engagement.Classification, ties engagement.Ties) {
			if c.Level == engagement.LevelNotKnown {
				c.Level = engagement.NoLevel
			}
		}), 0, []string{"coherent", "monotone", "unknown"}},
		{"a role is held too soon", but(func(c *engagement.Classification, ties engagement.Ties) {
			if c.Level == engagement.LevelNotKnown && c.Open.Has(engagement.ReferralAgency) {
				c.Held |= engagement.RolesOf(engagement.ReferralAgency)
				c.Open &^= engagement.RolesOf(engagement.ReferralAgency)
			}
		}), 0, []string{"coherent", "unknown"}},
		{"a role is ruled out too soon", but(func(c *engagement.Classification, ties engagement.Ties) {
			if c.Level == engagement.LevelNotKnown && c.Open.Has(engagement.DeliveryPartner) {
				c.Open &^= engagement.RolesOf(engagement.ReferralAgency)
			}
		}), 0, []string{"unknown"}},
		{"both held and open", but(func(c *engagement.Classification, ties engagement.Ties) {
			if ties.CoLocated == engagement.NotKnown {
				c.Open |= c.Held
			}
		}), 0, []string{"coherent", "exact"}},
		{"only the level", but(func(c *engagement.Classification, ties engagement.Ties) { c.Held, c.Open = 0, 0 }), 0, []string{"coherent"}},
		{"the level is left open", but(func(c *engagement.Classification, ties engagement.Ties) {
			if ties.PathwaysGroup == engagement.NotKnown && c.Open != 0 {
				c.Level = engagement.LevelNotKnown
			}
		}), 0, []string{"exact"}},
		{"a role is left open that is held", but(func(c *engagement.Classification, ties engagement.Ties) {
			if ties.PathwaysGroup == engagement.NotKnown && c.Held != 0 {
				c.Open, c.Held, c.Level = c.Open|c.Held, 0, engagement.LevelNotKnown
			}
		}), 0, []string{"exact"}},
		{"a role is left open that is ruled out", but(func(c *engagement.Classification, ties engagement.Ties) {
			if ties.PathwaysGroup == engagement.NotKnown && c.Level == engagement.LevelNotKnown {
				c.Open = all &^ c.Held
			}
		}), 0, []string{"exact"}},
		{"undecided although all is known", but(func(c *engagement.Classification, ties engagement.Ties) {
			if ties.PathwaysGroup == engagement.Yes {
				c.Level, c.Held, c.Open = engagement.LevelNotKnown, 0, all
			}
		}), 0, []string{"decided", "unknown"}},
		{"one that works outside is further away", func(ties engagement.Ties) engagement.Classification {
			switch ties.DeliversOutside {
			case engagement.Yes:
				ties.CoWorking = engagement.No
			case engagement.NotKnown:
				return engagement.Classification{Open: all}
			}
			return engagement.Classify(engagement.Model2009, ties)
		}, 0, []string{"monotone", "exact"}},
		{"it panics on what it does not know", func(ties engagement.Ties) engagement.Classification {
			if ties.CoLocated == engagement.NotKnown {
				panic("co-location is required")
			}
			return engagement.Classify(engagement.Model2009, ties)
		}, 0, []string{"total"}},
		{"a level of its own", func(engagement.Ties) engagement.Classification { return engagement.Classification{Level: 9} }, 0, []string{"total"}},
		{"a role of its own", func(engagement.Ties) engagement.Classification {
			return engagement.Classification{Level: engagement.LevelNotKnown, Open: 1 << 6}
		}, 0, []string{"total"}},
		{"it remembers the level", func(ties engagement.Ties) engagement.Classification {
			asked++
			return engagement.Classify(engagement.Models()[asked%2], ties)
		}, 0, []string{"total"}},
		{"it remembers what is open", but(func(c *engagement.Classification, ties engagement.Ties) {
			asked++
			if asked%2 == 0 && c.Open != 0 {
				c.Open = all
			}
		}), 0, []string{"total"}},
	} {
		// Nothing here runs side by side: the race detector sees enough in a few.
		if raceEnabled && i%4 > 0 {
			continue
		}
		laws := broken(engagementtest.Check(test.classify, engagementtest.Options{Agrees: test.agrees}))
		if !slices.Equal(laws, test.laws) {
			t.Errorf("%s: breaks %v, want %v", test.name, laws, test.laws)
		}
	}
	if err := engagementtest.Check(by(engagement.Model2009), engagementtest.Options{Agrees: 200}); err == nil || !strings.HasPrefix(err.Error(), "options.agrees: ") {
		t.Errorf("a model outside the enumeration: %v", err)
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
