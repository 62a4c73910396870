package published_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/published"
	"github.com/thirdsector-go/partnership/engagement"
)

// The two limbs of the Diamond Initiative in Lewisham (R136). The adult age is
// the caller's: no source states it, and without one the policy is refused.
func ExampleLewishamDiamond() {
	terms := published.Terms{AsOf: engagement.MustParseDate("2009-02-01"), Unknown: cohort.LeaveOut}
	_, err := cohort.Prepare(published.LewishamDiamond(terms))
	fmt.Println(err)
	terms.AdultAge = 18
	policy := published.LewishamDiamond(terms)
	fmt.Printf("%s (%s): %s\n", policy.Title, policy.Source, policy.Criteria[0].Describe())
	selector, err := cohort.Prepare(policy)
	if err != nil {
		fmt.Println(err)
		return
	}
	p := cohort.Person{
		ID: "synthetic", Born: engagement.MustParseDate("1980-05-05"), Sentence: cohort.MustParseTerm("6m"),
		Released: engagement.MustParseDate("2008-08-01"), // six months ago to the day
		Facts:    map[cohort.FactID]engagement.Answer{published.StandAloneUnpaidWork: engagement.No},
	}
	fmt.Println(selector.Test(p))
	p.Released = engagement.MustParseDate("2008-07-31")
	fmt.Println(selector.Test(p))
	p.Facts = nil // the other limb is then not known
	fmt.Println(selector.Test(p))
	// Output:
	// criteria[0].any[0].all[0].values[0]: "": missing
	// Diamond Initiative, Lewisham (NA2009 1.4 London; Appendix 1): (age at least 18 and sentence under 12 months and released within the last 6 months) or stand-alone-unpaid-work
	// yes
	// no
	// not-known
}
