// Package brokerage measures who stands between whom in a directed network of
// agencies that belong to groups, such as sectors.
//
// A [Graph] is made once by [New], from numbers, or by [FromAgencies]. It never
// changes and may be shared. Every measure is a method of it and answers with
// one value per agency, in the order in which the agencies were given:
//
//   - [Graph.Roles]: the five roles of Gould and Fernandez, counted
//   - [Graph.Shared]: the same, where k brokers of one pair get 1/k each
//   - [Graph.Permute]: whether the counts are more than chance, by random draws
//   - [Graph.PairsLost]: the pairs of agencies of different groups that lose
//     every path when an agency leaves
//   - [Graph.Betweenness]: the shortest paths that lead through an agency
//   - [Graph.Articulation] and [Graph.Bridges]: the agencies and the links
//     whose loss breaks the network apart
//   - [Graph.Constraint]: how far an agency's contacts are tied to each other
//
// The nodes may as well be bodies of a structure with their tiers as groups:
// the measures do not ask what a node is.
//
// # What counts as a tie
//
// A tie leads from one agency to another. The same tie given twice counts once.
// A tie from an agency to itself is refused, and so is an agency without a
// group: a group of the ungrouped would make brokers of whoever knows them.
//
// Roles, betweenness and lost pairs follow the direction of ties. Articulation,
// bridges and constraint do not: two agencies are contacts if there is a tie
// either way, and ties both ways are one contact.
//
// # The same result everywhere
//
// Counts are exact. Floating-point sums are made in an order that depends on
// the graph alone, and no two operations are fused: the result is the same to
// the last bit on every machine, for any number of workers. Random draws come
// from the seed that the caller gives, see [Policy].
//
// A function that takes a number of workers uses that many goroutines, at least
// one and no more than there are processors for. A function that takes a context
// returns its error soon after it is done, and then no result; a nil context is
// never done.
//
// # Sources
//
// [Rules] lists the measures with the literature. That brokers matter is said
// by WO2011 and HO2012 Ch.2 and 4, which measure nothing; whether a structure
// has the broker they ask for is for the audit to say, not for this package.
package brokerage
