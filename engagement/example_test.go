package engagement_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/engagement"
)

// Whether a grant may support an activity (R97): not if it is religious,
// unless it is inter-faith. While neither is known, neither is the answer.
func ExampleAnswer() {
	var religious, interFaith engagement.Answer
	fmt.Println(religious.Not().Or(interFaith))
	interFaith = engagement.Yes
	fmt.Println(religious.Not().Or(interFaith))
	// Output:
	// not-known
	// yes
}

// The programme's money was to be spent from 1 November 2010 to 31 March 2011
// (CL2012 2.1, 2.3).
func ExampleSpan() {
	window, err := engagement.Days(engagement.MustParseDate("2010-11-01"), engagement.MustParseDate("2011-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(window)
	fmt.Println(window.Contains(engagement.MustParseDate("2011-03-31")), window.Contains(engagement.MustParseDate("2011-04-01")))
	fmt.Println(window.Contains(engagement.Date{}))
	// Output:
	// 2010-11-01 to 2011-03-31
	// yes no
	// not-known
}

func ExampleDate_AddMonths() {
	end, err := engagement.MustParseDate("2010-10-31").AddMonths(4)
	fmt.Println(end, err)
	// Output: 2011-02-28 <nil>
}

func ExampleParsePathway() {
	pathway, err := engagement.ParsePathway("ete")
	fmt.Println(pathway.Title(), err)
	_, err = engagement.ParsePathway("housing")
	fmt.Println(err)
	// Output:
	// Education, training and employment <nil>
	// unknown word "housing": a Pathway is one of accommodation, ete, health, drugs-alcohol, finance-benefit-debt, children-families, attitudes
}

func ExampleStaffBandOf() {
	band, err := engagement.StaffBandOf(49)
	fmt.Println(band, err)
	// Output: 1-49 <nil>
}

func ExampleIncomeBracketOf() {
	bracket, err := engagement.IncomeBracketOf(110_000) // the smallest turnover in NA2009 3.2
	fmt.Println(bracket, err)
	// Output: 100001-500000 <nil>
}

// A synthetic agency: an LIO cannot be a statutory body.
func ExampleProblems() {
	err := engagement.Agency{Sector: engagement.Statutory, Kind: engagement.LIO, Staff: 77}.Validate()
	fmt.Println(err)
	// Output:
	// staff: unknown word StaffBand(77)
	// kind: lio: contradicts: only a VCS body has one, and the sector is statutory
}

// Synthetic: the staff bands of three agencies at two dates.
func ExampleCompare() {
	comparison, err := engagement.Compare(
		[]engagement.Entry[size]{{"a", "Leeds", 26}, {"b", "Leeds", 6}},
		[]engagement.Entry[size]{{"a", "Leeds", 30}, {"c", "Croydon", 1}})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := comparison.WriteTable(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// id  group    before  after  change
	// a   Leeds    26      30     gained
	// b   Leeds    6       -      lost
	// c   Croydon  -       1      gained
	//
	// group    gained  lost  changed  unchanged
	// Leeds         1     1        0          0
	// Croydon       1     0        0          0
}

type size int

func (s size) String() string     { return fmt.Sprint(int(s)) }
func (s size) Compare(t size) int { return int(s - t) }
