package cohort

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Release is somebody's release from prison.
type Release struct {
	Person       PersonID          `json:"person"`
	On           engagement.Date   `json:"on,omitzero"`
	Area         string            `json:"area,omitzero"` // to which the person returned
	Sentence     Term              `json:"sentence,omitzero"`
	Sentenced    engagement.Date   `json:"sentenced,omitzero"`
	EndOfCustody engagement.Answer `json:"endOfCustody,omitzero"` // on an End of Custody Licence
}

// A Notification is what a prison told the project about a release.
type Notification struct {
	Person   PersonID        `json:"person"`
	Received engagement.Date `json:"received,omitzero"` // by the project
	On       engagement.Date `json:"on,omitzero"`       // the day of release that it states
	Area     string          `json:"area,omitzero"`     // that it states
}

// A NotifiedRelease is a release with what the rule says of it.
type NotifiedRelease struct {
	Release Release           `json:"release"`
	Reason  engagement.Reason `json:"reason"`
}

// Notifications is what the rule says of releases.
type Notifications struct {
	Releases []NotifiedRelease `json:"releases"` // in the order given
	// Of those without notification, the two kinds that the source singles out.
	MissedShort        int               `json:"missedShort"`        // after a sentence of less than 12 months
	MissedEndOfCustody int               `json:"missedEndOfCustody"` // "particularly the ECL prisoners"
	Reason             engagement.Reason `json:"reason"`             // rests on a part for each release
}

// Missed lists the people of releases without notification, in their order.
func (n Notifications) Missed() []PersonID {
	var missed []PersonID
	for _, one := range n.Releases {
		if one.Reason.Outcome == engagement.NotMet {
			missed = append(missed, one.Release.Person)
		}
	}
	return missed
}

// CheckNotifications holds releases to what the prison told the project (R152):
// it "can notify the project which prisoners are returning to Leeds, when and to
// which areas", and "this includes prisoners serving sentences of less than 12
// months" (NA2009 1.4), so that the sentence does not matter. A release is met
// where a notification names the person, states the day and the area, and came
// on the day of release or before. It is not met where none does: the parts
// "received", "when" and "area" of the closest one say what is lacking. A day or
// an area that the notification does not state is not notified, and one of the
// release that is not known leaves open whether it was. Nil notifications are
// not known; a list is complete. Whether the person returned to the project's
// area is for who lists the releases.
//
// The error is Problems: a person who is not named. The cost is linear, but for
// people with many notifications.
func CheckNotifications(releases []Release, notifications []Notification) (Notifications, error) {
	var problems engagement.Problems
	told := map[PersonID][]Notification{}
	for i, n := range notifications {
		if n.Person == "" {
			problems.Add(fmt.Sprintf("notifications[%d].person", i), "", engagement.ErrMissing)
		}
		told[n.Person] = append(told[n.Person], n)
	}
	result := Notifications{Reason: engagement.Reason{Rule: ruleNotification, Format: "%d releases, %d notifications", Values: []any{len(releases), len(notifications)}}}
	for i, release := range releases {
		if release.Person == "" {
			problems.Add(fmt.Sprintf("releases[%d].person", i), "", engagement.ErrMissing)
		}
		if release.EndOfCustody > engagement.No {
			problems.CheckWord(fmt.Sprintf("releases[%d].endOfCustody", i), release.EndOfCustody)
		}
		one := NotifiedRelease{release, release.check(told[release.Person], notifications != nil)}
		result.Releases = append(result.Releases, one)
		result.Reason.Because = append(result.Reason.Because, one.Reason)
		if one.Reason.Outcome == engagement.NotMet {
			if release.Sentence.Under(12, release.Sentenced) == engagement.Yes {
				result.MissedShort++
			}
			if release.EndOfCustody == engagement.Yes {
				result.MissedEndOfCustody++
			}
		}
	}
	if err := problems.Err(); err != nil {
		return Notifications{Reason: engagement.Reason{Rule: ruleNotification, Format: "the releases cannot be held to the notifications"}}, err
	}
	result.Reason.Outcome = engagement.OutcomeOf(result.Reason.Because)
	return result, nil
}

// check holds the release to the closest of the notifications of the person.
func (r Release) check(told []Notification, known bool) engagement.Reason {
	best := engagement.Reason{Rule: ruleNotification, Subject: string(r.Person), Outcome: engagement.NotMet, Format: "released on %v without notification", Values: []any{r.On}}
	if !known {
		best.Outcome, best.Format, best.Values = engagement.OutcomeNotKnown, "what was notified is not known", nil
	}
	closeness := -1
	for _, n := range told {
		reason := r.against(n)
		near := 4 * len(reason.Subjects(engagement.Met))
		near += len(reason.Subjects(engagement.OutcomeNotKnown))
		if rank := closest[reason.Outcome] + near; rank > closeness {
			best, closeness = reason, rank
		}
	}
	return best
}

// closest ranks outcomes above any number of parts.
var closest = map[engagement.Outcome]int{engagement.NotMet: 0, engagement.OutcomeNotKnown: 100, engagement.Met: 200}

// against holds the release to one notification.
func (r Release) against(n Notification) engagement.Reason {
	received, when, area := engagement.NotKnown, engagement.NotKnown, engagement.NotKnown
	if n.Received.IsKnown() && r.On.IsKnown() {
		received = engagement.AnswerOf(n.Received.Compare(r.On) <= 0)
	}
	switch {
	case !n.On.IsKnown():
		when = engagement.No
	case r.On.IsKnown():
		when = engagement.AnswerOf(n.On == r.On)
	}
	switch {
	case n.Area == "":
		area = engagement.No
	case r.Area != "":
		area = engagement.AnswerOf(n.Area == r.Area)
	}
	return engagement.Reason{Rule: ruleNotification, Subject: string(r.Person), Outcome: received.And(when).And(area).Outcome(),
		Because: []engagement.Reason{
			{Rule: ruleNotification, Subject: "received", Outcome: received.Outcome(), Format: "received on %v, released on %v", Values: []any{n.Received, r.On}},
			{Rule: ruleNotification, Subject: "when", Outcome: when.Outcome(), Format: "notified for %v, released on %v", Values: []any{n.On, r.On}},
			{Rule: ruleNotification, Subject: "area", Outcome: area.Outcome(), Format: "notified to return to %q, returned to %q", Values: []any{n.Area, r.Area}},
		},
		Format: "released on %v; notified on %v for %v", Values: []any{r.On, n.Received, n.On}}
}
