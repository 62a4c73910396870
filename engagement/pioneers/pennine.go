package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

func pennine() Site {
	const (
		all    = "the agencies of the unit"
		closed = "the 10 Third Sector staff of 4.1 are the 5, 2 and 3 of Inward House, Addaction and Addiction Dependency Solutions in Appendix 1"
	)
	integral := []Observation{
		{engagement.CoWorking, engagement.Yes, "NA2009 4.1 Service delivery",
			"a significant level of co-working between agencies, for example staff from different agencies visited IOMU clients together", all},
		{engagement.CoLocated, engagement.Yes, "NA2009 4.1 Service delivery; Appendix 1", "staff from all the agencies are co-located together in the same office", all},
		{engagement.SharesInformation, engagement.Yes, "NA2009 4.1 Service delivery",
			"Police Officers to share intelligence information with Third Sector Agencies and Probation and vice versa", all},
		{engagement.ProtocolAgreed, engagement.Yes, "NA2009 4.1 Service delivery", "protocols had been established between the agencies", all},
		{engagement.UnderstandsIOM, engagement.Yes, "NA2009 4.1 Service delivery", "staff from all the different agencies … shared the same goal", all},
		{engagement.DeliversOutside, engagement.Yes, "NA2009 4.1 Benefits to the IOMU", "other services provided by the agency", "the co-located Third Sector Agencies"},
		{engagement.ReceivesReferrals, engagement.Yes, "NA2009 4.1 Benefits to the IOMU", "referring the offender to other services provided by the agency",
			"the co-located Third Sector Agencies"},
		{engagement.EstablishedLink, engagement.Yes, "NA2009 4.1 Referral partners", "have established links …: Third Sector Agencies which have staff co-located",
			"Third Sector Agencies with co-located staff"},
	}
	inUnit := []Called{
		{engagement.DeliveryPartner, "NA2009 3.2 Composition", "the medium and large agencies were involved as delivery partners"},
		{engagement.ReferralPartner, "NA2009 4.1 Composition", "these agencies were also referral partners for the IOMU"},
	}
	notInUnit := Observation{engagement.CoLocated, engagement.No, "NA2009 4.1 Service delivery; Appendix 1", closed, "Third Sector Agencies other than these three"}
	toCome := Observation{engagement.CoLocated, engagement.No, "NA2009 4.1 Development; Appendix 1", "shortly to be deployed", ""}
	listed := Called{engagement.ReferralPartner, "NA2009 Appendix 1 Pathways referral partners", ""}
	as := func(words string) []Called { c := listed; c.Words = words; return []Called{c} }

	unit := func(id engagement.AgencyID, name string, staff int64) Agency {
		return Agency{Agency: vcs(id, name), Staff: staff, Place: "NA2009 Appendix 1", Called: inUnit, Observed: integral,
			Note: "medium to large, regional or national, with a turnover between £1.5 and £29.5 million (4.1): which has what is not stated"}
	}
	faith := vcs("pennine-faith-organisation", "a faith based organisation with four part time staff and volunteers")
	faith.Size, faith.Income, faith.Staff = engagement.Small, engagement.IncomeTo500000, engagement.Staff1To49
	small := vcs("pennine-small-agency", "a small agency with more and more referrals")
	small.Size = engagement.Small
	invited := vcs("pennine-invited-agency", "a small agency invited to the operational group")
	invited.Size = engagement.Small

	return Site{
		ID: Pennine, Code: "PEN", Name: "Pennine Division (Burnley, Pendle, Rossendale)", Pioneer: "Lancashire", Lead: "Lancashire Police",
		Began: "May 2006", Origin: engagement.EvolvedFromScheme, StatutoryStaffOnly: engagement.No,
		Notes: []Note{
			{"developed from the PPO scheme and the Tower Project", "NA2009 1.4"},
			{"32 staff (1.4), 28 of whom 10 are Third Sector (4.1)", "NA2009 1.4, 4.1"},
		},
		Agencies: []Agency{
			statutory("pennine-police", "Lancashire Police", 14, 0), statutory("pennine-probation", "Probation", 3, 0),
			unit("inward-house", "Inward House", 5), unit("addaction", "Addaction", 2), unit("ads", "Addiction Dependency Solutions", 3),
			{Agency: engagement.Agency{ID: "g4s", Name: "G4S", Sector: engagement.Private}, Staff: 1, Place: "NA2009 Appendix 1"},
			statutory("pennine-pct", "PCT", 0, 2),
			{Agency: vcs("foundation-housing", "Foundation Housing"), Planned: 1, Place: "NA2009 Appendix 1", Observed: []Observation{toCome},
				Called: []Called{{engagement.ReferralPartner, "NA2009 4.1 Composition", "other Third Sector referral partners including … housing associations"}}},
			{Agency: vcs("calico", "Calico Housing Association"), Planned: 1, Place: "NA2009 Appendix 1", Observed: []Observation{toCome},
				Called: []Called{{engagement.ReferralPartner, "NA2009 4.1 Composition", "other Third Sector referral partners including … housing associations"}}},
			{Agency: vcs("pennine-housing-agencies", "housing agencies"), Place: "NA2009 Appendix 1", Called: as("Housing agencies"),
				Note: "not named; Third Sector, or not, is not stated of all"},
			{Agency: faith, Place: "NA2009 4.1 Commissioning and Third Sector Agencies; Appendix 1", Called: as("Faith based community organisation"),
				Observed: []Observation{notInUnit}, Note: "turnover £150,000; funded by a charity shop and donations"},
			{Agency: vcs("pennine-furniture-stores", "charity furniture stores"), Place: "NA2009 Appendix 1", Called: as("Charity furniture stores"),
				Observed: []Observation{notInUnit}},
			{Agency: vcs("royal-british-legion", "Royal British Legion"), Place: "NA2009 4.1; Appendix 1", Called: as("Royal British Legion"),
				Observed: []Observation{notInUnit, {engagement.DeliversOutside, engagement.Yes, "NA2009 4.1 Commissioning and Third Sector Agencies",
					"provided assistance to offenders who had once served in the armed forces", ""}}},
			{Agency: vcs("salvation-army", "Salvation Army"), Place: "NA2009 4.1", Observed: []Observation{notInUnit,
				{engagement.DeliversOutside, engagement.Yes, "NA2009 4.1 Commissioning and Third Sector Agencies",
					"provided assistance to offenders who had once served in the armed forces", ""}}},
			{Agency: small, Place: "NA2009 4.1 Service level agreements",
				Called: []Called{{engagement.ReferralPartner, "NA2009 4.1 Service level agreements", "a small Third Sector referral partner"}},
				Observed: []Observation{notInUnit, {engagement.ReceivesReferrals, engagement.Yes, "NA2009 4.1 Service level agreements",
					"had experienced an increase in referrals from the IOMU", ""}}},
			{Agency: invited, Place: "NA2009 4.1 Operational",
				Called: []Called{
					{engagement.ReferralPartner, "NA2009 4.1 Operational", "a small Third Sector referral partner was also invited to participate"},
					{engagement.ReferralAgency, "NA2009 3.1 Operational management", "from IOM delivery partners and a referral agency"},
				},
				Observed: []Observation{notInUnit}, Note: "the study calls it both"},
			{Agency: vcs("maundy-grange", "Maundy Grange"), Place: "NA2009 Appendix 3", Observed: []Observation{notInUnit},
				Note: "interviewed; the text says nothing more of it by name"},
			{Agency: vcs("pennine-small-organisations", "small and micro organisations"), Place: "NA2009 4.1 Composition",
				Observed: []Observation{notInUnit}, Note: "not named"},
			{Agency: vcs("pennine-under-18s", "an agency for substance misusers aged under 18"), Place: "NA2009 4.1 Offender groups"},
			{Agency: vcs("pennine-cvs", "Council for Voluntary Services"), Place: "NA2009 4.1 Links to local stakeholder groups", Called: unconnected(), Observed: noConnection()},
			{Agency: vcs("victim-support", "Victim Support"), Place: "NA2009 4.1 Strategic"},
			{Agency: engagement.Agency{ID: "pennine-training-agency", Name: "a private employment training agency", Sector: engagement.Private},
				Place: "NA2009 4.1 Referral partners, Composition"},
			{Agency: vcs("pennine-co-located", "Inward House, Addaction and Addiction Dependency Solutions together"), Place: "NA2009 4.1 Pathways",
				Note: "which of the three provides which service is not stated"},
		},
		Presence: engagement.Presence{DeliveryOutside: engagement.Yes, DeliveryInside: engagement.Yes, OperationalManagement: engagement.Yes, LocalOversight: engagement.Yes,
			PioneerSiteOversight: engagement.No, CountywideOversight: engagement.Yes},
		Seats: []Seat{
			{engagement.DeliveryOutside, "", engagement.Yes, "NA2009 4.1 Referral partners", "Third Sector Agencies which have no staff located with the IOMU"},
			{engagement.DeliveryInside, "", engagement.Yes, "NA2009 4.1 Service delivery", "an integral part of the Pennine Division IOMU"},
			{engagement.OperationalManagement, "", engagement.Yes, "NA2009 4.1 Operational", "includes representatives from … Third Sector Agencies with staff co-located"},
			{engagement.LocalOversight, "pennine-cvs", engagement.Yes, "NA2009 4.1 Links to local stakeholder groups", "represented on the CDRP by the Chief Officer from the Council for Voluntary Services"},
			{engagement.PioneerSiteOversight, "", engagement.No, "NA2009 4.1 Strategic", "not represented on the strategic management board"},
			{engagement.CountywideOversight, "victim-support", engagement.Yes, "NA2009 4.1 Strategic", "represented by Victim Support at the Lancashire CJB"},
		},
		Unit:   unitFeatures("NA2009 4.1 Service delivery", "co-location", "shared-goal", "roles-recognised", "co-working", "information-sharing", "shared-culture", "volunteers-not-conscripts"),
		Areas:  []directory.Area{{ID: "pennine", Name: "Pennine Division"}},
		Mapped: engagement.No, // "not aware of any mapping of services for offenders", 4.1
		Services: []directory.Service{
			{ID: "unit", Agency: "pennine-co-located", Name: "services of the co-located agencies", Areas: pennineArea(),
				Direct:    needs(engagement.Accommodation, engagement.DrugsAlcohol, engagement.Health, engagement.FinanceBenefitDebt),
				Secondary: needs(engagement.EducationTrainingEmployment, engagement.ChildrenFamilies, engagement.Attitudes)},
			{ID: "alcohol-support", Agency: "pennine-co-located", Name: "alcohol support, July 2008 to April 2009", Areas: pennineArea(),
				Direct: needs(engagement.DrugsAlcohol), Route: directory.Commissioned},
			{ID: "older-persons-group", Agency: "pennine-co-located", Name: "older person's group of the alcohol support provider", Areas: pennineArea(),
				Direct: needs(engagement.DrugsAlcohol), Groups: []engagement.OffenderGroup{engagement.Older}},
			{ID: "womens-groups", Agency: "pennine-co-located", Name: "women's only groups for female substance misusers", Areas: pennineArea(),
				Direct: needs(engagement.DrugsAlcohol), Groups: []engagement.OffenderGroup{engagement.Women}},
			{ID: "family-worker", Agency: "pennine-co-located", Name: "family worker of a substance misuse service", Areas: pennineArea(),
				Groups: []engagement.OffenderGroup{engagement.ChildrenAndFamilies}},
			{ID: "under-18s", Agency: "pennine-under-18s", Name: "substance misuse, under 18", Areas: pennineArea(),
				Direct: needs(engagement.DrugsAlcohol), Groups: []engagement.OffenderGroup{engagement.Young}, Open: engagement.No},
			{ID: "housing", Agency: "pennine-housing-agencies", Name: "longer term accommodation and floating support", Areas: pennineArea(),
				Direct: needs(engagement.Accommodation)},
			{ID: "training", Agency: "pennine-training-agency", Name: "employment and training", Areas: pennineArea(),
				Direct: needs(engagement.EducationTrainingEmployment)},
			{ID: "niche", Agency: "pennine-small-organisations", Name: "help outside the pathways", Areas: pennineArea(), Direct: beyond(directory.BeyondPathways()...)},
			{ID: "faith", Agency: "pennine-faith-organisation", Name: "services of the faith based organisation", Areas: pennineArea(), Route: directory.SelfFunded},
		},
	}
}

func pennineArea() []directory.AreaID { return []directory.AreaID{"pennine"} }
