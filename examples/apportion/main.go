// Apportion hands out seats or places in proportion to weights.
//
// It reads a JSON document from standard input and writes one:
//
//	go run ./examples/apportion <<'END'
//	{"method": "dhondt", "seats": 12, "weights": [{"id": "a", "weight": 53000}, {"id": "b", "weight": 24000}]}
//	END
//
// The methods are largest-remainder, dhondt, sainte-lague,
// modified-sainte-lague, huntington-hill, adams, dean and quota. A claimant can
// have a "minimum" and a "maximum" of seats, and the document a "threshold"
// such as "5%".
//
// "ties" says who comes first where several have the same right to the last
// seats: "id", "weight", or "draw" with a "seed". Where it is left out those
// seats are handed to nobody, and stand in the output under ties with how many
// they are, settled "not-stated". Ties that decide nothing are not written.
//
// -reasons adds why.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/thirdsector-go/partnership/internal/table"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run returns the exit code: 0 on success, 1 on bad input, 2 on wrong usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("apportion", flag.ContinueOnError)
	flags.SetOutput(stderr)
	reasons := flags.Bool("reasons", false, "write the reasons, too")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "apportion: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	if err := apportioned(stdin, stdout, *reasons); err != nil {
		report(stderr, err)
		return 1
	}
	return 0
}

// report writes an error, one problem a line.
func report(w io.Writer, err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(w, "apportion: %s\n", table.Visible(strings.TrimSuffix(line, "\n")))
	}
}
