// Allocate shares a budget among claims that together exceed it, in whole
// pence, by any of the library's rules and within the constraints that
// grant-makers live with.
//
// It reads a JSON document from standard input and writes one:
//
//	go run ./examples/allocate <<'END'
//	{"budget": "1000.00", "rule": "equal-awards", "ties": "id",
//	 "claims": [{"id": "a", "amount": "300.00", "weight": 2, "floor": "10.00", "cap": "250.00", "minimum": "50.00", "tier": 1, "groups": ["small"]},
//	            {"id": "b", "amount": "900.00", "tier": 1}],
//	 "groups": [{"id": "small", "atLeast": "0.20"}], "minimums": "drop-furthest-below"}
//	END
//
// A claim needs only an id and an amount. "ties" says who comes first for the
// last pennies: "id", "claim" (the larger claim) or "draw", which needs a
// "seed"; without it, a tie that decides who gets money is an error. "minimums"
// says which claims are dropped that would get less than their minimum:
// "drop-furthest-below" or "most-money". "most" is a cap for every claim,
// "reserve" or "reserveShare" is kept back first, and "baselines": true pays
// floors first and shares the rest. A group has "atLeast", "atMost" and
// "parent", the group that it lies in.
//
// Awards come out in the order of the claims. "exact" is the award before
// rounding, in pounds, such as "100/3"; it is left out where the rule does not
// work out fractions for so many claims.
//
// -rule names the rule in place of the document's. -rule all shares by each of
// them: it writes the allocations, why a rule refuses the claims, and what each
// gives more or less than the document's rule, or than the first that shares: to
// whom, who gets something for nothing before, and how much moves in all. In the
// sums by group a claim in several groups counts in the first that it names, and
// in no other.
// -csv reads lines of id,amount instead, with or without that as a heading in
// any case, and passes over the byte order mark that spreadsheets write;
// -budget, -rule, -ties and -seed then say the rest.
//
// The exit code is 0, 1 for an input with problems, which are printed one a
// line, and 2 for wrong usage.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/internal/table"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run returns the exit code: 0 on success, 1 on bad input, 2 on wrong usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("allocate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	rule := flags.String("rule", "", "share by this `rule`, or by all, which compares them too: a claim in several groups counts in the first it names. The rules: "+rules())
	csv := flags.Bool("csv", false, "read lines of id,amount")
	var stated input
	flags.TextVar(&stated.Budget, "budget", funding.Pence(0), "with -csv: the `amount` to share, such as 1000.00")
	flags.TextVar(&stated.Ties, "ties", division.TiesNotStated, "with -csv: `who` comes first for the last pennies: id, claim or draw")
	number := flags.Uint64("seed", 0, "with -csv: the `seed` of a draw")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		return usage(stderr, "unexpected argument %q", flags.Arg(0))
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if given["seed"] {
		stated.Seed = (*seed)(number)
	}
	every := *rule == "all"
	if given["rule"] && !every {
		var err error
		if stated.Rule, err = division.ParseDivision(*rule); err != nil || stated.Rule == division.DivisionNotStated {
			return usage(stderr, "-rule: %q is no rule: the rules are %s, and all", *rule, rules())
		}
	}
	for _, name := range []string{"budget", "ties", "seed"} {
		if given[name] && !*csv {
			return usage(stderr, "-%s is for -csv: a document states it itself", name)
		}
	}
	for _, name := range []string{"budget", "rule"} {
		if *csv && !given[name] {
			return usage(stderr, "-%s: missing: with -csv it has to be given", name)
		}
	}
	read := readDocument
	if *csv {
		read = readRows
	}
	write := writeOne
	if every {
		write = writeAll
	}
	if err := write(stdin, stdout, stated, read); err != nil {
		for line := range strings.Lines(err.Error()) {
			fmt.Fprintf(stderr, "allocate: %s\n", table.Visible(strings.TrimSuffix(line, "\n")))
		}
		return 1
	}
	return 0
}

func usage(stderr io.Writer, format string, values ...any) int {
	fmt.Fprintf(stderr, "allocate: %s\n", table.Visible(fmt.Sprintf(format, values...)))
	return 2
}

// rules lists the words of the rules.
func rules() string {
	var words []string
	for _, d := range division.Divisions() {
		words = append(words, d.String())
	}
	return strings.Join(words, ", ")
}
