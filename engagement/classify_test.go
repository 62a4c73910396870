package engagement_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

// The definitions as tables of the sources' words: y and n are yes and no, and
// a dot is either. Each table says what every combination of known ties is.
var definitions = map[engagement.Model]struct {
	ties []engagement.Tie
	rows string
}{
	// NA2009 3.1: a delivery partner is "an integral part of the IOM:
	// co-working …; co-located …; and through the sharing of relevant
	// intelligence". Referral partners "operated as delivery partners" and
	// deliver "services outside of the IOM, which the IOM referred clients to".
	// Referral agencies "received referrals from the IOM"; they are the other
	// class, "less closely involved".
	engagement.Model2009: {
		[]engagement.Tie{engagement.CoWorking, engagement.CoLocated, engagement.SharesInformation, engagement.DeliversOutside, engagement.ReceivesReferrals}, `
		yyy yy delivery-partner delivery-partner+referral-partner
		yyy yn delivery-partner delivery-partner
		yyy n. delivery-partner delivery-partner
		yyn .y referral-agency referral-agency
		yn. .y referral-agency referral-agency
		n.. .y referral-agency referral-agency
		yyn .n none no-role
		yn. .n none no-role
		n.. .n none no-role`},
	// NA2009 4.1: the IOMU "have established links and have identified a range
	// of referral partners", among them agencies "which have staff co-located"
	// and agencies "which have no staff located with the IOMU".
	engagement.Model2009Loose: {
		[]engagement.Tie{engagement.CoWorking, engagement.CoLocated, engagement.SharesInformation, engagement.DeliversOutside,
			engagement.ReceivesReferrals, engagement.EstablishedLink}, `
		yyy yy. delivery-partner delivery-partner+referral-partner
		yyy nyy delivery-partner delivery-partner+referral-partner
		yyy nyn delivery-partner delivery-partner
		yyy .n. delivery-partner delivery-partner
		yyn .yy referral-partner referral-partner
		yn. .yy referral-partner referral-partner
		n.. .yy referral-partner referral-partner
		yyn .yn referral-agency referral-agency
		yn. .yn referral-agency referral-agency
		n.. .yn referral-agency referral-agency
		yyn .n. none no-role
		yn. .n. none no-role
		n.. .n. none no-role`},
	// WO2011: "Co-working …; co-location …; information sharing based on agreed
	// protocols" inside the IOM; outside it "two way referrals" and
	// "opportunities to share information and shape the practice".
	engagement.Model2011: {
		[]engagement.Tie{engagement.CoWorking, engagement.CoLocated, engagement.ProtocolAgreed,
			engagement.MakesReferrals, engagement.ReceivesReferrals, engagement.SharesInformation, engagement.ShapesPractice}, `
		yyy yyyy delivery-partner delivery-partner+referral-partner
		yyy yyyn delivery-partner delivery-partner
		yyy yyn. delivery-partner delivery-partner
		yyy yn.. delivery-partner delivery-partner
		yyy n... delivery-partner delivery-partner
		yyn yyyy referral-partner referral-partner
		yn. yyyy referral-partner referral-partner
		n.. yyyy referral-partner referral-partner
		yyn yyyn none no-role
		yn. yyyn none no-role
		n.. yyyn none no-role
		yyn yyn. none no-role
		yn. yyn. none no-role
		n.. yyn. none no-role
		yyn yn.. none no-role
		yn. yn.. none no-role
		n.. yn.. none no-role
		yyn n... none no-role
		yn. n... none no-role
		n.. n... none no-role`},
}

// fromTable returns the level and the roles of the one row that fits.
func fromTable(t *testing.T, model engagement.Model, ties engagement.Ties) (level, roles string) {
	t.Helper()
	d := definitions[model]
	for line := range strings.Lines(strings.TrimSpace(d.rows)) {
		fields := strings.Fields(line)
		fits := true
		for i, c := range fields[0] + fields[1] {
			answer := ties.Get(d.ties[i])
			fits = fits && (c == '.' || c == 'y' && answer == engagement.Yes || c == 'n' && answer == engagement.No)
		}
		if fits && level != "" {
			t.Fatalf("%v: two rows for %+v", model, ties)
		}
		if fits {
			level, roles = fields[2], strings.ReplaceAll(fields[3], "no-role", "no role")
		}
	}
	if level == "" {
		t.Fatalf("%v: no row for %+v", model, ties)
	}
	return level, roles
}

// tiesOf is one of the 3^12 combinations, its digits the answers.
func tiesOf(code int) engagement.Ties {
	var t engagement.Ties
	for _, tie := range allTies {
		if digit := code % 3; digit != 0 {
			t = t.With(tie, engagement.Answer(digit))
		}
		code /= 3
	}
	return t
}

var allTies = engagement.AllTies()

const combinations = 531441 // 3^12

// Every combination of known ties is what the tables say, and every one with
// unknowns is exactly what its completions have in common.
func TestClassify_allCombinations(t *testing.T) {
	for _, model := range engagement.Models() {
		// What the completions of a combination come to: the levels they
		// have, as a set, and the roles in all and in any of them.
		type outcome struct {
			levels  uint8
			all     engagement.Roles
			any     engagement.Roles
			settled engagement.Level
		}
		found := make([]outcome, combinations)
		for code := combinations - 1; code >= 0; code-- { // completions have greater codes
			ties := tiesOf(code)
			got := engagement.Classify(model, ties)
			place, unknown := 1, false
			for _, tie := range allTies {
				if ties.Get(tie) == engagement.NotKnown {
					unknown = true
					break
				}
				place *= 3
			}
			var want outcome
			if unknown {
				yes, no := found[code+place], found[code+2*place]
				want = outcome{levels: yes.levels | no.levels, all: yes.all & no.all, any: yes.any | no.any}
				if yes.levels == no.levels && yes.settled == no.settled {
					want.settled = yes.settled
				}
			} else {
				level, roles := fromTable(t, model, ties)
				if got.Level.String() != level || got.Held.String() != roles || got.Open != 0 {
					t.Fatalf("%v: %+v is %+v, want %s and %s", model, ties, got, level, roles)
				}
				want = outcome{1 << got.Level, got.Held, got.Held, got.Level}
			}
			found[code] = want
			if got.Held != want.all || got.Open != want.any&^want.all || got.Level != want.settled {
				t.Fatalf("%v: %+v is %v, roles %v, open %v; its completions come to %v, roles %v, open %v", model, ties,
					got.Level, got.Held, got.Open, want.settled, want.all, want.any&^want.all)
			}
		}
	}
}

// One more tie never makes an agency less close (R11).
func TestClassify_monotone(t *testing.T) {
	for _, model := range engagement.Models() {
		for code := range combinations {
			before := tiesOf(code)
			if engagement.Classify(model, before).Level == engagement.LevelNotKnown {
				continue
			}
			b := engagement.Classify(model, before).Level
			for _, tie := range allTies {
				if before.Get(tie) != engagement.No {
					continue
				}
				if a := engagement.Classify(model, before.With(tie, engagement.Yes)).Level; a != engagement.LevelNotKnown && a.Compare(b) < 0 {
					t.Fatalf("%v: %+v is %v; with %v it is %v", model, before, b, tie, a)
				}
			}
		}
	}
}

// The reasons say what the classification says: the role is met, not met or not
// known as it is held, not held or open, and rests on the conditions listed.
func TestAppendReasons_agree(t *testing.T) {
	rules := map[engagement.Model][]string{engagement.Model2009: {"R7", "R8", "R9", "R11"},
		engagement.Model2009Loose: {"R7", "R8", "R10", "R9", "R11"}, engagement.Model2011: {"R12", "R13"}}
	var reasons []engagement.Reason
	for _, model := range engagement.Models() {
		for code := 0; code < combinations; code += 17 {
			ties := tiesOf(code)
			c := engagement.Classify(model, ties)
			reasons = engagement.AppendReasons(reasons[:0], model, ties)
			var order []string
			roles := map[engagement.Level]engagement.Outcome{}
			for i, reason := range reasons {
				if reason.Detail() == "" || strings.Contains(reason.Detail(), "%!") {
					t.Fatalf("%v: %v", model, reason)
				}
				if len(order) > 0 && order[len(order)-1] == reason.Rule.ID {
					continue // a condition
				}
				order = append(order, reason.Rule.ID)
				if reason.Rule.ID == "R11" {
					continue
				}
				level, err := engagement.ParseLevel(reason.Subject)
				if err != nil {
					t.Fatal(err)
				}
				// R8 and R10 are two ways to one role.
				if earlier, ok := roles[level]; !ok || earlier != engagement.Met && reason.Outcome != engagement.NotMet {
					roles[level] = reason.Outcome
				}
				whole := engagement.NotApplicable
				for _, condition := range reasons[i+1:] {
					if condition.Rule.ID != reason.Rule.ID {
						break
					}
					if condition.Subject != "understandsIOM" {
						whole = whole.And(condition.Outcome)
					}
				}
				if whole != reason.Outcome {
					t.Fatalf("%v: %+v: %v, but its conditions come to %v", model, ties, reason, whole)
				}
			}
			if !slices.Equal(order, rules[model]) {
				t.Fatalf("%v: rules %v, want %v", model, order, rules[model])
			}
			for _, level := range model.Levels() {
				want := engagement.NotMet
				if c.Held.Has(level) {
					want = engagement.Met
				} else if c.Open.Has(level) {
					want = engagement.OutcomeNotKnown
				}
				if roles[level] != want {
					t.Fatalf("%v: %+v: the reasons make %v %v, the classification %v", model, ties, level, roles[level], want)
				}
			}
		}
	}
}

// Filling in all that a step misses reaches its level, and leaving out any one
// of it does not.
func TestNext(t *testing.T) {
	for _, model := range engagement.Models() {
		for code := 0; code < combinations; code += 13 {
			ties := tiesOf(code)
			before := engagement.Classify(model, ties)
			listed := engagement.RolesOf()
			for _, step := range engagement.Next(model, ties) {
				listed |= engagement.RolesOf(step.Level)
				filled := ties
				for _, tie := range step.Missing {
					filled = filled.With(tie, engagement.Yes)
				}
				after := engagement.Classify(model, filled)
				// A referral agency that turns out a delivery partner is closer still.
				if reached := after.Held.Has(step.Level) || step.Level == engagement.ReferralAgency &&
					(after.Open|after.Held)&engagement.RolesOf(engagement.DeliveryPartner, engagement.ReferralPartner) != 0; !reached {
					t.Fatalf("%v: %+v: with %v it is not %v", model, ties, step.Missing, step.Level)
				}
				for _, tie := range step.Missing {
					if step.Level == engagement.ReferralPartner && model == engagement.Model2009Loose {
						break // the strict definition is another way there
					}
					if c := engagement.Classify(model, filled.With(tie, engagement.No)); c.Held.Has(step.Level) {
						t.Fatalf("%v: %+v: %v is listed as missing for %v and is not needed", model, ties, tie, step.Level)
					}
				}
				for _, tie := range step.Ask {
					if ties.Get(tie) != engagement.NotKnown {
						t.Fatalf("%v: %+v: %v is to be asked for", model, ties, tie)
					}
				}
				// Asking for all of it settles whether the level is held.
				if before.Open.Has(step.Level) != (len(step.Ask) > 0) && before.Open.Has(step.Level) {
					t.Fatalf("%v: %+v: %v is open and nothing is to be asked", model, ties, step.Level)
				}
				for _, answer := range []engagement.Answer{engagement.Yes, engagement.No} {
					asked := ties
					for _, tie := range step.Ask {
						asked = asked.With(tie, answer)
					}
					if engagement.Classify(model, asked).Open.Has(step.Level) {
						t.Fatalf("%v: %+v: with all of %v %v it is open whether it is %v", model, ties, step.Ask, answer, step.Level)
					}
				}
			}
			for _, level := range model.Levels() {
				closer := before.Level == engagement.LevelNotKnown || level.Compare(before.Level) >= 0
				if before.Open.Has(level) && closer && !listed.Has(level) {
					t.Fatalf("%v: %+v: %v is open and no step says what it needs", model, ties, level)
				}
			}
		}
	}
}

// The routes of recommendation 9: either one, for a referral agency.
func TestUpgrade(t *testing.T) {
	agency := engagement.Ties{ReceivesReferrals: engagement.Yes, CoLocated: engagement.No}
	delivery := engagement.Ties{CoWorking: engagement.Yes, CoLocated: engagement.Yes, SharesInformation: engagement.Yes, ReceivesReferrals: engagement.Yes}
	for _, test := range []struct {
		name          string
		ties          engagement.Ties
		events, group engagement.Answer
		want          engagement.Outcome
	}{
		{"an annual event", agency, engagement.Yes, engagement.No, engagement.Met},
		{"a pathways group", agency, engagement.No, engagement.Yes, engagement.Met},
		{"one known, the other not", agency, engagement.Yes, engagement.NotKnown, engagement.Met},
		{"neither", agency, engagement.No, engagement.No, engagement.NotMet},
		{"neither known", agency, engagement.NotKnown, engagement.NotKnown, engagement.OutcomeNotKnown},
		{"one not known", agency, engagement.No, engagement.NotKnown, engagement.OutcomeNotKnown},
		{"a delivery partner", delivery, engagement.Yes, engagement.Yes, engagement.NotApplicable},
		{"nothing known of its ties", engagement.Ties{}, engagement.Yes, engagement.No, engagement.OutcomeNotKnown},
	} {
		ties := test.ties
		ties.InformationEvents, ties.PathwaysGroup = test.events, test.group
		reason := engagement.Upgrade(ties)
		if reason.Outcome != test.want || len(reason.Because) != 2 {
			t.Errorf("%s: %v, want %v", test.name, reason, test.want)
		}
		// R15: the upgrade makes no partner by either strict definition.
		if test.want == engagement.Met {
			for _, model := range []engagement.Model{engagement.Model2009, engagement.Model2011} {
				if c := engagement.Classify(model, ties); c.Held.Has(engagement.ReferralPartner) {
					t.Errorf("%s: a referral partner under %v", test.name, model)
				}
			}
		}
	}
}

// R14: agencies with the same label of 2009 are different things in 2011, and a
// label alone is nothing.
func TestConvert(t *testing.T) {
	yes, no := engagement.Yes, engagement.No
	integral := engagement.Ties{CoWorking: yes, CoLocated: yes, SharesInformation: yes}
	for _, test := range []struct {
		name  string
		label engagement.Level
		ties  engagement.Ties
		want  engagement.Level
		out   engagement.Outcome
		label2009,
		needs string
	}{
		{"a delivery partner with a protocol", engagement.DeliveryPartner,
			engagement.Ties{CoWorking: yes, CoLocated: yes, SharesInformation: yes, ProtocolAgreed: yes, MakesReferrals: no}, engagement.DeliveryPartner, engagement.Met, "met", ""},
		{"without one", engagement.DeliveryPartner,
			engagement.Ties{CoWorking: yes, CoLocated: yes, SharesInformation: yes, ProtocolAgreed: no, MakesReferrals: no}, engagement.NoLevel, engagement.Met, "met", ""},
		{"with nobody knowing", engagement.DeliveryPartner, integral.With(engagement.MakesReferrals, no), engagement.LevelNotKnown, engagement.OutcomeNotKnown, "met", "protocolAgreed"},
		{"a label alone", engagement.DeliveryPartner, engagement.Ties{}, engagement.LevelNotKnown, engagement.OutcomeNotKnown, "not-known",
			"coWorking, coLocated, sharesInformation, protocolAgreed, receivesReferrals, makesReferrals, shapesPractice"},
		{"a referral agency", engagement.ReferralAgency,
			engagement.Ties{CoLocated: no, ReceivesReferrals: yes, MakesReferrals: no}, engagement.NoLevel, engagement.Met, "met", ""},
		{"one that refers both ways, shares and shapes", engagement.ReferralAgency,
			engagement.Ties{CoLocated: no, ReceivesReferrals: yes, MakesReferrals: yes, SharesInformation: yes, ShapesPractice: yes}, engagement.ReferralPartner, engagement.Met, "met", ""},
		{"a label that the ties do not bear out", engagement.ReferralPartner,
			engagement.Ties{CoLocated: no, ReceivesReferrals: yes, MakesReferrals: no}, engagement.NoLevel, engagement.Met, "not-met", ""},
	} {
		c, reason := engagement.Convert(test.label, test.ties)
		if c.Model != engagement.Model2011 || c.Level != test.want || reason.Outcome != test.out {
			t.Errorf("%s: %v, %v; want %v, %v", test.name, c, reason, test.want, test.out)
		}
		if reason.Because[0].Outcome.String() != test.label2009 {
			t.Errorf("%s: the label: %v", test.name, reason.Because[0])
		}
		if _, needs, _ := strings.Cut(reason.Detail(), "needs "); needs != test.needs {
			t.Errorf("%s: needs %q, want %q", test.name, needs, test.needs)
		}
	}
}

// NA2009 4.1 calls agencies "which have no staff located with the IOMU"
// referral partners; by 3.1 they are not.
func TestCheckLabel(t *testing.T) {
	outside := engagement.Ties{CoLocated: engagement.No, ReceivesReferrals: engagement.Yes, EstablishedLink: engagement.Yes}
	for _, test := range []struct {
		model engagement.Model
		label engagement.Level
		ties  engagement.Ties
		want  engagement.Outcome
	}{
		{engagement.Model2009, engagement.ReferralPartner, outside, engagement.NotMet},
		{engagement.Model2009Loose, engagement.ReferralPartner, outside, engagement.Met},
		{engagement.Model2009, engagement.ReferralAgency, outside, engagement.Met},
		{engagement.Model2009, engagement.NoLevel, outside, engagement.NotMet},
		{engagement.Model2009, engagement.NoLevel, engagement.Ties{CoWorking: engagement.No, ReceivesReferrals: engagement.No}, engagement.Met},
		{engagement.Model2009, engagement.NoLevel, engagement.Ties{CoWorking: engagement.No}, engagement.OutcomeNotKnown},
		{engagement.Model2009, engagement.DeliveryPartner, engagement.Ties{CoLocated: engagement.Yes}, engagement.OutcomeNotKnown},
		{engagement.Model2009, engagement.LevelNotKnown, outside, engagement.OutcomeNotKnown},
		{engagement.ModelNotStated, engagement.ReferralAgency, outside, engagement.OutcomeNotKnown},
		{engagement.Model2011, engagement.ReferralAgency, outside, engagement.NotMet}, // the 2011 model has none
		{engagement.Model2009, engagement.Level(9), outside, engagement.OutcomeNotKnown},
	} {
		if got := engagement.CheckLabel(test.model, test.label, test.ties); got.Outcome != test.want {
			t.Errorf("%v called %v: %v, want %v", test.model, test.label, got, test.want)
		}
	}
}

// Values converted by hand are no facts, and nothing panics.
func TestClassify_strangeValues(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var ties engagement.Ties
		for _, tie := range allTies {
			ties = ties.With(tie, engagement.Answer(random.Uint32N(5)*60))
		}
		model := engagement.Model(random.Uint32N(6))
		c := engagement.Classify(model, ties)
		for _, reason := range engagement.AppendReasons(nil, model, ties) {
			_ = reason.String()
		}
		engagement.Next(model, ties)
		engagement.Convert(engagement.Level(random.Uint32()), ties)
		clean := ties
		for _, tie := range allTies {
			if !ties.Get(tie).IsKnown() {
				clean = clean.With(tie, engagement.NotKnown)
			}
		}
		if diff := cmp.Diff(engagement.Classify(model, clean), c); diff != "" {
			t.Fatalf("%v %+v (-unknown +strange):\n%s", model, ties, diff)
		}
	}
	err := engagement.Ties{CoLocated: 7, PathwaysGroup: 200}.Validate()
	if want := "coLocated: unknown word Answer(7)\npathwaysGroup: unknown word Answer(200)"; err == nil || err.Error() != want {
		t.Errorf("%v, want %q", err, want)
	}
}

func TestTie_words(t *testing.T) {
	var got []string
	for _, tie := range engagement.AllTies() {
		parsed, err := engagement.ParseTie(tie.String())
		if err != nil || parsed != tie {
			t.Errorf("%v is read as %v, %v", tie, parsed, err)
		}
		got = append(got, tie.String())
	}
	want := "coWorking coLocated sharesInformation protocolAgreed receivesReferrals makesReferrals deliversOutside shapesPractice " +
		"understandsIOM establishedLink informationEvents pathwaysGroup"
	if strings.Join(got, " ") != want {
		t.Errorf("the ties are %v", got)
	}
}

// Eight facts of a large part of which nothing is known.
func benchmarkTies(n int) []engagement.Ties {
	random := rand.New(rand.NewPCG(3, 4))
	list := make([]engagement.Ties, n)
	for i := range list {
		list[i] = tiesOf(random.IntN(combinations))
	}
	return list
}

func BenchmarkClassify(b *testing.B) {
	for _, n := range []int{10, 1000, 1_000_000} {
		for _, model := range engagement.Models() {
			b.Run(fmt.Sprintf("%v/n=%d", model, n), func(b *testing.B) {
				list := benchmarkTies(n)
				b.ReportAllocs()
				for b.Loop() {
					for _, ties := range list {
						sink = engagement.Classify(model, ties)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/agency")
			})
		}
	}
}

var sink engagement.Classification

func BenchmarkAppendReasons(b *testing.B) {
	for _, known := range []bool{true, false} {
		for _, model := range engagement.Models() {
			b.Run(fmt.Sprintf("%v/allKnown=%v", model, known), func(b *testing.B) {
				list := benchmarkTies(1_000_000)
				if known {
					for i := range list {
						for _, tie := range engagement.AllTies() {
							if list[i].Get(tie) == engagement.NotKnown {
								list[i] = list[i].With(tie, engagement.No)
							}
						}
					}
				}
				var reasons []engagement.Reason
				b.ReportAllocs()
				for b.Loop() {
					for _, ties := range list {
						reasons = engagement.AppendReasons(reasons[:0], model, ties)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(list)), "ns/agency")
			})
		}
	}
}
