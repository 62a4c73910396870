package division

import "github.com/thirdsector-go/partnership/funding"

// A candidate is a claim whose remainder may be the smallest that gets a penny.
type candidate struct {
	remainder uint64
	place     int
}

// giveLast gives the pennies left over to the largest remainders. A tie is
// marked.
//
// It finds the smallest remainder that gets a penny digit by digit from the top. At each digit those above it get theirs, those below it are done,
// and only those that agree so far are looked at again: linear whatever the
// remainders are, where sorting would not be.
//
// Last is the rank of that remainder at digit d, at which all above it have been
// given their penny, and agree are the claims that have this digit. It changes
// agree and counts.
func giveLast(awards []funding.Pence, agree []candidate, pennies int, last rank, d digit, counts *digitCounts) rounding {
	for d.shift > 0 && last.above+last.equal > pennies && !alike(agree) {
		d = d.next()
		clear(counts[:d.size()])
		for _, c := range agree {
			counts[d.of(c.remainder)]++
		}
		last.descend(pennies, d, counts)
		kept := agree[:0]
		for _, c := range agree {
			switch digit := d.of(c.remainder); {
			case digit > last.digit:
				awards[c.place]++
			case digit == last.digit:
				kept = append(kept, c)
			}
		}
		agree = kept
	}
	if last.above+last.equal > pennies { // and these are alike
		for _, c := range agree {
			awards[c.place] = mark(awards[c.place])
		}
		return rounding{pennies, last.equal, pennies - last.above}
	}
	smallest, tied := agree[0].remainder, 0
	for _, c := range agree {
		awards[c.place]++
		switch {
		case c.remainder < smallest:
			smallest, tied = c.remainder, 1
		case c.remainder == smallest:
			tied++
		}
	}
	return rounding{pennies, tied, tied}
}

// alike reports whether all have the same remainder. It stops at the first that
// differs, and so costs little where they do not.
func alike(agree []candidate) bool {
	for _, c := range agree {
		if c.remainder != agree[0].remainder {
			return false
		}
	}
	return true
}

// A rank is what is known of the k-th largest of some numbers at a digit.
type rank struct {
	digit uint64
	above int // how many are larger
	equal int // how many agree with it so far
}

// descend finds the next digit of the k-th largest, given how many of those
// that agree so far have each.
func (r *rank) descend(k int, d digit, counts *digitCounts) {
	digit := d.size() - 1
	for r.above+counts[digit] < k {
		r.above += counts[digit]
		digit--
	}
	r.digit, r.equal = uint64(digit), counts[digit]
}
