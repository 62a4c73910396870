// Package governancetest holds somebody's own disclosure function or audit to
// the laws that one keeps.
//
//	func TestDisclose(t *testing.T) {
//		governancetest.RunDiscloser(t, mine, governancetest.Options{})
//	}
//
// The laws of a disclosure, by the name that a violation has:
//
//   - total: every world has an answer: no panic, no error for valid facts;
//   - whole: every field is disclosed or withheld, once, as it is, and what is
//     withheld has a reason;
//   - nothing-by-default: without agreements nothing passes but what a duty
//     compels (R41);
//   - named: nothing passes but what an agreement in force names, from this
//     sender to this recipient, for this purpose, or what a duty compels;
//   - permitted: every field that is permitted passes;
//   - more-permission: with one more permission nothing less passes;
//   - more-prohibition: with one more prohibition, or consent withdrawn, nothing
//     more passes.
//
// The laws of an audit:
//
//   - total: every structure has an answer: no panic, no error for a valid one;
//   - connection: presence at two levels by agencies that have nothing to do with
//     each other, and a line one way, do not connect them (R20);
//   - refinement: what is known stays known when another fact becomes known:
//     unknown is not taken for no;
//   - names: no outcome hangs on what bodies and agencies are called (R247);
//   - agrees: the outcomes are those of this library's audit.
package governancetest
