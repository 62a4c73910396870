package division

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Group is claims that together are to get a least or a most share of what is
// shared, such as an area or the small organisations. A claim says itself in
// which groups it is: see Claim.Groups.
//
// Groups may be nested as deep as one likes: one lies in another where every
// claim in it is in the other too. Its claims need not name that one if it is
// the Parent. Groups that share a claim and are not nested are an error.
//
// Shares are of the budget less the reserve. In whole pence a least share is
// rounded up and a most share down. Where least shares cannot all be rounded
// up, as of 0.50 and 0.50 of an odd number of pence, those with the smallest
// remainder are rounded down, of equal ones that with the last identifier. Where
// no whole penny lies between a least and a most share, the least one counts.
//
// A least share that a group's claims cannot take is an error as long as money
// is short. Where the budget covers the top of every claim, the group gets those
// and the allocation says by how much it misses its share.
//
// Groups change a division as follows. All claims are shared among as if there
// were no groups. If groups then get less than their least or more than their
// most, they are held to it (of the two kinds first those that are further off
// together), and what is left is shared anew among all other claims, until no
// group is out of its bounds. Groups within groups count in the same way, inside
// the amount of the outer one. What a group is held to is shared among its
// claims by the same division, tiers and bounds. That ends, as each step holds
// one group more, and it never makes the rest infeasible.
//
// The bounds of groups come before tiers, and these before the division. Equal
// treatment is kept within a group and among the claims of no held group. Order
// between claims of different groups is not, nor is consistency (Borm and
// others, Annals of Operations Research 137, 2005, for claims in unions).
type Group struct {
	ID      string `json:"id"`
	AtLeast Share  `json:"atLeast,omitzero"`
	AtMost  Share  `json:"atMost,omitzero"` // not stated: no most
	Parent  string `json:"parent,omitzero"` // the group that this one lies in; may be empty
}

// groupPlaces is where each group stands, by identifier.
func (r Round) groupPlaces() map[string]int {
	places := make(map[string]int, len(r.Groups))
	for i, group := range r.Groups {
		if _, twice := places[group.ID]; !twice {
			places[group.ID] = i
		}
	}
	return places
}

// checkGroups returns the problems of the groups by themselves.
func (r Round) checkGroups() error {
	var problems engagement.Problems
	places := r.groupPlaces()
	for i, group := range r.Groups {
		path := func(field string) string { return fmt.Sprintf("groups[%d].%s", i, field) }
		switch {
		case group.ID == "":
			problems.Add(path("id"), "", engagement.ErrMissing)
		case places[group.ID] != i:
			problems.Add(path("id"), strconv.Quote(group.ID), engagement.ErrDuplicate)
		}
		least, most := group.AtLeast.Validate(), group.AtMost.Validate()
		problems.AddAll(path("atLeast"), least)
		problems.AddAll(path("atMost"), most)
		if least == nil && most == nil && group.AtMost.IsStated() && group.AtLeast.cmp(group.AtMost) > 0 {
			problems.Add(path("atLeast"), group.AtLeast.String(), fmt.Errorf("%w: at most is %v, %v less", engagement.ErrContradicts, group.AtMost, group.AtLeast.less(group.AtMost)))
		}
		if group.Parent == "" {
			continue
		}
		if _, known := places[group.Parent]; !known {
			problems.Add(path("parent"), strconv.Quote(group.Parent), fmt.Errorf("%w group", engagement.ErrUnknownID))
			continue
		}
		at := i
		for range r.Groups {
			parent, known := places[r.Groups[at].Parent]
			if r.Groups[at].Parent == "" || !known {
				break
			}
			if at = parent; at == i {
				problems.Add(path("parent"), strconv.Quote(group.Parent), fmt.Errorf("%w: the group lies in itself", engagement.ErrContradicts))
				break
			}
		}
	}
	return problems.Err()
}

// A node is a group in the tree of groups; the root is that of no group.
type node struct {
	group    int // in the round; -1 for the root
	depth    int // 0 for the root
	children []*node
	places   []int // of its claims, those in groups below it too, in the order of ties

	// Worked out anew for each set of claims that is served:
	need      funding.Pence // what floors and groups in it come to
	low, high funding.Pence // what its claims together get at least and at most
	total     funding.Pence // what they get in the division that is looked at
	fewer     funding.Pence // by so many pennies less, and
	more      funding.Pence // more, at the most, were ties settled otherwise
}

// tree makes the tree of groups, and says of each place in which groups its
// claim is, from the outermost. The groups by themselves have been checked.
func (r Round) tree(order []int) (*node, [][]*node, error) {
	var problems engagement.Problems
	places := r.groupPlaces()
	named := make([][]int, len(order)) // groups of the claim at each place, each once
	size := make([]int, len(r.Groups))
	for place, i := range order {
		for k, id := range r.Claims[i].Groups {
			path := fmt.Sprintf("claims[%d].groups[%d]", i, k)
			group, known := places[id]
			switch {
			case !known:
				problems.Add(path, strconv.Quote(id), fmt.Errorf("%w group", engagement.ErrUnknownID))
				continue
			case slices.Contains(r.Claims[i].Groups[:k], id):
				problems.Add(path, strconv.Quote(id), engagement.ErrDuplicate)
				continue
			}
			for {
				if slices.Contains(named[place], group) {
					break
				}
				named[place] = append(named[place], group)
				size[group]++
				parent := r.Groups[group].Parent
				if parent == "" {
					break
				}
				group = places[parent]
			}
		}
	}
	if err := problems.Err(); err != nil {
		return nil, nil, err
	}

	// Sorted by size each claim's groups lie in one another, if they are
	// nested at all; then every group lies in the same one for all its claims.
	below := make([]int, len(r.Groups)) // how many groups a group is below, by stated parents
	for i := range r.Groups {
		for at := i; r.Groups[at].Parent != ""; at = places[r.Groups[at].Parent] {
			below[i]++
		}
	}
	root := &node{group: -1}
	nodes := make([]*node, len(r.Groups))
	parents := make([]*node, len(r.Groups))
	first := make([]int, len(r.Groups)) // the claim by which a group has its parent
	chains := make([][]*node, len(order))
	reported := map[[2]int]bool{}
	for place, i := range order {
		slices.SortFunc(named[place], func(a, b int) int {
			return cmp.Or(cmp.Compare(size[b], size[a]), cmp.Compare(below[a], below[b]), cmp.Compare(a, b))
		})
		parent := root
		root.places = append(root.places, place)
		for _, group := range named[place] {
			n := nodes[group]
			switch {
			case n == nil:
				n = &node{group: group, depth: parent.depth + 1}
				nodes[group], parents[group], first[group] = n, parent, i
				parent.children = append(parent.children, n)
			case parents[group] != parent:
				// One of the two claims is not in the other's parent, which is
				// no smaller than the group: so neither holds the other.
				other, claim := parents[group], first[group]
				if other == root || slices.Contains(named[place], other.group) {
					other, claim = parent, i
				}
				if pair := [2]int{other.group, group}; !reported[pair] {
					reported[pair] = true
					problems.Add(fmt.Sprintf("claims[%d].groups", claim), strconv.Quote(r.Claims[claim].ID), fmt.Errorf(
						"%w: it is in groups %q and %q, and neither holds all claims of the other",
						engagement.ErrContradicts, r.Groups[other.group].ID, r.Groups[group].ID))
				}
			}
			n.places = append(n.places, place)
			chains[place] = append(chains[place], n)
			parent = n
		}
	}
	for i := range r.Groups {
		if nodes[i] == nil {
			root.children = append(root.children, &node{group: i, depth: 1}) // nobody is in it
		}
	}
	if err := problems.Err(); err != nil {
		return nil, nil, err
	}
	return root, chains, nil
}
