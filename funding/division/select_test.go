package division

import (
	"cmp"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSelectFirst(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	for range 300 {
		n := 1 + r.IntN(400)
		keys := r.Perm(n)
		switch r.IntN(4) {
		case 0:
			slices.Sort(keys)
		case 1:
			slices.Sort(keys)
			slices.Reverse(keys)
		}
		places := r.Perm(n)
		k := r.IntN(n + 1)
		selectFirst(places, k, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
		for _, i := range places[:k] {
			require.Less(t, keys[i], k, "%d of %d", k, n)
		}
		slices.Sort(places)
		for i, place := range places {
			require.Equal(t, i, place, "every place is still there")
		}
	}
}

// An order that answers so that every choice of where to part turns out badly
// costs n log n and not n².
func TestSelectFirst_adversary(t *testing.T) {
	const n = 20_000
	places, key := make([]int, n), make([]int, n)
	for i := range places {
		places[i], key[i] = i, n // n: not decided
	}
	// After McIlroy, Software: Practice and Experience 29 (1999): what is asked
	// about late is large.
	compared, solid, candidate := 0, 0, 0
	selectFirst(places, n/2, func(a, b int) int {
		compared++
		if key[a] == n && key[b] == n {
			if a == candidate {
				key[a] = solid
			} else {
				key[b] = solid
			}
			solid++
		}
		if key[a] == n {
			candidate = a
		} else if key[b] == n {
			candidate = b
		}
		return cmp.Compare(key[a], key[b])
	})
	require.Less(t, compared, 10*n*bits.Len(n))
}
