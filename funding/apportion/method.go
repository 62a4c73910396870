package apportion

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Method is a way to apportion. The zero value is MethodNotStated, which
// apportions nothing: using it is an error.
//
// The exact share, or quota, of a claimant is the seats times its weight over
// all weight. A divisor method gives the k-th seat of a claimant the rank
// weight/d(k) and hands out the seats of the highest ranks.
type Method uint8

// The methods.
const (
	MethodNotStated Method = iota
	// LargestRemainder rounds the exact shares down and gives the seats left
	// over to the largest remainders.
	LargestRemainder
	// DHondt has d(k) = k. It favours large weights.
	DHondt
	// SainteLague has d(k) = k - 1/2. It favours neither large nor small.
	SainteLague
	// ModifiedSainteLague is SainteLague with d(1) = 7/10 for 1/2: as 1.4, 3, 5,
	// where Sainte-Laguë has 1, 3, 5. It makes a first seat dearer.
	ModifiedSainteLague
	// HuntingtonHill has d(k) = √((k-1)k), so that the first seats come before
	// all others.
	HuntingtonHill
	// Adams has d(k) = k - 1, so that the first seats come before all others. It
	// favours small weights.
	Adams
	// Dean has d(k) = (k-1)k/(k-1/2), so that the first seats come before all
	// others.
	Dean
	// Quota hands out the seats one by one, each to the highest rank weight/k
	// among those whom it does not lift above their exact share, rounded up, of
	// the seats handed out so far. It has no shortcut but for whole rounds of as
	// many seats as there is weight in lowest terms: what is left after those is
	// at most MaxQuotaSeats. It takes no minimum and maximum seats: it is
	// defined by its history, each seat handed out as if it were the last (Balinski
	// and Young, American Mathematical Monthly 82, 1975), so that a minimum
	// would have to be met, and a quota kept, with every number of seats on the way.
	Quota
)

// MaxQuotaSeats is the most seats that Quota hands out one by one: some seconds'
// work.
const MaxQuotaSeats = 1_000_000

var methods = word.NewList[Method]("Method", "not-stated", "largest-remainder", "dhondt", "sainte-lague",
	"modified-sainte-lague", "huntington-hill", "adams", "dean", "quota")

// ParseMethod returns the method that text names; empty text is
// MethodNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseMethod(text string) (Method, error) { return methods.Parse(text) }

// Methods lists the methods.
func Methods() []Method { return methods.Values() }

// String returns the word of m, such as "dhondt".
func (m Method) String() string { return methods.String(m) }

// MarshalText returns the word of m.
func (m Method) MarshalText() ([]byte, error) { return methods.Marshal(m) }

// UnmarshalText sets m to the method that text names; see ParseMethod.
func (m *Method) UnmarshalText(text []byte) error { return methods.Unmarshal(m, text) }

// Rule returns the catalogue's row for m, the zero rule where m is not a
// method.
func (m Method) Rule() engagement.Rule {
	for _, rule := range Rules() {
		if rule.ID == m.String() {
			return rule
		}
	}
	return engagement.Rule{}
}

// check returns a problem where m is not a method.
func (m Method) check() error {
	var problems engagement.Problems
	problems.CheckWord("method", m)
	if m == MethodNotStated {
		problems.Add("method", m.String(), fmt.Errorf("%w: the way to apportion", engagement.ErrMissing))
	}
	return problems.Err()
}

var (
	ruleMinimumAndMaximum = engagement.Rule{ID: "minimum-and-maximum-seats", Title: "Minimum and maximum seats", Kind: engagement.Literature,
		Source: "Balinski and Young, Fair Representation, 1982; Pukelsheim, Proportional Representation, 2nd ed., 2017"}
	ruleThreshold = engagement.Rule{ID: "seat-threshold", Title: "No seats below a share of all weight", Kind: engagement.CallerRule,
		Source: "the policy's threshold"}
	ruleTies = engagement.Rule{ID: "seat-ties", Title: "Equal rights to the last seats", Kind: engagement.CallerRule,
		Source: "the policy's ties"}
)

// Rules lists the methods, and what can come beside them.
func Rules() []engagement.Rule {
	return []engagement.Rule{
		{ID: "largest-remainder", Title: "Largest remainder", Kind: engagement.Literature,
			Source: "Hamilton 1792; Hare 1859; Balinski and Young, Fair Representation, 1982"},
		{ID: "dhondt", Title: "D'Hondt, Jefferson, greatest divisors", Kind: engagement.Literature,
			Source: "Jefferson 1792; D'Hondt, Système pratique et raisonné de représentation proportionnelle, 1882; Balinski and Young (1982)"},
		{ID: "sainte-lague", Title: "Sainte-Laguë, Webster, major fractions", Kind: engagement.Literature,
			Source: "Webster 1832; Sainte-Laguë, Annales scientifiques de l'École Normale Supérieure 27 (1910); Balinski and Young (1982)"},
		{ID: "modified-sainte-lague", Title: "Sainte-Laguë with the first divisor 1.4", Kind: engagement.Literature,
			Source: "Lijphart, Electoral Systems and Party Systems, 1994"},
		{ID: "huntington-hill", Title: "Huntington–Hill, equal proportions", Kind: engagement.Literature,
			Source: "Huntington, Transactions of the American Mathematical Society 30 (1928); Balinski and Young (1982)"},
		{ID: "adams", Title: "Adams, smallest divisors", Kind: engagement.Literature,
			Source: "Adams 1832; Balinski and Young, Fair Representation, 1982"},
		{ID: "dean", Title: "Dean, harmonic means", Kind: engagement.Literature,
			Source: "Dean 1832; Balinski and Young, Fair Representation, 1982"},
		{ID: "quota", Title: "Quota method", Kind: engagement.Literature,
			Source: "Balinski and Young, American Mathematical Monthly 82 (1975)"},
		ruleMinimumAndMaximum, ruleThreshold, ruleTies,
	}
}
