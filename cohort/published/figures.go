package published

import (
	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// NottinghamCaseload is the caseload of General Offender Management and who
// manages it (R139): 29, of whom Probation manages seven on Community Orders,
// the Youth Offending Team 17, "which leaves five as GOM clients".
func NottinghamCaseload() cohort.Caseload {
	return cohort.Caseload{Total: cohort.Counted(29), Complete: engagement.Yes, Place: "NA2009 1.4",
		Parts: []cohort.CaseloadPart{{Scheme: Probation, People: cohort.Counted(7)}, {Scheme: YOT, People: cohort.Counted(17)}, {Scheme: GOM, People: cohort.Counted(5)}}}
}

// NottinghamRollOut is the goal for the city (R166): "around 240" in four
// divisions, of which one had a caseload of 29.
func NottinghamRollOut() cohort.RollOut {
	return cohort.RollOut{Goal: cohort.Counted(240), Divisions: cohort.Counted(4), Now: cohort.Counted(29), NowDivisions: cohort.Counted(1), Place: "NA2009 1.4"}
}

// NottinghamEngagement is the share of those identified who agree to engage, as
// it was reported (R151): "around three quarters". Of how many is not stated.
func NottinghamEngagement() cohort.Odds { return cohort.Odds{Of: 3, In: 4} }

// LeedsStrands is where the three strands lie in Leeds (R135).
func LeedsStrands() []cohort.StrandHome {
	const place = "NA2009 1.4"
	return []cohort.StrandHome{
		{Strand: cohort.RehabilitateAndResettle, Where: "the hub", Place: place},
		{Strand: cohort.PreventAndDeter, Where: "the hub", By: []string{"police", "probation"}, Place: place},
		{Strand: cohort.CatchAndConvict, Where: "separate police divisions", Place: place},
	}
}

// LeedsLabour is how CRI and DISC share the work (R162), roughly: CRI has the
// assessments and the initial case management, DISC the through and after care.
// Each of three divisions has two case managers.
func LeedsLabour() cohort.DivisionOfLabour {
	return cohort.DivisionOfLabour{
		Tasks: []cohort.TaskHolder{
			{Task: cohort.Assessment, Agency: "cri"}, {Task: cohort.InitialCaseManagement, Agency: "cri"},
			{Task: cohort.ThroughCare, Agency: "disc"}, {Task: cohort.AfterCare, Agency: "disc"},
		},
		PerDivision: cohort.Counted(2), Divisions: cohort.Counted(3), Place: "NA2009 4.4",
	}
}

// LeedsReviews is how often one case manager in Leeds reviews Individual Support
// Plans (R157): "we review them every month".
func LeedsReviews() cohort.Term { return cohort.Term{Months: 1} }

// LeedsReferrals is what NA2009 4.4 tells of referrals in Leeds (R167):
// "insufficient numbers", without the numbers, and two causes.
func LeedsReferrals() cohort.Referrals {
	return cohort.Referrals{Below: engagement.Yes, OtherSchemes: engagement.Yes, PrisonLeavers: engagement.Yes, Place: "NA2009 4.4 Problems within the IOM"}
}

// SiteSources returns who identifies cases at a site of NA2009 (R150), nil for
// one of which the text does not say: "leeds", "pennine" and "nottingham" are
// told. G4S ran the tagging of which Nottingham used the data.
func SiteSources(site string) []cohort.SourceID {
	switch site {
	case "leeds":
		return []cohort.SourceID{"police", "probation", "third-sector", "yos"}
	case "pennine":
		return []cohort.SourceID{"police", "probation", "prisons"}
	case "nottingham":
		return []cohort.SourceID{"police", "probation", "prisons", "g4s"}
	}
	return nil
}

// Programme2010Output is what the programme of 2010-11 asked to be recorded of
// those its projects worked with (R240): nothing.
func Programme2010Output() cohort.OutputData {
	return cohort.OutputData{Required: engagement.No, Place: "HO2012 Ch.5 Targeting effort with IOM offenders"}
}

// EvaluationInterviews is the interviews of HO2012 in two waves (R219), the
// second of which "included individuals interviewed during Wave one".
func EvaluationInterviews() cohort.Interviews {
	return cohort.Interviews{Waves: []cohort.Count{cohort.Counted(42), cohort.Counted(58)}, Repeats: engagement.Yes, Place: "HO2012 Ch.1 footnote 5"}
}
