// Package apportion hands out what cannot be divided, such as seats on a board
// or places in a service, in proportion to weights: votes, people, or money.
//
// Each way is a [Method], with a row of its own in [Rules] that cites the
// literature. All of them hand out exactly the seats there are, and none to a
// weight of nothing. No method keeps every law one would like: that of largest
// remainders stays next to the exact share, but can take a seat from someone
// because there is one more to hand out; the divisor methods never do that, but
// can leave the exact share by a seat or more. Package fundingtest checks which
// keeps what.
//
// Where two claimants have the same right to the last seat, someone has to
// choose, and answer for it: the choice is part of the policy, see [Ties]. It
// never depends on the order in which the claimants stand, and what was tied is
// part of the result.
//
//	round := apportion.Round{Seats: 12, Claimants: []apportion.Claimant{{ID: "a", Weight: 53_000}, {ID: "b", Weight: 24_000}}}
//	result, err := apportion.Apportion(round, apportion.Policy{Method: apportion.DHondt})
//
// All decisions are by whole numbers of as many bits as they need. Seats are
// not handed out one by one: those that must be given are found at once, and
// the last few are selected (Cheng and Eppstein 2014; Reitzig and Wild 2023),
// so that the time does not depend on their number. A budget in pence is
// apportioned as quickly as a board of twelve. Only [Quota] is defined by its
// history; see there.
package apportion
