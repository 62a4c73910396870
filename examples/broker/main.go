// Broker measures who stands between whom in a network of agencies: the five
// roles of a broker between groups, articulation points and bridges, constraint
// and betweenness.
//
// It reads a JSON document from standard input and writes one:
//
//	go run ./examples/broker <<'END'
//	{"n": 4, "groups": ["vcs", "vcs", "statutory", "statutory"], "edges": [[0, 1], [1, 2], [2, 3]]}
//	END
//
// Agencies are numbered from 0. An edge leads from its first agency to its
// second; given twice it counts once. Results are in the order of the agencies.
// Roles and betweenness follow the direction of edges, the others do not.
// Constraint is null for an agency without contacts. Numbers that are not whole
// are written to 12 significant digits.
//
// -lost adds the pairs of agencies of different groups that lose every path
// when an agency leaves, for networks of some thousand agencies; -shared the
// roles where k brokers of a pair get 1/k each; -draws, with -hold and -seed,
// the roles beside those of random draws. Betweenness takes a time that grows
// with agencies times edges: -betweenness=false writes null instead.
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

	"github.com/thirdsector-go/partnership/governance/brokerage"
	"github.com/thirdsector-go/partnership/internal/table"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run returns the exit code: 0 on success, 1 on bad input, 2 on wrong usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var ask request
	flags := flag.NewFlagSet("broker", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.BoolVar(&ask.betweenness, "betweenness", true, "measure betweenness; otherwise null is written")
	flags.BoolVar(&ask.lost, "lost", false, "count the pairs that lose every path when an agency leaves")
	flags.BoolVar(&ask.shared, "shared", false, "count roles where the brokers of a pair share it")
	flags.IntVar(&ask.policy.Draws, "draws", 0, "set the roles beside those of this `number` of random draws")
	flags.TextVar(&ask.policy.Hold, "hold", brokerage.HoldNotStated, "`what` draws leave as it is: tie-count (the number of ties and each agency's group) or ties (every tie)")
	flags.Uint64Var(&ask.policy.Seed, "seed", 1, "the `seed` of the draws")
	flags.IntVar(&ask.workers, "workers", runtime.GOMAXPROCS(0), "`number` of workers; the output is the same for any")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "broker: unexpected argument %q\n", flags.Arg(0))
		return 2
	case ask.workers < 1:
		fmt.Fprintf(stderr, "broker: -workers: %d: at least one is needed\n", ask.workers)
		return 2
	}
	flags.Visit(func(f *flag.Flag) {
		ask.draws = ask.draws || f.Name == "draws" || f.Name == "hold" || f.Name == "seed"
	})
	var err error
	if ask.draws {
		if err = ask.policy.Validate(); err != nil {
			report(stderr, "-", err)
			return 2
		}
	}
	if err = measure(context.Background(), ask, stdin, stdout); err != nil {
		report(stderr, "", err)
		return 1
	}
	return 0
}

// report writes an error, one problem a line.
func report(w io.Writer, before string, err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(w, "broker: %s%s\n", before, table.Visible(strings.TrimSuffix(line, "\n")))
	}
}
