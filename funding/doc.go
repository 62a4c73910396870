// Package funding holds money and the rules of grants programmes: who may be
// funded, what was awarded, and whether the printed figures add up.
//
// Amounts are [Pence], whole numbers that never pass through a float. Sums are
// checked for overflow and reconcile to the penny.
//
// A [Programme] is a policy: the conditions under which the programme gives
// grants. [Gate] holds an [Application] to it and returns a [Decision] with a
// reason for every condition; what an application does not say is not known,
// and leads to a question, not to a refusal. A [Record] is everything known of
// one programme; the published one of 2010-11 is in package programme2010.
//
// [Lines] turns a record into the amounts it holds, each with what it can be
// grouped by. [GroupBy] adds them up by any key, [Accounts] makes them up by
// area, [CheckArea], [CheckProgramme] and [CheckEnvelope] hold them to what was
// stated, and [Reconcile] compares each printed [Figure]
// with what its parts add up to, and searches for what would explain a
// difference.
//
// Sharing a budget that is smaller than the claims is package division. What
// comes with it are rules here: [CheckReallocation] makes up a plan for money that
// was not spent, [CheckSeedCornCaps] holds small grants to their area's cap and
// [CheckSeedCornClaim] what is said of them to what is known,
// [CheckFocusChanges] says whether projects that asked to change were treated
// alike, and [CheckConcentration] how much of all income few charities hold.
//
// # Sources
//
// HO2012 chapters 2 and 3, Annex 1 and Tables 1 to 3; CL2012 2.1 to 2.3;
// WO2011's table of charities. [engagement.Sources] says what the keys stand
// for, [Rules] lists what is modelled.
package funding
