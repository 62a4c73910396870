package directory

import "github.com/thirdsector-go/partnership/internal/word"

// A Room says whether a service has a place free. The zero value is
// RoomNotKnown.
type Room uint8

// Whether there is room.
const (
	RoomNotKnown Room = iota
	Free              // fewer places are in use than there are
	Full              // no place is free
)

var rooms = word.NewList[Room]("Room", "not-known", "free", "full")

// ParseRoom returns the Room that text names; empty text is
// RoomNotKnown, and other text wraps engagement.ErrUnknownWord.
func ParseRoom(text string) (Room, error) { return rooms.Parse(text) }

// Rooms lists Free and Full.
func Rooms() []Room { return rooms.Values() }

// String returns the word of r, such as "free".
func (r Room) String() string { return rooms.String(r) }

// MarshalText returns the word of r.
func (r Room) MarshalText() ([]byte, error) { return rooms.Marshal(r) }

// UnmarshalText sets r to what text names; see ParseRoom.
func (r *Room) UnmarshalText(text []byte) error { return rooms.Unmarshal(r, text) }
