// Fairness compares how often people of each group were selected.
//
// It reads CSV with a heading from standard input, one person a line, and
// writes a JSON document:
//
//	go run ./examples/fairness -by race -selected score -reference race=Caucasian <people.csv
//
// The column named by -selected holds 1 for selected and 0 for not. -by names
// the columns that make the groups; with commas, as in -by sex,race, their
// intersections. It can be given several times, and so can -reference, for one
// group of each.
//
// A row has the rate, and the ratio of the rate to the reference group's with
// its Katz interval, low to high: null where a count is nought or everybody was
// selected, when the interval does not exist. Koopman's interval stands beside
// it, which does; a high of null there is no limit. p is Fisher's exact test, two-sided, and holm
// the same adjusted for the number of comparisons. A group that is part of its
// reference has no interval and no test.
//
// An empty cell is not known: whoever has one is left out of the groups it would
// decide, and counted under notKnown.
//
// -level sets the level of the intervals, 0.95 unless asked otherwise; -band,
// such as 0.8,1.25, adds which ratios lie in it. There is no band of its own.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/cohort/fairness"
	"github.com/thirdsector-go/partnership/internal/table"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// A request is what the flags ask.
type request struct {
	by       [][]string // groupings, each of the columns that it crosses
	selected string     // column
	policy   fairness.Policy
}

// run returns the exit code: 0 on success, 1 on bad input, 2 on wrong usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var ask request
	flags := flag.NewFlagSet("fairness", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Func("by", "group people by this `column`, or by several with commas", func(text string) error {
		ask.by = append(ask.by, strings.Split(text, ","))
		return nil
	})
	flags.StringVar(&ask.selected, "selected", "", "the `column` that says who was selected: 1 or 0")
	flags.Func("reference", "the `group` to compare with, such as race=Caucasian", func(text string) error {
		ask.policy.References = append(ask.policy.References, fairness.Group(text))
		return nil
	})
	flags.Float64Var(&ask.policy.Level, "level", fairness.DefaultLevel, "`level` of the intervals")
	flags.Func("band", "the ratios from `low,high` on are even-handed", func(text string) (err error) {
		ask.policy.Band, err = band(text)
		return err
	})
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if err := ask.check(flags.Args()); err != nil {
		report(stderr, err)
		return 2
	}
	if err := measured(ask, stdin, stdout); err != nil {
		report(stderr, err)
		return 1
	}
	return 0
}

// check returns what is missing or wrong in the flags.
func (ask request) check(left []string) error {
	switch {
	case len(left) > 0:
		return fmt.Errorf("unexpected argument %q", left[0])
	case len(ask.by) == 0:
		return errors.New("-by: name the column that makes the groups")
	case ask.selected == "":
		return errors.New("-selected: name the column that says who was selected")
	case len(ask.policy.References) == 0:
		return errors.New("-reference: name the group to compare with, such as race=Caucasian")
	case !(ask.policy.Level > 0 && ask.policy.Level < 1):
		return fmt.Errorf("-level: %v is not between 0 and 1", ask.policy.Level)
	}
	return nil
}

func band(text string) (fairness.Band, error) {
	low, high, _ := strings.Cut(text, ",")
	l, errLow := strconv.ParseFloat(low, 64)
	h, errHigh := strconv.ParseFloat(high, 64)
	b := fairness.Band{Low: l, High: h}
	if errLow != nil || errHigh != nil || b == (fairness.Band{}) {
		return b, errors.New("a band is two numbers, such as 0.8,1.25")
	}
	return b, b.Validate()
}

// report writes an error, one problem a line.
func report(w io.Writer, err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(w, "fairness: %s\n", table.Visible(strings.TrimSuffix(line, "\n")))
	}
}
