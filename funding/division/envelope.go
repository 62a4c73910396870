package division

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// An Envelope is a claim on the budget above it: of who is paid, or of one that
// shares what it gets among its parts, as an area does among projects.
type Envelope struct {
	// Claim is what it asks of the budget above. Of an envelope with parts an
	// amount of nothing is not stated, and stands for what its parts claim
	// together. A smaller amount than that limits it; of a larger one money may be
	// left in it.
	Claim
	Parts []Envelope `json:"parts,omitempty"`
}

var ruleEnvelopes = engagement.Rule{ID: "envelopes", Title: "Envelopes over layers, each made up to the penny", Kind: engagement.Derived,
	Source: "HO2012 Ch.2, Ch.4 (the chain of R50); Ch.3, Table 1 (the identities of R87 and R88)"}

// AllocateEnvelopes shares a budget among envelopes by the first policy, what
// each of these gets among its parts by the second, and so on: from a national
// funder to areas to projects, each layer by a policy of its own. What is left in
// an envelope stays there, as unallocated money of that envelope; what may become
// of it is for the funder to say (R103).
//
// Of the divisions only Proportional comes out the same whether a budget is
// shared in layers or at once, as it alone gives nobody anything for merging or
// splitting claims (O'Neill, Mathematical Social Sciences 2, 1982). In whole pence
// each layer may move a penny.
//
// The last of the reasons is that of [Cascade.Check]. Identifiers are unique over
// all layers. Problems of any envelope and of any policy are reported at once;
// what is wrong of an envelope is under its path, such as "parts[0].parts[2].id",
// and so are ties not stated where one decides in it who gets a penny
// ("parts[0].ties"). An envelope deeper than there are policies is an error; a
// policy deeper than the envelopes is not used. The cost is that of Allocate for
// each envelope.
func AllocateEnvelopes(budget funding.Pence, parts []Envelope, policies []Policy) (Cascade, error) {
	var problems engagement.Problems
	if budget < 0 {
		problems.Add("budget", budget.String(), engagement.ErrNegative)
	}
	for i, policy := range policies {
		path := "policies[" + strconv.Itoa(i) + "]"
		problems.AddAll(path, policy.validate())
	}
	reader := envelopeReader{levels: len(policies), problems: &problems, where: map[string]int{}}
	top := reader.read("", "", parts, 0)
	if err := problems.Err(); err != nil {
		return Cascade{}, err
	}
	cascade := top.share(budget, policies, &problems)
	if err := problems.Err(); err != nil {
		return Cascade{}, err
	}
	cascade.Reasons = append(cascade.Reasons, cascade.Check())
	return cascade, nil
}

// A layer is an envelope with its parts' claims worked out.
type layer struct {
	id, path string
	claims   []Claim
	below    []*layer // of each claim; nil of who is paid
}

// An envelopeReader checks envelopes and works out what each claims.
type envelopeReader struct {
	levels    int
	problems  *engagement.Problems
	where     map[string]int // in which envelope an identifier stands
	envelopes int            // read so far
}

// read returns the layer of an envelope with the given parts.
func (e *envelopeReader) read(id, path string, parts []Envelope, depth int) *layer {
	l := &layer{id: id, path: path, claims: make([]Claim, len(parts)), below: make([]*layer, len(parts))}
	if depth == e.levels {
		e.problems.Add(joined(path, "parts"), strconv.Itoa(len(parts)), fmt.Errorf("%w: there are policies for %d layers", engagement.ErrLimit, e.levels))
		return l
	}
	e.envelopes++
	number := e.envelopes
	for i, part := range parts {
		l.claims[i] = part.Claim
		if at, known := e.where[part.ID]; known && at != number {
			e.problems.Add(fmt.Sprintf("%s[%d].id", joined(path, "parts"), i), strconv.Quote(part.ID), engagement.ErrDuplicate)
			continue // as an envelope inside itself would be read again and again
		} else if part.ID != "" { // a missing one is for the round to report, and so is one twice in an envelope
			e.where[part.ID] = number
		}
		if len(part.Parts) == 0 {
			continue
		}
		l.below[i] = e.read(part.ID, fmt.Sprintf("%s[%d]", joined(path, "parts"), i), part.Parts, depth+1)
		if part.Amount == 0 {
			l.claims[i].Amount = l.below[i].claimed()
		}
	}
	e.problems.AddAll(path, inParts(Round{Claims: l.claims}.Validate()))
	return l
}

// claimed is what the parts claim together, nothing where that is not to be had:
// then it is a problem already.
func (l *layer) claimed() funding.Pence {
	var sum funding.Pence
	for _, claim := range l.claims {
		if claim.Amount < 0 || sum+claim.Amount < 0 {
			return 0
		}
		sum += claim.Amount
	}
	return sum
}

// share shares what the layer gets by the first of the policies, and hands each
// part's on.
func (l *layer) share(budget funding.Pence, policies []Policy, problems *engagement.Problems) Cascade {
	allocation, err := Allocate(Round{Budget: budget, Claims: l.claims}, policies[0])
	if err != nil {
		problems.AddAll(l.path, inParts(err))
		return Cascade{}
	}
	cascade := Cascade{ID: l.id, Allocation: allocation}
	for i, below := range l.below {
		if below != nil {
			cascade.Parts = append(cascade.Parts, below.share(allocation.Awards[i].Award, policies[1:], problems))
		}
	}
	return cascade
}

// inParts names the claims of a round as the parts that they are.
func inParts(err error) error {
	var problems engagement.Problems
	problems.AddAll("", err)
	for i := range problems {
		if rest, ok := strings.CutPrefix(problems[i].Path, "claims"); ok {
			problems[i].Path = "parts" + rest
		}
	}
	return problems.Err()
}

func joined(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
