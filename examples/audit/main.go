// Audit says who hears whom in a partnership: it reads a structure of agencies,
// bodies, seats and lines as JSON from standard input and writes the findings.
//
//	go run ./examples/audit -site leeds
//
// -site audits a published site of 2009 instead. -svg, -dot, -mermaid and
// -graphml draw the structure, its findings marked, instead of writing them;
// -graphml draws the network of who informs whom. -invited counts agencies that
// were invited to a body as represented there, as the study of 2009 does;
// -model says by which model agencies are partners, -groups and -managers set
// limits beside delivery posts, such as 1:4, and -compare audits a second
// structure and writes what is gained and lost. -without leaves an agency out,
// and writes what breaks. -brokers measures who stands between whom, by what is
// stated of who informs whom and who sits together. -exclude keeps VCS agencies
// out of every decision on commissioning, as Leeds did in 2009, and -review says
// after how many months the roles in a duty are to be assessed again.
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
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	sites "github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/governance/pioneers"
	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/table"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run returns the exit code: 0 on success, 1 on bad input, 2 on wrong usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("audit", flag.ContinueOnError)
	flags.SetOutput(stderr)
	site := flags.String("site", "", "audit this published `site`: "+names())
	compare := flags.String("compare", "", "write how this published `site` differs from the structure")
	without := flags.String("without", "", "write what breaks if the `agency` with this id leaves")
	brokers := flags.Bool("brokers", false, "measure who stands between whom")
	exclude := flags.Bool("exclude", false, "keep VCS agencies out of decisions on commissioning")
	review := flags.Int("review", 0, "the `months` after which the roles in a duty are to be assessed again")
	svg := flags.Bool("svg", false, "draw as SVG")
	dot := flags.Bool("dot", false, "draw for Graphviz")
	mermaid := flags.Bool("mermaid", false, "draw for Mermaid")
	graphml := flags.Bool("graphml", false, "draw who informs whom as GraphML")
	invited := flags.Bool("invited", false, "count agencies that were invited as represented")
	model := flags.String("model", "2011", "the `model` by which agencies are partners: 2009, 2009-loose or 2011")
	groups := flags.String("groups", "", "the most groups to delivery posts, such as `1:4`")
	managers := flags.String("managers", "", "the most managers to delivery posts, such as `1:4`")
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

	policy := governance.Policy{CountInvited: *invited, ReviewMonths: *review, Conflict: governance.ConflictPolicy{BlanketExclusion: *exclude}}
	var err error
	if policy.Model, err = engagement.ParseModel(*model); err != nil || *model == "" {
		return usage(stderr, "-model: %q is no model: 2009, 2009-loose or 2011", *model)
	}
	if policy.MostGroups, err = limit(*groups); err != nil {
		return usage(stderr, "-groups: %v", err)
	}
	if policy.MostManagers, err = limit(*managers); err != nil {
		return usage(stderr, "-managers: %v", err)
	}
	if *review < 0 {
		return usage(stderr, "-review: %d months", *review)
	}
	outputs := 0
	for _, on := range []bool{*brokers, *svg, *dot, *mermaid, *graphml, given["compare"], given["without"]} {
		if on {
			outputs++
		}
	}
	if outputs > 1 {
		return usage(stderr, "-brokers, -svg, -dot, -mermaid, -graphml, -compare and -without exclude each other")
	}
	var structure, other governance.Structure
	if given["site"] {
		one, ok := pioneers.Lookup(sites.SiteID(*site))
		if !ok {
			return usage(stderr, "-site: no site %q: the sites are %s", *site, names())
		}
		structure = one.Structure
	}
	if given["compare"] {
		one, ok := pioneers.Lookup(sites.SiteID(*compare))
		if !ok {
			return usage(stderr, "-compare: no site %q: the sites are %s", *compare, names())
		}
		other = one.Structure
	}
	if !given["site"] {
		if structure, err = governance.Read(stdin); err != nil {
			return fail(stderr, err)
		}
	}
	audit, err := governance.Run(structure, policy)
	if err != nil {
		return fail(stderr, err)
	}
	switch {
	case *brokers:
		err = writeBrokers(stdout, structure, policy)
	case *svg:
		err = chart(structure, audit).WriteSVG(stdout)
	case *dot:
		err = chart(structure, audit).WriteDOT(stdout)
	case *mermaid:
		err = chart(structure, audit).WriteMermaid(stdout)
	case *graphml:
		err = network(structure, audit).WriteGraphML(stdout)
	case given["compare"]:
		err = differences(stdout, audit, other, policy)
	case given["without"]:
		id := engagement.AgencyID(*without)
		if !has(structure, id) {
			return usage(stderr, "-without: no agency %q in the structure", *without)
		}
		err = differences(stdout, audit, governance.Without(structure, id), policy)
	default:
		err = writeFindings(stdout, audit)
	}
	if err != nil {
		return fail(stderr, err)
	}
	return 0
}

func usage(stderr io.Writer, format string, values ...any) int {
	fmt.Fprintf(stderr, "audit: %s\n", table.Visible(fmt.Sprintf(format, values...)))
	return 2
}

// fail prints the problems, one a line.
func fail(stderr io.Writer, err error) int {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(stderr, "audit: %s\n", table.Visible(strings.TrimSuffix(line, "\n")))
	}
	return 1
}

func names() string {
	var list []string
	for _, site := range pioneers.Sites() {
		list = append(list, string(site.ID))
	}
	return strings.Join(list, ", ")
}

// limit reads a limit such as 1:4; empty is none.
func limit(text string) (governance.Limit, error) {
	if text == "" {
		return governance.Limit{}, nil
	}
	number, posts, found := strings.Cut(text, ":")
	n, err := strconv.ParseInt(number, 10, 64)
	m, err2 := strconv.ParseInt(posts, 10, 64)
	if !found || err != nil || err2 != nil || n < 0 || m <= 0 {
		return governance.Limit{}, fmt.Errorf("%q is no limit such as 1:4", text)
	}
	return governance.Limit{Number: n, Posts: m}, nil
}

func has(s governance.Structure, id engagement.AgencyID) bool {
	for _, a := range s.Agencies {
		if a.ID == id {
			return true
		}
	}
	return false
}

// An output is the document that is written.
type output struct {
	Findings  []governance.Finding `json:"findings"`
	Model2011 model2011            `json:"model2011"`
}

type model2011 struct {
	Met     int      `json:"met"`
	Of      int      `json:"of"`
	Unmet   []string `json:"unmet"`
	Unknown []string `json:"unknown"`
}

func writeFindings(w io.Writer, audit governance.Audit) error {
	m := audit.Model2011
	return document.Encode(w, output{audit.Findings, model2011{m.Count(engagement.Met), len(m.Requirements), m.IDs(engagement.NotMet), m.IDs(engagement.OutcomeNotKnown)}})
}

// differences writes how another structure's audit differs from this one.
func differences(w io.Writer, before governance.Audit, other governance.Structure, policy governance.Policy) error {
	after, err := governance.Run(other, policy)
	if err != nil {
		return err
	}
	c, err := engagement.Compare(before.Entries(), after.Entries())
	if err != nil {
		return err
	}
	// What is the same of both would be most of it.
	var changed engagement.Comparison[engagement.Outcome]
	changed.Groups = c.Groups
	for _, change := range c.Changes {
		if change.Kind != engagement.Unchanged {
			changed.Changes = append(changed.Changes, change)
		}
	}
	return changed.WriteTable(w)
}
