// Package cohort says who is managed, by which scheme, until when.
//
// A [Person] is what is known of somebody. A [Policy] says who is in a cohort:
// criteria as data, a ranking, and for how many there is room. [Prepare] checks
// a policy before any person is seen, and the [Selector] it makes tests a
// person, explains the answer, or selects from a list.
//
// A [Population] is people as columns, read from CSV or JSON lines, from which the
// same selector selects millions: the two forms of people give the same
// [Selection], which tells the attrition in any order of the criteria, and by
// group, without another pass.
//
// # Unknown is not no
//
// A criterion on a fact that is not known is neither passed nor failed. What
// becomes of the person then is the policy's to say, and is counted apart.
//
// # A month is a calendar month
//
// No source defines a month. A window of months goes to the same day of the
// month it ends in, or to that month's last day where it is shorter, and both
// ends belong to it. "Less than 12 months" excludes exactly 12.
//
// # Managing a case
//
// Each rule of managing a case is a struct of facts with a check that returns an
// engagement.Reason: when a case is dormant ([DormancyPolicy]), which are
// reserved to Probation ([CaseStanding]) and how a VCS agency comes into those
// ([ThreeWayMeeting]), the stages of a case and what each has
// ([SelectionChecklist] and those beside it), when a review is due
// ([ReviewCase]), who leads ([Leads]), and which way a case leaves
// ([Deselection]). Others are of a cohort or a project: [FeedersOf],
// [CheckNotifications], [JointWorkOf], [Referrals]. A [Scenario] steps a
// cohort of made-up cases through time.
package cohort
