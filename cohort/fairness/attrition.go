package fairness

import (
	"fmt"
	"io"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/table"
)

// An Attrition is how many people of each group are left as criteria apply one
// after the other.
type Attrition struct {
	Groups     []Group `json:"groups"`
	Considered []int64 `json:"considered"` // at the start, by group
	Steps      []Step  `json:"steps"`
}

// A Step is one criterion and how many people it left.
type Step struct {
	Criterion string  `json:"criterion"`
	Remaining []int64 `json:"remaining"` // by group
}

// A StepReport is what a step did to the groups.
type StepReport struct {
	Criterion string `json:"criterion"`
	Stage     Report `json:"stage"` // of those the step before left, who is left: the relative rate index proper
	Start     Report `json:"start"` // of those considered at the start, who is left
}

// An AttritionReport is what each step of an attrition did, in their order.
type AttritionReport []StepReport

// WriteTable writes a line for each step and group as text in aligned columns:
// of those left before, how many are left; the ratio of that rate to the
// reference's, with Koopman's interval and the adjusted p; the ratio since the
// start.
func (r AttritionReport) WriteTable(w io.Writer) error {
	text := table.Table{Header: []string{"criterion", "group", ">left", ">of", ">rate", ">ratio", ">Koopman", ">Holm", ">ratio since the start"}}
	for _, step := range r {
		for i, d := range step.Stage.Groups {
			since := "-"
			if i < len(step.Start.Groups) {
				since = step.Start.Groups[i].Ratio.String()
			}
			text.Add(step.Criterion, string(d.Group), strconv.FormatInt(d.Counts.Selected, 10), strconv.FormatInt(d.Counts.Considered, 10),
				d.Rate.String(), d.Ratio.String(), d.Koopman.String(), d.Holm.String(), since)
		}
	}
	return text.Write(w)
}

// MeasureAttrition compares the groups at each step. The relative rate index has
// the preceding stage for its denominator (Uhrig 2016), which [StepReport.Stage]
// gives; [StepReport.Start] is the effect of all steps so far.
//
// P-values are adjusted for the comparisons of all steps together: those of the
// stages are one family, those from the start another. What is wrong is
// Problems, all at once; so is a step that leaves more people than there were.
func MeasureAttrition(a Attrition, p Policy) (AttritionReport, error) {
	var problems engagement.Problems
	labels := checkGroups(&problems, a.Groups, func(i int) string { return "groups[" + strconv.Itoa(i) + "]" })
	if len(a.Groups) == 0 {
		problems.Add("groups", "", fmt.Errorf("%w: at least one group", engagement.ErrMissing))
	}
	if len(a.Steps) == 0 {
		problems.Add("steps", "", fmt.Errorf("%w: at least one step", engagement.ErrMissing))
	}
	whole := a.checkCounts(&problems, "considered", a.Considered, nil)
	before := whole
	for i, step := range a.Steps {
		before = a.checkCounts(&problems, "steps["+strconv.Itoa(i)+"].remaining", step.Remaining, before)
	}
	z := p.check(&problems, "policy")
	if err := problems.Err(); err != nil {
		return nil, err
	}
	references := p.resolve(&problems, "policy", labels)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	result := make(AttritionReport, len(a.Steps))
	stages, starts := make([]*Report, len(a.Steps)), make([]*Report, len(a.Steps))
	before = a.Considered
	for s, step := range a.Steps {
		result[s].Criterion = step.Criterion
		stages[s], starts[s] = &result[s].Stage, &result[s].Start
		for _, part := range []struct {
			report *Report
			from   []int64
		}{{stages[s], before}, {starts[s], a.Considered}} {
			report, err := p.compare(a.Groups, stage(part.from, step.Remaining), references, z)
			if err != nil {
				problems.AddAll("steps["+strconv.Itoa(s)+"]", err)
				return nil, problems.Err()
			}
			*part.report = report
		}
		before = step.Remaining
	}
	adjust(stages...)
	adjust(starts...)
	return result, nil
}

// checkCounts adds what is wrong with a list of counts by group, each of them at
// most what it was before, and returns the list where its length is right.
func (a Attrition) checkCounts(problems *engagement.Problems, path string, list, before []int64) []int64 {
	if len(list) != len(a.Groups) {
		problems.Add(path, strconv.Itoa(len(list)), fmt.Errorf("%w: %d counts for %d groups", engagement.ErrContradicts, len(list), len(a.Groups)))
		return nil
	}
	for i, n := range list {
		at := path + "[" + strconv.Itoa(i) + "]"
		switch {
		case n < 0:
			problems.Add(at, strconv.FormatInt(n, 10), engagement.ErrNegative)
		case n > MaxCount:
			problems.Add(at, strconv.FormatInt(n, 10), fmt.Errorf("%w: at most %d people in a group", engagement.ErrTooMuch, int64(MaxCount)))
		case before != nil && n > before[i]:
			problems.Add(at, strconv.FormatInt(n, 10), fmt.Errorf("%w: more than the %d before", engagement.ErrTooMuch, before[i]))
		}
	}
	return list
}

// stage returns the counts of the step between two lists of people left.
func stage(from, to []int64) []Counts {
	counts := make([]Counts, len(from))
	for i := range from {
		counts[i] = Counts{from[i], to[i]}
	}
	return counts
}
