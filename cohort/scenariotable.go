package cohort

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/table"
)

// Cases is a number of cases in a comparison of scenarios.
type Cases int64

// Compare returns -1, 0 or +1 as c is fewer than d, as many or more.
func (c Cases) Compare(d Cases) int { return cmp.Compare(c, d) }

// String returns the number.
func (c Cases) String() string { return strconv.FormatInt(int64(c), 10) }

// Add returns c and d together, or an error wrapping ErrOutOfRange.
func (c Cases) Add(d Cases) (Cases, error) {
	if d > 0 && c > math.MaxInt64-d || d < 0 && c < math.MinInt64-d {
		return 0, fmt.Errorf("%w: %v and %v cases", engagement.ErrOutOfRange, c, d)
	}
	return c + d, nil
}

// Sub returns c less d, or an error wrapping ErrOutOfRange.
func (c Cases) Sub(d Cases) (Cases, error) {
	if d < 0 && c > math.MaxInt64+d || d > 0 && c < math.MinInt64+d {
		return 0, fmt.Errorf("%w: %v less %v cases", engagement.ErrOutOfRange, c, d)
	}
	return c - d, nil
}

// A measure is a number that every step has.
type measure struct {
	name string
	of   func(ScenarioStep) int64
}

func measures() []measure {
	return []measure{
		{"before", func(s ScenarioStep) int64 { return s.Before }},
		{"reviewed", func(s ScenarioStep) int64 { return s.Reviewed }},
		{"success", func(s ScenarioStep) int64 { return s.Success }},
		{"failure", func(s ScenarioStep) int64 { return s.Failure }},
		{"referred", func(s ScenarioStep) int64 { return s.Referred }},
		{"started", func(s ScenarioStep) int64 { return s.Started }},
		{"turnedAway", func(s ScenarioStep) int64 { return s.TurnedAway }},
		{"waiting", func(s ScenarioStep) int64 { return s.Waiting }},
		{"caseload", func(s ScenarioStep) int64 { return s.Caseload }},
	}
}

// PerWorker returns the caseload for each of so many workers as a whole number
// and a fraction, such as "7 1/4", and "-" where there are none or their number
// is not known. Nothing is rounded.
func (s ScenarioStep) PerWorker(workers Count) string {
	if !workers.IsKnown() || workers.n <= 0 {
		return "-"
	}
	whole, rest := s.Caseload/workers.n, s.Caseload%workers.n
	if rest == 0 {
		return strconv.FormatInt(whole, 10)
	}
	a, b := rest, workers.n
	for b != 0 {
		a, b = b, a%b
	}
	fraction := fmt.Sprintf("%d/%d", rest/a, workers.n/a)
	if whole == 0 {
		return fraction
	}
	return strconv.FormatInt(whole, 10) + " " + fraction
}

func (r ScenarioRun) rows() [][]string {
	rows := make([][]string, len(r.Steps))
	for i, step := range r.Steps {
		row := []string{strconv.Itoa(step.Step), step.On.String()}
		for _, m := range measures() {
			row = append(row, strconv.FormatInt(m.of(step), 10))
		}
		rows[i] = append(row, step.PerWorker(r.Scenario.Workers))
	}
	return rows
}

// WriteTable writes a run as text in aligned columns, a step a row. In each row
// caseload = before + started - success - failure, and before is the caseload of
// the row above.
func (r ScenarioRun) WriteTable(w io.Writer) error {
	header := []string{">step", "on"}
	for _, m := range measures() {
		header = append(header, ">"+m.name)
	}
	return table.Table{Header: append(header, ">perWorker"), Rows: r.rows()}.Write(w)
}

// WriteCSV writes a run as CSV with a header, as WriteTable does; a day that is
// not known is empty.
func (r ScenarioRun) WriteCSV(w io.Writer) error {
	header := []string{"step", "on"}
	for _, m := range measures() {
		header = append(header, m.name)
	}
	rows := r.rows()
	for i, step := range r.Steps {
		if !step.On.IsKnown() {
			rows[i][1] = ""
		}
	}
	return csv.NewWriter(w).WriteAll(append([][]string{append(header, "perWorker")}, rows...))
}

// CompareScenarios compares two runs step by step, in the shape of all
// comparisons: an entry is a measure of a step, such as "3 caseload", and its
// group is the measure, so that the groups have the totals over all steps.
func CompareScenarios(before, after ScenarioRun) (engagement.Comparison[Cases], error) {
	return engagement.Compare(before.entries(), after.entries())
}

func (r ScenarioRun) entries() []engagement.Entry[Cases] {
	var entries []engagement.Entry[Cases]
	for _, step := range r.Steps {
		for _, m := range measures() {
			entries = append(entries, engagement.Entry[Cases]{ID: strconv.Itoa(step.Step) + " " + m.name, Group: m.name, Value: Cases(m.of(step))})
		}
	}
	return entries
}

// A SideBySide is what several scenarios come to.
type SideBySide struct {
	Scenarios []string        `json:"scenarios"` // their ids, in the order given
	Rows      []SideBySideRow `json:"rows"`
}

// A SideBySideRow is one number of each scenario.
type SideBySideRow struct {
	Measure string   `json:"measure"`
	Values  []string `json:"values"`
}

// CompareRuns puts runs side by side: sums over the steps, and the caseload and
// those who wait at the end. The error is Problems: an id that is missing or
// stands twice.
func CompareRuns(runs ...ScenarioRun) (SideBySide, error) {
	var problems engagement.Problems
	var side SideBySide
	for _, run := range runs {
		side.Scenarios = append(side.Scenarios, run.Scenario.ID)
	}
	checkList(&problems, "runs", side.Scenarios)
	if err := problems.Err(); err != nil {
		return SideBySide{}, err
	}
	add := func(measure string, of func(ScenarioRun) string) {
		row := SideBySideRow{Measure: measure}
		for _, run := range runs {
			row.Values = append(row.Values, of(run))
		}
		side.Rows = append(side.Rows, row)
	}
	number := func(of func(ScenarioRun) int64) func(ScenarioRun) string {
		return func(r ScenarioRun) string { return strconv.FormatInt(of(r), 10) }
	}
	add("steps", number(func(r ScenarioRun) int64 { return int64(len(r.Steps)) }))
	add("capacity", func(r ScenarioRun) string { return r.Scenario.Capacity.String() })
	for _, m := range measures() {
		switch m.name {
		case "before", "waiting", "caseload":
			continue
		}
		add(m.name, number(func(r ScenarioRun) int64 {
			var sum int64
			for _, step := range r.Steps {
				sum += m.of(step)
			}
			return sum
		}))
	}
	add("highest caseload", number(func(r ScenarioRun) int64 {
		var most int64
		for _, step := range r.Steps {
			most = max(most, step.Caseload)
		}
		return most
	}))
	add("waiting at the end", number(func(r ScenarioRun) int64 { return r.last().Waiting }))
	add("caseload at the end", number(func(r ScenarioRun) int64 { return r.last().Caseload }))
	add("per worker at the end", func(r ScenarioRun) string { return r.last().PerWorker(r.Scenario.Workers) })
	return side, nil
}

// last is the last step, of zeros where there is none.
func (r ScenarioRun) last() ScenarioStep {
	if len(r.Steps) == 0 {
		return ScenarioStep{}
	}
	return r.Steps[len(r.Steps)-1]
}

// WriteTable writes the scenarios as text in aligned columns.
func (s SideBySide) WriteTable(w io.Writer) error {
	out := table.Table{Header: []string{"measure"}}
	for _, id := range s.Scenarios {
		out.Header = append(out.Header, ">"+id)
	}
	for _, row := range s.Rows {
		out.Add(append([]string{row.Measure}, row.Values...)...)
	}
	return out.Write(w)
}

// WriteCSV writes the scenarios as CSV with a header.
func (s SideBySide) WriteCSV(w io.Writer) error {
	rows := [][]string{append([]string{"measure"}, s.Scenarios...)}
	for _, row := range s.Rows {
		rows = append(rows, append([]string{row.Measure}, row.Values...))
	}
	return csv.NewWriter(w).WriteAll(rows)
}
