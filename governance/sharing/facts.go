package sharing

import (
	"io"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// Facts is what is known about the parties, what they agreed, what is
// prohibited, and what the person concerned consented to. The zero value knows
// nothing and permits nothing.
type Facts struct {
	Parties    []Party     `json:"parties,omitempty"`
	Agreements []Agreement `json:"agreements,omitempty"`

	// Consent and Withdrawn list the categories that the person whose record
	// it is consents to, and those for which consent is withdrawn or refused;
	// what is not in Withdrawn has not been. Of a category in neither the
	// person has not been asked. One in both was consented to once, and
	// consent is withdrawn.
	Consent   []Category `json:"consent,omitempty"`
	Withdrawn []Category `json:"withdrawn,omitempty"`

	Prohibitions []Prohibition `json:"prohibitions,omitempty"`
}

// Validate returns every problem of f: identifiers that are missing or
// repeated, and the problems of each party, agreement and prohibition. Paths
// are those of the JSON document. An agreement may have parties of whom
// nothing else is stated. Its cost is linear in the facts.
func (f Facts) Validate() error {
	var problems engagement.Problems
	parties := make(map[engagement.AgencyID]bool, len(f.Parties))
	for i, party := range f.Parties {
		// Paths are written only for a problem: there may be many.
		if err := party.Validate(); err != nil {
			problems.AddAll(at("parties", i), err)
		}
		if party.ID != "" && parties[party.ID] {
			problems.Add(at("parties", i)+".id", strconv.Quote(string(party.ID)), engagement.ErrDuplicate)
		}
		parties[party.ID] = true
	}
	agreements := make(map[AgreementID]bool, len(f.Agreements))
	for i, agreement := range f.Agreements {
		if err := agreement.Validate(); err != nil {
			problems.AddAll(at("agreements", i), err)
		}
		if agreement.ID != "" && agreements[agreement.ID] {
			problems.Add(at("agreements", i)+".id", strconv.Quote(string(agreement.ID)), engagement.ErrDuplicate)
		}
		agreements[agreement.ID] = true
	}
	checkEach(&problems, "consent", f.Consent)
	checkEach(&problems, "withdrawn", f.Withdrawn)
	for i, p := range f.Prohibitions {
		if slices.Contains(p.Categories, "") {
			checkEach(&problems, at("prohibitions", i)+".categories", p.Categories)
		}
	}
	return problems.Err()
}

// Read reads facts from a JSON document and validates them. Every problem of
// the document is in the error, engagement.Problems, with its path and value,
// up to a number beyond which they are counted; what could be read is returned
// with it.
func Read(from io.Reader) (Facts, error) {
	var f Facts
	err := facts.Read(from, &f, func() error { return f.Validate() })
	return f, err
}

// Write writes f as a JSON document that Read reads. It does not validate f. A
// word outside its enumeration, text that is not UTF-8 and a failing writer are
// errors.
func Write(to io.Writer, f Facts) error {
	return document.Encode(to, f)
}
