package governancetest_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/governance/governancetest"
	"github.com/thirdsector-go/partnership/governance/sharing"
)

func broken(err error) []string {
	var laws []string
	var one governancetest.Violation
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range joined.Unwrap() {
			laws = append(laws, broken(err)...)
		}
	} else if errors.As(err, &one) {
		laws = append(laws, one.Law)
	}
	return laws
}

func TestDiscloser_ours(t *testing.T) {
	governancetest.RunDiscloser(t, sharing.Disclose, governancetest.Options{Worlds: 1500, Seed: 9})
}

// withhold is a disclosure in which fields pass as pass says.
func withhold(pass func(sharing.Facts, sharing.Request, sharing.Field) bool) sharing.Discloser {
	return func(f sharing.Facts, q sharing.Request, r sharing.Record) (sharing.Disclosure, error) {
		var d sharing.Disclosure
		for _, field := range r.Fields {
			if pass(f, q, field) {
				d.Fields = append(d.Fields, field)
			} else {
				d.Withheld = append(d.Withheld, sharing.Withheld{Name: field.Name, Reasons: []engagement.Reason{{}}})
			}
		}
		return d, nil
	}
}

// Broken disclosers, and exactly the laws that each breaks.
func TestDiscloser_rejects(t *testing.T) {
	ours := func(f sharing.Facts, q sharing.Request, field sharing.Field) bool {
		d, err := sharing.Disclose(f, q, sharing.Record{Fields: []sharing.Field{field}})
		return err == nil && len(d.Fields) == 1
	}
	for i, test := range []struct {
		name     string
		disclose sharing.Discloser
		laws     []string
	}{
		{"none at all", nil, []string{"total"}},
		{"the empty one", func(sharing.Facts, sharing.Request, sharing.Record) (sharing.Disclosure, error) {
			return sharing.Disclosure{}, nil
		}, []string{"whole", "permitted"}},
		{"it discloses nothing", withhold(func(sharing.Facts, sharing.Request, sharing.Field) bool { return false }), []string{"permitted"}},
		{"it discloses everything", withhold(func(sharing.Facts, sharing.Request, sharing.Field) bool { return true }), []string{"nothing-by-default", "named", "more-prohibition"}},
		{"an expired agreement serves", withhold(func(f sharing.Facts, q sharing.Request, field sharing.Field) bool {
			q.On = engagement.MustParseDate("2010-12-01")
			return ours(f, q, field)
		}), []string{"named", "permitted"}},
		{"a misspelt category passes", withhold(func(f sharing.Facts, q sharing.Request, field sharing.Field) bool {
			field.Category = sharing.Category(strings.ToLower(string(field.Category)))
			return ours(f, q, field)
		}), []string{"named", "permitted"}},
		{"prohibitions are overlooked", withhold(func(f sharing.Facts, q sharing.Request, field sharing.Field) bool {
			f.Prohibitions = nil
			return ours(f, q, field)
		}), []string{"more-prohibition"}},
		{"withdrawn consent is overlooked", withhold(func(f sharing.Facts, q sharing.Request, field sharing.Field) bool {
			f.Withdrawn = nil
			return ours(f, q, field)
		}), []string{"more-prohibition"}},
		{"it shares less the more is agreed", withhold(func(f sharing.Facts, q sharing.Request, field sharing.Field) bool {
			return len(f.Agreements) < 3 && ours(f, q, field)
		}), []string{"permitted", "more-permission"}},
		{"it panics on a party it does not know", func(f sharing.Facts, q sharing.Request, r sharing.Record) (sharing.Disclosure, error) {
			if len(f.Parties) < 3 {
				panic("who is that?")
			}
			return sharing.Disclose(f, q, r)
		}, []string{"total"}},
		{"a value is changed on the way", func(f sharing.Facts, q sharing.Request, r sharing.Record) (sharing.Disclosure, error) {
			d, err := sharing.Disclose(f, q, r)
			for i := range d.Fields {
				d.Fields[i].Value = "…"
			}
			return d, err
		}, []string{"whole"}},
		{"without reasons", func(f sharing.Facts, q sharing.Request, r sharing.Record) (sharing.Disclosure, error) {
			d, err := sharing.Disclose(f, q, r)
			for i := range d.Withheld {
				d.Withheld[i].Reasons = nil
			}
			return d, err
		}, []string{"whole"}},
	} {
		// Nothing here runs side by side: the race detector sees enough in a few.
		if raceEnabled && i%4 > 0 {
			continue
		}
		if laws := broken(governancetest.CheckDiscloser(test.disclose, governancetest.Options{})); !slices.Equal(laws, test.laws) {
			t.Errorf("%s: breaks %v, want %v", test.name, laws, test.laws)
		}
	}
}

func ours(s governance.Structure) ([]governance.Finding, error) {
	audit, err := governance.Run(s, governance.Policy{})
	return audit.Findings, err
}

func TestAuditor_ours(t *testing.T) {
	governancetest.RunAuditor(t, ours, governancetest.Options{Worlds: 500, Agrees: true})
}

// Broken audits, and exactly the laws that each breaks.
func TestAuditor_rejects(t *testing.T) {
	change := func(change func(governance.Structure) governance.Structure) governancetest.Auditor {
		return func(s governance.Structure) ([]governance.Finding, error) { return ours(change(s)) }
	}
	for i, test := range []struct {
		name  string
		audit governancetest.Auditor
		laws  []string
	}{
		{"none at all", nil, []string{"total"}},
		{"the empty one", func(governance.Structure) ([]governance.Finding, error) { return nil, nil }, []string{"connection"}},
		{"unknown is no", change(func(s governance.Structure) governance.Structure {
			s.Bodies = slices.Clone(s.Bodies)
			for i := range s.Bodies {
				s.Bodies[i].Complete = engagement.Yes
			}
			return s
		}), nil}, // it changes what is stated, and is as consistent
		{"presence is connection", func(s governance.Structure) ([]governance.Finding, error) {
			s.Channels = nil
			for _, a := range s.Agencies {
				for _, b := range s.Agencies {
					s.Channels = append(slices.Clip(s.Channels), governance.Channel{From: a.ID, To: b.ID, Exists: engagement.Yes})
				}
			}
			return ours(s)
		}, []string{"connection"}},
		{"a line one way joins", change(func(s governance.Structure) governance.Structure {
			for _, c := range s.Channels {
				back := governance.Channel{From: c.To, To: c.From, Exists: c.Exists}
				if !slices.ContainsFunc(s.Channels, func(o governance.Channel) bool { return o.From == back.From && o.To == back.To }) {
					s.Channels = append(slices.Clip(s.Channels), back)
				}
			}
			return s
		}), []string{"connection"}},
		{"what is not known is not met", func(s governance.Structure) ([]governance.Finding, error) {
			findings, err := ours(s)
			for i := range findings {
				if findings[i].Reason.Outcome == engagement.OutcomeNotKnown {
					findings[i].Reason.Outcome = engagement.NotMet
				}
			}
			return findings, err
		}, []string{"refinement"}},
		{"it goes by names", func(s governance.Structure) ([]governance.Finding, error) {
			if !strings.Contains(s.Name, "a partnership") && s.Name != "presence" {
				return nil, nil
			}
			return ours(s)
		}, []string{"names"}},
		{"it panics without channels", func(s governance.Structure) ([]governance.Finding, error) {
			return ours(governance.Structure{Agencies: s.Agencies[:len(s.Agencies)], Bodies: s.Bodies, Channels: s.Channels[:1:1]})
		}, []string{"total"}},
		{"the same finding twice", func(s governance.Structure) ([]governance.Finding, error) {
			findings, err := ours(s)
			return append(findings, findings[0]), err
		}, []string{"total"}},
	} {
		// Nothing here runs side by side: the race detector sees enough in a few.
		if raceEnabled && i%4 > 0 {
			continue
		}
		if laws := broken(governancetest.CheckAuditor(test.audit, governancetest.Options{})); !slices.Equal(laws, test.laws) {
			t.Errorf("%s: breaks %v, want %v", test.name, laws, test.laws)
		}
	}
	if laws := broken(governancetest.CheckAuditor(func(s governance.Structure) ([]governance.Finding, error) {
		audit, err := governance.Run(s, governance.Policy{CountInvited: true})
		return audit.Findings, err
	}, governancetest.Options{Agrees: true})); !slices.Equal(laws, []string{"agrees"}) {
		t.Errorf("another policy breaks %v, want agrees", laws)
	}
}

type recorder struct{ failures []string }

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func TestRun(t *testing.T) {
	var r recorder
	governancetest.RunDiscloser(&r, nil, governancetest.Options{})
	governancetest.RunAuditor(&r, nil, governancetest.Options{})
	if len(r.failures) != 2 {
		t.Errorf("reports %q", r.failures)
	}
}

// A function that forgets that agreements end.
func ExampleCheckDiscloser() {
	mine := func(f sharing.Facts, q sharing.Request, r sharing.Record) (sharing.Disclosure, error) {
		q.On = engagement.MustParseDate("2010-12-01") // when they were all in force
		return sharing.Disclose(f, q, r)
	}
	err := governancetest.CheckDiscloser(mine, governancetest.Options{})
	fmt.Println(err != nil, strings.HasPrefix(err.Error(), "named: "))
	// Output: true true
}
