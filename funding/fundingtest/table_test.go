package fundingtest_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/funding/fundingtest"
)

// The divisions under the short names that the literature has for them.
var short = []struct{ name, division string }{
	{"PRO", "proportional"}, {"CEA", "equal-awards"}, {"CEL", "equal-losses"}, {"Tal", "talmud"}, {"RTal", "reverse-talmud"},
	{"PIN", "piniles"}, {"CE", "constrained-egalitarian"}, {"AV", "average"}, {"APRO", "adjusted-proportional"},
	{"MO", "minimal-overlap"}, {"RA", "random-arrival"}, {"AA", "average-of-awards"}, {"DT", "dominguez-thomson"}, {"CD", "concede-and-divide"},
}

// columns are the divisions in the order of the literature, any others after
// them. For one that division does not have, its definition stands in.
func columns() []fundingtest.Column {
	others := fundingtest.Columns()
	var columns []fundingtest.Column
	for _, c := range short {
		column := fundingtest.Column{Rule: references()[c.division]}
		if i := slices.IndexFunc(others, func(o fundingtest.Column) bool { return o.Name == c.division }); i >= 0 {
			column = others[i]
			others = slices.Delete(others, i, i+1)
		}
		column.Name = c.name
		columns = append(columns, column)
	}
	return append(columns, others...)
}

var table = sync.OnceValues(func() (fundingtest.Table, error) {
	return fundingtest.Tabulate(columns(), fundingtest.Axioms(), fundingtest.Options{Worlds: 10, Seed: 1})
})

// What is known of the rules: Thomson, Mathematical Social Sciences 45 (2003)
// and 74 (2015), and How to Divide When There Isn't Enough (2019); for AA Miras
// Calvo et al. (2022), for DT Dominguez and Thomson (2006), for CD Aumann and
// Maschler (1985) and Dagan (1996). Axioms about several numbers of claims say
// nothing of CD, which is for two.
const literature = `
axiom                       PRO CEA CEL Tal RTal PIN CE AV APRO MO RA AA DT CD
efficiency                  .   .   .   .   .    .   .  .  .    .  .  .  .  .
claims-boundedness          .   .   .   .   .    .   .  .  .    .  .  .  .  .
non-negativity              .   .   .   .   .    .   .  .  .    .  .  .  .  .
equal-treatment             .   .   .   .   .    .   .  .  .    .  .  .  .  .
anonymity                   .   .   .   .   .    .   .  .  .    .  .  .  .  .
awards-order                .   .   .   .   .    .   .  .  .    .  .  .  .  .
losses-order                .   .   .   .   .    .   .  .  .    .  .  .  .  .
endowment-monotonicity      .   .   .   .   .    .   .  .  .    .  .  .  .  .
claim-monotonicity          .   .   .   .   .    .   .  .  .    .  .  .  .  .
linked-claim-endowment      .   .   .   .   .    .   .  .  .    .  .  .  .  .
no-transfer-paradox         .   .   .   .   .    .   .  .  .    .  .  .  .  .
bounded-transfer-impact     .   .   .   .   .    .   .  .  .    .  .  .  .  .
homogeneity                 .   .   .   .   .    .   .  .  .    .  .  .  .  .
composition-down            .   .   .   X   X    X   X  X  X    X  X  X  X  X
composition-up              .   .   .   X   X    X   X  X  X    X  X  X  X  X
consistency                 .   .   .   .   .    .   .  X  X    X  X  X  X  -
self-duality                .   X   X   .   .    X   X  .  .    X  .  .  X  .
midpoint                    .   X   X   .   .    .   .  .  .    X  .  .  X  .
population-monotonicity     .   .   .   .   .    .   .  .  X    .  .  .  X  -
linked-endowment-population .   .   .   .   .    .   .  .  X    X  .  .  X  -
order-under-endowment       .   .   .   .   .    .   X  .  .    .  .  .  .  .
order-under-claims          .   .   .   .   .    .   X  .  X    .  .  .  .  -
order-under-population      .   .   .   .   .    .   X  .  X    .  .  .  X  -
progressivity               .   X   .   X   X    X   X  X  X    X  X  X  X  X
regressivity                .   .   X   X   X    .   .  X  X    X  X  X  .  X
truncation-invariance       X   .   X   .   X    X   X  X  .    .  .  .  .  .
minimal-rights-first        X   X   .   .   X    X   X  X  .    .  .  .  X  .
awards-lower-bound          X   .   X   .   X    .   .  X  .    .  .  .  .  .
losses-lower-bound          X   X   .   .   X    X   X  X  .    .  .  .  X  .
replication-invariance      .   .   .   .   .    .   .  .  X    X  X  X  X  -
no-advantageous-merging     .   .   X   X   X    .   .  X  X    X  X  X  X  -
no-advantageous-splitting   .   X   .   X   X    X   X  X  X    X  X  X  X  -
group-order                 .   X   X   X   X    X   X  X  X    X  X  X  X  .
null-claims                 .   .   .   .   .    .   .  .  .    .  .  .  X  -
null-compensation           .   .   .   .   .    .   .  .  .    .  .  .  X  -
full-compensation           .   .   .   .   .    .   .  .  .    .  .  .  X  -
`

// known returns what is known of a rule and an axiom, by short name and word:
// ".", "X" or "-", and nothing where the literature's table has no such cell.
var known = sync.OnceValue(func() map[[2]string]string {
	lines := strings.Split(strings.TrimSpace(literature), "\n")
	head := strings.Fields(lines[0])
	cells := map[[2]string]string{}
	for _, line := range lines[1:] {
		fields := strings.Fields(line)
		for i, name := range head[1:] {
			cells[[2]string{name, fields[0]}] = fields[i+1]
		}
	}
	return cells
})

// keeps lists the axioms that a division is known to keep.
func keeps(d division.Division) []fundingtest.Axiom {
	var axioms []fundingtest.Axiom
	cells := known()
	for _, c := range short {
		for _, a := range fundingtest.Axioms() {
			if c.division == d.String() && cells[[2]string{c.name, a.String()}] == "." {
				axioms = append(axioms, a)
			}
		}
	}
	return axioms
}

func TestTabulate_literature(t *testing.T) {
	skipRace(t)
	found, err := table()
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Axioms) != len(fundingtest.Axioms()) || len(found.Columns) < len(short) {
		t.Fatalf("the table has %d axioms and %d rules", len(found.Axioms), len(found.Columns))
	}
	cells := known()
	for row, a := range found.Axioms {
		for column, name := range found.Columns {
			cell := found.Cells[row][column]
			if want := cells[[2]string{name, a.String()}]; cell.String() != want {
				t.Errorf("%s, %v: found %q, the literature has %q: %v", name, a, cell, want, cell.Counterexample)
			}
		}
	}
}

func TestTabulate_columns(t *testing.T) {
	names := map[string]bool{}
	for _, c := range short {
		names[c.division] = true
	}
	for _, d := range division.Divisions() {
		if !names[d.String()] {
			t.Errorf("%v has no place in the literature's table", d)
		}
	}
	if _, err := fundingtest.Tabulate([]fundingtest.Column{{Name: "none"}}, fundingtest.Axioms(), fundingtest.Options{}); err == nil || !strings.Contains(err.Error(), `"none"`) {
		t.Errorf("a column without a rule: %v", err)
	}
	if _, err := fundingtest.Tabulate(columns(), []fundingtest.Axiom{fundingtest.AxiomNotStated}, fundingtest.Options{}); err == nil {
		t.Error("an axiom not stated is no error")
	}
}
