package main

import (
	"context"
	"io"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/fairness"
	"github.com/thirdsector-go/partnership/internal/document"
)

// An answer is the output.
type answer struct {
	Policy     described       `json:"policy"`
	Synthetic  bool            `json:"synthetic,omitzero"` // the people are made up
	LeftOut    *int            `json:"leftOut,omitempty"`  // rows that could not be read
	Considered int             `json:"considered"`
	Eligible   int             `json:"eligible"`
	NotKnown   int             `json:"notKnown"` // failed no criterion, and one is not known
	Selected   int             `json:"selected"`
	Attrition  []cohort.Step   `json:"attrition"`
	CutOffs    []cohort.CutOff `json:"cutOffs"`
	Members    []cohort.Member `json:"members"`
	Rates      []rate          `json:"rates"`
}

// Described is what a reader of the answer needs of the policy.
type described struct {
	ID       string      `json:"id"`
	Title    string      `json:"title,omitzero"`
	Source   string      `json:"source,omitzero"`
	AsOf     string      `json:"asOf"`
	Unknown  string      `json:"unknown"`
	Criteria []criterion `json:"criteria"`
}

type criterion struct {
	ID   cohort.CriterionID `json:"id"`
	Asks string             `json:"asks"`
}

func describe(p cohort.Policy) described {
	d := described{ID: p.ID, Title: p.Title, Source: p.Source, AsOf: p.AsOf.String(), Unknown: p.Unknown.String(), Criteria: []criterion{}}
	for _, c := range p.Criteria {
		d.Criteria = append(d.Criteria, criterion{c.ID, c.Describe()})
	}
	return d
}

// A rate is how often a group was selected. Without a reference there is no
// ratio.
type rate struct {
	Group      fairness.Group    `json:"group"`
	Considered int               `json:"considered"`
	Selected   int               `json:"selected"`
	Rate       fairness.Number   `json:"rate"`
	Wilson     fairness.Interval `json:"wilson"`
	Ratio      fairness.Number   `json:"ratio"`
	Low        fairness.Number   `json:"low"` // of Katz's interval of the ratio
	High       fairness.Number   `json:"high"`
	Koopman    fairness.Interval `json:"koopman"`
	P          fairness.Number   `json:"p"`
	Holm       fairness.Number   `json:"holm"`
}

// selected selects from the people and writes what came of it.
func selected(ctx context.Context, ask request, policy cohort.Policy, stdin io.Reader, stdout io.Writer) error {
	selector, err := cohort.Prepare(policy)
	if err != nil {
		return err
	}
	people, leftOut, err := ask.people(ctx, stdin, selector)
	if err != nil {
		return err
	}
	selection, err := selector.SelectFrom(ctx, people, ask.workers, ask.by...)
	if err != nil {
		return err
	}
	if ask.publish > 0 {
		return ask.published(selection, policy, leftOut, stdout)
	}
	out := answer{
		Policy: describe(policy), Synthetic: ask.synthetic > 0,
		Considered: selection.Considered, Eligible: selection.Eligible, NotKnown: selection.NotKnown, Selected: selection.Selected,
		CutOffs: selection.CutOffs, Members: selection.Members,
	}
	if ask.lenient {
		out.LeftOut = &leftOut
	}
	if out.Attrition, err = selection.Attrition(); err != nil {
		return err
	}
	if out.Rates, err = ask.rates(selection); err != nil {
		return err
	}
	if out.Members == nil {
		out.Members = []cohort.Member{}
	}
	if out.CutOffs == nil {
		out.CutOffs = []cohort.CutOff{}
	}
	return document.Encode(stdout, out)
}

// groupOf names the group of a selection.
func (ask request) groupOf(g cohort.Group) fairness.Group {
	terms := make([]fairness.Term, len(ask.by))
	for i, field := range ask.by {
		terms[i] = fairness.Term{Name: field.String(), Value: g.Of[i]}
	}
	return fairness.GroupOf(terms...)
}

// rates sets how often each group was selected against the reference, or beside
// one another where there is none.
func (ask request) rates(selection cohort.Selection) ([]rate, error) {
	rates := []rate{}
	if ask.by == nil || selection.Considered == 0 {
		return rates, nil
	}
	groups, err := selection.Groups()
	if err != nil {
		return nil, err
	}
	var table fairness.Table
	for _, g := range groups {
		table = append(table, fairness.Row{Group: ask.groupOf(g), Considered: int64(g.Considered), Selected: int64(g.Selected)})
	}
	if ask.reference == "" {
		for _, row := range table {
			wilson, err := fairness.Wilson(row.Counts(), fairness.DefaultLevel)
			if err != nil {
				return nil, err
			}
			rates = append(rates, rate{Group: row.Group, Considered: int(row.Considered), Selected: int(row.Selected), Rate: row.Counts().Rate(), Wilson: wilson})
		}
		return rates, nil
	}
	report, err := fairness.Measure(table, fairness.Policy{References: []fairness.Group{ask.reference}})
	if err != nil {
		return nil, err
	}
	for _, d := range report.Groups {
		r := rate{
			Group: d.Group, Considered: int(d.Counts.Considered), Selected: int(d.Counts.Selected),
			Rate: d.Rate, Wilson: d.Wilson, Ratio: d.Ratio, Koopman: d.Koopman, P: d.P, Holm: d.Holm,
		}
		if low, high, exists := d.Katz.Bounds(); exists {
			r.Low, r.High = fairness.NumberOf(low), fairness.NumberOf(high)
		}
		rates = append(rates, r)
	}
	return rates, nil
}
