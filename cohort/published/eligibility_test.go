package published_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/published"
	"github.com/thirdsector-go/partnership/engagement"
)

// Who is in, out and not known by each policy of the sources, on both sides of
// each boundary. The people are synthetic.
func TestEligibility(t *testing.T) {
	day, term := engagement.MustParseDate, cohort.MustParseTerm
	const y, n, unknown = engagement.Yes, engagement.No, engagement.NotKnown
	facts := func(pairs map[cohort.FactID]engagement.Answer) cohort.Person {
		return cohort.Person{Schemes: []cohort.SchemeID{}, Facts: pairs}
	}
	served := func(born, sentence, released string) cohort.Person {
		return cohort.Person{Born: day(born), Sentence: term(sentence), Sentenced: day("2007-03-01"), Released: day(released),
			Facts: map[cohort.FactID]engagement.Answer{published.StandAloneUnpaidWork: n}}
	}
	in := func(schemes ...cohort.SchemeID) cohort.Person {
		return cohort.Person{Schemes: append([]cohort.SchemeID{}, schemes...)}
	}
	listed := func(answer engagement.Answer, schemes ...cohort.SchemeID) cohort.Person {
		p := in(schemes...)
		p.Facts = map[cohort.FactID]engagement.Answer{published.Listed: answer}
		return p
	}
	for _, c := range []struct {
		name, rule string
		policy     cohort.Policy
		person     cohort.Person
		want       engagement.Answer
	}{
		{"18 on the day", "R136", published.LewishamDiamond(terms), served("1991-02-01", "11m", "2009-01-01"), y},
		{"18 the day after", "R136", published.LewishamDiamond(terms), served("1991-02-02", "11m", "2009-01-01"), n},
		{"18 in a leap year's way", "R136", published.LewishamDiamond(terms), served("1988-02-29", "11m", "2009-01-01"), y},
		{"exactly 12 months", "R136", published.LewishamDiamond(terms), served("1980-01-01", "12m", "2009-01-01"), n},
		{"a day less", "R136", published.LewishamDiamond(terms), served("1980-01-01", "365d", "2009-01-01"), y}, // from 1 March 2007 12 months are 366
		{"as many days as 12 months", "R136", published.LewishamDiamond(terms), served("1980-01-01", "366d", "2009-01-01"), n},
		{"released six months ago", "R136", published.LewishamDiamond(terms), served("1980-01-01", "11m", "2008-08-01"), y},
		{"and a day", "R136", published.LewishamDiamond(terms), served("1980-01-01", "11m", "2008-07-31"), n},
		{"released today", "R136", published.LewishamDiamond(terms), served("1980-01-01", "11m", "2009-02-01"), y},
		{"released tomorrow", "R136", published.LewishamDiamond(terms), served("1980-01-01", "11m", "2009-02-02"), n},
		{"a sentence not known", "R136", published.LewishamDiamond(terms), served("1980-01-01", "", "2009-01-01"), unknown},
		{"unpaid work and nothing else", "R136", published.LewishamDiamond(terms), facts(map[cohort.FactID]engagement.Answer{published.StandAloneUnpaidWork: y}), y},

		{"volume crime", "R137", published.Pennine(terms), facts(map[cohort.FactID]engagement.Answer{published.VolumeAcquisitive: y, published.DomesticViolence: n}), y},
		{"domestic violence", "R137", published.Pennine(terms), facts(map[cohort.FactID]engagement.Answer{published.VolumeAcquisitive: n, published.DomesticViolence: y}), y},
		{"neither", "R137", published.Pennine(terms), facts(map[cohort.FactID]engagement.Answer{published.VolumeAcquisitive: n, published.DomesticViolence: n}), n},
		{"volume crime, in the PPO scheme", "R137", published.Pennine(terms), cohort.Person{Schemes: []cohort.SchemeID{published.PPO},
			Facts: map[cohort.FactID]engagement.Answer{published.VolumeAcquisitive: y, published.DomesticViolence: n}}, n},
		{"volume crime, schemes not known", "R137", published.Pennine(terms), cohort.Person{
			Facts: map[cohort.FactID]engagement.Answer{published.VolumeAcquisitive: y, published.DomesticViolence: n}}, unknown},

		{"listed", "R138", published.NottinghamList(terms), listed(y), y},
		{"listed, and in another scheme", "R138", published.NottinghamList(terms), listed(y, published.YOT), y},
		{"not listed", "R138", published.NottinghamList(terms), listed(n), n},
		{"a PPO", "R138", published.NottinghamList(terms), listed(y, published.PPO), n},
		{"with the CJIT", "R138", published.NottinghamList(terms), listed(y, published.CJIT), n},
		{"listed or not", "R138", published.NottinghamList(terms), listed(unknown), unknown},

		{"in none of the three", "R146", published.WestYorkshire(terms), in(), y},
		{"in another", "R146", published.WestYorkshire(terms), in(published.GOM), y},
		{"in the PPO cohort", "R146", published.WestYorkshire(terms), in(published.PPO), n},
		{"in the DIP cohort", "R146", published.WestYorkshire(terms), in(published.DIP), n},
		{"in the YOS cohort", "R146", published.WestYorkshire(terms), in(published.YOS), n},
		{"in what not known", "R146", published.WestYorkshire(terms), cohort.Person{}, unknown},

		{"released today, not supervised", "R147", published.TargetGroup(terms), cohort.Person{Sentence: term("11m"), Position: cohort.NonStatutory, Released: day("2009-02-01")}, y},
		{"to be released tomorrow", "R147", published.TargetGroup(terms), cohort.Person{Sentence: term("11m"), Position: cohort.NonStatutory, Released: day("2009-02-02")}, n},
		{"after exactly 12 months", "R147", published.TargetGroup(terms), cohort.Person{Sentence: term("12m"), Position: cohort.NonStatutory, Released: day("2009-01-01")}, n},
		{"on licence", "R147", published.TargetGroup(terms), cohort.Person{Sentence: term("11m"), Position: cohort.Licence, Released: day("2009-01-01")}, n},
		{"on an order", "R147", published.TargetGroup(terms), cohort.Person{Sentence: term("11m"), Position: cohort.CommunityOrder, Released: day("2009-01-01")}, n},
		{"supervised or not", "R147", published.TargetGroup(terms), cohort.Person{Sentence: term("11m"), Released: day("2009-01-01")}, unknown},

		{"from the region", "R148", published.Connect(terms), cohort.Person{Sentence: term("11m"), Area: "west-mercia"}, y},
		{"from another", "R148", published.Connect(terms), cohort.Person{Sentence: term("11m"), Area: "essex"}, n},
		{"exactly 12 months", "R148", published.Connect(terms), cohort.Person{Sentence: term("12m"), Area: "west-mercia"}, n},
		{"a sentence not known", "R148", published.Connect(terms), cohort.Person{Area: "west-mercia"}, unknown},
	} {
		selector, err := cohort.Prepare(c.policy)
		require.NoError(t, err, c.policy.ID)
		c.person.ID = "synthetic"
		require.NoError(t, c.person.Validate(), c.name)
		assert.Equal(t, c.want, selector.Test(c.person), "%s: %s", c.policy.ID, c.name)
		assert.Equal(t, c.want.Outcome(), selector.Explain(c.person).Outcome, "%s: %s", c.policy.ID, c.name)
		ruled := false
		for _, criterion := range c.policy.Criteria {
			ruled = ruled || criterion.Rule == c.rule
		}
		assert.True(t, ruled, "%s does not decide %s", c.policy.ID, c.rule)
	}
}
