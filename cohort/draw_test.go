package cohort

import (
	"math"
	"testing"
)

// Every number is as likely as the others, where the rest that n leaves of 2^64
// is large, too: of a half and one more every second attempt is lost. That the
// lots are those of their comment, the reference of the scenarios says.
func TestLot(t *testing.T) {
	for _, n := range []uint64{1, 2, 3, 6, 7, 1000} {
		counts := make([]int, min(n, 7))
		for i := range uint64(7000) {
			drawn := lot(1, "test", i, 0, n)
			if drawn >= n {
				t.Fatalf("%d of %d", drawn, n)
			}
			counts[drawn*uint64(len(counts))/n]++
		}
		for at, count := range counts {
			want := 7000 / len(counts)
			if d := count - want; d*d > 25*want {
				t.Errorf("of %d: %d times in part %d of %d, want about %d", n, count, at, len(counts), want)
			}
		}
	}
	const half = uint64(1)<<63 + 1
	high := 0
	for i := range uint64(4000) {
		drawn := lot(1, "test", i, 0, half)
		if drawn >= half {
			t.Fatalf("%d of %d", drawn, half)
		}
		if drawn > half/2 {
			high++
		}
	}
	if high < 1800 || high > 2200 {
		t.Errorf("%d of 4000 lie in the upper half", high)
	}
	if lot(1, "test", 5, 6, 0) != 0 || lot(1, "test", 5, 6, math.MaxUint64) == lot(2, "test", 5, 6, math.MaxUint64) ||
		lot(1, "test", 5, 6, math.MaxUint64) == lot(1, "test", 6, 5, math.MaxUint64) || lot(1, "test", 5, 6, math.MaxUint64) == lot(1, "other", 5, 6, math.MaxUint64) {
		t.Error("a lot that does not tell what it is drawn for")
	}
}
