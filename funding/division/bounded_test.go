package division

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/funding"
)

// Without bounds and with weights of 1 a bounded division is the plain one.
func TestDivision_divideBounded_plain(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range 3_000 {
		claims := claimsFrom(r)
		budget := budgetFor(r, claims)
		ones := make([]int64, len(claims))
		for i := range ones {
			ones[i] = 1
		}
		noFloors := make([]funding.Pence, len(claims))
		for _, d := range simple {
			want, err := d.Divide(budget, claims)
			require.NoError(t, err)
			for _, b := range []bounded{
				{budget: budget, claims: claims},
				{budget: budget, claims: claims, weights: ones, floors: noFloors, caps: claims},
			} {
				awards := make([]funding.Pence, len(claims))
				_, err = d.divideBounded(awards, b)
				require.NoError(t, err)
				require.Equal(t, want, awards, "%v %+v", d, b)
			}
		}
	}
}
