package governance

import (
	"math/bits"

	"github.com/thirdsector-go/partnership/engagement"
)

// heaviness is R23: groups and managers beside delivery posts. The numbers are
// always given; the sources name no limit, so that there is a verdict only
// against one of the caller's.
func (v *view) heaviness() []Finding {
	var delivery, managers uint64
	stated := engagement.Yes
	for _, post := range v.s.Posts {
		number := uint64(max(post.Number, 0))
		switch post.Kind {
		case DeliveryPost:
			delivery = saturate(delivery, number)
		case ManagementPost:
			managers = saturate(managers, number)
		default:
			if number > 0 {
				stated = engagement.NotKnown // it may be of either kind
			}
		}
	}
	groups, more := uint64(0), uint64(0) // more may be groups above delivery, too
	var bodies []BodyID
	for i := range v.s.Bodies {
		b := &v.s.Bodies[i]
		switch {
		case b.Status == PlannedBody || b.above() == engagement.No:
		case b.above() == engagement.NotKnown:
			more++
		default:
			groups++
			bodies = append(bodies, b.ID)
		}
	}
	if len(v.s.Posts) == 0 {
		stated = engagement.NotKnown
	}
	finding := func(what string, number, more uint64, limit Limit, known engagement.Answer) Finding {
		f := Finding{Bodies: bodies, Reason: engagement.Reason{Rule: ruleProportional, Subject: what, Outcome: engagement.NotApplicable,
			Format: "%d %s beside %d delivery posts; all posts stated as delivery or management: %v; limit: %v", Values: []any{number, what, delivery, stated, limit}}}
		if more > 0 {
			f.Reason.Format += "; perhaps %d more: the tier is not stated"
			f.Reason.Values = append(f.Reason.Values, more)
		}
		if limit == (Limit{}) || limit.Number < 0 || limit.Posts <= 0 {
			return f
		}
		if known != engagement.Yes {
			f.Reason.Outcome = engagement.OutcomeNotKnown
			f.Remedy = "ask how many posts deliver and how many manage"
			return f
		}
		if within(number+more, delivery, limit) {
			f.Reason.Outcome = engagement.Met
			return f
		}
		if within(number, delivery, limit) {
			f.Reason.Outcome = engagement.OutcomeNotKnown
			f.Remedy = "ask at which tier the bodies are of which it is not stated"
			return f
		}
		f.Reason.Outcome = engagement.NotMet
		f.Remedy = "fewer groups or managers, or more delivery: structures are to be proportional to service delivery"
		return f
	}
	return []Finding{finding("groups", groups, more, v.policy.MostGroups, stated), finding("managers", managers, 0, v.policy.MostManagers, stated)}
}

// saturate adds up to the greatest number: posts of more than 64 bits in all
// are as many as that.
func saturate(a, b uint64) uint64 {
	sum, carry := bits.Add64(a, b, 0)
	if carry > 0 {
		return ^uint64(0)
	}
	return sum
}

// within reports whether number to posts is at most the limit, in whole numbers
// of 128 bits.
func within(number, posts uint64, limit Limit) bool {
	leftHigh, leftLow := bits.Mul64(number, uint64(limit.Posts))
	rightHigh, rightLow := bits.Mul64(posts, uint64(limit.Number))
	return leftHigh < rightHigh || leftHigh == rightHigh && leftLow <= rightLow
}
