// Package cohorttest holds policies to what somebody expects of them, and
// somebody's own way to select people to the laws that one keeps.
//
// A [Case] is a policy, people, and what is to become of each: in or out, the
// criteria failed or not known, kept out by room. It is written in Go or read
// from a document with [ReadCases]. What must be refused can be expected too.
//
//	func TestPolicy(t *testing.T) {
//		cohorttest.RunCases(t, cohorttest.Case{Policy: mine, People: []cohorttest.Row{
//			{Person: cohort.Person{ID: "a", Age: age(17)}, Want: cohort.Out, Failed: []cohort.CriterionID{"adult"}},
//		}})
//	}
//
// [Check] tries a way to select on people drawn from a seed, with values on
// both sides of every boundary of the policy, and on hostile ones: nobody, one
// person, people of whom nothing is known, people whom nothing but the
// identifier tells apart, no room, room for all. People who break a law are made
// as few, and as little is said of them, as the law allows.
//
//	func TestSelect(t *testing.T) {
//		cohorttest.Run(t, mine, cohorttest.Options{Policy: policy})
//	}
//
// The laws, by the name that a violation has:
//
//   - total: people who are in order have an answer: no panic, no error;
//   - refusal: people who are not are an error: an identifier missing or
//     repeated, facts that contradict one another, an area missing where areas
//     have room of their own, and what the policy refuses;
//   - input-unchanged: the people and the room are as they were;
//   - repeatable: the same people have the same answer again, and answers that
//     were returned stay as they are;
//   - list-order: nobody is in or out by the order of the list;
//   - listed: whoever is selected is one of the people;
//   - once: nobody is selected twice;
//   - eligible: nobody is selected whom the criteria leave out;
//   - full: as many are selected as there is room for, or as are eligible where
//     that is less, overall and in every area;
//   - rank: nobody is passed over for somebody of a lower rank, unless the own
//     area is full;
//   - monotone: with more room nobody loses a place: with more room in an area
//     nobody of that area, and nobody at all where there is no limit overall;
//   - agrees: if asked, the selection is that of this library.
package cohorttest
