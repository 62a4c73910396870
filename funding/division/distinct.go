package division

import (
	"hash/maphash"
	"math/bits"
)

// distinct reports whether every claim has an identifier and no two have the
// same. Its cost is linear.
//
// It does what a map would, but in parts small enough for the fastest memory:
// the claims are put into groups by the first bits of a hash of the identifier,
// and then each group into a table by the last. With many claims most of the time
// of a map is waiting for memory. Like a map's, the hash differs from run to run,
// and nothing but time depends on it.
func distinct(claims []Claim) bool {
	const groupBits = 9 // about as many claims are in a group, in bits
	indexBits := bits.Len(uint(len(claims)))
	shift := 64 - max(indexBits-groupBits, 0)
	hashes := make([]uint64, len(claims))
	ends := make([]int, 1<<(64-shift)) // at first the size of each group, then where to write next
	seed := maphash.MakeSeed()
	largest := 0
	for i := range claims {
		if claims[i].ID == "" {
			return false
		}
		hash := maphash.String(seed, claims[i].ID)
		hashes[i] = hash
		ends[hash>>shift]++
	}
	end := 0
	for group, size := range ends {
		ends[group] = end
		end += size
		largest = max(largest, size)
	}
	// An entry is what is left of a hash and, in the last bits, which claim.
	entries := make([]uint64, len(claims))
	for i, hash := range hashes {
		group := hash >> shift
		entries[ends[group]] = hash<<indexBits | uint64(i)
		ends[group]++
	}
	// A table keeps entries from one on, so that nothing is none, and is at most
	// half full.
	table := make([]uint64, 2<<bits.Len(uint(largest)))
	start := 0
	for _, end := range ends {
		group := entries[start:end]
		start = end
		slots := table[:2<<bits.Len(uint(len(group)))]
		clear(slots)
		last := uint64(len(slots) - 1)
		for _, entry := range group {
			slot := entry >> indexBits & last
			for ; slots[slot] != 0; slot = (slot + 1) & last {
				other := slots[slot] - 1
				if other>>indexBits == entry>>indexBits && claims[other&(1<<indexBits-1)].ID == claims[entry&(1<<indexBits-1)].ID {
					return false
				}
			}
			slots[slot] = entry + 1
		}
	}
	return true
}
