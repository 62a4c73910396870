package governancetest

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// An Auditor audits a structure. Checks read each finding's rule, subject and
// outcome; a finding's ID is to name it.
type Auditor func(governance.Structure) ([]governance.Finding, error)

// CheckAuditor tries an audit on random small structures and returns the laws it
// breaks, one Violation for each, joined; nil where it breaks none. An audit
// that is not total is held to no other law.
func CheckAuditor(audit Auditor, o Options) error {
	if audit == nil {
		return Violation{Law: "total", Detail: "there is no auditor"}
	}
	laws := []struct {
		name  string
		holds func(governance.Structure, *rand.Rand) string
	}{
		{"total", func(s governance.Structure, _ *rand.Rand) string { _, detail := outcomes(audit, s); return detail }},
		{"refinement", func(s governance.Structure, r *rand.Rand) string { return refinement(audit, s, r) }},
		{"names", func(s governance.Structure, _ *rand.Rand) string { return names(audit, s) }},
	}
	if o.Agrees {
		laws = append(laws, struct {
			name  string
			holds func(governance.Structure, *rand.Rand) string
		}{"agrees", func(s governance.Structure, _ *rand.Rand) string { return agrees(audit, s) }})
	}
	var errs []error
	for _, law := range laws {
		r := rand.New(rand.NewPCG(o.Seed, 2))
		for range o.worlds() {
			s, seed := structure(r), r.Uint64()
			broken := func(s governance.Structure) string { return law.holds(s, rand.New(rand.NewPCG(seed, 3))) }
			if broken(s) == "" {
				continue
			}
			s = smaller(s, func(s governance.Structure) bool { return s.Validate() == nil && broken(s) != "" })
			errs = append(errs, Violation{law.name, text(s), broken(s)})
			break
		}
		if law.name == "total" && errs != nil {
			return errors.Join(errs...)
		}
	}
	if detail, s := connection(audit); detail != "" {
		errs = append(errs, Violation{"connection", text(s), detail})
	}
	return errors.Join(errs...)
}

// RunAuditor reports what CheckAuditor finds as errors of the test.
func RunAuditor(t TB, audit Auditor, o Options) {
	t.Helper()
	if err := CheckAuditor(audit, o); err != nil {
		t.Errorf("%v", err)
	}
}

func text(s governance.Structure) string {
	var b bytes.Buffer
	if err := governance.Write(&b, s); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func outcomes(audit Auditor, s governance.Structure) (map[string]engagement.Outcome, string) {
	var findings []governance.Finding
	var err error
	if panicked := try(func() { findings, err = audit(s) }); panicked != "" {
		return nil, panicked
	}
	if err != nil {
		return nil, fmt.Sprintf("a valid structure is an error: %v", err)
	}
	found := map[string]engagement.Outcome{}
	for _, f := range findings {
		if _, twice := found[f.ID()]; twice {
			return nil, fmt.Sprintf("two findings are called %q", f.ID())
		}
		if f.Reason.Outcome > engagement.NotApplicable {
			return nil, fmt.Sprintf("%q is %v", f.ID(), f.Reason.Outcome)
		}
		found[f.ID()] = f.Reason.Outcome
	}
	return found, ""
}

// settled is the rules whose findings are there, and mean the same, whatever
// is known.
func settled(id string) bool {
	rule, _, _ := strings.Cut(id, " ")
	return slices.Contains([]string{"R16", "R17", "R18", "R19", "R20", "R64", "R65", "R66", "R77", "R85"}, rule)
}

func refinement(audit Auditor, s governance.Structure, r *rand.Rand) string {
	before, _ := outcomes(audit, s)
	s = clone(s)
	changed := refine(r, &s)
	if changed == "" {
		return ""
	}
	after, _ := outcomes(audit, s)
	for _, id := range sorted(before) {
		was, is := before[id], after[id]
		if settled(id) && was.IsKnown() && is != was && !(was == engagement.Met && is == engagement.NotApplicable) {
			return fmt.Sprintf("%s is %v, and with %s it is %v", id, was, changed, is)
		}
	}
	return ""
}

func names(audit Auditor, s governance.Structure) string {
	before, _ := outcomes(audit, s)
	renamed := clone(s)
	renamed.Name = "another partnership"
	for i := range renamed.Bodies {
		renamed.Bodies[i].Name = "a body"
	}
	for i := range renamed.Agencies {
		renamed.Agencies[i].Name = "an agency"
	}
	after, _ := outcomes(audit, renamed)
	for _, id := range sorted(before) {
		if after[id] != before[id] {
			return fmt.Sprintf("%s is %v, and by other names %v", id, before[id], after[id])
		}
	}
	return ""
}

func agrees(audit Auditor, s governance.Structure) string {
	got, _ := outcomes(audit, s)
	want, err := governance.Run(s, governance.Policy{})
	if err != nil {
		return ""
	}
	for _, f := range want.Findings {
		if outcome, there := got[f.ID()]; !there || outcome != f.Reason.Outcome {
			return fmt.Sprintf("%s is %v, and by this library %v", f.ID(), outcome, f.Reason.Outcome)
		}
	}
	return ""
}

// connection is the case that the rule is about: an agency that delivers, and
// another on the board.
func connection(audit Auditor) (string, governance.Structure) {
	s := governance.Structure{Name: "presence", ChannelsComplete: engagement.Yes, Agencies: []governance.Agency{
		{Agency: engagement.Agency{ID: "delivers", Sector: engagement.VCS}, Ties: engagement.Ties{ReceivesReferrals: engagement.No, DeliversOutside: engagement.No}},
		{Agency: engagement.Agency{ID: "sits", Sector: engagement.VCS}, Ties: engagement.Ties{ReceivesReferrals: engagement.No, DeliversOutside: engagement.No}}},
		Bodies: []governance.Body{
			{ID: "outside", Tier: engagement.DeliveryOutside, Complete: engagement.Yes},
			{ID: "unit", Tier: engagement.DeliveryInside, Complete: engagement.Yes, Seats: []governance.Seat{{Agency: "delivers", Status: governance.Member}}},
			{ID: "board", Tier: engagement.LocalOversight, Complete: engagement.Yes, Seats: []governance.Seat{{Agency: "sits", Status: governance.Member}}}}}
	const id = "R20 service-delivery and local-oversight"
	up, down := governance.Channel{From: "delivers", To: "sits", Exists: engagement.Yes}, governance.Channel{From: "sits", To: "delivers", Exists: engagement.Yes}
	for _, test := range []struct {
		name     string
		channels []governance.Channel
		want     engagement.Outcome
	}{
		{"presence alone", nil, engagement.NotMet}, {"a line one way", []governance.Channel{up}, engagement.NotMet},
		{"a line the other way", []governance.Channel{down}, engagement.NotMet}, {"lines both ways", []governance.Channel{up, down}, engagement.Met},
	} {
		s.Channels = test.channels
		if got, _ := outcomes(audit, s); got[id] != test.want {
			return fmt.Sprintf("%s: %s is %v, want %v", test.name, id, got[id], test.want), s
		}
	}
	return "", s
}

func sorted(m map[string]engagement.Outcome) []string {
	var ids []string
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func clone(s governance.Structure) governance.Structure {
	s.Agencies, s.Bodies, s.Channels = slices.Clone(s.Agencies), slices.Clone(s.Bodies), slices.Clone(s.Channels)
	for i := range s.Bodies {
		s.Bodies[i].Seats = slices.Clone(s.Bodies[i].Seats)
	}
	return s
}

// structure is a small one of any shape.
func structure(r *rand.Rand) governance.Structure {
	answer := func() engagement.Answer { return engagement.Answer(r.IntN(3)) }
	s := governance.Structure{Name: "a partnership", ChannelsComplete: answer(), Capacity: answer()}
	n := 1 + r.IntN(3)
	for i := range n {
		a := governance.Agency{Agency: engagement.Agency{ID: engagement.AgencyID(fmt.Sprint("agency-", i)), Name: fmt.Sprint("Agency ", i), Sector: engagement.Sector(r.IntN(4))}}
		for _, tie := range engagement.AllTies() {
			a.Ties = a.Ties.With(tie, answer())
		}
		s.Agencies = append(s.Agencies, a)
	}
	for i := range 1 + r.IntN(4) {
		b := governance.Body{ID: governance.BodyID(fmt.Sprint("body-", i)), Name: fmt.Sprint("Body ", i), Tier: engagement.Tiers()[r.IntN(6)], Formal: answer(), Complete: answer(), Commissions: answer()}
		for range r.IntN(3) {
			b.Seats = append(b.Seats, governance.Seat{Agency: s.Agencies[r.IntN(n)].ID, Status: governance.SeatStatus(r.IntN(5)), Remit: answer(),
				Elected: answer(), Trained: answer(), Accountable: answer()})
		}
		s.Bodies = append(s.Bodies, b)
	}
	for i := range n {
		for j := range n {
			if i != j && r.IntN(2) == 0 {
				s.Channels = append(s.Channels, governance.Channel{From: s.Agencies[i].ID, To: s.Agencies[j].ID, Exists: engagement.Answer(1 + r.IntN(2))})
			}
		}
	}
	return s
}

// refine fills in one fact that is not known, and says which.
func refine(r *rand.Rand, s *governance.Structure) string {
	type fact struct {
		name string
		set  func(engagement.Answer)
	}
	var unknown []fact
	add := func(name string, at *engagement.Answer) {
		if *at == engagement.NotKnown {
			unknown = append(unknown, fact{name, func(a engagement.Answer) { *at = a }})
		}
	}
	for i := range s.Bodies {
		b := &s.Bodies[i]
		add(fmt.Sprintf("bodies[%d].complete", i), &b.Complete)
		add(fmt.Sprintf("bodies[%d].formal", i), &b.Formal)
		add(fmt.Sprintf("bodies[%d].commissions", i), &b.Commissions)
		for j := range b.Seats {
			seat := &b.Seats[j]
			add(fmt.Sprintf("bodies[%d].seats[%d].remit", i, j), &seat.Remit)
			add(fmt.Sprintf("bodies[%d].seats[%d].elected", i, j), &seat.Elected)
			add(fmt.Sprintf("bodies[%d].seats[%d].trained", i, j), &seat.Trained)
			add(fmt.Sprintf("bodies[%d].seats[%d].accountable", i, j), &seat.Accountable)
			if seat.Status == governance.SeatStatusNotStated {
				unknown = append(unknown, fact{fmt.Sprintf("bodies[%d].seats[%d].status", i, j), func(a engagement.Answer) {
					seat.Status = governance.Planned
					if a == engagement.Yes {
						seat.Status = governance.Member
					}
				}})
			}
		}
	}
	for i := range s.Agencies {
		for _, tie := range engagement.AllTies() {
			if s.Agencies[i].Ties.Get(tie) == engagement.NotKnown {
				unknown = append(unknown, fact{fmt.Sprintf("agencies[%d].ties.%v", i, tie), func(a engagement.Answer) { s.Agencies[i].Ties = s.Agencies[i].Ties.With(tie, a) }})
			}
		}
	}
	add("channelsComplete", &s.ChannelsComplete)
	if len(unknown) == 0 {
		return ""
	}
	pick, answer := unknown[r.IntN(len(unknown))], engagement.Answer(1+r.IntN(2))
	pick.set(answer)
	return fmt.Sprintf("%s %v", pick.name, answer)
}

// smaller leaves out bodies, seats and channels while the law stays broken.
func smaller(s governance.Structure, broken func(governance.Structure) bool) governance.Structure {
	for again := true; again; {
		again = false
		for i := range s.Bodies {
			less := clone(s)
			less.Bodies = slices.Delete(less.Bodies, i, i+1)
			if broken(less) {
				s, again = less, true
				break
			}
		}
		for i := range s.Channels {
			less := clone(s)
			less.Channels = slices.Delete(less.Channels, i, i+1)
			if broken(less) {
				s, again = less, true
				break
			}
		}
	}
	return s
}
