package sharing_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance/sharing"
)

// A synthetic case: probation refers a person to Addaction. The agreement names
// health and offences; the person consents to health only.
func Example() {
	facts := sharing.Facts{
		Parties: []sharing.Party{
			{ID: "probation", Sector: engagement.Statutory, Trained: engagement.Yes},
			{ID: "addaction", Sector: engagement.VCS, SecureHandling: engagement.Yes, Trained: engagement.Yes},
		},
		Agreements: []sharing.Agreement{{
			ID: "isa-1", Kind: sharing.InformationSharing,
			Parties: []engagement.AgencyID{"probation", "addaction"}, Purposes: []sharing.Purpose{"referral"},
			Permits: []sharing.Permit{{From: "probation", To: "addaction", Categories: []sharing.Category{"health", "offences"}}},
			From:    engagement.MustParseDate("2010-11-01"), Until: engagement.MustParseDate("2011-04-01"),
		}},
		Consent: []sharing.Category{"health"},
	}
	request := sharing.Request{On: engagement.MustParseDate("2011-01-10"), From: "probation", To: "addaction", Purpose: "referral"}
	record := sharing.Record{Fields: []sharing.Field{
		{Name: "diagnosis", Category: "health", Value: "asthma"},
		{Name: "convictions", Category: "offences", Value: 3},
		{Name: "informant", Category: "intelligence", Value: "a neighbour"},
	}}
	disclosure, err := sharing.Disclose(facts, request, record)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, field := range disclosure.Fields {
		fmt.Println(field.Name, "is", field.Value)
	}
	for _, withheld := range disclosure.Withheld {
		for _, reason := range withheld.Reasons {
			fmt.Println(withheld.Name, "is withheld:", reason.Rule.ID, reason.Detail())
		}
	}
	// Output:
	// diagnosis is asthma
	// convictions is withheld: R40 whether the person consents to "offences" is not known: ask the person, or whether agreement isa-1 needs no consent for it
	// informant is withheld: R39 no agreement names "intelligence" from probation to addaction
}

// HO2012 Ch.5: agreements between public bodies "were not designed for ...
// information sharing between probation and VCS agencies to enable offenders to
// take up volunteering opportunities" (R36).
func ExampleMayPass() {
	facts := sharing.Facts{
		Parties: []sharing.Party{
			{ID: "probation", Sector: engagement.Statutory, Trained: engagement.Yes},
			{ID: "police", Sector: engagement.Statutory},
			{ID: "volunteer centre", Sector: engagement.VCS, Trained: engagement.Yes},
		},
		Agreements: []sharing.Agreement{{
			ID: "crime reduction", Parties: []engagement.AgencyID{"probation", "police"}, Purposes: []sharing.Purpose{"volunteering"},
			Permits: []sharing.Permit{{From: "probation", To: "volunteer centre", Categories: []sharing.Category{"offences"}, ConsentNeeded: engagement.No}},
			From:    engagement.MustParseDate("2008-04-01"), OpenEnded: engagement.Yes,
		}},
	}
	request := sharing.Request{On: engagement.MustParseDate("2010-12-01"), From: "probation", To: "volunteer centre", Purpose: "volunteering"}
	decision := sharing.MayPass(facts, request, "offences")
	fmt.Println(decision.Outcome)
	fmt.Println(decision.Because[4].Detail())
	agreement := decision.Because[len(decision.Because)-1].Because[0]
	fmt.Println(agreement.Because[0].Detail())
	// Output:
	// not-met
	// whether volunteer centre, as a VCS recipient, handles information securely is not known: ask for its sector, secure e-mail and storage
	// agreement crime reduction is between public bodies only: it does not cover probation and volunteer centre
}

// SH2004 3.2: the VCS has to pass information on "when issues of public
// protection and risk management are needed" (R41), to the statutory sector
// only.
func ExampleDisclose_duty() {
	facts := sharing.Facts{
		Parties: []sharing.Party{{ID: "hostel", Sector: engagement.VCS}, {ID: "probation", Sector: engagement.Statutory}, {ID: "landlord", Sector: engagement.Private}},
	}
	record := sharing.Record{Fields: []sharing.Field{{Name: "threats", Category: "conversations"}, {Name: "visitors", Category: "conversations"}}}
	for _, to := range []engagement.AgencyID{"probation", "landlord"} {
		disclosure, err := sharing.Disclose(facts, sharing.Request{
			On: engagement.MustParseDate("2011-01-10"), From: "hostel", To: to, Purpose: "supervision",
			Duty: sharing.Duty{Ground: sharing.PublicProtection, Fields: []string{"threats"}},
		}, record)
		fmt.Println(to, len(disclosure.Fields), len(disclosure.Withheld), err)
		fmt.Println(disclosure.Reasons[0].Detail())
	}
	// Output:
	// probation 1 1 <nil>
	// hostel has to pass on to probation what bears on public-protection
	// landlord 0 2 <nil>
	// the duty to pass information on runs from the VCS to the statutory sector only, not from hostel to landlord
}

// NA2009 4.1: a small referral partner of the Pennine unit had "an increase in
// referrals" and was "reaching the point where they might have to establish
// SLAs ... in order to manage this" (R31).
func ExampleFormalise() {
	for _, f := range sharing.Formalise(sharing.Arrangement{CoLocated: engagement.No, ReferralsToManage: engagement.Yes, ServiceLevel: engagement.No}) {
		fmt.Println(f.Kind, "due:", f.Due, f.Reason.Outcome, f.Reason.Subjects(engagement.Met))
	}
	// Output:
	// service-level due: yes not-met [referralsToManage]
	// information-sharing due: yes not-known [referralsToManage]
}

// NA2009 recommendation 17: standard terms for all, and conditions of the
// agency's own (R32). The clauses are synthetic.
func ExampleEffectiveTerms() {
	standard := []sharing.Clause{{ID: "confidentiality", Text: "both sides keep it"}, {ID: "review", Text: "every year"}}
	terms, reason, err := sharing.EffectiveTerms(standard, sharing.Conditions{
		Add:    []sharing.Clause{{ID: "outreach", Text: "in pairs"}},
		Remove: []string{"review"},
	})
	for _, term := range terms {
		fmt.Println(term.ID)
	}
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet), err)
	// Output:
	// confidentiality
	// review
	// outreach
	// not-met [review] <nil>
}
