package engagement

import "strings"

// A Classification is what an agency is to an IOM by one model.
type Classification struct {
	Model Model `json:"model"`

	// Level is the closest level held: NoLevel where it is known that none is,
	// LevelNotKnown where missing facts leave it open. A delivery partner that
	// is also a referral partner is DeliveryPartner; the two are equally close
	// (R11).
	Level Level `json:"level"`

	Held Roles `json:"roles"` // what it is, whatever the missing facts turn out to be
	Open Roles `json:"open"`  // what it may also be: the facts do not settle it
}

// Classify says what the ties make of an agency by the model. The levels are
// defined for VCS agencies: for a statutory or private one they mean nothing.
//
// A fact that is not known is not a no. Level, Held and Open are exactly what
// all the ways to fill in the missing facts have in common: Held is what holds
// in all of them, Open what holds in some, and Level is known where it is the
// same in all. It costs a few dozen nanoseconds and allocates nothing.
func Classify(m Model, t Ties) Classification {
	c := Classification{Model: m}
	switch m {
	case Model2009, Model2009Loose:
		delivers := t.deliveryPartner2009()
		partner := delivers.And(t.DeliversOutside).And(t.ReceivesReferrals)
		agency := delivers.Not().And(t.ReceivesReferrals)
		if m == Model2009Loose {
			partner = partner.Or(t.referralPartnerLoose())
			// Not by R10: what receives referrals and has the link is a partner.
			agency = agency.And(t.EstablishedLink.Not())
		}
		c.add(DeliveryPartner, delivers)
		c.add(ReferralPartner, partner)
		c.add(ReferralAgency, agency)
	case Model2011:
		c.add(DeliveryPartner, t.deliveryPartner2011())
		c.add(ReferralPartner, t.referralPartner2011())
	default:
		c.Open = RolesOf(ReferralAgency, ReferralPartner, DeliveryPartner) // by no model, anything
	}
	c.Level = c.closest()
	return c
}

func (c *Classification) add(level Level, held Answer) {
	switch held {
	case Yes:
		c.Held |= role(level)
	case NotKnown:
		c.Open |= role(level)
	}
}

// closest is the closest level held. Where a closer role is open, or one that
// comes before it, nothing is known to be the closest.
func (c *Classification) closest() Level {
	for level := DeliveryPartner; level >= ReferralAgency; level-- {
		switch {
		case c.Held.Has(level):
			return level
		case c.Open.Has(level):
			return LevelNotKnown
		}
	}
	return NoLevel
}

// AppendReasons appends to reasons why [Classify] comes out as it does, and
// returns the longer slice. Each role of the model has a reason whose subject is
// the level, followed by one for each of its conditions, whose subject is the
// tie; the last says what follows for the level (R11), under the 2009 models.
//
// While the slice has room it allocates only where a role is open, to list what
// it needs.
func AppendReasons(reasons []Reason, m Model, t Ties) []Reason {
	why := explanation{reasons: reasons, of: t}
	switch m {
	case Model2009, Model2009Loose:
		delivers := t.deliveryPartner2009()
		why.role(&ruleDelivery2009, "delivery-partner", delivers, deliveryPartner2009[:])
		why.ties(&ruleDelivery2009, deliveryPartner2009[:])
		why.role(&rulePartner2009, "referral-partner", delivers.And(t.DeliversOutside).And(t.ReceivesReferrals), referralPartner2009[:])
		why.add(&rulePartner2009, delivers.Outcome(), "delivery-partner", deliverySentences[delivers])
		why.ties(&rulePartner2009, referralPartner2009[len(deliveryPartner2009):])
		if m == Model2009Loose {
			why.role(&ruleLoose, "referral-partner", t.referralPartnerLoose(), referralPartnerLoose[:])
			why.ties(&ruleLoose, referralPartnerLoose[:])
		}
		why.agency(m, delivers)
		why.level(Classify(m, t).Level)
	case Model2011:
		why.role(&ruleDelivery2011, "delivery-partner", t.deliveryPartner2011(), deliveryPartner2011[:])
		why.ties(&ruleDelivery2011, deliveryPartner2011[:])
		why.role(&rulePartner2011, "referral-partner", t.referralPartner2011(), referralPartner2011[:])
		why.ties(&rulePartner2011, referralPartner2011[:])
	}
	return why.reasons
}

// An explanation is the reasons found so far about one agency's ties.
type explanation struct {
	reasons []Reason
	of      Ties // by value: a pointer beside the reasons would put it on the heap
	values  []any
}

// add fills in a reason where it is to stand, which costs less than copying it
// there: classification is asked for by the million.
func (e *explanation) add(rule *Rule, outcome Outcome, subject, format string) {
	e.reasons = append(e.reasons, Reason{})
	reason := &e.reasons[len(e.reasons)-1]
	reason.Rule, reason.Outcome, reason.Subject, reason.Format = *rule, outcome, subject, format
}

// role adds the reason of a role as a whole; needs are the ties it hangs on.
func (e *explanation) role(rule *Rule, level string, answer Answer, needs []Tie) {
	e.add(rule, answer.Outcome(), level, roleSentences[answer])
	if answer == NotKnown {
		if e.values == nil {
			e.values = make([]any, 0, 4) // as many as a model has roles, in one piece
		}
		e.values = append(e.values, e.of.unknown(needs))
		e.reasons[len(e.reasons)-1].Values = e.values[len(e.values)-1 : len(e.values) : len(e.values)]
	}
}

var roleSentences = [...]string{NotKnown: "cannot tell: needs %v", Yes: "every condition is met", No: "a condition is not met"}

// ties adds a reason for each condition.
func (e *explanation) ties(rule *Rule, conditions []Tie) {
	for _, tie := range conditions {
		answer := e.of.Get(tie)
		e.add(rule, answer.Outcome(), tieWords[tie], tie.sentence(answer))
	}
}

var deliverySentences = [...]string{NotKnown: "whether it is a delivery partner is not known (R7)",
	Yes: "is a delivery partner (R7)", No: "is not a delivery partner (R7)"}

// agency adds R9. Its "some understanding of the IOM" is reported and decides
// nothing.
func (e *explanation) agency(m Model, delivers Answer) {
	agency, needs := e.of.ReceivesReferrals.And(delivers.Not()), referralAgencyAll[1:]
	link := e.of.EstablishedLink.Outcome()
	if m == Model2009Loose {
		agency, needs = agency.And(e.of.EstablishedLink.Not()), referralAgencyAll[:]
	}
	e.role(&ruleAgency2009, "referral-agency", agency, needs)
	e.ties(&ruleAgency2009, referralAgency2009[:])
	e.add(&ruleAgency2009, delivers.Not().Outcome(), "delivery-partner", deliverySentences[delivers])
	if m == Model2009Loose {
		// What receives referrals and has the link is called a partner instead.
		e.add(&ruleAgency2009, e.of.EstablishedLink.Not().Outcome(), "referral-partner", looseSentences[link])
	}
	e.ties(&ruleAgency2009, understanding[:])
}

var understanding = [...]Tie{UnderstandsIOM}

var looseSentences = [...]string{OutcomeNotKnown: "whether an established link makes it a referral partner is not known (R10)",
	Met: "an established link makes it a referral partner (R10)", NotMet: "no established link makes it a referral partner (R10)"}

// referralAgencyAll is every tie on which being a referral agency can hang; the
// first only under the loose model.
var referralAgencyAll = [...]Tie{EstablishedLink, ReceivesReferrals, CoWorking, CoLocated, SharesInformation}

// level adds what follows for the level.
func (e *explanation) level(level Level) {
	e.add(&ruleCloseness, levelOutcomes[level], "level", levelSentences[level])
}

var levelOutcomes = [...]Outcome{LevelNotKnown: OutcomeNotKnown, NoLevel: NotMet, ReferralAgency: Met, ReferralPartner: Met, DeliveryPartner: Met}

var levelSentences = [...]string{
	LevelNotKnown:   "closest level held: the facts leave it open",
	NoLevel:         "closest level held: none",
	ReferralAgency:  "closest level held: referral agency, which ranks below both partners",
	ReferralPartner: "closest level held: referral partner",
	DeliveryPartner: "closest level held: delivery partner; a referral partner ranks equal",
}

// unknown is those of the conditions that are not known.
func (t *Ties) unknown(conditions []Tie) tieSet {
	var set tieSet
	for _, tie := range conditions {
		if !t.Get(tie).IsKnown() {
			set |= 1 << (tie - 1)
		}
	}
	return set
}

// A tieSet is a set of ties that prints its words; a reason carries it as one
// value.
type tieSet uint16

func (s tieSet) list() []Tie {
	var list []Tie
	for tie := CoWorking; tie <= PathwaysGroup; tie++ {
		if s&(1<<(tie-1)) != 0 {
			list = append(list, tie)
		}
	}
	return list
}

func (s tieSet) String() string {
	var words []string
	for _, tie := range s.list() {
		words = append(words, tie.String())
	}
	return strings.Join(words, ", ")
}
