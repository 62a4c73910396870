package division

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/funding"
)

// manyBoundedFrom draws so many claims that a sample is asked first, and such
// as make samples wrong: alike but for every so manieth, in order of size, a few
// that are worth more than all others, bends that are all at one level or very
// close.
func manyBoundedFrom(r *rand.Rand) bounded {
	n := manyVessels + r.IntN(manyVessels)
	b := bounded{claims: make([]funding.Pence, n)}
	kind, every := r.IntN(8), 2+r.IntN(16)
	most := math.MaxInt64 / int64(n)
	scale := 1 + r.Int64N(most)>>r.UintN(50)
	for i := range b.claims {
		switch kind {
		case 0: // most are small
			b.claims[i] = funding.Pence(math.Exp(r.NormFloat64()*1.5 + 13))
		case 1: // very heavy tails
			b.claims[i] = funding.Pence(most >> r.IntN(50))
		case 2:
			b.claims[i] = funding.Pence(scale)
		case 3:
			b.claims[i] = 1
			if i%every == 0 {
				b.claims[i] = funding.Pence(scale)
			}
		case 4: // a few, and nothing
			b.claims[i] = funding.Pence(max(scale*int64(r.IntN(100)-96), 0))
		case 5:
			b.claims[i] = funding.Pence(r.IntN(4))
		default:
			b.claims[i] = funding.Pence(r.Int64N(scale + 1))
		}
	}
	if r.IntN(4) == 0 {
		slices.Sort(b.claims)
	}
	if r.IntN(4) == 0 {
		// All together as large as they can be.
		var others funding.Pence
		for _, claim := range b.claims[1:] {
			others += claim
		}
		b.claims[0] = math.MaxInt64 - others
	}
	if kind := r.IntN(6); kind > 1 {
		b.caps = make([]funding.Pence, n)
		all := b.claims[r.IntN(n)]
		for i, claim := range b.claims {
			b.caps[i] = []funding.Pence{all, claim / 2, funding.Pence(r.Int64N(int64(claim)/2+1)) + claim/2, all + funding.Pence(i)}[kind-2]
		}
	}
	if kind := r.IntN(6); kind > 1 {
		b.floors = make([]funding.Pence, n)
		for i := range b.floors {
			top := b.top(i)
			b.floors[i] = []funding.Pence{top / 2, funding.Pence(r.Int64N(int64(top)/2 + 1)), min(top, 1), top}[kind-2]
			if kind == 5 && i%every == 0 {
				b.floors[i] = 0
			}
		}
	}
	if kind := r.IntN(6); kind > 1 {
		b.weights = make([]int64, n)
		for i, claim := range b.claims {
			b.weights[i] = []int64{1 + r.Int64N(5), 1 + int64(claim)/2, 1 + r.Int64N(most), 1 + int64(i)}[kind-2]
		}
	}
	var floors, tops funding.Pence
	for i := range b.claims {
		floors += b.floor(i)
		tops += b.top(i)
	}
	between := tops - floors
	b.budget = floors + []funding.Pence{min(1, between), between, max(between-1, 0), between / 2,
		between / 1_000, between - between/1_000, funding.Pence(r.Int64N(max(int64(between), 1)))}[r.IntN(7)]
	if r.IntN(4) == 0 {
		// As much as there is at the level of one claim.
		level := b.top(r.IntN(n))
		b.budget = 0
		for i := range b.claims {
			b.budget += max(min(level, b.top(i)), b.floor(i))
		}
	}
	return b
}

// atLevel works out the awards of b from its level, in whole numbers that
// cannot overflow. It reports whether they add up to the budget: there is no
// other way to share then, as what all get only rises with the level or, for
// losses, falls.
func (d Division) atLevel(b bounded, level ratio) (awards []funding.Pence, rounded rounding, ok bool) {
	n := len(b.claims)
	whole := new(big.Int).SetUint64(level.whole)
	parts := func(amount funding.Pence) *big.Int {
		return new(big.Int).Mul(big.NewInt(int64(amount)), whole)
	}
	awards = make([]funding.Pence, n)
	remainders, order := make([]uint64, n), make([]int, n)
	sum, remainder := new(big.Int), new(big.Int)
	left := b.budget
	for i, claim := range b.claims {
		award := new(big.Int).SetUint64(level.part)
		award.Mul(award, new(big.Int).SetUint64(b.weight(i)))
		switch d {
		case Proportional:
			award.Mul(award, big.NewInt(int64(claim)))
		case EqualLosses:
			award.Sub(parts(claim), award)
		}
		if floor := parts(b.floor(i)); award.Cmp(floor) < 0 {
			award = floor
		}
		if top := parts(b.top(i)); award.Cmp(top) > 0 {
			award = top
		}
		sum.Add(sum, award)
		award.QuoRem(award, whole, remainder)
		awards[i], remainders[i], order[i] = funding.Pence(award.Int64()), remainder.Uint64(), i
		left -= awards[i]
	}
	if sum.Cmp(parts(b.budget)) != 0 {
		return nil, rounding{}, false
	}
	if left == 0 {
		return awards, rounding{}, true
	}
	slices.SortStableFunc(order, func(i, k int) int {
		switch {
		case remainders[i] > remainders[k]:
			return -1
		case remainders[i] < remainders[k]:
			return +1
		}
		return 0
	})
	last := remainders[order[left-1]]
	rounded = rounding{int(left), 0, int(left)}
	for _, i := range order {
		switch {
		case remainders[i] > last:
			awards[i]++
			rounded.given--
		case remainders[i] == last:
			rounded.tied++
		}
	}
	for i := range awards {
		switch {
		case remainders[i] == last && rounded.decided():
			awards[i] = mark(awards[i])
		case remainders[i] == last:
			awards[i]++
		}
	}
	return awards, rounded, true
}

func TestDivision_divideBounded_many(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	near, far, overflows := 0, 0, 0
	for range 40 {
		b := manyBoundedFrom(r)
		for _, d := range simple {
			awards := make([]funding.Pence, len(b.claims))
			rounded, err := d.divideBounded(awards, b)
			if err != nil {
				require.ErrorIs(t, err, funding.ErrOverflow)
				overflows++
				continue
			}
			totals, err := d.checkBounded(b)
			require.NoError(t, err)
			if b.budget >= totals.tops || b.budget == totals.floors {
				for i, award := range awards {
					want := b.floor(i)
					if b.budget >= totals.tops {
						want = b.top(i)
					}
					require.Equal(t, want, award)
				}
				continue
			}
			p := d.pour(b, totals)
			scratch := make([]funding.Pence, len(b.claims))
			sums := make([]bendSum, 1<<maxDigitBits)
			if _, _, _, ok := p.near(p.sampled(sums), sums, scratch); ok {
				near++
			} else {
				far++
			}
			want, wantRounded, ok := d.atLevel(b, p.level(scratch))
			require.True(t, ok, "%v of %v: the awards do not add up to the budget", d, b)
			if !slices.Equal(want, awards) || rounded != wantRounded {
				t.Fatalf("%v of %v: %d %+v, want %d %+v", d, b, awards, rounded, want, wantRounded)
			}
		}
	}
	require.Greater(t, near, 30, "most samples tell where the level is")
	require.NotZero(t, far, "some samples do not")
	require.NotZero(t, overflows)
}
