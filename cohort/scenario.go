package cohort

import (
	"context"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A WhenFull is what becomes of somebody referred to a cohort that is full. The
// zero value is WhenFullNotStated.
type WhenFull uint8

// The choices.
const (
	WhenFullNotStated WhenFull = iota
	Wait                       // until there is room, in the order of referral
	TurnAway
)

var whenFulls = word.NewList[WhenFull]("WhenFull", "not-stated", "wait", "turn-away")

// ParseWhenFull returns the choice that text names; empty text is
// WhenFullNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseWhenFull(text string) (WhenFull, error) { return whenFulls.Parse(text) }

// WhenFulls lists the two choices.
func WhenFulls() []WhenFull { return whenFulls.Values() }

// String returns the word of f, such as "turn-away".
func (f WhenFull) String() string { return whenFulls.String(f) }

// MarshalText returns the word of f.
func (f WhenFull) MarshalText() ([]byte, error) { return whenFulls.Marshal(f) }

// UnmarshalText sets f to the choice that text names; see ParseWhenFull.
func (f *WhenFull) UnmarshalText(text []byte) error { return whenFulls.Unmarshal(f, text) }

// A Scenario is a cohort that is stepped through time with people who are made
// up: all of it is synthetic. Every number is the caller's; none has a default.
type Scenario struct {
	ID    string          `json:"id"`
	From  engagement.Date `json:"from,omitzero"` // the day of the first step; may be unknown
	Every Term            `json:"every,omitzero"`
	Steps int             `json:"steps"`
	Seed  uint64          `json:"seed,omitzero"`

	Start    Count    `json:"start"`    // cases before the first step, as if they had started just before it
	Capacity Count    `json:"capacity"` // cases at a time; where there are more at the start, nobody starts until there is room
	WhenFull WhenFull `json:"whenFull"`
	Referred Range    `json:"referred"` // people in a step
	// ReviewEvery is the steps from the start of a case to its first review, and
	// from one to the next.
	ReviewEvery int   `json:"reviewEvery"`
	Success     Odds  `json:"success"` // that a review de-selects for success
	Failure     Odds  `json:"failure"` // that it de-selects for failure
	Workers     Count `json:"workers,omitzero"`
}

// A Range is whole numbers from Least to Most, each as likely as the others.
type Range struct {
	Least uint32 `json:"least"`
	Most  uint32 `json:"most"`
}

// What a scenario may ask for at most: it takes 16 bytes for each case there is
// at a time.
const (
	mostSteps = 100_000
	mostCases = 100_000_000
)

// ReadScenario reads a scenario as one JSON document and validates it. The
// error is Problems, of the text and of the scenario.
func ReadScenario(r io.Reader) (Scenario, error) {
	var s Scenario
	err := facts.Read(r, &s, func() error { return s.Validate() })
	return s, err
}

// Validate returns every problem of s: what is missing, what is negative, odds
// that are more than all, by themselves or together, and more steps or cases
// than can be run.
func (s Scenario) Validate() error {
	var problems engagement.Problems
	if s.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	positive(&problems, "steps", s.Steps)
	if s.Steps > mostSteps {
		problems.Add("steps", strconv.Itoa(s.Steps), fmt.Errorf("%w of %d", engagement.ErrLimit, mostSteps))
	}
	for _, count := range []struct {
		path string
		is   Count
	}{{"start", s.Start}, {"capacity", s.Capacity}} {
		if !count.is.check(&problems, count.path) && count.is.n >= 0 {
			problems.Add(count.path, "", engagement.ErrMissing)
		}
	}
	problems.CheckWord("whenFull", s.WhenFull)
	if s.WhenFull == WhenFullNotStated {
		problems.Add("whenFull", "", engagement.ErrMissing)
	}
	if s.Referred.Least > s.Referred.Most {
		problems.Add("referred.least", strconv.FormatUint(uint64(s.Referred.Least), 10), fmt.Errorf("%w: more than the most, %d", engagement.ErrContradicts, s.Referred.Most))
	}
	if s.Start.n > mostCases || s.Steps <= mostSteps && s.Start.n+int64(s.Steps)*int64(s.Referred.Most) > mostCases {
		problems.Add("", "", fmt.Errorf("%w of %d people, at the start and referred", engagement.ErrLimit, mostCases))
	}
	positive(&problems, "reviewEvery", s.ReviewEvery)
	for _, odds := range []struct {
		path string
		is   Odds
	}{{"success", s.Success}, {"failure", s.Failure}} {
		problems.AddAll(odds.path, odds.is.Validate())
		if !odds.is.IsKnown() {
			problems.Add(odds.path+".in", "", engagement.ErrMissing)
		}
	}
	success, failure, all := s.outcomes()
	if s.Success.Of <= s.Success.In && s.Failure.Of <= s.Failure.In && failure > all-success {
		problems.Add("failure", s.Failure.String(), fmt.Errorf("%w: with success %v more than all", engagement.ErrOutOfRange, s.Success))
	}
	s.Workers.check(&problems, "workers")
	if _, err := s.on(max(s.Steps, 1)); err != nil {
		problems.Add("every", s.Every.String(), err)
	}
	return problems.Err()
}

func positive(problems *engagement.Problems, path string, n int) {
	switch {
	case n == 0:
		problems.Add(path, "", engagement.ErrMissing)
	case n < 0:
		problems.Add(path, strconv.Itoa(n), engagement.ErrNegative)
	}
}

// outcomes returns how many of so many equally likely draws are a success, and
// how many a failure.
func (s Scenario) outcomes() (success, failure, all uint64) {
	return uint64(s.Success.Of) * uint64(s.Failure.In), uint64(s.Failure.Of) * uint64(s.Success.In), uint64(s.Success.In) * uint64(s.Failure.In)
}

// on returns the day of a step, of which the first is 1. It is counted from the
// first day, so that steps of a month from the 31st stay at the months' ends.
func (s Scenario) on(step int) (engagement.Date, error) {
	if !s.Every.IsKnown() && step > 1 {
		return engagement.Date{}, nil
	}
	times := func(n uint16) int { return int(min(int64(step-1)*int64(n), math.MaxInt32)) } // which is beyond the calendar
	day, err := s.From.AddMonths(times(s.Every.Months))
	if err != nil {
		return engagement.Date{}, err
	}
	return day.AddDays(times(s.Every.Days))
}

// A ScenarioStep is what happened in one step. In this order: cases are reviewed and
// some leave, people are referred, and those start for whom there is room.
type ScenarioStep struct {
	Step       int             `json:"step"` // from 1 on
	On         engagement.Date `json:"on"`
	Before     int64           `json:"before"`   // cases
	Reviewed   int64           `json:"reviewed"` // of them
	Success    int64           `json:"success"`  // de-selected at the review
	Failure    int64           `json:"failure"`  // de-selected at the review
	Referred   int64           `json:"referred"`
	Started    int64           `json:"started"`
	TurnedAway int64           `json:"turnedAway"`
	Waiting    int64           `json:"waiting"`  // at the end of the step
	Caseload   int64           `json:"caseload"` // at the end: before, and started, less success and failure
}

// A ScenarioRun is a scenario and what happened in it.
type ScenarioRun struct {
	Scenario Scenario       `json:"scenario"`
	Steps    []ScenarioStep `json:"steps"`
}

// Run steps the cohort through time. The same scenario gives the same run on
// every machine. Chance is drawn by lot, as [Selector] does: the lots of a review
// are those of the case and of how many it has had, where a case has the number
// of its referral, and the lots of a step's referrals those of the step. So two
// scenarios with one seed differ by what they differ in and not by chance: the
// same people are referred, and a case that starts later meets the same reviews.
//
// The error is the Problems of s, or that of ctx. The cost is linear in steps,
// people and reviews, with a SHA-256 for each step and review, and the memory 16
// bytes for a case at a time and a row for each step.
func (s Scenario) Run(ctx context.Context) (ScenarioRun, error) {
	if err := s.Validate(); err != nil {
		return ScenarioRun{}, err
	}
	c := newCaseStepper(s)
	run := ScenarioRun{Scenario: s, Steps: make([]ScenarioStep, 0, s.Steps)}
	for step := 1; step <= s.Steps; step++ {
		row, err := c.next(ctx, step)
		if err != nil {
			return ScenarioRun{}, err
		}
		run.Steps = append(run.Steps, row)
	}
	return run, nil
}

// A caseStepper is the state between two steps.
type caseStepper struct {
	s        Scenario
	caseload int64
	referred uint64 // people so far, those there at the start among them: the number of the next
	waiting  uint64 // the number of the first of those who wait: they are the last of the referred
	// due has the cases by the step of their next review: those of step n are at n
	// modulo the steps between reviews. Where none comes up it is nil.
	due [][]ongoing
}

// An ongoing is a case.
type ongoing struct{ number, reviews uint64 }

func newCaseStepper(s Scenario) *caseStepper {
	c := &caseStepper{s: s}
	if s.ReviewEvery <= s.Steps {
		c.due = make([][]ongoing, s.ReviewEvery)
	}
	c.referred = uint64(s.Start.n)
	c.start(0, c.referred)
	return c
}

// start begins the cases of so many people, from the number that is waiting on.
func (c *caseStepper) start(step int, n uint64) {
	c.caseload += int64(n)
	if c.due != nil && step+c.s.ReviewEvery <= c.s.Steps {
		bucket := &c.due[step%c.s.ReviewEvery]
		for number := c.waiting; number < c.waiting+n; number++ {
			*bucket = append(*bucket, ongoing{number: number})
		}
	}
	c.waiting += n
}

func (c *caseStepper) next(ctx context.Context, step int) (ScenarioStep, error) {
	row := ScenarioStep{Step: step, Before: c.caseload}
	row.On, _ = c.s.on(step) // Validate has tried the last
	if err := c.review(ctx, step, &row); err != nil {
		return ScenarioStep{}, err
	}
	c.caseload -= row.Success + row.Failure

	span := uint64(c.s.Referred.Most) - uint64(c.s.Referred.Least) + 1
	row.Referred = int64(uint64(c.s.Referred.Least) + lot(c.s.Seed, "referred", uint64(step), 0, span))
	c.referred += uint64(row.Referred)
	room := max(c.s.Capacity.n-c.caseload, 0)
	row.Started = min(room, int64(c.referred-c.waiting))
	c.start(step, uint64(row.Started))
	if c.s.WhenFull == TurnAway {
		row.TurnedAway = int64(c.referred - c.waiting)
		c.waiting = c.referred
	}
	row.Waiting, row.Caseload = int64(c.referred-c.waiting), c.caseload
	return row, nil
}

// review draws what becomes of the cases of which a review is due. Those that
// stay are due again in the same place.
func (c *caseStepper) review(ctx context.Context, step int, row *ScenarioStep) error {
	if err := ctx.Err(); err != nil || c.due == nil {
		return err
	}
	success, failure, all := c.s.outcomes()
	bucket := c.due[step%c.s.ReviewEvery]
	stay := bucket[:0]
	for i, one := range bucket {
		if i%65536 == 65535 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		one.reviews++
		row.Reviewed++
		switch drawn := lot(c.s.Seed, "reviewed", one.number, one.reviews, all); {
		case drawn < success:
			row.Success++
		case drawn < success+failure:
			row.Failure++
		default:
			stay = append(stay, one)
		}
	}
	c.due[step%c.s.ReviewEvery] = stay
	return nil
}
