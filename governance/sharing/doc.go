// Package sharing decides what information may pass between voluntary and
// community sector (VCS) agencies and statutory bodies, under which agreement,
// and what the agreements between them have to be.
//
// # What may pass
//
// [Facts] are the parties, their agreements, what is prohibited, and what the
// person concerned consented to. A [Request] is one passage: on which day, from
// whom, to whom, for which purpose. [MayPass] decides it for a [Category] of
// information and says why; [Allows] is the same decision without the reasons.
// [Disclose] applies it to every field of a record.
//
// A category passes only if all of these hold:
//
//   - an agreement names the category, from the sender to the recipient (R39),
//   - both are parties to that agreement (R36),
//   - it is in force on the day, and names the purpose (R35),
//   - the person consents, unless the agreement states that for this category
//     no consent is needed (R40),
//   - a VCS recipient handles information securely (R37),
//   - between a VCS agency and a statutory body, both are trained in the
//     protocol (R35),
//   - nothing prohibits it (R39), and consent has not been withdrawn (R40).
//
// Agreements only permit. Prohibitions and withdrawn consent are facts apart and
// only take away. One thing stands above all of these: a VCS agency passes
// information to a statutory body where public protection or risk management
// asks for it, "whatever its confidentiality ethos" (R41). The caller asserts
// the ground and names the fields; see [Duty].
//
// Names are compared as written. A misspelt category, or one in other letters,
// is another category, which no agreement names. No category is sensitive or
// harmless by its name: the sources give no list, so every category goes
// through the same gate.
//
// # What is not known
//
// What is not known never permits. It withholds, the outcome is
// [engagement.OutcomeNotKnown], and the reason says what to ask. An agreement
// that does not say when it began is not known to be in force. One that does
// not say when it ends is not, either, unless it states that it is open-ended.
//
// # What agreements have to be
//
// [Formalise] says whether a service level agreement and an information sharing
// agreement are due (R31), [ExpectedSLA] whether one is to be expected from the
// money (R33), [Fragile] whether work without a contract hangs on one person
// (R34). [EffectiveTerms] adds an agency's conditions to the standard terms
// (R32), [Conforms] compares a protocol with a template (R38), [EnforcementIn]
// looks for the role in enforcement (R42). [Vet] and [PrisonAccess] are about
// people: vetting for a co-located unit (R43), and workers who are ex-offenders
// (R44).
//
// # Sources
//
// NA2009 4.1, 4.2, 4.4, 5.0, recommendation 17 and Appendix 6; HO2012 chapters
// 5 and 6; WO2011; SH2004 1.5, 3.1, 3.2 and Key Recommendation 2; CL2012.
// [engagement.Sources] says what the keys stand for, [Rules] lists what is
// modelled. The package applies the sources' rules, not data protection law.
package sharing
