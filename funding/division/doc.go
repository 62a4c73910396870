// Package division shares a budget among claims that together exceed it, in
// whole pence.
//
// Each way to share is a [Division], with a row of its own in [Rules] that
// cites the literature, where the problem is known as that of claims or
// bankruptcy. All of them give out exactly the budget, never more than a claim
// and never less than nothing. Where the budget covers every claim, everyone
// gets the claim and the rest is returned: that is no error.
//
// Awards are worked out exactly and then brought to whole pence: each is
// rounded down, and the pennies left over go to the largest remainders. Who
// comes first among equal remainders is a choice that someone has to answer
// for, so it is part of the policy: see [Ties]. It never depends on the order
// in which the claims stand.
//
//	round := division.Round{Budget: 100_00, Claims: []division.Claim{{ID: "a", Amount: 50_00}, {ID: "b", Amount: 150_00}}}
//	allocation, err := division.Allocate(round, division.Policy{Division: division.EqualAwards, Ties: division.TiesByID})
//
// Floors, caps, weights, tiers and minimums stand beside the claims, shares of
// groups beside the round, and a reserve in the policy: see [Claim], [Group] and
// [Policy]. [Matrix] says which division takes what, and [Constraint] in which
// order they apply. What contradicts is an error that says by how much.
//
// Some divisions are easy to say and hard to work out. [MinimalOverlap] and
// [DominguezThomson] are rounded from bounds that are certain, and exactly where
// bounds leave a penny open; [RandomArrival] and [AverageOfAwards] are exact as far
// as that can be worked out, see [Division.Divide], and beyond that random arrival
// can be estimated from a stated seed, see [Policy.Estimate].
//
// [Instalments] pays an allocation in parts, [AllocateEnvelopes] passes a budget
// through layers. [Gini], [Lorenz], [Allocation.Deviation] and
// [Allocation.Holding] judge an allocation in exact fractions, and [Compare] says
// who gains and loses from one to another.
//
// An allocator from elsewhere takes part by the function type [Allocator].
// [Division.Divide] is the core, for a program that has checked its claims and
// ranked them, and shares budgets many times; [Division.DivideWithin] is that
// with floors, caps and weights.
package division
