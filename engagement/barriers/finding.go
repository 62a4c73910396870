package barriers

import "github.com/thirdsector-go/partnership/engagement"

// A Finding is what a rule said of some facts: a row of any package's report.
type Finding struct {
	Rule    string             `json:"rule"` // R1 to R248, or an id of another package's or the caller's own
	Outcome engagement.Outcome `json:"outcome"`
	Subject string             `json:"subject,omitzero"` // what the rule was asked about; may be empty
}

// Findings returns the findings in reasons: each reason, then the parts it
// rests on, in the order given. A whole and its parts are findings each. Its
// cost is linear in the reasons and parts.
func Findings(reasons []engagement.Reason) []Finding {
	return appendFindings(nil, reasons)
}

func appendFindings(findings []Finding, reasons []engagement.Reason) []Finding {
	for _, reason := range reasons {
		findings = append(findings, Finding{Rule: reason.Rule.ID, Outcome: reason.Outcome, Subject: reason.Subject})
		findings = appendFindings(findings, reason.Because)
	}
	return findings
}
