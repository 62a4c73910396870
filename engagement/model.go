package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// A Model is a set of definitions by which ties make roles. The zero value is
// ModelNotStated, by which nothing is known.
type Model uint8

// The models. Model2009 is the study's own definition, taken strictly (R7 to
// R9, R11). Model2009Loose reproduces the labels that the same study prints in
// 4.1 and 4.2, where an agency with an established link that receives referrals
// is a referral partner (R10). Model2011 is the revised model (R12, R13).
const (
	ModelNotStated Model = iota
	Model2009
	Model2009Loose
	Model2011
)

var models = word.NewList[Model]("Model", "not-stated", "2009", "2009-loose", "2011")

// ParseModel returns the model that text names; empty text is ModelNotStated,
// and other text wraps ErrUnknownWord.
func ParseModel(text string) (Model, error) { return models.Parse(text) }

// Models lists the models.
func Models() []Model { return models.Values() }

// String returns the word of m, such as "2009".
func (m Model) String() string { return models.String(m) }

// MarshalText returns the word of m.
func (m Model) MarshalText() ([]byte, error) { return models.Marshal(m) }

// UnmarshalText sets m to the model that text names; see ParseModel.
func (m *Model) UnmarshalText(text []byte) error { return models.Unmarshal(m, text) }

// Levels lists the levels that m defines, in the order in which a closest one
// is chosen: the 2011 model has no referral agency.
func (m Model) Levels() []Level {
	switch m {
	case Model2009, Model2009Loose:
		return []Level{DeliveryPartner, ReferralPartner, ReferralAgency}
	case Model2011:
		return []Level{DeliveryPartner, ReferralPartner}
	}
	return nil
}

// conditions lists the ties that the role called level asks for by m's
// definition. A loose referral partner may be one by the strict definition too:
// of the two ways it is the one with fewer ties that are known to be missing,
// then with fewer that are not known, the loose one of equals.
func (m Model) conditions(level Level, t *Ties) []Tie {
	switch {
	case m == Model2009Loose && level == ReferralPartner && t.distance(referralPartner2009[:]) < t.distance(referralPartnerLoose[:]):
		return referralPartner2009[:]
	case m == Model2011 && level == DeliveryPartner:
		return deliveryPartner2011[:]
	case m == Model2011 && level == ReferralPartner:
		return referralPartner2011[:]
	case m == Model2009Loose && level == ReferralPartner:
		return referralPartnerLoose[:]
	case m == Model2009 && level == ReferralPartner:
		return referralPartner2009[:]
	case (m == Model2009 || m == Model2009Loose) && level == ReferralAgency:
		return referralAgency2009[:]
	case (m == Model2009 || m == Model2009Loose) && level == DeliveryPartner:
		return deliveryPartner2009[:]
	}
	return nil
}

// distance ranks how far the ties are from meeting the conditions: those known
// to be missing first, then those not known.
func (t *Ties) distance(conditions []Tie) int {
	far := 0
	for _, tie := range conditions {
		switch t.Get(tie) {
		case Yes:
		case No:
			far += 100
		default:
			far++
		}
	}
	return far
}

// hangsOn is the ties not known on which the role called level hangs: of its
// conditions, in each way to it that is not ruled out, and of the closer roles
// that a referral agency must not have.
func (m Model) hangsOn(level Level, t *Ties) tieSet {
	switch {
	case m == Model2009 && level == ReferralAgency:
		return t.unknown(referralAgencyAll[1:])
	case m == Model2009Loose && level == ReferralAgency:
		return t.unknown(referralAgencyAll[:])
	case m == Model2009Loose && level == ReferralPartner:
		var set tieSet
		for _, way := range [][]Tie{referralPartner2009[:], referralPartnerLoose[:]} {
			if t.distance(way) < 100 {
				set |= t.unknown(way)
			}
		}
		return set
	}
	return t.unknown(m.conditions(level, t))
}

// The conditions as the documents word them.
var (
	// "co-working with statutory and private sector agencies; co-located with
	// these agencies in the same office; and through the sharing of relevant
	// intelligence and other data between these agencies" (NA2009 3.1). The
	// three are joined by "and": all are required (R7). The Executive summary
	// says "statutory, third and private".
	deliveryPartner2009 = [...]Tie{CoWorking, CoLocated, SharesInformation}

	// "operated as delivery partners within the IOM but … had an additional
	// role, delivering services outside of the IOM, which the IOM referred
	// clients to" (NA2009 3.1, R8).
	referralPartner2009 = [...]Tie{CoWorking, CoLocated, SharesInformation, DeliversOutside, ReceivesReferrals}

	// "received referrals from the IOM. While they had some understanding of
	// the IOM, they were significantly less closely involved" (NA2009 3.1). The
	// understanding is part of the description and not a condition (R9).
	referralAgency2009 = [...]Tie{ReceivesReferrals}

	// "have established links and have identified a range of referral
	// partners", some "which have no staff located with the IOMU" (NA2009 4.1,
	// R10).
	referralPartnerLoose = [...]Tie{ReceivesReferrals, EstablishedLink}

	// "Co-working between VCS, and other agencies; co-location between VCS and
	// other agencies; information sharing based on agreed protocols" (WO2011
	// Revised model). The agreed protocol is what the catalogue asks for (R12).
	deliveryPartner2011 = [...]Tie{CoWorking, CoLocated, ProtocolAgreed}

	// "Two way referrals between IOM and VCS; opportunities to share
	// information and shape the practice of the IOM and the VCS" (WO2011
	// Revised model). The opportunity is required, not its use (R13): sharing
	// shows it, and a "no" is read as no opportunity.
	referralPartner2011 = [...]Tie{MakesReferrals, ReceivesReferrals, SharesInformation, ShapesPractice}
)

func (t *Ties) deliveryPartner2009() Answer {
	return t.CoWorking.And(t.CoLocated).And(t.SharesInformation)
}

func (t *Ties) referralPartnerLoose() Answer {
	return t.ReceivesReferrals.And(t.EstablishedLink)
}

func (t *Ties) deliveryPartner2011() Answer {
	return t.CoWorking.And(t.CoLocated).And(t.ProtocolAgreed)
}

func (t *Ties) referralPartner2011() Answer {
	return t.MakesReferrals.And(t.ReceivesReferrals).And(t.SharesInformation).And(t.ShapesPractice)
}
