package cohorttest

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// Selecting selects from people, for as many as there is room, and returns who
// is in, in any order. The error says that the people are not in order.
type Selecting func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error)

// Options say by what an implementation selects, and how much is tried. A
// policy is needed, or else Eligible and Compare.
type Options struct {
	// Policy says who is eligible, what becomes of a person of whom a criterion
	// is not known, and who comes first. Its capacity counts with FixedRoom only;
	// otherwise all sorts of room are tried, and none at all where it ranks nobody.
	Policy cohort.Policy

	// Eligible says who is, in place of the policy, for one that cannot be written
	// as such. The people drawn have every fact that a policy can ask; see Samples.
	Eligible func(cohort.Person) bool

	// Compare is negative where a comes before b, in place of the policy's ranking.
	Compare func(a, b cohort.Person) int

	// Samples are people from whom others are made, with other identifiers: needed
	// where those drawn would never be eligible.
	Samples []cohort.Person

	// FixedRoom says that the implementation has the room of the policy and does
	// not look at the one it is given, which is then the same.
	FixedRoom bool

	// Agrees asks for the selection that this library makes by the policy.
	Agrees bool

	// Trusting says that its callers validate people; otherwise it is itself to
	// return an error for those that are not in order.
	Trusting bool

	Worlds int    // how many lists of people are drawn, beside those that are always tried; 1,000 where it is not positive
	Seed   uint64 // the same seed draws the same people
}

func (o Options) worlds() int {
	if o.Worlds <= 0 {
		return 1000
	}
	return o.Worlds
}

// A Violation is a law that is broken, with the fewest people found, and the
// fewest facts of them, among whom it is broken.
type Violation struct {
	Law    string
	World  string // the people and the room as JSON
	Detail string
}

// Error returns the law, what is wrong and the world.
func (v Violation) Error() string {
	if v.World == "" {
		return v.Law + ": " + v.Detail
	}
	return fmt.Sprintf("%s: %s: %s", v.Law, v.Detail, v.World)
}

// TB is the part of *testing.T that Run and RunCases need.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
}

// Run reports what Check finds as errors of the test.
func Run(t TB, selecting Selecting, o Options) {
	t.Helper()
	if err := Check(selecting, o); err != nil {
		t.Errorf("%v", err)
	}
}

// Check tries a way to select on hostile people and on people drawn from the
// seed, and returns the laws it breaks, one Violation for each, joined; nil
// where there is none. One that is not total is held to nothing else. A law that
// never had anything to speak of is a violation too: it was not seen to hold.
// What is wrong with the options is an error that is no Violation.
//
// Its cost is that of at most some twenty calls for each of the Worlds, on at
// most ten people.
func Check(selecting Selecting, o Options) error {
	s, err := newSubject(selecting, o)
	if err != nil {
		return err
	}
	if selecting == nil {
		return Violation{Law: "total", Detail: "there is nothing that selects"}
	}
	worlds, bad := s.worlds()
	if err := s.search(law{"total", s.total}, worlds); err != nil {
		return err
	}
	laws := []law{
		{"input-unchanged", s.unchanged}, {"repeatable", s.repeatable}, {"list-order", s.listOrder},
		{"listed", s.listed}, {"once", s.once}, {"eligible", s.onlyEligible}, {"full", s.full},
	}
	if s.compare != nil {
		laws = append(laws, law{"rank", s.rank})
		if !o.FixedRoom {
			laws = append(laws, law{"monotone", s.monotone})
		}
	}
	if o.Agrees {
		laws = append(laws, law{"agrees", s.agrees})
	}
	var errs []error
	if !o.Trusting {
		errs = append(errs, s.search(law{"refusal", s.refusal}, append(bad, worlds...)))
	}
	for _, l := range laws {
		errs = append(errs, s.search(l, worlds))
	}
	return errors.Join(errs...)
}

// A world is people and the room there is for them.
type world struct {
	Room   cohort.Capacity `json:"room,omitzero"`
	People []cohort.Person `json:"people"`

	judged bool // wrong says what is wrong with them, nothing where nothing is
	wrong  string
}

// String returns the world as JSON.
func (w world) String() string { return text(w) }

// text returns a value as JSON.
func text(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// A subject is what is tried, and what it is held to.
type subject struct {
	options   Options
	selecting Selecting
	eligible  func(cohort.Person) bool
	compare   func(a, b cohort.Person) int // nil where nothing ranks people: then there is room for all
	policy    bool                         // nothing replaces the policy
	prepared  map[string]cohort.Selector   // by the room as text: made ready once
}

func newSubject(selecting Selecting, o Options) (*subject, error) {
	s := &subject{options: o, selecting: selecting, eligible: o.Eligible, compare: o.Compare, policy: o.Eligible == nil && o.Compare == nil,
		prepared: map[string]cohort.Selector{}}
	var problems engagement.Problems
	if o.Eligible == nil || o.Compare == nil || o.FixedRoom || o.Agrees {
		selector, err := cohort.Prepare(o.Policy)
		problems.AddAll("options.policy", err)
		if s.eligible == nil {
			s.eligible = func(p cohort.Person) bool {
				answer := selector.Test(p)
				return answer == engagement.Yes || answer == engagement.NotKnown && o.Policy.Unknown == cohort.LetIn
			}
		}
		if s.compare == nil && len(o.Policy.Ranking) > 0 {
			s.compare = byRanking(o.Policy)
		}
	}
	if o.Agrees && !s.policy {
		problems.Add("options.agrees", "true", fmt.Errorf("%w: this library selects by a policy only", engagement.ErrContradicts))
	}
	for i, p := range o.Samples {
		problems.AddAll(fmt.Sprintf("options.samples[%d]", i), p.Validate())
	}
	return s, problems.Err()
}

// byRanking orders people by the ranking of a policy, ties left open.
func byRanking(policy cohort.Policy) func(a, b cohort.Person) int {
	return func(a, b cohort.Person) int {
		for _, key := range policy.Ranking {
			order, known := 0, [2]bool{}
			switch key.Field.Kind {
			case cohort.FieldAge:
				x, y := a.AgeOn(policy.AsOf), b.AgeOn(policy.AsOf)
				order, known = x.Compare(y), [2]bool{x.IsKnown(), y.IsKnown()}
			case cohort.FieldRisk:
				order, known = a.Risk.Compare(b.Risk), [2]bool{a.Risk.IsKnown(), b.Risk.IsKnown()}
			case cohort.FieldRAG:
				order, known = a.RAG.Compare(b.RAG), [2]bool{a.RAG.IsKnown(), b.RAG.IsKnown()}
			case cohort.FieldRAGSince:
				order, known = days(a.RAGSince, b.RAGSince)
			case cohort.FieldSentenced:
				order, known = days(a.Sentenced, b.Sentenced)
			case cohort.FieldReleased:
				order, known = days(a.Released, b.Released)
			}
			switch {
			case order == 0:
				continue
			case known[0] != known[1]: // what is not known comes last, both ways
				if known[0] {
					return -1
				}
				return 1
			case key.Ascending:
				return order
			}
			return -order
		}
		return 0
	}
}

func days(a, b engagement.Date) (order int, known [2]bool) {
	return a.Compare(b), [2]bool{a.IsKnown(), b.IsKnown()}
}

// byLibrary is the selection of this library.
func (s *subject) byLibrary(w world) ([]cohort.PersonID, error) {
	key := text(w.Room)
	selector, known := s.prepared[key]
	if !known {
		policy := s.options.Policy
		policy.Capacity = w.Room
		var err error
		if selector, err = cohort.Prepare(policy); err != nil {
			return nil, err
		}
		s.prepared[key] = selector
	}
	selection, err := selector.Select(w.People)
	if err != nil {
		return nil, err
	}
	ids := make([]cohort.PersonID, len(selection.Members))
	for i, m := range selection.Members {
		ids[i] = m.ID
	}
	return ids, nil
}

// ask returns whom the subject selects, given its own copy of the world.
func (s *subject) ask(w world) ([]cohort.PersonID, error) {
	copied := w.clone()
	return s.selecting(copied.People, copied.Room)
}
