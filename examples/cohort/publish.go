package main

import (
	"io"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/publish"
	"github.com/thirdsector-go/partnership/internal/document"
)

// published writes one protected table of what became of the people of each
// group: who was out by which criterion, in the policy's order, who found no
// place, and who was selected. It is one table and not several, as tables of
// the same people beside one another would give away what each suppresses.
func (ask request) published(selection cohort.Selection, policy cohort.Policy, stdout io.Writer) error {
	groups, err := selection.Groups()
	if err != nil {
		return err
	}
	rows := publish.Axis{Name: "group"}
	columns := publish.Axis{Name: "outcome"}
	for _, c := range policy.Criteria {
		columns.Labels = append(columns.Labels, "out: "+string(c.ID), "not known: "+string(c.ID))
	}
	columns.Labels = append(columns.Labels, "no place", "selected")
	counts := make([][]int64, 0, len(groups))
	for _, g := range groups {
		label := "all"
		if ask.by != nil {
			label = string(ask.groupOf(g))
		}
		rows.Labels = append(rows.Labels, label)
		var row []int64
		for _, step := range g.Steps {
			row = append(row, int64(step.Excluded), int64(step.NotKnown))
		}
		counts = append(counts, append(row, int64(g.Eligible-g.Selected), int64(g.Selected)))
	}
	table, err := publish.NewCounts(rows, columns, counts)
	if err != nil {
		return err
	}
	protected, err := publish.Protect(table, publish.Policy{Minimum: int64(ask.publish)})
	if err != nil {
		return err
	}
	return document.Encode(stdout, struct {
		Policy    described         `json:"policy"`
		Synthetic bool              `json:"synthetic,omitzero"`
		Table     publish.Protected `json:"table"`
	}{describe(policy), ask.synthetic > 0, protected})
}
