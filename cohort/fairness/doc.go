// Package fairness compares how often people of different groups are selected,
// and their shares of a cohort with their shares of a population. It works on
// counts and sees no person.
//
// A [Table] says of each [Group], such as sex=female or where attributes cross
// sex=female,ethnicity=black, how many people were considered and how many
// selected. [Measure] sets each group beside a reference group that the caller
// names; there is none by default, nor a band within which a ratio passes.
//
//	table := fairness.Table{{"sex=male", 800, 120}, {"sex=female", 200, 18}}
//	policy := fairness.Policy{References: []fairness.Group{"sex=male"}, Band: fairness.Band{Low: 0.8, High: 1.25}}
//	report, err := fairness.Measure(table, policy)
//
// # Figures
//
// A rate comes with the interval of [Wilson], a ratio of rates (the relative
// rate index) with those of [Katz] and of [Koopman], a difference with that of
// [Newcombe], and the hypothesis that two rates are the same with the p-value of
// [Fisher]. The level is 95% unless asked otherwise. A figure that does not
// exist, as the ratio to a rate of nought, says so ([Number], [Interval]); it is
// never a zero, nor not-a-number. Katz' interval does not exist for zero counts;
// Koopman's does, and stands beside it always.
//
// A ratio in the band is one thing and a difference that chance does not explain
// another: a group may pass either and fail the other. Both are reported, and
// neither decides for the reader. Where many groups are compared, some differ by
// chance: a report counts its comparisons, and gives each p-value also as
// adjusted for all of them ([Holm]).
//
// The intervals and the test take the groups for independent samples. Where a
// group is part of its reference they are left out, see [Disparity.Overlap].
//
// # Questions beside the table
//
// [MeasureAttrition] measures each step of a selection by several criteria.
// [Compare] shows what a quota or another rule does to the rates before anyone
// adopts it. [Represent] compares shares of the cohort with shares of a
// population (R163, R164).
//
// # Numbers
//
// Ratios, and differences between groups of less than sixty million people, are
// correctly rounded. Every other figure is printed to fewer digits than it has:
// four significant ones for people, twelve for programs. Machines that differ in
// the last bits of a float64 print the same, save where a figure lies on the very
// point at which a digit is rounded. Sums are taken in a fixed order.
//
// Reports hold the counts as they are. Package publish protects tables that
// leave the house.
package fairness
