package fundingtest

import "github.com/thirdsector-go/partnership/internal/word"

// A SeatAxiom is a property that a way to apportion may have. The exact share, or
// quota, of a claimant is the seats times its weight over all weight. The zero
// value is SeatAxiomNotStated: checking it is an error.
//
// Unless another work is named, the definitions are those of Balinski and Young,
// Fair Representation (1982). Where two have the same right to a seat, they take
// any of the solutions; here an implementation returns one. So it is to settle
// such ties by an order of the claimants that does not change from one problem to
// the next, as by identifier.
type SeatAxiom uint8

// The axioms of apportionment.
const (
	SeatAxiomNotStated SeatAxiom = iota

	// LowerQuota: nobody has less than the exact share rounded down.
	LowerQuota
	// UpperQuota: nobody has more than the exact share rounded up.
	UpperQuota
	// StaysWithinQuota: both. No method keeps this and VoteRatioMonotonicity
	// (Balinski and Young's impossibility theorem).
	StaysWithinQuota
	// HouseMonotonicity: of more seats nobody has fewer. Else there is the paradox
	// of Alabama.
	HouseMonotonicity
	// VoteRatioMonotonicity: when weights change and the ratio of one to another
	// does not fall, then the one does not have fewer while the other has more.
	// This is what Balinski and Young call population monotonicity; the divisor
	// methods are those that keep it.
	VoteRatioMonotonicity
	// SeatPopulationMonotonicity is that there is no population paradox: when weights change
	// and that of one does not fall and that of another does not rise, then the one
	// does not have fewer while the other has more. VoteRatioMonotonicity implies
	// it; for methods that keep SeatHomogeneity they are the same.
	SeatPopulationMonotonicity
	// OwnWeightMonotonicity: when the weight of one alone rises it does not have
	// fewer.
	OwnWeightMonotonicity
	// Uniformity: what some of the claimants have together is apportioned among
	// these as it is among all. The new-states paradox breaks it.
	Uniformity
	// WeightOrder: who has more weight has no fewer seats.
	WeightOrder
	// Balance: those of equal weight have as many seats as each other, or one more.
	Balance
	// Exactness: where all exact shares are whole they are the seats.
	Exactness
	// SeatHomogeneity: when all weights are multiplied nothing changes.
	SeatHomogeneity
)

var seatAxiomWords = word.NewList[SeatAxiom]("SeatAxiom", "not-stated", "lower-quota", "upper-quota", "quota", "house-monotonicity",
	"vote-ratio-monotonicity", "population-monotonicity", "own-weight-monotonicity", "uniformity", "weight-order", "balance",
	"exactness", "homogeneity")

// ParseSeatAxiom returns the axiom that text names; empty text is
// SeatAxiomNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseSeatAxiom(text string) (SeatAxiom, error) { return seatAxiomWords.Parse(text) }

// SeatAxioms lists the axioms of apportionment.
func SeatAxioms() []SeatAxiom { return seatAxiomWords.Values() }

// String returns the word of a, such as "house-monotonicity".
func (a SeatAxiom) String() string { return seatAxiomWords.String(a) }

// MarshalText returns the word of a.
func (a SeatAxiom) MarshalText() ([]byte, error) { return seatAxiomWords.Marshal(a) }

// UnmarshalText sets a to the axiom that text names; see ParseSeatAxiom.
func (a *SeatAxiom) UnmarshalText(text []byte) error { return seatAxiomWords.Unmarshal(a, text) }

// law returns what the axiom says of a sitting; nil for none of the axioms.
func (a SeatAxiom) law() func(*sitting) {
	switch a {
	case LowerQuota:
		return (*sitting).lowerQuota
	case UpperQuota:
		return (*sitting).upperQuota
	case StaysWithinQuota:
		return func(s *sitting) {
			s.lowerQuota()
			s.upperQuota()
		}
	case HouseMonotonicity:
		return (*sitting).houseMonotonicity
	case VoteRatioMonotonicity:
		return (*sitting).voteRatioMonotonicity
	case SeatPopulationMonotonicity:
		return (*sitting).populationMonotonicity
	case OwnWeightMonotonicity:
		return (*sitting).ownWeightMonotonicity
	case Uniformity:
		return (*sitting).uniformity
	case WeightOrder:
		return (*sitting).weightOrder
	case Balance:
		return (*sitting).balance
	case Exactness:
		return (*sitting).exactness
	case SeatHomogeneity:
		return (*sitting).homogeneity
	}
	return nil
}
