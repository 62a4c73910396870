// Programme runs the main job of the library from end to end on a grants
// programme: who passes the gate, what was awarded, whether the printed
// figures add up, and what another budget would have meant for each project.
//
// Without arguments it reports on the published programme of 2010-11:
//
//	go run ./examples/programme
//
// -in reads another record from a JSON file, -json prints everything as one
// such document, and -budget is what the project awards are shared from again.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/programme2010"
	"github.com/thirdsector-go/partnership/internal/table"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit code: 0 on success, 1 on bad input, 2 on wrong usage.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("programme", flag.ContinueOnError)
	flags.SetOutput(stderr)
	in := flags.String("in", "", "read the record from this JSON `file` instead of the published programme of 2010-11; results in it are not read but worked out afresh")
	asJSON := flags.Bool("json", false, "print facts and results as one JSON document, which -in reads again")
	budget := flags.String("budget", "", "share the project awards again from this `amount`, such as 373311.20 (default 20 % less than was awarded)")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "programme: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if given["in"] && *in == "" {
		fmt.Fprintln(stderr, "programme: -in: no file is named")
		return 2
	}
	var chosen *funding.Pence
	if given["budget"] {
		amount, err := funding.ParsePence(*budget)
		switch {
		case err != nil:
			fmt.Fprintf(stderr, "programme: -budget: %v\n", err)
			return 2
		case amount < 0:
			fmt.Fprintf(stderr, "programme: -budget: %q is negative\n", *budget)
			return 2
		}
		chosen = &amount
	}

	record, err := load(*in)
	if err != nil {
		return fail(stderr, *in, err)
	}
	report, err := newReport(context.Background(), record, chosen)
	if err != nil {
		return fail(stderr, *in, err)
	}
	if *asJSON {
		err = report.writeJSON(stdout)
	} else {
		err = report.writeText(stdout)
	}
	if err != nil {
		return fail(stderr, "", err)
	}
	return 0
}

// fail prints the problems, one a line, each with the file it is in.
func fail(stderr io.Writer, file string, err error) int {
	prefix := "programme: "
	if _, inFile := err.(engagement.Problems); inFile && file != "" {
		prefix += file + ": "
	}
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(stderr, "%s%s\n", prefix, table.Visible(strings.TrimSuffix(line, "\n")))
	}
	return 1
}

func load(path string) (funding.Record, error) {
	if path == "" {
		return programme2010.Record(), nil
	}
	file, err := os.Open(path)
	if err != nil {
		return funding.Record{}, err
	}
	defer file.Close()
	return funding.ReadRecord(file)
}
