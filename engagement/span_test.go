package engagement_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

// R94's window stands in the documents as "from 1 November 2010" and "by 31
// March 2011": the day after the last is outside.
func TestSpan_Contains(t *testing.T) {
	window, err := engagement.Days(day("2010-11-01"), day("2011-03-31"))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]engagement.Answer{
		"2010-10-31": engagement.No, "2010-11-01": engagement.Yes, "2011-03-31": engagement.Yes, "2011-04-01": engagement.No, "": engagement.NotKnown,
	} {
		if got := window.Contains(day(text)); got != want {
			t.Errorf("%v contains %q: %v, want %v", window, text, got, want)
		}
	}
	if got := (engagement.Span{}).Contains(engagement.Date{}); got != engagement.Yes {
		t.Errorf("a policy without limits contains an unknown day: %v, want yes", got)
	}
	if got := (engagement.Span{}).Contains(day("9999-12-31")); got != engagement.Yes {
		t.Errorf("a policy without limits contains the last day: %v, want yes", got)
	}
}

// Covers is held to every way in which the unknown ends could turn out.
func TestSpan_Covers(t *testing.T) {
	date := func(n int) engagement.Date { // 0 is not known
		if n == 0 {
			return engagement.Date{}
		}
		return day(fmt.Sprintf("2010-11-%02d", n))
	}
	const last = 9 // the fact's days run from 1 to 9, the policy's limits from 3 to 7
	for policyFrom := range 8 {
		for policyUntil := range 8 {
			if policyFrom == 1 || policyFrom == 2 || policyUntil == 1 || policyUntil == 2 || policyUntil > 0 && policyUntil <= policyFrom {
				continue
			}
			policy := engagement.Span{From: date(policyFrom), Until: date(policyUntil)}
			for from := range last + 1 {
				for until := range last + 1 {
					covered := map[bool]bool{}
					for f := 1; f <= last; f++ {
						for u := f + 1; u <= last; u++ {
							if (from == 0 || from == f) && (until == 0 || until == u) {
								covered[(policyFrom == 0 || f >= policyFrom) && (policyUntil == 0 || u <= policyUntil)] = true
							}
						}
					}
					want := engagement.NotKnown
					switch len(covered) {
					case 0:
						continue // no such span
					case 1:
						want = engagement.AnswerOf(covered[true])
					}
					// Ends of the small calendar decide what the open one leaves open.
					if from == 0 && until == 2 || until == 0 && from == last-1 {
						continue
					}
					fact := engagement.Span{From: date(from), Until: date(until)}
					if got := policy.Covers(fact); got != want {
						t.Errorf("[%d,%d) covers [%d,%d): %v, want %v", policyFrom, policyUntil, from, until, got, want)
					}
				}
			}
		}
	}
}

func TestSpan_Validate(t *testing.T) {
	for _, ok := range []engagement.Span{{}, {From: day("2010-11-01")}, {Until: day("2010-11-01")}, {day("2010-11-01"), day("2010-11-02")}} {
		if err := ok.Validate(); err != nil {
			t.Errorf("%v: %v", ok, err)
		}
	}
	for _, bad := range []engagement.Span{{day("2010-11-01"), day("2010-11-01")}, {day("2010-11-02"), day("2010-11-01")}} {
		if err := bad.Validate(); !errors.Is(err, engagement.ErrOutOfRange) {
			t.Errorf("%v: %v, want ErrOutOfRange", bad, err)
		}
	}
	if _, err := engagement.Days(day("2010-11-01"), day("9999-12-31")); !errors.Is(err, engagement.ErrOutOfRange) {
		t.Errorf("no day follows the last of the calendar, error %v", err)
	}
}

func TestSpan_String(t *testing.T) {
	for want, span := range map[string]engagement.Span{
		"2010-11-01 to 2011-03-31": {day("2010-11-01"), day("2011-04-01")},
		"2011-03-15":               {day("2011-03-15"), day("2011-03-16")},
		"from 2010-11-01":          {From: day("2010-11-01")},
		"by 2010-10-15":            {Until: day("2010-10-16")},
		"not-known":                {},
	} {
		if got := span.String(); got != want {
			t.Errorf("span prints %q, want %q", got, want)
		}
	}
}
