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
	narrow    bool                     // all codes are held in two bytes, and are taken as held
	first     uint32                   // the code that counts as 1
	most      uint32                   // what the highest code counts as
	shift     int                      // how far left it stands in the 128 bits
	value     func(code uint32) uint32 // an age or a status, from what the code says besides
	table     []uint8                  // the same by code as held in one byte, or in two where narrow
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
	bucketBits  = 12
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
			if k.narrow = c.narrow(); k.narrow {
				low, _ := c.kind.narrow(k.first)
				high, _ := c.kind.narrow(c.high)
				k.first, k.most = uint32(low), uint32(high-low)+1
			} else {
				k.most = c.high - k.first + 1
			}
		}
		k.tabulate()
		free -= bits.Len32(k.most)
		k.shift = free
		r.keys = append(r.keys, k)
	}
	// All keys together have at most 107 bits.
	return r
}

// tabulate makes a table of values where all codes are held in one or two bytes.
func (k *rankColumn) tabulate() {
	switch {
	case k.kind == packed:
		k.table = make([]uint8, 1<<8)
		for code := range k.table {
			k.table[code] = uint8(k.value(uint32(code)))
		}
	case k.kind == births && k.column.narrow():
		k.narrow = true
		k.table = make([]uint8, 1<<16)
		low, _ := k.kind.narrow(min(k.low, k.high))
		high, _ := k.kind.narrow(k.high)
		for code := int(low); code <= int(high); code++ {
			k.table[code] = uint8(k.value(k.kind.widen(uint16(code))))
		}
	}
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

// block works out the words of some people of a block.
func (r *ranking) block(chunk, from int, local []uint16, highs, lows []uint64) {
	clear(highs)
	clear(lows)
	for i := range r.keys {
		k := &r.keys[i]
		c := &k.chunks[chunk]
		switch {
		case k.narrow && k.table != nil:
			codes := c.two[from:]
			for j, at := range local {
				k.add(uint32(k.table[codes[at]]), &highs[j], &lows[j])
			}
		case k.narrow:
			codes := c.two[from:]
			for j, at := range local {
				k.add(uint32(codes[at]), &highs[j], &lows[j])
			}
		case k.table != nil:
			codes := c.one[from:]
			for j, at := range local {
				k.add(uint32(k.table[codes[at]]), &highs[j], &lows[j])
			}
		default:
			for j, at := range local {
				code := k.codeAt(chunk, from+int(at))
				if k.value != nil {
					code = k.value(code)
				}
				k.add(code, &highs[j], &lows[j])
			}
		}
	}
}

// add puts the place of a code into the words.
func (k *rankColumn) add(code uint32, high, low *uint64) {
	value := k.count(code)
	if k.shift >= 64 {
		*high |= value << (k.shift - 64)
		return
	}
	*high |= value >> (64 - k.shift)
	*low |= value << k.shift
}

// count returns the place of a code, the smaller the sooner the person comes;
// what is not known comes last either way.
func (k *rankColumn) count(code uint32) uint64 {
	if code == 0 {
		return uint64(k.most)
	}
	if k.ascending {
		return uint64(code - k.first)
	}
	return uint64(k.most - (code - k.first + 1))
}
