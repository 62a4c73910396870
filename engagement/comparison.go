package engagement

import (
	"encoding"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/thirdsector-go/partnership/internal/table"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A ChangeKind is what became of one entry between two results. The zero value
// is ChangeNotStated.
type ChangeKind uint8

// The kinds of change.
const (
	ChangeNotStated ChangeKind = iota
	Gained                     // new, or higher in its order
	Lost                       // gone, or lower in its order
	Changed                    // another value, of the same rank or not known on one side
	Unchanged
)

var changeKinds = word.NewList[ChangeKind]("ChangeKind", "not-stated", "gained", "lost", "changed", "unchanged")

// ParseChangeKind returns the kind that text names; empty text is
// ChangeNotStated, and other text wraps ErrUnknownWord.
func ParseChangeKind(text string) (ChangeKind, error) { return changeKinds.Parse(text) }

// ChangeKinds lists the kinds.
func ChangeKinds() []ChangeKind { return changeKinds.Values() }

// String returns the word of k, such as "gained".
func (k ChangeKind) String() string { return changeKinds.String(k) }

// MarshalText returns the word of k.
func (k ChangeKind) MarshalText() ([]byte, error) { return changeKinds.Marshal(k) }

// UnmarshalText sets k to the kind that text names; see ParseChangeKind.
func (k *ChangeKind) UnmarshalText(text []byte) error { return changeKinds.Unmarshal(k, text) }

// Ordered is what a result must be to be compared: comparable with ==, ranked
// by Compare, and printable. A value whose IsKnown says false is neither above
// nor below another. Values that also have Add and Sub, such as
// amounts of money, are compared by their differences and totals too.
type Ordered[V any] interface {
	comparable
	fmt.Stringer
	Compare(V) int
}

type amount[V any] interface {
	Add(V) (V, error)
	Sub(V) (V, error)
}

// An Entry is one result for comparison: whose it is, in which group that one
// counts, and the result.
type Entry[V Ordered[V]] struct {
	ID    string
	Group string // may be empty
	Value V
}

// A Change is what became of one entry. Where it is absent on a side, that
// side's value is the zero value.
type Change[V Ordered[V]] struct {
	ID          string     `json:"id"`
	Group       string     `json:"group"`       // the group it is in afterwards, where it is
	GroupBefore string     `json:"groupBefore"` // the group it was in, where it was in one
	Kind        ChangeKind `json:"change"`
	InBefore    bool       `json:"inBefore"`
	InAfter     bool       `json:"inAfter"`
	Before      V          `json:"before"`
	After       V          `json:"after"`
	Difference  V          `json:"difference"` // After less Before, where V has Sub; else zero
}

// A GroupChange is what became of one group. An entry that moved to another
// group is lost to the one and gained by the other, whatever its value.
type GroupChange[V Ordered[V]] struct {
	Group      string `json:"group"`
	Gained     int    `json:"gained"`
	Lost       int    `json:"lost"`
	Changed    int    `json:"changed"`
	Unchanged  int    `json:"unchanged"`
	Before     V      `json:"before"`     // total, where V has Add and Sub; else zero, as the next two are
	After      V      `json:"after"`      // total
	Difference V      `json:"difference"` // After less Before
}

// A Comparison is what became of everything between two results.
type Comparison[V Ordered[V]] struct {
	Changes []Change[V]      `json:"changes"` // in the order of before, then what is new in the order of after
	Groups  []GroupChange[V] `json:"groups"`  // in the order of first appearance in Changes
}

// Compare compares two results entry by entry, by identifier. An identifier
// given twice on one side, and a total or difference that overflows, are
// Problems. Its cost is linear in the entries.
func Compare[V Ordered[V]](before, after []Entry[V]) (Comparison[V], error) {
	var problems Problems
	var c Comparison[V]
	place := make(map[string]int, len(before))
	for i, entry := range before {
		if _, twice := place[entry.ID]; twice {
			problems.Add(fmt.Sprintf("before[%d].id", i), strconv.Quote(entry.ID), ErrDuplicate)
			continue
		}
		place[entry.ID] = len(c.Changes)
		c.Changes = append(c.Changes, Change[V]{ID: entry.ID, GroupBefore: entry.Group, Before: entry.Value, InBefore: true})
	}
	for i, entry := range after {
		at, known := place[entry.ID]
		if !known {
			at = len(c.Changes)
			place[entry.ID] = at
			c.Changes = append(c.Changes, Change[V]{ID: entry.ID})
		}
		change := &c.Changes[at]
		if change.InAfter {
			problems.Add(fmt.Sprintf("after[%d].id", i), strconv.Quote(entry.ID), ErrDuplicate)
			continue
		}
		change.Group, change.After, change.InAfter = entry.Group, entry.Value, true
	}
	for i := range c.Changes {
		change := &c.Changes[i]
		change.Kind = change.kind()
		problems.AddAll(change.ID, subtract(&change.Difference, change.After, change.Before))
	}
	problems.AddAll("", c.addGroups())
	if err := problems.Err(); err != nil {
		return Comparison[V]{}, err
	}
	return c, nil
}

// addGroups adds up the changes by group.
func (c *Comparison[V]) addGroups() error {
	var problems Problems
	place := make(map[string]int)
	group := func(name string) *GroupChange[V] {
		at, known := place[name]
		if !known {
			at = len(c.Groups)
			place[name] = at
			c.Groups = append(c.Groups, GroupChange[V]{Group: name})
		}
		return &c.Groups[at]
	}
	for _, change := range c.Changes {
		stayed := change.InBefore && change.InAfter && change.GroupBefore == change.Group
		if stayed {
			group(change.Group).count(change.Kind)
		}
		if change.InBefore {
			left := group(change.GroupBefore)
			problems.AddAll(left.Group, add(&left.Before, change.Before))
			if !stayed {
				left.Lost++
			}
		}
		if change.InAfter {
			entered := group(change.Group)
			problems.AddAll(entered.Group, add(&entered.After, change.After))
			if !stayed {
				entered.Gained++
			}
		}
	}
	for i := range c.Groups {
		g := &c.Groups[i]
		problems.AddAll(g.Group, subtract(&g.Difference, g.After, g.Before))
	}
	return problems.Err()
}

func (c Change[V]) kind() ChangeKind {
	rank := c.After.Compare(c.Before)
	if c.InBefore && c.InAfter && (!known(c.Before) || !known(c.After)) {
		rank = 0 // to become known is no gain, and to be forgotten no loss
	}
	switch {
	case !c.InBefore || c.InAfter && rank > 0:
		return Gained
	case !c.InAfter || rank < 0:
		return Lost
	case c.Before != c.After:
		return Changed
	}
	return Unchanged
}

// known reports whether a value is: one without IsKnown always is.
func known(value any) bool {
	k, ok := value.(interface{ IsKnown() bool })
	return !ok || k.IsKnown()
}

// subtract sets difference to a less b, where V has Sub.
func subtract[V Ordered[V]](difference *V, a, b V) error {
	value, ok := any(a).(amount[V])
	if !ok {
		return nil
	}
	result, err := value.Sub(b)
	*difference = result
	return err
}

// add adds more to total, where V has Add.
func add[V Ordered[V]](total *V, more V) error {
	value, ok := any(*total).(amount[V])
	if !ok {
		return nil
	}
	result, err := value.Add(more)
	*total = result
	return err
}

func (g *GroupChange[V]) count(kind ChangeKind) {
	switch kind {
	case Gained:
		g.Gained++
	case Lost:
		g.Lost++
	case Changed:
		g.Changed++
	case Unchanged:
		g.Unchanged++
	}
}

// WriteTable writes the changes, and below them the groups, as text in aligned
// columns. A side on which an entry is absent is "-".
func (c Comparison[V]) WriteTable(w io.Writer) error {
	changes := table.Table{Header: append([]string{"id", "group"}, c.header(">", "change")...)}
	for _, change := range c.Changes {
		changes.Add(c.row(change, V.String, "-")...)
	}
	if err := changes.Write(w); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return err
	}
	groups := table.Table{Header: append([]string{"group"}, c.groupHeader(">")...)}
	for _, group := range c.Groups {
		groups.Add(c.groupRow(group, V.String)...)
	}
	return groups.Write(w)
}

// WriteCSV writes the changes as CSV with a header; values are in the form
// they have in documents, and a side on which an entry is absent is empty. The
// group is the one afterwards, or the one before of an entry that is gone. The
// identifiers and groups are the caller's: one that begins with "=" is a
// formula to a spreadsheet.
func (c Comparison[V]) WriteCSV(w io.Writer) error {
	rows := [][]string{append([]string{"id", "group"}, c.header("", "change")...)}
	for _, change := range c.Changes {
		rows = append(rows, c.row(change, text[V], ""))
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// WriteGroupsCSV writes the groups as CSV with a header.
func (c Comparison[V]) WriteGroupsCSV(w io.Writer) error {
	rows := [][]string{append([]string{"group"}, c.groupHeader("")...)}
	for _, group := range c.Groups {
		rows = append(rows, c.groupRow(group, text[V]))
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// text is the form of a value in documents.
func text[V Ordered[V]](value V) string {
	if m, ok := any(value).(encoding.TextMarshaler); ok {
		if text, err := m.MarshalText(); err == nil {
			return string(text)
		}
	}
	return value.String()
}

// sums reports whether differences and totals are known.
func (c Comparison[V]) sums() bool {
	var zero V
	_, ok := any(zero).(amount[V])
	return ok
}

func (c Comparison[V]) header(right, last string) []string {
	if c.sums() {
		return []string{right + "before", right + "after", right + "difference", last}
	}
	return []string{"before", "after", last}
}

func (c Comparison[V]) row(change Change[V], text func(V) string, absent string) []string {
	before, after := absent, absent
	if change.InBefore {
		before = text(change.Before)
	}
	if change.InAfter {
		after = text(change.After)
	}
	group := change.Group
	if !change.InAfter {
		group = change.GroupBefore
	}
	row := []string{change.ID, group, before, after}
	if c.sums() {
		row = append(row, text(change.Difference))
	}
	return append(row, change.Kind.String())
}

func (c Comparison[V]) groupHeader(right string) []string {
	header := []string{right + "gained", right + "lost", right + "changed", right + "unchanged"}
	if c.sums() {
		header = append(header, right+"before", right+"after", right+"difference")
	}
	return header
}

func (c Comparison[V]) groupRow(group GroupChange[V], text func(V) string) []string {
	row := []string{group.Group}
	for _, count := range []int{group.Gained, group.Lost, group.Changed, group.Unchanged} {
		row = append(row, strconv.Itoa(count))
	}
	if c.sums() {
		row = append(row, text(group.Before), text(group.After), text(group.Difference))
	}
	return row
}
