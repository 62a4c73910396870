package directory

import "github.com/thirdsector-go/partnership/engagement"

// GroupsWithoutService returns, for every area, the groups of NA2009 4.0 that no
// service there is known to be specifically for, whatever the need. A service
// open to all is not a specific one. A finding is NotMet where the directory is
// complete and no service that does not state its groups or areas may be one,
// else not known. Its cost is linear in the services of all areas.
func (ix *Index) GroupsWithoutService() []Finding {
	ix = ix.orEmpty()
	groups := engagement.OffenderGroups()
	nowhere := ix.specific(list(ix.inArea, 0))
	var findings []Finding
	for i, area := range ix.areas {
		here := ix.specific(ix.inArea[i+1])
		for _, group := range groups {
			does := here.yes[group]
			may := here.notKnown[group] + nowhere.yes[group] + nowhere.notKnown[group]
			result := outcome(does, may, ix.complete)
			if !open(result) {
				continue
			}
			q := Query{Area: area.ID, Group: group}
			findings = append(findings, Finding{Area: area.ID, Group: group, Reason: engagement.Reason{
				Rule: ruleGroup, Subject: q.String(), Outcome: result,
				Format: "services specifically for them: %d; that may be, by groups or areas they do not state: %d; directory complete: %v",
				Values: []any{does, may, ix.complete}}})
		}
	}
	return findings
}

// A specificCount is how many services are specifically for each group, and of
// how many it is not known.
type specificCount struct {
	yes, notKnown [engagement.ChildrenAndFamilies + 1]int
}

func (ix *Index) specific(list []posting) (c specificCount) {
	for _, p := range list {
		for group := engagement.Women; group <= engagement.ChildrenAndFamilies; group++ {
			switch ix.briefs[p.service].specific(group) {
			case engagement.Yes:
				c.yes[group]++
			case engagement.NotKnown:
				c.notKnown[group]++
			}
		}
	}
	return c
}
