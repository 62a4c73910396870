// Package engagementtest holds somebody's own classifier of agencies to the
// laws that one keeps whatever model it follows, and to a model of this library
// if asked.
//
//	func TestClassifier(t *testing.T) {
//		engagementtest.Run(t, mine, engagementtest.Options{Agrees: engagement.Model2011})
//	}
//
// The laws, by the name that a violation has:
//
//   - total: every combination of ties has an answer: no panic, no level or role
//     outside the enumeration, the same answer when asked again;
//   - decided: where every tie is known, the level is known and no role open;
//   - coherent: the level is the closest of the roles held, "none" where none is
//     held or open; no role is both held and open;
//   - monotone: one more tie never makes a relationship less close (R11);
//   - unknown: an answer given under unknown ties holds however they turn out;
//   - exact: what holds however they turn out is given, not left open;
//   - agrees: the level and the roles are those of the model.
package engagementtest
