package cohort

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"github.com/thirdsector-go/partnership/engagement"
)

// Synthetic makes up n people for trying things out, around a day that must be
// known: "synthetic-000001" and so on. They are nobody, no proportion of theirs
// is from any source, and nothing follows from them about anybody. About one
// fact in twenty is not known. The same seed and day give the same people, on
// every machine, and the first people do not depend on n. Nobody is made where
// the day is not known or too near an end of the calendar.
func Synthetic(seed uint64, n int, asOf engagement.Date) iter.Seq[Person] {
	return func(yield func(Person) bool) {
		earliest, err := asOf.AddMonths(-70 * 12)
		if _, late := asOf.AddMonths(24); err != nil || late != nil || !asOf.IsKnown() {
			return
		}
		ages, _ := asOf.DaysSince(earliest)
		for i := range n {
			// Each person has a stream of draws of its own.
			m := maker{rand.New(rand.NewPCG(seed, uint64(i))), asOf}
			if !yield(m.person(i, ages)) {
				return
			}
		}
	}
}

// A maker makes up one person.
type maker struct {
	*rand.Rand
	asOf engagement.Date
}

func (m maker) known() bool { return m.IntN(20) > 0 }

// day draws a day so many days before the day of the whole, or after.
func (m maker) day(from, until int) engagement.Date {
	day, _ := m.asOf.AddDays(from + m.IntN(until-from))
	return day
}

func oneOf[E any](m maker, of ...E) E { return of[m.IntN(len(of))] }

func (m maker) answer() engagement.Answer {
	if !m.known() {
		return engagement.NotKnown
	}
	return oneOf(m, engagement.Yes, engagement.No)
}

func (m maker) person(i, ages int) Person {
	p := Person{ID: PersonID(fmt.Sprintf("synthetic-%06d", i+1)), Area: fmt.Sprintf("area-%02d", 1+m.IntN(10))}
	if m.known() {
		p.Born = m.day(-ages, -10*366)
	}
	if m.known() {
		p.Sex = oneOf(m, "male", "male", "male", "male", "female")
	}
	if m.known() {
		p.Ethnicity = oneOf(m, "asian", "black", "mixed", "other", "white", "white", "white", "white")
	}
	if m.known() {
		// The sum of two draws, so that the middle is common.
		p.Risk = Score{int32(m.IntN(501)+m.IntN(501))*(scoreUnit/10) + 1}
	}
	if m.known() {
		p.RAG, p.RAGSince = oneOf(m, RAGs()...), m.day(-365, 0)
	}
	if m.known() {
		p.Position = oneOf(m, Positions()...)
	}
	if m.known() {
		p.Schemes = oneOf(m, []SchemeID{}, []SchemeID{}, []SchemeID{}, []SchemeID{"dip"}, []SchemeID{"ppo"}, []SchemeID{"dip", "ppo"})
	}
	if m.known() {
		p.Sentenced = m.day(-3*365, -365)
		p.Sentence = oneOf(m, Term{Months: uint16(1 + m.IntN(36))}, Term{Days: uint16(7 + m.IntN(700))})
		p.Released = m.day(-365, 180)
	}
	if m.known() {
		p.Needs = []engagement.Pathway{}
		for _, need := range engagement.Pathways() {
			if m.IntN(4) == 0 {
				p.Needs = append(p.Needs, need)
			}
		}
	}
	p.Consent = m.answer()
	if m.known() {
		p.Sources = oneOf(m, []SourceID{}, []SourceID{"police"}, []SourceID{"prison"}, []SourceID{"police", "probation"})
	}
	for _, fact := range []FactID{"drug-using", "prolific", "stand-alone-unpaid-work", "young-offender"} {
		if answer := m.answer(); answer != engagement.NotKnown {
			if p.Facts == nil {
				p.Facts = map[FactID]engagement.Answer{}
			}
			p.Facts[fact] = answer
		}
	}
	return p
}
