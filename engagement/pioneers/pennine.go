package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

func pennine() Site {
	const (
		all    = "the agencies of the unit"
		closed = "the three Third Sector Agencies who had staff co-located within the IOMU" // by Appendix 1 Inward House, Addaction, ADS
	)
	integral := []Observation{
		{engagement.CoWorking, engagement.Yes, "NA2009 4.1 Service delivery",
			"a significant level of co-working between agencies, for example staff from different agencies visited IOMU clients together", all},
		{engagement.CoLocated, engagement.Yes, "NA2009 4.1 Service delivery; Appendix 1", "staff from all the agencies are co-located together in the same office", all},
		{engagement.SharesInformation, engagement.Yes, "NA2009 4.1 Service delivery",
			"Police Officers to share intelligence information with Third Sector Agencies and Probation and vice versa", all},
		{engagement.ProtocolAgreed, engagement.Yes, "NA2009 4.1 Service delivery", "protocols had been established between the agencies", all},
		{engagement.DeliversOutside, engagement.Yes, "NA2009 4.1 Benefits to the IOMU", "other services provided by the agency", "the Third Sector Agencies; outside is a reading of other"},
		{engagement.ReceivesReferrals, engagement.Yes, "NA2009 4.1 Pathways, Benefits to the IOMU",
			"pathways based referrals within the IOMU team and to external agencies; referring the offender to other services provided by the agency", "the Third Sector Agencies"},
		{engagement.EstablishedLink, engagement.Yes, "NA2009 4.1 Referral partners", "have established links …: Third Sector Agencies which have staff co-located",
			"Third Sector Agencies with co-located staff"},
	}
	inUnit := []Called{
		{engagement.DeliveryPartner, "NA2009 3.2 Composition", "the medium and large agencies were involved as delivery partners", "two project areas, not named"},
		{engagement.ReferralPartner, "NA2009 4.1 Composition", "these agencies were also referral partners for the IOMU", "the agencies which had staff co-located"},
	}
	notInUnit := Observation{engagement.CoLocated, engagement.No, "NA2009 4.1 Operational; Appendix 1", closed, "Third Sector Agencies other than these three"}
	linked := Observation{engagement.EstablishedLink, engagement.Yes, "NA2009 4.1 Referral partners",
		"have established links …: Third Sector Agencies which have no staff located with the IOMU", "those that the study lists among them"}
	toCome := Observation{engagement.CoLocated, engagement.No, "NA2009 4.1 Development; Appendix 1", "scheduled to join the Unit; shortly to be deployed", ""}
	listed := Called{engagement.ReferralPartner, "NA2009 Appendix 1 Pathways referral partners", "", ""}
	as := func(words string) []Called { c := listed; c.Words = words; return []Called{c} }

	unit := func(id engagement.AgencyID, name string, staff int64) Agency {
		return Agency{Agency: vcs(id, name), Staff: staff, Place: "NA2009 Appendix 1", Called: inUnit, Observed: integral,
			Note: "medium to large, regional or national, with a turnover between £1.5 and £29.5 million (4.1): which has what is not stated"}
	}
	faith := vcs("pennine-faith-organisation", "a faith based organisation with four part time staff and volunteers")
	faith.Income, faith.Staff = engagement.IncomeTo500000, engagement.Staff1To49 // "small and micro": which is not stated
	small := vcs("pennine-small-agency", "a small agency with more and more referrals")
	small.Size = engagement.Small
	invited := vcs("pennine-invited-agency", "a small agency invited to the operational group")
	invited.Size = engagement.Small

	return Site{
		ID: Pennine, Code: "PEN", Name: "Pennine Division (Burnley, Pendle, Rossendale)", Pioneer: "Lancashire", Lead: "Lancashire Police",
		Began: "May 2006", Origin: engagement.EvolvedFromScheme, StatutoryStaffOnly: engagement.No,
		Notes: []Note{
			{"developed from the PPO scheme and the Tower Project", "NA2009 1.4"},
			{"32 staff in 1.4, co-located; 28 in 4.1, of whom 10 Third Sector: the four scheduled to join make 32", "NA2009 1.4, 4.1"},
			{"of mapping interviewees were \"not aware\"; staff of the unit had reviewed whom to work with more closely", "NA2009 4.1 Mapping"},
			{"one referral partner was interviewed: Maundy Grange, the small agency and the faith based organisation may be one", "NA2009 Table A3.1"},
			{"two of the three agencies with staff in the unit had been invited to the operational group; one had not attended", "NA2009 4.1 Operational"},
		},
		Agencies: []Agency{
			statutory("pennine-police", "Lancashire Police", 14, 0), statutory("pennine-probation", "Probation", 3, 0),
			unit("inward-house", "Inward House", 5), unit("addaction", "Addaction", 2), unit("ads", "Addiction Dependency Solutions", 3),
			{Agency: engagement.Agency{ID: "g4s", Name: "G4S", Sector: engagement.Private}, Staff: 1, Place: "NA2009 Appendix 1"},
			statutory("pennine-pct", "PCT", 0, 2),
			{Agency: vcs("foundation-housing", "Foundation Housing"), Planned: 1, Place: "NA2009 Appendix 1", Observed: []Observation{toCome}},
			{Agency: vcs("calico", "Calico Housing Association"), Planned: 1, Place: "NA2009 Appendix 1", Observed: []Observation{toCome}},
			{Agency: engagement.Agency{ID: "pennine-housing-agencies", Name: "housing agencies"}, Place: "NA2009 Appendix 1", Called: as("Housing agencies"),
				Note: "not named; of what sector is not stated"},
			{Agency: vcs("pennine-housing-associations", "medium and large providers such as housing associations"), Place: "NA2009 4.1 Composition",
				Called:   []Called{{engagement.ReferralPartner, "NA2009 4.1 Composition", "other Third Sector referral partners including other medium and large providers such as housing associations", ""}},
				Observed: []Observation{linked}, Note: "not named; Foundation Housing or Calico may be among them"},
			statutory("pennine-social-services", "Social Services", 0, 0),
			{Agency: faith, Place: "NA2009 4.1 Commissioning and Third Sector Agencies; Appendix 1", Called: as("Faith based community organisation"),
				Observed: []Observation{notInUnit, linked}, Note: "turnover £150,000; funded by a charity shop and donations"},
			{Agency: vcs("pennine-furniture-stores", "charity furniture stores"), Place: "NA2009 Appendix 1", Called: as("Charity furniture stores"),
				Observed: []Observation{notInUnit, linked}},
			{Agency: vcs("royal-british-legion", "Royal British Legion"), Place: "NA2009 4.1; Appendix 1", Called: as("Royal British Legion"),
				Observed: []Observation{notInUnit, linked, {engagement.DeliversOutside, engagement.Yes, "NA2009 4.1 Commissioning and Third Sector Agencies",
					"provided assistance to offenders who had once served in the armed forces", ""}}},
			{Agency: vcs("salvation-army", "Salvation Army"), Place: "NA2009 4.1", Observed: []Observation{notInUnit,
				{engagement.DeliversOutside, engagement.Yes, "NA2009 4.1 Commissioning and Third Sector Agencies",
					"provided assistance to offenders who had once served in the armed forces", ""}}},
			{Agency: small, Place: "NA2009 4.1 Service level agreements",
				Called: []Called{{engagement.ReferralPartner, "NA2009 4.1 Service level agreements", "a small Third Sector referral partner", ""}},
				Observed: []Observation{notInUnit, linked, {engagement.ReceivesReferrals, engagement.Yes, "NA2009 4.1 Service level agreements",
					"had experienced an increase in referrals from the IOMU", ""}}},
			{Agency: invited, Place: "NA2009 4.1 Operational",
				Called: []Called{
					{engagement.ReferralPartner, "NA2009 4.1 Operational", "a small Third Sector referral partner was also invited to participate", ""},
					{engagement.ReferralAgency, "NA2009 3.1 Operational management", "from IOM delivery partners and a referral agency", "one of two areas, not named; Pennine, by 4.1"},
				},
				Observed: []Observation{notInUnit, linked}, Note: "by 4.1 and 3.1 the study calls it both"},
			{Agency: vcs("maundy-grange", "Maundy Grange"), Place: "NA2009 Appendix 3", Observed: []Observation{notInUnit},
				Note: "interviewed; the text says nothing more of it by name"},
			{Agency: vcs("pennine-small-organisations", "small and micro organisations"), Place: "NA2009 4.1 Composition",
				Called:   []Called{{engagement.ReferralAgency, "NA2009 3.2 Composition", "smaller and more diverse agencies tended to be involved as referral agencies", "two project areas, not named"}},
				Observed: []Observation{notInUnit}, Note: "not named"},
			{Agency: vcs("pennine-under-18s", "an agency for substance misusers aged under 18"), Place: "NA2009 4.1 Offender groups"},
			{Agency: vcs("pennine-cvs", "Council for Voluntary Services"), Place: "NA2009 4.1 Links to local stakeholder groups", Called: unconnected()},
			{Agency: vcs("victim-support", "Victim Support"), Place: "NA2009 4.1 Strategic", Observed: []Observation{notInUnit}},
			{Agency: engagement.Agency{ID: "pennine-training-agency", Name: "a private employment training agency", Sector: engagement.Private},
				Place: "NA2009 4.1 Referral partners, Composition"},
			{Agency: vcs("pennine-co-located", "Inward House, Addaction and Addiction Dependency Solutions together"), Place: "NA2009 4.1 Pathways",
				Note: "which of the three provides which service is not stated"},
			{Agency: engagement.Agency{ID: "pennine-range-of-partners", Name: "the range of agencies that the unit has identified, of all sectors"}, Place: "NA2009 4.1 Referral partners"},
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
		Unit:  unitFeatures("NA2009 4.1 Service delivery", "co-location", "shared-goal", "roles-recognised", "co-working", "information-sharing", "shared-culture", "volunteers-not-conscripts"),
		Areas: []directory.Area{{ID: "pennine", Name: "Pennine Division"}},
		Services: []directory.Service{
			{ID: "unit", Agency: "pennine-co-located", Name: "services of the co-located agencies", Areas: pennineArea(),
				Direct:    needs(engagement.Accommodation, engagement.DrugsAlcohol, engagement.Health, engagement.FinanceBenefitDebt),
				Secondary: needs(engagement.EducationTrainingEmployment, engagement.ChildrenFamilies, engagement.Attitudes)},
			{ID: "alcohol-support", Agency: "pennine-co-located", Name: "alcohol support, July 2008 to April 2009", Areas: pennineArea(),
				Direct: needs(engagement.DrugsAlcohol), Route: directory.Commissioned},
			{ID: "older-persons-group", Agency: "pennine-co-located", Name: "older person's group of the alcohol support provider", Areas: pennineArea(),
				Groups: []engagement.OffenderGroup{engagement.Older}},
			{ID: "womens-groups", Agency: "pennine-co-located", Name: "women's only groups for female substance misusers", Areas: pennineArea(),
				Direct: needs(engagement.DrugsAlcohol), Groups: []engagement.OffenderGroup{engagement.Women}, Open: engagement.No},
			{ID: "family-worker", Agency: "pennine-co-located", Name: "family worker of a substance misuse service", Areas: pennineArea(),
				Groups: []engagement.OffenderGroup{engagement.ChildrenAndFamilies}},
			{ID: "under-18s", Agency: "pennine-under-18s", Name: "substance misuse, under 18", Areas: pennineArea(),
				Direct: needs(engagement.DrugsAlcohol), Groups: []engagement.OffenderGroup{engagement.Young}, Open: engagement.No},
			{ID: "triangle", Agency: "pennine-co-located", Name: "Triangle project for sex workers", Areas: pennineArea(), Route: directory.Commissioned},
			{ID: "families", Agency: "pennine-small-organisations", Name: "support to the families of offenders", Areas: pennineArea(),
				Groups: []engagement.OffenderGroup{engagement.ChildrenAndFamilies}},
			{ID: "ex-forces-rbl", Agency: "royal-british-legion", Name: "assistance to offenders who served in the armed forces", Areas: pennineArea()},
			{ID: "ex-forces-sa", Agency: "salvation-army", Name: "assistance to offenders who served in the armed forces", Areas: pennineArea()},
			{ID: "all-pathways", Agency: "pennine-range-of-partners", Name: "services across all the pathways", Areas: pennineArea(), Direct: directory.PathwayNeeds()},
			{ID: "housing", Agency: "pennine-housing-associations", Name: "longer term accommodation and floating support", Areas: pennineArea(),
				Direct: needs(engagement.Accommodation)},
			{ID: "training", Agency: "pennine-training-agency", Name: "employment and training", Areas: pennineArea(),
				Direct: needs(engagement.EducationTrainingEmployment)},
			{ID: "niche", Agency: "pennine-small-organisations", Name: "help outside the pathways", Areas: pennineArea(), Direct: beyond(directory.BeyondPathways()...)},
			{ID: "faith", Agency: "pennine-faith-organisation", Name: "services of the faith based organisation", Areas: pennineArea(), Route: directory.SelfFunded},
		},
	}
}

func pennineArea() []directory.AreaID { return []directory.AreaID{"pennine"} }
