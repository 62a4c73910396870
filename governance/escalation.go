package governance

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// An Issue is an operational problem that a partnership had. The zero value is
// IssueNotStated.
type Issue uint8

// The two issues of NA2009 4.4, and all others.
const (
	IssueNotStated Issue = iota
	UnclearReferralCriteria
	UnclearCaseResponsibility // who has overall responsibility for cases
	OtherIssue
)

var issues = word.NewList[Issue]("Issue", "not-stated", "unclear-referral-criteria", "unclear-case-responsibility", "other")

// ParseIssue returns the issue that text names; empty text is IssueNotStated,
// and other text wraps engagement.ErrUnknownWord.
func ParseIssue(text string) (Issue, error) { return issues.Parse(text) }

// Issues lists the issues.
func Issues() []Issue { return issues.Values() }

// String returns the word of i, such as "unclear-referral-criteria".
func (i Issue) String() string { return issues.String(i) }

// MarshalText returns the word of i.
func (i Issue) MarshalText() ([]byte, error) { return issues.Marshal(i) }

// UnmarshalText sets i to the issue that text names; see ParseIssue.
func (i *Issue) UnmarshalText(text []byte) error { return issues.Unmarshal(i, text) }

// An Escalation is what became of an issue.
type Escalation struct {
	Issue            Issue             `json:"issue,omitzero"`
	Resolved         engagement.Answer `json:"resolved,omitzero"`
	ThroughStructure engagement.Answer `json:"throughStructure,omitzero"` // through the management structure
	Place            string            `json:"place,omitzero"`
}

// Validate returns every problem of e: values outside their enumerations, and
// an issue that is not resolved and was resolved through the structure.
func (e Escalation) Validate() error {
	var problems engagement.Problems
	problems.CheckWord("issue", e.Issue)
	facts.CheckGiven(&problems, facts.Given("resolved", e.Resolved), facts.Given("throughStructure", e.ThroughStructure))
	if e.Resolved == engagement.No && e.ThroughStructure == engagement.Yes {
		problems.Add("throughStructure", e.ThroughStructure.String(), fmt.Errorf("%w: the issue is not resolved", engagement.ErrContradicts))
	}
	return problems.Err()
}

// EscalationRoute lists the parts of the structure through which issues were resolved in
// Leeds, "the IOM's management (operational and strategic) structure" (NA2009
// 4.4). In which order is not stated: the list has none.
func EscalationRoute() []string { return []string{"operational", "strategic"} }

// Check holds the claim to an issue (R82): "problems when they arose were
// resolved through" the management structure. Met where this one was, not met
// where it was not resolved, or otherwise.
func (e Escalation) Check() engagement.Reason {
	return engagement.Reason{Rule: ruleEscalation, Outcome: e.Resolved.And(e.ThroughStructure).Outcome(), Subject: e.Issue.String(),
		Format: "resolved: %v; through the management structure, operational and strategic, in an order that is not stated: %v",
		Values: []any{e.Resolved, e.ThroughStructure}}
}

// LeedsEscalations returns the two issues of NA2009 4.4.
func LeedsEscalations() []Escalation {
	const place = "NA2009 4.4 Problems within the IOM"
	return []Escalation{
		{UnclearReferralCriteria, engagement.Yes, engagement.Yes, place},
		{UnclearCaseResponsibility, engagement.Yes, engagement.Yes, place},
	}
}
