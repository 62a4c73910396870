// Package publish protects tables of counts and of values before they leave the
// house, so that no small group can be read off them or worked out from them.
//
// A [Table] is unprotected: it can be made, and nothing else. [Protect] makes a
// [Protected] of it, which alone can be printed and written as JSON and CSV.
// A table has one or two dimensions, and totals, which it works out itself.
//
//	table, err := publish.NewCounts(publish.Axis{Name: "sex", Labels: []string{"female", "male"}}, publish.Axis{}, [][]int64{{7}, {181}})
//	protected, err := publish.Protect(table, publish.Policy{Minimum: 10})
//	fmt.Print(protected)
//
// # What is done
//
// Cells that a [Policy] calls sensitive are suppressed: counts below a minimum,
// totals among them, and values to which too few contribute or a few contribute
// too much (dominance). Then as many others are suppressed as it takes that the
// sensitive ones cannot be worked out from the totals (Cox 1980). Both print the
// same, as "[c]". Counts may also be rounded to a base.
//
// # What it promises
//
// Somebody who knows the published table, the policy, and that counts are not
// negative, can narrow down no sensitive count further than its suppression
// says: every number from 1 (from 0 where zeros are hidden) to the minimum less
// one remains possible for it, as far as the table goes; for a total, from the
// number of its cells that are not nought, as those that are nought are shown. A
// value may lie as far
// up and down as the policy asks. No suppressed cell whatever can be recovered.
// The promise holds for one cell at a time, and against one table: not for the
// sum of several suppressed cells, not for two tables of the same people that
// are published beside one another or one after the other, nor against somebody
// who runs this program backwards and rules out what it would have suppressed
// otherwise. A row with people in one column only says of all of them where they
// are, however many they are; that is for the reader of the table to judge.
//
// Labels are printed as they are given. They must name groups: a table has no
// place for identifiers of people, and they are not to be put into its labels.
//
// # Sources
//
// Hundepool, A. et al. (2012) Statistical Disclosure Control, Wiley; Cox, L. H.
// (1980) Suppression methodology and statistical disclosure control; Kelly, J.
// P., Golden, B. L. and Assad, A. A. (1992) Cell suppression: disclosure
// protection for sensitive tabular data. Thresholds are the caller's: there is
// no default.
package publish
