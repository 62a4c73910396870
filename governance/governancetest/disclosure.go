package governancetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance/sharing"
)

// A disclosure is one question put to a discloser.
type disclosure struct {
	Facts   sharing.Facts   `json:"facts"`
	Request sharing.Request `json:"request"`
	Record  sharing.Record  `json:"record"`
}

func (d disclosure) String() string {
	text, err := json.Marshal(d)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// CheckDiscloser tries a disclosure function in random small worlds and returns
// the laws it breaks, one Violation for each, joined; nil where it breaks none.
// A function that is not total is held to no other law.
func CheckDiscloser(disclose sharing.Discloser, o Options) error {
	if disclose == nil {
		return Violation{Law: "total", Detail: "there is no discloser"}
	}
	laws := []struct {
		name  string
		holds func(disclosure) string
	}{
		{"total", func(d disclosure) string { _, detail := passed(disclose, d); return detail }},
		{"whole", func(d disclosure) string { return whole(disclose, d) }},
		{"nothing-by-default", func(d disclosure) string {
			d.Facts.Agreements = nil
			return only(disclose, d, "there is no agreement", func(sharing.Field) bool { return false })
		}},
		{"named", func(d disclosure) string {
			return only(disclose, d, "no agreement in force names it in this direction for this purpose", func(f sharing.Field) bool { return named(d, f) })
		}},
		{"permitted", func(d disclosure) string { return permitted(disclose, d) }},
		{"more-permission", func(d disclosure) string { return morePermission(disclose, d) }},
		{"more-prohibition", func(d disclosure) string { return moreProhibition(disclose, d) }},
	}
	var errs []error
	for _, law := range laws {
		r := rand.New(rand.NewPCG(o.Seed, 1))
		for range o.worlds() {
			d := world(r)
			if law.holds(d) == "" {
				continue
			}
			small := shrink(d, func(d disclosure) bool { return law.holds(d) != "" })
			errs = append(errs, Violation{law.name, small.String(), law.holds(small)})
			break
		}
		if law.name == "total" && errs != nil {
			break
		}
	}
	return errors.Join(errs...)
}

// RunDiscloser reports what CheckDiscloser finds as errors of the test.
func RunDiscloser(t TB, disclose sharing.Discloser, o Options) {
	t.Helper()
	if err := CheckDiscloser(disclose, o); err != nil {
		t.Errorf("%v", err)
	}
}

// passed returns the fields that are disclosed, by name, or what is wrong.
func passed(disclose sharing.Discloser, d disclosure) (map[string]sharing.Field, string) {
	var result sharing.Disclosure
	var err error
	if panicked := try(func() { result, err = disclose(d.Facts, d.Request, d.Record) }); panicked != "" {
		return nil, panicked
	}
	if err != nil {
		return nil, fmt.Sprintf("valid facts are an error: %v", err)
	}
	fields := map[string]sharing.Field{}
	for _, f := range result.Fields {
		fields[f.Name] = f
	}
	return fields, ""
}

func whole(disclose sharing.Discloser, d disclosure) string {
	result, err := disclose(d.Facts, d.Request, d.Record)
	if err != nil {
		return ""
	}
	times := map[string]int{}
	for _, f := range result.Fields {
		times[f.Name]++
		at := slices.IndexFunc(d.Record.Fields, func(of sharing.Field) bool { return of.Name == f.Name })
		if at < 0 || !reflect.DeepEqual(d.Record.Fields[at], f) {
			return fmt.Sprintf("%q is disclosed and is no field of the record, or is changed", f.Name)
		}
	}
	for _, w := range result.Withheld {
		times[w.Name]++
		if len(w.Reasons) == 0 {
			return fmt.Sprintf("%q is withheld without a reason", w.Name)
		}
	}
	for _, f := range d.Record.Fields {
		if times[f.Name] != 1 {
			return fmt.Sprintf("%q is disclosed or withheld %d times", f.Name, times[f.Name])
		}
	}
	if len(times) != len(d.Record.Fields) {
		return "a field is withheld that the record does not have"
	}
	return ""
}

// only says what passes that neither may nor has to.
func only(disclose sharing.Discloser, d disclosure, why string, may func(sharing.Field) bool) string {
	fields, _ := passed(disclose, d)
	for _, f := range d.Record.Fields {
		if _, passes := fields[f.Name]; passes && !may(f) && !compelled(d, f) {
			return fmt.Sprintf("%q passes and %s", f.Name, why)
		}
	}
	return ""
}

// compelled says whether a duty runs from a VCS agency to a statutory body, on
// a ground, for this field.
func compelled(d disclosure, f sharing.Field) bool {
	sector := func(id engagement.AgencyID) engagement.Sector {
		for _, p := range d.Facts.Parties {
			if p.ID == id {
				return p.Sector
			}
		}
		return engagement.SectorNotStated
	}
	return d.Request.Duty.Ground != sharing.GroundNotStated && slices.Contains(d.Request.Duty.Fields, f.Name) &&
		sector(d.Request.From) == engagement.VCS && sector(d.Request.To) == engagement.Statutory
}

// named says whether an agreement in force names the field's category from the
// sender to the recipient for the purpose.
func named(d disclosure, f sharing.Field) bool {
	for _, a := range d.Facts.Agreements {
		if a.InForce(d.Request.On) != engagement.Yes || !slices.Contains(a.Purposes, d.Request.Purpose) ||
			!slices.Contains(a.Parties, d.Request.From) || !slices.Contains(a.Parties, d.Request.To) {
			continue
		}
		for _, p := range a.Permits {
			if p.From == d.Request.From && p.To == d.Request.To && f.Category != "" && slices.Contains(p.Categories, f.Category) {
				return true
			}
		}
	}
	return false
}

func permitted(disclose sharing.Discloser, d disclosure) string {
	fields, _ := passed(disclose, d)
	for _, f := range d.Record.Fields {
		if _, passes := fields[f.Name]; !passes && sharing.Allows(d.Facts, d.Request, f.Category) == engagement.Met {
			return fmt.Sprintf("%q is permitted and withheld", f.Name)
		}
	}
	return ""
}

func morePermission(disclose sharing.Discloser, d disclosure) string {
	before, _ := passed(disclose, d)
	for _, more := range []sharing.Category{"health", "attendance", "intelligence"} {
		with := d
		with.Facts.Agreements = append(slices.Clone(d.Facts.Agreements), agreement(d, more))
		if lost := missing(before, disclose, with); lost != "" {
			return fmt.Sprintf("%q passes, and not with one more agreement", lost)
		}
		with = d
		with.Facts.Consent = append(slices.Clone(d.Facts.Consent), more)
		if slices.Contains(d.Facts.Consent, more) {
			continue
		}
		if lost := missing(before, disclose, with); lost != "" {
			return fmt.Sprintf("%q passes, and not with consent for %s", lost, more)
		}
	}
	return ""
}

// missing returns the name of a field of before that does not pass in d.
func missing(before map[string]sharing.Field, disclose sharing.Discloser, d disclosure) string {
	after, _ := passed(disclose, d)
	for _, f := range d.Record.Fields {
		if _, was := before[f.Name]; was {
			if _, is := after[f.Name]; !is {
				return f.Name
			}
		}
	}
	return ""
}

func moreProhibition(disclose sharing.Discloser, d disclosure) string {
	before, _ := passed(disclose, d)
	for _, more := range []sharing.Category{"health", "attendance"} {
		prohibited, withdrawn := d, d
		prohibited.Facts.Prohibitions = append(slices.Clone(d.Facts.Prohibitions), sharing.Prohibition{From: d.Request.From, To: d.Request.To, Categories: []sharing.Category{more}})
		withdrawn.Facts.Withdrawn = append(slices.Clone(d.Facts.Withdrawn), more)
		for _, with := range []disclosure{prohibited, withdrawn} {
			if with.Facts.Validate() != nil {
				continue // it was withdrawn before
			}
			after, _ := passed(disclose, with)
			for _, f := range d.Record.Fields {
				_, was := before[f.Name]
				_, is := after[f.Name]
				if is && !was {
					return fmt.Sprintf("%q is withheld, and passes with one more prohibition of %s", f.Name, more)
				}
				if is && f.Category == more && !compelled(with, f) {
					return fmt.Sprintf("%q passes although %s is prohibited or consent for it withdrawn", f.Name, more)
				}
			}
		}
	}
	return ""
}

// agreement is one that permits a category for the request.
func agreement(d disclosure, category sharing.Category) sharing.Agreement {
	return sharing.Agreement{ID: sharing.AgreementID(fmt.Sprint("more-", len(d.Facts.Agreements))), Parties: []engagement.AgencyID{d.Request.From, d.Request.To},
		Purposes: []sharing.Purpose{d.Request.Purpose}, From: engagement.MustParseDate("2010-11-01"), Until: engagement.MustParseDate("2011-04-01"),
		Permits: []sharing.Permit{{From: d.Request.From, To: d.Request.To, Categories: []sharing.Category{category}}}}
}

// world is a small one in which a good part of what is asked is permitted.
func world(r *rand.Rand) disclosure {
	answer := func() engagement.Answer {
		return []engagement.Answer{engagement.Yes, engagement.Yes, engagement.Yes, engagement.No, engagement.NotKnown}[r.IntN(5)]
	}
	ids := []engagement.AgencyID{"addaction", "police", "probation"}
	categories := []sharing.Category{"health", "attendance", "intelligence", "Health"}
	dates := []engagement.Date{{}, engagement.MustParseDate("2010-11-01"), engagement.MustParseDate("2011-01-10"), engagement.MustParseDate("2011-04-01")}
	purposes := []sharing.Purpose{"referral", "referral", "enforcement"}
	d := disclosure{Request: sharing.Request{On: dates[1+r.IntN(3)], Purpose: purposes[r.IntN(3)]}}
	from := r.IntN(3)
	d.Request.From, d.Request.To = ids[from], ids[(from+1+r.IntN(2))%3]
	for i, id := range ids {
		if r.IntN(8) > 0 {
			sector := []engagement.Sector{engagement.VCS, engagement.Statutory, engagement.Statutory}[i]
			if r.IntN(8) == 0 {
				sector = engagement.SectorNotStated
			}
			d.Facts.Parties = append(d.Facts.Parties, sharing.Party{ID: id, Sector: sector, SecureHandling: answer(), Trained: answer()})
		}
	}
	for i := range r.IntN(4) {
		a := agreement(d, categories[r.IntN(4)])
		a.ID = sharing.AgreementID(fmt.Sprint("agreement-", i))
		switch r.IntN(6) {
		case 0:
			a.Until = dates[2]
		case 1:
			a.From = dates[3]
			a.Until = engagement.MustParseDate("2012-01-01")
		case 2:
			a.Until = engagement.Date{}
			a.OpenEnded = answer()
		case 3:
			a.Purposes = []sharing.Purpose{purposes[r.IntN(3)]}
		case 4:
			a.Permits[0].From, a.Permits[0].To = a.Permits[0].To, a.Permits[0].From
		}
		a.Permits[0].ConsentNeeded = answer().Not()
		d.Facts.Agreements = append(d.Facts.Agreements, a)
	}
	for _, c := range categories {
		if r.IntN(2) == 0 {
			d.Facts.Consent = append(d.Facts.Consent, c)
		}
		if r.IntN(8) == 0 {
			d.Facts.Withdrawn = append(d.Facts.Withdrawn, c)
		}
	}
	if r.IntN(6) == 0 {
		d.Facts.Prohibitions = []sharing.Prohibition{{From: ids[r.IntN(3)], Categories: []sharing.Category{categories[r.IntN(4)]}}}
	}
	for i := range 1 + r.IntN(4) {
		d.Record.Fields = append(d.Record.Fields, sharing.Field{Name: fmt.Sprint("field-", i), Category: append(categories, "")[r.IntN(5)], Value: float64(i)})
	}
	if r.IntN(4) == 0 {
		d.Request.Duty = sharing.Duty{Ground: sharing.Grounds()[r.IntN(len(sharing.Grounds()))], Fields: []string{"field-0"}}
	}
	return d
}

// shrink leaves out of a world whatever it can while the law stays broken.
func shrink(d disclosure, broken func(disclosure) bool) disclosure {
	for again := true; again; {
		again = false
		for i := range d.Record.Fields {
			if len(d.Record.Fields) == 1 {
				break
			}
			less := d
			less.Record.Fields = slices.Delete(slices.Clone(d.Record.Fields), i, i+1)
			if broken(less) {
				d, again = less, true
				break
			}
		}
		for i := range d.Facts.Agreements {
			less := d
			less.Facts.Agreements = slices.Delete(slices.Clone(d.Facts.Agreements), i, i+1)
			if broken(less) {
				d, again = less, true
				break
			}
		}
		for _, leave := range []func(*disclosure){
			func(d *disclosure) { d.Facts.Consent = nil }, func(d *disclosure) { d.Facts.Withdrawn = nil },
			func(d *disclosure) { d.Facts.Prohibitions = nil }, func(d *disclosure) { d.Request.Duty = sharing.Duty{} },
		} {
			less := d
			leave(&less)
			if size(less) < size(d) && broken(less) {
				d, again = less, true
			}
		}
	}
	return d
}

// size is how much there is to leave out.
func size(d disclosure) int {
	n := len(d.Facts.Consent) + len(d.Facts.Withdrawn) + len(d.Facts.Prohibitions)
	if d.Request.Duty.Ground != sharing.GroundNotStated || len(d.Request.Duty.Fields) > 0 {
		n++
	}
	return n
}
