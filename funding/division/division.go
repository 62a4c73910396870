package division

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Division is a way to share a budget among claims. The zero value is
// DivisionNotStated, which shares nothing: using it is an error.
type Division uint8

// The ways to share.
const (
	DivisionNotStated Division = iota
	// Proportional gives each claim the same part of it.
	Proportional
	// EqualAwards gives everyone the same, but nobody more than the claim.
	EqualAwards
	// EqualLosses leaves everyone short by the same, but nobody below nothing.
	EqualLosses
	// Talmud is equal awards of half the claims up to half of what is claimed,
	// and above that equal losses of the other halves.
	Talmud
	// ReverseTalmud is equal losses of half the claims up to half of what is
	// claimed; above that each gets half the claim, and equal awards of the rest.
	ReverseTalmud
	// Piniles is equal awards of half the claims, twice.
	Piniles
	// ConstrainedEgalitarian is equal awards of half the claims up to half of what
	// is claimed; above that awards are as equal as can be, with nobody below half
	// the claim or above it.
	ConstrainedEgalitarian
	// Average is half way between EqualAwards and EqualLosses.
	Average
	// AdjustedProportional first gives each what the others leave over even if
	// paid in full, and shares the rest in proportion to what is left of the
	// claims, none of which counts above that rest.
	AdjustedProportional
	// ConcedeAndDivide is for two claims: each is given what the other concedes,
	// and the rest is halved. Other numbers of claims are an error.
	ConcedeAndDivide
	// MinimalOverlap lays the claims on the budget so that as little of it as can
	// be is claimed by many, and shares each part equally among those who claim it.
	MinimalOverlap
	// RandomArrival pays claims in full in the order in which they arrive, while
	// there is money: the mean over all orders. It is the Shapley value.
	RandomArrival
	// AverageOfAwards is the mean of all ways to give out the budget in which
	// nobody gets more than the claim or less than nothing.
	AverageOfAwards
	// DominguezThomson gives each of n claims an nth of it, or of the budget if
	// that is less, and the same of what then is left of claims and budget, and so on.
	DominguezThomson
)

var divisions = word.NewList[Division]("Division", "not-stated", "proportional", "equal-awards", "equal-losses",
	"talmud", "reverse-talmud", "piniles", "constrained-egalitarian", "average", "adjusted-proportional", "concede-and-divide",
	"minimal-overlap", "random-arrival", "average-of-awards", "dominguez-thomson")

// ParseDivision returns the division that text names; empty text is
// DivisionNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseDivision(text string) (Division, error) { return divisions.Parse(text) }

// Divisions lists the divisions.
func Divisions() []Division { return divisions.Values() }

// String returns the word of d, such as "equal-awards".
func (d Division) String() string { return divisions.String(d) }

// MarshalText returns the word of d.
func (d Division) MarshalText() ([]byte, error) { return divisions.Marshal(d) }

// UnmarshalText sets d to the division that text names; see ParseDivision.
func (d *Division) UnmarshalText(text []byte) error { return divisions.Unmarshal(d, text) }

// Rule returns the catalogue's row for d, the zero rule where d is not a way
// to share.
func (d Division) Rule() engagement.Rule {
	for _, rule := range Rules() {
		if rule.ID == d.String() {
			return rule
		}
	}
	return engagement.Rule{}
}

var ruleLargestRemainder = engagement.Rule{ID: "largest-remainder", Title: "Whole pence by largest remainder", Kind: engagement.Literature,
	Source: "Hamilton's method: Balinski and Young, Fair Representation, 1982, ch. 2"}

// Rules lists the ways to share, how their awards become whole pence, how these
// are paid in parts and through layers, and the constraints.
func Rules() []engagement.Rule {
	return append([]engagement.Rule{
		{ID: "proportional", Title: "Proportional", Kind: engagement.Literature,
			Source: "Aristotle, Nicomachean Ethics V; Thomson, Mathematical Social Sciences 45 (2003)"},
		{ID: "equal-awards", Title: "Constrained equal awards", Kind: engagement.Literature,
			Source: "Maimonides; Aumann and Maschler, Journal of Economic Theory 36 (1985); Thomson (2003)"},
		{ID: "equal-losses", Title: "Constrained equal losses", Kind: engagement.Literature,
			Source: "Maimonides; Aumann and Maschler, Journal of Economic Theory 36 (1985); Thomson (2003)"},
		{ID: "talmud", Title: "Talmud", Kind: engagement.Literature,
			Source: "Babylonian Talmud, Ketubot 93a; Aumann and Maschler, Journal of Economic Theory 36 (1985)"},
		{ID: "reverse-talmud", Title: "Reverse Talmud", Kind: engagement.Literature,
			Source: "Chun, Schummer and Thomson, Seoul Journal of Economics 14 (2001)"},
		{ID: "piniles", Title: "Piniles", Kind: engagement.Literature,
			Source: "Piniles, Darkah shel Torah, 1861; Aumann and Maschler (1985); Thomson (2003)"},
		{ID: "constrained-egalitarian", Title: "Constrained egalitarian", Kind: engagement.Literature,
			Source: "Chun, Schummer and Thomson, Seoul Journal of Economics 14 (2001)"},
		{ID: "average", Title: "Average of equal awards and equal losses", Kind: engagement.Literature,
			Source: "Thomson, How to Divide When There Isn't Enough, 2019"},
		{ID: "adjusted-proportional", Title: "Adjusted proportional", Kind: engagement.Literature,
			Source: "Curiel, Maschler and Tijs, Zeitschrift für Operations Research 31 (1987)"},
		{ID: "concede-and-divide", Title: "Concede and divide", Kind: engagement.Literature,
			Source: "Babylonian Talmud, Bava Metzia 2a; Aumann and Maschler, Journal of Economic Theory 36 (1985)"},
		{ID: "minimal-overlap", Title: "Minimal overlap", Kind: engagement.Literature,
			Source: "Ibn Ezra; O'Neill, Mathematical Social Sciences 2 (1982); Alcalde, Marco and Silva, Social Choice and Welfare 31 (2008)"},
		{ID: "random-arrival", Title: "Random arrival", Kind: engagement.Literature,
			Source: "O'Neill, Mathematical Social Sciences 2 (1982)"},
		{ID: "average-of-awards", Title: "Average of awards", Kind: engagement.Literature,
			Source: "Mirás Calvo, Quinteiro Sandomingo and Sánchez-Rodríguez, Social Choice and Welfare 59 (2022)"},
		{ID: "dominguez-thomson", Title: "Dominguez-Thomson", Kind: engagement.Literature,
			Source: "Dominguez and Thomson, Economic Theory 28 (2006)"},
		ruleLargestRemainder, ruleInstalments, ruleEnvelopes,
	}, constraintRules()...)
}
