package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// CDRPCover is whether the VCS has a voice on a Crime and Disorder Reduction
// Partnership, or somebody stands in for it.
type CDRPCover struct {
	VCSSits  engagement.Answer `json:"vcsSits,omitzero"`  // a VCS body sits on it
	StandsIn engagement.Answer `json:"standsIn,omitzero"` // the VCS and Faith Alliance stands in
}

// Option returns who may stand in meanwhile, and whether the option arises: it
// does where no VCS body sits on the partnership (R77), is not applicable where
// one does, and not known where nobody knows.
func (c CDRPCover) Option() (string, engagement.Outcome) {
	if c.VCSSits == engagement.No {
		return "VCS and Faith Alliance at the DOM office", engagement.Met
	}
	return "", facts.Arising(c.VCSSits.Not(), engagement.OutcomeNotKnown)
}

// Check says whether a partnership without a VCS body has interim cover (R77):
// "there is no TSA sitting on local CDRP's", and "in the interim, CDRP's in the
// West Midlands might wish to consider the support from the VCS and Faith
// Alliance (DOM)" (NA2009 Appendix 6). It is not applicable where one sits. Not
// met says that nobody stands in; the source advises it and no more.
func (c CDRPCover) Check() engagement.Reason {
	return engagement.Reason{Rule: ruleInterim, Outcome: facts.Arising(c.VCSSits.Not(), c.StandsIn.Outcome()),
		Format: "a VCS body sits on the CDRP: %v; the VCS and Faith Alliance stands in: %v", Values: []any{c.VCSSits, c.StandsIn}}
}
