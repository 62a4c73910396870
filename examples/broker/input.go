package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance/brokerage"
)

// An input is the document that is read.
type input struct {
	N      int        `json:"n"`
	Groups []string   `json:"groups"`
	Edges  [][]agency `json:"edges"` // pairs
}

// An agency is a number in the document. One that could not be read is told
// from 0.
type agency struct {
	number int
	read   bool
}

// UnmarshalJSON reads a whole number.
func (a *agency) UnmarshalJSON(text []byte) error {
	if text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		return fmt.Errorf("%w: it should be a whole number", engagement.ErrWrongType)
	}
	number, err := strconv.Atoi(string(text))
	if err != nil {
		return fmt.Errorf("%w: not a whole number of %d bits", engagement.ErrWrongType, strconv.IntSize)
	}
	*a = agency{number, true}
	return nil
}

var _ json.Unmarshaler = (*agency)(nil)

// graph makes the graph of the document. An edge that is not two numbers is a
// problem by itself; the others are checked as if it were not there.
func (in input) graph() (*brokerage.Graph, error) {
	var problems engagement.Problems
	if in.Edges == nil { // null: that there are none is an empty list
		problems.Add("edges", "", engagement.ErrMissing)
	}
	edges := make([][2]int, 0, len(in.Edges))
	place := make([]int, 0, len(in.Edges)) // in the document
	for i, ends := range in.Edges {
		switch {
		case len(ends) != 2:
			problems.Add(fmt.Sprintf("edges[%d]", i), "", fmt.Errorf("%w: %d numbers, and an edge is two", engagement.ErrWrongType, len(ends)))
		case ends[0].read && ends[1].read:
			edges = append(edges, [2]int{ends[0].number, ends[1].number})
			place = append(place, i)
		}
	}
	g, err := brokerage.New(in.N, in.Groups, edges)
	var more engagement.Problems
	more.AddAll("", err)
	for _, problem := range more {
		problem.Path = placed(problem.Path, place)
		problems = append(problems, problem)
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return g, nil
}

// placed is a path of an edge that was checked, as a path in the document.
func placed(path string, place []int) string {
	index, rest, found := strings.Cut(strings.TrimPrefix(path, "edges["), "]")
	k, err := strconv.Atoi(index)
	if !found || err != nil || !strings.HasPrefix(path, "edges[") || k >= len(place) {
		return path
	}
	return fmt.Sprintf("edges[%d]%s", place[k], rest)
}
