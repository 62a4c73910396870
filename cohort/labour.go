package cohort

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A CaseTask is a task in managing a case. The zero value is CaseTaskNotStated.
type CaseTask uint8

// The tasks that were divided in Leeds in 2009.
const (
	CaseTaskNotStated CaseTask = iota
	Assessment
	InitialCaseManagement
	ThroughCare
	AfterCare
)

var caseTasks = word.NewList[CaseTask]("CaseTask",
	"not-stated", "assessment", "initial-case-management", "through-care", "after-care")

// ParseCaseTask returns the task that text names; empty text is CaseTaskNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseCaseTask(text string) (CaseTask, error) { return caseTasks.Parse(text) }

// CaseTasks lists the values other than CaseTaskNotStated.
func CaseTasks() []CaseTask { return caseTasks.Values() }

// String returns the word of t, such as "through-care".
func (t CaseTask) String() string { return caseTasks.String(t) }

// MarshalText returns the word of t.
func (t CaseTask) MarshalText() ([]byte, error) { return caseTasks.Marshal(t) }

// UnmarshalText sets t to the task that text names; see ParseCaseTask.
func (t *CaseTask) UnmarshalText(text []byte) error { return caseTasks.Unmarshal(t, text) }

// A DivisionOfLabour says which agency does which tasks of case management, and
// how many case managers a division has.
type DivisionOfLabour struct {
	Tasks       []TaskHolder `json:"tasks"`
	PerDivision Count        `json:"perDivision,omitzero"` // case managers
	Divisions   Count        `json:"divisions,omitzero"`
	Place       string       `json:"place,omitzero"`
}

// A TaskHolder is who does a task.
type TaskHolder struct {
	Task   CaseTask            `json:"task"`
	Agency engagement.AgencyID `json:"agency,omitzero"`
}

// A CaseTeam is the case managers of one division.
type CaseTeam struct {
	Division string              `json:"division,omitzero"`
	Agency   engagement.AgencyID `json:"agency,omitzero"`
	Managers Count               `json:"managers,omitzero"`
}

// Validate returns every problem of d: tasks that are not stated or stand
// twice, and negative counts.
func (d DivisionOfLabour) Validate() error {
	var problems engagement.Problems
	seen := map[CaseTask]bool{}
	for i, holder := range d.Tasks {
		path := fmt.Sprintf("tasks[%d].task", i)
		problems.CheckWord(path, holder.Task)
		switch {
		case holder.Task == CaseTaskNotStated:
			problems.Add(path, "", engagement.ErrMissing)
		case seen[holder.Task]:
			problems.Add(path, holder.Task.String(), engagement.ErrDuplicate)
		}
		seen[holder.Task] = true
	}
	d.PerDivision.check(&problems, "perDivision")
	d.Divisions.check(&problems, "divisions")
	return problems.Err()
}

// Holder returns the agency that does a task, empty where none is named.
func (d DivisionOfLabour) Holder(task CaseTask) engagement.AgencyID {
	for _, holder := range d.Tasks {
		if holder.Task == task {
			return holder.Agency
		}
	}
	return ""
}

// CheckTask says whether it is for an agency to do a task (R162). It is not
// applicable where the division names nobody for the task, and not known where
// the agency is not named. The work in Leeds was "roughly divided": not met is
// no breach.
func (d DivisionOfLabour) CheckTask(task CaseTask, agency engagement.AgencyID) engagement.Reason {
	holder := d.Holder(task)
	reason := engagement.Reason{Rule: ruleLabour, Subject: task.String(), Format: "done by %q, divided to %q",
		Values: []any{string(agency), string(holder)}}
	switch {
	case task == CaseTaskNotStated || agency == "" && holder != "":
	case holder == "":
		reason.Outcome = engagement.NotApplicable
	default:
		reason.Outcome = engagement.AnswerOf(agency == holder).Outcome()
	}
	return reason
}

// CheckTeams holds the case management teams to the division (R162): in Leeds
// "either CRI or DISC, with two case managers per Division", of which there were
// three (NA2009 4.4). There is a part for the number of divisions and, for each
// team, one for its agency and one for its case managers. Nil teams are not
// known; a list is complete. The error is Problems: those of d, and negative
// counts.
func (d DivisionOfLabour) CheckTeams(teams []CaseTeam) (engagement.Reason, error) {
	var problems engagement.Problems
	problems.AddAll("", d.Validate())
	listed := Count{}
	if teams != nil {
		listed = Counted(int64(len(teams)))
	}
	reason := engagement.Reason{Rule: ruleLabour, Format: "%v teams, %v divisions, %v case managers for each", Values: []any{listed, d.Divisions, d.PerDivision}}
	add := func(subject string, outcome engagement.Outcome, format string, values ...any) {
		reason.Because = append(reason.Because, engagement.Reason{Rule: ruleLabour, Outcome: outcome, Subject: subject, Format: format, Values: values})
	}
	add("divisions", same(listed, d.Divisions).Outcome(), "%v teams for %v divisions", listed, d.Divisions)
	for i, team := range teams {
		path := "[" + strconv.Itoa(i) + "]"
		team.Managers.check(&problems, path+".managers")
		holds := engagement.No
		for _, holder := range d.Tasks {
			if holder.Agency == team.Agency {
				holds = engagement.Yes
			}
		}
		if team.Agency == "" {
			holds = engagement.NotKnown
		}
		name := team.Division
		if name == "" {
			name = path
		}
		add(name+" agency", holds.Outcome(), "%q is one of those that share the work: %v", string(team.Agency), holds)
		add(name+" managers", same(team.Managers, d.PerDivision).Outcome(), "%v case managers of %v", team.Managers, d.PerDivision)
	}
	reason.Outcome = engagement.OutcomeOf(reason.Because)
	if len(problems) > 0 {
		reason.Outcome = engagement.OutcomeNotKnown
	}
	return reason, problems.Err()
}

// same answers whether two counts are, NotKnown where either is not known.
func same(a, b Count) engagement.Answer {
	if !a.IsKnown() || !b.IsKnown() {
		return engagement.NotKnown
	}
	return engagement.AnswerOf(a == b)
}
