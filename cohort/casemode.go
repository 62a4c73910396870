package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A CaseMode is a way to manage a case (R160). The zero value is
// CaseModeNotStated.
type CaseMode uint8

// The three modes.
const (
	CaseModeNotStated     CaseMode = iota
	OneToOne                       // by a dedicated offender manager
	CoLocatedDayToDay              // by co-located staff, primarily police and probation
	MultiAgencyConference          // case conferencing on a regular basis
)

var caseModes = word.NewList[CaseMode]("CaseMode",
	"not-stated", "one-to-one", "co-located-day-to-day", "multi-agency-conference")

// ParseCaseMode returns the mode that text names; empty text is CaseModeNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseCaseMode(text string) (CaseMode, error) { return caseModes.Parse(text) }

// CaseModes lists the values other than CaseModeNotStated.
func CaseModes() []CaseMode { return caseModes.Values() }

// String returns the word of m, such as "one-to-one".
func (m CaseMode) String() string { return caseModes.String(m) }

// MarshalText returns the word of m.
func (m CaseMode) MarshalText() ([]byte, error) { return caseModes.Marshal(m) }

// UnmarshalText sets m to the mode that text names; see ParseCaseMode.
func (m *CaseMode) UnmarshalText(text []byte) error { return caseModes.Unmarshal(m, text) }

// CaseHandling is what is known of how a case is managed.
type CaseHandling struct {
	DedicatedManager engagement.Answer `json:"dedicatedManager,omitzero"` // one offender manager, one to one
	CoLocatedStaff   engagement.Answer `json:"coLocatedStaff,omitzero"`   // co-located staff manage it from day to day
	Conference       engagement.Answer `json:"conference,omitzero"`       // it is discussed in case conferences
	MultiAgency      engagement.Answer `json:"multiAgency,omitzero"`      // several agencies take part in them
	Regular          engagement.Answer `json:"regular,omitzero"`          // they are held regularly
}

// Validate returns a problem for every value that is no answer.
func (h CaseHandling) Validate() error {
	var problems engagement.Problems
	facts.CheckGiven(&problems, facts.Given("dedicatedManager", h.DedicatedManager), facts.Given("coLocatedStaff", h.CoLocatedStaff),
		facts.Given("conference", h.Conference), facts.Given("multiAgency", h.MultiAgency), facts.Given("regular", h.Regular))
	return problems.Err()
}

// Modes says in which of the three modes a case is managed (R160; WO2011
// Integrated Offender Management), a part for each. A case may be managed in
// more than one: nothing says that they exclude each other. The whole is met
// where one is, not met where none is, else not known.
func (h CaseHandling) Modes() engagement.Reason {
	conference := h.Conference.And(h.MultiAgency).And(h.Regular)
	return engagement.Reason{Rule: ruleModes, Outcome: h.DedicatedManager.Or(h.CoLocatedStaff).Or(conference).Outcome(),
		Because: []engagement.Reason{
			facts.Answered(ruleModes, OneToOne.String(), h.DedicatedManager, "one to one by a dedicated offender manager"),
			facts.Answered(ruleModes, CoLocatedDayToDay.String(), h.CoLocatedStaff, "day to day by co-located staff"),
			{Rule: ruleModes, Outcome: conference.Outcome(), Subject: MultiAgencyConference.String(),
				Format: "case conferences: %v; multi-agency: %v; regular: %v", Values: []any{h.Conference, h.MultiAgency, h.Regular}},
		},
		Format: "dedicated manager: %v; co-located staff: %v; regular multi-agency conferencing: %v",
		Values: []any{h.DedicatedManager, h.CoLocatedStaff, conference}}
}
