package fairness

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type person struct {
	values   []string
	selected bool
}

func sequence(people []person) iter.Seq2[[]string, bool] {
	return func(yield func([]string, bool) bool) {
		var buffer []string // used again and again, as a reader does
		for _, p := range people {
			buffer = append(buffer[:0], p.values...)
			if !yield(buffer, p.selected) {
				return
			}
		}
	}
}

// Counting one by one gives the same, and margins of the table are the tables by
// fewer attributes.
func TestTabulate(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 1))
	values := []string{"a", "b", "", "1:a", "a,b", "x=\"y\"", "\xff"}
	for range 200 {
		var people []person
		want := map[string]Counts{}
		bySecond := map[string]Counts{}
		for range 1 + rng.IntN(60) {
			p := person{[]string{values[rng.IntN(len(values))], values[rng.IntN(len(values))]}, rng.IntN(2) == 0}
			people = append(people, p)
			for key, counts := range map[string]map[string]Counts{fmt.Sprintf("%q", p.values): want, fmt.Sprintf("%q", p.values[1:]): bySecond} {
				c := counts[key]
				counts[key] = Counts{c.Considered + 1, c.Selected + int64(b2i(p.selected))}
			}
		}
		table := must(Tabulate([]string{"z", "y"}, sequence(people)))
		if diff := cmp.Diff(want, counted(t, table, "z", "y")); diff != "" {
			t.Fatalf("counts (-want +got):\n%s", diff)
		}
		margin := must(table.By("y"))
		if diff := cmp.Diff(bySecond, counted(t, margin, "y")); diff != "" {
			t.Fatalf("counts by one (-want +got):\n%s", diff)
		}
		if same := must(table.By("z", "y")); !slices.Equal(same, table) {
			t.Fatalf("by all attributes\n%v, want\n%v", same, table)
		}
		rng.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		if again := must(Tabulate([]string{"z", "y"}, sequence(people))); !slices.Equal(again, table) {
			t.Fatalf("in another order\n%v, want\n%v", again, table)
		}
	}
}

// counted reads a table back by the values of its groups.
func counted(t *testing.T, table Table, names ...string) map[string]Counts {
	t.Helper()
	got := map[string]Counts{}
	for _, row := range table {
		terms, err := row.Group.Terms()
		if err != nil {
			t.Fatal(err)
		}
		var values []string
		for i, term := range terms {
			if term.Name != names[i] {
				t.Fatalf("%s is by %q", row.Group, term.Name)
			}
			values = append(values, term.Value)
		}
		got[fmt.Sprintf("%q", values)] = row.Counts()
	}
	return got
}

func TestTabulate_problems(t *testing.T) {
	_, err := Tabulate([]string{"a", "", "a"}, sequence(nil))
	if diff := cmp.Diff([]string{"names[1]: missing", `names[2]: "a": duplicate`}, problemLines(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	_, err = Tabulate([]string{"a"}, sequence([]person{{values: []string{"x"}}, {values: nil}, {values: []string{"x", "y"}}}))
	if diff := cmp.Diff([]string{"people[1]: contradicts: other than 1 values for as many names, in 2 of all"}, problemLines(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if _, err = Tabulate(nil, sequence(nil)); len(problemLines(err)) != 1 {
		t.Errorf("no names: %v", err)
	}
	for name, test := range map[string]struct {
		table Table
		names []string
		want  []string
	}{
		"no such attribute": {Table{{"a=1", 1, 0}}, []string{"b"}, []string{`table[0].group: "a=1": no such attribute as "b"`}},
		"two groupings":     {Table{{"a=1,b=1", 1, 1}, {"a=1", 1, 0}}, []string{"a"}, []string{`table[1].group: "a=1": contradicts: by a, where the first is by a,b`}},
		"no names":          {Table{{"a=1", 1, 1}}, nil, []string{"names: missing: an attribute to count by"}},
		"twice":             {Table{{"a=1", 1, 1}}, []string{"a", "a"}, []string{`names[1]: "a": duplicate`}},
		"too many":          {Table{{"a=1,b=1", MaxCount, 1}, {"a=1,b=2", 1, 1}}, []string{"a"}, []string{"table[1]: 1099511627777: too much: at most 1099511627776 people in a group"}},
		"not a table":       {nil, []string{"a"}, []string{"table: missing: a table of at least one group"}},
	} {
		_, err := test.table.By(test.names...)
		if diff := cmp.Diff(test.want, problemLines(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
