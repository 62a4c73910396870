package division

import "github.com/thirdsector-go/partnership/funding"

// A candidate is a claim that may get one of the last pennies, and the number by
// which it is settled who does: the largest come first.
type candidate struct {
	key   uint64
	place int
}

// giveLargest adds a penny to the awards of the candidates with the largest keys,
// as many as there are pennies, but for those with the smallest key that gets
// one. These it returns, and how many of them get one. There is at least a penny
// and not more than candidates, which are no longer what they were.
//
// It finds that key digit by digit from the top, as distances from the least key.
// At each digit those above it get their penny, those below it are done, and
// only those that agree are looked at again: linear whatever the keys are, where
// sorting would not be.
func giveLargest(awards []funding.Pence, candidates []candidate, pennies int, counts *digitCounts) (tied []candidate, given int) {
	for {
		least, most := candidates[0].key, candidates[0].key
		for _, c := range candidates {
			least, most = min(least, c.key), max(most, c.key)
		}
		if least == most {
			return candidates, pennies
		}
		d := topDigit(most-least, len(candidates))
		clear(counts[:d.size()])
		for _, c := range candidates {
			counts[d.of(c.key-least)]++
		}
		last := rank{}
		last.descend(pennies, d, counts)
		agree := candidates[:0]
		for _, c := range candidates {
			switch digit := d.of(c.key - least); {
			case digit > last.digit:
				awards[c.place]++
			case digit == last.digit:
				agree = append(agree, c)
			}
		}
		// Fewer than before: the least and the most differ in this digit.
		candidates, pennies = agree, pennies-last.above
	}
}

// A rank is what is known of the k-th largest of some numbers at a digit.
type rank struct {
	digit uint64
	above int // how many are larger
	equal int // how many have this digit
}

// descend finds the digit of the k-th largest, given how many numbers have each.
func (r *rank) descend(k int, d digit, counts *digitCounts) {
	digit := d.size() - 1
	for r.above+counts[digit] < k {
		r.above += counts[digit]
		digit--
	}
	r.digit, r.equal = uint64(digit), counts[digit]
}
