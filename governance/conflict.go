package governance

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Standing is whether an agency takes part in deciding an item. The zero
// value is StandingNotKnown.
type Standing uint8

// The standings.
const (
	StandingNotKnown Standing = iota
	Participate
	Recused
)

var standings = word.NewList[Standing]("Standing", "not-known", "participate", "recused")

// ParseStanding returns the standing that text names; empty text is
// StandingNotKnown, and other text wraps engagement.ErrUnknownWord.
func ParseStanding(text string) (Standing, error) { return standings.Parse(text) }

// Standings lists the standings other than StandingNotKnown.
func Standings() []Standing { return standings.Values() }

// String returns the word of s, such as "recused".
func (s Standing) String() string { return standings.String(s) }

// MarshalText returns the word of s.
func (s Standing) MarshalText() ([]byte, error) { return standings.Marshal(s) }

// UnmarshalText sets s to the standing that text names; see ParseStanding.
func (s *Standing) UnmarshalText(text []byte) error { return standings.Unmarshal(s, text) }

// A ConflictPolicy says who stays out where a group decides on commissioning.
// The zero value recuses, item by item, whoever may bid.
type ConflictPolicy struct {
	// BlanketExclusion keeps VCS agencies out of every decision on commissioning,
	// as Leeds did in 2009. The rule on bidders holds for all others.
	BlanketExclusion bool `json:"blanketExclusion,omitzero"`
}

// A CommissioningItem is an item that a group decides, a panel for example.
type CommissioningItem struct {
	ID            string            `json:"id,omitzero"`
	Commissioning engagement.Answer `json:"commissioning,omitzero"` // it decides on commissioning
	Bidders       []PotentialBidder `json:"bidders"`
	Complete      engagement.Answer `json:"complete,omitzero"` // yes where all who may bid are listed
}

// A PotentialBidder is an agency that may bid, or may not. An empty identifier
// is a bidder that is not named: it could be anybody.
type PotentialBidder struct {
	Agency engagement.AgencyID `json:"agency,omitzero"`
	MayBid engagement.Answer   `json:"mayBid,omitzero"`
}

// Validate returns every problem of i: values that are no answer, and an agency
// that is said to bid and not to.
func (i CommissioningItem) Validate() error {
	var problems engagement.Problems
	problems.CheckWord("commissioning", i.Commissioning)
	stated := map[engagement.AgencyID]engagement.Answer{}
	for n, bidder := range i.Bidders {
		path := fmt.Sprintf("bidders[%d].mayBid", n)
		problems.CheckWord(path, bidder.MayBid)
		if !bidder.MayBid.IsKnown() || bidder.Agency == "" {
			continue
		}
		if before := stated[bidder.Agency]; before.IsKnown() && before != bidder.MayBid {
			problems.Add(path, bidder.MayBid.String(),
				fmt.Errorf("%w: %s is stated as %v before", engagement.ErrContradicts, strconv.Quote(string(bidder.Agency)), before))
		}
		stated[bidder.Agency] = bidder.MayBid
	}
	problems.CheckWord("complete", i.Complete)
	return problems.Err()
}

// Participation says whether an agency takes part in deciding an item (R61). It
// does, but for an item for which it, or a body it is partnered with, may bid:
// then it is recused for that item. SH2004 4.5 shows it, with panels of
// "membership not engaged in bidding", and a member of a panel is under the same
// rule here.
//
// The sources disagree. In Leeds in 2009 VCS agencies were kept off the board
// because "these groups discuss commissioning arrangements" (NA2009 4.4), while
// "there should be some VCS representation on groups responsible for
// commissioning of IOM services" (HO2012 Ch.6). Recusal by item, the reading
// taken, satisfies the second and the concern of the first;
// [ConflictPolicy.BlanketExclusion] is the practice of Leeds.
//
// The reason is met where nothing stands against its taking part, not met where
// something does, and not applicable where the item does not decide on
// commissioning. Its parts are the bidders, in their order, those that are not
// listed ("others"), and the exclusion. Which ties make a partner no source
// says: the three of [PartneringKind] are ours, and a broker is recused for the
// bids of those it brokers for, not they for its own. Who may bid and who is partnered with
// whom is not known as long as the lists are not stated to be complete. A bidder
// stated twice bids if either says so.
func Participation(policy ConflictPolicy, item CommissioningItem, agency engagement.Agency, ties Partnerings) (Standing, engagement.Reason) {
	parts := item.conflicts(ties.around(agency.ID))
	if policy.BlanketExclusion {
		parts = append(parts, excluded(agency))
	}
	free := engagement.Yes
	for _, part := range parts {
		free = free.And(answerOf(part.Outcome))
	}
	reason := engagement.Reason{Rule: ruleConflict, Outcome: facts.Arising(item.Commissioning, free.Outcome()), Subject: string(agency.ID), Because: parts,
		Format: "item %q decides on commissioning: %v; %d potential bidders listed, all of them: %v",
		Values: []any{item.ID, item.Commissioning, len(item.Bidders), item.Complete}}
	switch item.Commissioning.Not().Or(free) {
	case engagement.Yes:
		return Participate, reason
	case engagement.No:
		return Recused, reason
	}
	return StandingNotKnown, reason
}

// conflicts is a part for each bidder, met where its bid is no concern of
// those in the circle, and one for bidders that are not listed.
func (i CommissioningItem) conflicts(c circle) []engagement.Reason {
	var parts []engagement.Reason
	listed := map[engagement.AgencyID]bool{}
	for _, bidder := range i.Bidders {
		listed[bidder.Agency] = true
		concerned := c.holds(bidder.Agency)
		parts = append(parts, engagement.Reason{Rule: ruleConflict, Outcome: bidder.MayBid.And(concerned).Not().Outcome(),
			Subject: string(bidder.Agency), Format: "may bid: %v; is the agency or partnered with it: %v", Values: []any{bidder.MayBid, concerned}})
	}
	if i.Complete == engagement.Yes {
		return parts
	}
	all := c.closed // whether everybody in the circle is among those listed
	for _, id := range c.order {
		all = all && listed[id]
	}
	if !all {
		parts = append(parts, engagement.Reason{Rule: ruleConflict, Subject: "others",
			Format: "others may bid; the list is complete: %v", Values: []any{i.Complete}})
	}
	return parts
}

func excluded(agency engagement.Agency) engagement.Reason {
	part := engagement.Reason{Rule: ruleConflict, Subject: "blanketExclusion",
		Format: "VCS agencies are kept out; the sector is %v", Values: []any{agency.Sector}}
	switch agency.Sector {
	case engagement.VCS:
		part.Outcome = engagement.NotMet
	case engagement.Statutory, engagement.Private:
		part.Outcome = engagement.Met
	}
	return part
}

// CheckSitting says whether all who decide an item, on a panel for example, may
// (R61): each is a part, by [Participation]. It is not met where one is recused
// and decides all the same. Nil says that nobody knows who decides; where nobody
// does, or the item does not decide on commissioning, it is not applicable.
func CheckSitting(policy ConflictPolicy, item CommissioningItem, sitting []engagement.Agency, ties Partnerings) engagement.Reason {
	reason := engagement.Reason{Rule: ruleConflict, Subject: item.ID, Format: "%d agencies decide item %q", Values: []any{len(sitting), item.ID}}
	for _, agency := range sitting {
		_, part := Participation(policy, item, agency, ties)
		reason.Because = append(reason.Because, part)
	}
	reason.Outcome = engagement.OutcomeOf(reason.Because)
	if sitting == nil {
		reason.Outcome = facts.Arising(item.Commissioning, engagement.OutcomeNotKnown)
	}
	return reason
}
