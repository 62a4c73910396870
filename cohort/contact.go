package cohort

import (
	"fmt"
	"time"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// contactWithin is the time in which a client is seen.
const contactWithin = 24 * time.Hour

// A Contact is a referral to a consortium, and when an assessor saw the client.
// The times are instants: whatever zones they are written in, the hours between
// them are those that pass, so that a day on which the clocks change has 23 or
// 25 of them. A zero time is not known.
type Contact struct {
	SinglePoint engagement.Answer `json:"singlePoint,omitzero"` // the consortium has one assessment point
	Referred    time.Time         `json:"referred,omitzero"`
	Seen        engagement.Answer `json:"seen,omitzero"` // an assessor has seen the client; a time says so, too
	SeenAt      time.Time         `json:"seenAt,omitzero"`
}

// Validate returns every problem of c: values that are no answer, a time at
// which nobody was seen, and a client seen before the referral.
func (c Contact) Validate() error {
	var problems engagement.Problems
	facts.CheckGiven(&problems, facts.Given("singlePoint", c.SinglePoint), facts.Given("seen", c.Seen))
	if !c.SeenAt.IsZero() {
		if c.Seen == engagement.No {
			problems.Add("seenAt", c.SeenAt.Format(time.RFC3339), fmt.Errorf("%w: not seen", engagement.ErrContradicts))
		}
		if !c.Referred.IsZero() && c.SeenAt.Before(c.Referred) {
			problems.Add("seenAt", c.SeenAt.Format(time.RFC3339), fmt.Errorf("%w: before the referral at %s", engagement.ErrContradicts, c.Referred.Format(time.RFC3339)))
		}
	}
	return problems.Err()
}

// Check says whether the client of a consortium was assessed at one point and
// seen in time (R165): "It has a single assessment point", and "within 24 hours
// of referral the client is seen by a DAWN assessor" (SH2004 3.5.1). Exactly 24
// hours are within them. The parts are "singlePoint" and "contact". A client not
// seen is late as soon as the time is up on the clock of now, and it is not known
// before that whether the client will be seen in time; now may be zero where
// the client was seen.
//
// Late is by how long the 24 hours were or are exceeded, zero where they were
// not or it is not known; it is at most the 292 years that a Duration holds. The
// error is the Problems of c, and then nothing is decided.
func (c Contact) Check(now time.Time) (late time.Duration, reason engagement.Reason, err error) {
	reason = engagement.Reason{Rule: ruleContact, Format: "the contact cannot be read"}
	if err := c.Validate(); err != nil {
		return 0, reason, err
	}
	inTime := engagement.NotKnown
	if deadline := c.Referred.Add(contactWithin); !c.Referred.IsZero() {
		switch {
		case !c.SeenAt.IsZero():
			inTime = engagement.AnswerOf(!c.SeenAt.After(deadline))
			late = max(c.SeenAt.Sub(deadline), 0)
		case c.Seen == engagement.Yes && !now.IsZero() && !now.After(deadline):
			inTime = engagement.Yes // whenever it was
		case c.Seen == engagement.No && now.After(deadline):
			inTime = engagement.No
			late = now.Sub(deadline)
		}
	}
	return late, engagement.Reason{Rule: ruleContact, Outcome: c.SinglePoint.And(inTime).Outcome(),
		Because: []engagement.Reason{
			facts.Answered(ruleContact, "singlePoint", c.SinglePoint, "one assessment point"),
			{Rule: ruleContact, Subject: "contact", Outcome: inTime.Outcome(), Format: "seen within 24 hours: %v; late by %v", Values: []any{inTime, late}},
		},
		Format: "one assessment point: %v; seen within 24 hours of referral: %v", Values: []any{c.SinglePoint, inTime}}, nil
}
