package drawing

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// What is known of a body and of a seat stands there in words and as an outline.
func TestChart_picture(t *testing.T) {
	agencies := []governance.Agency{{Agency: engagement.Agency{ID: "a", Name: "A", Sector: engagement.VCS}}, {Agency: engagement.Agency{ID: "b", Name: "B"}}}
	member := governance.Seat{Agency: "a", Status: governance.Member}
	type row struct {
		Name, Details string
		Outline       stroke
	}
	for _, tt := range []struct {
		name string
		body governance.Body
		want []row // the body, then its seats
	}{
		{"nothing known", governance.Body{}, []row{{"not named", "members not stated", solid}}},
		{"planned", governance.Body{Name: "X", Status: governance.PlannedBody, Complete: engagement.Yes}, []row{{"X", "planned; all members listed", dashed}}},
		{"words of a body", governance.Body{ID: "x", Status: governance.InPlace, Meets: "weekly", Commissions: engagement.Yes, VCS: engagement.No},
			[]row{{"x", "meets weekly; decides on commissioning; no VCS agency; members not stated", solid}}},
		{"a VCS agency that is not named", governance.Body{ID: "x", VCS: engagement.Yes, Seats: []governance.Seat{{Agency: "b", Status: governance.Member}}},
			[]row{{"x", "", solid}, {"B", "", solid}, {"A VCS agency", "not named", solid}}},
		{"a VCS agency that is named", governance.Body{ID: "x", VCS: engagement.Yes, Seats: []governance.Seat{member}}, []row{{"x", "", solid}, {"A", "", solid}}},
		{"statuses", governance.Body{ID: "x", Seats: []governance.Seat{{Agency: "a"}, {Agency: "a", Status: governance.Invited}, {Agency: "a", Status: governance.InvitedNotAttending},
			{Agency: "a", Status: governance.Planned, Post: "manager"}, {Agency: "a", Status: governance.Member, Active: engagement.No, RingFenced: engagement.Yes}}},
			[]row{{"x", "", solid}, {"A", "not stated whether it sits here", dashed}, {"A", "invited", dashed}, {"A", "invited, has not attended", dotted},
				{"A", "manager; planned", dashed}, {"A", "inactive; place kept for its like", dotted}}},
		{"a chair with a seat", governance.Body{ID: "x", Chair: governance.Chair{Agency: "a", Post: "head"}, Seats: []governance.Seat{
			{Agency: "a", Post: "clerk", Status: governance.Member}, {Agency: "a", Post: "head", Status: governance.Member}}},
			[]row{{"x", "", solid}, {"A", "clerk", solid}, {"A", "head; chair", solid}}},
		{"a chair whose seat names no post", governance.Body{ID: "x", Chair: governance.Chair{Agency: "a", Post: "head"}, Seats: []governance.Seat{member}},
			[]row{{"x", "", solid}, {"A", "head; chair", solid}}},
		{"a chair without a seat", governance.Body{ID: "x", Chair: governance.Chair{Agency: "b", Post: "head"}, Seats: []governance.Seat{member}},
			[]row{{"x", "", solid}, {"B", "head; chair", solid}, {"A", "", solid}}},
		{"a chair without an agency", governance.Body{ID: "x", Chair: governance.Chair{Post: "head"}, Complete: engagement.Yes},
			[]row{{"x", "all members listed", solid}, {"head", "chair, agency not stated", solid}}},
		{"an agency that is not described", governance.Body{ID: "x", Seats: []governance.Seat{{Agency: "c", Status: governance.Member}}}, []row{{"x", "", solid}, {"c", "", solid}}},
	} {
		b := Chart{Structure: governance.Structure{Agencies: agencies, Bodies: []governance.Body{tt.body}}}.picture().boxes[0]
		got := []row{{b.name, strings.Join(b.details, "; "), b.outline}}
		for _, s := range b.seats {
			got = append(got, row{s.name, strings.Join(s.details, "; "), s.outline})
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s:\n%s", tt.name, diff)
		}
	}
}

// An agency that sits nowhere is at the tier of its ties.
func TestChart_others(t *testing.T) {
	c := Chart{Structure: governance.Structure{Bodies: []governance.Body{{ID: "x", Chair: governance.Chair{Agency: "chair"}, Seats: []governance.Seat{{Agency: "seat"}}}}}}
	for id, ties := range map[engagement.AgencyID]engagement.Ties{
		"inside":  {CoLocated: engagement.Yes, ReceivesReferrals: engagement.Yes},
		"outside": {ReceivesReferrals: engagement.Yes, DeliversOutside: engagement.Yes, CoLocated: engagement.No},
		"none":    {CoWorking: engagement.Yes, ReceivesReferrals: engagement.No},
		"seat":    {ReceivesReferrals: engagement.Yes}, "chair": {CoLocated: engagement.Yes},
	} {
		c.Structure.Agencies = append(c.Structure.Agencies, governance.Agency{Agency: engagement.Agency{ID: id}, Ties: ties})
	}
	p := c.picture()
	got := map[string][]string{}
	for _, layer := range p.layers {
		for _, index := range layer.boxes {
			for _, s := range p.boxes[index].seats {
				got[layer.name] = append(got[layer.name], strings.Join(append([]string{s.name}, s.details...), ", "))
			}
		}
	}
	want := map[string][]string{
		"Service delivery: inside":  {"inside, co-located"},
		"Service delivery: outside": {"outside, takes referrals, delivers outside"},
		"Tier not stated":           {"chair, chair", "seat, not stated whether it sits here", "none"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A line that is stated twice is drawn once, and one to a body that is not
// described is drawn to a box of its own.
func TestChart_lines(t *testing.T) {
	c := Chart{Structure: governance.Structure{Bodies: []governance.Body{{ID: "x"}},
		Lines: []governance.Line{{From: "x", To: "y", Kind: governance.Report}, {From: "x", To: "y", Kind: governance.Report}, {From: "x", To: "y"}}}}
	p := c.picture()
	if want := []line{{0, 1, 0}, {0, 1, 1}}; !slices.Equal(p.lines, want) {
		t.Errorf("lines %v, want %v", p.lines, want)
	}
	if got := p.boxes[1]; got.name != "y" || got.outline != dashed {
		t.Errorf("the body that is not described is %+v", got)
	}
	if got := strings.Count(written(t, func(w io.Writer) error { return writeDOT(w, p) }), "->"); got != 2+3 { // and what holds the legend
		t.Errorf("%d edges in the DOT", got)
	}
}

func TestChannelNetwork(t *testing.T) {
	s := governance.Structure{Name: "n", Agencies: []governance.Agency{{Agency: engagement.Agency{ID: "a", Name: "A", Sector: engagement.VCS}}},
		Channels: []governance.Channel{{From: "a", To: "b", Exists: engagement.No}, {From: "b", To: "a"}}}
	want := Network{Name: "n", Nodes: []Node{{ID: "a", Name: "A", Sector: engagement.VCS}},
		Ties: []Tie{{From: "a", To: "b", Active: engagement.No, Label: "informs"}, {From: "b", To: "a", Label: "informs"}}}
	if diff := cmp.Diff(want, ChannelNetwork(s)); diff != "" {
		t.Error(diff)
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Łódź 日本 שלום 🏛": "Łódź 日本 שלום 🏛", "a\nb\x00\x7f": "a␊b␀␡", "\u0085": "\ufffd", "\xffa": "\ufffda", "\u2028": "\ufffd", "\u2029": "\ufffd",
		"\u202e": "\ufffd", "\u2066": "\ufffd", "\ufffe": "\ufffd", "\uffff": "\ufffd", "\u200d": "\u200d",
	} {
		if got := visible(text); got != want {
			t.Errorf("visible(%q) = %q, want %q", text, got, want)
		}
	}
}

// Lines make up the text and are no wider than asked, but for a space at the
// end or a rune that is wider by itself.
func TestFont_wrap(t *testing.T) {
	f := font{size: 10}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"", []string{""}},
		{"aaa", []string{"aaa"}},             // 6.5 each
		{"aaaa bb", []string{"aaaa ", "bb"}}, // 26, 4.6, 13
		{"aaaaaa", []string{"aaaaa", "a"}},
		{"a a a a", []string{"a a a ", "a"}},
		{"a aaaaaa", []string{"a ", "aaaaa", "a"}},
		{"🏛🏛🏛", []string{"🏛🏛", "🏛"}},
		{"e\u0301e\u0301e\u0301e\u0301e\u0301", []string{"e\u0301e\u0301e\u0301e\u0301e\u0301"}},
	} {
		if got := f.wrap(tt.text, 33); !slices.Equal(got, tt.want) {
			t.Errorf("wrap(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
	if got := f.wrap("ab", 1); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("wrap of runes that are too wide = %q", got)
	}
}
