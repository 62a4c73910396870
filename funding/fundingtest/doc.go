// Package fundingtest holds somebody's own way to share a budget to the laws
// that one keeps whatever it holds to be fair, and to the axioms of the
// literature that its author claims for it.
//
//	func TestAllocate(t *testing.T) {
//		fundingtest.Run(t, mine, fundingtest.Options{Axioms: []fundingtest.Axiom{fundingtest.EqualTreatment, fundingtest.AwardsOrder}})
//	}
//
// [Check] tries an allocator, which awards whole pence, on rounds with ties, with
// nothing claimed, with one claimant, with a budget of nothing, of a penny, or a
// penny short of what is claimed, with heavy tails and with amounts that nearly
// overflow, and on rounds drawn from a seed. A round that breaks a law is made as
// small as it can be, so that the fault can be seen. [CheckExact] does the same
// for a rule that shares in fractions, to the letter. [Axiom.Check] and
// [Axiom.CheckExact] look at one round.
//
// The laws, by the name that a violation has:
//
//   - total: every valid round has an answer: no panic, no error, an award for
//     each claim;
//   - refusal: a round that is not valid is an error: an identifier missing or
//     repeated, a negative amount, claims that overflow together;
//   - input-unchanged: the round is as it was;
//   - repeatable: the same round has the same awards again, and awards that were
//     returned stay as they are;
//   - list-order: nobody gets more or less when the list is in another order;
//   - efficiency, claims-boundedness, non-negativity: the awards add up to the
//     budget, or to the claims where that is less; none is above its claim, and
//     none below nothing;
//   - something: one that may keep money back gives some to somebody.
//
// The axioms are those of [Axioms]. [Tabulate] finds out which rules break which,
// so that a table of them need not be taken on trust.
//
// The same is there for seats: [CheckApportionment], [SeatAxioms] and
// [TabulateSeats] hold a way to hand out what cannot be divided to quota, to the
// monotonicities and to the rest.
package fundingtest
