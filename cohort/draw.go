package cohort

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
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

// lot returns a number from 0 to n-1, each exactly as likely as the others,
// for something that is numbered twice. It is the first eight bytes of the
// SHA-256 of the seed, the two numbers and that of the attempt, most significant
// byte first, and what it is drawn for, taken modulo n. An attempt is the first
// one, 0, unless it falls into the rest that n leaves of 2^64. For n of 0 it is 0.
func lot(seed uint64, what string, first, second, n uint64) uint64 {
	if n == 0 {
		return 0
	}
	rest := (math.MaxUint64%n + 1) % n // of 2^64
	var text [64]byte
	for attempt := uint64(0); ; attempt++ {
		buffer := binary.BigEndian.AppendUint64(text[:0], seed)
		buffer = binary.BigEndian.AppendUint64(buffer, first)
		buffer = binary.BigEndian.AppendUint64(buffer, second)
		buffer = binary.BigEndian.AppendUint64(buffer, attempt)
		sum := sha256.Sum256(append(buffer, what...))
		if drawn := binary.BigEndian.Uint64(sum[:8]); drawn <= math.MaxUint64-rest {
			return drawn % n
		}
	}
}
