package engagement_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

// A rank orders but does not add: two names may share a rank.
type rank string

func (r rank) String() string { return string(r) }
func (r rank) Compare(s rank) int {
	return strings.Compare(strings.TrimRight(string(r), "'"), strings.TrimRight(string(s), "'"))
}

// A points value orders, adds and overflows.
type points int8

func (p points) String() string       { return strconv.Itoa(int(p)) + " points" }
func (p points) Compare(q points) int { return int(p) - int(q) }
func (p points) Add(q points) (points, error) {
	if sum := int(p) + int(q); sum == int(points(sum)) {
		return points(sum), nil
	}
	return 0, errors.New("overflow")
}
func (p points) Sub(q points) (points, error) { return p.Add(-q) }
func (p points) MarshalText() ([]byte, error) { return []byte(strconv.Itoa(int(p))), nil }

func TestCompare(t *testing.T) {
	c, err := engagement.Compare(
		[]engagement.Entry[rank]{{"left", "g", "b"}, {"same", "g", "b"}, {"up", "h", "b"}, {"down", "h", "b"}, {"sideways", "h", "b"}},
		[]engagement.Entry[rank]{{"new", "g", "a"}, {"sideways", "h", "b'"}, {"down", "h", "a"}, {"up", "g", "c"}, {"same", "g", "b"}})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]engagement.ChangeKind{"left": engagement.Lost, "same": engagement.Unchanged, "up": engagement.Gained,
		"down": engagement.Lost, "sideways": engagement.Changed, "new": engagement.Gained}
	got := map[string]engagement.ChangeKind{}
	for _, change := range c.Changes {
		got[change.ID] = change.Kind
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]engagement.GroupChange[rank]{
		{Group: "g", Gained: 2, Lost: 1, Unchanged: 1}, {Group: "h", Lost: 2, Changed: 1},
	}, c.Groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	var csv, table, groups strings.Builder
	if err := errors.Join(c.WriteCSV(&csv), c.WriteTable(&table), c.WriteGroupsCSV(&groups)); err != nil {
		t.Fatal(err)
	}
	if want := "id,group,before,after,change\nleft,g,b,,lost\nsame,g,b,b,unchanged\nup,g,b,c,gained\ndown,h,b,a,lost\nsideways,h,b,b',changed\nnew,g,,a,gained\n"; csv.String() != want {
		t.Errorf("CSV is\n%s\nwant\n%s", csv.String(), want)
	}
	if want := "group,gained,lost,changed,unchanged\ng,2,1,0,1\nh,0,2,1,0\n"; groups.String() != want {
		t.Errorf("groups as CSV are\n%s\nwant\n%s", groups.String(), want)
	}
	if want := "id        group  before  after  change\nleft      g      b       -      lost\n"; !strings.HasPrefix(table.String(), want) {
		t.Errorf("table is\n%s\nwant it to begin\n%s", table.String(), want)
	}
}

func TestCompare_amounts(t *testing.T) {
	c, err := engagement.Compare(
		[]engagement.Entry[points]{{"a", "g", 5}, {"b", "g", 7}},
		[]engagement.Entry[points]{{"a", "g", 9}, {"c", "g", 1}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]engagement.GroupChange[points]{{Group: "g", Gained: 2, Lost: 1, Before: 12, After: 10, Difference: -2}}, c.Groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	var csv, table strings.Builder
	if err := errors.Join(c.WriteCSV(&csv), c.WriteTable(&table)); err != nil {
		t.Fatal(err)
	}
	if want := "id,group,before,after,difference,change\na,g,5,9,4,gained\nb,g,7,,-7,lost\nc,g,,1,1,gained\n"; csv.String() != want {
		t.Errorf("CSV is\n%s\nwant\n%s", csv.String(), want)
	}
	want := `id  group    before     after  difference  change
a   g      5 points  9 points    4 points  gained
b   g      7 points         -   -7 points  lost
c   g             -  1 points    1 points  gained

group  gained  lost  changed  unchanged     before      after  difference
g           2     1        0          0  12 points  10 points   -2 points
`
	if table.String() != want {
		t.Errorf("table is\n%s\nwant\n%s", table.String(), want)
	}
}

// What moves to another group leaves the one and enters the other.
func TestCompare_moved(t *testing.T) {
	c, err := engagement.Compare(
		[]engagement.Entry[points]{{"a", "strategic", 100}, {"b", "strategic", 20}},
		[]engagement.Entry[points]{{"a", "service", 100}, {"b", "strategic", 20}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]engagement.GroupChange[points]{
		{Group: "strategic", Lost: 1, Unchanged: 1, Before: 120, After: 20, Difference: -100},
		{Group: "service", Gained: 1, After: 100, Difference: 100},
	}, c.Groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	text, err := json.Marshal(c.Changes[0])
	if want := `{"id":"a","group":"service","groupBefore":"strategic","change":"unchanged","inBefore":true,"inAfter":true,"before":"100","after":"100","difference":"0"}`; string(text) != want || err != nil {
		t.Errorf("JSON is %s, %v, want %s", text, err, want)
	}
}

// Every group's totals and counts are those of its own entries, whatever moves
// where, out of and into the group without a name too.
func TestCompare_groups(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	for range 2_000 {
		var before, after []engagement.Entry[points]
		type side struct{ before, after points }
		want := map[string]side{}
		for _, id := range []string{"a", "b", "c", "d"} {
			from, to := []string{"", "g", "h"}[r.IntN(3)], []string{"", "g", "h"}[r.IntN(3)]
			if r.IntN(4) > 0 {
				before = append(before, engagement.Entry[points]{id, from, points(r.IntN(9) - 2)})
				s := want[from]
				s.before += before[len(before)-1].Value
				want[from] = s
			}
			if r.IntN(4) > 0 {
				after = append(after, engagement.Entry[points]{id, to, points(r.IntN(9) - 2)})
				s := want[to]
				s.after += after[len(after)-1].Value
				want[to] = s
			}
		}
		c, err := engagement.Compare(before, after)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]side{}
		for _, g := range c.Groups {
			got[g.Group] = side{g.Before, g.After}
			if g.Difference != g.After-g.Before {
				t.Fatalf("group %q of %v and %v: %+v", g.Group, before, after, g)
			}
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(side{})); diff != "" {
			t.Fatalf("groups of %v and %v (-want +got):\n%s", before, after, diff)
		}
		for _, change := range c.Changes {
			wantKind := engagement.Unchanged
			switch {
			case !change.InBefore, change.InAfter && change.After > change.Before:
				wantKind = engagement.Gained
			case !change.InAfter, change.After < change.Before:
				wantKind = engagement.Lost
			}
			if change.Kind != wantKind {
				t.Fatalf("%+v should be %v", change, wantKind)
			}
		}
	}
}

// What overflows in a group is a problem of that group, on either side.
func TestCompare_groupOverflow(t *testing.T) {
	many := []engagement.Entry[points]{{"a", "g", 100}, {"b", "g", 100}}
	for _, sides := range [][2][]engagement.Entry[points]{{many, nil}, {nil, many}} {
		if _, err := engagement.Compare(sides[0], sides[1]); err == nil || !strings.Contains(err.Error(), "g: overflow") {
			t.Errorf("error %v, want that group g overflows", err)
		}
	}
	moved := []engagement.Entry[points]{{"a", "h", 100}, {"b", "h", 100}}
	if _, err := engagement.Compare(many, moved); err == nil || err.Error() != "g: overflow\nh: overflow" {
		t.Errorf("error %v, want that both groups overflow", err)
	}
}

func TestCompare_problems(t *testing.T) {
	_, err := engagement.Compare(
		[]engagement.Entry[points]{{"a", "g", 100}, {"a", "g", 1}, {"b", "g", 100}},
		[]engagement.Entry[points]{{"a", "g", -100}, {"b", "g", 1}, {"b", "g", 1}})
	want := `before[1].id: "a": duplicate
after[2].id: "b": duplicate
a: overflow
g: overflow`
	if err == nil || err.Error() != want {
		t.Errorf("problems\n%v\nwant\n%s", err, want)
	}
}
