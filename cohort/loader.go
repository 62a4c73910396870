package cohort

import (
	"fmt"
	"hash/maphash"
	"math"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Loader takes people in one at a time and makes a [Population] of them, from
// wherever they come: nothing but the columns stays in memory. [NewLoader]
// makes one. It must not be used by two goroutines at once.
type Loader struct {
	fields  []Field
	columns []*column
	codes   []uint32 // of the person at hand, by column
	rows    int
	ids     ids
	text    []byte // the identifiers of the last chunk
	id      []byte // of the person at hand
	done    bool

	unique bool
}

// NewLoader returns a loader for the facts that the fields name, and for the
// identifier, the area and the score of risk. A field that does not exist is a
// Problem.
func NewLoader(fields ...Field) (*Loader, error) {
	var problems engagement.Problems
	for i, field := range fields {
		if _, err := field.MarshalText(); err != nil {
			problems.Add(fmt.Sprintf("fields[%d]", i), field.String(), err)
		} else if field.Kind == FieldNotStated {
			problems.Add(fmt.Sprintf("fields[%d]", i), "", engagement.ErrMissing)
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	l := &Loader{fields: withNeeded(fields)}
	var bits []Field
	for _, field := range l.fields {
		if kindOf(field.Kind) == packed {
			bits = append(bits, field)
		} else {
			l.columns = append(l.columns, newColumn(field))
		}
	}
	for four := range slices.Chunk(bits, 4) {
		l.columns = append(l.columns, newColumn(four...))
	}
	l.codes = make([]uint32, len(l.columns))
	return l, nil
}

// WarrantUnique switches off the check that no identifier stands twice: the
// caller warrants it. The check takes 35 to 90 ns of one core and, while it
// lasts, 12 bytes of memory a person. Without it two people of one identifier
// are two people.
func (l *Loader) WarrantUnique() { l.unique = true }

// Add takes a person in. The error is that of [Person.Validate], or one wrapping
// ErrLimit after some four billion people or after Population; the person is
// then left out.
func (l *Loader) Add(p Person) error {
	if err := p.Validate(); err != nil {
		return err
	}
	for i, c := range l.columns {
		l.codes[i] = c.code(&p)
	}
	l.id = append(l.id[:0], p.ID...)
	return l.push(l.id)
}

// errFull wraps ErrLimit.
var errFull = fmt.Errorf("%w: a population has at most %d people", engagement.ErrLimit, uint32(math.MaxUint32))

// push takes in the person whose codes stand in l.codes. It does not keep id.
func (l *Loader) push(id []byte) error {
	if l.done {
		return fmt.Errorf("%w: the population has been made", engagement.ErrLimit)
	}
	if uint64(l.rows) == math.MaxUint32 {
		return errFull
	}
	if l.rows&(chunkRows-1) == 0 {
		l.seal()
		l.ids.chunks = append(l.ids.chunks, idChunk{})
		for _, c := range l.columns {
			c.begin()
		}
	}
	if uint64(len(l.text))+uint64(len(id)) > math.MaxUint32 {
		return fmt.Errorf("%w: identifiers of more than four gigabytes for %d people", engagement.ErrLimit, chunkRows)
	}
	for i, c := range l.columns {
		c.push(l.codes[i])
	}
	if l.rows == 0 {
		l.ids.common = string(id)
	} else if n := len(l.ids.common); len(id) < n || string(id[:n]) != l.ids.common {
		same := 0
		for same < len(id) && same < n && id[same] == l.ids.common[same] {
			same++
		}
		l.ids.common = l.ids.common[:same]
	}
	l.text = append(l.text, id...)
	last := &l.ids.chunks[len(l.ids.chunks)-1]
	last.ends = append(last.ends, uint32(len(l.text)))
	l.rows++
	return nil
}

// seal gives the last chunk of identifiers its text.
func (l *Loader) seal() {
	if n := len(l.ids.chunks); n > 0 {
		l.ids.chunks[n-1].text = string(l.text)
		l.ids.chunks[n-1].ends = slices.Clip(l.ids.chunks[n-1].ends)
	}
	l.text = l.text[:0]
}

// Population returns the people taken in; the loader takes in nobody after.
// The error is Problems: identifiers that stand twice, the later ones by their
// place in the order of taking in.
func (l *Loader) Population() (Population, error) {
	var problems engagement.Problems
	for _, row := range l.twice() {
		problems.Add(fmt.Sprintf("people[%d].id", row), strconv.Quote(string(l.ids.at(row))), engagement.ErrDuplicate)
	}
	if err := capped(problems, len(problems)).Err(); err != nil {
		return Population{}, err
	}
	return l.population(), nil
}

func (l *Loader) population() Population {
	l.finish()
	return Population{l.rows, l.fields, l.columns, l.ids}
}

func (l *Loader) finish() {
	if !l.done {
		l.seal()
		for _, c := range l.columns {
			c.finish()
		}
		l.done = true
	}
}

// twice returns the people whose identifier somebody has before them, in order.
//
// Identifiers are hashed, and the hashes of an eighth of all at a time are
// parted into lists that fit into the cache of a processor; only those whose
// hashes are equal are compared.
func (l *Loader) twice() []int {
	l.finish()
	if l.unique || l.rows < 2 {
		return nil
	}
	type hashed struct {
		hash uint32
		row  uint32
	}
	const parts = 1 << 10
	seed := maphash.MakeSeed() // what is found does not depend on it
	rounds := uint64(1)
	for l.rows>>21 >= int(rounds) {
		rounds *= 2
	}
	hashes := make([]uint64, l.rows)
	sizes := make([]int, rounds*parts)
	row := 0
	for i := range l.ids.chunks {
		c := &l.ids.chunks[i]
		start := uint32(0)
		for _, end := range c.ends {
			hash := maphash.String(seed, c.text[start:end])
			start = end
			hashes[row] = hash
			sizes[hash>>32%(rounds*parts)]++
			row++
		}
	}
	var found []int
	var list []hashed
	var table []uint32 // places in a part and one, by hash
	for round := range rounds {
		starts := make([]int, parts+1)
		for part := range uint64(parts) {
			starts[part+1] = starts[part] + sizes[round*parts+part]
		}
		if cap(list) < starts[parts] {
			list = make([]hashed, starts[parts])
		}
		next := slices.Clone(starts)
		for row, hash := range hashes {
			if at := hash >> 32 % (rounds * parts); at/parts == round {
				list[next[at%parts]] = hashed{uint32(hash), uint32(row)}
				next[at%parts]++
			}
		}
		for part := range parts {
			these := list[starts[part]:starts[part+1]]
			size := 16
			for size < 2*len(these) {
				size *= 2
			}
			if len(table) < size {
				table = make([]uint32, size)
			}
			slots := table[:size]
			clear(slots)
			for i, h := range these {
				at := int(h.hash) & (size - 1)
				for ; slots[at] != 0; at = (at + 1) & (size - 1) {
					other := these[slots[at]-1]
					if other.hash == h.hash && l.ids.at(int(other.row)) == l.ids.at(int(h.row)) {
						found = append(found, int(h.row))
						break
					}
				}
				if slots[at] == 0 {
					slots[at] = uint32(i + 1)
				}
			}
		}
	}
	slices.Sort(found)
	return found
}
