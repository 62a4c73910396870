package cohort

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/thirdsector-go/partnership/engagement"
)

// A plan is a selector made ready for one population. For every column that a
// criterion asks, or that people are counted apart by, it says of each code to
// which class it belongs: two codes of a class are alike to every criterion and
// group. What the criteria say of a person is then a matter of the person's
// classes, which together are one number: a digit for each column. A table
// from code to digit has no branches, and whatever a criterion is, its answer is
// worked out once for each number that occurs, by the criterion itself.
type plan struct {
	selector Selector
	by       []Field
	columns  []*lookup // with more than one class
	fixed    []*lookup // with one class: nothing to look up
	words    int       // how many numbers below mostNumbers hold all digits
	size     int       // of the first of them: how many numbers there are
}

// mostNumbers bounds the numbers that are counted in a table.
const mostNumbers = 1 << 16

// A lookup leads from the codes of a column to its classes.
type lookup struct {
	*column
	leaves  []int   // the criteria on the column, by number
	tests   []*test // the same
	groups  []int   // the fields people are counted apart by, by number
	bits    []int   // the places of these in the column
	classes []class
	stride  uint16 // of the digit in its number
	number  int    // in which number it stands

	one  *[1 << 8]uint16  // digit times stride, by code in one byte
	two  *[1 << 16]uint16 // the same, by code as held in two bytes
	four []uint16         // the same by code, or by segment where codes are ordered
	cuts []uint32         // the first code of each segment but the first

	// How long so many months are may turn on where they begin. The code then has
	// no digit of its own, and the class of each person is found from the day.
	unsure    []bool
	sentenced *column
	pairs     intern   // of the code of a term and of a day
	byDay     []uint16 // the class of a pair
	fixes     [][]fix  // by chunk, in order

	place map[string]int // of a class, by what is the same in it
}

// A class is what is the same of all codes in it.
type class struct {
	answers []engagement.Answer // whether each leaf holds
	group   []string
}

// A fix is the class of a person, by place in a chunk.
type fix struct{ at, class uint16 }

// newPlan returns the plan, or Problems where the population lacks a fact or a
// field has too many values to be counted apart by.
func newPlan(s Selector, p Population, by []Field) (*plan, error) {
	var problems engagement.Problems
	pl := &plan{selector: s, by: by}
	lookups := map[*column]*lookup{}
	var order []*lookup
	at := func(f Field) (*lookup, int) {
		c, bits := p.column(f)
		if c == nil {
			return nil, 0
		}
		l := lookups[c]
		if l == nil {
			l = &lookup{column: c, place: map[string]int{}}
			lookups[c] = l
			order = append(order, l)
		}
		return l, bits
	}
	leaves := 0
	var walk func(tests []test)
	walk = func(tests []test) {
		for i := range tests {
			t := &tests[i]
			walk(t.any)
			walk(t.all)
			if t.any != nil || t.all != nil {
				continue
			}
			if l, _ := at(t.criterion.Field); l != nil {
				l.leaves, l.tests = append(l.leaves, leaves), append(l.tests, t)
				if l.kind == terms {
					l.sentenced, _ = p.column(Field{Kind: FieldSentenced})
				}
			}
			leaves++
		}
	}
	walk(s.tests)
	for i, field := range by {
		if l, bits := at(field); l != nil {
			l.groups, l.bits = append(l.groups, i), append(l.bits, bits)
		}
	}
	for _, field := range append(s.Fields(), by...) {
		if c, _ := p.column(field); c == nil {
			problems.Add("population", field.String(), fmt.Errorf("%w: the population was loaded without the field", engagement.ErrMissing))
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	pl.size = 1
	size := 1
	for _, l := range order {
		l.classify()
		switch n := len(l.classes); {
		case n >= mostNumbers:
			problems.Add("by", l.fields[0].String(), fmt.Errorf("%w: more than %d values to count apart by", engagement.ErrTooMuch, mostNumbers-2))
		case n <= 1:
			pl.fixed = append(pl.fixed, l)
		default:
			if size*n > mostNumbers {
				pl.words++
				size = 1
			}
			l.number, l.stride = pl.words, uint16(size)
			size *= n
			if l.number == 0 {
				pl.size = size
			}
			pl.columns = append(pl.columns, l)
		}
	}
	pl.words++
	for _, l := range pl.columns {
		l.tabulate()
	}
	return pl, problems.Err()
}

// classOf returns the class of what p says, a new one where it is new.
func (l *lookup) classOf(p *Person) int {
	c := class{answers: make([]engagement.Answer, len(l.tests)), group: make([]string, len(l.groups))}
	var key []byte
	for i, t := range l.tests {
		c.answers[i] = t.holds(p)
		key = append(key, byte(c.answers[i]))
	}
	for i, bits := range l.bits {
		c.group[i] = groupOf(l.fields[bits], p)
	}
	key = append(key, groupKey(c.group)...)
	at, known := l.place[string(key)]
	if !known {
		at = len(l.classes)
		l.place[string(key)] = at
		l.classes = append(l.classes, c)
	}
	return at
}

// classify finds the classes of all codes.
func (l *lookup) classify() {
	of := func(code uint32) uint16 {
		var p Person
		l.tell(code, &p)
		return uint16(min(l.classOf(&p), math.MaxUint16))
	}
	if l.kind.ordered() {
		l.cut()
		l.four = []uint16{of(0)}
		for _, cut := range l.cuts {
			l.four = append(l.four, of(cut))
		}
		return
	}
	l.four = make([]uint16, l.high+1)
	for code := range l.four {
		l.four[code] = of(uint32(code))
	}
	if l.kind != terms {
		return
	}
	any := false
	l.unsure = make([]bool, len(l.four))
	for code := range l.four {
		answers := l.classes[l.four[code]].answers
		l.unsure[code] = code != 0 && slices.Contains(answers, engagement.NotKnown)
		any = any || l.unsure[code]
	}
	if !any {
		l.unsure = nil
		return
	}
	l.fixes = make([][]fix, len(l.chunks))
	for i := range l.chunks {
		switch c := &l.chunks[i]; {
		case c.one != nil:
			findDays(l, c.one, i<<chunkBits)
		case c.two != nil:
			findDays(l, c.two, i<<chunkBits)
		default:
			findDays(l, c.four, i<<chunkBits)
		}
	}
}

// findDays finds the class of every person whose term in days is held to months,
// from the day it is counted from. Few pairs of a term and a day occur.
func findDays[C uint8 | uint16 | uint32](l *lookup, codes []C, start int) {
	fixes := &l.fixes[start>>chunkBits]
	for i, code := range codes {
		if !l.unsure[code] {
			continue
		}
		passed := l.sentenced.at(start + i)
		pair := l.pairs.of(uint64(code)<<32 | uint64(passed))
		if pair == uint32(len(l.byDay)) {
			l.byDay = append(l.byDay, uint16(min(l.classOf(&Person{Sentence: l.terms[code], Sentenced: days.day(passed)}), math.MaxUint16)))
		}
		*fixes = append(*fixes, fix{uint16(i), l.byDay[pair]})
	}
}

// cut finds the codes at which what a criterion says may change. Criteria on
// ordered facts hold in a range.
func (l *lookup) cut() {
	cuts := []uint32{1}
	for _, t := range l.tests {
		for _, edge := range []int64{t.low, t.high + 1} {
			switch l.kind {
			case scores:
				cuts = append(cuts, clampCode(edge))
			case days:
				cuts = append(cuts, clampCode(edge+1))
			case births:
				cuts = append(cuts, clampCode(edge), bornBy(edge, t.asOf))
			}
		}
		if l.kind == births {
			cuts = append(cuts, firstBirth, bornBy(0, t.asOf), bornBy(MaxAge+2, t.asOf)) // not yet born, and too old
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	l.cuts = slices.DeleteFunc(cuts, func(c uint32) bool { return c == 0 || c > l.high })
}

func clampCode(value int64) uint32 { return uint32(max(0, min(value, math.MaxUint32))) }

// bornBy returns the code of the first day of birth that is too late to have
// reached on the given day an age of so many years, less one: AgeOn falls, or
// stays, from one day of birth to the next. An age of 0 is taken for the day
// itself.
func bornBy(next int64, asOf engagement.Date) uint32 {
	if !asOf.IsKnown() {
		return 0
	}
	today := dayNumber(asOf)
	return births.firstDay() + uint32(sort.Search(int(today)+1, func(n int) bool {
		born := births.day(births.firstDay() + uint32(n))
		age := AgeOn(born, asOf)
		// Whoever is too old for an age to be known was born before all others.
		return age.IsKnown() && int64(age.next) < next
	}))
}

// tabulate makes the tables of digits.
func (l *lookup) tabulate() {
	for i := range l.four {
		l.four[i] *= l.stride
		if l.unsure != nil && l.unsure[i] {
			l.four[i] = 0
		}
	}
	need := chunk{}
	for _, c := range l.chunks {
		need.one = append(need.one, c.one[:min(1, len(c.one))]...)
		need.two = append(need.two, c.two[:min(1, len(c.two))]...)
	}
	if need.one != nil {
		l.one = new([1 << 8]uint16)
		copy(l.one[:], l.four)
	}
	if need.two == nil {
		return
	}
	l.two = new([1 << 16]uint16)
	if !l.kind.ordered() {
		copy(l.two[:], l.four)
		return
	}
	segment := 0
	for two := range l.two {
		code := l.kind.widen(uint16(two))
		if code > l.high {
			break
		}
		for segment < len(l.cuts) && l.cuts[segment] <= code {
			segment++
		}
		l.two[two] = l.four[segment]
	}
}

// digit returns the digit of a person's class, times its stride.
func (l *lookup) digit(row int) uint16 {
	code := l.at(row)
	if !l.kind.ordered() {
		if l.fixes != nil && l.unsure[code] {
			fixes := l.fixes[row>>chunkBits]
			at, _ := slices.BinarySearchFunc(fixes, row&(chunkRows-1), func(f fix, at int) int { return int(f.at) - at })
			return fixes[at].class * l.stride
		}
		return l.four[code]
	}
	return l.four[sort.Search(len(l.cuts), func(i int) bool { return l.cuts[i] > code })]
}

// answersOf returns what each criterion says of a person, from the columns.
func (pl *plan) answersOf(row int) []engagement.Answer {
	numbers := make([]uint16, pl.words)
	pl.numbers(row, numbers)
	answers, _ := pl.meaning(numbers)
	return answers
}

// numbers finds the numbers of a person's classes.
func (pl *plan) numbers(row int, numbers []uint16) {
	clear(numbers)
	for _, l := range pl.columns {
		numbers[l.number] += l.digit(row)
	}
}

// meaning returns the answers and the group that numbers stand for.
func (pl *plan) meaning(numbers []uint16) (answers []engagement.Answer, group []string) {
	leaves := map[int]engagement.Answer{}
	group = make([]string, len(pl.by))
	tell := func(l *lookup, c class) {
		for i, leaf := range l.leaves {
			leaves[leaf] = c.answers[i]
		}
		for i, g := range l.groups {
			group[g] = c.group[i]
		}
	}
	for _, l := range pl.fixed {
		tell(l, l.classes[0])
	}
	for _, l := range pl.columns {
		tell(l, l.classes[int(numbers[l.number]/l.stride)%len(l.classes)])
	}
	leaf := 0
	for i := range pl.selector.tests {
		answers = append(answers, pl.selector.tests[i].passesBy(leaves, &leaf))
	}
	return answers, group
}

// passesBy answers what passes answers of a person of whom the leaves hold so,
// and counts them.
func (t *test) passesBy(leaves map[int]engagement.Answer, leaf *int) engagement.Answer {
	answer := t.holdsBy(leaves, leaf)
	if t.criterion.Exclude {
		return answer.Not()
	}
	return answer
}

func (t *test) holdsBy(leaves map[int]engagement.Answer, leaf *int) engagement.Answer {
	switch {
	case t.any != nil:
		answer := engagement.No
		for i := range t.any {
			answer = answer.Or(t.any[i].holdsBy(leaves, leaf))
		}
		return answer
	case t.all != nil:
		answer := engagement.Yes
		for i := range t.all {
			answer = answer.And(t.all[i].holdsBy(leaves, leaf))
		}
		return answer
	}
	*leaf++
	return leaves[*leaf-1]
}
