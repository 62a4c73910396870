package directory

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

// R218, the published cases to one decimal: HO2012 Table 2.
func TestPublishedFunnels(t *testing.T) {
	var got [][]string
	for _, funnel := range PublishedFunnels() {
		rates, err := funnel.Rates()
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, r := range rates {
			texts = append(texts, r.String())
		}
		got = append(got, texts)
	}
	want := [][]string{
		{"not-applicable", "46.7%", "not-applicable", "not-applicable", "66.7%"},
		{"not-applicable", "56.8%", "88.0%"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rates (-want +got):\n%s", diff)
	}
	// 12 and 22 referrals exceed 21 people: as people they would not be a funnel.
	women := PublishedFunnels()[0]
	women.Steps[3].Unit = Persons
	if got, want := fmt.Sprint(women.Validate()), `steps[3].count: 22: contradicts: 21 persons at the step "took up the offer of supportive contact and referral"`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestFunnel_Rates(t *testing.T) {
	p := func(n int64) Step { return Step{"s", CountOf(n), Persons} }
	unknown, events, unit := Step{"s", Count{}, Persons}, Step{"s", CountOf(99), Events}, Step{"s", CountOf(3), UnitNotStated}
	for _, test := range []struct {
		name  string
		steps []Step
		want  string
	}{
		{"empty", nil, "[]"},
		{"nobody came", []Step{p(5), p(0), p(0)}, "[not-applicable 0.0% not-known]"},
		{"all came", []Step{p(5), p(5)}, "[not-applicable 100.0%]"},
		{"not known who", []Step{p(5), unknown, p(3), p(3)}, "[not-applicable not-known not-known 100.0%]"},
		{"first not known", []Step{unknown, p(3)}, "[not-applicable not-known]"},
		{"events first", []Step{events, p(4), events, p(1)}, "[not-applicable not-applicable not-applicable 25.0%]"},
		{"not known of what", []Step{p(4), unit, p(2), p(1)}, "[not-applicable not-known not-known 50.0%]"},
		{"half a tenth", []Step{p(2000), p(1)}, "[not-applicable 0.1%]"}, // 0.05%
		{"below half a tenth", []Step{p(2001), p(1)}, "[not-applicable 0.0%]"},
		{"the largest", []Step{p(math.MaxInt64), p(math.MaxInt64 - 1)}, "[not-applicable 100.0%]"},
	} {
		rates, err := Funnel{Name: "f", Steps: test.steps}.Rates()
		if got := fmt.Sprint(rates2text(rates)); got != test.want || err != nil {
			t.Errorf("%s: %s, %v, want %s", test.name, got, err, test.want)
		}
		for _, r := range rates {
			if known := r.String()[len(r.String())-1] == '%'; known != (r.Reason.Outcome == engagement.Met) {
				t.Errorf("%s: %v, and %v", test.name, r, r.Reason)
			}
		}
	}
	_, err := Funnel{Steps: []Step{{Count: CountOf(-1), Unit: 9}, p(3), unknown, p(4), p(3), p(5)}}.Rates()
	want := `name: missing
steps[0].name: missing
steps[0].count: -1: negative
steps[0].unit: unknown word Unit(9)
steps[3].count: 4: contradicts: 3 persons at the step "s"
steps[5].count: 5: contradicts: 3 persons at the step "s"`
	if fmt.Sprint(err) != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func rates2text(rates []Rate) []string {
	texts := []string{}
	for _, r := range rates {
		texts = append(texts, r.String())
	}
	return texts
}

// The rounding is that of exact fractions; big.Rat rounds halves away from
// zero, too.
func TestRate_String_exact(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 218))
	for range 20000 {
		whole := 1 + rng.Int64()>>rng.IntN(63)
		if whole <= 0 {
			whole = math.MaxInt64
		}
		part := rng.Int64N(whole)
		exact := new(big.Rat).Mul(big.NewRat(part, whole), big.NewRat(100, 1))
		if got, want := (Rate{Part: CountOf(part), Whole: CountOf(whole)}).String(), exact.FloatString(1)+"%"; got != want {
			t.Fatalf("%d of %d is %s, want %s", part, whole, got, want)
		}
	}
}
