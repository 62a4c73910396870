// Cohort selects people by a policy, and says what each criterion took away.
//
// It reads people as CSV from standard input and writes a JSON document:
//
//	go run ./examples/cohort -policy lewisham-diamond -as-of 2009-02-01 <people.csv
//	go run ./examples/cohort -policy lewisham-diamond -as-of 2009-02-01 -synthetic 100000 -by sex -reference sex=male
//
// -policy is one of the sources' (lewisham-diamond, pennine,
// pennine-at-fieldwork, nottingham-list, west-yorkshire, target-group, connect)
// or a file with a policy as JSON; -as-of is the day of ages and windows, and
// overrides that of a file. What the sources leave open is asked for by flags:
// -adult-age, 18 unless said otherwise, and -unknown, what becomes of a person
// of whom a criterion is not known: leave-out unless said otherwise, let-in or
// refuse. Those two defaults are this program's, not the sources'. -region
// names the areas of connect's region, and -show writes the policy as a file
// would have it.
//
// The columns are those of cohort.ReadCSV, in any order: id is needed, and the
// rest may be left out. An empty cell is not known.
//
// -by counts groups, as in -by sex,ethnicity for their intersections, with the
// rate of each and its Wilson interval. -reference, as in sex=male, sets the
// rates against that group's: ratio, and Katz interval from low to high, null
// where a count is nought or everybody is in, with Koopman's beside it; without -by the groups are
// those of the reference's columns. Of whom a value is not known the group is
// written as an empty cell is, sex="".
//
// -publish 10 writes one table instead, protected: by group, how many each
// criterion took, found no place, and were selected. Counts below 10 are
// suppressed, and enough others that they cannot be worked out from the totals.
// No identifier is in it.
//
// -synthetic makes that many people up, from -seed, with identifiers that say
// so; what comes out is marked as synthetic.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/fairness"
	"github.com/thirdsector-go/partnership/cohort/published"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/table"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// A request is what the flags ask.
type request struct {
	policy    string // an id, or a file
	terms     published.Terms
	show      bool
	by        []cohort.Field
	reference fairness.Group
	publish   int
	lenient   bool
	unique    bool
	synthetic int
	seed      uint64
	workers   int
}

// run returns the exit code: 0 on success, 1 on bad input, 2 on wrong usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ask := request{terms: published.Terms{Unknown: cohort.LeaveOut}}
	flags := flag.NewFlagSet("cohort", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&ask.policy, "policy", "", "the `policy`: one of the sources', or a file")
	flags.TextVar(&ask.terms.AsOf, "as-of", engagement.Date{}, "the `day` of ages and windows, such as 2009-02-01")
	flags.IntVar(&ask.terms.AdultAge, "adult-age", 18, "from how many `years` on a person is an adult")
	flags.TextVar(&ask.terms.Unknown, "unknown", cohort.LeaveOut, "what `becomes` of a person of whom a criterion is not known: leave-out, let-in or refuse")
	flags.Func("region", "the `areas` of the region, with commas", func(text string) error {
		ask.terms.Region = strings.Split(text, ",")
		return nil
	})
	flags.BoolVar(&ask.show, "show", false, "write the policy and select nobody")
	flags.Func("by", "count by these `fields`, with commas: sex, ethnicity, area, rag, position, scheme:ppo, …", func(text string) (err error) {
		ask.by, err = fields(text)
		return err
	})
	flags.Func("reference", "the `group` to set rates against, such as sex=male", func(text string) error {
		ask.reference = fairness.Group(text)
		return nil
	})
	flags.IntVar(&ask.publish, "publish", 0, "write a table in which no count is below this `minimum`")
	flags.BoolVar(&ask.lenient, "lenient", false, "pass over columns that are not known, and leave out rows that cannot be read, with a count")
	flags.BoolVar(&ask.unique, "unique", false, "take it that no identifier stands twice, and do not check")
	flags.IntVar(&ask.synthetic, "synthetic", 0, "make up this `number` of people")
	flags.Uint64Var(&ask.seed, "seed", 1, "the `seed` of people made up")
	flags.IntVar(&ask.workers, "workers", runtime.GOMAXPROCS(0), "`number` of workers; the output is the same for any")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	var explicit = map[string]bool{}
	flags.Visit(func(f *flag.Flag) { explicit[f.Name] = true })
	if err := ask.check(flags.Args(), explicit); err != nil {
		report(stderr, err)
		return 2
	}
	policy, err := ask.load(explicit)
	if err == nil && ask.show {
		err = cohort.WritePolicy(stdout, policy)
	} else if err == nil {
		err = selected(context.Background(), ask, policy, stdin, stdout)
	}
	if err != nil {
		report(stderr, err)
		return 1
	}
	return 0
}

// check returns what is missing or wrong in the flags.
func (ask *request) check(left []string, explicit map[string]bool) error {
	switch {
	case len(left) > 0:
		return fmt.Errorf("unexpected argument %q", left[0])
	case ask.policy == "":
		return fmt.Errorf("-policy: name one of %s, or a file", strings.Join(policyNames(), ", "))
	case explicit["publish"] && ask.publish < 3:
		return fmt.Errorf("-publish: %d: a minimum is at least 3, as a suppressed count would tell itself", ask.publish)
	case ask.publish > 0 && ask.reference != "":
		return errors.New("-publish: rates against a reference say more than a protected table: ask for one or the other")
	case explicit["synthetic"] && ask.synthetic < 1:
		return fmt.Errorf("-synthetic: %d: at least one person", ask.synthetic)
	case ask.workers < 1:
		return fmt.Errorf("-workers: %d: at least one is needed", ask.workers)
	}
	if ask.reference == "" {
		return nil
	}
	terms, err := ask.reference.Terms()
	if err != nil {
		return fmt.Errorf("-reference: %w", err)
	}
	if ask.by == nil {
		for _, term := range terms {
			by, err := fields(term.Name)
			if err != nil {
				return fmt.Errorf("-reference: %w", err)
			}
			ask.by = append(ask.by, by...)
		}
	}
	return nil
}

// fields reads names of fields with commas between them.
func fields(text string) ([]cohort.Field, error) {
	var list []cohort.Field
	for name := range strings.SplitSeq(text, ",") {
		field, err := cohort.ParseField(name)
		if err != nil {
			return nil, err
		}
		if field.Kind == cohort.FieldNotStated {
			return nil, fmt.Errorf("%w: a field", engagement.ErrMissing)
		}
		list = append(list, field)
	}
	return list, nil
}

// report writes an error, one problem a line.
func report(w io.Writer, err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(w, "cohort: %s\n", table.Visible(strings.TrimSuffix(line, "\n")))
	}
}
