package publish

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
)

// The attackers see what is published and nothing else.

// A publication is the published numbers, with the totals; nil where suppressed.
type publication [][]*int64

func published(p Protected) publication {
	height, width := p.size()
	cells := make(publication, height)
	for r := range cells {
		cells[r] = make([]*int64, width)
		for c := range cells[r] {
			if value, shown := p.Cell(r, c); shown {
				cells[r][c] = &value
			}
		}
	}
	return cells
}

// An equation says that cells add up to a total; all of them are places in the
// table, row by row.
type equation struct {
	parts []int
	total int
}

func (p publication) equations() []equation {
	height, width := len(p), len(p[0])
	var equations []equation
	for c := range width {
		e := equation{total: (height-1)*width + c}
		for r := range height - 1 {
			e.parts = append(e.parts, r*width+c)
		}
		equations = append(equations, e)
	}
	for r := 0; width > 1 && r < height; r++ {
		e := equation{total: r*width + width - 1}
		for c := range width - 1 {
			e.parts = append(e.parts, r*width+c)
		}
		equations = append(equations, e)
	}
	return equations
}

func (p publication) at(i int) *int64 { return p[i/len(p[0])][i%len(p[0])] }

// solve solves the linear system for the suppressed cells, exactly, and returns
// those that it determines.
func (p publication) solve() []int {
	var unknown []int
	column := map[int]int{}
	for i := range len(p) * len(p[0]) {
		if p.at(i) == nil {
			column[i] = len(unknown)
			unknown = append(unknown, i)
		}
	}
	var rows [][]*big.Rat
	for _, e := range p.equations() {
		row := make([]*big.Rat, len(unknown)+1)
		for i := range row {
			row[i] = new(big.Rat)
		}
		put := func(i int, sign int64) {
			if value := p.at(i); value == nil {
				row[column[i]].Add(row[column[i]], big.NewRat(sign, 1))
			} else {
				row[len(unknown)].Sub(row[len(unknown)], big.NewRat(sign**value, 1))
			}
		}
		for _, part := range e.parts {
			put(part, 1)
		}
		put(e.total, -1)
		rows = append(rows, row)
	}
	// Gauss and Jordan.
	rank := 0
	for c := range unknown {
		pivot := -1
		for r := rank; r < len(rows); r++ {
			if rows[r][c].Sign() != 0 {
				pivot = r
				break
			}
		}
		if pivot < 0 {
			continue
		}
		rows[rank], rows[pivot] = rows[pivot], rows[rank]
		inverse := new(big.Rat).Inv(rows[rank][c])
		for i := range rows[rank] {
			rows[rank][i].Mul(rows[rank][i], inverse)
		}
		for r := range rows {
			if r != rank && rows[r][c].Sign() != 0 {
				factor := new(big.Rat).Set(rows[r][c])
				for i := range rows[r] {
					rows[r][i].Sub(rows[r][i], new(big.Rat).Mul(factor, rows[rank][i]))
				}
			}
		}
		rank++
	}
	var solved []int
	for _, row := range rows[:rank] {
		var cells []int
		for c := range unknown {
			if row[c].Sign() != 0 {
				cells = append(cells, unknown[c])
			}
		}
		if len(cells) == 1 {
			solved = append(solved, cells[0])
		}
	}
	return solved
}

// narrow bounds the suppressed cells from below by a floor, and then by one
// equation after the other until nothing changes. A high of -1 is no bound.
func (p publication) narrow(floor int64) (low, high []int64) {
	n := len(p) * len(p[0])
	low, high = make([]int64, n), make([]int64, n)
	for i := range n {
		if value := p.at(i); value != nil {
			low[i], high[i] = *value, *value
		} else {
			low[i], high[i] = floor, -1
		}
	}
	equations := p.equations()
	for changed, rounds := true, 0; changed && rounds < 10_000; rounds++ {
		changed = false
		raise := func(i int, to int64) {
			if to > low[i] {
				low[i], changed = to, true
			}
		}
		lower := func(i int, to int64) {
			if high[i] < 0 || to < high[i] {
				high[i], changed = to, true
			}
		}
		for _, e := range equations {
			sumLow, sumHigh := int64(0), int64(0)
			for _, part := range e.parts {
				sumLow += low[part]
				if high[part] < 0 || sumHigh < 0 {
					sumHigh = -1
				} else {
					sumHigh += high[part]
				}
			}
			raise(e.total, sumLow)
			if sumHigh >= 0 {
				lower(e.total, sumHigh)
			}
			for _, part := range e.parts {
				if high[e.total] >= 0 {
					lower(part, high[e.total]-(sumLow-low[part]))
				}
				others, bounded := int64(0), true
				for _, other := range e.parts {
					if other != part {
						bounded = bounded && high[other] >= 0
						others += high[other]
					}
				}
				if bounded {
					raise(part, low[e.total]-others)
				}
			}
		}
	}
	return low, high
}

// enumerate tries every table that agrees with what is published, of suppressed
// numbers up to most, and returns which numbers each suppressed cell takes in
// any of them.
func (p publication) enumerate(floor, most int64) map[int]map[int64]bool {
	height, width := len(p), len(p[0])
	inner := max(1, width-1)
	table := make([]int64, height*width)
	taken := map[int]map[int64]bool{}
	for i := range table {
		if p.at(i) == nil {
			taken[i] = map[int64]bool{}
		}
	}
	agrees := func(i int, value int64) bool {
		if shown := p.at(i); shown != nil {
			return *shown == value
		}
		return value >= floor
	}
	var try func(r, c int)
	try = func(r, c int) {
		if c == inner { // the row is filled
			if width > 1 {
				sum := int64(0)
				for k := range inner {
					sum += table[r*width+k]
				}
				if !agrees(r*width+inner, sum) {
					return
				}
				table[r*width+inner] = sum
			}
			r, c = r+1, 0
		}
		if r == height-1 {
			for k := range width {
				sum := int64(0)
				for row := range height - 1 {
					sum += table[row*width+k]
				}
				if !agrees(r*width+k, sum) {
					return
				}
				table[r*width+k] = sum
			}
			for i, numbers := range taken {
				numbers[table[i]] = true
			}
			return
		}
		if shown := p.at(r*width + c); shown != nil {
			table[r*width+c] = *shown
			try(r, c+1)
			return
		}
		for n := floor; n <= most; n++ {
			table[r*width+c] = n
			try(r, c+1)
		}
	}
	try(0, 0)
	return taken
}

func axis(name string, n int) Axis {
	a := Axis{Name: name}
	for i := range n {
		a.Labels = append(a.Labels, fmt.Sprint(name, i))
	}
	return a
}

// randomTable makes counts that are often nought and often small.
func randomTable(rng *rand.Rand, rows, columns int, most int64) Table {
	counts := make([][]int64, rows)
	for r := range counts {
		counts[r] = make([]int64, max(1, columns))
		for c := range counts[r] {
			switch rng.IntN(4) {
			case 0:
			case 1:
				counts[r][c] = rng.Int64N(3)
			default:
				counts[r][c] = rng.Int64N(most)
			}
		}
	}
	var by Axis
	if columns > 0 {
		by = axis("c", columns)
	}
	return must(NewCounts(axis("r", rows), by, counts))
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// promised is the range that the package comment promises for a cell; of values
// it is the policy's, which has tests of its own.
func promised(t Table, policy Policy, i int) (least, most int64, sensitive bool) {
	value := t.cells[i].value
	if t.values {
		need, sensitive := policy.sensitive(t, t.cells[i])
		return need.low, need.high, sensitive
	}
	if policy.HideZeros {
		return 0, policy.Minimum - 1, value < policy.Minimum
	}
	_, width := t.size()
	least = 0
	for k, c := range t.cells { // those that are in the total, or the cell itself
		sameRow, sameColumn := k/width == i/width, k%width == i%width
		total := !t.inner(i)
		height := len(t.cells) / width
		inTotal := total && t.inner(k) && (i/width == height-1 || sameRow) && (i%width == width-1 && width > 1 || sameColumn)
		if c.value > 0 && (k == i && !total || inTotal) {
			least++
		}
	}
	return least, policy.Minimum - 1, value > 0 && value < policy.Minimum
}

// attack tries to recover cells of a table, and returns what it can.
func attack(p publication, t Table, policy Policy) []string {
	var found []string
	name := func(i int) string { return t.name(i) }
	for _, i := range p.solve() {
		found = append(found, "solved: "+name(i))
	}
	floor := policy.floor(t)
	low, high := p.narrow(floor)
	for i, c := range t.cells {
		switch {
		case p.at(i) != nil:
			if policy.Base == 0 && *p.at(i) != c.value {
				found = append(found, "published wrongly: "+name(i))
			}
			if _, sensitive := policy.sensitive(t, c); sensitive {
				found = append(found, "published: "+name(i))
			}
		case low[i] == high[i]:
			found = append(found, fmt.Sprintf("narrowed to one: %s", name(i)))
		default:
			if least, most, sensitive := promised(t, policy, i); sensitive && (low[i] > least || high[i] >= 0 && high[i] < most) {
				found = append(found, fmt.Sprintf("narrowed: %s to %d..%d of %d..%d", name(i), low[i], high[i], least, most))
			}
		}
	}
	return found
}

// The attackers who solve the system and who narrow bounds get nothing out of
// tables of every shape.
func TestProtect_attack(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 1))
	suppressed := 0
	for round := range 1500 {
		rows, columns := 1+rng.IntN(7), rng.IntN(7)
		table := randomTable(rng, rows, columns, []int64{4, 12, 60, 1000}[rng.IntN(4)])
		policy := Policy{Minimum: 3 + rng.Int64N(10), HideZeros: rng.IntN(3) == 0}
		p, err := Protect(table, policy)
		if err != nil {
			t.Fatal(err)
		}
		suppressed += p.Suppressed()
		if found := attack(published(p), table, policy); found != nil {
			t.Fatalf("table %d, %+v: %q in\n%v%+v", round, policy, found, p, numbers(table))
		}
	}
	if suppressed < 10_000 {
		t.Errorf("only %d cells were suppressed", suppressed)
	}
}

func numbers(t Table) []int64 {
	var n []int64
	for _, c := range t.cells {
		n = append(n, c.value)
	}
	return n
}

// A table too large for cells to be given back: nothing can be worked out of it
// either.
func TestProtect_largeAttack(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 7))
	table := randomTable(rng, 110, 8, 60)
	policy := Policy{Minimum: 10}
	if s := suppress(table, policy); len(s.secondary())*len(s.order) <= fewEnough {
		t.Fatalf("%d sensitive cells and %d others: cells are given back", len(s.order), len(s.secondary()))
	}
	if found := attack(published(must(Protect(table, policy))), table, policy); found != nil {
		t.Errorf("%q", found)
	}
}

// The attacker who tries every table finds each number that the suppression
// leaves, and never just one.
func TestProtect_enumeration(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 2))
	tried := 0
	for tried < 400 {
		rows, columns := 1+rng.IntN(3), rng.IntN(4)
		table := randomTable(rng, rows, columns, 7)
		policy := Policy{Minimum: 3 + rng.Int64N(2), HideZeros: rng.IntN(3) == 0}
		p := must(Protect(table, policy))
		cells := published(p)
		inner := 0
		for i, n := range cells.hidden() {
			if n && table.inner(i) {
				inner++
			}
		}
		if inner == 0 || inner > 5 {
			continue
		}
		tried++
		for i, taken := range cells.enumerate(policy.floor(table), 11) {
			if len(taken) < 2 {
				t.Fatalf("%s can only be %v in\n%v%v", table.name(i), taken, p, numbers(table))
			}
			if least, most, sensitive := promised(table, policy, i); sensitive {
				for n := least; n <= most; n++ {
					if !taken[n] {
						t.Fatalf("%s cannot be %d, with %+v, in\n%v%v", table.name(i), n, policy, p, numbers(table))
					}
				}
			}
		}
	}
}

// hidden says of each cell whether it is suppressed.
func (p publication) hidden() []bool {
	list := make([]bool, len(p)*len(p[0]))
	for i := range list {
		list[i] = p.at(i) == nil
	}
	return list
}

func (t Table) inner(i int) bool {
	height, width := t.size()
	return i/width < height-1 && (width == 1 || i%width < width-1)
}

// The bounds of the network are those that enumeration finds: the search misses
// no way to narrow a cell, and sees none that is not there.
func TestNetwork_bounds(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 3))
	for tried := 0; tried < 300; {
		table := randomTable(rng, 1+rng.IntN(3), rng.IntN(4), 6)
		policy := Policy{Minimum: 3}
		n := newNetwork(table, policy)
		p := Protected{rows: table.rows, columns: table.columns, values: numbers(table), shown: make([]bool, len(table.cells))}
		inner := 0
		for i := range n.arcs {
			n.arcs[i].open = !n.arcs[i].never && rng.IntN(2) == 0
			p.shown[i] = !n.arcs[i].open
			if n.arcs[i].open && table.inner(i) {
				inner++
			}
		}
		if inner == 0 || inner > 5 {
			continue
		}
		tried++
		s := newSearch(n)
		for i, taken := range published(p).enumerate(1, 18) {
			value := table.cells[i].value
			low, high := value-s.move(i, false, value, false), value+s.move(i, true, 100, false)
			for number := range taken {
				if number < low || number > high {
					t.Fatalf("%s can be %d, and not only %d to %d", table.name(i), number, low, high)
				}
			}
			switch { // of what was tried
			case table.inner(i):
				high = min(high, 18)
			case high > 18:
				high = low
			}
			if !taken[low] || !taken[high] {
				t.Fatalf("%s cannot be %d or cannot be %d: %v", table.name(i), low, high, taken)
			}
		}
	}
}

// Without secondary suppression the same attackers win, most of the time: they
// have teeth.
func TestAttack_primaryOnly(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 4))
	won, lost := 0, 0
	for range 300 {
		table := randomTable(rng, 1+rng.IntN(6), rng.IntN(6), 60)
		policy := Policy{Minimum: 5}
		p := Protected{rows: table.rows, columns: table.columns, values: numbers(table), shown: make([]bool, len(table.cells))}
		for i, c := range table.cells {
			_, sensitive := policy.sensitive(table, c)
			p.shown[i] = !sensitive
		}
		if attack(published(p), table, policy) != nil {
			won++
		} else if p.Suppressed() > 0 {
			lost++
		}
	}
	if won < 3*lost {
		t.Errorf("the attackers won %d times and lost %d times", won, lost)
	}
}

// Values: what somebody can say of a suppressed one is as wide as the policy
// asks, by an attack on the whole system.
func TestProtect_valuesAttack(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 5))
	suppressed := 0
	for range 500 {
		rows, columns := 1+rng.IntN(5), rng.IntN(5)
		contributions := make([][][]int64, rows)
		for r := range contributions {
			contributions[r] = make([][]int64, max(1, columns))
			for c := range contributions[r] {
				for range rng.IntN(9) {
					contributions[r][c] = append(contributions[r][c], rng.Int64N([]int64{1, 5, 100, 1000}[rng.IntN(4)]))
				}
			}
		}
		var by Axis
		if columns > 0 {
			by = axis("c", columns)
		}
		table := must(NewValues(axis("r", rows), by, contributions))
		policy := Policy{Minimum: 3, Margin: 10, Dominance: Dominance{2, 85}}
		if rng.IntN(2) == 0 {
			policy = Policy{Dominance: Dominance{1, 60}}
		}
		p := must(Protect(table, policy))
		suppressed += p.Suppressed()
		if found := attack(published(p), table, policy); found != nil {
			t.Fatalf("%+v: %q in\n%v%v", policy, found, p, numbers(table))
		}
		for i, c := range table.cells {
			if !p.shown[i] && c.contributors == 0 {
				t.Fatalf("%s, to which nobody contributes, is suppressed in\n%v", table.name(i), p)
			}
		}
	}
	if suppressed < 500 {
		t.Errorf("only %d cells were suppressed", suppressed)
	}
}

// Rounding to a base leaves at least two numbers possible for each cell, and
// the sums tell no more: every choice of numbers within the cells' roundings
// agrees with them.
func TestProtect_roundingAttack(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for range 200 {
		table := randomTable(rng, 1+rng.IntN(5), rng.IntN(5), 20)
		policy := Policy{Base: 3 + rng.Int64N(8)}
		p := must(Protect(table, policy))
		for _, e := range published(p).equations() {
			sum := int64(0)
			for _, part := range e.parts {
				sum += *published(p).at(part)
			}
			if total := *published(p).at(e.total); total != sum || total%policy.Base != 0 {
				t.Fatalf("a total of %d is the sum of %d in\n%v", total, sum, p)
			}
		}
		for i := range table.cells {
			if !table.inner(i) {
				continue
			}
			possible := 0
			for n := range int64(60) {
				possible += b2i(policy.round(n) == *published(p).at(i))
			}
			if possible < 2 {
				t.Fatalf("%s can only be one number in\n%v", table.name(i), p)
			}
		}
	}
}
