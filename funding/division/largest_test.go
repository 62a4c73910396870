package division

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/funding"
)

func TestGiveLargest(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	var counts digitCounts
	for range 500 {
		n := 1 + r.IntN(300)
		keys, places := make([]uint64, n), make([]int, n)
		shift, near := r.UintN(64), r.Uint64()
		for i := range keys {
			switch places[i] = i; r.IntN(4) {
			case 0:
				keys[i] = r.Uint64() >> shift
			case 1:
				keys[i] = near + r.Uint64N(5) // which may wrap around: far from it
			case 2:
				keys[i] = keys[r.IntN(i+1)]
			case 3:
				keys[i] = []uint64{0, 1, math.MaxUint64 - 1, math.MaxUint64}[r.IntN(4)]
			}
		}
		slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(keys[b], keys[a]) })
		pennies := 1 + r.IntN(n)
		last := keys[places[pennies-1]]

		candidates := make([]candidate, n)
		for i, key := range keys {
			candidates[i] = candidate{key, i}
		}
		awards := make([]funding.Pence, n)
		tied, given := giveLargest(awards, candidates, pennies, &counts)
		left := pennies
		for i, key := range keys {
			want := funding.Pence(0)
			if key > last {
				want, left = 1, left-1
			}
			require.Equal(t, want, awards[i], "%d pennies for the key %d among %d", pennies, key, keys)
			isTied := slices.Contains(tied, candidate{key, i})
			require.Equal(t, key == last, isTied, "%d pennies for the key %d among %d", pennies, key, keys)
		}
		require.Equal(t, left, given)
	}
}

// Identifiers that are hard to tell apart: beginnings of one another, zero bytes,
// alike for long.
func TestGiveFirst(t *testing.T) {
	r := rand.New(rand.NewPCG(53, 54))
	var counts digitCounts
	for range 400 {
		ids := map[string]bool{}
		for range 1 + r.IntN(60) {
			id := []string{"", "an organisation with a long name/", "\xff\xff\xff\xff\xff\xff\xff\xff"}[r.IntN(3)]
			for range r.IntN(20) {
				id += string([]byte{"\x00\x00a\xff"[r.IntN(4)]})
			}
			ids[id+fmt.Sprint(r.IntN(3))[:r.IntN(2)]] = true
		}
		var claims []Claim
		var candidates []candidate
		for id := range ids {
			candidates = append(candidates, candidate{place: len(claims)})
			claims = append(claims, Claim{ID: id})
		}
		pennies := 1 + r.IntN(len(claims))
		awards := make([]funding.Pence, len(claims))
		giveFirst(awards, candidates, pennies, claims, &counts)
		order := slices.Clone(claims)
		slices.SortFunc(order, func(a, b Claim) int { return cmp.Compare(a.ID, b.ID) })
		for i, claim := range claims {
			want := funding.Pence(0)
			if cmp.Compare(claim.ID, order[pennies-1].ID) <= 0 {
				want = 1
			}
			require.Equal(t, want, awards[i], "%d pennies, %q among %q", pennies, claim.ID, order)
		}
	}

	// The same identifier again does not occur in a round that has been
	// checked: whoever gets the penny, it is given once.
	awards := make([]funding.Pence, 2)
	giveFirst(awards, []candidate{{place: 0}, {place: 1}}, 1, []Claim{{ID: "a"}, {ID: "a"}}, &counts)
	require.Equal(t, funding.Pence(1), awards[0]+awards[1])
}
