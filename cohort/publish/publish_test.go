package publish

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

var (
	sexes = Axis{"sex", []string{"female", "male"}}
	areas = Axis{"area", []string{"north", "south", "west"}}
)

// problemLines returns what an error says, one problem a line.
func problemLines(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

// The unprotected form cannot be printed or written, by any verb.
func TestTable_hidden(t *testing.T) {
	table := must(NewCounts(sexes, areas, [][]int64{{91, 92, 93}, {94, 95, 96}}))
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%q", "%x"} {
		for _, value := range []any{table, &table, []Table{table}, map[string]Table{"t": table}, struct{ T Table }{table}} {
			if text := fmt.Sprintf(verb, value); strings.Contains(text, "9") {
				t.Errorf("%s prints %s", verb, text)
			}
		}
	}
	var value any = table
	if text, err := json.Marshal([]any{value}); err != nil || string(text) != "[{}]" {
		t.Errorf("as JSON %s, %v", text, err)
	}
	if _, ok := value.(fmt.Stringer); ok {
		t.Error("an unprotected table is a Stringer")
	}
	if _, ok := value.(json.Marshaler); ok {
		t.Error("an unprotected table is a json.Marshaler")
	}
	if _, ok := value.(encoding.TextMarshaler); ok {
		t.Error("an unprotected table is a TextMarshaler")
	}
	value = Protected{}
	if _, ok := value.(json.Marshaler); !ok {
		t.Error("a protected table is no json.Marshaler")
	}
}

// One small count in one dimension takes the next smallest with it, or the total
// would give it away.
func TestProtect_oneDimension(t *testing.T) {
	table := must(NewCounts(areas, Axis{}, [][]int64{{7}, {120}, {31}}))
	p := must(Protect(table, Policy{Minimum: 10}))
	want := "" +
		"area   Total\n" +
		"north    [c]\n" +
		"south    120\n" +
		"west     [c]\n" +
		"Total    158\n" +
		"[c]: suppressed; counts of 1 to 9; and others that keep these from being worked out\n" +
		"totals are exact, and those shown are the sums of their cells\n"
	if got := p.String(); got != want {
		t.Errorf("printed\n%s\nwant\n%s", got, want)
	}
	reasons := must(Explain(table, Policy{Minimum: 10}))
	var got []string
	for _, r := range reasons {
		got = append(got, r.Rule.ID+" "+r.Subject)
	}
	if diff := cmp.Diff([]string{"minimum-cell north", "secondary-suppression west"}, got); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
}

// Both sides of the minimum, and nought.
func TestProtect_minimum(t *testing.T) {
	for n, shown := range map[int64]bool{0: true, 1: false, 9: false, 10: true, 11: true} {
		p := must(Protect(must(NewCounts(sexes, Axis{}, [][]int64{{n}, {50}})), Policy{Minimum: 10}))
		if value, got := p.Cell(0, 0); got != shown || got && value != n {
			t.Errorf("%d of a minimum of 10: %d, %v", n, value, got)
		}
		if p.Suppressed() == 0 != shown {
			t.Errorf("%d cells suppressed for %d", p.Suppressed(), n)
		}
	}
	p := must(Protect(must(NewCounts(sexes, Axis{}, [][]int64{{0}, {50}})), Policy{Minimum: 10, HideZeros: true}))
	if _, shown := p.Cell(0, 0); shown {
		t.Error("nought is shown although zeros are hidden")
	}
}

// A table of one filled cell: it is the total too, and all are suppressed.
func TestProtect_single(t *testing.T) {
	p := must(Protect(must(NewCounts(sexes, areas, [][]int64{{0, 3, 0}, {0, 0, 0}})), Policy{Minimum: 5}))
	want := "" +
		"sex     north  south  west  Total\n" +
		"female      0    [c]     0    [c]\n" +
		"male        0      0     0      0\n" +
		"Total       0    [c]     0    [c]\n"
	if !strings.HasPrefix(p.String(), want) {
		t.Errorf("printed\n%s\nwant\n%s", p, want)
	}
}

// Four cells of a rectangle: the smallest that close it are taken, by hand. The
// sensitive 4 needs another in its row (the least is 20) and one in its column
// (the least is 30); the fourth corner follows.
func TestProtect_rectangle(t *testing.T) {
	p := must(Protect(must(NewCounts(axis("r", 3), axis("c", 3), [][]int64{{4, 20, 100}, {30, 25, 200}, {300, 400, 500}})), Policy{Minimum: 5}))
	want := "" +
		"r       c0   c1   c2  Total\n" +
		"r0     [c]  [c]  100    124\n" +
		"r1     [c]  [c]  200    255\n" +
		"r2     300  400  500   1200\n" +
		"Total  334  445  800   1579\n"
	if !strings.HasPrefix(p.String(), want) {
		t.Errorf("printed\n%s\nwant\n%s", p, want)
	}
}

// The example of Fischetti and Salazar (2001, Management Science 47, 1008-1027):
// investment by activity and region, with the 22 sensitive. Where the 8, 17 and
// 12 are suppressed with it, an attacker knows that it lies from 5 to 30.
func TestNetwork_published(t *testing.T) {
	table := must(NewCounts(axis("activity ", 3), axis("region ", 3), [][]int64{{20, 50, 10}, {8, 19, 22}, {17, 32, 12}}))
	n := newNetwork(table, Policy{Minimum: 3, HideZeros: true}) // from nought
	for _, i := range []int{4, 6, 8, 10} {
		n.arcs[i].open = true
	}
	s := newSearch(n)
	if low, high := 22-s.move(6, false, 22, false), 22+s.move(6, true, 1000, false); low != 5 || high != 30 {
		t.Errorf("from %d to %d", low, high)
	}
	if numbers(table)[15] != 190 {
		t.Errorf("the table: %v", numbers(table))
	}
}

// Nothing small, nothing suppressed.
func TestProtect_nothing(t *testing.T) {
	p := must(Protect(must(NewCounts(sexes, areas, [][]int64{{10, 20, 0}, {30, 10, 10}})), Policy{Minimum: 10}))
	if p.Suppressed() != 0 || !slices.Contains(p.Notes(), "nothing had to be suppressed") {
		t.Errorf("%d suppressed: %v", p.Suppressed(), p)
	}
	if value, shown := p.Cell(2, 3); value != 80 || !shown {
		t.Errorf("the total: %d, %v", value, shown)
	}
	for _, place := range [][2]int{{-1, 0}, {0, -1}, {3, 0}, {0, 4}} {
		if value, shown := p.Cell(place[0], place[1]); value != 0 || shown {
			t.Errorf("cell %v: %d, %v", place, value, shown)
		}
	}
}

func TestProtect_rounding(t *testing.T) {
	table := must(NewCounts(sexes, areas, [][]int64{{1, 2, 3}, {7, 8, 12}}))
	p := must(Protect(table, Policy{Base: 5}))
	want := "" +
		"sex     north  south  west  Total\n" +
		"female      0      0     5      5\n" +
		"male        5     10    10     25\n" +
		"Total       5     10    15     30\n" +
		"rounded to the nearest multiple of 5; totals are the sums of the rounded cells and may differ from the rounded totals\n"
	if p.String() != want {
		t.Errorf("printed\n%s\nwant\n%s", p, want)
	}
	for n, want := range map[int64]int64{0: 0, 4: 0, 5: 10, 14: 10, 15: 20, MaxValue: MaxValue/10*10 + 0} {
		if got := (Policy{Base: 10}).round(n); got != want && n != MaxValue || n == MaxValue && (got%10 != 0 || got < n-5 || got > n+5) {
			t.Errorf("%d to the base 10: %d, want %d", n, got, want)
		}
	}
	if got := (Policy{Base: 3}).round(4); got != 3 {
		t.Errorf("4 to the base 3: %d", got)
	}
	// With suppression, what is shown is what is shown without, rounded.
	rng := rand.New(rand.NewPCG(7, 1))
	for range 100 {
		table := randomTable(rng, 1+rng.IntN(5), rng.IntN(5), 40)
		exact, rounded := must(Protect(table, Policy{Minimum: 6})), must(Protect(table, Policy{Minimum: 6, Base: 5}))
		height, width := exact.size()
		for r := range height {
			for c := range width {
				a, shownA := exact.Cell(r, c)
				b, shownB := rounded.Cell(r, c)
				if shownA != shownB || (Policy{Base: 5}).round(a) != b {
					t.Fatalf("%d, %v rounded is %d, %v", a, shownA, b, shownB)
				}
			}
		}
		if !strings.Contains(rounded.String(), "totals are rounded by themselves") {
			t.Fatalf("it does not say how totals are rounded:\n%v", rounded)
		}
	}
}

// Dominance, on both sides of the share; and the contributors.
func TestPolicy_sensitiveValue(t *testing.T) {
	rule := Policy{Dominance: Dominance{2, 80}}
	for _, test := range []struct {
		name          string
		policy        Policy
		contributions []int64
		rule          string
		low, high     int64
	}{
		{"80% of 100", rule, []int64{5, 50, 15, 30}, "", 0, 0},
		{"81% of 100", rule, []int64{51, 4, 30, 15}, "dominance", 98, 102}, // 100/80 × 81 = 101.25
		{"one only", rule, []int64{60}, "dominance", 45, 75},               // 100/80 × 60 = 75
		{"nobody", rule, nil, "", 0, 0},
		{"noughts", rule, []int64{0, 0}, "", 0, 0},
		{"two of a minimum of three", Policy{Minimum: 3, Margin: 20}, []int64{51, 50}, "minimum-cell", 80, 122}, // 20.2 of 101
		{"three of a minimum of three", Policy{Minimum: 3, Margin: 20}, []int64{50, 50, 1}, "", 0, 0},
		{"two of nought", Policy{Minimum: 3, Margin: 20}, []int64{0, 0}, "minimum-cell", 0, 1},
		{"both", Policy{Minimum: 3, Margin: 1, Dominance: Dominance{1, 50}}, []int64{90, 10}, "minimum-cell", 20, 180},
	} {
		table := must(NewValues(axis("r", 1), Axis{}, [][][]int64{{test.contributions}}))
		need, sensitive := test.policy.sensitive(table, table.cells[0])
		if sensitive != (test.rule != "") || sensitive && (need.rule.ID != test.rule || need.low != test.low || need.high != test.high) {
			t.Errorf("%s: %+v, %v", test.name, need, sensitive)
		}
	}
}

// A nought to which too few contribute is not given away by the noughts beside
// it and their total.
func TestProtect_noughts(t *testing.T) {
	table := must(NewValues(sexes, areas, [][][]int64{{{0}, {0, 0, 0, 0}, nil}, {{5, 5, 5}, {6, 6, 6}, {7, 7, 7}}}))
	policy := Policy{Minimum: 3, Margin: 10}
	p := must(Protect(table, policy))
	if found := attack(published(p), table, policy); found != nil || p.Suppressed() < 3 {
		t.Errorf("%q in\n%v", found, p)
	}
	if _, shown := p.Cell(0, 2); !shown {
		t.Errorf("a cell of nobody is suppressed in\n%v", p)
	}
}

func TestProtect_dominance(t *testing.T) {
	table := must(NewValues(areas, Axis{}, [][][]int64{{{90, 5, 5}}, {{30, 30, 40}}, {{50, 50, 60, 70}}}))
	p := must(Protect(table, Policy{Dominance: Dominance{1, 75}}))
	want := "" +
		"area   Total\n" +
		"north    [c]\n" +
		"south    [c]\n" +
		"west     230\n" +
		"Total    430\n" +
		"[c]: suppressed; values that few dominate; and others that keep these from being worked out\n"
	if !strings.HasPrefix(p.String(), want) {
		t.Errorf("printed\n%s\nwant\n%s", p, want)
	}
}

func TestProtected_JSON(t *testing.T) {
	p := must(Protect(must(NewCounts(sexes, Axis{}, [][]int64{{3}, {12}})), Policy{Minimum: 5}))
	text, err := json.Marshal(p)
	want := `{"rows":{"name":"sex","labels":["female","male"]},"values":[[null],[null],[15]],"notes":["[c]: suppressed; counts of 1 to 4; and others that keep these from being worked out","totals are exact, and those shown are the sums of their cells"]}`
	if err != nil || string(text) != want {
		t.Errorf("JSON\n%s, %v\nwant\n%s", text, err, want)
	}
	var csv strings.Builder
	if err := p.WriteCSV(&csv); err != nil || csv.String() != "sex,Total\nfemale,[c]\nmale,[c]\nTotal,15\n" {
		t.Errorf("CSV %q, %v", csv.String(), err)
	}
	var zero Protected
	text, err = json.Marshal(zero)
	if zero.String() != "" || err != nil || string(text) != `{"rows":{"name":"","labels":null},"values":[],"notes":null}` || zero.Suppressed() != 0 {
		t.Errorf("the zero value: %q, %s, %v", zero.String(), text, err)
	}
}

func TestNewCounts_problems(t *testing.T) {
	_, err := NewCounts(Axis{"", []string{"a", "a", "", "Total", "\xff"}}, Axis{"c", nil}, [][]int64{{-1}, {1, 2}, {MaxValue + 1}})
	want := []string{
		"rows.name: missing",
		`rows.labels[1]: "a": duplicate`,
		"rows.labels[2]: missing",
		`rows.labels[3]: "Total": duplicate`,
		`rows.labels[4]: "\xff": text that is not UTF-8, or that lost a character before`,
		"columns.labels: missing",
		"counts: contradicts: 3 rows for 5 labels",
		"counts[0][0]: -1: negative",
		"counts[1]: contradicts: 2 cells for 1 columns",
		"counts[2][0]: 1125899906842625: too much: at most 1125899906842624",
	}
	if diff := cmp.Diff(want, problemLines(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	_, err = NewValues(Axis{"r", []string{"a"}}, Axis{}, [][][]int64{{{-1, 5, MaxValue + 1}}, {{1}}})
	want = []string{"contributions: contradicts: 2 rows for 1 labels", "contributions[0][0][0]: -1: negative", "contributions[0][0][2]: 1125899906842625: too much: at most 1125899906842624"}
	if diff := cmp.Diff(want, problemLines(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	for name, err := range map[string]error{
		"a sum":   second(NewValues(Axis{"r", []string{"a"}}, Axis{}, [][][]int64{{{MaxValue, 1}}})),
		"a total": second(NewCounts(Axis{"r", []string{"a", "b"}}, Axis{}, [][]int64{{MaxValue}, {1}})),
	} {
		if !errors.Is(err, engagement.ErrTooMuch) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := NewCounts(axis("r", 100), axis("c", 100), make([][]int64, 100)); !errors.Is(err, engagement.ErrLimit) {
		t.Errorf("a table too large: %v", err)
	}
	if _, err := NewCounts(Axis{}, Axis{}, nil); !errors.Is(err, engagement.ErrMissing) {
		t.Errorf("nothing: %v", err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestProtect_problems(t *testing.T) {
	counts, values := must(NewCounts(sexes, Axis{}, [][]int64{{1}, {2}})), must(NewValues(sexes, Axis{}, [][][]int64{{{1}}, {{2}}}))
	for _, test := range []struct {
		name   string
		table  Table
		policy Policy
		want   []string
	}{
		{"nothing asked of nothing", Table{}, Policy{}, []string{"table: missing: a table with rows", "policy.minimum: missing: a minimum, a dominance rule or a base to round to"}},
		{"out of range", counts, Policy{Minimum: 2, Base: 2, Margin: 101, Dominance: Dominance{0, 100}}, []string{
			"policy.minimum: 2: out of range: at least 3, or the suppression would say what it suppresses",
			"policy.dominance.n: 0: out of range: at least 1",
			"policy.dominance.percent: 100: out of range: from 1 to 99",
			"policy.margin: 101: out of range: from 1 to 100",
			"policy.base: 2: out of range: at least 3, or nought would be nought",
			"policy.dominance: contradicts: everybody contributes one to a count",
		}},
		{"zeros", counts, Policy{HideZeros: true, Minimum: 1}, []string{"policy.minimum: 1: out of range: at least 2, or the suppression would say what it suppresses"}},
		{"zeros alone", counts, Policy{HideZeros: true, Base: 5}, []string{"policy.minimum: missing: zeros are hidden among counts below a minimum"}},
		{"zeros of values", values, Policy{HideZeros: true, Minimum: 5, Margin: 5}, []string{"policy.hideZeros: true: contradicts: zeros are hidden among counts, not among values"}},
		{"no margin", values, Policy{Minimum: 5}, []string{"policy.margin: missing: how far the bounds of a suppressed value must lie apart"}},
		{"a margin", counts, Policy{Minimum: 5, Margin: 5}, []string{"policy.margin: 5: contradicts: a margin is for values"}},
		{"negative", counts, Policy{Minimum: -5, Base: -5}, []string{
			"policy.minimum: -5: out of range: at least 3, or the suppression would say what it suppresses",
			"policy.base: -5: out of range: at least 3, or nought would be nought"}},
	} {
		_, err := Protect(test.table, test.policy)
		if diff := cmp.Diff(test.want, problemLines(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		if _, err := Explain(test.table, test.policy); (err == nil) != (test.want == nil) {
			t.Errorf("%s: Explain: %v", test.name, err)
		}
	}
	if err := (Policy{Minimum: 2, HideZeros: true}).Validate(); err != nil {
		t.Error(err)
	}
}

// The input is neither changed nor kept.
func TestNewCounts_input(t *testing.T) {
	rows, counts := Axis{"r", []string{"a", "b"}}, [][]int64{{7}, {120}}
	table := must(NewCounts(rows, Axis{}, counts))
	before := must(Protect(table, Policy{Minimum: 10})).String()
	counts[0][0], rows.Labels[0] = 50, "x"
	if after := must(Protect(table, Policy{Minimum: 10})).String(); after != before {
		t.Errorf("the table became\n%s", after)
	}
	p := must(Protect(table, Policy{Minimum: 10}))
	p.Rows().Labels[0], p.Notes()[0] = "y", "z"
	if p.String() != before {
		t.Errorf("the protected table became\n%s", p)
	}
}

// What is explained is what is suppressed.
func TestExplain(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 2))
	for range 100 {
		table := randomTable(rng, 1+rng.IntN(5), rng.IntN(5), 40)
		policy := Policy{Minimum: 6, Base: 3}
		reasons := must(Explain(table, policy))
		p := must(Protect(table, policy))
		if reasons[0].Rule.ID != "rounding-to-base" || len(reasons)-1 != p.Suppressed() {
			t.Fatalf("%d reasons for %d cells", len(reasons)-1, p.Suppressed())
		}
	}
}

func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range Rules() {
		if rule.Title == "" || rule.Source == "" || rule.Kind != engagement.Literature || seen[rule.ID] {
			t.Errorf("%+v is incomplete or listed twice", rule)
		}
		seen[rule.ID] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d rules", len(seen))
	}
}

// FuzzProtect holds every table to what the attackers must not get.
func FuzzProtect(f *testing.F) {
	f.Add([]byte{3, 20, 100, 30, 25, 200}, uint8(3), int64(5), false, int64(0))
	f.Add([]byte{0, 0, 1, 1}, uint8(1), int64(3), true, int64(5))
	f.Add([]byte{9}, uint8(0), int64(10), false, int64(0))
	f.Fuzz(func(t *testing.T, data []byte, width uint8, minimum int64, hide bool, base int64) {
		columns := int(width % 6)
		step := max(1, columns)
		if len(data) > 40 {
			data = data[:40]
		}
		var counts [][]int64
		for i := 0; i+step <= len(data); i += step {
			row := make([]int64, step)
			for c := range row {
				row[c] = int64(data[i+c])
			}
			counts = append(counts, row)
		}
		var by Axis
		if columns > 0 {
			by = axis("c", columns)
		}
		table, err := NewCounts(axis("r", len(counts)), by, counts)
		if err != nil {
			return
		}
		policy := Policy{Minimum: minimum, HideZeros: hide, Base: base}
		p, err := Protect(table, policy)
		if err != nil {
			var problems engagement.Problems
			if !errors.As(err, &problems) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		if _, err := json.Marshal(p); err != nil {
			t.Fatal(err)
		}
		if base == 0 {
			if found := attack(published(p), table, policy); found != nil {
				t.Fatalf("%q in\n%v", found, p)
			}
		}
	})
}
