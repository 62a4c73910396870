package cohort

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/table"
)

// JointStaff is somebody, by agency, who works on a case with others.
type JointStaff struct {
	Agency engagement.AgencyID `json:"agency,omitzero"`
	Sector engagement.Sector   `json:"sector,omitzero"`
	Police engagement.Answer   `json:"police,omitzero"`
}

// isPolice answers whether s is of the police, who are a statutory agency.
func (s JointStaff) isPolice() engagement.Answer {
	if s.Sector == engagement.VCS || s.Sector == engagement.Private {
		return engagement.No
	}
	return s.Police.And(engagement.Yes)
}

// is answers whether s is of a sector.
func (s JointStaff) is(sector engagement.Sector) engagement.Answer {
	switch {
	case s.Sector >= engagement.Statutory && s.Sector <= engagement.Private:
		return engagement.AnswerOf(s.Sector == sector)
	case s.Police == engagement.Yes:
		return engagement.AnswerOf(sector == engagement.Statutory)
	}
	return engagement.NotKnown
}

// A JointCase is who visits a case together, and who manages it together. A list
// that is nil is not known; one that is given is complete, and one of fewer
// than two is nothing joint.
type JointCase struct {
	ID         PersonID     `json:"id"`
	Visits     []JointStaff `json:"visits,omitzero"`
	Management []JointStaff `json:"management,omitzero"`
}

// A SectorPair is two sectors, or one and the same.
type SectorPair struct {
	First  engagement.Sector `json:"first"`
	Second engagement.Sector `json:"second"` // not before First
}

// String returns the pair as "statutory, vcs".
func (p SectorPair) String() string { return p.First.String() + ", " + p.Second.String() }

// A JointRow is how many cases a pair of sectors visits or manages together.
type JointRow struct {
	Pair       SectorPair `json:"pair"`
	Visits     int        `json:"visits"`
	Management int        `json:"management"`
	Either     int        `json:"either"`
	Unknown    int        `json:"unknown"` // cases of which it is not known whether they have either
}

// JointWork is the joint work on cases by pair of sectors.
type JointWork struct {
	Cases  int               `json:"cases"`
	Rows   []JointRow        `json:"rows"` // all six pairs: statutory, VCS and private with each and with themselves
	Reason engagement.Reason `json:"reason"`
}

// Absent lists the pairs that no case has, or may have.
func (w JointWork) Absent() []SectorPair {
	var absent []SectorPair
	for _, row := range w.Rows {
		if row.Either == 0 && row.Unknown == 0 {
			absent = append(absent, row.Pair)
		}
	}
	return absent
}

// JointWorkOf counts the cases that staff of two agencies visit or manage
// together, by pair of sectors, and says whether joint work of police and VCS
// staff is part of the scheme (R248): "Multi-agency working which involves
// Police and TSA staff jointly managing offenders … should be an integral part
// of all IOM schemes" (NA2009 recommendation 21). It is met where a case has a
// joint visit or joint management of the two, not met where none has, not known
// where only some may have, and not applicable without a case. How many would be
// enough is not said.
//
// Agencies that are not named are taken to be different ones, since each stands
// for somebody who works with others. A pair of the same sector is of two
// agencies in it. The error is Problems: a case without an identifier or with
// one that stands twice, the same agency twice in a list, police of another
// sector, and values outside their enumerations. Its cost is that of the pairs
// in each list.
func JointWorkOf(cases []JointCase) (JointWork, error) {
	w := JointWork{Cases: len(cases)}
	for first := engagement.Statutory; first <= engagement.Private; first++ {
		for second := first; second <= engagement.Private; second++ {
			w.Rows = append(w.Rows, JointRow{Pair: SectorPair{first, second}})
		}
	}
	var problems engagement.Problems
	seen := map[PersonID]bool{}
	integral := engagement.No
	for i, c := range cases {
		c.validate(&problems, i, seen)
		for k := range w.Rows {
			row := &w.Rows[k]
			visits, management := together(c.Visits, row.Pair.matches), together(c.Management, row.Pair.matches)
			row.Visits += btoi(visits == engagement.Yes)
			row.Management += btoi(management == engagement.Yes)
			switch visits.Or(management) {
			case engagement.Yes:
				row.Either++
			case engagement.NotKnown:
				row.Unknown++
			}
		}
		integral = integral.Or(together(c.Visits, policeAndVCS)).Or(together(c.Management, policeAndVCS))
	}
	w.Reason = engagement.Reason{Rule: ruleJoint, Outcome: facts.Arising(engagement.AnswerOf(len(cases) > 0), integral.Outcome()),
		Format: "%d cases; police and VCS staff visit or manage one together: %v", Values: []any{len(cases), integral}}
	if err := problems.Err(); err != nil {
		return JointWork{Reason: engagement.Reason{Rule: ruleJoint, Format: "the joint work cannot be counted"}}, err
	}
	return w, nil
}

func (c JointCase) validate(problems *engagement.Problems, i int, seen map[PersonID]bool) {
	switch {
	case c.ID == "":
		problems.Add(index(i)+".id", "", engagement.ErrMissing)
	case seen[c.ID]:
		problems.Add(index(i)+".id", strconv.Quote(string(c.ID)), engagement.ErrDuplicate)
	}
	seen[c.ID] = true
	for _, list := range []struct {
		name  string
		staff []JointStaff
	}{{"visits", c.Visits}, {"management", c.Management}} {
		agencies := map[engagement.AgencyID]bool{}
		for k, s := range list.staff {
			if s.Agency != "" && !agencies[s.Agency] && s.Sector <= engagement.Private && s.Police <= engagement.No &&
				(s.Police != engagement.Yes || s.Sector <= engagement.Statutory) {
				agencies[s.Agency] = true
				continue // a path is only written where there is a problem
			}
			at := fmt.Sprintf("[%d].%s[%d]", i, list.name, k)
			if s.Agency != "" && agencies[s.Agency] {
				problems.Add(at+".agency", strconv.Quote(string(s.Agency)), engagement.ErrDuplicate)
			}
			agencies[s.Agency] = true
			problems.CheckWord(at+".sector", s.Sector)
			problems.CheckWord(at+".police", s.Police)
			if s.Police == engagement.Yes && (s.Sector == engagement.VCS || s.Sector == engagement.Private) {
				problems.Add(at+".police", s.Police.String(), fmt.Errorf("%w: of sector %v", engagement.ErrContradicts, s.Sector))
			}
		}
	}
}

// together answers whether two of the staff match; nil is not known.
func together(staff []JointStaff, match func(a, b JointStaff) engagement.Answer) engagement.Answer {
	if staff == nil {
		return engagement.NotKnown
	}
	found := engagement.No
	for i, a := range staff {
		for _, b := range staff[i+1:] {
			found = found.Or(match(a, b))
		}
	}
	return found
}

func (p SectorPair) matches(a, b JointStaff) engagement.Answer {
	return a.is(p.First).And(b.is(p.Second)).Or(a.is(p.Second).And(b.is(p.First)))
}

func policeAndVCS(a, b JointStaff) engagement.Answer {
	return a.isPolice().And(b.is(engagement.VCS)).Or(b.isPolice().And(a.is(engagement.VCS)))
}

func (w JointWork) rows() [][]string {
	rows := make([][]string, len(w.Rows))
	for i, row := range w.Rows {
		rows[i] = []string{row.Pair.First.String(), row.Pair.Second.String(), strconv.Itoa(row.Visits), strconv.Itoa(row.Management),
			strconv.Itoa(row.Either), strconv.Itoa(row.Unknown), strconv.Itoa(w.Cases)}
	}
	return rows
}

// WriteTable writes the pairs as text in aligned columns. The counts are not
// protected: who publishes them sees to that.
func (w JointWork) WriteTable(out io.Writer) error {
	return table.Table{Header: []string{"sector", "with", ">visits", ">management", ">either", ">not known", ">of"}, Rows: w.rows()}.Write(out)
}

// WriteCSV writes the pairs as CSV with a header, as WriteTable does.
func (w JointWork) WriteCSV(out io.Writer) error {
	return csv.NewWriter(out).WriteAll(append([][]string{{"sector", "with", "visits", "management", "either", "notKnown", "of"}}, w.rows()...))
}
