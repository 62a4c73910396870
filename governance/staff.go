package governance

import (
	"fmt"
	"math"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A StaffCounting is which staff a count is of. The zero value is
// StaffCountingNotStated.
type StaffCounting uint8

// The countings of NA2009.
const (
	StaffCountingNotStated StaffCounting = iota
	Deployed
	ToBeDeployed // and not deployed yet
	AllStaff     // the two together
)

var staffCountings = word.NewList[StaffCounting]("StaffCounting", "not-stated", "deployed", "to-be-deployed", "all")

// ParseStaffCounting returns the counting that text names; empty text is
// StaffCountingNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseStaffCounting(text string) (StaffCounting, error) { return staffCountings.Parse(text) }

// StaffCountings lists the countings.
func StaffCountings() []StaffCounting { return staffCountings.Values() }

// String returns the word of c, such as "deployed".
func (c StaffCounting) String() string { return staffCountings.String(c) }

// MarshalText returns the word of c.
func (c StaffCounting) MarshalText() ([]byte, error) { return staffCountings.Marshal(c) }

// UnmarshalText sets c to the counting that text names; see
// ParseStaffCounting.
func (c *StaffCounting) UnmarshalText(text []byte) error { return staffCountings.Unmarshal(c, text) }

// A StaffList is the staff of a unit by agency.
type StaffList struct {
	Lines    []StaffLine       `json:"lines"`
	Complete engagement.Answer `json:"complete,omitzero"` // yes where there are no others
	Place    string            `json:"place,omitzero"`
}

// A StaffLine is the staff of one agency.
type StaffLine struct {
	Agency       engagement.AgencyID `json:"agency,omitzero"`
	Sector       engagement.Sector   `json:"sector,omitzero"`
	Deployed     int64               `json:"deployed,omitzero"`
	ToBeDeployed int64               `json:"toBeDeployed,omitzero"` // and not deployed yet
}

// count returns the staff of a line, zero for a counting that is not stated. It
// may overflow: Validate refuses what would.
func (l StaffLine) count(counting StaffCounting) int64 {
	switch counting {
	case Deployed:
		return l.Deployed
	case ToBeDeployed:
		return l.ToBeDeployed
	case AllStaff:
		return l.Deployed + l.ToBeDeployed
	}
	return 0
}

// Validate returns every problem of s: a sector outside its enumeration, a
// negative number, and a sum of all staff beyond what an int64 holds.
func (s StaffList) Validate() error {
	var problems engagement.Problems
	var total int64
	for i, line := range s.Lines {
		path := fmt.Sprintf("lines[%d]", i)
		problems.CheckWord(path+".sector", line.Sector)
		for _, number := range []struct {
			path  string
			value int64
		}{{path + ".deployed", line.Deployed}, {path + ".toBeDeployed", line.ToBeDeployed}} {
			switch {
			case number.value < 0:
				problems.Add(number.path, strconv.FormatInt(number.value, 10), engagement.ErrNegative)
			case number.value > math.MaxInt64-total:
				problems.Add(number.path, strconv.FormatInt(number.value, 10),
					fmt.Errorf("%w: the staff add up to more than can be counted", engagement.ErrOutOfRange))
			default:
				total += number.value
			}
		}
	}
	problems.CheckWord("complete", s.Complete)
	return problems.Err()
}

// Count returns the staff listed of a sector, of all where it is
// SectorNotStated. Its errors are those of Validate, and a counting or a sector
// that is none.
func (s StaffList) Count(counting StaffCounting, sector engagement.Sector) (int64, error) {
	var problems engagement.Problems
	problems.AddAll("", s.Validate())
	checkCounting(&problems, "counting", counting)
	problems.CheckWord("sector", sector)
	if len(problems) > 0 {
		return 0, problems.Err()
	}
	return s.count(counting, func(l StaffLine) bool { return sector == engagement.SectorNotStated || l.Sector == sector }), nil
}

func (s StaffList) count(counting StaffCounting, counts func(StaffLine) bool) int64 {
	var n int64
	for _, line := range s.Lines {
		if counts(line) {
			n += line.count(counting)
		}
	}
	return n
}

func checkCounting(problems *engagement.Problems, path string, counting StaffCounting) {
	problems.CheckWord(path, counting)
	if counting == StaffCountingNotStated {
		problems.Add(path, "", engagement.ErrMissing)
	}
}

// A StaffStatement is a number of staff that a document states.
type StaffStatement struct {
	Number   int64             `json:"number"`
	Counting StaffCounting     `json:"counting"`
	Sector   engagement.Sector `json:"sector,omitzero"` // of which sector; all where not stated
	Place    string            `json:"place,omitzero"`
}

func (s StaffStatement) validate() error {
	var problems engagement.Problems
	checkCounting(&problems, "counting", s.Counting)
	problems.CheckWord("sector", s.Sector)
	if s.Number < 0 {
		problems.Add("number", strconv.FormatInt(s.Number, 10), engagement.ErrNegative)
	}
	return problems.Err()
}

// CheckStated holds a stated number to a staff list (R221): met where the list
// adds up to it, as "10 of the 28 staff" does (NA2009 4.1), not met where it
// does not. Staff who are not listed, and those of a sector that is not stated,
// may make up what is lacking: then it is not known.
//
// The error is the Problems of both: those of Validate, a negative number, and a
// counting that is not stated.
func (s StaffList) CheckStated(stated StaffStatement) (engagement.Reason, error) {
	reason := engagement.Reason{Rule: ruleStaffCount, Subject: stated.Place, Format: "the staff cannot be counted"}
	var problems engagement.Problems
	problems.AddAll("", s.Validate())
	problems.AddAll("stated", stated.validate())
	if len(problems) > 0 {
		return reason, problems.Err()
	}
	all := stated.Sector == engagement.SectorNotStated
	least := s.count(stated.Counting, func(l StaffLine) bool { return all || l.Sector == stated.Sector })
	most := s.count(stated.Counting, func(l StaffLine) bool {
		return all || l.Sector == stated.Sector || l.Sector == engagement.SectorNotStated
	})
	same := engagement.NotKnown
	switch {
	case stated.Number < least, stated.Number > most && s.Complete == engagement.Yes:
		same = engagement.No
	case all && stated.Counting == AllStaff && s.Complete == engagement.No && stated.Number == least:
		same = engagement.No // there are others, whoever they are
	case s.Complete == engagement.Yes && least == most:
		same = engagement.Yes
	}
	reason.Outcome = same.Outcome()
	reason.Format = "%d stated (%v, sector %v), %d listed, %d of a sector that is not stated; all staff listed: %v"
	reason.Values = []any{stated.Number, stated.Counting, stated.Sector, least, most - least, s.Complete}
	return reason, nil
}
