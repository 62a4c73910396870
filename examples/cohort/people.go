package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// people reads the people, or makes them up, with the facts that the policy and
// the groups ask; leftOut is how many rows could not be read.
func (ask request) people(ctx context.Context, stdin io.Reader, selector cohort.Selector) (people cohort.Population, leftOut int, err error) {
	fields := append(selector.Fields(), ask.by...)
	if ask.synthetic == 0 {
		options := cohort.ReadOptions{Fields: fields, Lenient: ask.lenient, WarrantUnique: ask.unique}
		people, report, err := cohort.ReadCSV(ctx, stdin, options)
		return people, report.LeftOut, err
	}
	asOf := selector.Policy().AsOf
	if !asOf.IsKnown() {
		return cohort.Population{}, 0, fmt.Errorf("-as-of: %w: the day around which people are made up", engagement.ErrMissing)
	}
	loader, err := cohort.NewLoader(slices.Clip(fields)...)
	if err != nil {
		return cohort.Population{}, 0, err
	}
	for person := range cohort.Synthetic(ask.seed, ask.synthetic, asOf) {
		if err := loader.Add(person); err != nil {
			return cohort.Population{}, 0, err
		}
	}
	people, err = loader.Population()
	return people, 0, err
}
