package drawing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// A Mark shows what a finding says on what it concerns: with a body, on its box;
// with an agency, wherever the agency is drawn; with both, on the agency's seat
// on that body, or on the body where it has none. A mark with neither, or whose
// body or agency is not drawn, is only listed below the picture. Marks of the
// same outcome and text have one number.
type Mark struct {
	Body    governance.BodyID
	Agency  engagement.AgencyID
	Text    string // as it is to stand below the picture
	Outcome engagement.Outcome
}

// A note is a text below the picture, numbered from 1.
type note struct {
	outcome engagement.Outcome
	text    string
	about   []string // what it marks that is not drawn
}

// marking finds the numbers of the notes that belong to a body, an agency or a
// seat.
type marking struct {
	notes  []note
	number []int                       // of the note of each mark
	by     map[Mark][]int              // marks, by body and agency
	both   map[governance.BodyID][]int // marks with both, by body
	used   []bool
}

func newMarking(marks []Mark) *marking {
	m := &marking{by: map[Mark][]int{}, both: map[governance.BodyID][]int{}, used: make([]bool, len(marks)), number: make([]int, len(marks))}
	numbers := map[Mark]int{}
	for i, mark := range marks {
		same := Mark{Text: mark.Text, Outcome: mark.Outcome}
		if numbers[same] == 0 {
			m.notes = append(m.notes, note{outcome: mark.Outcome, text: mark.Text})
			numbers[same] = len(m.notes)
		}
		m.number[i] = numbers[same]
		on := Mark{Body: mark.Body, Agency: mark.Agency}
		m.by[on] = append(m.by[on], i)
		if mark.Body != "" && mark.Agency != "" {
			m.both[mark.Body] = append(m.both[mark.Body], i)
		}
	}
	return m
}

// of returns the numbers of the notes on a body, an agency or a seat, and
// remembers that they have a place.
func (m *marking) of(body governance.BodyID, agency engagement.AgencyID) []int {
	var numbers []int
	if body == "" && agency == "" {
		return nil // a mark with neither is on no unnamed thing
	}
	for _, i := range m.by[Mark{Body: body, Agency: agency}] {
		m.used[i] = true
		numbers = append(numbers, m.number[i])
	}
	return numbers
}

// strays returns the numbers of the notes on a body and an agency that has no
// seat there; the seats have been asked for before.
func (m *marking) strays(body governance.BodyID) []int {
	var numbers []int
	for _, i := range m.both[body] {
		if !m.used[i] {
			m.used[i] = true
			numbers = append(numbers, m.number[i])
		}
	}
	return numbers
}

// finish returns the notes, those without a place with the names of what they
// concern.
func (m *marking) finish(marks []Mark) []note {
	for i, mark := range marks {
		if m.used[i] || mark.Body == "" && mark.Agency == "" {
			continue
		}
		var about []string
		if mark.Body != "" {
			about = append(about, "body "+string(mark.Body))
		}
		if mark.Agency != "" {
			about = append(about, "agency "+string(mark.Agency))
		}
		n := &m.notes[m.number[i]-1]
		n.about = append(n.about, "not drawn: "+strings.Join(about, ", "))
	}
	for i := range m.notes {
		slices.Sort(m.notes[i].about)
		m.notes[i].about = slices.Compact(m.notes[i].about)
	}
	return m.notes
}

// numbersOnce returns numbers in order, each once.
func numbersOnce(lists ...[]int) []int {
	numbers := slices.Concat(lists...)
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// badge says which notes a thing bears, such as "[1] not met, [4] not known".
func badge(numbers []int, notes []note) string {
	texts := make([]string, len(numbers))
	for i, number := range numbers {
		texts[i] = fmt.Sprintf("[%d] %s", number, words(notes[number-1].outcome))
	}
	return strings.Join(texts, ", ")
}

// words returns the word of an enumeration as people write it.
func words(value fmt.Stringer) string { return strings.ReplaceAll(value.String(), "-", " ") }
