package governance

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A PartneringKind is how two agencies are tied so that what one gains the
// other may. The zero value is PartneringNotStated: tied, and nobody knows how.
type PartneringKind uint8

// The kinds of tie between agencies from which a conflict of interest follows.
// No source lists them.
const (
	PartneringNotStated PartneringKind = iota
	SameAgency                         // one agency under two names or identifiers
	ConsortiumPartner                  // partners in a consortium
	BrokerOf                           // A brokers for B
)

var partneringKinds = word.NewList[PartneringKind]("PartneringKind", "not-stated", "same-agency", "consortium-partner", "broker-of")

// ParsePartneringKind returns the kind that text names; empty text is
// PartneringNotStated, and other text wraps engagement.ErrUnknownWord.
func ParsePartneringKind(text string) (PartneringKind, error) { return partneringKinds.Parse(text) }

// PartneringKinds lists the kinds.
func PartneringKinds() []PartneringKind { return partneringKinds.Values() }

// String returns the word of k, such as "broker-of".
func (k PartneringKind) String() string { return partneringKinds.String(k) }

// MarshalText returns the word of k.
func (k PartneringKind) MarshalText() ([]byte, error) { return partneringKinds.Marshal(k) }

// UnmarshalText sets k to the kind that text names; see ParsePartneringKind.
func (k *PartneringKind) UnmarshalText(text []byte) error { return partneringKinds.Unmarshal(k, text) }

// Symmetric reports whether a tie of this kind runs both ways: that A brokers
// for B does not make B a broker for A.
func (k PartneringKind) Symmetric() bool { return k == SameAgency || k == ConsortiumPartner }

func (k PartneringKind) isStated() bool { return k >= SameAgency && k <= BrokerOf }

// A Partnering is a tie between two agencies.
type Partnering struct {
	A     engagement.AgencyID `json:"a"`
	B     engagement.AgencyID `json:"b"`
	Kind  PartneringKind      `json:"kind,omitzero"`
	Place string              `json:"place,omitzero"`
}

// Partnerings is what is known of the ties between agencies. The zero value
// knows nothing: two agencies without a tie in it may have one.
type Partnerings struct {
	Ties     []Partnering      `json:"ties"`
	Complete engagement.Answer `json:"complete,omitzero"` // yes where every tie there is is listed
}

// Validate returns every problem of p: an end that is missing, a tie of an
// agency with itself, and values outside their enumerations.
func (p Partnerings) Validate() error {
	var problems engagement.Problems
	for i, tie := range p.Ties {
		path := fmt.Sprintf("ties[%d]", i)
		if tie.A == "" {
			problems.Add(path+".a", "", engagement.ErrMissing)
		}
		if tie.B == "" {
			problems.Add(path+".b", "", engagement.ErrMissing)
		}
		if tie.A != "" && tie.A == tie.B {
			problems.Add(path+".b", strconv.Quote(string(tie.B)), fmt.Errorf("%w: a tie of an agency with itself", engagement.ErrContradicts))
		}
		problems.CheckWord(path+".kind", tie.Kind)
	}
	problems.CheckWord("complete", p.Complete)
	return problems.Err()
}

// A circle is the agencies whose gain is an agency's own: for certain, and as
// far as ties of an unknown kind could make it.
type circle struct {
	certain, possible map[engagement.AgencyID]bool
	order             []engagement.AgencyID // the possible ones as they were found
	closed            bool                  // nobody else is tied to it
}

// holds says whether an agency is in the circle.
func (c circle) holds(id engagement.AgencyID) engagement.Answer {
	switch {
	case id == "":
		return engagement.NotKnown
	case c.certain[id]:
		return engagement.Yes
	case c.possible[id] || !c.closed:
		return engagement.NotKnown
	}
	return engagement.No
}

// around returns the circle of an agency: itself under all its names, those
// tied to it, and those under all theirs. It costs as much as there are ties.
func (p Partnerings) around(id engagement.AgencyID) circle {
	at := map[engagement.AgencyID][]Partnering{}
	c := circle{closed: p.Complete == engagement.Yes && id != ""}
	for _, tie := range p.Ties {
		if tie.A == "" || tie.B == "" {
			c.closed = false // a tie with somebody who is not named
			continue
		}
		at[tie.A] = append(at[tie.A], tie)
		at[tie.B] = append(at[tie.B], tie)
	}
	if id == "" {
		return c
	}
	c.certain, _ = grow(at, id, false)
	c.possible, c.order = grow(at, id, true)
	return c
}

// grow walks the ties from an agency. Where it is generous, a tie of an unknown
// kind is taken to be of the kind that leads furthest.
func grow(at map[engagement.AgencyID][]Partnering, id engagement.AgencyID, generous bool) (map[engagement.AgencyID]bool, []engagement.AgencyID) {
	seen := map[engagement.AgencyID]bool{id: true}
	order := []engagement.AgencyID{id}
	names := func(from int) { // adds all names of those in order from there on
		for i := from; i < len(order); i++ {
			for _, tie := range at[order[i]] {
				other := tie.other(order[i])
				if same := tie.Kind == SameAgency || generous && !tie.Kind.isStated(); same && !seen[other] {
					seen[other] = true
					order = append(order, other)
				}
			}
		}
	}
	names(0)
	own := len(order)
	for _, name := range order[:own] {
		for _, tie := range at[name] {
			other := tie.other(name)
			if binds := tie.A == name || tie.Kind.Symmetric() || generous && !tie.Kind.isStated(); binds && !seen[other] {
				seen[other] = true
				order = append(order, other)
			}
		}
	}
	names(own)
	return seen, order
}

func (p Partnering) other(id engagement.AgencyID) engagement.AgencyID {
	if p.A == id {
		return p.B
	}
	return p.A
}
