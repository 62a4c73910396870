package cohort

import (
	"cmp"
	"math/bits"
	"sort"
)

// A ranking packs what people are ranked by into two words, so that whoever
// comes first has the smaller ones.
type ranking struct {
	keys []rankColumn
}

// A rankColumn is one key of the ranking: the codes of a column from the lowest
// that occurs, turned round where the higher comes first.
type rankColumn struct {
	*column
	ascending bool
	first     uint32                   // the code that counts as 1
	most      uint32                   // what the highest code counts as
	shift     int                      // how far left it stands in the 128 bits
	value     func(code uint32) uint32 // an age or a status, from what the code says besides
}

// A ranked is a person's place in the order: the two words, what breaks ties,
// and the person.
type ranked struct {
	high, low uint64
	tie       uint64
	row       uint32
}

// Ranks are counted in buckets, by the first bits of the first word.
const (
	bucketBits  = 16
	mostBuckets = 1 << bucketBits
)

func (r ranked) bucket() int { return int(r.high >> (64 - bucketBits)) }

func compareKeys(a, b ranked) int {
	return cmp.Or(cmp.Compare(a.high, b.high), cmp.Compare(a.low, b.low))
}

func newRanking(s Selector, p Population) ranking {
	var r ranking
	free := 128
	for _, key := range s.policy.Ranking {
		c, at := p.column(key.Field)
		k := rankColumn{column: c, ascending: key.Ascending, first: min(c.low, c.high), most: 1}
		switch {
		case c.kind == packed:
			k.first, k.most = 1, 3
			k.value = func(code uint32) uint32 { return code >> (2 * at) & 3 }
		case c.kind == births:
			k.first, k.most = 1, MaxAge+1
			k.value = agesOn(s, c)
		case c.high > 0:
			k.most = c.high - k.first + 1
		}
		free -= bits.Len32(k.most)
		k.shift = free
		r.keys = append(r.keys, k)
	}
	// All keys together have at most 107 bits.
	return r
}

// agesOn returns how an age follows from a code, by thresholds.
func agesOn(s Selector, c *column) func(code uint32) uint32 {
	asOf := s.policy.AsOf
	var from []uint32 // the first code of each age, from the oldest on
	for next := int64(MaxAge + 2); next >= 1; next-- {
		from = append(from, bornBy(next, asOf))
	}
	return func(code uint32) uint32 {
		if code < firstBirth {
			return code
		}
		// Whoever is born on from[i] or later, and before from[i+1], has the age
		// plus one of MaxAge+1-i.
		i := sort.Search(len(from), func(i int) bool { return from[i] > code })
		if i == 0 || i == len(from) { // too old, or not yet born
			return 0
		}
		return uint32(MaxAge + 2 - i)
	}
}

// of returns the words of a person.
func (r *ranking) of(chunk, at int) (high, low uint64) {
	for i := range r.keys {
		k := &r.keys[i]
		k.add(k.column.codeAt(chunk, at), &high, &low)
	}
	return high, low
}

// add puts the key of a code into the words.
func (k *rankColumn) add(code uint32, high, low *uint64) {
	if k.value != nil {
		code = k.value(code)
	} else if code != 0 {
		code = code - k.first + 1
	}
	// What is not known comes last either way.
	value := uint64(k.most - code)
	if k.ascending {
		value = uint64(code) - 1
		if code == 0 {
			value = uint64(k.most)
		}
	}
	switch {
	case k.shift >= 64:
		*high |= value << (k.shift - 64)
	default:
		*high |= value >> (64 - k.shift)
		*low |= value << k.shift
	}
}
