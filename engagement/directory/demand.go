package directory

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A NeedCount says how many people of an area have a need, as counted in a
// cohort. With a group it counts those of the group; without one, everybody,
// those of every group included. A person may be in several groups and have
// several needs, so that counts are never added up.
type NeedCount struct {
	Area   AreaID                   `json:"area"`
	Need   Need                     `json:"need"`
	Group  engagement.OffenderGroup `json:"group,omitzero"`
	People int64                    `json:"people"`
}

func (n NeedCount) query() Query { return Query{n.Need, n.Area, n.Group} }

// checkDemand reports what is wrong with counts of needs: what a query reports,
// an area or need that is not stated, a negative count, the same people counted
// twice, and more people of a group than there are in all.
func (ix *Index) checkDemand(demand []NeedCount) error {
	var problems engagement.Problems
	people := make(map[Query]int64, len(demand))
	for i, n := range demand {
		q := n.query()
		path := fmt.Sprintf("demand[%d]", i)
		problems.AddAll(path, ix.check(q))
		if n.Area == "" {
			problems.Add(path+".area", "", engagement.ErrMissing)
		}
		if !n.Need.IsStated() {
			problems.Add(path+".need", "", engagement.ErrMissing)
		}
		if n.People < 0 {
			problems.Add(path+".people", strconv.FormatInt(n.People, 10), engagement.ErrNegative)
		}
		if _, twice := people[q]; twice {
			problems.Add(path, q.String(), engagement.ErrDuplicate)
			continue
		}
		people[q] = n.People
	}
	for i, n := range demand {
		everybody := n.query()
		everybody.Group = engagement.GroupNotStated
		if all, counted := people[everybody]; counted && n.Group != engagement.GroupNotStated && n.People > all {
			problems.Add(fmt.Sprintf("demand[%d].people", i), strconv.FormatInt(n.People, 10),
				fmt.Errorf("%w: %v counts %d people in all", engagement.ErrContradicts, everybody, all))
		}
	}
	return problems.Err()
}
