package governance

import "github.com/thirdsector-go/partnership/internal/word"

// A BodyStatus says whether a body exists. The zero value is
// BodyStatusNotStated, which is taken to exist: the source speaks of it.
type BodyStatus uint8

// The statuses of a body.
const (
	BodyStatusNotStated BodyStatus = iota
	InPlace
	PlannedBody // to come; it joins nothing yet
)

var bodyStatuses = word.NewList[BodyStatus]("BodyStatus", "not-stated", "in-place", "planned")

// ParseBodyStatus returns the status that text names; empty text is
// BodyStatusNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseBodyStatus(text string) (BodyStatus, error) { return bodyStatuses.Parse(text) }

// BodyStatuses lists the statuses.
func BodyStatuses() []BodyStatus { return bodyStatuses.Values() }

// String returns the word of s, such as "planned".
func (s BodyStatus) String() string { return bodyStatuses.String(s) }

// MarshalText returns the word of s.
func (s BodyStatus) MarshalText() ([]byte, error) { return bodyStatuses.Marshal(s) }

// UnmarshalText sets s to the status that text names; see ParseBodyStatus.
func (s *BodyStatus) UnmarshalText(text []byte) error { return bodyStatuses.Unmarshal(s, text) }

// A SeatStatus is how firmly a seat is held. The zero value is
// SeatStatusNotStated: whether the agency sits there is not known.
type SeatStatus uint8

// The statuses of a seat. NA2009 counts agencies that were invited as
// represented; [Policy] says which reading an audit takes.
const (
	SeatStatusNotStated SeatStatus = iota
	Member
	Invited             // whether it attends is not stated
	InvitedNotAttending // invited, and has not attended (NA2009 4.1 Operational)
	Planned             // to come
)

var seatStatuses = word.NewList[SeatStatus]("SeatStatus", "not-stated", "member", "invited", "invited-not-attending", "planned")

// ParseSeatStatus returns the status that text names; empty text is
// SeatStatusNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseSeatStatus(text string) (SeatStatus, error) { return seatStatuses.Parse(text) }

// SeatStatuses lists the statuses.
func SeatStatuses() []SeatStatus { return seatStatuses.Values() }

// String returns the word of s, such as "member".
func (s SeatStatus) String() string { return seatStatuses.String(s) }

// MarshalText returns the word of s.
func (s SeatStatus) MarshalText() ([]byte, error) { return seatStatuses.Marshal(s) }

// UnmarshalText sets s to the status that text names; see ParseSeatStatus.
func (s *SeatStatus) UnmarshalText(text []byte) error { return seatStatuses.Unmarshal(s, text) }

// A PostKind is what a post is for. The zero value is PostKindNotStated.
type PostKind uint8

// The kinds of post that R23 sets against each other.
const (
	PostKindNotStated PostKind = iota
	DeliveryPost
	ManagementPost
)

var postKinds = word.NewList[PostKind]("PostKind", "not-stated", "delivery", "management")

// ParsePostKind returns the kind that text names; empty text is
// PostKindNotStated, and other text wraps engagement.ErrUnknownWord.
func ParsePostKind(text string) (PostKind, error) { return postKinds.Parse(text) }

// PostKinds lists the kinds.
func PostKinds() []PostKind { return postKinds.Values() }

// String returns the word of k, such as "delivery".
func (k PostKind) String() string { return postKinds.String(k) }

// MarshalText returns the word of k.
func (k PostKind) MarshalText() ([]byte, error) { return postKinds.Marshal(k) }

// UnmarshalText sets k to the kind that text names; see ParsePostKind.
func (k *PostKind) UnmarshalText(text []byte) error { return postKinds.Unmarshal(k, text) }
