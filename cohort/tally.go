package cohort

import (
	"encoding/binary"

	"github.com/thirdsector-go/partnership/engagement"
)

// A tally counts people by their pattern, the answers of all criteria together,
// apart for each group that was asked for. There are few patterns however many
// people, and every table of criteria in any order follows from their counts.
type tally struct {
	by       []Field
	cells    []cell
	place    map[string]uint32 // of a cell, by key
	key      []byte            // room for the key at hand
	of       []uint32          // the cell of each person, where people were given as a list
	selected map[string]int    // how many are in, by group
}

// A cell is the people of one pattern and one group.
type cell struct {
	answers []engagement.Answer // whether each criterion is passed
	group   []string            // the value of each field of by, empty where not known
	n       int
}

func newTally(by []Field) tally {
	return tally{by: by, place: map[string]uint32{}, selected: map[string]int{}}
}

// add counts n people of one pattern and one group, which it does not keep.
func (t *tally) add(answers []engagement.Answer, group []string, n int) uint32 {
	t.key = t.key[:0]
	for _, answer := range answers {
		t.key = append(t.key, byte(answer))
	}
	t.key = appendGroup(t.key, group)
	at, known := t.place[string(t.key)]
	if !known {
		at = uint32(len(t.cells))
		t.place[string(t.key)] = at
		t.cells = append(t.cells, cell{append([]engagement.Answer(nil), answers...), append([]string(nil), group...), 0})
	}
	t.cells[at].n += n
	return at
}

// groupKey tells groups apart, whatever their words.
func groupKey(group []string) string { return string(appendGroup(nil, group)) }

func appendGroup(key []byte, group []string) []byte {
	for _, word := range group {
		key = append(binary.AppendUvarint(key, uint64(len(word))), word...)
	}
	return key
}

// groupOf returns the value of a field in words, empty where not known.
func groupOf(f Field, p *Person) string {
	if kindOf(f.Kind) == words {
		return wordOf(f.Kind, p)
	}
	bits := bitsOf(f, p)
	if bits == 0 {
		return ""
	}
	switch f.Kind {
	case FieldRAG:
		return RAG(bits).String()
	case FieldPosition:
		return Position(bits).String()
	}
	return engagement.Answer(bits).String()
}

// answer joins the answers of all criteria.
func (c *cell) answer() engagement.Answer {
	answer := engagement.Yes
	for _, one := range c.answers {
		answer = answer.And(one)
	}
	return answer
}

// criteriaOf lists the criteria that were answered so.
func (s Selector) criteriaOf(answers []engagement.Answer, what engagement.Answer) []CriterionID {
	var ids []CriterionID
	for i, answer := range answers {
		if answer == what {
			ids = append(ids, s.tests[i].criterion.ID)
		}
	}
	return ids
}
