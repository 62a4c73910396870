package sharing

import (
	"fmt"
	"slices"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

// choices turns bytes into decisions; after the last it decides nought.
type choices []byte

func (c *choices) of(n int) int {
	if len(*c) == 0 {
		return 0
	}
	first := int((*c)[0])
	*c = (*c)[1:]
	return first % n
}

// FuzzDisclose holds Disclose to the reference on worlds that the input spells
// out, values outside the enumerations and repeated parties included: where
// they are a problem, nothing is disclosed.
func FuzzDisclose(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{2, 1, 1, 0, 0, 2, 1, 1, 0, 0, 1, 1, 2, 3, 1, 1, 0, 1, 0, 1, 2, 1, 1, 0, 2, 1, 0, 1, 1, 0, 2, 1, 3, 1})
	f.Add([]byte("a world without any order in it, and long enough to have several agreements"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c := choices(data)
		ids := []engagement.AgencyID{"a", "b", "c", ""}
		categories := []Category{"health", "Health", "offences", ""}
		days := []engagement.Date{{}, day("2010-11-01"), day("2011-01-10"), day("2011-04-01")}
		answer := func() engagement.Answer { return engagement.Answer(c.of(4)) }
		var f Facts
		for range c.of(4) {
			f.Parties = append(f.Parties, Party{ids[c.of(4)], engagement.Sector(c.of(5)), answer(), answer(), answer(), answer()})
		}
		for i := range c.of(4) {
			a := Agreement{ID: AgreementID(fmt.Sprint(i)), From: days[c.of(4)], Until: days[c.of(4)], OpenEnded: answer()}
			for range c.of(4) {
				a.Parties = append(a.Parties, ids[c.of(4)])
			}
			for range c.of(3) {
				a.Purposes = append(a.Purposes, []Purpose{"referral", "enforcement", ""}[c.of(3)])
			}
			for range c.of(3) {
				a.Permits = append(a.Permits, Permit{ids[c.of(4)], ids[c.of(4)], categories[:c.of(5)], answer()})
			}
			f.Agreements = append(f.Agreements, a)
		}
		f.Consent, f.Withdrawn = categories[:c.of(5)], categories[:c.of(3)]
		for range c.of(3) {
			f.Prohibitions = append(f.Prohibitions, Prohibition{ids[c.of(4)], ids[c.of(4)], categories[:c.of(4)]})
			if last := &f.Prohibitions[len(f.Prohibitions)-1]; len(last.Categories) == 0 {
				last.Categories = nil
			}
		}
		q := Request{On: days[c.of(4)], From: ids[c.of(4)], To: ids[c.of(4)], Purpose: []Purpose{"referral", ""}[c.of(2)]}
		q.Duty = Duty{Ground(c.of(4)), []string{"0", "2"}[:c.of(3)]}
		var r Record
		for i := range c.of(6) {
			r.Fields = append(r.Fields, Field{fmt.Sprint(i % 4), categories[c.of(4)], i})
		}
		for _, category := range categories {
			if got, want := Allows(f, q, category), MayPass(f, q, category); got != want.Outcome {
				t.Fatalf("Allows is %v, MayPass %v", got, want)
			}
		}
		d, err := Disclose(f, q, r)
		if err != nil {
			if len(d.Fields)+len(d.Withheld)+len(d.Reasons) > 0 {
				t.Fatalf("disclosed %v in spite of %v", d, err)
			}
			return
		}
		want := []string{}
		for _, field := range r.Fields {
			if reference(f, q, field) {
				want = append(want, field.Name)
			}
		}
		if got := names(d); !slices.Equal(got, want) || len(d.Fields)+len(d.Withheld) != len(r.Fields) {
			t.Fatalf("disclosed %v, want %v, in\n%+v\n%+v\n%+v", got, want, f, q, r)
		}
	})
}
