package directory

import (
	"fmt"
	"math/bits"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Funnel is how many people went from step to step of a service.
type Funnel struct {
	Name  string `json:"name"`
	Steps []Step `json:"steps"`
	Place string `json:"place,omitzero"` // where a source states it
}

// A Step is one count of a funnel.
type Step struct {
	Name  string `json:"name"`
	Count Count  `json:"count"`
	Unit  Unit   `json:"unit"`
}

// Validate returns every problem of f: a name that is missing, a unit outside
// its enumeration, a negative count, and a step of persons with more people than
// one before it: people leave a funnel and do not join it on the way.
func (f Funnel) Validate() error {
	var problems engagement.Problems
	if f.Name == "" {
		problems.Add("name", "", engagement.ErrMissing)
	}
	var fewest Step
	for i, step := range f.Steps {
		path := fmt.Sprintf("steps[%d]", i)
		if step.Name == "" {
			problems.Add(path+".name", "", engagement.ErrMissing)
		}
		step.Count.check(&problems, path+".count")
		problems.CheckWord(path+".unit", step.Unit)
		if step.Unit != Persons || !step.Count.known {
			continue
		}
		if fewest.Count.known && step.Count.n > fewest.Count.n {
			problems.Add(path+".count", step.Count.String(), fmt.Errorf("%w: %v persons at the step %q", engagement.ErrContradicts, fewest.Count, fewest.Name))
			continue
		}
		fewest = step
	}
	return problems.Err()
}

// A Rate is what share of the people at one step came to the next step of
// people, exactly: Part of Whole.
type Rate struct {
	Step   string            `json:"step"`
	Of     string            `json:"of"` // the step before it that counts people; empty where there is none
	Part   Count             `json:"part"`
	Whole  Count             `json:"whole"`
	Reason engagement.Reason `json:"reason"` // met: it is a rate; not applicable: the step has none; not known
}

// Rates returns one rate for every step (R218), in their order. A step of
// persons is divided by the step of persons before it; the first has none
// before it, and steps of events have no rate and are passed over: 12 and 22
// referrals of 21 people are not shares of them. A rate is not known where a
// count or a unit on the way is not, or nobody was at the step before. A funnel
// that is not valid is an error, engagement.Problems.
func (f Funnel) Rates() ([]Rate, error) {
	if err := f.Validate(); err != nil {
		return nil, err
	}
	var rates []Rate
	var before Step // the last of persons
	broken := false // a step since then may be of persons, too
	for _, step := range f.Steps {
		r := Rate{Step: step.Name, Part: step.Count}
		r.Reason = engagement.Reason{Rule: ruleFunnel, Subject: step.Name}
		switch {
		case step.Unit == Events:
			r.Reason.Outcome = engagement.NotApplicable
			r.Reason.Format, r.Reason.Values = "%v events, which are not people", []any{step.Count}
		case step.Unit == UnitNotStated:
			broken = true
			r.Reason.Format, r.Reason.Values = "%v of what is not stated", []any{step.Count}
		case broken:
			r.Reason.Format, r.Reason.Values = "%v persons; it is not known whether a step before counts people", []any{step.Count}
			before, broken = step, false
		case before.Unit == UnitNotStated: // there is none yet
			r.Reason.Outcome = engagement.NotApplicable
			r.Reason.Format, r.Reason.Values = "%v persons, the first step", []any{step.Count}
			before = step
		default:
			r.Of, r.Whole = before.Name, before.Count
			r.Reason.Outcome = engagement.OutcomeNotKnown
			if _, known := r.perMille(); known {
				r.Reason.Outcome = engagement.Met
			}
			r.Reason.Format, r.Reason.Values = "%v of %v persons", []any{r.Part, r.Whole}
			before = step
		}
		rates = append(rates, r)
	}
	return rates, nil
}

// perMille returns the rate in tenths of a percent, rounded to the nearest,
// halves away from zero, and whether there is one.
func (r Rate) perMille() (tenths uint64, known bool) {
	if !r.Part.known || !r.Whole.known || r.Part.n < 0 || r.Whole.n <= 0 || r.Part.n > r.Whole.n {
		return 0, false
	}
	// floor(1000 part/whole + 1/2), both terms doubled, in 128 bits.
	high, low := bits.Mul64(uint64(r.Part.n), 2000)
	low, carry := bits.Add64(low, uint64(r.Whole.n), 0)
	tenths, _ = bits.Div64(high+carry, low, 2*uint64(r.Whole.n))
	return tenths, true
}

// String returns the rate to one decimal, halves rounded away from zero, such
// as "46.7%"; "not-applicable" or "not-known" where there is none.
func (r Rate) String() string {
	tenths, known := r.perMille()
	switch {
	case known:
		return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
	case r.Reason.Outcome == engagement.NotApplicable:
		return engagement.NotApplicable.String()
	}
	return engagement.OutcomeNotKnown.String()
}

// PublishedFunnels returns the two funnels of HO2012 Table 2, both of Croydon.
func PublishedFunnels() []Funnel {
	return []Funnel{
		{Name: "Croydon Women's Court Service", Place: "HO2012 Table 2, Service delivery for offenders", Steps: []Step{
			{"women interviewed voluntarily", CountOf(45), Persons},
			{"took up the offer of supportive contact and referral", CountOf(21), Persons},
			{"referred to volunteering opportunities", CountOf(12), Events},
			{"referred to other support organisations", CountOf(22), Events},
			{"still engaged as at March 2011", CountOf(14), Persons},
		}},
		{Name: "Supported volunteering and mentoring programme", Place: "HO2012 Table 2, Volunteering or mentoring projects", Steps: []Step{
			{"potential mentors applied for training", CountOf(44), Persons},
			{"attended training", CountOf(25), Persons},
			{"completed it", CountOf(22), Persons},
		}},
	}
}
