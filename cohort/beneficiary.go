package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Beneficiary is the class of somebody whom a project works with (R149). The
// zero value is BeneficiaryNotStated: nothing is recorded. That is not
// BeneficiaryUnknown, which records that the class is not known.
type Beneficiary uint8

// The classes.
const (
	BeneficiaryNotStated Beneficiary = iota
	IOMOffender
	OtherOffender
	ExOffender
	AtRisk             // of offending
	BeneficiaryUnknown // "some VCS staff did not know"
)

var beneficiaries = word.NewList[Beneficiary]("Beneficiary",
	"not-stated", "iom-offender", "other-offender", "ex-offender", "at-risk", "unknown")

// ParseBeneficiary returns the class that text names; empty text is BeneficiaryNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseBeneficiary(text string) (Beneficiary, error) { return beneficiaries.Parse(text) }

// Beneficiaries lists the values other than BeneficiaryNotStated.
func Beneficiaries() []Beneficiary { return beneficiaries.Values() }

// String returns the word of b, such as "iom-offender".
func (b Beneficiary) String() string { return beneficiaries.String(b) }

// MarshalText returns the word of b.
func (b Beneficiary) MarshalText() ([]byte, error) { return beneficiaries.Marshal(b) }

// UnmarshalText sets b to the class that text names; see ParseBeneficiary.
func (b *Beneficiary) UnmarshalText(text []byte) error { return beneficiaries.Unmarshal(b, text) }

// BeneficiaryFacts is what is known of somebody whom a project works with.
type BeneficiaryFacts struct {
	InIOM    engagement.Answer `json:"inIOM,omitzero"`    // in the IOM cohort
	Offender engagement.Answer `json:"offender,omitzero"` // now
	Offended engagement.Answer `json:"offended,omitzero"` // once
	AtRisk   engagement.Answer `json:"atRisk,omitzero"`   // of offending
}

// Validate returns every problem of f: values that are no answer, and somebody
// in the IOM cohort who is said to be no offender.
func (f BeneficiaryFacts) Validate() error {
	var problems engagement.Problems
	facts.CheckGiven(&problems, facts.Given("inIOM", f.InIOM), facts.Given("offender", f.Offender), facts.Given("offended", f.Offended), facts.Given("atRisk", f.AtRisk))
	if f.InIOM == engagement.Yes && f.Offender == engagement.No {
		problems.Add("offender", f.Offender.String(), engagement.ErrContradicts)
	}
	return problems.Err()
}

// Class returns the one class of somebody (R149), which is the first that fits
// of an IOM offender, another offender, an ex-offender and one at risk of
// offending: HO2012 names them and puts them in no order, and this one keeps
// them apart. It is BeneficiaryUnknown where facts are missing that the class
// turns on.
//
// The reason is met where the class is one of the four, not known where it is
// unknown, and not met where none fits; then the class is BeneficiaryNotStated.
func (f BeneficiaryFacts) Class() (Beneficiary, engagement.Reason) {
	reason := engagement.Reason{Rule: ruleBeneficiary, Format: "in the IOM cohort: %v; offender: %v; offended once: %v; at risk of offending: %v",
		Values: []any{f.InIOM, f.Offender, f.Offended, f.AtRisk}}
	for _, one := range []struct {
		answer engagement.Answer
		class  Beneficiary
	}{{f.InIOM, IOMOffender}, {f.Offender, OtherOffender}, {f.Offended, ExOffender}, {f.AtRisk, AtRisk}} {
		switch one.answer {
		case engagement.Yes:
			reason.Outcome, reason.Subject = engagement.Met, one.class.String()
			return one.class, reason
		case engagement.No:
		default:
			reason.Subject = BeneficiaryUnknown.String()
			return BeneficiaryUnknown, reason
		}
	}
	reason.Outcome = engagement.NotMet
	return BeneficiaryNotStated, reason
}
