package engagement

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/internal/word"
)

// A Grade is an ordinal assessment: grades have an order and nothing else. They
// are not added up, averaged or given numbers. The zero value is GradeNotKnown.
type Grade uint8

// The grades (R239). NA2009 3.5 names the ends only, "from none to good" for
// one metric and "from none to full" for another; the top is "full" here, and
// what lies between is "partial".
const (
	GradeNotKnown Grade = iota
	GradeNone
	GradePartial
	GradeFull
)

var grades = word.NewList[Grade]("Grade", "not-known", "none", "partial", "full")

// ParseGrade returns the grade that text names; empty text is GradeNotKnown,
// and other text wraps ErrUnknownWord.
func ParseGrade(text string) (Grade, error) { return grades.Parse(text) }

// Grades lists the grades, the lowest first.
func Grades() []Grade { return grades.Values() }

// IsKnown reports whether g is a grade.
func (g Grade) IsKnown() bool { return g >= GradeNone && g <= GradeFull }

// Compare returns -1, 0 or +1 as g is lower than h, the same or higher. A
// grade that is not known sorts before the others.
func (g Grade) Compare(h Grade) int { return cmp.Compare(g, h) }

// String returns the word of g, such as "partial".
func (g Grade) String() string { return grades.String(g) }

// MarshalText returns the word of g.
func (g Grade) MarshalText() ([]byte, error) { return grades.Marshal(g) }

// UnmarshalText sets g to the grade that text names; see ParseGrade.
func (g *Grade) UnmarshalText(text []byte) error { return grades.Unmarshal(g, text) }

// A Baseline is an assessment of one site on one day by the thematic
// framework. Two of them, of two sites or of two days, are compared by
// [Compare] of their Entries.
type Baseline struct {
	Site   string   `json:"site"`
	On     Date     `json:"on,omitzero"`
	Graded []Graded `json:"graded"`
}

// Graded is the grade of one metric.
type Graded struct {
	Metric MetricID `json:"metric"`
	Grade  Grade    `json:"grade,omitzero"`
	Place  string   `json:"place,omitzero"` // where a source says so
}

// Validate returns every problem of b: a missing site, a value outside its
// enumeration, and a metric that the framework does not have or that is graded
// twice.
func (b Baseline) Validate() error {
	var problems Problems
	if b.Site == "" {
		problems.Add("site", "", ErrMissing)
	}
	known := map[MetricID]bool{}
	for _, metric := range Framework() {
		known[metric.ID] = true
	}
	seen := map[MetricID]bool{}
	for i, graded := range b.Graded {
		path := fmt.Sprintf("graded[%d]", i)
		switch {
		case graded.Metric == "":
			problems.Add(path+".metric", "", ErrMissing)
		case !known[graded.Metric]:
			problems.Add(path+".metric", strconv.Quote(string(graded.Metric)), fmt.Errorf("%w metric in the thematic framework", ErrUnknownID))
		case seen[graded.Metric]:
			problems.Add(path+".metric", strconv.Quote(string(graded.Metric)), ErrDuplicate)
		}
		seen[graded.Metric] = true
		problems.CheckWord(path+".grade", graded.Grade)
	}
	return problems.Err()
}

// Grade returns the grade of a metric, GradeNotKnown where b has none; the
// first where b has two.
func (b Baseline) Grade(id MetricID) Grade {
	for _, graded := range b.Graded {
		if graded.Metric == id {
			return graded.Grade
		}
	}
	return GradeNotKnown
}

// Entries returns every metric of the framework with its grade, for
// comparison, and then what b grades besides; the group is the domain.
func (b Baseline) Entries() []Entry[Grade] {
	var entries []Entry[Grade]
	known := map[MetricID]bool{}
	for _, metric := range Framework() {
		entries = append(entries, Entry[Grade]{ID: string(metric.ID), Group: metric.Domain.String(), Value: b.Grade(metric.ID)})
		known[metric.ID] = true
	}
	for _, graded := range b.Graded { // nothing is left out, whatever Validate says of it
		if !known[graded.Metric] {
			entries = append(entries, Entry[Grade]{ID: string(graded.Metric), Group: DomainNotStated.String(), Value: graded.Grade})
			known[graded.Metric] = true
		}
	}
	return entries
}

// Skills is what R239 compares: a site's commissioner skills and how far the
// VCS is involved there.
type Skills struct {
	Site        string `json:"site"`
	Skills      Grade  `json:"skills,omitzero"`
	Involvement Grade  `json:"involvement,omitzero"`
}

// CheckSkills holds the claim of NA2009 3.5 to sites: "the more commissioner
// skills were developed, the more involvement by the Third Sector there was".
// Met where involvement never falls as skills rise, not met where it does
// between two sites, each such pair a part; not known where grades that are not
// known could make it fall; not applicable to fewer than two sites. It looks at
// every pair of them.
func CheckSkills(sites []Skills) Reason {
	reason := Reason{Rule: ruleOrdinal, Outcome: Met, Subject: string(CommissionerSkills), Format: "%d sites compared in pairs", Values: []any{len(sites)}}
	if len(sites) < 2 {
		reason.Outcome = NotApplicable
	}
	open := false
	for i, low := range sites {
		for j, high := range sites {
			if i == j {
				continue
			}
			rises, falls := below(low.Skills, high.Skills), below(high.Involvement, low.Involvement)
			switch rises.And(falls) {
			case Yes:
				reason.Outcome = NotMet
				reason.Because = append(reason.Because, Reason{Rule: ruleOrdinal, Outcome: NotMet, Subject: high.Site,
					Format: "skills %v and involvement %v, against %v and %v in %s",
					Values: []any{high.Skills, high.Involvement, low.Skills, low.Involvement, low.Site}})
			case NotKnown:
				open = true
			}
		}
	}
	if open && reason.Outcome == Met {
		reason.Outcome = OutcomeNotKnown
	}
	return reason
}

// below says whether one grade is lower than another; a grade that is not known
// can be any.
func below(low, high Grade) Answer {
	switch {
	case low.IsKnown() && high.IsKnown():
		return AnswerOf(low < high)
	case low == GradeFull || high == GradeNone:
		return No // nothing is above full or below none
	}
	return NotKnown
}

// A MarketUse is how far an IOM uses the local VCS market. The zero value is
// MarketUseNotStated.
type MarketUse uint8

// The grades of NA2009 3.5 (R30), the lowest first.
const (
	MarketUseNotStated MarketUse = iota
	VeryLittleUse
	EmergingUse
	SignificantUse
)

var marketUses = word.NewList[MarketUse]("MarketUse", "not-stated", "very-little", "emerging", "significant")

// ParseMarketUse returns the grade that text names; empty text is
// MarketUseNotStated, and other text wraps ErrUnknownWord.
func ParseMarketUse(text string) (MarketUse, error) { return marketUses.Parse(text) }

// MarketUses lists the grades, the lowest first.
func MarketUses() []MarketUse { return marketUses.Values() }

// String returns the word of u, such as "emerging".
func (u MarketUse) String() string { return marketUses.String(u) }

// MarshalText returns the word of u.
func (u MarketUse) MarshalText() ([]byte, error) { return marketUses.Marshal(u) }

// UnmarshalText sets u to the grade that text names; see ParseMarketUse.
func (u *MarketUse) UnmarshalText(text []byte) error { return marketUses.Unmarshal(u, text) }

// CheckMarketUse holds the split that NA2009 3.5 states to the grades of its
// four sites (R30): two significant, one emerging, one very little. The text
// does not say which site is which: sites not stated leave it not known, as
// long as what is stated fits. It is not applicable to no sites.
func CheckMarketUse(sites []MarketUse) Reason {
	stated := [...]int{MarketUseNotStated: 4, VeryLittleUse: 1, EmergingUse: 1, SignificantUse: 2}
	var counts [SignificantUse + 1]int
	reason := Reason{Rule: ruleMarketUse, Outcome: Met}
	for _, use := range sites {
		if use > SignificantUse {
			use = MarketUseNotStated
		}
		counts[use]++
	}
	if counts[MarketUseNotStated] > 0 {
		reason.Outcome = OutcomeNotKnown
	}
	switch {
	case len(sites) == 0:
		reason.Outcome = NotApplicable
	case len(sites) != 4:
		reason.Outcome = NotMet
	}
	for use, want := range stated {
		if counts[use] > want {
			reason.Outcome = NotMet
		}
	}
	reason.Format = "significant %d of 2, emerging %d of 1, very little %d of 1, not stated %d"
	reason.Values = []any{counts[SignificantUse], counts[EmergingUse], counts[VeryLittleUse], counts[MarketUseNotStated]}
	return reason
}
