package main

import (
	"fmt"
	"io"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/publish"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
)

// published writes one protected table of what became of the people of each
// group: who was out by which criterion, in the policy's order, who found no
// place, and who was selected. It is one table and not several, as tables of
// the same people beside one another would give away what each suppresses.
func (ask request) published(selection cohort.Selection, policy cohort.Policy, leftOut int, stdout io.Writer) error {
	if selection.Considered == 0 {
		return fmt.Errorf("-publish: %w: there are no people", engagement.ErrMissing)
	}
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
	out := struct {
		Policy    described         `json:"policy"`
		Synthetic bool              `json:"synthetic,omitzero"`
		LeftOut   *int              `json:"leftOut,omitempty"`
		Table     publish.Protected `json:"table"`
	}{Policy: describe(policy), Synthetic: ask.synthetic > 0, Table: protected}
	if ask.lenient {
		out.LeftOut = &leftOut
	}
	return document.Encode(stdout, out)
}
