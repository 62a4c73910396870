package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// A Tie is one thing observed, or not, between an agency and an IOM; from ties
// follow roles. Its word is the name of its field in a document, such as
// "coWorking", so that what is missing is named as it is to be filled in. The
// zero value is TieNotStated.
type Tie uint8

// The ties that the models ask after (NA2009 3.1, 4.1, 4.2, recommendation 9;
// WO2011 Revised model).
const (
	TieNotStated      Tie = iota
	CoWorking             // works with the other agencies on clients, such as joint visits
	CoLocated             // in the same office as the other agencies
	SharesInformation     // shares relevant intelligence and other data with them
	ProtocolAgreed        // information is shared on an agreed protocol
	ReceivesReferrals     // the IOM refers clients to it
	MakesReferrals        // it refers clients to the IOM
	DeliversOutside       // delivers services outside the IOM
	ShapesPractice        // can shape the practice of the IOM, and the IOM its own
	UnderstandsIOM        // has some understanding of the IOM
	EstablishedLink       // the IOM has an established link with it
	InformationEvents     // took part in an information sharing event in the last twelve months
	PathwaysGroup         // belongs to a group convened to improve access to pathways services
)

var tieWords = [PathwaysGroup + 1]string{"notStated", "coWorking", "coLocated", "sharesInformation", "protocolAgreed",
	"receivesReferrals", "makesReferrals", "deliversOutside", "shapesPractice", "understandsIOM", "establishedLink",
	"informationEvents", "pathwaysGroup"}

var ties = word.NewList[Tie]("Tie", tieWords[:]...)

// ParseTie returns the tie that text names; empty text is TieNotStated, and
// other text wraps ErrUnknownWord.
func ParseTie(text string) (Tie, error) { return ties.Parse(text) }

// AllTies lists the twelve ties.
func AllTies() []Tie { return ties.Values() }

// String returns the word of t, such as "coWorking".
func (t Tie) String() string { return ties.String(t) }

// MarshalText returns the word of t.
func (t Tie) MarshalText() ([]byte, error) { return ties.Marshal(t) }

// UnmarshalText sets t to the tie that text names; see ParseTie.
func (t *Tie) UnmarshalText(text []byte) error { return ties.Unmarshal(t, text) }

// Ties are the ties observed between one agency and an IOM. What nobody has
// observed is NotKnown; the zero value knows nothing.
type Ties struct {
	CoWorking         Answer `json:"coWorking,omitzero"`
	CoLocated         Answer `json:"coLocated,omitzero"`
	SharesInformation Answer `json:"sharesInformation,omitzero"`
	ProtocolAgreed    Answer `json:"protocolAgreed,omitzero"`
	ReceivesReferrals Answer `json:"receivesReferrals,omitzero"`
	MakesReferrals    Answer `json:"makesReferrals,omitzero"`
	DeliversOutside   Answer `json:"deliversOutside,omitzero"`
	ShapesPractice    Answer `json:"shapesPractice,omitzero"`
	UnderstandsIOM    Answer `json:"understandsIOM,omitzero"`
	EstablishedLink   Answer `json:"establishedLink,omitzero"`
	InformationEvents Answer `json:"informationEvents,omitzero"`
	PathwaysGroup     Answer `json:"pathwaysGroup,omitzero"`
}

// Get returns what is known of tie; NotKnown for a value that is no tie.
func (t Ties) Get(tie Tie) Answer {
	if field := t.field(tie); field != nil {
		return *field
	}
	return NotKnown
}

// With returns t with one tie changed; t itself for a value that is no tie.
func (t Ties) With(tie Tie, answer Answer) Ties {
	if field := t.field(tie); field != nil {
		*field = answer
	}
	return t
}

func (t *Ties) field(tie Tie) *Answer {
	switch tie {
	case CoWorking:
		return &t.CoWorking
	case CoLocated:
		return &t.CoLocated
	case SharesInformation:
		return &t.SharesInformation
	case ProtocolAgreed:
		return &t.ProtocolAgreed
	case ReceivesReferrals:
		return &t.ReceivesReferrals
	case MakesReferrals:
		return &t.MakesReferrals
	case DeliversOutside:
		return &t.DeliversOutside
	case ShapesPractice:
		return &t.ShapesPractice
	case UnderstandsIOM:
		return &t.UnderstandsIOM
	case EstablishedLink:
		return &t.EstablishedLink
	case InformationEvents:
		return &t.InformationEvents
	case PathwaysGroup:
		return &t.PathwaysGroup
	}
	return nil
}

// Validate returns a problem for every value that is no answer.
func (t Ties) Validate() error {
	var problems Problems
	for _, tie := range AllTies() {
		problems.CheckWord(tie.String(), t.Get(tie))
	}
	return problems.Err()
}

// sentence says what is known of a tie.
func (t Tie) sentence(answer Answer) string {
	if t > PathwaysGroup || answer > No {
		return "not known"
	}
	return tieSentences[t][answer]
}

var tieSentences = [PathwaysGroup + 1][No + 1]string{
	TieNotStated:      {"not known", "not known", "not known"},
	CoWorking:         {"whether it co-works with the other agencies is not known", "co-works with the other agencies", "does not co-work with the other agencies"},
	CoLocated:         {"whether it is co-located with them is not known", "is co-located with the other agencies", "is not co-located with the other agencies"},
	SharesInformation: {"whether it shares information is not known", "shares information", "does not share information"},
	ProtocolAgreed:    {"whether a protocol is agreed is not known", "shares information on an agreed protocol", "has no agreed protocol for sharing information"},
	ReceivesReferrals: {"whether the IOM refers clients to it is not known", "the IOM refers clients to it", "the IOM refers no clients to it"},
	MakesReferrals:    {"whether it refers clients to the IOM is not known", "refers clients to the IOM", "refers no clients to the IOM"},
	DeliversOutside:   {"whether it delivers services outside the IOM is not known", "delivers services outside the IOM", "delivers no services outside the IOM"},
	ShapesPractice: {"whether it can shape the IOM's practice, and the IOM its own, is not known",
		"can shape the IOM's practice, and the IOM its own", "cannot shape the IOM's practice, or the IOM its own"},
	UnderstandsIOM:  {"whether it understands the IOM is not known", "has some understanding of the IOM", "does not understand the IOM"},
	EstablishedLink: {"whether the IOM has an established link with it is not known", "the IOM has an established link with it", "the IOM has no established link with it"},
	InformationEvents: {"whether it took part in an information sharing event within the year is not known",
		"took part in an information sharing event within the year", "took part in no information sharing event within the year"},
	PathwaysGroup: {"whether it belongs to a pathways group is not known", "belongs to a group for access to pathways services", "belongs to no group for access to pathways services"},
}
