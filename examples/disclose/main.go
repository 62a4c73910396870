// Disclose says what of a record a recipient may see, and why the rest is
// withheld.
//
// It reads a JSON document from standard input and writes one:
//
//	go run ./examples/disclose <<'END'
//	{"on": "2011-01-10", "from": "probation", "to": "addaction", "purpose": "referral",
//	 "parties": [{"id": "probation", "sector": "statutory", "trained": true},
//	             {"id": "addaction", "sector": "vcs", "secureHandling": true, "trained": true}],
//	 "agreements": [{"id": "isa-1", "parties": ["probation", "addaction"], "purposes": ["referral"],
//	                 "permits": [{"from": "probation", "to": "addaction", "categories": ["health"]}],
//	                 "from": "2010-11-01", "until": "2011-04-01"}],
//	 "consent": ["health"],
//	 "record": {"fields": [{"name": "diagnosis", "category": "health", "value": "asthma"},
//	                       {"name": "informant", "category": "intelligence", "value": "a neighbour"}]}}
//	END
//
// What is not stated is not known, and what is not known is withheld. An
// agreement holds from "from" up to, but not including, "until"; one that has
// no end says so with "openEnded": true. A category passes only with the
// person's consent, unless the permit that names it says "consentNeeded":
// false. "withdrawn" lists categories to which consent is withdrawn,
// "prohibitions" what may not pass whatever agreements permit. "duty" names
// fields that a VCS agency has to pass to a statutory body, on the ground of
// "public-protection" or "risk-management".
//
// Values of any JSON type come out byte for byte as they came in, in the order
// of the record.
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
	flags := flag.NewFlagSet("disclose", flag.ContinueOnError)
	flags.SetOutput(stderr)
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "disclose: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	if err := disclose(stdin, stdout); err != nil {
		for line := range strings.Lines(err.Error()) {
			fmt.Fprintf(stderr, "disclose: %s\n", table.Visible(strings.TrimSuffix(line, "\n")))
		}
		return 1
	}
	return 0
}
