package governance

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Policy is how an audit reads a structure. The zero value counts members
// only, takes roles by the model of 2011, and gives no verdict on heaviness.
type Policy struct {
	// CountInvited counts agencies that were invited to a body as represented
	// there, as NA2009 does. Otherwise an invited agency may or may not sit
	// there, and one that has not attended does not.
	CountInvited bool `json:"countInvited,omitzero"`

	// Model is the one by which agencies are delivery or referral partners;
	// ModelNotStated is that of 2011, whose requirements R16 to R19 are.
	Model engagement.Model `json:"model,omitzero"`

	// MostGroups and MostManagers bound the groups and the managers to so many
	// delivery posts (R23). The sources name no number.
	MostGroups   Limit `json:"mostGroups,omitzero"`
	MostManagers Limit `json:"mostManagers,omitzero"`

	// Conflict says who stays out where a body decides on commissioning (R61).
	Conflict ConflictPolicy `json:"conflict,omitzero"`

	// ReviewMonths is after how many months the roles in a duty are to be assessed
	// again (R71). The sources name no number; with 0 it is not known what is due.
	ReviewMonths int `json:"reviewMonths,omitzero"`
}

func (p Policy) model() engagement.Model {
	if p.Model == engagement.ModelNotStated {
		return engagement.Model2011
	}
	return p.Model
}

// A Limit is a number to so many posts, such as 1 to 4. The zero value is no
// limit.
type Limit struct {
	Number int64 `json:"number"`
	Posts  int64 `json:"posts"`
}

// String returns the limit, such as "1 to 4 posts", and "none" for the zero
// value.
func (l Limit) String() string {
	if l == (Limit{}) {
		return "none"
	}
	return fmt.Sprintf("%d to %d posts", l.Number, l.Posts)
}

// Validate returns every problem of p: a model outside its enumeration, a
// negative number, and a limit to no posts.
func (p Policy) Validate() error {
	var problems engagement.Problems
	problems.CheckWord("model", p.Model)
	for _, limit := range []struct {
		path string
		Limit
	}{{"mostGroups", p.MostGroups}, {"mostManagers", p.MostManagers}} {
		if limit.Number < 0 {
			problems.Add(limit.path+".number", strconv.FormatInt(limit.Number, 10), engagement.ErrNegative)
		}
		if limit.Posts < 0 || limit.Posts == 0 && limit.Number != 0 {
			problems.Add(limit.path+".posts", strconv.FormatInt(limit.Posts, 10), fmt.Errorf("%w: a limit is to one post or more", engagement.ErrOutOfRange))
		}
	}
	if p.ReviewMonths < 0 {
		problems.Add("reviewMonths", strconv.Itoa(p.ReviewMonths), engagement.ErrNegative)
	}
	return problems.Err()
}
