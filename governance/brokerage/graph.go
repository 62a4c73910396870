package brokerage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

// Limits of a graph. They keep every count within an int64 and every index
// within an int32.
const (
	MaxAgencies = 10_000_000
	MaxTies     = 100_000_000 // as given, with those given twice
)

// mostProblems bounds what New reports one by one; the rest are counted.
const mostProblems = 100

// A Graph is a directed network of agencies in groups. It never changes. A nil
// Graph and the zero Graph have no agencies.
type Graph struct {
	group []int32 // per agency, the number of its group
	kinds int     // how many groups there are

	out, in lists // ties, ascending, each once
	near    lists // contacts: a tie either way
	way     []way // per entry of near, which ties there are
}

// way says which ties there are between an agency and a contact.
type way uint8

const (
	forth way = 1 << iota // to the contact
	back                  // from the contact
)

// lists is one list of agencies per agency, end to end.
type lists struct {
	start []int32
	items []int32
}

func (l lists) of(v int32) []int32 { return l.items[l.start[v]:l.start[v+1]] }

func (l lists) count(v int32) int64 { return int64(l.start[v+1] - l.start[v]) }

// New makes a graph of n agencies, numbered from 0, each in a group, with the
// ties edges, each from its first agency to its second. An edge given more than
// once counts once. It takes O(n + edges) time and keeps neither slice.
//
// The error is engagement.Problems: n negative or over MaxAgencies, more edges
// than MaxTies, groups that are not n, a blank group (ErrMissing), an agency
// outside 0 to n-1 (edges[3][1], ErrOutOfRange), an edge from an agency to
// itself (edges[3], ErrContradicts). Problems over a hundred are counted. The
// graph is nil where there is an error.
func New(n int, groups []string, edges [][2]int) (*Graph, error) {
	problems := capped{}
	switch {
	case n < 0:
		problems.add("n", strconv.Itoa(n), engagement.ErrNegative)
	case n > MaxAgencies:
		problems.add("n", strconv.Itoa(n), fmt.Errorf("%w of %d agencies", engagement.ErrLimit, MaxAgencies))
	case len(groups) != n:
		problems.add("groups", "", fmt.Errorf("%w: there are %d, and n is %d", engagement.ErrContradicts, len(groups), n))
	}
	for i, group := range groups {
		if strings.TrimSpace(group) == "" {
			problems.add(fmt.Sprintf("groups[%d]", i), group, engagement.ErrMissing)
		}
	}
	if len(edges) > MaxTies {
		problems.add("edges", strconv.Itoa(len(edges)), fmt.Errorf("%w of %d ties", engagement.ErrLimit, MaxTies))
	}
	for i, edge := range edges {
		if n < 0 || n > MaxAgencies {
			break // without a number of agencies no end is in range or out of it
		}
		inside := true
		for end, v := range edge {
			if v < 0 || v >= n {
				problems.add(fmt.Sprintf("edges[%d][%d]", i, end), strconv.Itoa(v), outOfRange(n))
				inside = false
			}
		}
		if inside && edge[0] == edge[1] {
			problems.add(fmt.Sprintf("edges[%d]", i), strconv.Itoa(edge[0]), errSelf)
		}
	}
	if err := problems.err(); err != nil {
		return nil, err
	}

	number := map[string]int32{}
	group := make([]int32, n)
	for i, name := range groups {
		if _, seen := number[name]; !seen {
			number[name] = int32(len(number))
		}
		group[i] = number[name]
	}
	return build(group, len(number), sources(n, edges)), nil
}

func outOfRange(n int) error {
	if n == 0 {
		return fmt.Errorf("%w: there are no agencies", engagement.ErrOutOfRange)
	}
	return fmt.Errorf("%w: agencies are 0 to %d", engagement.ErrOutOfRange, n-1)
}

var errSelf = fmt.Errorf("%w: a tie leads to another agency", engagement.ErrContradicts)

// FromAgencies makes a graph of agencies, numbered in the order given, with
// their sectors as groups, and of ties from one agency to another.
//
// The error is engagement.Problems: an agency without an ID or with that of
// another, one without a sector or with a value that is none, a tie of an agency
// that is not there, a tie from an agency to itself, and what New refuses.
func FromAgencies(agencies []engagement.Agency, ties [][2]engagement.AgencyID) (*Graph, error) {
	problems := capped{}
	place := make(map[engagement.AgencyID]int, len(agencies))
	groups := make([]string, len(agencies))
	for i, agency := range agencies {
		_, repeated := place[agency.ID]
		switch {
		case agency.ID == "":
			problems.add(fmt.Sprintf("agencies[%d].id", i), "", engagement.ErrMissing)
		case repeated:
			problems.add(fmt.Sprintf("agencies[%d].id", i), strconv.Quote(string(agency.ID)), engagement.ErrDuplicate)
		}
		place[agency.ID] = i
		word, err := agency.Sector.MarshalText()
		switch {
		case err != nil:
			problems.add(fmt.Sprintf("agencies[%d].sector", i), agency.Sector.String(), err)
		case agency.Sector == engagement.SectorNotStated:
			problems.add(fmt.Sprintf("agencies[%d].sector", i), "", engagement.ErrMissing)
		}
		groups[i] = string(word)
	}
	edges := make([][2]int, len(ties))
	for i, tie := range ties {
		known := true
		for end, id := range tie {
			at, ok := place[id]
			if !ok || id == "" {
				problems.add(fmt.Sprintf("ties[%d][%d]", i, end), strconv.Quote(string(id)), fmt.Errorf("%w agency", engagement.ErrUnknownID))
				known = false
			}
			edges[i][end] = at
		}
		if known && tie[0] == tie[1] {
			problems.add(fmt.Sprintf("ties[%d]", i), strconv.Quote(string(tie[0])), errSelf)
		}
	}
	if err := problems.err(); err != nil {
		return nil, err
	}
	return New(len(agencies), groups, edges)
}

// Agencies returns the number of agencies.
func (g *Graph) Agencies() int {
	if g == nil {
		return 0
	}
	return len(g.group)
}

// Ties returns the number of ties, each counted once.
func (g *Graph) Ties() int {
	if g == nil {
		return 0
	}
	return len(g.out.items)
}

// sources lists for each agency those that have a tie to it, in any order and
// as often as given.
func sources(n int, edges [][2]int) lists {
	l := lists{start: make([]int32, n+1), items: make([]int32, len(edges))}
	for _, edge := range edges {
		l.start[edge[1]+1]++
	}
	next := l.sum()
	for _, edge := range edges {
		l.items[next[edge[1]]] = int32(edge[0])
		next[edge[1]]++
	}
	return l
}

// sum turns counts, each stored one place further on, into places. It returns a
// copy to count up while filling.
func (l lists) sum() []int32 {
	for v := 1; v < len(l.start); v++ {
		l.start[v] += l.start[v-1]
	}
	return slices.Clone(l.start)
}

// transposed lists for each agency those whose list it is in, ascending, each
// once: a counting sort.
func (l lists) transposed() lists {
	n := int32(len(l.start) - 1)
	t := lists{start: make([]int32, n+1), items: make([]int32, len(l.items))}
	for _, w := range l.items {
		t.start[w+1]++
	}
	next := t.sum()
	for v := range n {
		for _, w := range l.of(v) {
			t.items[next[w]] = v
			next[w]++
		}
	}
	// What stands twice in a list stands side by side now.
	kept, from := int32(0), int32(0)
	for v := range n {
		to := t.start[v+1]
		for k := from; k < to; k++ {
			if k == from || t.items[k] != t.items[k-1] {
				t.items[kept] = t.items[k]
				kept++
			}
		}
		from, t.start[v+1] = to, kept
	}
	t.items = t.items[:kept:kept]
	return t
}

// build makes the graph of which in lists the sources of each agency.
func build(group []int32, kinds int, in lists) *Graph {
	g := &Graph{group: group, kinds: kinds, out: in.transposed()}
	g.in = g.out.transposed()
	n := int32(len(group))
	g.near = lists{make([]int32, n+1), make([]int32, 0, 2*len(g.out.items))}
	g.way = make([]way, 0, 2*len(g.out.items))
	for v := range n {
		to, from := g.out.of(v), g.in.of(v)
		for len(to) > 0 || len(from) > 0 {
			var w way
			var contact int32
			if len(from) == 0 || len(to) > 0 && to[0] <= from[0] {
				contact, w = to[0], forth
			} else {
				contact = from[0]
			}
			if len(from) > 0 && from[0] == contact {
				w, from = w|back, from[1:]
			}
			if w&forth != 0 {
				to = to[1:]
			}
			g.near.items, g.way = append(g.near.items, contact), append(g.way, w)
		}
		g.near.start[v+1] = int32(len(g.near.items))
	}
	return g
}

// capped collects problems up to a number and counts the others.
type capped struct {
	list engagement.Problems
	more int
}

func (c *capped) add(path, value string, err error) {
	if len(c.list) == mostProblems {
		c.more++
		return
	}
	c.list.Add(path, value, err)
}

func (c *capped) err() error {
	if c.more > 0 {
		c.list.Add("", "", fmt.Errorf("%w of %d problems: %d more not shown", engagement.ErrLimit, mostProblems, c.more))
	}
	return c.list.Err()
}
