package division

import "github.com/thirdsector-go/partnership/funding"

// giveLast gives the pennies left over to the largest remainders, where all
// above the digit of last have been given theirs and the candidates are the
// claims that have it. A tie is marked. It changes the candidates and counts.
func giveLast(awards []funding.Pence, candidates []candidate, pennies int, last rank, counts *digitCounts) rounding {
	tied, given := giveLargest(awards, candidates, pennies-last.above, counts)
	rounded := rounding{pennies, len(tied), given}
	for _, c := range tied {
		if rounded.decided() {
			awards[c.place] = mark(awards[c.place])
		} else {
			awards[c.place]++
		}
	}
	return rounded
}
