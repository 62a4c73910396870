package governance

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A Structure is what is stated of who sits where in a partnership and who
// hears whom.
type Structure struct {
	Name     string                `json:"name,omitzero"`
	On       engagement.Date       `json:"on,omitzero"` // as at
	Lead     []engagement.AgencyID `json:"lead,omitempty"`
	HasLead  engagement.Answer     `json:"hasLead,omitzero"` // no where it is stated that no agency leads
	Agencies []Agency              `json:"agencies"`
	Bodies   []Body                `json:"bodies"`
	Lines    []Line                `json:"lines,omitempty"`
	Channels []Channel             `json:"channels,omitempty"`
	Posts    []Post                `json:"posts,omitempty"`
	Broker   Broker                `json:"broker,omitzero"`

	// ChannelsComplete is yes where every channel there is is listed, and every
	// line: one that is not does not exist. Otherwise it is not known.
	ChannelsComplete engagement.Answer `json:"channelsComplete,omitzero"`

	// Capacity is whether VCS agencies have the capacity to sit on groups (R65).
	Capacity engagement.Answer `json:"capacity,omitzero"`

	Practice Practice `json:"practice,omitzero"`
}

// An Agency is an agency of the partnership with its ties to the project, from
// which its roles follow.
type Agency struct {
	engagement.Agency
	Ties engagement.Ties `json:"ties,omitzero"`
}

// A Post is a kind of post at an agency and how many there are.
type Post struct {
	Agency engagement.AgencyID `json:"agency,omitzero"`
	Title  string              `json:"title,omitzero"`
	Kind   PostKind            `json:"kind,omitzero"`
	Number int64               `json:"number"`
	Place  string              `json:"place,omitzero"`
}

// Broker is the lead VCS agency that brokers relationships (R18). The zero
// value says that nobody knows of one.
type Broker struct {
	Agency           engagement.AgencyID `json:"agency,omitzero"`
	Exists           engagement.Answer   `json:"exists,omitzero"`           // no where it is stated that there is none; a named one exists
	LinksToVCS       engagement.Answer   `json:"linksToVCS,omitzero"`       // effective ones
	LinksToStatutory engagement.Answer   `json:"linksToStatutory,omitzero"` // effective ones

	// The levels of engagement across which it brokers.
	DeliveryOutside engagement.Answer `json:"deliveryOutside,omitzero"`
	DeliveryInside  engagement.Answer `json:"deliveryInside,omitzero"`
	Operational     engagement.Answer `json:"operational,omitzero"`
	Strategic       engagement.Answer `json:"strategic,omitzero"`

	FundedHours engagement.Answer `json:"fundedHours,omitzero"` // hours are funded for it (R52)
	Place       string            `json:"place,omitzero"`
}

// Validate returns every problem of s: identifiers that are missing, repeated
// or refer to nothing, values outside their enumerations, a negative number of
// posts, a line from a body to itself, what is wrong in the practice, and facts
// that contradict one another.
// Its cost is linear in the structure.
func (s Structure) Validate() error {
	var problems engagement.Problems
	agencies := facts.NewIDs[engagement.AgencyID](&problems)
	sectors := map[engagement.AgencyID]engagement.Sector{}
	for i, a := range s.Agencies {
		path := fmt.Sprintf("agencies[%d]", i)
		agencies.Add(path+".id", a.ID)
		sectors[a.ID] = a.Sector
		problems.AddAll(path, a.Agency.Validate())
		problems.AddAll(path+".ties", a.Ties.Validate())
	}
	agency := func(path string, id engagement.AgencyID) { agencies.Refer(path, id, "agency in agencies") }
	problems.CheckWord("hasLead", s.HasLead)
	for i, id := range s.Lead {
		agency(fmt.Sprintf("lead[%d]", i), id)
		if s.HasLead == engagement.No {
			problems.Add(fmt.Sprintf("lead[%d]", i), strconv.Quote(string(id)), fmt.Errorf("%w: no agency leads", engagement.ErrContradicts))
		}
	}
	bodies := facts.NewIDs[BodyID](&problems)
	for i, b := range s.Bodies {
		path := fmt.Sprintf("bodies[%d]", i)
		bodies.Add(path+".id", b.ID)
		problems.CheckWord(path+".tier", b.Tier)
		problems.CheckWord(path+".status", b.Status)
		if b.Chair.Agency != "" {
			agency(path+".chair.agency", b.Chair.Agency)
		}
		for j, seat := range b.Seats {
			at := fmt.Sprintf("%s.seats[%d]", path, j)
			agency(at+".agency", seat.Agency)
			problems.CheckWord(at+".status", seat.Status)
			problems.CheckWord(at+".active", seat.Active)
			problems.CheckWord(at+".remit", seat.Remit)
			problems.CheckWord(at+".ringFenced", seat.RingFenced)
			problems.CheckWord(at+".elected", seat.Elected)
			problems.CheckWord(at+".trained", seat.Trained)
			problems.CheckWord(at+".accountable", seat.Accountable)
			if seat.Active == engagement.Yes && (seat.Status == InvitedNotAttending || seat.Status == Planned) {
				problems.Add(at+".active", seat.Active.String(), fmt.Errorf("%w: the seat is %v", engagement.ErrContradicts, seat.Status))
			}
			if b.VCS == engagement.No && seat.Status == Member && sectors[seat.Agency] == engagement.VCS {
				problems.Add(at+".agency", strconv.Quote(string(seat.Agency)), fmt.Errorf("%w: no VCS agency sits on the body", engagement.ErrContradicts))
			}
		}
		problems.CheckWord(path+".cadence", b.Cadence)
		problems.CheckWord(path+".formal", b.Formal)
		problems.CheckWord(path+".complete", b.Complete)
		problems.CheckWord(path+".vcs", b.VCS)
		problems.CheckWord(path+".commissions", b.Commissions)
		if b.VCS == engagement.No && sectors[b.Chair.Agency] == engagement.VCS {
			problems.Add(path+".chair.agency", strconv.Quote(string(b.Chair.Agency)), fmt.Errorf("%w: no VCS agency sits on the body", engagement.ErrContradicts))
		}
		if b.VCS == engagement.Yes && b.Complete == engagement.Yes && !b.maySeatVCS(sectors) {
			problems.Add(path+".vcs", b.VCS.String(), fmt.Errorf("%w: the seats are complete, and none is of a VCS agency", engagement.ErrContradicts))
		}
	}
	for i, line := range s.Lines {
		path := fmt.Sprintf("lines[%d]", i)
		bodies.Refer(path+".from", line.From, "body in bodies")
		bodies.Refer(path+".to", line.To, "body in bodies")
		problems.CheckWord(path+".kind", line.Kind)
		if line.From == line.To {
			problems.Add(path+".to", strconv.Quote(string(line.To)), fmt.Errorf("%w: a line to the same body", engagement.ErrContradicts))
		}
	}
	stated := map[[2]engagement.AgencyID]engagement.Answer{}
	for i, channel := range s.Channels {
		path := fmt.Sprintf("channels[%d]", i)
		agency(path+".from", channel.From)
		agency(path+".to", channel.To)
		problems.CheckWord(path+".exists", channel.Exists)
		between := [2]engagement.AgencyID{channel.From, channel.To}
		if before := stated[between]; before.IsKnown() && channel.Exists.IsKnown() && before != channel.Exists {
			problems.Add(path+".exists", channel.Exists.String(), fmt.Errorf("%w: stated as %v before", engagement.ErrContradicts, before))
		}
		if channel.Exists.IsKnown() {
			stated[between] = channel.Exists
		}
	}
	for i, post := range s.Posts {
		path := fmt.Sprintf("posts[%d]", i)
		if post.Agency != "" {
			agency(path+".agency", post.Agency)
		}
		problems.CheckWord(path+".kind", post.Kind)
		if post.Number < 0 {
			problems.Add(path+".number", strconv.FormatInt(post.Number, 10), engagement.ErrNegative)
		}
	}
	problems.AddAll("broker", s.Broker.validate(agencies))
	problems.CheckWord("channelsComplete", s.ChannelsComplete)
	problems.CheckWord("capacity", s.Capacity)
	problems.AddAll("practice", s.Practice.validate(s.On, agencies, bodies))
	return problems.Err()
}

// maySeatVCS reports whether a seat listed, or the chair, is of a VCS agency or
// of one whose sector is not stated.
func (b Body) maySeatVCS(sectors map[engagement.AgencyID]engagement.Sector) bool {
	return slices.ContainsFunc(seats(&b), func(seat Seat) bool {
		sector := sectors[seat.Agency]
		return seat.Status != Planned && (sector == engagement.VCS || sector == engagement.SectorNotStated)
	})
}

func (b Broker) validate(agencies *facts.IDs[engagement.AgencyID]) error {
	var problems engagement.Problems
	if b.Agency != "" {
		agencies.Refer("broker.agency", b.Agency, "agency in agencies")
	}
	problems.CheckWord("exists", b.Exists)
	if b.Agency != "" && b.Exists == engagement.No {
		problems.Add("agency", strconv.Quote(string(b.Agency)), fmt.Errorf("%w: there is no broker", engagement.ErrContradicts))
	}
	problems.CheckWord("linksToVCS", b.LinksToVCS)
	problems.CheckWord("linksToStatutory", b.LinksToStatutory)
	problems.CheckWord("deliveryOutside", b.DeliveryOutside)
	problems.CheckWord("deliveryInside", b.DeliveryInside)
	problems.CheckWord("operational", b.Operational)
	problems.CheckWord("strategic", b.Strategic)
	problems.CheckWord("fundedHours", b.FundedHours)
	return problems.Err()
}

// Read reads a structure from a JSON document and validates it. Every problem
// of the document is in the error, engagement.Problems.
func Read(from io.Reader) (Structure, error) {
	var s Structure
	err := facts.Read(from, &s, func() error { return s.Validate() })
	return s, err
}

// Write writes s as a JSON document that Read reads. It does not validate s. A
// word outside its enumeration, text that is not UTF-8 and a failing writer are
// errors.
func Write(to io.Writer, s Structure) error { return document.Encode(to, s) }
