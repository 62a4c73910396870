package apportion

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

// A TieError is that a tie decides who has a seat and the policy does not say
// how it is settled. It stands in the engagement.Problems that Apportion
// returns, see errors.As.
type TieError struct {
	Ties    []Tie
	Settled []Holding // the seats without those that the ties are about, in the order of the claimants
}

// Error names the tied claimants, a few of them where they are many.
func (e *TieError) Error() string {
	const most = 5
	var text strings.Builder
	fmt.Fprintf(&text, "%v", engagement.ErrMissing)
	for i, tie := range e.Ties {
		if i == most {
			fmt.Fprintf(&text, "; and %d ties more", len(e.Ties)-most)
			break
		}
		separator := ": "
		if i > 0 {
			separator = "; "
		}
		fmt.Fprintf(&text, "%sof %d claimants with the same right to a seat %d get one: ", separator, len(tie.IDs), tie.Seats)
		for k, id := range tie.IDs[:min(len(tie.IDs), most)] {
			if k > 0 {
				text.WriteString(", ")
			}
			text.WriteString(strconv.Quote(id))
		}
		if len(tie.IDs) > most {
			text.WriteString(", …")
		}
	}
	return text.String()
}

// Unwrap returns engagement.ErrMissing.
func (e *TieError) Unwrap() error { return engagement.ErrMissing }

// undecided returns the error for ties that are not settled.
func (a Apportionment) undecided(ties []tie) error {
	for _, tie := range ties {
		for _, place := range tie.places[:tie.seats] {
			a.Seats[place].Seats--
		}
	}
	for _, tie := range a.Ties {
		slices.Sort(tie.IDs)
	}
	return engagement.Problems{{Path: "ties", Value: TiesNotStated.String(), Err: &TieError{a.Ties, a.Seats}}}
}
