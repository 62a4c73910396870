package cohort_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

// certain is a scenario without chance; all scenarios are synthetic.
func certain() cohort.Scenario {
	return cohort.Scenario{
		ID: "certain", From: day("2009-01-31"), Every: cohort.MustParseTerm("1m"), Steps: 5, Start: cohort.Counted(2), Capacity: cohort.Counted(5),
		WhenFull: cohort.Wait, Referred: cohort.Range{Least: 2, Most: 2}, ReviewEvery: 2,
		Success: cohort.Odds{Of: 1, In: 1}, Failure: cohort.Odds{Of: 0, In: 1}, Workers: cohort.Counted(2),
	}
}

func run(t *testing.T, s cohort.Scenario) cohort.ScenarioRun {
	t.Helper()
	got, err := s.Run(context.Background())
	wrong(t, err, "")
	return got
}

// Worked by hand. Everybody leaves at the first review, two steps after the
// start. Step 1: 2 there, 2 referred, 4. Step 2: the 2 from before leave, 2
// start, 4. Step 3: the 2 of step 1 leave. And so on.
func TestScenario_Run_byHand(t *testing.T) {
	var table strings.Builder
	if err := run(t, certain()).WriteTable(&table); err != nil {
		t.Fatal(err)
	}
	want := `step  on          before  reviewed  success  failure  referred  started  turnedAway  waiting  caseload  perWorker
   1  2009-01-31       2         0        0        0         2        2           0        0         4          2
   2  2009-02-28       4         2        2        0         2        2           0        0         4          2
   3  2009-03-31       4         2        2        0         2        2           0        0         4          2
   4  2009-04-30       4         2        2        0         2        2           0        0         4          2
   5  2009-05-31       4         2        2        0         2        2           0        0         4          2
`
	if diff := cmp.Diff(want, table.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	s := certain() // with room for three, and nobody leaves
	s.Capacity, s.Success, s.Workers, s.From = cohort.Counted(3), cohort.Odds{Of: 0, In: 1}, cohort.Counted(4), engagement.Date{}
	var csv strings.Builder
	if err := run(t, s).WriteCSV(&csv); err != nil {
		t.Fatal(err)
	}
	want = `step,on,before,reviewed,success,failure,referred,started,turnedAway,waiting,caseload,perWorker
1,,2,0,0,0,2,1,0,1,3,3/4
2,,3,2,0,0,2,0,0,3,3,3/4
3,,3,1,0,0,2,0,0,5,3,3/4
4,,3,2,0,0,2,0,0,7,3,3/4
5,,3,1,0,0,2,0,0,9,3,3/4
`
	if diff := cmp.Diff(want, csv.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	s.WhenFull = cohort.TurnAway
	for i, step := range run(t, s).Steps {
		if turned := int64(2 - btoi(i == 0)); step.Waiting != 0 || step.TurnedAway != turned {
			t.Errorf("%+v, want %d turned away", step, turned)
		}
	}
	s = certain() // all reviews are failures
	s.Success, s.Failure = s.Failure, s.Success
	for i, step := range run(t, s).Steps {
		if step.Success != 0 || (step.Failure == 2) != (i > 0) {
			t.Errorf("%+v", step)
		}
	}
	s = certain() // more than there is room for: nobody starts until there is
	s.Start, s.Capacity = cohort.Counted(7), cohort.Counted(5)
	if got := run(t, s).Steps; got[0].Started != 0 || got[0].Caseload != 7 || got[1].Success != 7 || got[1].Started != 4 {
		t.Errorf("%+v", got[:2])
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// slowLot draws as the comment of the code says, with numbers of any size.
func slowLot(seed uint64, what string, first, second, n uint64) uint64 {
	all := new(big.Int).Lsh(big.NewInt(1), 64)
	size := new(big.Int).SetUint64(n)
	limit := new(big.Int).Sub(all, new(big.Int).Mod(all, size))
	for attempt := uint64(0); ; attempt++ {
		var text []byte
		for _, number := range []uint64{seed, first, second, attempt} {
			text = binary.BigEndian.AppendUint64(text, number)
		}
		sum := sha256.Sum256(append(text, what...))
		drawn := new(big.Int).SetBytes(sum[:8])
		if drawn.Cmp(limit) < 0 {
			return drawn.Mod(drawn, size).Uint64()
		}
	}
}

// slowRun is the reference: a list of people, each looked at in every step.
func slowRun(s cohort.Scenario) []cohort.ScenarioStep {
	type person struct {
		number, started, reviews int
		state                    string
	}
	count := func(c cohort.Count) int { n, _ := c.Number(); return int(n) }
	var people []*person
	for range count(s.Start) {
		people = append(people, &person{number: len(people), state: "case"})
	}
	in := func(state string) (n int64) {
		for _, p := range people {
			if p.state == state {
				n++
			}
		}
		return n
	}
	successIn := new(big.Rat).SetFrac64(int64(s.Success.Of), int64(s.Success.In))
	failureIn := new(big.Rat).SetFrac64(int64(s.Failure.Of), int64(s.Failure.In))
	both := new(big.Rat).Add(successIn, failureIn)
	all := uint64(s.Success.In) * uint64(s.Failure.In)
	var steps []cohort.ScenarioStep
	for n := 1; n <= s.Steps; n++ {
		step := cohort.ScenarioStep{Step: n, Before: in("case")}
		step.On, _ = s.From.AddMonths((n - 1) * int(s.Every.Months))
		for _, p := range people {
			if p.state != "case" || n == p.started || (n-p.started)%s.ReviewEvery != 0 {
				continue
			}
			step.Reviewed++
			p.reviews++
			drawn := new(big.Rat).SetFrac(new(big.Int).SetUint64(slowLot(s.Seed, "reviewed", uint64(p.number), uint64(p.reviews), all)), new(big.Int).SetUint64(all))
			if drawn.Cmp(successIn) < 0 {
				step.Success++
				p.state = "gone"
			} else if drawn.Cmp(both) < 0 {
				step.Failure++
				p.state = "gone"
			}
		}
		step.Referred = int64(s.Referred.Least) + int64(slowLot(s.Seed, "referred", uint64(n), 0, uint64(s.Referred.Most-s.Referred.Least)+1))
		for range step.Referred {
			people = append(people, &person{number: len(people), state: "waits"})
		}
		for _, p := range people {
			if p.state == "waits" && in("case") < int64(count(s.Capacity)) {
				p.state, p.started = "case", n
				step.Started++
			}
			if p.state == "waits" && s.WhenFull == cohort.TurnAway {
				p.state = "away"
				step.TurnedAway++
			}
		}
		step.Waiting, step.Caseload = in("waits"), in("case")
		steps = append(steps, step)
	}
	return steps
}

func randomScenario(random *rand.Rand) cohort.Scenario {
	most := random.Uint32N(5)
	in := 1 + random.Uint32N(6)
	of := random.Uint32N(in + 1)
	s := cohort.Scenario{
		ID: "random", From: day("2009-01-31"), Every: cohort.MustParseTerm("1m"), Steps: 1 + random.IntN(25), Seed: random.Uint64(),
		Start: cohort.Counted(random.Int64N(12)), Capacity: cohort.Counted(random.Int64N(15)), WhenFull: []cohort.WhenFull{cohort.Wait, cohort.TurnAway}[random.IntN(2)],
		Referred: cohort.Range{Least: random.Uint32N(most + 1), Most: most}, ReviewEvery: 1 + random.IntN(30),
		Success: cohort.Odds{Of: of, In: in}, Failure: cohort.Odds{Of: in - of, In: in}, Workers: cohort.Counted(random.Int64N(4)),
	}
	if random.IntN(3) > 0 {
		s.ReviewEvery, s.Failure = 1+random.IntN(4), cohort.Odds{Of: random.Uint32N(2) * (in - of), In: in + random.Uint32N(3)}
	}
	return s
}

// The rows are those of the reference, and reconcile.
func TestScenario_Run_slowly(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 2009))
	var left, full int
	for range 400 {
		s := randomScenario(random)
		got := run(t, s)
		if diff := cmp.Diff(slowRun(s), got.Steps); diff != "" {
			t.Fatalf("%+v (-want +got):\n%s", s, diff)
		}
		n, _ := s.Start.Number()
		before := cohort.ScenarioStep{Caseload: n}
		capacity, _ := s.Capacity.Number()
		for _, step := range got.Steps {
			if step.Before != before.Caseload || step.Caseload != step.Before+step.Started-step.Success-step.Failure ||
				step.Waiting != before.Waiting+step.Referred-step.Started-step.TurnedAway {
				t.Fatalf("%+v does not reconcile with %+v", step, before)
			}
			if step.Started > 0 && step.Caseload > capacity || step.Success+step.Failure > step.Reviewed ||
				step.Referred < int64(s.Referred.Least) || step.Referred > int64(s.Referred.Most) {
				t.Fatalf("%+v of %+v", step, s)
			}
			left += int(step.Success + step.Failure)
			full += int(step.Waiting + step.TurnedAway)
			before = step
		}
	}
	if left < 100 || full < 100 {
		t.Errorf("%d left and %d found no room in 400 scenarios", left, full)
	}
}

// The same seed gives the same run, at any number of cores, and another seed
// another one.
func TestScenario_Run_seed(t *testing.T) {
	s := certain()
	s.Steps, s.Referred, s.Success, s.Capacity = 60, cohort.Range{Least: 0, Most: 9}, cohort.Odds{Of: 1, In: 3}, cohort.Counted(40)
	first := run(t, s)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if diff := cmp.Diff(first, run(t, s), cmp.AllowUnexported(cohort.Count{})); diff != "" {
		t.Errorf("the same seed (-first +second):\n%s", diff)
	}
	s.Seed = 1
	if cmp.Equal(first.Steps, run(t, s).Steps) {
		t.Error("another seed gives the same run")
	}
}

// What a scenario shares with another is not left to chance: the same people are
// referred whatever the room, and with room for all more room changes nothing.
func TestScenario_Run_common(t *testing.T) {
	s := certain()
	s.Steps, s.Referred, s.Success, s.Capacity = 60, cohort.Range{Least: 0, Most: 9}, cohort.Odds{Of: 1, In: 3}, cohort.Counted(20)
	narrow := run(t, s)
	s.Capacity = cohort.Counted(10000)
	wide := run(t, s)
	s.Capacity = cohort.Counted(20000)
	for i, step := range run(t, s).Steps {
		if step.Referred != narrow.Steps[i].Referred || step != wide.Steps[i] {
			t.Errorf("%+v, %+v, %+v", narrow.Steps[i], wide.Steps[i], step)
		}
	}
}

// Odds are what they say: of 60,000 reviews at 1 in 3 and 1 in 4 the numbers lie
// within five standard deviations of 20,000 and 15,000 (115 and 106).
func TestScenario_Run_odds(t *testing.T) {
	s := cohort.Scenario{ID: "odds", Steps: 1, Seed: 7, Start: cohort.Counted(60000), Capacity: cohort.Counted(0), WhenFull: cohort.TurnAway,
		ReviewEvery: 1, Success: cohort.Odds{Of: 1, In: 3}, Failure: cohort.Odds{Of: 1, In: 4}}
	step := run(t, s).Steps[0]
	if d := step.Success - 20000; step.Reviewed != 60000 || d*d > 577*577 {
		t.Errorf("%+v", step)
	}
	if d := step.Failure - 15000; d*d > 530*530 {
		t.Errorf("%+v", step)
	}
}

func TestScenario_Validate(t *testing.T) {
	wordtest.Check(t, "WhenFull", cohort.ParseWhenFull, cohort.WhenFulls(), "not-stated", "wait", "turn-away")
	wrong(t, certain().Validate(), "")
	wrong(t, cohort.Scenario{}.Validate(), `id: missing
steps: missing
start: missing
capacity: missing
whenFull: missing
reviewEvery: missing
success.in: missing
failure.in: missing`)
	s := certain()
	s.Steps, s.Start, s.Capacity, s.WhenFull, s.Referred, s.ReviewEvery = -1, cohort.Counted(-2), cohort.Counted(-3), 9, cohort.Range{Least: 3, Most: 2}, -4
	s.Success, s.Failure, s.Workers = cohort.Odds{Of: 2, In: 1}, cohort.Odds{Of: 1, In: 0}, cohort.Counted(-5)
	_, err := s.Run(context.Background())
	wrong(t, err, `steps: -1: negative
start: -2: negative
capacity: -3: negative
whenFull: unknown word WhenFull(9)
referred.least: 3: contradicts: more than the most, 2
reviewEvery: -4: negative
success.of: 2: out of range: in 1
failure.of: 1: out of range: in 0
failure.in: missing
workers: -5: negative`)
	s = certain()
	s.Failure = cohort.Odds{Of: 1, In: 4294967295}
	wrong(t, s.Validate(), "failure: 1 in 4294967295: out of range: with success 1 in 1 more than all")
	s.Success = cohort.Odds{Of: 4294967294, In: 4294967295} // together exactly all
	wrong(t, s.Validate(), "")
	run(t, s)
	s.Steps, s.From = 100001, engagement.Date{}
	wrong(t, s.Validate(), "steps: 100001: over the limit of 100000")
	s.Steps, s.Referred.Most = 100000, 1000
	wrong(t, s.Validate(), "over the limit of 100000000 people, at the start and referred")
	s = certain()
	s.From, s.Steps = day("9999-10-31"), 3
	wrong(t, s.Validate(), "")
	s.Steps = 4
	wrong(t, s.Validate(), "every: 1m: out of range: 9999-10-31 plus 3 months")
	s.Steps, s.Every = 100000, cohort.Term{Months: 65535, Days: 65535}
	if s.Validate() == nil {
		t.Error("a step beyond the calendar is accepted")
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := certain().Run(done); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestReadScenario(t *testing.T) {
	text := `{"id":"a","from":"2009-01-31","every":"1m","steps":5,"start":2,"capacity":5,"whenFull":"wait","referred":{"least":2,"most":2},
"seed":18446744073709551615,"reviewEvery":2,"success":{"of":1,"in":1},"failure":{"of":0,"in":1},"workers":2}`
	got, err := cohort.ReadScenario(strings.NewReader(text))
	wrong(t, err, "")
	want := certain()
	want.ID, want.Seed = "a", 1<<64-1
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	_, err = cohort.ReadScenario(strings.NewReader(strings.Replace(strings.Replace(text, `"wait"`, `"queue"`, 1), `"steps":5`, `"steps":0,"more":1`, 1)))
	if !errors.Is(err, engagement.ErrUnknownWord) || !errors.Is(err, engagement.ErrUnknownName) || !errors.Is(err, engagement.ErrMissing) {
		t.Errorf("%v", err)
	}
}

// Nothing that can be read stops the program, and what is valid runs and
// reconciles.
func FuzzReadScenario(f *testing.F) {
	f.Add(`{"id":"a","steps":3,"start":2,"capacity":5,"whenFull":"turn-away","referred":{"least":0,"most":2},"seed":18446744073709551615,"reviewEvery":2,"success":{"of":1,"in":3},"failure":{"of":1,"in":3}}`)
	f.Add(`{"id":"a","from":"9999-12-31","every":"1m","steps":100000,"start":0,"capacity":0,"whenFull":"wait","reviewEvery":1,"success":{"of":1,"in":3},"failure":{"of":1,"in":3}}`)
	f.Add(`{"steps":-1,"start":-1}`)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := cohort.ReadScenario(strings.NewReader(text))
		if err != nil {
			return
		}
		start, _ := s.Start.Number()
		if s.Steps > 50 || start+int64(s.Steps)*int64(s.Referred.Most) > 10000 {
			return
		}
		caseload := start
		for _, step := range run(t, s).Steps {
			caseload += step.Started - step.Success - step.Failure
			if caseload != step.Caseload || caseload < 0 {
				t.Fatalf("%+v", step)
			}
		}
	})
}

func TestScenarioStep_PerWorker(t *testing.T) {
	for _, test := range []struct {
		caseload int64
		workers  cohort.Count
		want     string
	}{
		{29, cohort.Counted(4), "7 1/4"}, {30, cohort.Counted(4), "7 1/2"}, {28, cohort.Counted(4), "7"}, {3, cohort.Counted(4), "3/4"}, {0, cohort.Counted(4), "0"},
		{29, cohort.Counted(0), "-"}, {29, cohort.Count{}, "-"}, {29, cohort.Counted(-1), "-"},
	} {
		if got := (cohort.ScenarioStep{Caseload: test.caseload}).PerWorker(test.workers); got != test.want {
			t.Errorf("%d of %v: %s, want %s", test.caseload, test.workers, got, test.want)
		}
	}
}

func TestCompareScenarios(t *testing.T) {
	narrow := certain()
	narrow.Capacity = cohort.Counted(3)
	got, err := cohort.CompareScenarios(run(t, certain()), run(t, narrow))
	wrong(t, err, "")
	for _, change := range got.Changes {
		if change.ID == "1 caseload" && (change.Before != 4 || change.After != 3 || change.Difference != -1 || change.Kind != engagement.Lost) {
			t.Errorf("%+v", change)
		}
	}
	for _, group := range got.Groups {
		if group.Group == "referred" && (group.Before != 10 || group.Difference != 0 || group.Unchanged != 5) {
			t.Errorf("%+v", group)
		}
	}
	longer := certain()
	longer.Steps = 6
	got, err = cohort.CompareScenarios(run(t, certain()), run(t, longer))
	wrong(t, err, "")
	gained := 0
	for _, change := range got.Changes {
		gained += btoi(change.Kind == engagement.Gained && !change.InBefore)
	}
	if gained != 9 {
		t.Errorf("%d measures of a step more", gained)
	}
}

func ExampleCompareRuns() {
	base := certain()
	base.ID, base.Steps = "as-now", 12
	base.Referred, base.Success, base.Failure = cohort.Range{Least: 1, Most: 3}, cohort.Odds{Of: 1, In: 4}, cohort.Odds{Of: 1, In: 8}
	more := base
	more.ID, more.Capacity = "more-room", cohort.Counted(12)
	var runs []cohort.ScenarioRun
	for _, s := range []cohort.Scenario{base, more} {
		r, err := s.Run(context.Background())
		if err != nil {
			fmt.Println(err)
			return
		}
		runs = append(runs, r)
	}
	side, err := cohort.CompareRuns(runs...)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := side.WriteTable(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// measure                as-now  more-room
	// steps                      12         12
	// capacity                    5         12
	// reviewed                   25         33
	// success                    10         11
	// failure                     2          4
	// referred                   21         21
	// started                    15         21
	// turnedAway                  0          0
	// highest caseload            5         10
	// waiting at the end          6          0
	// caseload at the end         5          8
	// per worker at the end   2 1/2          4
}

func TestCompareRuns(t *testing.T) {
	a, b := run(t, certain()), run(t, certain())
	_, err := cohort.CompareRuns(a, b)
	wrong(t, err, "runs[1]: \"certain\": duplicate")
	b.Scenario.ID, b.Steps = "b", nil
	side, err := cohort.CompareRuns(a, b)
	wrong(t, err, "")
	var csv bytes.Buffer
	if err := side.WriteCSV(&csv); err != nil {
		t.Fatal(err)
	}
	want := `measure,certain,b
steps,5,0
capacity,5,5
reviewed,8,0
success,8,0
failure,0,0
referred,10,0
started,10,0
turnedAway,0,0
highest caseload,4,0
waiting at the end,0,0
caseload at the end,4,0
per worker at the end,2,0
`
	if diff := cmp.Diff(want, csv.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCases(t *testing.T) {
	const most, least = cohort.Cases(1<<63 - 1), cohort.Cases(-1 << 63)
	for _, bad := range []func() (cohort.Cases, error){
		func() (cohort.Cases, error) { return most.Add(1) }, func() (cohort.Cases, error) { return least.Add(-1) },
		func() (cohort.Cases, error) { return least.Sub(1) }, func() (cohort.Cases, error) { return most.Sub(-1) },
		func() (cohort.Cases, error) { return cohort.Cases(0).Sub(least) },
	} {
		if got, err := bad(); !errors.Is(err, engagement.ErrOutOfRange) {
			t.Errorf("%v, %v", got, err)
		}
	}
	if got, err := most.Add(least); got != -1 || err != nil {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := cohort.Cases(-1).Sub(least); got != most || err != nil {
		t.Errorf("%v, %v", got, err)
	}
}

func BenchmarkScenario_Run(b *testing.B) {
	for _, n := range []int64{10, 1000, 100000, 1000000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := cohort.Scenario{ID: "bench", Steps: 12, Start: cohort.Counted(n), Capacity: cohort.Counted(n), WhenFull: cohort.Wait,
				Referred: cohort.Range{Least: 0, Most: uint32(n / 5)}, ReviewEvery: 3, Success: cohort.Odds{Of: 1, In: 4}, Failure: cohort.Odds{Of: 1, In: 10}}
			var reviews int64
			b.ReportAllocs()
			for b.Loop() {
				got, err := s.Run(context.Background())
				if err != nil {
					b.Fatal(err)
				}
				for _, step := range got.Steps {
					reviews += step.Reviewed
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(reviews), "ns/review")
		})
	}
}

func ExampleScenario_Run() {
	s := cohort.Scenario{ // every number is made up
		ID: "synthetic", From: day("2009-01-31"), Every: cohort.Term{Months: 1}, Steps: 4, Seed: 1,
		Start: cohort.Counted(20), Capacity: cohort.Counted(24), WhenFull: cohort.Wait, Referred: cohort.Range{Least: 2, Most: 6},
		ReviewEvery: 2, Success: cohort.Odds{Of: 1, In: 4}, Failure: cohort.Odds{Of: 1, In: 10}, Workers: cohort.Counted(5),
	}
	r, err := s.Run(context.Background())
	if err == nil {
		err = r.WriteTable(os.Stdout)
	}
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// step  on          before  reviewed  success  failure  referred  started  turnedAway  waiting  caseload  perWorker
	//    1  2009-01-31      20         0        0        0         6        4           0        2        24      4 4/5
	//    2  2009-02-28      24        20        5        1         4        6           0        0        24      4 4/5
	//    3  2009-03-31      24         4        0        0         2        0           0        2        24      4 4/5
	//    4  2009-04-30      24        20        2        1         4        3           0        3        24      4 4/5
}
