package directory

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/thirdsector-go/partnership/engagement"
)

var (
	housing = Need{Pathway: engagement.Accommodation}
	health  = Need{Pathway: engagement.Health}
	food    = Need{Beyond: FoodParcels}
)

// fixture is a synthetic directory in which every fact is stated.
func fixture() Directory {
	return Directory{
		Areas:    []Area{{"LEE", "Leeds"}, {"CRO", "Croydon"}},
		Agencies: []engagement.Agency{{ID: "a", Name: "Agency A", Sector: engagement.VCS, Size: engagement.Small}, {ID: "b", Size: engagement.Large}},
		Services: []Service{
			{ID: "s1", Agency: "a", Name: "Rooms", Direct: []Need{housing}, Secondary: []Need{health, food}, Areas: []AreaID{"LEE", "CRO"}, When: "weekdays",
				Groups: []engagement.OffenderGroup{engagement.Women, engagement.Older}, Open: engagement.No, Capacity: CountOf(10), InUse: CountOf(4), Route: SpotPurchase,
				Checked: engagement.MustParseDate("2010-11-01"), Owner: "the co-ordinator", Classification: "H1", Contract: "grant agreement", Current: engagement.Yes},
			{ID: "s2", Agency: "b", Direct: []Need{food}, Areas: []AreaID{"LEE"}, Open: engagement.Yes},
		},
		Complete: engagement.Yes, Accessible: engagement.Yes, Updated: engagement.No,
	}
}

func TestDirectory_Validate(t *testing.T) {
	if err := fixture().Validate(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		change func(*Directory)
		want   string
	}{
		{"an area without id", func(d *Directory) { d.Areas = append(d.Areas, Area{}) }, `areas[2].id: missing`},
		{"an area twice", func(d *Directory) { d.Areas = append(d.Areas, Area{ID: "LEE"}) }, `areas[2].id: "LEE": duplicate`},
		{"an agency without id", func(d *Directory) { d.Agencies = append(d.Agencies, engagement.Agency{}) }, `agencies[2].id: missing`},
		{"an agency twice", func(d *Directory) { d.Agencies[1].ID = "a"; d.Services[1].Agency = "a" }, `agencies[1].id: "a": duplicate`},
		{"an agency of no sector", func(d *Directory) { d.Agencies[0].Sector = 9 }, `agencies[0].sector: unknown word Sector(9)`},
		{"a service without id", func(d *Directory) { d.Services[0].ID = "" }, `services[0].id: missing`},
		{"a service twice", func(d *Directory) { d.Services[1].ID = "s1" }, `services[1].id: "s1": duplicate`},
		{"a service of no agency", func(d *Directory) { d.Services[0].Agency = "" }, `services[0].agency: missing`},
		{"a service of an agency that is not there", func(d *Directory) { d.Services[0].Agency = "c" }, `services[0].agency: "c": no such agency in agencies`},
		{"an area that is not there", func(d *Directory) { d.Services[0].Areas[1] = "GLO" }, `services[0].areas[1]: "GLO": no such area in areas`},
		{"a service's area twice", func(d *Directory) { d.Services[0].Areas[1] = "LEE" }, `services[0].areas[1]: "LEE": duplicate`},
		{"a service's area without id", func(d *Directory) { d.Services[0].Areas[1] = "" }, `services[0].areas[1]: missing`},
		{"a need both ways", func(d *Directory) { d.Services[0].Secondary[0] = housing }, `services[0].secondary[0]: accommodation: contradicts: it is among the direct ones`},
		{"a need twice", func(d *Directory) { d.Services[0].Secondary[0] = food }, `services[0].secondary[1]: beyond:food-parcels: duplicate`},
		{"a need not stated", func(d *Directory) { d.Services[0].Direct[0] = Need{} }, `services[0].direct[0]: missing`},
		{"a need of no pathway", func(d *Directory) { d.Services[0].Direct[0] = Need{Pathway: 77} }, `services[0].direct[0]: unknown word Pathway(77)`},
		{"a pathway forced beyond", func(d *Directory) { d.Services[0].Direct[0] = Need{Beyond: "health"} },
			`services[0].direct[0]: beyond:health: contradicts: "health" is the pathway health, not beyond the pathways`},
		{"a need and a pathway", func(d *Directory) { d.Services[0].Direct[0] = Need{engagement.Health, Clothing} },
			`services[0].direct[0]: health and beyond:clothing: contradicts: a need is a pathway or beyond the pathways, not both`},
		{"a group twice", func(d *Directory) { d.Services[0].Groups[1] = engagement.Women }, `services[0].groups[1]: women: duplicate`},
		{"a group not stated", func(d *Directory) { d.Services[0].Groups[1] = 0 }, `services[0].groups[1]: missing`},
		{"a group outside", func(d *Directory) { d.Services[0].Groups[1] = 66 }, `services[0].groups[1]: unknown word OffenderGroup(66)`},
		{"open to whom", func(d *Directory) { d.Services[0].Open = 66 }, `services[0].openToAll: unknown word Answer(66)`},
		{"fewer places than none", func(d *Directory) { d.Services[0].Capacity = CountOf(-1) }, `services[0].capacity: -1: negative`},
		{"fewer people than none", func(d *Directory) { d.Services[0].InUse = CountOf(-1) }, `services[0].inUse: -1: negative`},
		{"a route outside", func(d *Directory) { d.Services[0].Route = 9 }, `services[0].route: unknown word Route(9)`},
		{"a mark outside", func(d *Directory) { d.Services[0].Current = 9 }, `services[0].current: unknown word Answer(9)`},
		{"too many places", func(d *Directory) { d.Services[1].Capacity = CountOf(math.MaxInt64 - 9) }, `services: out of range: all capacities together exceed 64 bits`},
		{"too many people", func(d *Directory) { d.Services[1].InUse = CountOf(math.MaxInt64) }, `services: out of range: all places in use together exceed 64 bits`},
		{"complete outside", func(d *Directory) { d.Complete = 9 }, `complete: unknown word Answer(9)`},
		{"accessible outside", func(d *Directory) { d.Accessible = 9 }, `accessibleToAll: unknown word Answer(9)`},
		{"updated outside", func(d *Directory) { d.Updated = 9 }, `updatedByAll: unknown word Answer(9)`},
	} {
		d := fixture()
		test.change(&d)
		if got := fmt.Sprint(d.Validate()); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
		if ix, err := New(d); ix != nil || fmt.Sprint(err) != test.want {
			t.Errorf("%s is indexed, error %v", test.name, err)
		}
	}
	// As many places as can be counted, and more people than places, are no
	// problem of the document.
	d := fixture()
	d.Services[1].Capacity, d.Services[0].InUse = CountOf(math.MaxInt64-10), CountOf(11)
	if err := d.Validate(); err != nil {
		t.Error(err)
	}
	// All at once, and long lists too.
	d = fixture()
	for i := range 40 {
		d.Areas = append(d.Areas, Area{ID: AreaID(fmt.Sprint(i))})
		d.Services[0].Areas = append(d.Services[0].Areas, AreaID(fmt.Sprint(i)))
		d.Services[0].Direct = append(d.Services[0].Direct, Need{Beyond: Beyond(fmt.Sprint("n", i))})
	}
	d.Services[0].Areas = append(d.Services[0].Areas, "39", "LEE")
	d.Services[0].Secondary = []Need{{Beyond: "n39"}}
	d.Services[1].Agency = ""
	want := "services[0].secondary[0]: beyond:n39: contradicts: it is among the direct ones\n" +
		"services[0].areas[42]: \"39\": duplicate\nservices[0].areas[43]: \"LEE\": duplicate\nservices[1].agency: missing"
	if got := fmt.Sprint(d.Validate()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRead(t *testing.T) {
	var text bytes.Buffer
	if err := Write(&text, fixture()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"beyond:food-parcels"`, `"checked": "2010-11-01"`, `"capacity": 10`, `"openToAll": true`, `"route": "spot-purchase"`, `"complete": true`} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the document does not hold %s", want)
		}
	}
	read, err := Read(bytes.NewReader(text.Bytes()))
	if diff := cmp.Diff(fixture(), read); err != nil || diff != "" {
		t.Errorf("read again (-want +got): %v\n%s", err, diff)
	}

	_, err = Read(strings.NewReader(`{
		"areas": [{"id": "LEE"}, {"name": "nowhere"}],
		"agencies": [{"id": "a", "sector": "third-sector"}],
		"services": [
			{"id": "s", "agency": "z", "direct": ["housing", "beyond:health", ""], "areas": ["LDS"], "capacity": 2.5, "inUse": "4", "openToAll": "yes", "colour": "red"},
			{"agency": "a", "groups": ["men"], "route": "charity", "checked": "2010-02-30", "capacity": -4}],
		"complete": 1
	}`))
	want := `areas[1].id: missing
agencies[0].sector: unknown word "third-sector": a Sector is one of statutory, vcs, private
services[0].direct[0]: unknown word "housing": a Pathway is one of accommodation, ete, health, drugs-alcohol, finance-benefit-debt, children-families, attitudes; a need beyond the pathways is written beyond: and its own words
services[0].direct[1]: "beyond:health": contradicts: "health" is the pathway health, not beyond the pathways
services[0].capacity: 2.5: wrong type: a count is null or a whole number of 64 bits
services[0].inUse: "4": wrong type: a count is null or a whole number of 64 bits
services[0].openToAll: "yes": wrong type: an answer is null, true or false
services[0].colour: "red": unknown field
services[1].groups[0]: unknown word "men": a OffenderGroup is one of women, bme, young, older, children-and-families
services[1].route: unknown word "charity": a Route is one of commissioned, grant, spot-purchase, self-funded
services[1].checked: out of range: "2010-02-30" is not a day such as 2010-11-01
services[1].id: missing
complete: 1: wrong type: an answer is null, true or false
services[0].direct[2]: missing
services[0].agency: "z": no such agency in agencies
services[0].areas[0]: "LDS": no such area in areas
services[1].capacity: -4: negative`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}

	bad := fixture()
	bad.Services[0].Name = "\xff"
	if err := Write(&text, bad); !errors.Is(err, engagement.ErrText) {
		t.Errorf("text that is not UTF-8 is written, error %v", err)
	}
	bad = fixture()
	bad.Services[0].Direct[0].Beyond = "x"
	if err := Write(&text, bad); err == nil {
		t.Error("a need that is two is written")
	}
}

// Whatever is read does not panic; what is valid is the same when written and
// read again, and every question has an answer.
func FuzzRead(f *testing.F) {
	var text bytes.Buffer
	if err := Write(&text, fixture()); err != nil {
		f.Fatal(err)
	}
	f.Add(text.Bytes())
	f.Add([]byte(`{"areas":[{"id":"x"}],"agencies":[{"id":"a"}],"services":[{"id":"s","agency":"a"},{"id":"t","agency":"a","direct":["health"]},{"id":"u","agency":"a","areas":["x"]}]}`))
	f.Add([]byte(`{"areas":null,"agencies":[],"services":[],"complete":true}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(bytes.NewReader(data))
		ix, err2 := New(d)
		if err != nil {
			_ = err.Error()
			if err2 != nil {
				_ = err2.Error()
				return
			}
		} else if err2 != nil {
			t.Fatalf("read, but not indexed: %v", err2)
		}
		everything(t, ix, d)
		if err != nil {
			return
		}
		var written bytes.Buffer
		if err := Write(&written, d); err != nil {
			t.Fatalf("read, but not written: %v", err)
		}
		again, err := Read(bytes.NewReader(written.Bytes()))
		if diff := cmp.Diff(d, again, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Fatalf("read again: %v\n%s", err, diff)
		}
	})
}

// everything asks every question of an index.
func everything(t *testing.T, ix *Index, d Directory) {
	t.Helper()
	check := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	var demand []NeedCount
	for _, area := range d.Areas[:min(len(d.Areas), 3)] {
		for _, need := range []Need{housing, food} {
			demand = append(demand, NeedCount{Area: area.ID, Need: need, People: 5}, NeedCount{Area: area.ID, Need: need, Group: engagement.Women, People: 2})
			r, err := ix.Find(Query{Need: need, Area: area.ID, Group: engagement.Women})
			check(err)
			for _, m := range r.Matches {
				for _, reason := range m.Reasons() {
					_ = reason.String()
				}
			}
			_ = r.Reason().String()
		}
	}
	_, err := ix.Gaps(demand)
	check(err)
	_, err = ix.Gaps(nil)
	check(err)
	_, err = ix.Shortfalls(demand)
	check(err)
	_, err = ix.Overstretched(Load{math.MaxInt64, 1})
	check(err)
	_, err = ix.Records(Freshness{Months: CountOf(math.MaxInt64), Days: CountOf(math.MaxInt64)})
	check(err)
	for _, finding := range append(ix.ThinCover(), ix.GroupsWithoutService()...) {
		_ = finding.Reason.String()
	}
	check(ix.Map().WriteTable(new(bytes.Buffer)))
	check(ix.Map().WriteCSV(new(bytes.Buffer)))
	for _, agency := range d.Agencies {
		c, err := ix.WithoutAgency(agency.ID)
		check(err)
		_, err = c.Compare()
		check(err)
	}
	_ = ix.Usable().String()
}
