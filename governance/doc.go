// Package governance says who sits where in a partnership, who hears whom, and
// what follows: a [Structure] is agencies, bodies with seats, and the lines
// between them; [Run] audits it and returns findings, each with its rule, the
// bodies and agencies concerned, and what would put it right.
//
// # Represented is not connected
//
// A seat makes an agency present at a tier. It connects the tier with another
// only where the same agency is present at both, or stated lines run both ways
// between an agency here and one there, or between the bodies on which they sit
// (R20). A police chair of two bodies joins them for the police and not for the
// VCS.
//
// # Unknown is not no
//
// A structure is what somebody has stated. An agency that no seat names may sit
// there all the same, unless the body's seats are stated to be complete. What
// the facts do not settle is not known, and the finding says what to ask.
//
// What is stated of how the partnership is run, beyond who sits where, is its
// [Practice]: who leads for an area, who may bid for what a body decides, which
// plans, panels and staff there are. Each of those rules has its finding in the
// audit, and is a method of its fact for whoever asks no more than that.
//
// # Not only Integrated Offender Management
//
// Nothing here depends on the partnership being one (R247): the unit, the
// steering group and the boards are bodies at tiers.
//
// The subpackages: brokerage (measures on a network of agencies), sharing
// (agreements, and what may be disclosed), drawing (pictures), pioneers (the
// sites of 2009), governancetest (laws for an audit or a disclosure of one's
// own).
package governance
