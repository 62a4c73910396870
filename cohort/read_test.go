package cohort

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
)

var csvHeader = []string{"id", "born", "age", "sex", "ethnicity", "area", "risk", "rag", "ragSince", "position", "schemes", "sentenced",
	"sentence", "released", "needs", "consent", "sources", "fact:prolific", "fact:unheard-of", "fact:other"}

// csvRow writes a person as ReadCSV takes it.
func csvRow(p Person) []string {
	text := func(known bool, value fmt.Stringer) string {
		if !known {
			return ""
		}
		return value.String()
	}
	answer := func(a engagement.Answer) string { return text(a.IsKnown(), a) }
	return []string{string(p.ID), text(p.Born.IsKnown(), p.Born), text(p.Age.IsKnown(), p.Age), p.Sex, p.Ethnicity, p.Area, text(p.Risk.IsKnown(), p.Risk),
		text(p.RAG.IsKnown(), p.RAG), text(p.RAGSince.IsKnown(), p.RAGSince), text(p.Position != 0, p.Position), csvList(p.Schemes), text(p.Sentenced.IsKnown(), p.Sentenced),
		text(p.Sentence.IsKnown(), p.Sentence), text(p.Released.IsKnown(), p.Released), csvList(p.Needs), answer(p.Consent), csvList(p.Sources),
		answer(p.Facts["prolific"]), answer(p.Facts["unheard-of"]), answer(p.Facts["other"])}
}

func csvList[E any](list []E) string {
	if list != nil && len(list) == 0 {
		return "none"
	}
	text := ""
	for i, entry := range list {
		if i > 0 {
			text += ";"
		}
		text += fmt.Sprint(entry)
	}
	return text
}

func writeCSV(people []Person, columns []int) string {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	write := func(row []string) {
		var some []string
		for _, i := range columns {
			some = append(some, row[i])
		}
		_ = w.Write(some)
	}
	write(csvHeader)
	for _, p := range people {
		write(csvRow(p))
	}
	w.Flush()
	return text.String()
}

func samePeople(t *testing.T, want, got Population) {
	t.Helper()
	require.Equal(t, want.Len(), got.Len())
	for i := range want.Len() {
		require.Equal(t, want.Person(i), got.Person(i))
	}
}

// What is written is read again: every fact, in any order of columns.
func TestReadCSVReadsWhatIsWritten(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 30))
	people := randomPeople(random, 600)
	for i := range people {
		people[i].Sex = pick(random, people[i].Sex, "a,b", "say \"x\"", "two\nlines", "é", " ")
	}
	want, err := NewPopulation(people, askable...)
	require.NoError(t, err)
	for range 5 {
		columns := random.Perm(len(csvHeader))
		text := writeCSV(people, columns)
		for _, r := range []io.Reader{strings.NewReader(text), strings.NewReader("\uFEFF" + text), iotest.HalfReader(strings.NewReader(text))} {
			got, report, err := ReadCSV(t.Context(), r, ReadOptions{Fields: askable[:len(askable)-1]})
			require.NoError(t, err)
			assert.Equal(t, 600, report.Taken)
			assert.Empty(t, report.Problems)
			some, err := NewPopulation(people, askable[:len(askable)-1]...)
			require.NoError(t, err)
			samePeople(t, some, got)
		}
	}
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	for _, p := range people {
		require.NoError(t, encoder.Encode(p))
	}
	got, report, err := ReadJSONLines(t.Context(), &lines, ReadOptions{Fields: askable})
	require.NoError(t, err)
	assert.Equal(t, 600, report.Rows)
	samePeople(t, want, got)
}

// readSlowly is the reference: encoding/csv, the parsers of the facts, Validate.
// It returns the good people, how many rows are bad, and what was wrong with the
// last row.
func readSlowly(text string) (people []Person, leftOut int, header bool, last error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.FieldsPerRecord = -1
	names, err := r.Read()
	if err != nil || !slices.Contains(names, "id") {
		return nil, 0, false, err
	}
	if slices.ContainsFunc(names, func(name string) bool { return !utf8.ValidString(name) }) {
		return nil, 0, false, err
	}
	sorted := slices.Sorted(slices.Values(names))
	if len(slices.Compact(sorted)) != len(names) {
		return nil, 0, false, err
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return people, leftOut, true, last
		}
		last = err
		p, good := Person{}, err == nil && len(row) == len(names)
		for i := 0; good && i < len(row); i++ {
			good = setSlowly(&p, names[i], row[i])
		}
		if good && p.Validate() == nil {
			people = append(people, p)
		} else {
			leftOut++
		}
	}
}

func setSlowly(p *Person, name, cell string) bool {
	var err error
	kind, fact, _ := strings.Cut(name, ":")
	list := func(set func(one string) error, empty func()) {
		if cell == "" {
			return
		}
		empty()
		if cell == "none" {
			return
		}
		for _, one := range strings.Split(cell, ";") {
			if one == "none" {
				err = engagement.ErrContradicts
			} else if e := set(one); e != nil {
				err = e
			}
		}
	}
	text := []byte(cell)
	known := slices.Contains(csvHeader, name) || kind == "fact" && fact != ""
	if known && !utf8.ValidString(cell) {
		return false
	}
	switch {
	case name == "id":
		p.ID = PersonID(cell)
	case name == "born":
		err = p.Born.UnmarshalText(text)
	case name == "age":
		err = p.Age.UnmarshalText(text)
	case name == "sex":
		p.Sex = cell
	case name == "ethnicity":
		p.Ethnicity = cell
	case name == "area":
		p.Area = cell
	case name == "risk":
		err = p.Risk.UnmarshalText(text)
	case name == "rag":
		err = p.RAG.UnmarshalText(text)
	case name == "ragSince":
		err = p.RAGSince.UnmarshalText(text)
	case name == "position":
		err = p.Position.UnmarshalText(text)
	case name == "schemes":
		list(func(one string) error { p.Schemes = append(p.Schemes, SchemeID(one)); return nil }, func() { p.Schemes = []SchemeID{} })
	case name == "sentenced":
		err = p.Sentenced.UnmarshalText(text)
	case name == "sentence":
		err = p.Sentence.UnmarshalText(text)
	case name == "released":
		err = p.Released.UnmarshalText(text)
	case name == "needs":
		list(func(one string) error {
			need, err := engagement.ParsePathway(one)
			p.Needs = append(p.Needs, need)
			return err
		}, func() { p.Needs = []engagement.Pathway{} })
	case name == "consent":
		err = p.Consent.UnmarshalText(text)
	case name == "sources":
		list(func(one string) error { p.Sources = append(p.Sources, SourceID(one)); return nil }, func() { p.Sources = []SourceID{} })
	case kind == "fact" && fact != "":
		if p.Facts == nil {
			p.Facts = map[FactID]engagement.Answer{}
		}
		p.Facts[FactID(fact)], err = engagement.ParseAnswer(cell)
	}
	return err == nil
}

// The reader takes the rows that the slow one takes, and says of them the same.
func FuzzReadCSV(f *testing.F) {
	random := rand.New(rand.NewPCG(6, 31))
	f.Add(writeCSV(randomPeople(random, 30), random.Perm(len(csvHeader))))
	for _, text := range []string{
		"id\na\nb\n", "id,age\na,18\nb,x\nc,151\n", "id,born,age\na,1980-01-01,\nb,,20\nc,1980-01-01,3\nd,1980-02-30,\ne,1980-2-3,\n",
		"id,risk\na,1.\nb,.5\nc,00001.5\nd,1.23456\ne,214748\nf,214749\ng,-1\nh,12345.1234\ni,1e3\nj,1.2.3\n",
		"id,schemes\na,none\nb,a;none\nc,a;;b\nd,a;a\ne,ppo;dip\nf,;\n", "id,needs\na,health;ete\nb,x\nc,not-stated\nd,health;health\n", "id,rag,ragSince\na,red,2009-01-01\nb,,2009-01-01\nc,blue,\n",
		"id,sentenced,released,born\na,2009-01-02,2009-01-01,\nb,1980-01-01,,1980-01-02\n", "id,fact:prolific,fact:\na,yes,no\n", "id,consent,x\n\na,maybe,y\n\"b\nb\",yes,\"\xff\"\nc\n\"d\"x,,\ne,,\n",
		"id,id\na,b\n", "id,\xce\na,b\n", "id,fact:\xce\na,yes\n", "name\na\n", "", "\uFEFFid\nx\n", "id,sentence\na,12m\nb,0d\nc,3m14d\nd,99999d\n", "id,born\na,2000-02-29\nb,1900-02-29\nc,0000-01-01\nd,9999-12-31\ne,0001-01-01\nf,2000-04-31\ng,2000-12-31\nh,20/0-01-01\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, leftOut, header, last := readSlowly(text)
		options := ReadOptions{Fields: askable, Lenient: true, WarrantUnique: true}
		got, report, err := ReadCSV(t.Context(), strings.NewReader(text), options)
		if !header {
			require.Error(t, err)
			return
		}
		if errors.Is(err, errOpen) {
			require.ErrorIs(t, last, csv.ErrQuote, "the last row is not open")
			return
		}
		require.NoError(t, err)
		require.Equal(t, len(want), got.Len())
		require.Equal(t, leftOut, report.LeftOut)
		require.Equal(t, leftOut > 0, len(report.Problems) > 0)
		require.Equal(t, report.Rows, report.Taken+report.LeftOut)
		loader, err := NewLoader(askable...)
		require.NoError(t, err)
		loader.WarrantUnique()
		for _, p := range want {
			require.NoError(t, loader.Add(p))
		}
		people, err := loader.Population()
		require.NoError(t, err)
		samePeople(t, people, got)
	})
}

func FuzzReadJSONLines(f *testing.F) {
	for _, text := range []string{
		"", "{\"id\":\"a\"}\n", "{\"id\":\"a\",\"age\":18,\"schemes\":[]}\n\n{\"id\":\"b\",\"facts\":{\"prolific\":true}}", "{\"id\":1}\n[]\nx\n{\"id\":\"a\",\"more\":1}\n{}",
		"{\"id\":\"a\"}{\"id\":\"b\"}\n", "{\"id\":\"\xff\"}\n", "{\"id\":\"a\",\"needs\":[\"health\",\"health\"]}\r\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, strict, strictErr := ReadJSONLines(t.Context(), strings.NewReader(text), ReadOptions{Fields: askable, WarrantUnique: true})
		got, report, err := ReadJSONLines(t.Context(), strings.NewReader(text), ReadOptions{Fields: askable, WarrantUnique: true, Lenient: true})
		require.NoError(t, err)
		require.Equal(t, report.Rows, report.Taken+report.LeftOut)
		require.Equal(t, report.Taken, got.Len())
		require.Equal(t, strict.LeftOut > 0, strictErr != nil)
		require.Equal(t, strictErr == nil, report.LeftOut == 0 && len(report.Ignored) == 0)
		for i := range got.Len() {
			require.NoError(t, got.Person(i).Validate())
		}
	})
}

func TestReadProblems(t *testing.T) {
	for _, c := range []struct {
		name, text string
		fields     []Field
		want       string
	}{
		{"all bad rows, each with line and column", "id,risk,rag,ragSince\na,x,red,\n\n,1,blue,2009-01-01\nc,1\n\"d\nd\",\"2\"x,,\ne,1,,2009-02-30\nf,1,,2009-02-01\n", nil, "" +
			"line 2, column 3, risk: out of range: \"x\" is not a score from 0 to 214748 with at most four decimals\n" +
			"line 4, column 1, id: missing\n" +
			"line 4, column 4, rag: unknown word \"blue\": a RAG is one of green, amber, red\n" +
			"line 5: out of range: 2 cells under a header of 4\n" +
			"line 7, column 6: not CSV: text after the quote that closes a cell\n" +
			"line 8, column 6, ragSince: out of range: \"2009-02-30\" is not a day such as 2010-11-01\n" +
			"line 9, column 6, ragSince: 2009-02-01: contradicts: the status it dates is not stated"},
		{"identifiers twice", "id\na\n\nb\na\nb\n", nil, "line 5, id: \"a\": duplicate\nline 6, id: \"b\": duplicate"},
		{"a header that does not do", "name,name,Born\n", []Field{{Kind: FieldSex}, {FieldScheme, "ppo"}}, "" +
			"line 1, column 1: \"name\": unknown field\nline 1, column 6: \"name\": duplicate\nline 1, column 6: \"name\": unknown field\nline 1, column 11: \"Born\": unknown field\n" +
			"line 1: missing: a column called id\nline 1: missing: a column for sex\nline 1: missing: a column for scheme:ppo"},
		{"nothing", "", nil, "line 1: missing: a header"},
	} {
		_, _, err := ReadCSV(t.Context(), strings.NewReader(c.text), ReadOptions{Fields: c.fields})
		require.Error(t, err, c.name)
		assert.Equal(t, c.want, err.Error(), c.name)
	}
	_, _, err := ReadJSONLines(t.Context(), strings.NewReader("{\"id\":\"a\",\"more\":1}\n\n{\"id\":\"\",\"rag\":\"blue\"}\n{\"id\":\"b\",\"ragSince\":\"2009-01-01\"}\n"), ReadOptions{})
	assert.Equal(t, "line 1, more: 1: unknown field\nline 3, rag: unknown word \"blue\": a RAG is one of green, amber, red\nline 4, ragSince: 2009-01-01: contradicts: the status it dates is not stated", err.Error())
}

func TestReadLeniently(t *testing.T) {
	text := "id,colour,risk\na,red,1\nb,blue,x\nc,,2\n"
	people, report, err := ReadCSV(t.Context(), strings.NewReader(text), ReadOptions{Fields: []Field{{Kind: FieldSex}}, Lenient: true})
	require.NoError(t, err)
	assert.Equal(t, 2, people.Len())
	assert.Equal(t, PersonID("c"), people.ID(1))
	assert.Equal(t, []string{"colour"}, report.Ignored)
	assert.Equal(t, []Field{{Kind: FieldSex}, {Kind: FieldArea}}, report.Missing)
	assert.Equal(t, 1, report.LeftOut)
	assert.Len(t, report.Problems, 1)

	_, report, err = ReadCSV(t.Context(), strings.NewReader("id,age\n"+strings.Repeat("a,x\n", 1000)), ReadOptions{})
	assert.ErrorIs(t, err, engagement.ErrLimit)
	assert.Equal(t, 1000, report.LeftOut)
	assert.Len(t, report.Problems, mostProblems+1)
	assert.Contains(t, err.Error(), "800 more not shown")

	// A quote that is not closed takes the rest of the file with it: that is not
	// one row left out.
	_, report, err = ReadCSV(t.Context(), strings.NewReader("id,sex\na,male\n\"b,male\n"+strings.Repeat("c,male\n", 1000)), ReadOptions{Lenient: true})
	assert.EqualError(t, err, "line 1003, column 8: not CSV: a quote that is not closed")
	assert.ErrorIs(t, err, ErrCSV)

	done, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err = ReadCSV(done, strings.NewReader(text), ReadOptions{})
	assert.Equal(t, context.Canceled, err)
	_, _, err = ReadJSONLines(done, strings.NewReader(text), ReadOptions{})
	assert.Equal(t, context.Canceled, err)
	_, _, err = ReadCSV(t.Context(), iotest.ErrReader(io.ErrClosedPipe), ReadOptions{})
	assert.Equal(t, io.ErrClosedPipe, err)
	_, _, err = ReadCSV(t.Context(), strings.NewReader(""), ReadOptions{Fields: []Field{{Kind: 99}}})
	assert.Error(t, err)
}

// Every day of the calendar, the short way and the long one.
func TestQuickDay(t *testing.T) {
	day := dayOne
	for n := uint32(1); ; n += 7 {
		code, ok := quickDay([]byte(day.String()))
		if !ok || code != n {
			t.Fatalf("%v is %d, %t, want %d", day, code, ok, n)
		}
		var err error
		if day, err = day.AddDays(7); err != nil {
			break
		}
	}
	for _, text := range []string{"2009-02-29", "2009-00-01", "2009-13-01", "2009-01-00", "2009-04-31", "0000-01-01", "2009/01/01", "20 9-01-01", "2009-01-1x", "2100-02-29"} {
		_, ok := quickDay([]byte(text))
		assert.False(t, ok, text)
		_, err := engagement.ParseDate(text)
		assert.Error(t, err, text)
	}
}

func TestSynthetic(t *testing.T) {
	asOf := engagement.MustParseDate("2009-02-01")
	people := slices.Collect(Synthetic(7, 3000, asOf))
	require.Len(t, people, 3000)
	assert.Equal(t, people[:10], slices.Collect(Synthetic(7, 10, asOf)))
	assert.NotEqual(t, people[:10], slices.Collect(Synthetic(8, 10, asOf)))
	unknown := map[string]int{}
	for i, p := range people {
		require.NoError(t, p.Validate())
		assert.Equal(t, PersonID(fmt.Sprintf("synthetic-%06d", i+1)), p.ID)
		for name, is := range map[string]bool{"born": p.Born.IsKnown(), "risk": p.Risk.IsKnown(), "schemes": p.Schemes != nil, "rag": p.RAG.IsKnown()} {
			if !is {
				unknown[name]++
			}
		}
	}
	for name, n := range maps.All(unknown) {
		assert.InDelta(t, 150, n, 60, name)
	}
	assert.Empty(t, slices.Collect(Synthetic(7, 3, engagement.Date{})))
	assert.Empty(t, slices.Collect(Synthetic(7, 3, engagement.MustParseDate("9999-01-01"))))
	for range Synthetic(7, 3, asOf) {
		break
	}
}
