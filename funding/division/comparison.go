package division

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Comparison is what becomes of everyone's award from one allocation to
// another: of each claimant and group as engagement.Comparison has it, with the
// same tables, and what comes to the whole.
type Comparison struct {
	engagement.Comparison[funding.Pence]
	Gained      Moved    `json:"gained"`
	Lost        Moved    `json:"lost"`
	Unchanged   int      `json:"unchanged"`   // claimants
	FromNothing []string `json:"fromNothing"` // who moves from nothing to something, in the order of Changes
	ToNothing   []string `json:"toNothing"`   // who moves from something to nothing
	// Moved is what goes from some claimants to others: the lesser of what is
	// gained and what is lost. The rest of the greater is money that there is more
	// or less of.
	Moved funding.Pence `json:"moved"`
	// Difference is what all are given after less what they were given before:
	// what is gained less what is lost, to the penny.
	Difference funding.Pence `json:"difference"`
}

// Moved is how many gain or lose, and how much in all.
type Moved struct {
	Claimants int           `json:"claimants"`
	Amount    funding.Pence `json:"amount"`
}

// Compare compares two allocations by identifier. GroupOf says in which group an
// identifier counts; nil is for no groups. One who is in one allocation only is
// gained or lost, and has nothing in the other. An identifier given twice, a
// negative amount and a sum that overflows are errors. Its cost is linear.
func Compare(before, after Allocation, groupOf func(id string) string) (Comparison, error) {
	if groupOf == nil {
		groupOf = func(string) string { return "" }
	}
	var problems engagement.Problems
	problems.AddAll("before", before.checkAmounts())
	problems.AddAll("after", after.checkAmounts())
	if err := problems.Err(); err != nil {
		return Comparison{}, err
	}
	c := Comparison{FromNothing: []string{}, ToNothing: []string{}}
	var err error
	if c.Comparison, err = engagement.Compare(before.Entries(groupOf), after.Entries(groupOf)); err != nil {
		return Comparison{}, err
	}
	for _, change := range c.Changes {
		// No award is negative, and none of the sums is above that of all
		// awards on one side.
		switch change.Kind {
		case engagement.Gained:
			c.Gained.Claimants++
			c.Gained.Amount += change.Difference
		case engagement.Lost:
			c.Lost.Claimants++
			c.Lost.Amount -= change.Difference
		default: // amounts of the same rank are the same amount
			c.Unchanged++
		}
		switch {
		case change.Before == 0 && change.After > 0:
			c.FromNothing = append(c.FromNothing, change.ID)
		case change.Before > 0 && change.After == 0:
			c.ToNothing = append(c.ToNothing, change.ID)
		}
	}
	c.Moved = min(c.Gained.Amount, c.Lost.Amount)
	c.Difference = c.Gained.Amount - c.Lost.Amount
	return c, nil
}
