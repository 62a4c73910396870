package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// An OffenderManager is a kind of staff that acts as offender manager. The zero
// value is OffenderManagerNotStated.
type OffenderManager uint8

// The kinds that WO2011 names, and all others.
const (
	OffenderManagerNotStated OffenderManager = iota
	ProbationManager
	PoliceManager
	PrisonOfficer
	VCSDrugsStaff
	VCSHousingStaff
	VCSMentor
	OtherManager
)

var offenderManagers = word.NewList[OffenderManager]("OffenderManager",
	"not-stated", "probation", "police", "prison-officer", "vcs-drugs", "vcs-housing", "vcs-mentor", "other")

// ParseOffenderManager returns the kind that text names; empty text is OffenderManagerNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseOffenderManager(text string) (OffenderManager, error) { return offenderManagers.Parse(text) }

// OffenderManagers lists the values other than OffenderManagerNotStated.
func OffenderManagers() []OffenderManager { return offenderManagers.Values() }

// String returns the word of m, such as "prison-officer".
func (m OffenderManager) String() string { return offenderManagers.String(m) }

// MarshalText returns the word of m.
func (m OffenderManager) MarshalText() ([]byte, error) { return offenderManagers.Marshal(m) }

// UnmarshalText sets m to the kind that text names; see ParseOffenderManager.
func (m *OffenderManager) UnmarshalText(text []byte) error {
	return offenderManagers.Unmarshal(m, text)
}

// IsVCS answers whether m is staff of a VCS agency.
func (m OffenderManager) IsVCS() engagement.Answer {
	switch m {
	case VCSDrugsStaff, VCSHousingStaff, VCSMentor:
		return engagement.Yes
	case ProbationManager, PoliceManager, PrisonOfficer:
		return engagement.No
	}
	return engagement.NotKnown
}

// A ManagementSetting is the arrangement under which a case is managed.
type ManagementSetting struct {
	Statutory  engagement.Answer `json:"statutory,omitzero"`  // the offender is under statutory supervision
	ThroughIOM engagement.Answer `json:"throughIOM,omitzero"` // Integrated Offender Management
	InPrison   engagement.Answer `json:"inPrison,omitzero"`   // the offender is in custody
	ThroughIAC engagement.Answer `json:"throughIAC,omitzero"` // Intensive Alternatives to Custody
}

// Validate returns a problem for every value that is no answer.
func (s ManagementSetting) Validate() error {
	var problems engagement.Problems
	facts.CheckGiven(&problems, facts.Given("statutory", s.Statutory), facts.Given("throughIOM", s.ThroughIOM), facts.Given("inPrison", s.InPrison), facts.Given("throughIAC", s.ThroughIAC))
	return problems.Err()
}

// MayManage says whether a kind of staff is among those that act as offender
// managers in a setting (R161): Probation for statutory offenders, police
// "through IOM arrangements", prison officers "through OM arrangements in
// prison", VCS drugs and housing staff through IOM, and VCS mentors through IAC
// (WO2011). Not met says that WO2011 names no such manager, not that one is
// forbidden. Which cases nobody but Probation may hold is another rule: see
// [CaseStanding.CheckManager].
func (s ManagementSetting) MayManage(m OffenderManager) engagement.Reason {
	reason := engagement.Reason{Rule: ruleManagers, Subject: m.String()}
	asks := func(answer engagement.Answer, setting string) {
		reason.Outcome, reason.Format, reason.Values = answer.Outcome(), setting+": %v", []any{answer}
	}
	switch m {
	case ProbationManager:
		asks(s.Statutory, "a statutory offender")
	case PoliceManager, VCSDrugsStaff, VCSHousingStaff:
		asks(s.ThroughIOM, "through IOM")
	case PrisonOfficer:
		asks(s.InPrison, "in prison")
	case VCSMentor:
		asks(s.ThroughIAC, "through IAC")
	case OtherManager:
		reason.Outcome, reason.Format = engagement.NotMet, "none of those named"
	default:
		reason.Format = "the kind is not stated"
	}
	return reason
}
