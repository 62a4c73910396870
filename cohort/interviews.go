package cohort

import (
	"fmt"
	"math"

	"github.com/thirdsector-go/partnership/engagement"
)

// Interviews is how many were held, in waves. Somebody may have been
// interviewed in several waves, once in each.
type Interviews struct {
	Waves   []Count           `json:"waves"`
	Repeats engagement.Answer `json:"repeats,omitzero"` // somebody was interviewed in more than one wave
	Place   string            `json:"place,omitzero"`
}

// Validate returns every problem of i: no wave, negative numbers, a sum that
// cannot be counted, and repeats where at most one wave has an interview.
func (i Interviews) Validate() error {
	var problems engagement.Problems
	if len(i.Waves) == 0 {
		problems.Add("waves", "", engagement.ErrMissing)
	}
	var sum int64
	several := 0
	for n, wave := range i.Waves {
		path := fmt.Sprintf("waves[%d]", n)
		if !wave.check(&problems, path) {
			several += btoi(!wave.IsKnown())
			continue
		}
		several += btoi(wave.n > 0)
		if wave.n > math.MaxInt64-sum {
			problems.Add(path, wave.String(), fmt.Errorf("%w: the interviews add up to more than can be counted", engagement.ErrOutOfRange))
			continue
		}
		sum += wave.n
	}
	problems.CheckWord("repeats", i.Repeats)
	if i.Repeats == engagement.Yes && several < 2 && len(i.Waves) > 0 {
		problems.Add("repeats", i.Repeats.String(), engagement.ErrContradicts)
	}
	return problems.Err()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Reached is interviews and the people whom they can have been with. Most is
// not known where it has no limit.
type Reached struct {
	Interviews Count `json:"interviews"` // the sum; not known where a wave is not
	Least      Count `json:"least"`      // people: the largest wave
	Most       Count `json:"most"`       // people: nobody twice, but for a repeat that is known
}

// People returns the sum of interviews and the range of people (R219): at least
// the larger wave, at most the sum, and where somebody is known to have been
// interviewed twice one less. Where nobody was, it is the sum exactly. Waves of
// 42 and 58 with repeats are 100 interviews of 58 to 99 people (HO2012 Ch.1,
// footnote 5). The error is the Problems of i.
func (i Interviews) People() (Reached, error) {
	if err := i.Validate(); err != nil {
		return Reached{}, err
	}
	var sum, most int64
	all := true
	for _, wave := range i.Waves {
		sum, most = sum+wave.n, max(most, wave.n)
		all = all && wave.IsKnown()
	}
	people := Reached{Least: Counted(most)}
	if i.Repeats == engagement.No {
		people.Least = Counted(sum)
	}
	if all {
		people.Interviews, people.Most = Counted(sum), Counted(sum-int64(btoi(i.Repeats == engagement.Yes)))
	}
	return people, nil
}

// CheckStated holds a number of people that somebody states to the interviews
// (R219): not met where it lies outside their range, as the sum does where
// somebody was interviewed twice; met where the range has no other number; not
// known between. The error is the Problems of i, and a negative number.
func (i Interviews) CheckStated(people Count) (engagement.Reason, error) {
	reason := engagement.Reason{Rule: ruleInterviews, Subject: i.Place, Format: "the interviews cannot be counted"}
	var problems engagement.Problems
	reached, err := i.People()
	problems.AddAll("", err)
	people.check(&problems, "people")
	if len(problems) > 0 {
		return reason, problems.Err()
	}
	right := engagement.NotKnown
	switch {
	case !people.IsKnown():
	case people.n < reached.Least.n, reached.Most.IsKnown() && people.n > reached.Most.n:
		right = engagement.No
	case reached.Least == reached.Most:
		right = engagement.Yes
	}
	reason.Outcome = right.Outcome()
	reason.Format = "%v people stated; %v interviews of %v to %v people"
	reason.Values = []any{people, reached.Interviews, reached.Least, reached.Most}
	return reason, nil
}
