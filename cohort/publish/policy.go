package publish

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Policy is how a table is protected. The sources give no thresholds, so
// nothing here has a default: a policy that asks for nothing is an error.
type Policy struct {
	// Minimum is the least number of people whose count is published, and the
	// least number who contribute to a value that is: at least 3, or 2 where
	// zeros are hidden. 0 asks for none.
	Minimum int64 `json:"minimum,omitzero"`

	// HideZeros suppresses counts of nought too, where it would say something of
	// people that there is nobody. Without it they are shown.
	HideZeros bool `json:"hideZeros,omitzero"`

	// Dominance is for tables of values; the zero value asks for none.
	Dominance Dominance `json:"dominance,omitzero"`

	// Margin is by how many hundredths of a suppressed value its bounds must at
	// least lie away from it, up and down: from 1 to 100, for tables of values
	// that are protected by a minimum.
	Margin int `json:"margin,omitzero"`

	// Base rounds to its nearest multiple, halves up: at least 3. 0 asks for
	// none. Where nothing is suppressed, totals are those of the rounded cells
	// and add up. Where cells are suppressed, each total is rounded by itself,
	// as a sum of rounded cells would say something of those left out. The notes
	// of the table say which.
	Base int64 `json:"base,omitzero"`
}

// A Dominance is the (n,k) rule: a value is sensitive where the N largest
// contributions are more than Percent of it.
type Dominance struct {
	N       int `json:"n"`       // at least 1
	Percent int `json:"percent"` // from 1 to 99
}

// Validate returns all that is wrong with the policy, as engagement.Problems,
// for either kind of table.
func (p Policy) Validate() error {
	var problems engagement.Problems
	p.check(&problems, "")
	return problems.Err()
}

func (p Policy) check(problems *engagement.Problems, path string) {
	if path != "" {
		path += "."
	}
	least := int64(3)
	if p.HideZeros {
		least = 2
	}
	outside := func(name string, n int64, text string) {
		problems.Add(path+name, strconv.FormatInt(n, 10), fmt.Errorf("%w: %s", engagement.ErrOutOfRange, text))
	}
	if p.Minimum != 0 && (p.Minimum < least || p.Minimum > MaxValue) {
		outside("minimum", p.Minimum, fmt.Sprintf("at least %d, or the suppression would say what it suppresses", least))
	}
	if p.Dominance != (Dominance{}) {
		if p.Dominance.N < 1 {
			outside("dominance.n", int64(p.Dominance.N), "at least 1")
		}
		if p.Dominance.Percent < 1 || p.Dominance.Percent > 99 {
			outside("dominance.percent", int64(p.Dominance.Percent), "from 1 to 99")
		}
	}
	if p.Margin < 0 || p.Margin > 100 {
		outside("margin", int64(p.Margin), "from 1 to 100")
	}
	if p.Base != 0 && (p.Base < 3 || p.Base > MaxValue) {
		outside("base", p.Base, "at least 3, or nought would be nought")
	}
	if p.HideZeros && p.Minimum == 0 {
		problems.Add(path+"minimum", "", fmt.Errorf("%w: zeros are hidden among counts below a minimum", engagement.ErrMissing))
	}
	if p.Minimum == 0 && p.Base == 0 && p.Dominance == (Dominance{}) {
		problems.Add(path+"minimum", "", fmt.Errorf("%w: a minimum, a dominance rule or a base to round to", engagement.ErrMissing))
	}
}

// checkFor adds what is wrong with the policy for a table.
func (p Policy) checkFor(problems *engagement.Problems, t Table) {
	p.check(problems, "policy")
	switch {
	case t.values && p.HideZeros:
		problems.Add("policy.hideZeros", "true", contradicts("zeros are hidden among counts, not among values"))
	case t.values && p.Minimum > 0 && p.Margin == 0:
		problems.Add("policy.margin", "", fmt.Errorf("%w: how far the bounds of a suppressed value must lie apart", engagement.ErrMissing))
	case !t.values && p.Dominance != (Dominance{}):
		problems.Add("policy.dominance", "", contradicts("everybody contributes one to a count"))
	case !t.values && p.Margin != 0:
		problems.Add("policy.margin", strconv.Itoa(p.Margin), contradicts("a margin is for values"))
	}
}

func contradicts(text string) error { return fmt.Errorf("%w: %s", engagement.ErrContradicts, text) }

// suppresses reports whether any cell can be sensitive.
func (p Policy) suppresses() bool { return p.Minimum > 0 || p.Dominance != (Dominance{}) }

// A need is why a cell is sensitive, and the range that has to remain possible
// for it.
type need struct {
	rule      engagement.Rule
	low, high int64
}

// sensitive returns the need of a cell, and whether it has one.
func (p Policy) sensitive(t Table, c cell) (need, bool) {
	if t.values {
		return p.sensitiveValue(c)
	}
	floor := p.floor(t)
	if p.Minimum == 0 || c.value >= p.Minimum || c.value < floor {
		return need{}, false
	}
	n := need{rule: ruleMinimum, low: floor, high: p.Minimum - 1}
	if floor > 0 {
		// A total is at least the number of its cells that are not nought, as
		// these are shown. It is that number only where each of them is 1, and
		// as they must be able to rise, so must it.
		n.low = max(floor, c.filled)
	}
	return n, true
}

// sensitiveValue protects as much up as the rule asks (Hundepool et al. 2012),
// and as much down.
func (p Policy) sensitiveValue(c cell) (need, bool) {
	n := need{low: c.value, high: c.value}
	found := false
	widen := func(rule engagement.Rule, by int64) {
		if !found {
			n.rule, found = rule, true
		}
		n.low, n.high = min(n.low, max(0, c.value-by)), max(n.high, c.value+by)
	}
	if p.Minimum > 0 && c.contributors > 0 && c.contributors < p.Minimum {
		widen(ruleMinimum, max(1, (c.value*int64(p.Margin)+99)/100))
	}
	if d := p.Dominance; d != (Dominance{}) && c.contributors > 0 {
		sum := int64(0)
		for _, contribution := range c.largest[:min(d.N, len(c.largest))] {
			sum += contribution
		}
		if percent := int64(d.Percent); 100*sum > percent*c.value {
			widen(ruleDominance, max(1, (100*sum+percent-1)/percent-c.value))
		}
	}
	return n, found
}

// floor is the least that a suppressed cell can be, as everybody knows.
func (p Policy) floor(t Table) int64 {
	if t.values || p.HideZeros {
		return 0
	}
	return 1
}

// round returns n rounded to the base, halves up.
func (p Policy) round(n int64) int64 {
	if p.Base == 0 {
		return n
	}
	down := n / p.Base * p.Base
	if rest := n - down; rest >= p.Base-rest {
		return down + p.Base
	}
	return down
}
