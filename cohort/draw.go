package cohort

import (
	"crypto/sha256"
	"encoding/binary"
)

// drawn returns a person's lot: the first eight bytes of the SHA-256 of the
// seed, most significant byte first, followed by the identifier. Anybody can
// repeat it, it does not depend on who else is drawn or in which order, and the
// smaller lot comes first.
func drawn(seed uint64, id PersonID) uint64 {
	text := append(binary.BigEndian.AppendUint64(nil, seed), id...)
	sum := sha256.Sum256(text)
	return binary.BigEndian.Uint64(sum[:8])
}
