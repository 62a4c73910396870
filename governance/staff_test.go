package governance_test

import (
	"math"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
)

// staffOf is the staff of a site of 2009 as NA2009 Appendix 1 lists it.
func staffOf(t *testing.T, id pioneers.SiteID) governance.StaffList {
	t.Helper()
	site, found := pioneers.Lookup(id)
	if !found {
		t.Fatalf("no site %q", id)
	}
	list := governance.StaffList{Complete: isYes, Place: "NA2009 Appendix 1"}
	for _, a := range site.Agencies {
		if a.Staff+a.Planned > 0 {
			list.Lines = append(list.Lines, governance.StaffLine{Agency: a.ID, Sector: a.Sector, Deployed: a.Staff, ToBeDeployed: a.Planned})
		}
	}
	return list
}

// lewisham42 is the team of Lewisham as NA2009 4.2 describes it, of which one
// Probation officer was deployed and the resettlement officers were not.
func lewisham42() governance.StaffList {
	return governance.StaffList{Complete: isYes, Place: "NA2009 4.2", Lines: []governance.StaffLine{
		{"lewisham-police", engagement.Statutory, 9, 0}, {"lewisham-probation", engagement.Statutory, 1, 1}, {"lewisham-council", engagement.Statutory, 0, 4}}}
}

// lewishamNow is Appendix 1 without the second Probation officer, who was
// "planned".
func lewishamNow() governance.StaffList {
	return governance.StaffList{Complete: isYes, Place: "NA2009 Appendix 1", Lines: []governance.StaffLine{
		{"lewisham-police", engagement.Statutory, 9, 0}, {"lewisham-probation", engagement.Statutory, 1, 0}, {"lewisham-council", engagement.Statutory, 0, 5}}}
}

// R221: what NA2009 states, held to its lists.
func TestStaffList_CheckStated_published(t *testing.T) {
	pennine, leeds, lewisham, nottingham := staffOf(t, pioneers.Pennine), staffOf(t, pioneers.Leeds), staffOf(t, pioneers.Lewisham), staffOf(t, pioneers.Nottingham)
	for _, test := range []struct {
		name   string
		list   governance.StaffList
		stated governance.StaffStatement
		want   engagement.Outcome
	}{
		{"28 staff within the IOMU", pennine, governance.StaffStatement{28, governance.Deployed, 0, "NA2009 4.1"}, met},
		{"10 of them of the Third Sector", pennine, governance.StaffStatement{10, governance.Deployed, engagement.VCS, "NA2009 4.1"}, met},
		{"four to join", pennine, governance.StaffStatement{4, governance.ToBeDeployed, 0, "NA2009 4.1"}, met},
		{"32 in all", pennine, governance.StaffStatement{32, governance.AllStaff, 0, "NA2009 1.4"}, met},
		{"Lewisham: 9+2+4", lewisham42(), governance.StaffStatement{15, governance.AllStaff, 0, "NA2009 1.4"}, met},
		{"Lewisham: 9+1+5", lewishamNow(), governance.StaffStatement{15, governance.AllStaff, 0, "NA2009 1.4"}, met},
		{"Lewisham: 9+2+5 as planned", lewisham, governance.StaffStatement{16, governance.AllStaff, 0, "NA2009 Appendix 1"}, met},
		{"Lewisham: 9+2+5 are not the 15", lewisham, governance.StaffStatement{15, governance.AllStaff, 0, "NA2009 1.4"}, notMet},
		{"two PSOs and eight Police Officers", nottingham, governance.StaffStatement{10, governance.Deployed, 0, "NA2009 1.4"}, met},
		{"Leeds", leeds, governance.StaffStatement{26, governance.Deployed, 0, "NA2009 Appendix 1"}, met},
		{"one more than there are", leeds, governance.StaffStatement{27, governance.Deployed, 0, ""}, notMet},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.list.CheckStated(test.stated)
			wrong(t, err, "")
			outcome(t, got, "R221", test.want)
		})
	}
}

func TestStaffList_CheckStated(t *testing.T) {
	list := func(complete engagement.Answer, unstated int64) governance.StaffList {
		return governance.StaffList{Complete: complete, Lines: []governance.StaffLine{{"a", engagement.VCS, 3, 1}, {"b", engagement.Private, 2, 0}, {"c", 0, unstated, 0}}}
	}
	for _, test := range []struct {
		list   governance.StaffList
		stated governance.StaffStatement
		want   engagement.Outcome
	}{
		{list(isYes, 0), governance.StaffStatement{Number: 5, Counting: governance.Deployed}, met},
		{list(isYes, 0), governance.StaffStatement{Number: 4, Counting: governance.AllStaff, Sector: engagement.VCS}, met},
		{list(notKnown, 0), governance.StaffStatement{Number: 5, Counting: governance.Deployed}, open},
		{list(notKnown, 0), governance.StaffStatement{Number: 9, Counting: governance.Deployed}, open},
		{list(notKnown, 0), governance.StaffStatement{Number: 4, Counting: governance.Deployed}, notMet}, // there are five already
		{list(isNo, 0), governance.StaffStatement{Number: 6, Counting: governance.AllStaff}, notMet},     // there are more
		{list(isNo, 0), governance.StaffStatement{Number: 7, Counting: governance.AllStaff}, open},
		{list(isYes, 2), governance.StaffStatement{Number: 3, Counting: governance.Deployed, Sector: engagement.VCS}, open}, // of which sector?
		{list(isYes, 2), governance.StaffStatement{Number: 5, Counting: governance.Deployed, Sector: engagement.VCS}, open},
		{list(isYes, 2), governance.StaffStatement{Number: 6, Counting: governance.Deployed, Sector: engagement.VCS}, notMet},
		{list(isYes, 2), governance.StaffStatement{Number: 7, Counting: governance.Deployed}, met},
		{governance.StaffList{}, governance.StaffStatement{Counting: governance.Deployed}, open},
	} {
		got, err := test.list.CheckStated(test.stated)
		wrong(t, err, "")
		outcome(t, got, "R221", test.want)
	}
}

func TestStaffList_errors(t *testing.T) {
	list := governance.StaffList{Complete: 9, Lines: []governance.StaffLine{{"a", 99, -1, math.MaxInt64}, {"b", 0, 1, math.MinInt64}}}
	const want = `lines[0].sector: unknown word Sector(99)
lines[0].deployed: -1: negative
lines[1].deployed: 1: out of range: the staff add up to more than can be counted
lines[1].toBeDeployed: -9223372036854775808: negative
complete: unknown word Answer(9)`
	wrong(t, list.Validate(), want)
	got, err := list.CheckStated(governance.StaffStatement{Number: -1, Counting: 77, Sector: 88})
	wrong(t, err, want+`
stated.counting: unknown word StaffCounting(77)
stated.sector: unknown word Sector(88)
stated.number: -1: negative`)
	outcome(t, got, "R221", open)
	share, reason, err := list.ThirdSectorShare(governance.AllStaff)
	wrong(t, err, want)
	outcome(t, reason, "R222", open)
	if share.IsKnown() {
		t.Errorf("share %v", share)
	}
	_, err = governance.StaffList{}.Count(0, 99)
	wrong(t, err, "counting: missing\nsector: unknown word Sector(99)")
	if n, err := staffOf(t, pioneers.Pennine).Count(governance.Deployed, engagement.VCS); n != 10 || err != nil {
		t.Errorf("%d of the Third Sector in Pennine, %v; want 10", n, err)
	}
	most := governance.StaffList{Lines: []governance.StaffLine{{"a", engagement.VCS, math.MaxInt64 - 1, 1}}}
	if n, err := most.Count(governance.AllStaff, 0); n != math.MaxInt64 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}
