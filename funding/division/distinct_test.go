package division

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDistinct(t *testing.T) {
	r := rand.New(rand.NewPCG(61, 62))
	require.True(t, distinct(nil))
	for _, n := range []int{1, 2, 3, 100, 511, 512, 513, 5_000, 70_000} {
		claims := make([]Claim, n)
		for i := range claims {
			claims[i].ID = fmt.Sprint(i * 7)
		}
		require.True(t, distinct(claims), n)
		for range min(n, 30) {
			a, b := r.IntN(n), r.IntN(n)
			old := claims[a].ID
			claims[a].ID = claims[b].ID + ""
			require.Equal(t, a == b, distinct(claims), "%d and %d of %d", a, b, n)
			claims[a].ID = ""
			require.False(t, distinct(claims), "%d of %d is missing", a, n)
			claims[a].ID = old
		}
	}
}
