package funding

import (
	"fmt"
	"iter"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A FocusChange is a project's request to spend its award otherwise than it
// bid, and what its lead body decided.
type FocusChange struct {
	Application ApplicationID     `json:"application"`
	Allowed     engagement.Answer `json:"allowed,omitzero"` // yes where it may change, no where it is held to its original bid
	Stated      engagement.Answer `json:"stated,omitzero"`  // whether a reason was stated for the decision; yes where it is given
	Ground      string            `json:"ground,omitzero"`  // the reason, in the same word for the same reason
	Place       string            `json:"place,omitzero"`
}

// An UnequalTreatment is decisions of one body that differ though no reason
// does: each project that was allowed to change, with each that was held to its
// bid, is an inconsistent pair.
type UnequalTreatment struct {
	Ground  string          `json:"ground,omitzero"` // what both were decided on; empty where those held were told no reason
	Allowed []ApplicationID `json:"allowed"`
	Held    []ApplicationID `json:"held"`
}

// Pairs returns the inconsistent pairs, the project allowed first, in the order
// of the requests. Their number is the product of the two lists.
func (u UnequalTreatment) Pairs() iter.Seq2[ApplicationID, ApplicationID] {
	return func(yield func(allowed, held ApplicationID) bool) {
		for _, allowed := range u.Allowed {
			for _, held := range u.Held {
				if !yield(allowed, held) {
					return
				}
			}
		}
	}
}

// stated says whether a reason was stated.
func (c FocusChange) stated() engagement.Answer {
	if c.Ground != "" {
		return engagement.Yes
	}
	return c.Stated
}

// can reports whether the decision is the answer, or may turn out to be.
func (c FocusChange) can(answer engagement.Answer) bool {
	return c.Allowed == answer || !c.Allowed.IsKnown()
}

// CheckFocusChanges says whether one lead body treated its projects alike
// (R123): the decision follows the reason, and is the same for all. It is not
// met where
//
//   - one was allowed to change and another held to its bid on the same ground,
//   - or one was held to its bid and no reason was stated, when another was
//     allowed to change for whatever reason;
//
// and lists these, by ground in the order of the requests. A reason or a
// decision that is not known may hide such a pair, and is not known; different
// grounds may be decided differently. With fewer than two requests there is
// nothing to compare, and the rule is not applicable. Projects of different
// lead bodies do not belong in one call.
//
// A request without a project, a value that is no answer, and a ground beside
// the statement that none was given, are errors. The cost is linear.
func CheckFocusChanges(requests []FocusChange) ([]UnequalTreatment, engagement.Reason, error) {
	if err := checkFocusChanges(requests); err != nil {
		return nil, engagement.Reason{}, err
	}
	var unequal []UnequalTreatment
	place := map[string]int{}
	at := func(ground string) *UnequalTreatment {
		i, known := place[ground]
		if !known {
			i = len(unequal)
			place[ground] = i
			unequal = append(unequal, UnequalTreatment{Ground: ground})
		}
		return &unequal[i]
	}
	var allowed []ApplicationID
	for _, request := range requests {
		if request.Allowed == engagement.Yes {
			allowed = append(allowed, request.Application)
		}
		switch {
		case request.Allowed == engagement.Yes && request.Ground != "":
			u := at(request.Ground)
			u.Allowed = append(u.Allowed, request.Application)
		case request.Allowed == engagement.No && (request.Ground != "" || request.Stated == engagement.No):
			u := at(request.Ground)
			u.Held = append(u.Held, request.Application)
		}
	}
	kept := unequal[:0]
	var pairs int64
	for _, u := range unequal {
		if u.Ground == "" {
			u.Allowed = allowed
		}
		if len(u.Allowed) > 0 && len(u.Held) > 0 {
			kept = append(kept, u)
			pairs += int64(len(u.Allowed)) * int64(len(u.Held))
		}
	}
	reason := engagement.Reason{Rule: ruleEqualTreatment, Outcome: engagement.Met,
		Format: "requests to change focus: %d; allowed: %d; pairs treated unequally: %d", Values: []any{len(requests), len(allowed), pairs}}
	switch {
	case pairs > 0:
		reason.Outcome = engagement.NotMet
	case len(requests) < 2:
		reason.Outcome = engagement.NotApplicable
	case mayBeUnequal(requests):
		reason.Outcome = engagement.OutcomeNotKnown
	}
	return kept[:len(kept):len(kept)], reason, nil
}

func checkFocusChanges(requests []FocusChange) error {
	var problems engagement.Problems
	for i, request := range requests {
		path := fmt.Sprintf("requests[%d]", i)
		if request.Application == "" {
			problems.Add(path+".application", "", engagement.ErrMissing)
		}
		problems.CheckWord(path+".allowed", request.Allowed)
		problems.CheckWord(path+".stated", request.Stated)
		if request.Ground != "" && request.Stated == engagement.No {
			problems.Add(path+".ground", strconv.Quote(request.Ground), fmt.Errorf("%w: that no reason was stated", engagement.ErrContradicts))
		}
	}
	return problems.Err()
}

// mayBeUnequal reports whether what is not known may hide a pair: one that can
// have been allowed, another that can have been held, and grounds that can be
// the same or, for the latter, none.
func mayBeUnequal(requests []FocusChange) bool {
	var allowed, onSome, onAny int // can have been allowed: in all, for a reason, for a reason that may be any
	onGround := map[string]int{}
	for _, request := range requests {
		if !request.can(engagement.Yes) {
			continue
		}
		allowed++
		if request.stated() != engagement.No {
			onSome++
			if request.Ground == "" {
				onAny++
			}
			onGround[request.Ground]++
		}
	}
	for _, request := range requests {
		if !request.can(engagement.No) {
			continue
		}
		partners := allowed // of one that may have been told no reason
		switch {
		case request.Ground != "":
			partners = onGround[request.Ground] + onAny
		case request.Stated == engagement.Yes:
			partners = onSome
		}
		if request.can(engagement.Yes) {
			partners-- // itself
		}
		if partners > 0 {
			return true
		}
	}
	return false
}
