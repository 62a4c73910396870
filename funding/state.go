package funding

import "github.com/thirdsector-go/partnership/internal/word"

// A State is what a panel decided of an application (R98). The zero value is
// StateNotStated.
type State uint8

// The four states (HO2012 Ch.2; CL2012 2.3). No declined bid is reported.
const (
	StateNotStated      State = iota
	Approved                  //
	ClarificationSought       // then approved or not
	Deferred                  // needs further development; may be funded later from unspent money
	Declined                  //
)

var states = word.NewList[State]("State", "not-stated", "approved", "clarification-sought", "deferred", "declined")

// ParseState returns the state that text names; empty text is StateNotStated,
// and other text wraps engagement.ErrUnknownWord.
func ParseState(text string) (State, error) { return states.Parse(text) }

// States lists the states.
func States() []State { return states.Values() }

// String returns the word of s, such as "clarification-sought".
func (s State) String() string { return states.String(s) }

// MarshalText returns the word of s.
func (s State) MarshalText() ([]byte, error) { return states.Marshal(s) }

// UnmarshalText sets s to the state that text names; see ParseState.
func (s *State) UnmarshalText(text []byte) error { return states.Unmarshal(s, text) }
