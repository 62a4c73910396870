package governance

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// An Alignment is the objectives, or work streams, of VCS and of statutory
// agencies, and which are each other's counterparts. An objective that stands in
// both sets is its own. Objectives that it is not appropriate to align are left
// out. A nil set says that nobody knows it, an empty one that there are none.
type Alignment struct {
	VCS          []string          `json:"vcs,omitzero"`
	Statutory    []string          `json:"statutory,omitzero"`
	Counterparts []Counterpart     `json:"counterparts,omitzero"`
	Complete     engagement.Answer `json:"complete,omitzero"` // yes where there are no other counterparts
}

// A Counterpart is an objective of a VCS agency and the one of a statutory
// agency that it is aligned with. One objective may have several.
type Counterpart struct {
	VCS       string `json:"vcs"`
	Statutory string `json:"statutory"`
}

// Validate returns every problem of a: an objective that is missing or twice in
// its set, a counterpart that is not in the sets, and a value that is no answer.
func (a Alignment) Validate() error {
	var problems engagement.Problems
	vcs := checkObjectives(&problems, "vcs", a.VCS)
	statutory := checkObjectives(&problems, "statutory", a.Statutory)
	for i, pair := range a.Counterparts {
		path := fmt.Sprintf("counterparts[%d]", i)
		if a.VCS != nil && !vcs[pair.VCS] {
			problems.Add(path+".vcs", strconv.Quote(pair.VCS), fmt.Errorf("%w objective in vcs", engagement.ErrUnknownID))
		}
		if a.Statutory != nil && !statutory[pair.Statutory] {
			problems.Add(path+".statutory", strconv.Quote(pair.Statutory), fmt.Errorf("%w objective in statutory", engagement.ErrUnknownID))
		}
	}
	problems.CheckWord("complete", a.Complete)
	return problems.Err()
}

func checkObjectives(problems *engagement.Problems, set string, objectives []string) map[string]bool {
	seen := map[string]bool{}
	for i, objective := range objectives {
		path := fmt.Sprintf("%s[%d]", set, i)
		switch {
		case objective == "":
			problems.Add(path, "", engagement.ErrMissing)
		case seen[objective]:
			problems.Add(path, strconv.Quote(objective), engagement.ErrDuplicate)
		}
		seen[objective] = true
	}
	return seen
}

// Unaligned lists the objectives of each side for which no counterpart on the
// other is listed, in their order.
func (a Alignment) Unaligned() (vcs, statutory []string) {
	alignedVCS, alignedStatutory := map[string]bool{}, map[string]bool{}
	inVCS, inStatutory := map[string]bool{}, map[string]bool{}
	for _, objective := range a.VCS {
		inVCS[objective] = true
	}
	for _, objective := range a.Statutory {
		inStatutory[objective] = true
		alignedVCS[objective] = true
	}
	for objective := range inVCS {
		alignedStatutory[objective] = true
	}
	for _, pair := range a.Counterparts {
		// A counterpart that is not an objective of the other side is none.
		alignedVCS[pair.VCS] = alignedVCS[pair.VCS] || inStatutory[pair.Statutory] || a.Statutory == nil
		alignedStatutory[pair.Statutory] = alignedStatutory[pair.Statutory] || inVCS[pair.VCS] || a.VCS == nil
	}
	without := func(objectives []string, aligned map[string]bool) []string {
		return slices.DeleteFunc(append([]string{}, objectives...), func(o string) bool { return aligned[o] })
	}
	return without(a.VCS, alignedVCS), without(a.Statutory, alignedStatutory)
}

// Check says whether the objectives are aligned (R83): "aligning the
// organisational objectives of VCS and statutory agencies … will help achieve a
// more coherent approach" (HO2012 Ch.6), "where appropriate" (Ch.5). Two parts,
// "vcs" and "statutory": met where every objective of that side has a
// counterpart. One that has none listed is not met only where the other side's
// objectives are known and the counterparts complete. It is not applicable
// where neither side has any.
func (a Alignment) Check() engagement.Reason {
	vcs, statutory := a.Unaligned()
	parts := []engagement.Reason{
		a.side("vcs", a.VCS, a.Statutory, vcs),
		a.side("statutory", a.Statutory, a.VCS, statutory),
	}
	return engagement.Reason{Rule: ruleAlign, Outcome: engagement.OutcomeOf(parts), Because: parts,
		Format: "without a counterpart: %d of the VCS's objectives, %d of the statutory agencies'", Values: []any{len(vcs), len(statutory)}}
}

func (a Alignment) side(subject string, objectives, others, unaligned []string) engagement.Reason {
	part := engagement.Reason{Rule: ruleAlign, Subject: subject, Format: "%d objectives, without a counterpart: %q",
		Values: []any{len(objectives), unaligned}}
	switch {
	case objectives == nil:
	case len(objectives) == 0:
		part.Outcome = engagement.NotApplicable
	case len(unaligned) == 0:
		part.Outcome = engagement.Met
	case others != nil && (len(others) == 0 || a.Complete == engagement.Yes):
		part.Outcome = engagement.NotMet
	}
	return part
}
