package main

import (
	"io"

	"github.com/thirdsector-go/partnership/cohort/fairness"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
)

// A row is a group in the output.
type row struct {
	Group      fairness.Group    `json:"group"`
	Reference  fairness.Group    `json:"reference"`
	Considered int64             `json:"considered"`
	Selected   int64             `json:"selected"`
	Rate       fairness.Number   `json:"rate"`
	Wilson     fairness.Interval `json:"wilson"`
	Ratio      fairness.Number   `json:"ratio"`
	Low        fairness.Number   `json:"low"` // of Katz's interval
	High       fairness.Number   `json:"high"`
	Koopman    fairness.Interval `json:"koopman"`
	Difference fairness.Number   `json:"difference"`
	Newcombe   fairness.Interval `json:"newcombe"`
	P          fairness.Number   `json:"p"`
	Holm       fairness.Number   `json:"holm"`

	InBand *engagement.Outcome `json:"inBand,omitempty"` // only where a band was asked for
}

func rowOf(d fairness.Disparity, band bool) row {
	r := row{
		Group: d.Group, Reference: d.Reference, Considered: d.Counts.Considered, Selected: d.Counts.Selected,
		Rate: d.Rate, Wilson: d.Wilson, Ratio: d.Ratio, Koopman: d.Koopman,
		Difference: d.Difference, Newcombe: d.Newcombe, P: d.P, Holm: d.Holm,
	}
	if low, high, exists := d.Katz.Bounds(); exists {
		r.Low, r.High = fairness.NumberOf(low), fairness.NumberOf(high)
	}
	if band {
		r.InBand = &d.InBand
	}
	return r
}

// measured reads the people and writes the rates.
func measured(ask request, stdin io.Reader, stdout io.Writer) error {
	people, err := read(stdin, ask)
	if err != nil {
		return err
	}
	measures, err := fairness.Measure(people.table, ask.policy)
	if err != nil {
		return err
	}
	out := struct {
		People      int64    `json:"people"`
		NotKnown    notKnown `json:"notKnown"`
		Level       float64  `json:"level"`
		Comparisons int      `json:"comparisons"`
		Rates       []row    `json:"rates"`
	}{people.count, people.notKnown, measures.Level, measures.Comparisons, []row{}}
	for _, d := range measures.Groups {
		out.Rates = append(out.Rates, rowOf(d, ask.policy.Band != fairness.Band{}))
	}
	return document.Encode(stdout, out)
}
