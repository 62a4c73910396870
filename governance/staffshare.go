package governance

import (
	"fmt"
	"math/big"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Share is a part of a whole, as counted. The zero value is a share that is
// not known.
type Share struct {
	Part  int64 `json:"part"`
	Whole int64 `json:"whole"`
}

// IsKnown reports whether s is a part of something.
func (s Share) IsKnown() bool { return s.Whole > 0 && s.Part >= 0 && s.Part <= s.Whole }

// String returns the share in per cent to one decimal, halves away from zero,
// such as "35.7%"; "not-known" where it is not known. It is computed exactly.
func (s Share) String() string {
	if !s.IsKnown() {
		return "not-known"
	}
	// Twice the per mille plus one half, all over two: no binary fraction comes in.
	part, whole := big.NewInt(s.Part), big.NewInt(s.Whole)
	part.Mul(part, big.NewInt(2000)).Add(part, whole)
	tenths := part.Div(part, whole.Mul(whole, big.NewInt(2))).Int64()
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// ThirdSectorShare returns the share of Third Sector staff in all staff of a
// list (R222), in Pennine 10 of 28 deployed (NA2009 Appendix 1). A private
// agency's staff count in the whole and not in the part. The reason is met where
// the share is known, and not applicable where a complete list has no staff. It
// is not known where staff are not listed, or are of a sector that is not
// stated.
//
// The error is the Problems of the list, and a counting that is not stated.
func (s StaffList) ThirdSectorShare(counting StaffCounting) (Share, engagement.Reason, error) {
	reason := engagement.Reason{Rule: ruleStaffShare, Subject: s.Place, Format: "the staff cannot be counted"}
	var problems engagement.Problems
	problems.AddAll("", s.Validate())
	checkCounting(&problems, "counting", counting)
	if len(problems) > 0 {
		return Share{}, reason, problems.Err()
	}
	part := s.count(counting, func(l StaffLine) bool { return l.Sector == engagement.VCS })
	open := s.count(counting, func(l StaffLine) bool { return l.Sector == engagement.SectorNotStated })
	whole := s.count(counting, func(StaffLine) bool { return true })
	reason.Format = "%d of %d staff (%v) of the Third Sector, %d of a sector that is not stated; all staff listed: %v"
	reason.Values = []any{part, whole, counting, open, s.Complete}
	switch {
	case s.Complete != engagement.Yes || open > 0:
		return Share{}, reason, nil
	case whole == 0:
		reason.Outcome = engagement.NotApplicable
		return Share{}, reason, nil
	}
	reason.Outcome = engagement.Met
	return Share{Part: part, Whole: whole}, reason, nil
}
