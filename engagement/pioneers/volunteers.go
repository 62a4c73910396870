package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

var ruleVolunteers = engagement.Rule{ID: "R48", Title: "Volunteering may be limited by maturity", Kind: engagement.Claim, Source: "NA2009 4.4"}

// Rules lists the rules that this package decides.
func Rules() []engagement.Rule { return []engagement.Rule{ruleVolunteers} }

// A Volunteer is a kind of volunteer. The zero value is VolunteerNotStated.
type Volunteer uint8

// The kinds of NA2009 4.4.
const (
	VolunteerNotStated Volunteer = iota
	DIPVolunteer                 // peer mentors and work volunteers of CRI and DISC
	SpecialConstable             // volunteer police officers
)

var volunteers = word.NewList[Volunteer]("Volunteer", "not-stated", "dip-volunteer", "special-constable")

// ParseVolunteer returns the kind that text names; empty text is
// VolunteerNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseVolunteer(text string) (Volunteer, error) { return volunteers.Parse(text) }

// Volunteers lists the kinds.
func Volunteers() []Volunteer { return volunteers.Values() }

// String returns the word of v, such as "special-constable".
func (v Volunteer) String() string { return volunteers.String(v) }

// MarshalText returns the word of v.
func (v Volunteer) MarshalText() ([]byte, error) { return volunteers.Marshal(v) }

// UnmarshalText sets v to the kind that text names; see ParseVolunteer.
func (v *Volunteer) UnmarshalText(text []byte) error { return volunteers.Unmarshal(v, text) }

// A VolunteerTask is work that volunteers do. The zero value is TaskNotStated.
type VolunteerTask uint8

// The tasks of NA2009 4.4.
const (
	TaskNotStated   VolunteerTask = iota
	DIPWork                       // for the Drug Interventions Programme, such as assessments and some case work
	IOMWork                       // for the IOM's own clients
	PreventAndDeter               // regular visits to IOM clients
)

var volunteerTasks = word.NewList[VolunteerTask]("VolunteerTask", "not-stated", "dip-work", "iom-work", "prevent-and-deter")

// ParseVolunteerTask returns the task that text names; empty text is
// TaskNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseVolunteerTask(text string) (VolunteerTask, error) { return volunteerTasks.Parse(text) }

// VolunteerTasks lists the tasks.
func VolunteerTasks() []VolunteerTask { return volunteerTasks.Values() }

// String returns the word of t, such as "dip-work".
func (t VolunteerTask) String() string { return volunteerTasks.String(t) }

// MarshalText returns the word of t.
func (t VolunteerTask) MarshalText() ([]byte, error) { return volunteerTasks.Marshal(t) }

// UnmarshalText sets t to the task that text names; see ParseVolunteerTask.
func (t *VolunteerTask) UnmarshalText(text []byte) error { return volunteerTasks.Unmarshal(t, text) }

// VolunteersUsed says whether volunteers of a kind were used for a task at a
// site (R48): met where the text says so, not met where it says that they were
// not, else not known. It is what was done and no prohibition: in Leeds the
// "project was still quite young", and volunteers for the IOM were "something
// that they would do". Recommendation 23 asks for more.
func VolunteersUsed(site SiteID, kind Volunteer, task VolunteerTask) engagement.Reason {
	for _, used := range volunteering() {
		if used.site == site && used.kind == kind && used.task == task {
			return engagement.Reason{Rule: ruleVolunteers, Outcome: used.answer.Outcome(), Subject: string(site),
				Format: "%v for %v: %v: %q", Values: []any{kind, task, used.answer, used.words}}
		}
	}
	return engagement.Reason{Rule: ruleVolunteers, Subject: string(site), Format: "%v for %v: not stated", Values: []any{kind, task}}
}

type volunteerUse struct {
	site   SiteID
	kind   Volunteer
	task   VolunteerTask
	answer engagement.Answer
	words  string
}

// volunteering is NA2009 4.4. Whether "both have around eight" is eight each or
// together is not clear.
func volunteering() []volunteerUse {
	return []volunteerUse{
		{Leeds, DIPVolunteer, DIPWork, engagement.Yes, "they both have around eight DIP volunteers working from the hub"},
		{Leeds, DIPVolunteer, IOMWork, engagement.No, "these are not directly involved in IOM"},
		{Leeds, SpecialConstable, PreventAndDeter, engagement.Yes, "used for the Prevent and Deter work and they visit the IOM clients regularly"},
	}
}
