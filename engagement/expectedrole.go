package engagement

// ExpectedLevel returns the level that NA2009 3.2 leads one to expect of an
// agency of the given size in a site with much VCS involvement (R29): "the
// medium and large agencies were involved as delivery partners, while smaller
// and more diverse agencies tended to be involved as referral agencies".
// LevelNotKnown where the size is not stated.
func ExpectedLevel(size Size) Level {
	switch size {
	case Micro, Small:
		return ReferralAgency
	case Medium, Large:
		return DeliveryPartner
	}
	return LevelNotKnown
}

// Placed is an agency of a site with its size and the level found.
type Placed struct {
	Agency AgencyID `json:"agency"`
	Size   Size     `json:"size"`
	Level  Level    `json:"level"`
}

// CheckExpectedLevels holds the claim of R29 to the agencies of a site: met
// where every one is at the level its size leads one to expect, not met where
// one is not, else not known. It is a claim of two sites in 2009 and no rule
// for anybody: "tended to be". Referral partners rank equal to delivery
// partners (R11). It is not applicable to no agencies.
func CheckExpectedLevels(agencies []Placed) Reason {
	var parts []Reason
	for _, a := range agencies {
		expected := ExpectedLevel(a.Size)
		part := Reason{Rule: ruleSize, Subject: string(a.Agency), Format: "size %v, level expected %v, found %v", Values: []any{a.Size, expected, a.Level}}
		if expected != LevelNotKnown && a.Level.IsKnown() {
			part.Outcome = AnswerOf(a.Level.Compare(expected) == 0).Outcome()
		}
		parts = append(parts, part)
	}
	reason := Reason{Rule: ruleSize, Outcome: OutcomeOf(parts), Because: parts, Format: "%d of %d agencies as expected of their size, %d otherwise"}
	reason.Values = []any{len(reason.Subjects(Met)), len(parts), len(reason.Subjects(NotMet))}
	return reason
}
