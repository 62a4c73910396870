package barriers

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Policy says which links a diagnosis may use. The zero value allows all.
type Policy struct {
	Weakest Basis `json:"weakest,omitzero"` // the weakest basis allowed; Stated for stated links only
}

func (p Policy) allows(basis Basis) bool {
	return p.Weakest == BasisNotKnown || basis <= p.Weakest
}

// A Step is a link and the entry it leads to.
type Step struct {
	Link  Link    `json:"link"`
	Entry Entry   `json:"entry"`
	Parts []Entry `json:"parts,omitempty"` // of an answer: how it is achieved, such as sub-recommendations
}

// Evidence is the findings that are evidence of a barrier by one link, in the
// order given.
type Evidence struct {
	Link     Link      `json:"link"`
	Findings []Finding `json:"findings"`
}

// Kindred is an entry like a barrier found: it says the same in another place
// of the document, or is of the same common kind in another document. Its
// answers are not the barrier's own.
type Kindred struct {
	Via     []Link `json:"via"` // one link same-as, or two same-kind that meet in a code of the crosswalk
	Entry   Entry  `json:"entry"`
	Answers []Step `json:"answers,omitempty"`
}

// Diagnosed is a barrier that findings are evidence of, and what the documents
// set against it.
type Diagnosed struct {
	Barrier    Entry      `json:"barrier"`
	Evidence   []Evidence `json:"evidence"`            // never empty
	Opposite   []Step     `json:"opposite,omitempty"`  // the opportunity
	Solutions  []Step     `json:"solutions,omitempty"` // that the barrier's own section proposes
	Answers    []Step     `json:"answers,omitempty"`   // recommendations, measures, responses or implications
	Unanswered string     `json:"unanswered,omitzero"` // why there is no answer, where there is none
	Kindred    []Kindred  `json:"kindred,omitempty"`   // kept apart: another place's answers
}

// Addressees returns whom the answers of d and their parts address, each once,
// in the order of [Actors]; none where they name nobody. Solutions and kindred
// do not count.
func (d Diagnosed) Addressees() []Actor {
	var addressees []Actor
	for _, answer := range d.Answers {
		addressees = append(addressees, answer.Entry.Addressees...)
		for _, part := range answer.Parts {
			addressees = append(addressees, part.Addressees...)
		}
	}
	slices.Sort(addressees)
	return slices.Compact(addressees)
}

// A Question is findings of one rule that are not known, and what they would
// be evidence of if they were not met.
type Question struct {
	Rule     string    `json:"rule"`
	Findings []Finding `json:"findings"`
	Would    []Step    `json:"would,omitempty"`
}

// Uncovered is findings of one rule that are not met and evidence of no
// barrier, and why.
type Uncovered struct {
	Rule     string    `json:"rule"`
	Cover    Cover     `json:"cover"`
	Findings []Finding `json:"findings"`
}

// A Diagnosis is every finding given: as evidence of a barrier, and of each
// that it is evidence of; or open, uncovered or passed. Duplicates stay.
type Diagnosis struct {
	Barriers  []Diagnosed `json:"barriers,omitempty"`  // in the order of the catalogue
	Open      []Question  `json:"open,omitempty"`      // in the order of the rules, then of other ids
	Uncovered []Uncovered `json:"uncovered,omitempty"` // likewise
	Passed    []Finding   `json:"passed,omitempty"`    // met or not applicable, in the order given
}

// mostProblems bounds what Diagnose reports of its input.
const mostProblems = 200

// Diagnose returns what the findings are evidence of, under the policy.
//
// The order of the findings changes nothing but the order in which each list
// of findings keeps them. An outcome or basis outside its enumeration and a
// finding without a rule are Problems, up to a number beyond which they are
// counted; there is no diagnosis then. The cost is linear in findings and
// links, and the ids of rules outside the catalogue are sorted.
func (p Policy) Diagnose(findings []Finding) (Diagnosis, error) {
	if err := p.validate(findings); err != nil {
		return Diagnosis{}, err
	}
	x := p.index()
	s := sorter{x: x, evidence: make([][]Finding, len(x.clues)), groups: map[groupID]int{}}
	for _, finding := range findings {
		s.add(finding)
	}
	return s.diagnosis(), nil
}

// Diagnose returns what the findings are evidence of, by links of any basis;
// see [Policy.Diagnose].
func Diagnose(findings []Finding) (Diagnosis, error) { return Policy{}.Diagnose(findings) }

func (p Policy) validate(findings []Finding) error {
	var problems engagement.Problems
	problems.CheckWord("policy.weakest", p.Weakest)
	more := 0
	for i, finding := range findings {
		if finding.Rule != "" && finding.Outcome <= engagement.NotApplicable {
			continue
		}
		if len(problems) >= mostProblems {
			more++
			continue
		}
		path := fmt.Sprintf("findings[%d]", i)
		if finding.Rule == "" {
			problems.Add(path+".rule", "", engagement.ErrMissing)
		}
		problems.CheckWord(path+".outcome", finding.Outcome)
	}
	if more > 0 {
		problems.Add("", "", fmt.Errorf("%w of %d problems: %d more findings not shown", engagement.ErrLimit, mostProblems, more))
	}
	return problems.Err()
}

// A groupID is what findings that are listed together share.
type groupID struct {
	rule  int    // 0 where id is not of the catalogue
	id    string // empty where it is
	limb  int
	cover Cover // CoverNotStated for open questions
}

type group struct {
	groupID
	findings []Finding
}

// A sorter puts findings where they belong.
type sorter struct {
	x        *index
	evidence [][]Finding // by clue
	listed   []group
	groups   map[groupID]int // in listed
	passed   []Finding
}

func (s *sorter) add(finding Finding) {
	if finding.Outcome == engagement.Met || finding.Outcome == engagement.NotApplicable {
		s.passed = append(s.passed, finding)
		return
	}
	id := groupID{}
	number, form := ruleNumber(finding.Rule)
	id.rule = number
	if number == 0 {
		id.id = finding.Rule
	}
	var at limb
	if number > 0 && s.x.rules[number] != nil {
		id.limb = s.x.limbOf(number, finding.Subject)
		at = s.x.rules[number][id.limb]
	}
	if finding.Outcome == engagement.OutcomeNotKnown {
		s.list(id, finding)
		return
	}
	for _, clue := range at.allowed {
		s.evidence[clue] = append(s.evidence[clue], finding)
	}
	if at.allowed != nil {
		return
	}
	id.limb = 0
	switch {
	case number == 0 && form:
		id.cover = NoSuchRule
	case number == 0:
		id.cover = OtherRule
	case s.x.rules[number] == nil:
		id.cover = NoBarrier
	case at.excluded:
		id.cover = ExcludedByPolicy
	default:
		id.cover = OtherLimb
	}
	s.list(id, finding)
}

func (s *sorter) list(id groupID, finding Finding) {
	at, found := s.groups[id]
	if !found {
		at = len(s.listed)
		s.groups[id] = at
		s.listed = append(s.listed, group{groupID: id})
	}
	s.listed[at].findings = append(s.listed[at].findings, finding)
}

// diagnosis returns what the sorter holds, in order.
func (s *sorter) diagnosis() Diagnosis {
	d := Diagnosis{Passed: s.passed}
	of := map[string][]Evidence{}
	for i, findings := range s.evidence {
		if findings != nil {
			link := s.x.clues[i]
			of[link.To] = append(of[link.To], Evidence{Link: link, Findings: findings})
		}
	}
	for _, entry := range s.x.entries {
		if of[entry.ID] != nil {
			d.Barriers = append(d.Barriers, s.x.diagnosed(entry.ID, of[entry.ID]))
		}
	}
	slices.SortFunc(s.listed, func(a, b group) int {
		return cmp.Or(compareRules(a.groupID, b.groupID), cmp.Compare(a.limb, b.limb), cmp.Compare(a.cover, b.cover))
	})
	for _, group := range s.listed {
		rule := group.id
		if group.rule > 0 {
			rule = fmt.Sprint("R", group.rule)
		}
		if group.cover != CoverNotStated {
			d.Uncovered = append(d.Uncovered, Uncovered{Rule: rule, Cover: group.cover, Findings: group.findings})
			continue
		}
		d.Open = append(d.Open, Question{Rule: rule, Findings: group.findings, Would: s.x.would(group.groupID)})
	}
	return d
}

// compareRules puts rules of the catalogue first, by number, then other ids.
func compareRules(a, b groupID) int {
	if (a.rule == 0) != (b.rule == 0) {
		return cmp.Compare(b.rule, a.rule)
	}
	return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(a.id, b.id))
}

func (x *index) would(id groupID) []Step {
	if id.rule == 0 || x.rules[id.rule] == nil {
		return nil
	}
	var would []Step
	for _, clue := range x.rules[id.rule][id.limb].allowed {
		would = append(would, Step{Link: x.clues[clue], Entry: x.entry(x.clues[clue].To)})
	}
	return would
}

func (x *index) diagnosed(id string, evidence []Evidence) Diagnosed {
	d := Diagnosed{
		Barrier: x.entry(id), Evidence: evidence, Opposite: x.steps(id, Opposite), Solutions: x.steps(id, SolvedBy),
		Answers: x.steps(id, AnsweredBy), Kindred: x.kindred(x.entry(id)),
	}
	if d.Answers == nil {
		d.Unanswered = cmp.Or(x.loose[id], "the policy leaves out the links to its answers")
	}
	return d
}
