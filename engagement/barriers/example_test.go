package barriers_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/barriers"
)

// Synthetic findings: offender managers in the west do not refer (R55), and
// whether anyone was told how offenders would reach a new agency (R54) is not
// known. Only what the documents themselves link, and what is on one subject.
func ExamplePolicy_Diagnose() {
	policy := barriers.Policy{Weakest: barriers.SameSubject}
	diagnosis, err := policy.Diagnose([]barriers.Finding{
		{Rule: "R55", Outcome: engagement.NotMet, Subject: "west frontline"},
		{Rule: "R54", Outcome: engagement.OutcomeNotKnown, Subject: "new agency riskSupport"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, diagnosed := range diagnosis.Barriers {
		fmt.Println(diagnosed.Barrier.Text)
		for _, answer := range diagnosed.Answers {
			fmt.Println(" ", answer.Entry.ID, answer.Entry.Addressees, answer.Link.Basis)
		}
	}
	for _, question := range diagnosis.Open {
		for _, would := range question.Would {
			fmt.Println("open:", question.Rule, would.Entry.Text)
		}
	}
	// Output:
	// Slow or absent referral mechanisms
	//   HO-I8.1 [vcs statutory-agencies] same-subject
	//   HO-I8.2 [vcs statutory-agencies] same-subject
	//   HO-I5.3 [] same-subject
	// open: R54 Concerns around risk management
}

// Synthetic: no three way meeting is held on a case that Probation owns (R45),
// and a prison has no VCS co-ordinator (R81), judged by stated links alone.
func ExampleDiagnosis_WriteText() {
	policy := barriers.Policy{Weakest: barriers.Stated}
	diagnosis, err := policy.Diagnose([]barriers.Finding{
		{Rule: "R45", Outcome: engagement.NotMet, Subject: "case 4"},
		{Rule: "R81", Outcome: engagement.NotMet, Subject: "prison"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := diagnosis.WriteText(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// SH-3.4 VCS co-ordination (SH2004 Part Two 3.4)
	//   evidence: R81 not met (prison) [stated in SH2004 Part Two 3.4: the co-ordinator's role is missing, unresourced or confused]
	//   opportunity: SH-O3.4 Improving co-ordination [stated in SH2004 Part Two 3.4]
	//   solution: SH-3.4-S1 cluster job role [stated in SH2004 Part Two 3.4]
	//   solution: SH-3.4-S2 similar arrangements in probation [stated in SH2004 Part Two 3.4]
	//   no answer: no key recommendation takes up VCS co-ordination; what answers it are the solutions of section 3.4
	//
	// NA-LEE2 ownership of statutory PPOs (reported of LEE) (NA2009 4.4 Barriers)
	//   evidence: R45 not met (case 4) [stated in NA2009 4.4 Barriers: Probation's case is closed to the VCS, for want of a three way meeting]
	//   answer: NA-R8 promote co-location and co-working in all regions (NA2009 6.0 recommendation 8) [stated in NA2009 4.4 Barriers: co-location is starting to change it]
	//
	// Open questions: 0
	// Evidence of no barrier: 0
	// Passed: 0
}

// The barrier to which the documents give no recommendation.
func ExampleLookup() {
	entry, found := barriers.Lookup("SH-3.4")
	fmt.Println(found, entry.Kind, entry.Text, "-", entry.Place)
	for _, end := range barriers.LooseEnds() {
		if end.ID == entry.ID {
			fmt.Println(end.Relation, "nothing:", end.Reason)
		}
	}
	// Output:
	// true barrier VCS co-ordination - SH2004 Part Two 3.4
	// answered-by nothing: no key recommendation takes up VCS co-ordination; what answers it are the solutions of section 3.4
}

// Whom the recommendations of 2009 name.
func ExampleEntries() {
	for _, entry := range barriers.Entries() {
		if entry.Document() == "NA2009" && entry.Kind == barriers.Recommendation && entry.Addressees != nil {
			fmt.Println(entry.ID, entry.Addressees)
		}
	}
	// Output:
	// NA-R7 [iom-projects]
	// NA-R12 [iom-projects]
	// NA-R19 [iom-projects]
	// NA-R21 [iom-projects]
	// NA-R22 [iom-projects the-centre]
	// NA-R24 [iom-governing-bodies]
}
