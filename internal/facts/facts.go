// Package facts reads a document of facts into a value and validates it, holds
// the identifiers in it to what refers to them, and turns answers into reasons,
// the same way for every kind of record.
package facts

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
)

// mostProblems bounds what Read reports of a document.
const mostProblems = 200

// Read reads one document from r into the value that into points to and then
// validates it. The error is engagement.Problems: all that is wrong with the
// text, in its order, and then all that is wrong with the facts, each with its
// path and value, up to a number beyond which problems are counted. What could
// be read stands in into.
func Read(r io.Reader, into any, validate func() error) error {
	var problems engagement.Problems
	// More are collected than shown, so that one count covers those of the text
	// and those of the facts.
	document.Decode(r, into, document.Limits{Problems: 50 * mostProblems}, problems.Add)
	problems.AddAll("", withoutEchoes(problems, validate()))
	if more := len(problems) - mostProblems; more > 0 {
		problems = problems[:mostProblems]
		problems.Add("", "", fmt.Errorf("%w of %d problems: %d more not shown", engagement.ErrLimit, mostProblems, more))
	}
	return problems.Err()
}

// withoutEchoes leaves out the problems that only follow from what the reader
// said of the same place or of one around it: a name that could not be read is
// missing, too, and so is everything in a list that was cut off.
func withoutEchoes(found engagement.Problems, err error) error {
	said := map[string]bool{}
	for _, problem := range found {
		said[problem.Path] = true
		whole := problem.Path == "" && errors.Is(problem, engagement.ErrWrongType)
		if whole || errors.Is(problem, engagement.ErrSyntax) || errors.Is(problem, engagement.ErrLimit) {
			return nil // the rest was not read
		}
	}
	var left, more engagement.Problems
	more.AddAll("", err)
	for _, problem := range more {
		path := problem.Path
		for path != "" && !said[path] {
			path = path[:max(strings.LastIndexAny(path, ".["), 0)]
		}
		if path == "" {
			left = append(left, problem)
		}
	}
	return left.Err()
}

// IDs is the identifiers seen so far, with a place to report missing, repeated
// and unknown ones.
type IDs[ID ~string] struct {
	problems *engagement.Problems
	seen     map[ID]bool
	open     bool
}

// NewIDs returns no identifiers, which report to problems.
func NewIDs[ID ~string](problems *engagement.Problems) *IDs[ID] {
	return &IDs[ID]{problems: problems, seen: map[ID]bool{}}
}

// Open says that identifiers are not declared: Refer reports none.
func (s *IDs[ID]) Open() { s.open = true }

// Declare adds an identifier that has been checked elsewhere.
func (s *IDs[ID]) Declare(id ID) { s.seen[id] = true }

// Add declares the identifier at path, and reports it where it is missing or
// repeated.
func (s *IDs[ID]) Add(path string, id ID) {
	switch {
	case id == "":
		s.problems.Add(path, "", engagement.ErrMissing)
	case s.seen[id]:
		s.problems.Add(path, strconv.Quote(string(id)), engagement.ErrDuplicate)
	}
	s.seen[id] = true
}

// Refer reports an identifier that nothing declares; what it should be one of
// is named by what.
func (s *IDs[ID]) Refer(path string, id ID, what string) {
	if !s.seen[id] && !s.open {
		s.problems.Add(path, strconv.Quote(string(id)), fmt.Errorf("%w %s", engagement.ErrUnknownID, what))
	}
}
