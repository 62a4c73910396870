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
	Settled Apportionment // but for the seats that its ties are about: those are handed to nobody
}

// Error names the tied claimants, a few of them where they are many.
func (e *TieError) Error() string {
	const most = 5
	var text strings.Builder
	fmt.Fprintf(&text, "%v", engagement.ErrMissing)
	for i, tie := range e.Settled.Ties {
		if i == most {
			fmt.Fprintf(&text, "; and %d ties more", len(e.Settled.Ties)-most)
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

// undecide takes back the seats that ties are about.
func (a Apportionment) undecide(ties []tie) {
	for i, tie := range ties {
		for _, place := range tie.places[:tie.seats] {
			a.Seats[place].Seats--
		}
		slices.Sort(a.Ties[i].IDs)
	}
}
