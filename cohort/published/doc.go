// Package published has the policies of the sources as values: who the pioneer
// sites and other projects took on, and how they divided people between
// schemes. Each cites its place. What a source leaves open, such as the age of
// an adult or what becomes of a person of whom a fact is not known, is the
// caller's to say in [Terms]; nothing is filled in.
package published

import (
	"strconv"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// Terms is what the sources leave open.
type Terms struct {
	AsOf     engagement.Date      // the day of ages and windows
	Unknown  cohort.UnknownPolicy // what becomes of a person of whom a criterion is not known
	AdultAge int                  // in years; for the policies that speak of adults or young offenders
	Region   []string             // the areas of the region, for Connect
}

// years returns the adult age as criteria have it; a policy with none does not
// pass cohort.Prepare, which then asks for it.
func (t Terms) years() []string {
	if t.AdultAge == 0 {
		return []string{""}
	}
	return []string{strconv.Itoa(t.AdultAge)}
}

// The schemes that the sources name.
const (
	PPO       cohort.SchemeID = "ppo"  // Prolific and other Priority Offenders
	DIP       cohort.SchemeID = "dip"  // Drug Interventions Programme
	CJIT      cohort.SchemeID = "cjit" // the Nottingham DIP
	YOS       cohort.SchemeID = "yos"  // Youth Offending Service
	YOT       cohort.SchemeID = "yot"  // Youth Offending Team
	IOM       cohort.SchemeID = "iom"
	GOM       cohort.SchemeID = "gom" // General Offender Management, Nottingham
	Probation cohort.SchemeID = "probation"
)

// The facts of a person, beside those that cohort.Person has fields for, that
// the policies of the sources ask.
const (
	StandAloneUnpaidWork cohort.FactID = "stand-alone-unpaid-work" // a work order and nothing else
	VolumeAcquisitive    cohort.FactID = "volume-acquisitive-crime"
	DomesticViolence     cohort.FactID = "domestic-violence-risk" // among those most at risk of committing it
	SexWork              cohort.FactID = "sex-worker"
	Prolific             cohort.FactID = "prolific"
	DrugUsing            cohort.FactID = "drug-using"
	YoungOffender        cohort.FactID = "young-offender"
	YOSAgrees            cohort.FactID = "yos-agrees" // that the IOM takes the young person
	Listed               cohort.FactID = "listed"     // by the multi-agency group, MAPPOM
)

// Policies lists the policies of the sources, by their ids.
func Policies(t Terms) []cohort.Policy {
	return []cohort.Policy{
		LewishamDiamond(t), Pennine(t), PennineAtFieldwork(t), NottinghamList(t), WestYorkshire(t), TargetGroup(t), Connect(t),
	}
}

func notIn(scheme cohort.SchemeID, rule, text string) cohort.Criterion {
	return cohort.Criterion{ID: cohort.CriterionID("in-" + scheme), Rule: rule, Exclude: true,
		Field: cohort.Field{Kind: cohort.FieldScheme, Name: string(scheme)}, Is: cohort.IsYes, Text: text}
}
