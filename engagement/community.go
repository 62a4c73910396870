package engagement

// Community says two things of an organisation that are not the same (R5):
// "being community-based was not always the same as being a community
// organisation". Being based in the community does not make it a community
// group, and neither answer is inferred from the other. A community group is
// "unlikely" to come into direct contracts with the statutory sector.
func Community(a Agency) []Reason {
	return []Reason{
		{Rule: ruleCommunity, Outcome: a.CommunityBased.Outcome(), Subject: "communityBased",
			Format: "draws on and works in its locality: %v", Values: []any{a.CommunityBased}},
		{Rule: ruleCommunity, Outcome: a.CommunityGroup.Outcome(), Subject: "communityGroup",
			Format: "acts to support members of its own community, and is then unlikely to contract with statutory bodies: %v",
			Values: []any{a.CommunityGroup}},
	}
}

// A CommunityApproach is what a project takes community engagement to be. The
// two that NA2009 names are examples; others are in the caller's words.
type CommunityApproach string

// The approaches of NA2009 recommendation 22.
const (
	NeighbourhoodPolicing CommunityApproach = "neighbourhood-policing"
	CommunityDevelopment  CommunityApproach = "community-development"
)

// CommunityEngagement is what an IOM project has settled about engaging the
// community.
type CommunityEngagement struct {
	Approach CommunityApproach `json:"approach,omitzero"` // the one overall approach; empty where none is named
	Defined  Answer            `json:"defined,omitzero"`  // whether an approach is defined; a named one is
	Strategy Answer            `json:"strategy,omitzero"` // whether there is a strategy
}

// Validate returns a problem for a value that is no answer, and for an approach
// that is named and yet said not to be defined.
func (c CommunityEngagement) Validate() error {
	var problems Problems
	problems.CheckWord("defined", c.Defined)
	problems.CheckWord("strategy", c.Strategy)
	if c.Approach != "" && c.Defined == No {
		problems.Add("approach", string(c.Approach), contradiction("an approach that is not defined"))
	}
	return problems.Err()
}

// Check says whether the project has a community engagement strategy on one
// defined approach (R47): "before this is done, it is necessary to define
// community engagement in relation to overall approach". A strategy without an
// approach does not meet it.
func (c CommunityEngagement) Check() Reason {
	defined := c.Defined
	if c.Approach != "" && defined == NotKnown {
		defined = Yes
	}
	parts := []Reason{
		{Rule: ruleCommunityStrategy, Outcome: defined.Outcome(), Subject: "approach", Format: "an overall approach is defined: %v", Values: []any{defined}},
		{Rule: ruleCommunityStrategy, Outcome: c.Strategy.Outcome(), Subject: "strategy", Format: "there is a strategy: %v", Values: []any{c.Strategy}},
	}
	return Reason{Rule: ruleCommunityStrategy, Outcome: OutcomeOf(parts), Because: parts,
		Format: "approach %q, defined: %v; strategy: %v", Values: []any{string(c.Approach), defined, c.Strategy}}
}
