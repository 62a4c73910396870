package division

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

// Each thing that can be wrong with the amounts is found, in its layer.
func TestCascade_Check(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(c *Cascade)
		layer  int
		want   []string
	}{
		{"an award a penny more", func(c *Cascade) { c.Parts[0].Awards[0].Award++ }, 1, []string{"awarded £1.50, and its awards together are £1.51"}},
		{"an award above the claim", func(c *Cascade) { c.Parts[0].Awards[0].Award, c.Parts[0].Awards[1].Award = 101, 49 }, 1, []string{`"n1" claims £1.00 and gets £1.01`}},
		{"an award below nothing", func(c *Cascade) { c.Parts[0].Awards[0].Award, c.Parts[0].Awards[1].Award = -1, 151 }, 1, []string{`"n1" claims £1.00 and gets -£0.01`}},
		{"an envelope's award a penny less", func(c *Cascade) { c.Awards[0].Award--; c.Awarded--; c.Unallocated++ }, 1, []string{"its budget is £1.50, and it got £1.49"}},
		{"more left", func(c *Cascade) { c.Unallocated++ }, 0, []string{"of £3.00 it awarded £3.00 and has £0.01 left"}},
		{"more awarded than there is", func(c *Cascade) { c.Budget--; c.Unallocated-- }, 0, []string{"of £2.99 it awarded £3.00 and has -£0.01 left"}},
		{"two to one", func(c *Cascade) { c.Parts[0].Awards[1].ID = "n1" }, 1, []string{`"n1" is awarded to twice`, "awarded £1.50, and its awards together are £0.75"}},
		{"a part without an award", func(c *Cascade) { c.Parts[0].ID = "nowhere" }, 0, []string{"parts without an award: 1"}},
		{"two parts of one name", func(c *Cascade) { c.Parts = append(c.Parts, c.Parts[0]) }, 0, []string{"parts with one identifier: 1 of 3"}},
		{"too large", func(c *Cascade) {
			c.Parts[0].Awards = []Award{{ID: "x", Claim: math.MaxInt64, Award: math.MaxInt64}, {ID: "y", Claim: 1, Award: 1}}
			c.Parts[0].Awarded = math.MaxInt64
		}, 1, []string{
			"a sum is too large: £92,233,720,368,547,758.07 and £0.01", "a sum is too large: £92,233,720,368,547,758.07 and £0.01",
			"of £1.50 it awarded £92,233,720,368,547,758.07 and has £0.00 left",
			"a sum is too large: £92,233,720,368,547,758.07 and £1.50", // the layer's, with the next envelope
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			cascade, err := AllocateEnvelopes(twoAreas())
			require.NoError(t, err)
			require.Equal(t, engagement.Met, cascade.Check().Outcome)
			test.change(&cascade)
			check := cascade.Check()
			require.Equal(t, engagement.NotMet, check.Outcome)
			var faults []string
			for _, fault := range check.Because[test.layer].Because {
				faults = append(faults, fault.Detail())
			}
			require.Equal(t, test.want, faults)
			_, err = cascade.Paid()
			require.ErrorIs(t, err, engagement.ErrContradicts)
		})
	}

	// An envelope inside itself has an end.
	loop := Cascade{ID: "loop", Allocation: Allocation{Awards: []Award{{ID: "loop"}}}, Parts: make([]Cascade, 1)}
	loop.Parts[0] = loop
	require.Equal(t, engagement.NotMet, loop.Check().Outcome)
	require.Equal(t, engagement.Met, Cascade{}.Check().Outcome)
	huge := Cascade{Allocation: Allocation{Budget: math.MaxInt64, Unallocated: math.MaxInt64, Awards: []Award{{ID: "a"}}},
		Parts: []Cascade{{ID: "a", Allocation: Allocation{Unallocated: 1}}}}
	require.Equal(t, "£92,233,720,368,547,758.07 through layers: 2; paid or left: too large: a sum", huge.Check().Detail())
}
