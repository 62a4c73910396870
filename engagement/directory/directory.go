package directory

import (
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// An AreaID identifies an area of a directory. Empty is an area that is not
// named.
type AreaID string

// An Area is a locality that a directory covers.
type Area struct {
	ID   AreaID `json:"id"`
	Name string `json:"name,omitzero"`
}

// A Directory is the areas, agencies and services that a document lists.
type Directory struct {
	Areas    []Area              `json:"areas"` // all that are asked after: one without any service is a gap
	Agencies []engagement.Agency `json:"agencies"`
	Services []Service           `json:"services"`

	// Complete is yes where every service there is in the areas is listed.
	// Otherwise a service that is not listed is not known, not absent.
	Complete engagement.Answer `json:"complete,omitzero"`

	Accessible engagement.Answer `json:"accessibleToAll,omitzero"` // to all agencies (R201)
	Updated    engagement.Answer `json:"updatedByAll,omitzero"`    // by all agencies (R201)
}

// Validate returns every problem of d: identifiers that are missing, repeated
// or refer to nothing, the problems of each agency and service, and places, or
// places in use, of more than 64 bits in all. Paths are those of the JSON
// document. Its cost is linear in the directory.
func (d Directory) Validate() error {
	var problems engagement.Problems
	areas := facts.NewIDs[AreaID](&problems)
	declared := make(map[AreaID]bool, len(d.Areas))
	for i, area := range d.Areas {
		areas.Add(fmt.Sprintf("areas[%d].id", i), area.ID)
		declared[area.ID] = true
	}
	agencies := facts.NewIDs[engagement.AgencyID](&problems)
	listed := make(map[engagement.AgencyID]bool, len(d.Agencies))
	for i, agency := range d.Agencies {
		path := fmt.Sprintf("agencies[%d]", i)
		agencies.Add(path+".id", agency.ID)
		listed[agency.ID] = true
		problems.AddAll(path, agency.Validate())
	}
	seen := make(map[ServiceID]bool, len(d.Services))
	var places, inUse sum
	for i, s := range d.Services {
		// Paths are written only for a problem: there may be a million services.
		path := func(rest string) string { return fmt.Sprintf("services[%d]%s", i, rest) }
		if err := s.Validate(); err != nil {
			problems.AddAll(path(""), err)
		}
		if s.ID != "" && seen[s.ID] {
			problems.Add(path(".id"), strconv.Quote(string(s.ID)), engagement.ErrDuplicate)
		}
		seen[s.ID] = true
		if s.Agency != "" && !listed[s.Agency] {
			problems.Add(path(".agency"), strconv.Quote(string(s.Agency)), fmt.Errorf("%w agency in agencies", engagement.ErrUnknownID))
		}
		for j, area := range s.Areas {
			if area != "" && !declared[area] {
				problems.Add(path(fmt.Sprintf(".areas[%d]", j)), strconv.Quote(string(area)), fmt.Errorf("%w area in areas", engagement.ErrUnknownID))
			}
		}
		places.add(s.Capacity)
		inUse.add(s.InUse)
	}
	// Every sum over services is one over some of these.
	if places.tooLarge {
		problems.Add("services", "", fmt.Errorf("%w: all capacities together exceed 64 bits", engagement.ErrOutOfRange))
	}
	if inUse.tooLarge {
		problems.Add("services", "", fmt.Errorf("%w: all places in use together exceed 64 bits", engagement.ErrOutOfRange))
	}
	problems.CheckWord("complete", d.Complete)
	problems.CheckWord("accessibleToAll", d.Accessible)
	problems.CheckWord("updatedByAll", d.Updated)
	return problems.Err()
}

// A sum adds up known counts that are not negative.
type sum struct {
	total    int64
	tooLarge bool
}

func (s *sum) add(c Count) {
	if c.n < 0 {
		return // a problem of its own
	}
	if c.n > math.MaxInt64-s.total {
		s.tooLarge = true
		return
	}
	s.total += c.n
}

// Read reads a directory from a JSON document and validates it. Every problem
// of the document is in the error, engagement.Problems, with its path and
// value, up to a number beyond which they are counted; what could be read is
// returned with it.
func Read(from io.Reader) (Directory, error) {
	var d Directory
	err := facts.Read(from, &d, func() error { return d.Validate() })
	return d, err
}

// Write writes d as a JSON document that Read reads. It does not validate d. A
// word outside its enumeration, text that is not UTF-8 and a failing writer are
// errors.
func Write(to io.Writer, d Directory) error {
	return document.Encode(to, d)
}
