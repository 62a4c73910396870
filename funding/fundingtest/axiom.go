package fundingtest

import "github.com/thirdsector-go/partnership/internal/word"

// An Axiom is a property that a way to share a budget may have, written for a
// problem with budget E, claims c that add up to D, E at most D, and awards
// R(E, c). The zero value is AxiomNotStated: checking it is an error.
//
// Unless another work is named, the definitions are those of Thomson,
// "Axiomatic and game-theoretic analysis of bankruptcy and taxation problems",
// Mathematical Social Sciences 45 (2003) and 74 (2015), and How to Divide When
// There Isn't Enough (2019).
//
// An axiom says something of every problem. Check and CheckExact look at one,
// and at the problems that the axiom derives from it: of one-parameter families
// (lower budgets, higher claims) all where there are few, some where there are
// many; and of more than eight claimants, as who leaves or claims more, some.
type Axiom uint8

// The axioms. Whole pence cannot keep all of them to the letter: Moulin,
// "Priority rules and other asymmetric rationing methods", Econometrica 68
// (2000), shows that of rules for indivisible units only fixed priority orders
// are consistent and compose up and down, and nobody can split an odd penny
// between two equals. Where that is so the comment gives the pence allowed to an
// allocator, as the most by which awards that are each within a penny of the
// exact ones can miss. Where it gives none the axiom is held to the letter.
const (
	AxiomNotStated Axiom = iota

	// Efficiency: the awards add up to E, and to D where E is more.
	Efficiency
	// ClaimsBoundedness: nobody gets more than the claim, so who claims nothing
	// gets nothing.
	ClaimsBoundedness
	// NonNegativity: nobody pays.
	NonNegativity
	// EqualTreatment: equal claims get equal awards. In pence: to a penny.
	EqualTreatment
	// Anonymity: when two exchange claims they exchange awards, whoever they are.
	// In pence: to a penny, as an odd one may go by identifier. That the order of
	// the list decides nothing is a law of its own, to the letter.
	Anonymity
	// AwardsOrder: who claims more gets no less. In pence: to a penny.
	AwardsOrder
	// LossesOrder: who claims more loses no less. In pence: to a penny.
	LossesOrder
	// EndowmentMonotonicity: with a larger budget nobody gets less. In pence: to a
	// penny, as the largest remainder may move (the paradox of Alabama: Balinski
	// and Young, Fair Representation, 1982). Instalments need it to the letter,
	// which can be had: see Options.Exactly.
	EndowmentMonotonicity
	// ClaimMonotonicity: who claims more than before gets no less than before. Not
	// even by a penny: largest remainders take none from a claimant whose exact
	// award rises while nobody else's does.
	ClaimMonotonicity
	// LinkedClaimEndowment: when a claim and the budget rise by as much, that
	// claimant gets no more than that on top. In pence: to a penny.
	LinkedClaimEndowment
	// NoTransferParadox: when a claimant hands part of a claim to another, the
	// first gets no more than before and the other no less. In pence: to a penny.
	NoTransferParadox
	// BoundedTransferImpact: when a claimant hands part of a claim to another, the
	// first loses no more than that part and the other gains no more than it. In
	// pence: to a penny.
	BoundedTransferImpact
	// Homogeneity: when budget and claims are all multiplied, so are the awards. In
	// pence: to as many pence as the factor.
	Homogeneity

	// CompositionDown: when the budget falls it does not matter whether the smaller
	// one is shared by the claims or by the awards of the larger: R(E', c) =
	// R(E', R(E, c)) (Moulin 2000). In pence: each of the n awards taken for
	// claims is off by less than a penny, which together moves an award by less
	// than n, and the two sides are rounded: n+1.
	CompositionDown
	// CompositionUp: when the budget rises it does not matter whether all is shared
	// at once or first the smaller one and then the rest by what is left of the
	// claims: R(E, c) = R(E', c) + R(E-E', c-R(E', c)) (Young, "Distributive
	// justice in taxation", Journal of Economic Theory 44 (1988)). In pence: as
	// for CompositionDown with three roundings: n+2.
	CompositionUp
	// Consistency: when somebody leaves with the award, and the rest is shared
	// again among the others, they get what they had. In pence: what is left is off
	// by less than a penny, and both sides are rounded: two.
	Consistency
	// NullClaims: it does not matter whether those who claim nothing are there.
	NullClaims
	// NullCompensation: when somebody leaves who gets nothing, the others get what
	// they had. In pence: as for Consistency, two.
	NullCompensation
	// FullCompensation: when somebody leaves with the whole claim, and the rest is
	// shared again, the others get what they had. In pence: as for Consistency, two.
	FullCompensation
	// ReplicationInvariance: in the same problem twice over each copy gets what the
	// claimant gets in the problem. In pence: to a penny, as a tie may be settled
	// otherwise among the copies.
	ReplicationInvariance
	// SelfDuality: E is shared as losses of E are: R(E, c) = c - R(D-E, c)
	// (Aumann and Maschler, Journal of Economic Theory 36 (1985)). In pence: to a
	// penny.
	SelfDuality
	// Midpoint: of half of D everyone gets half the claim. In pence: to a penny.
	Midpoint

	// PopulationMonotonicity: when somebody else joins nobody gains. In pence: to a
	// penny.
	PopulationMonotonicity
	// LinkedEndowmentPopulation: when somebody else joins and brings as much as
	// the claim, nobody loses. In pence: to a penny.
	LinkedEndowmentPopulation
	// OrderUnderEndowment: when the budget rises, who claims more gains no less. In
	// pence: two roundings on either side, so three.
	OrderUnderEndowment
	// OrderUnderClaims: when a third claim rises, who claims more loses no less. In
	// pence: three.
	OrderUnderClaims
	// OrderUnderPopulation: when a third leaves, who claims more gains no less. In
	// pence: three.
	OrderUnderPopulation
	// GroupOrder: the group that claims more together gets no less and loses no
	// less together (Chambers and Thomson, Mathematical Social Sciences 44
	// (2002)). In pence: a penny for each award that is added up.
	GroupOrder

	// Progressivity: who claims more gets no smaller part of it. In pence: each
	// award may miss by a penny.
	Progressivity
	// Regressivity: who claims more gets no larger part of it. In pence: each award
	// may miss by a penny.
	Regressivity
	// TruncationInvariance: claims above E count as E (Dagan, "New
	// characterizations of old bankruptcy rules", Social Choice and Welfare 13
	// (1996)). In pence: to a penny.
	TruncationInvariance
	// MinimalRightsFirst: it does not matter whether everyone is first given what
	// the others leave over even if paid in full (Curiel, Maschler and Tijs,
	// Zeitschrift für Operations Research 31 (1987)). In pence: to a penny.
	MinimalRightsFirst
	// AwardsLowerBound: everyone gets at least min(claim, E)/n (Moreno-Ternero and
	// Villar, "The Talmud rule and the securement of agents' awards",
	// Mathematical Social Sciences 47 (2004)). In pence: to a penny.
	AwardsLowerBound
	// LossesLowerBound: everyone loses at least min(claim, D-E)/n. In pence: to a
	// penny.
	LossesLowerBound

	// NoAdvantageousMerging: two who claim as one get no more than both (O'Neill,
	// "A problem of rights arbitration from the Talmud", Mathematical Social
	// Sciences 2 (1982)). In pence: two, as two awards are added up.
	NoAdvantageousMerging
	// NoAdvantageousSplitting: one who claims as two gets no more than as one
	// (O'Neill 1982). In pence: two, as two awards are added up.
	NoAdvantageousSplitting
)

var axiomWords = word.NewList[Axiom]("Axiom", "not-stated", "efficiency", "claims-boundedness", "non-negativity",
	"equal-treatment", "anonymity", "awards-order", "losses-order", "endowment-monotonicity", "claim-monotonicity",
	"linked-claim-endowment", "no-transfer-paradox", "bounded-transfer-impact", "homogeneity",
	"composition-down", "composition-up", "consistency", "null-claims", "null-compensation", "full-compensation",
	"replication-invariance", "self-duality", "midpoint",
	"population-monotonicity", "linked-endowment-population", "order-under-endowment", "order-under-claims",
	"order-under-population", "group-order", "progressivity", "regressivity", "truncation-invariance",
	"minimal-rights-first", "awards-lower-bound", "losses-lower-bound", "no-advantageous-merging", "no-advantageous-splitting")

// ParseAxiom returns the axiom that text names; empty text is AxiomNotStated,
// and other text wraps engagement.ErrUnknownWord.
func ParseAxiom(text string) (Axiom, error) { return axiomWords.Parse(text) }

// Axioms lists the axioms.
func Axioms() []Axiom { return axiomWords.Values() }

// String returns the word of a, such as "composition-up".
func (a Axiom) String() string { return axiomWords.String(a) }

// MarshalText returns the word of a.
func (a Axiom) MarshalText() ([]byte, error) { return axiomWords.Marshal(a) }

// UnmarshalText sets a to the axiom that text names; see ParseAxiom.
func (a *Axiom) UnmarshalText(text []byte) error { return axiomWords.Unmarshal(a, text) }

// law returns what the axiom says of a trial; nil for none of the axioms.
func (a Axiom) law() func(*trial) {
	switch a {
	case Efficiency:
		return efficiency
	case ClaimsBoundedness:
		return claimsBoundedness
	case NonNegativity:
		return nonNegativity
	case EqualTreatment:
		return equalTreatment
	case Anonymity:
		return anonymity
	case AwardsOrder:
		return awardsOrder
	case LossesOrder:
		return lossesOrder
	case EndowmentMonotonicity:
		return endowmentMonotonicity
	case ClaimMonotonicity:
		return claimMonotonicity
	case LinkedClaimEndowment:
		return linkedClaimEndowment
	case NoTransferParadox:
		return noTransferParadox
	case BoundedTransferImpact:
		return boundedTransferImpact
	case Homogeneity:
		return homogeneity
	case CompositionDown:
		return compositionDown
	case CompositionUp:
		return compositionUp
	case Consistency:
		return consistency
	case NullClaims:
		return nullClaims
	case NullCompensation:
		return nullCompensation
	case FullCompensation:
		return fullCompensation
	case ReplicationInvariance:
		return replicationInvariance
	case SelfDuality:
		return selfDuality
	case Midpoint:
		return midpoint
	case PopulationMonotonicity:
		return populationMonotonicity
	case LinkedEndowmentPopulation:
		return linkedEndowmentPopulation
	case OrderUnderEndowment:
		return orderUnderEndowment
	case OrderUnderClaims:
		return orderUnderClaims
	case OrderUnderPopulation:
		return orderUnderPopulation
	case GroupOrder:
		return groupOrder
	case Progressivity:
		return progressivity
	case Regressivity:
		return regressivity
	case TruncationInvariance:
		return truncationInvariance
	case MinimalRightsFirst:
		return minimalRightsFirst
	case AwardsLowerBound:
		return awardsLowerBound
	case LossesLowerBound:
		return lossesLowerBound
	case NoAdvantageousMerging:
		return noAdvantageousMerging
	case NoAdvantageousSplitting:
		return noAdvantageousSplitting
	}
	return nil
}

// basic reports whether the axiom speaks of budgets above D too.
func (a Axiom) basic() bool { return a <= NonNegativity }
