package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
)

// A tally counts people by their pattern: the answers of all criteria
// together. There are few patterns however many people, and every table of
// criteria in any order follows from their counts.
type tally struct {
	tests  []test
	now    []byte // the pattern of the person at hand: an answer for each criterion
	counts map[string]*int
	order  []string // of first occurrence
}

// A pattern is the answers of the criteria, one byte each.
type pattern string

func (p pattern) answer(i int) engagement.Answer { return engagement.Answer(p[i]) }

func newTally(tests []test) tally {
	return tally{tests: tests, now: make([]byte, len(tests)), counts: map[string]*int{}}
}

func (t *tally) begin() { clear(t.now) }

func (t *tally) set(i int, answer engagement.Answer) { t.now[i] = byte(answer) }

// add counts the person at hand.
func (t *tally) add() {
	if n := t.counts[string(t.now)]; n != nil {
		*n++
		return
	}
	one, key := 1, string(t.now)
	t.counts[key] = &one
	t.order = append(t.order, key)
}

// unknown lists the criteria that are not known of the person at hand.
func (t *tally) unknown() []CriterionID {
	var ids []CriterionID
	for i, answer := range t.now {
		if engagement.Answer(answer) == engagement.NotKnown {
			ids = append(ids, t.tests[i].criterion.ID)
		}
	}
	return ids
}

// each calls f for every pattern with its count, in the order of first
// occurrence.
func (t *tally) each(f func(p pattern, n int)) {
	for _, key := range t.order {
		f(pattern(key), *t.counts[key])
	}
}
