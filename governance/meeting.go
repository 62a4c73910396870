package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Cadence is how often a group meets. The zero value is CadenceNotStated.
type Cadence uint8

// The cadences of NA2009 are weekly and monthly; the others are for what is
// found elsewhere.
const (
	CadenceNotStated Cadence = iota
	Weekly
	Fortnightly
	Monthly
	Quarterly
)

var cadences = word.NewList[Cadence]("Cadence", "not-stated", "weekly", "fortnightly", "monthly", "quarterly")

// ParseCadence returns the cadence that text names; empty text is
// CadenceNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseCadence(text string) (Cadence, error) { return cadences.Parse(text) }

// Cadences lists the cadences, the most frequent first.
func Cadences() []Cadence { return cadences.Values() }

// String returns the word of c, such as "weekly".
func (c Cadence) String() string { return cadences.String(c) }

// MarshalText returns the word of c.
func (c Cadence) MarshalText() ([]byte, error) { return cadences.Marshal(c) }

// UnmarshalText sets c to the cadence that text names; see ParseCadence.
func (c *Cadence) UnmarshalText(text []byte) error { return cadences.Unmarshal(c, text) }

func (c Cadence) isStated() bool { return c >= Weekly && c <= Quarterly }

// A Meeting is how often a group meets and what for.
type Meeting struct {
	ID      string  `json:"id"`
	Name    string  `json:"name,omitzero"`
	Site    string  `json:"site,omitzero"`
	Cadence Cadence `json:"cadence,omitzero"`
	Purpose string  `json:"purpose,omitzero"`
	Place   string  `json:"place,omitzero"`
}

// Meetings returns the meetings of NA2009 1.4 (R76). Of what MAPPOM stands for
// the report says two things: the name here in 1.4, and "Multi-Agency Police and
// Probation Operational Monthly Meetings" in its glossary. How often the
// divisional meetings in Leeds are held is not stated.
func Meetings() []Meeting {
	const place = "NA2009 1.4"
	return []Meeting{
		{"mappom", "Multi-Agency Prolific and Priority Offender Management Meetings", "nottingham", Monthly,
			"identifies the PPO, Youth Offending Team, CJIT and GOM caseloads", place},
		{"tag", "Tactical Advisory Group", "nottingham", Weekly, "discusses the GOM caseload", place},
		{"leeds-divisional", "IOM Divisional meetings (BCU Case Conferences)", "leeds", CadenceNotStated, "discusses the RAG status of IOM cases", place},
	}
}

// Check holds the cadence found of a meeting to the one stated (R76): met where
// they are the same, not met where they differ, not known where either is not
// stated. A cadence is what a document says, not a prescription: not met says
// that it is no longer so.
func (m Meeting) Check(found Cadence) engagement.Reason {
	same := engagement.NotKnown
	if m.Cadence.isStated() && found.isStated() {
		same = engagement.AnswerOf(m.Cadence == found)
	}
	return engagement.Reason{Rule: ruleCadence, Outcome: same.Outcome(), Subject: m.ID, Format: "%s: stated %v, found %v",
		Values: []any{m.Purpose, m.Cadence, found}}
}

// meetings is R76 for each body that is there: whether it is known how often it
// meets.
func (v *view) meetings() []Finding {
	var findings []Finding
	for i := range v.s.Bodies {
		b := &v.s.Bodies[i]
		if b.Status == PlannedBody {
			continue
		}
		reason := engagement.Reason{Rule: ruleCadence, Format: "how often it meets: %v; as stated: %q", Values: []any{b.Cadence, b.Meets}}
		if b.Cadence.isStated() {
			reason.Outcome = engagement.Met
		}
		f := found(reason, string(b.ID), "", "ask how often it meets, and what for")
		f.Bodies = []BodyID{b.ID}
		findings = append(findings, f)
	}
	return findings
}
