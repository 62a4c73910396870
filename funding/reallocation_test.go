package funding

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

// R103: either limb suffices, each fact decides the limb it belongs to, and
// what the panel has not found is not known.
func TestCandidate_Permitted(t *testing.T) {
	const (
		yes     = engagement.Yes
		no      = engagement.No
		unknown = engagement.NotKnown
	)
	for _, test := range []struct {
		name                              string
		development, expansion, innovates engagement.Answer
		want                              engagement.Outcome
	}{
		{"needed further development", yes, no, no, engagement.Met},
		{"needed it, whatever else", yes, unknown, unknown, engagement.Met},
		{"expands innovative work", no, yes, yes, engagement.Met},
		{"expands ordinary work", no, yes, no, engagement.NotMet},
		{"new and innovative", no, no, yes, engagement.NotMet},
		{"neither", no, no, no, engagement.NotMet},
		{"perhaps innovative", no, yes, unknown, engagement.OutcomeNotKnown},
		{"perhaps an expansion", no, unknown, yes, engagement.OutcomeNotKnown},
		{"perhaps in need of development", unknown, no, yes, engagement.OutcomeNotKnown},
		{"nothing known", unknown, unknown, unknown, engagement.OutcomeNotKnown},
	} {
		t.Run(test.name, func(t *testing.T) {
			reason := Candidate{Application: "a", NeedsDevelopment: test.development, Expansion: test.expansion, Innovative: test.innovates}.Permitted()
			require.Equal(t, test.want, reason.Outcome)
			require.Equal(t, "R103", reason.Rule.ID)
		})
	}
}

// A plan for what the programme of 2010-11 did not award, £3,443 of £500,000,
// and what a synthetic project did not spend.
func plan() Reallocation {
	return Reallocation{
		Unspent: []Unspent{{Amount: 3_443_00}, {From: "a", Amount: 557_00}},
		Candidates: []Candidate{
			{Application: "b", NeedsDevelopment: engagement.Yes, Given: 1_500_00},
			{Application: "c", NeedsDevelopment: engagement.No, Expansion: engagement.Yes, Innovative: engagement.Yes, Given: 2_500_00},
			{Application: "d", NeedsDevelopment: engagement.No, Expansion: engagement.No},
		},
	}
}

func TestCheckReallocation(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Reallocation)
		want   engagement.Outcome
		left   Pence
	}{
		{"all is given", func(*Reallocation) {}, engagement.Met, 0},
		{"a penny is left", func(p *Reallocation) { p.Candidates[0].Given-- }, engagement.Met, 1},
		{"a penny too much", func(p *Reallocation) { p.Candidates[0].Given++ }, engagement.NotMet, -1},
		{"a penny to one not permitted", func(p *Reallocation) { p.Candidates[0].Given--; p.Candidates[2].Given++ }, engagement.NotMet, 0},
		{"a penny to one not found on", func(p *Reallocation) {
			p.Candidates[0].Given--
			p.Candidates[2] = Candidate{Application: "d", Given: 1}
		}, engagement.OutcomeNotKnown, 0},
		{"nothing is given", func(p *Reallocation) { p.Candidates = p.Candidates[2:] }, engagement.NotApplicable, 4_000_00},
		{"nothing at all", func(p *Reallocation) { *p = Reallocation{} }, engagement.NotApplicable, 0},
		{"nothing is unspent", func(p *Reallocation) { p.Unspent = nil }, engagement.NotMet, -4_000_00},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := plan()
			test.change(&p)
			result, err := CheckReallocation(p)
			require.NoError(t, err)
			require.Equal(t, test.want, result.Outcome)
			require.Equal(t, test.left, result.Left)
			require.Equal(t, result.Unspent, result.Given+result.Left, "the plan reconciles")
			require.Len(t, result.Reasons, len(p.Candidates)+1)
			require.Equal(t, test.want, result.Reasons[len(p.Candidates)].Outcome)
		})
	}
}

func TestCheckReallocation_problems(t *testing.T) {
	_, err := CheckReallocation(Reallocation{
		Unspent:    []Unspent{{Amount: -1}, {}, {}, {From: "a"}, {From: "a"}},
		Candidates: []Candidate{{NeedsDevelopment: 9, Expansion: 9, Innovative: 9, Given: -2}, {Application: "b"}, {Application: "b"}},
	})
	require.EqualError(t, err, `unspent[0].amount: -£0.01: negative
unspent[4].from: "a": duplicate
candidates[0].application: missing
candidates[0].needsDevelopment: unknown word Answer(9)
candidates[0].expansion: unknown word Answer(9)
candidates[0].innovative: unknown word Answer(9)
candidates[0].given: -£0.02: negative
candidates[2].application: "b": duplicate`)
	_, err = CheckReallocation(Reallocation{Unspent: []Unspent{{Amount: math.MaxInt64}, {Amount: 1}},
		Candidates: []Candidate{{Application: "a", Given: math.MaxInt64}, {Application: "b", Given: 1}}})
	require.ErrorIs(t, err, ErrOverflow)
	require.EqualError(t, err, "unspent: too large: a sum\ncandidates: too large: a sum")
}

// Whatever is planned, it reconciles, and is met only where the definition is.
func TestCheckReallocation_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(103, 1))
	seen := map[engagement.Outcome]int{}
	for range 3_000 {
		var p Reallocation
		for range r.IntN(3) {
			p.Unspent = append(p.Unspent, Unspent{Amount: Pence(r.IntN(9))})
		}
		for i := range r.IntN(4) {
			p.Candidates = append(p.Candidates, Candidate{ApplicationID(rune('a' + i)), engagement.Answer(r.IntN(3)), engagement.Answer(r.IntN(3)),
				engagement.Answer(r.IntN(3)), Pence(r.IntN(4))})
		}
		result, err := CheckReallocation(p)
		require.NoError(t, err)
		var unspent, given Pence
		no, open := false, false
		for _, u := range p.Unspent {
			unspent += u.Amount
		}
		for _, c := range p.Candidates {
			given += c.Given
			may := c.NeedsDevelopment == engagement.Yes || c.Expansion == engagement.Yes && c.Innovative == engagement.Yes
			mayNot := c.NeedsDevelopment == engagement.No && (c.Expansion == engagement.No || c.Innovative == engagement.No)
			no = no || c.Given > 0 && mayNot
			open = open || c.Given > 0 && !may && !mayNot
		}
		want := engagement.Met
		switch {
		case given == 0:
			want = engagement.NotApplicable
		case no || given > unspent:
			want = engagement.NotMet
		case open:
			want = engagement.OutcomeNotKnown
		}
		require.Equal(t, []any{want, unspent, given, unspent - given}, []any{result.Outcome, result.Unspent, result.Given, result.Left}, "%+v", p)
		seen[want]++
	}
	require.Len(t, seen, 4)
}
