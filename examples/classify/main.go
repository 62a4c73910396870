// Classify says how closely agencies work with an Integrated Offender
// Management (IOM) project: which of the roles of 2009 or 2011 their ties make,
// why, and what is missing for the others.
//
// It reads a JSON document from standard input and writes one:
//
//	go run ./examples/classify <<'END'
//	{"model": "2009", "agencies": [{"id": "a", "ties": {"coWorking": true, "coLocated": true, "sharesInformation": null}}]}
//	END
//
// A tie that is null or absent is not known, which is not a no. "mode" is
// "strict", the default, or "loose". -site runs a published case of 2009
// instead, and -compare two of them, as text.
//
// Of each agency the output has its level ("none" where it is known to have
// none, "unknown" where the facts leave it open), the roles it has whatever the
// missing facts turn out to be, those that are open, the reasons, and for each
// level not reached what is missing and what to ask. The exit code is 0, 1 for
// an input with problems, which are printed one a line, and 2 for wrong usage.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/internal/table"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run returns the exit code: 0 on success, 1 on bad input, 2 on wrong usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("classify", flag.ContinueOnError)
	flags.SetOutput(stderr)
	site := flags.String("site", "", "report on this published `site`: "+sites())
	compare := flags.String("compare", "", "compare two published `sites`, such as leeds,nottingham")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "classify: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	var err error
	switch {
	case given["site"] && given["compare"]:
		fmt.Fprintln(stderr, "classify: -site and -compare exclude each other")
		return 2
	case given["site"]:
		one, ok := pioneers.Lookup(pioneers.SiteID(*site))
		if !ok {
			fmt.Fprintf(stderr, "classify: -site: no site %q: the sites are %s\n", *site, sites())
			return 2
		}
		err = writeSite(stdout, one)
	case given["compare"]:
		names := strings.Split(*compare, ",")
		var pair []pioneers.Site
		for _, name := range names {
			one, ok := pioneers.Lookup(pioneers.SiteID(strings.TrimSpace(name)))
			if !ok {
				fmt.Fprintf(stderr, "classify: -compare: no site %q: the sites are %s\n", name, sites())
				return 2
			}
			pair = append(pair, one)
		}
		if len(pair) != 2 || pair[0].ID == pair[1].ID {
			fmt.Fprintf(stderr, "classify: -compare: %q: two different sites are compared\n", *compare)
			return 2
		}
		err = writeComparison(stdout, pair[0], pair[1])
	default:
		err = classify(stdin, stdout)
	}
	if err != nil {
		for line := range strings.Lines(err.Error()) {
			fmt.Fprintf(stderr, "classify: %s\n", table.Visible(strings.TrimSuffix(line, "\n")))
		}
		return 1
	}
	return 0
}

func sites() string {
	var names []string
	for _, site := range pioneers.Sites() {
		names = append(names, string(site.ID))
	}
	return strings.Join(names, ", ")
}
