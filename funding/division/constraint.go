package division

import (
	"fmt"
	"io"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/table"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Constraint is a kind of condition beside the budget and the claims. The
// zero value is ConstraintNotStated.
//
// Where several apply, the reserve is kept back first. Then groups get their
// shares, floors are paid, tiers are served one after the other, and inside a
// tier the division shares. Minimums are looked at last, and if a claim is
// dropped for one, all is shared anew.
type Constraint uint8

// The kinds, with the field that states each.
const (
	ConstraintNotStated Constraint = iota
	WithWeights                    // Claim.Weight
	WithFloors                     // Claim.Floor, as a bound
	WithBaselines                  // Claim.Floor under Policy.Baselines
	WithCaps                       // Claim.Cap and Policy.Most
	WithTiers                      // Claim.Tier
	WithMinimums                   // Claim.Minimum
	WithMostMoney                  // Claim.Minimum under MostMoney
	WithGroups                     // Claim.Groups and Round.Groups
	WithReserve                    // Policy.Reserve and Policy.ReserveShare
)

var constraintWords = word.NewList[Constraint]("Constraint", "not-stated", "weights", "floors", "baselines", "caps", "tiers",
	"minimums", "most-money", "groups", "reserve")

// ParseConstraint returns the kind that text names; empty text is
// ConstraintNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseConstraint(text string) (Constraint, error) { return constraintWords.Parse(text) }

// AllConstraints lists the kinds.
func AllConstraints() []Constraint { return constraintWords.Values() }

// String returns the word of c, such as "floors".
func (c Constraint) String() string { return constraintWords.String(c) }

// MarshalText returns the word of c.
func (c Constraint) MarshalText() ([]byte, error) { return constraintWords.Marshal(c) }

// UnmarshalText sets c to the kind that text names; see ParseConstraint.
func (c *Constraint) UnmarshalText(text []byte) error { return constraintWords.Unmarshal(c, text) }

// A Cell of the matrix says whether a division takes a constraint.
type Cell struct {
	Division   Division   `json:"division"`
	Constraint Constraint `json:"constraint"`
	Takes      bool       `json:"takes"`
	Note       string     `json:"note,omitzero"` // why it does not, or what the constraint means for it
}

const (
	capsCut     = "A claim counts only as far as its cap: the division has no level that a cap could stop."
	noFloors    = "A floor in mid-division would cut across the halves, means or layers by which it is defined: floors are paid first, as baselines, and it shares the rest."
	noWeights   = "By its definition equal claims are treated alike, and there is no one accepted way to weigh it: claims that are to count differently can be put in tiers or groups."
	onlyTwo     = "It is for exactly two claims, and this may leave it another number."
	tooManySets = "Each of many sets of claims is shared among, which takes this division too long: claims can be dropped one after the other."
)

// Takes says whether d takes a constraint, and why not.
func (d Division) Takes(c Constraint) Cell {
	cell := Cell{Division: d, Constraint: c, Takes: true}
	refuse := func(why string) Cell {
		cell.Takes, cell.Note = false, why
		return cell
	}
	bounds := d.takesBounds()
	switch {
	case !d.isStated():
		return refuse("It is not a way to share.")
	case c == ConstraintNotStated || c > WithReserve:
		return refuse("It is not a constraint.")
	case c == WithWeights && !bounds:
		return refuse(noWeights)
	case c == WithFloors && !bounds:
		return refuse(noFloors)
	case c == WithCaps && !bounds:
		cell.Note = capsCut
	case d == ConcedeAndDivide && (c == WithTiers || c == WithMinimums || c == WithMostMoney || c == WithGroups):
		return refuse(onlyTwo)
	case c == WithMostMoney && d.isSlow():
		return refuse(tooManySets)
	}
	return cell
}

// takesBounds reports whether d has a level that floors and caps can stop.
func (d Division) takesBounds() bool {
	return d == Proportional || d == EqualAwards || d == EqualLosses
}

// isSlow reports whether the time that d takes may double with each claim.
func (d Division) isSlow() bool {
	return d == RandomArrival || d == AverageOfAwards
}

// Matrix says of every division and constraint whether the one takes the other,
// division by division.
func Matrix() []Cell {
	var cells []Cell
	for _, d := range Divisions() {
		for _, c := range AllConstraints() {
			cells = append(cells, d.Takes(c))
		}
	}
	return cells
}

// WriteMatrix writes the matrix as text in columns, each note as a number that
// is explained below.
func WriteMatrix(w io.Writer) error {
	var notes []string
	numbers := map[string]int{}
	matrix := table.Table{Header: []string{"division"}}
	for _, c := range AllConstraints() {
		matrix.Header = append(matrix.Header, c.String())
	}
	for _, d := range Divisions() {
		row := []string{d.String()}
		for _, c := range AllConstraints() {
			cell := d.Takes(c)
			text := "no"
			if cell.Takes {
				text = "yes"
			}
			if cell.Note != "" {
				if numbers[cell.Note] == 0 {
					notes = append(notes, cell.Note)
					numbers[cell.Note] = len(notes)
				}
				text += " " + strconv.Itoa(numbers[cell.Note])
			}
			row = append(row, text)
		}
		matrix.Add(row...)
	}
	if err := matrix.Write(w); err != nil {
		return err
	}
	for i, note := range notes {
		if _, err := fmt.Fprintf(w, "\n%d  %s", i+1, note); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// constraints is a set of kinds.
type constraints uint16

func (set constraints) has(c Constraint) bool { return set>>c&1 == 1 }

func (set *constraints) add(c Constraint, used bool) {
	if used {
		*set |= 1 << c
	}
}

// used returns the kinds that a round and a policy make use of.
func (p Policy) used(r Round) (set constraints) {
	floor, least := WithFloors, WithMinimums
	if p.Baselines {
		floor = WithBaselines
	}
	if p.Minimums == MostMoney {
		least = WithMostMoney
	}
	set.add(WithReserve, p.Reserve != 0 || p.ReserveShare.IsStated())
	set.add(WithCaps, p.Most != 0)
	set.add(WithGroups, len(r.Groups) > 0)
	for i := range r.Claims {
		claim := &r.Claims[i]
		if claim.isPlain() {
			continue
		}
		set.add(WithWeights, claim.Weight != 0)
		set.add(floor, claim.Floor != 0)
		set.add(WithCaps, claim.Cap != 0)
		set.add(WithTiers, claim.Tier != 0)
		set.add(least, claim.Minimum != 0)
		set.add(WithGroups, len(claim.Groups) > 0)
	}
	return set
}

// takesAll reports every constraint that d does not take, at the field that
// states it.
func (d Division) takesAll(r Round, p Policy, used constraints) error {
	var problems engagement.Problems
	refused := constraints(0)
	refuse := func(path, value string, c Constraint) {
		if refused.has(c) {
			problems.Add(path, value, fmt.Errorf("%w: %v takes no %v: %s", engagement.ErrContradicts, d, c, d.Takes(c).Note))
		}
	}
	for _, c := range AllConstraints() {
		refused.add(c, used.has(c) && !d.Takes(c).Takes)
	}
	if refused == 0 {
		return nil
	}
	for i := range r.Claims {
		claim := &r.Claims[i]
		path := func(field string) string { return fmt.Sprintf("claims[%d].%s", i, field) }
		if claim.Weight != 0 {
			refuse(path("weight"), strconv.FormatInt(claim.Weight, 10), WithWeights)
		}
		if claim.Floor != 0 && !p.Baselines {
			refuse(path("floor"), claim.Floor.String(), WithFloors)
		}
		if claim.Tier != 0 {
			refuse(path("tier"), strconv.Itoa(claim.Tier), WithTiers)
		}
		if claim.Minimum != 0 && p.Minimums == MostMoney {
			refuse(path("minimum"), claim.Minimum.String(), WithMostMoney)
		} else if claim.Minimum != 0 {
			refuse(path("minimum"), claim.Minimum.String(), WithMinimums)
		}
		if len(claim.Groups) > 0 {
			refuse(path("groups"), strconv.Quote(claim.Groups[0]), WithGroups)
		}
	}
	if len(r.Groups) > 0 {
		refuse("groups", strconv.Itoa(len(r.Groups)), WithGroups)
	}
	return problems.Err()
}
