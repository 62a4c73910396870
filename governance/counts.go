package governance

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Count is how many of several structures something is so of: at least those
// of which it is known, at most those of which it is not ruled out.
type Count struct {
	What  string `json:"what"`
	Least int    `json:"least"`
	Most  int    `json:"most"`
	Of    int    `json:"of"`
}

// CountAcross counts over structures, as NA2009 3.1 does over its four sites:
// at which tiers the VCS is present, and where it is connected with service
// delivery. The names are the tier's for presence, and with " connected" for
// connection. A structure or policy with a problem is an error.
func CountAcross(structures []Structure, p Policy) ([]Count, error) {
	var problems engagement.Problems
	problems.AddAll("policy", p.Validate())
	for i, s := range structures {
		problems.AddAll(fmt.Sprintf("structures[%d]", i), s.Validate())
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	delivery, operational, local, pioneer, countywide := spans()
	var counts []Count
	for _, at := range []span{delivery, operational, local, pioneer, countywide} {
		present, connected := Count{What: at.name, Of: len(structures)}, Count{What: at.name + " connected", Of: len(structures)}
		for i := range structures {
			v := newView(&structures[i], p)
			present.add(v.represented(at, engagement.VCS))
			connected.add(v.connect(delivery, at, engagement.VCS).joined)
		}
		counts = append(counts, present)
		if at.name != delivery.name {
			counts = append(counts, connected)
		}
	}
	return counts, nil
}

func (c *Count) add(answer engagement.Answer) {
	switch answer {
	case engagement.Yes:
		c.Least++
		c.Most++
	case engagement.No:
	default:
		c.Most++
	}
}

// CheckCount says whether a number that somebody printed is possible (R21): met
// where the facts leave no other, not met where they rule it out, not known
// where they leave it among others.
func CheckCount(c Count, printed int) engagement.Reason {
	reason := engagement.Reason{Rule: ruleCounts, Subject: c.What, Format: "printed %d; by the facts %d to %d of %d", Values: []any{printed, c.Least, c.Most, c.Of}}
	switch {
	case printed < c.Least || printed > c.Most:
		reason.Outcome = engagement.NotMet
	case c.Least == c.Most:
		reason.Outcome = engagement.Met
	}
	return reason
}
