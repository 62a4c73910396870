package sharing

import (
	"fmt"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

// large is a synthetic world of as many agreements between probation and an
// agency of its own each, of which one in a hundred is with Addaction and names
// ten categories of the hundred; and a record of n fields in the hundred
// categories.
func large(fields, agreements int) (Facts, Request, Record) {
	f, q, _ := world()
	f.Agreements = nil
	for i := range agreements {
		other := engagement.AgencyID(fmt.Sprint("agency", i))
		if i%100 == 0 {
			other = "addaction"
		} else {
			f.Parties = append(f.Parties, Party{ID: other, Sector: engagement.VCS})
		}
		a := Agreement{ID: AgreementID(fmt.Sprint("isa", i)), Parties: []engagement.AgencyID{"probation", other}, Purposes: []Purpose{"referral"},
			From: day("2010-11-01"), OpenEnded: yes}
		for j := range 10 {
			a.Permits = append(a.Permits, Permit{From: "probation", To: other, Categories: []Category{Category(fmt.Sprint("category", (i/100*7+j)%90))}, ConsentNeeded: no})
		}
		f.Agreements = append(f.Agreements, a)
	}
	var r Record
	for i := range fields {
		r.Fields = append(r.Fields, Field{fmt.Sprint("field", i), Category(fmt.Sprint("category", i%100)), nil})
	}
	return f, q, r
}

// The cost is linear in fields and agreements: each size takes about ten times
// the one before, and a field more does not look at an agreement again.
func BenchmarkDisclose(b *testing.B) {
	for _, size := range []struct{ fields, agreements int }{
		{10, 10}, {10, 10_000}, {1_000, 10_000}, {10_000, 10_000}, {100_000, 10_000}, {1_000_000, 10_000}, {1_000_000, 100},
	} {
		b.Run(fmt.Sprintf("fields=%d/agreements=%d", size.fields, size.agreements), func(b *testing.B) {
			f, q, r := large(size.fields, size.agreements)
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				if _, err := Disclose(f, q, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkAllows(b *testing.B) {
	for _, n := range []int{10, 1_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f, q, _ := large(0, n)
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				Allows(f, q, "category5")
			}
		})
	}
}

func BenchmarkMayPass(b *testing.B) {
	for _, n := range []int{10, 1_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f, q, _ := large(0, n)
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				MayPass(f, q, "category5")
			}
		})
	}
}
