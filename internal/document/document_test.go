package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// A token reads itself, as the library's enumerations do.
type token string

func (w *token) UnmarshalText(text []byte) error {
	if string(text) == "stranger" {
		return errors.New("unknown word")
	}
	*w = token(text)
	return nil
}

// A fact reads itself from null, true or false, as an answer does.
type fact struct{ text string }

func (f *fact) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "null", "true", "false":
		f.text = string(data)
		return nil
	}
	return errors.New("not an answer")
}

type inner struct {
	ID    string          `json:"id"`
	Count int64           `json:"count,omitzero"`
	Facts map[string]fact `json:"facts,omitempty"`
}

type outer struct {
	Name   string  `json:"name"`
	Word   token   `json:"word,omitzero"`
	Fact   fact    `json:"fact,omitzero"`
	Open   bool    `json:"open,omitzero"`
	Small  int8    `json:"small,omitzero"`
	Seed   uint64  `json:"seed,omitzero"`
	Inner  *inner  `json:"inner,omitempty"`
	Items  []inner `json:"items,omitempty"`
	Extra  Ignored `json:"extra,omitzero"`
	Hidden string  `json:"-"`
}

// decode collects the problems as "path | value | cause".
func decode(text string, into any, limits Limits) []string {
	var problems []string
	Decode(strings.NewReader(text), into, limits, func(path, value string, err error) {
		problems = append(problems, fmt.Sprintf("%s | %s | %v", path, value, err))
	})
	return problems
}

func TestDecode(t *testing.T) {
	var got outer
	problems := decode(`{"name":"a","word":"w","fact":true,"open":true,"small":-128,"seed":18446744073709551615,
		"inner":{"id":"x"},"items":[{"id":"y","count":9223372036854775807,"facts":{"O1":null,"O2":false}},{"id":"z"}],
		"extra":{"any":[1,{"thing":null}]}}`, &got, Limits{})
	want := outer{Name: "a", Word: "w", Fact: fact{"true"}, Open: true, Small: -128, Seed: 1<<64 - 1,
		Inner: &inner{ID: "x"},
		Items: []inner{{ID: "y", Count: 1<<63 - 1, Facts: map[string]fact{"O1": {"null"}, "O2": {"false"}}}, {ID: "z"}}}
	if problems != nil {
		t.Errorf("problems %q", problems)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(fact{})); diff != "" {
		t.Errorf("Decode (-want +got):\n%s", diff)
	}
}

func TestDecode_problems(t *testing.T) {
	deep := strings.Repeat("[", 40) + strings.Repeat("]", 40)
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"empty text", ``, []string{" |  | not JSON: the text ends early (byte 0)"}},
		{"two documents", `{"name":"a"} {"name":"b"}`, []string{" | {…} | data after the document's end"}},
		{"junk after the document", `{"name":"a"} x`, []string{" |  | data after the document's end (byte 13)"}},
		{"text cut off", `{"name":"a"`, []string{" |  | not JSON: the text ends early (byte 11)"}},
		{"a bracket of the wrong kind", `{"name":"a"]`,
			[]string{" |  | not JSON: invalid character ']' after object key:value pair (byte 11)"}},
		{"not an object", `[1]`, []string{" | […] | wrong type: it should be an object"}},
		{"null for an object", `null`, []string{" | null | wrong type: it should be an object"}},
		{"a required field left out", `{}`, []string{"name |  | missing"}},
		{"names are exact", `{"name":"a","Name":"b"}`, []string{"Name | \"b\" | unknown field"}},
		{"json:\"-\" is no field", `{"name":"a","Hidden":"b"}`, []string{"Hidden | \"b\" | unknown field"}},
		{"a field twice", `{"name":"a","open":true,"open":false}`, []string{"open | false | given more than once"}},
		{"a key twice", `{"name":"a","inner":{"id":"x","facts":{"O1":true,"O1":false}}}`,
			[]string{"inner.facts.O1 | false | given more than once"}},
		{"a key that needs quotes", `{"name":"a","inner":{"id":"x","facts":{"a b":7}}}`,
			[]string{`inner.facts["a b"] | 7 | not an answer`}},
		{"null is for values that know it", `{"name":null,"word":null,"fact":null,"inner":null,"items":null,"open":null}`,
			[]string{"name | null | wrong type: it should be text", "open | null | wrong type: it should be true or false"}},
		{"a sign where there is none", `{"name":"a","seed":-1}`, []string{"seed | -1 | wrong type: not a whole number from 0 on of 64 bits"}},
		{"text for a number", `{"name":"a","seed":"1"}`, []string{"seed | \"1\" | wrong type: it should be a whole number"}},
		{"a stranger", `{"name":"a","word":"stranger"}`, []string{"word | \"stranger\" | unknown word"}},
		{"a number for a word", `{"name":"a","word":7}`, []string{"word | 7 | wrong type: it should be text"}},
		{"an object for an answer", `{"name":"a","fact":{"x":[1,2]}}`, []string{"fact | {…} | wrong type: it should be a single value"}},
		{"numbers that do not fit", `{"name":"a","small":128,"items":[{"id":"x","count":9223372036854775808},{"id":"y","count":1.0},{"id":"z","count":1e3}]}`,
			[]string{"small | 128 | wrong type: not a whole number of 8 bits",
				"items[0].count | 9223372036854775808 | wrong type: not a whole number of 64 bits",
				"items[1].count | 1.0 | wrong type: not a whole number of 64 bits",
				"items[2].count | 1e3 | wrong type: not a whole number of 64 bits"}},
		{"everything wrong is reported", `{"open":1,"items":[{"id":5},{"xx":[[]]},6],"zz":{}}`,
			[]string{"open | 1 | wrong type: it should be true or false",
				"items[0].id | 5 | wrong type: it should be text",
				"items[1].xx | […] | unknown field",
				"items[1].id |  | missing",
				"items[2] | 6 | wrong type: it should be an object",
				"zz | {…} | unknown field",
				"name |  | missing"}},
		{"a byte order mark", "\uFEFF{}", []string{" |  | not JSON: the text begins with a byte order mark: save it as UTF-8 without"}},
		{"bytes that are not UTF-8", "{\"name\":\"a\xff\"}",
			[]string{"name | \"a\uFFFD\" | text that is not UTF-8, or that lost a character before"}},
		{"a key that is not UTF-8", "{\"name\":\"a\",\"inner\":{\"id\":\"x\",\"facts\":{\"\xff\":true}}}",
			[]string{"inner.facts[\"\uFFFD\"] | \"\uFFFD\" | text that is not UTF-8, or that lost a character before"}},
		{"half a surrogate pair", `{"name":"\ud800"}`,
			[]string{"name | \"\uFFFD\" | text that is not UTF-8, or that lost a character before"}},
		{"too deep", `{"name":"a","extra":` + deep + `}`, []string{"extra |  | over the limit of 32 lists and objects in one another"}},
		{"a long value is shortened", `{"name":"a","word":{},"small":"` + strings.Repeat("é", 100) + `"}`,
			[]string{"word | {…} | wrong type: it should be text",
				"small | \"" + strings.Repeat("é", 59) + "… | wrong type: it should be a whole number"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got outer
			if diff := cmp.Diff(test.want, decode(test.text, &got, Limits{})); diff != "" {
				t.Errorf("problems of %s (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func TestDecode_limits(t *testing.T) {
	text := `{"name":"a"}`
	var got outer
	if problems := decode(text, &got, Limits{Bytes: int64(len(text))}); problems != nil {
		t.Errorf("a document of exactly the limit: %q", problems)
	}
	if diff := cmp.Diff([]string{"name |  | over the limit of size"}, decode(text, &got, Limits{Bytes: int64(len(text)) - 1})); diff != "" {
		t.Errorf("a document of one byte more (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{" |  | over the limit of size"}, decode(text+" ", &got, Limits{Bytes: int64(len(text))})); diff != "" {
		t.Errorf("a space over the limit (-want +got):\n%s", diff)
	}
	large := `{"name":"` + strings.Repeat("a", 2<<20) + `"}`
	if problems := decode(large, &got, Limits{}); problems != nil {
		t.Errorf("two MiB are within the default: %q", problems)
	}
	var numbers []int
	want := []string{"[0] | true | wrong type: it should be a whole number", "[1] | true | wrong type: it should be a whole number",
		" |  | over the limit of 2 problems: 3 more not shown"}
	if diff := cmp.Diff(want, decode(`[true,true,7,true,true,true]`, &numbers, Limits{Problems: 2})); diff != "" {
		t.Errorf("more problems than the limit (-want +got):\n%s", diff)
	}
	nested := []any{&[][]int{}, &[][][]int{}}
	for i, want := range [][]string{nil, {"[0][0] |  | over the limit of 2 lists and objects in one another"}} {
		if diff := cmp.Diff(want, decode([]string{`[[1]]`, `[[[1]]]`}[i], nested[i], Limits{Depth: 2})); diff != "" {
			t.Errorf("depth (-want +got):\n%s", diff)
		}
	}
}

func TestDecode_readerFails(t *testing.T) {
	broken := errors.New("the disk is gone")
	var got error
	Decode(io.MultiReader(strings.NewReader(`{"name":`), iotest.ErrReader(broken)), &outer{}, Limits{},
		func(_, _ string, err error) { got = err })
	if !errors.Is(got, broken) {
		t.Errorf("cause %v, want the reader's error", got)
	}
}

func TestDecode_targets(t *testing.T) {
	for name, into := range map[string]any{
		"not a pointer": outer{}, "nil pointer": (*outer)(nil), "nothing": nil, "a channel": new(chan int),
		"a map by number": new(map[int]string), "an embedded pointer": new(struct{ *inner }), "a float": new(float64),
	} {
		if problems := decode(`{"x":1}`, into, Limits{}); len(problems) != 1 || !strings.Contains(problems[0], "wrong type") {
			t.Errorf("%s: problems %q, want one of a wrong type", name, problems)
		}
	}
}

// The fields of an embedded struct stand in the document beside the others.
func TestDecode_embedded(t *testing.T) {
	type Facts struct {
		ID    string `json:"id"`
		Count int64  `json:"count,omitzero"`
	}
	var got struct {
		Facts
		Results Ignored `json:"results,omitzero"`
	}
	if problems := decode(`{"id":"x","results":[1],"count":5}`, &got, Limits{}); problems != nil || got.ID != "x" || got.Count != 5 {
		t.Errorf("read as %+v with problems %q", got, problems)
	}
	want := []string{"Facts | {…} | unknown field", "id |  | missing"}
	if diff := cmp.Diff(want, decode(`{"Facts":{"id":"x"}}`, &got, Limits{})); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestEach(t *testing.T) {
	var seen []string
	target := struct {
		Items Each[inner] `json:"items"`
		After string      `json:"after"`
	}{Items: func(i int, item inner) { seen = append(seen, fmt.Sprint(i, item.ID)) }}
	problems := decode(`{"items":[{"id":"a"},{"id":7},{"id":"c"}],"after":"x"}`, &target, Limits{})
	if diff := cmp.Diff([]string{"0a", "2c"}, seen); diff != "" {
		t.Errorf("elements handed on (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"items[1].id | 7 | wrong type: it should be text"}, problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if target.After != "x" {
		t.Error("what follows the list was not read")
	}
}

func TestEncode(t *testing.T) {
	var text bytes.Buffer
	if err := Encode(&text, map[string]string{"b": "<&>", "a": "£"}); err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"a\": \"£\",\n  \"b\": \"<&>\"\n}\n"; text.String() != want {
		t.Errorf("Encode wrote %q, want %q", text.String(), want)
	}
}

func TestEncode_notUTF8(t *testing.T) {
	for text, ok := range map[string]bool{"plain £": true, `a \ufffd in words`: true, `\\`: true, "a\xff": false, "a\uFFFD": false, "\\\xff": false} {
		var written bytes.Buffer
		err := Encode(&written, map[string]string{"name": text})
		if ok != (err == nil) || !ok && (!errors.Is(err, ErrText) || written.Len() > 0) {
			t.Errorf("Encode of %q: %v, %d bytes written", text, err, written.Len())
		}
	}
}

// FuzzDecode holds the reader to encoding/json: what it accepts is valid and
// means the same there; what encoding/json accepts and the strict rules do not
// forbid, it accepts.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"name":"a","items":[{"id":"x","facts":{"O1":true}}]}`, `{"name":"a","extra":[1e5,{"a":[]}]}`, `[`, `{"name":"\ud83d\ude00"}`,
		`{"name":"a","name":"b"}`, `{"NAME":"a"}`, `{"name":"a","inner":{"id":"x","count":-1}}x`, "\xff", `{"name":"a","small":1.5}`,
	} {
		f.Add([]byte(seed))
	}
	type plain struct {
		Name  string            `json:"name"`
		Open  bool              `json:"open,omitempty"`
		Small int8              `json:"small,omitempty"`
		Inner *plain            `json:"inner,omitempty"`
		Items []plain           `json:"items,omitempty"`
		Words map[string]string `json:"words,omitempty"`
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ours, theirs := plain{}, plain{}
		accepted := len(decode(string(data), &ours, Limits{})) == 0
		err := json.Unmarshal(data, &theirs)
		if accepted && err != nil {
			t.Fatalf("accepted what encoding/json refuses: %v", err)
		}
		if accepted && !reflect.DeepEqual(ours, theirs) {
			t.Fatalf("read differently (-encoding/json +ours):\n%s", cmp.Diff(theirs, ours))
		}

		// As a value to pass over, anything valid is accepted, within the limits.
		problems := decode(string(data), &Ignored{}, Limits{Depth: 1 << 20})
		if valid := json.Valid(data); valid != (problems == nil) {
			t.Fatalf("json.Valid is %v, problems are %q", valid, problems)
		}

		// What is written is read again as it was.
		if accepted && utf8.Valid(data) {
			var text bytes.Buffer
			if err := Encode(&text, ours); err != nil {
				t.Fatal(err)
			}
			var again plain
			if problems := decode(text.String(), &again, Limits{}); problems != nil {
				t.Fatalf("its own output has problems %q:\n%s", problems, text.String())
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for _, n := range []int{10, 1_000, 100_000} {
		text := []byte(`{"items":[` + strings.Repeat(`{"id":"abc","count":12},`, n-1) + `{"id":"abc","count":12}]}`)
		b.Run(fmt.Sprintf("slice/n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var target struct {
					Items []inner `json:"items"`
				}
				Decode(bytes.NewReader(text), &target, Limits{}, func(path, value string, err error) { b.Fatal(path, value, err) })
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/element")
		})
	}
}

// Numbers without a sign: the largest, and neither one more nor one below none.
func TestDecode_unsigned(t *testing.T) {
	var into struct {
		Seed  uint64 `json:"seed"`
		Small uint8  `json:"small"`
	}
	if problems := decode(`{"seed":18446744073709551615,"small":255}`, &into, Limits{}); problems != nil || into.Seed != 1<<64-1 || into.Small != 255 {
		t.Errorf("%+v, %q", into, problems)
	}
	want := []string{"seed | -1 | wrong type: not a whole number from 0 on of 64 bits", "small | 256 | wrong type: not a whole number from 0 on of 8 bits"}
	if diff := cmp.Diff(want, decode(`{"seed":-1,"small":256}`, &into, Limits{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want = []string{`seed | "1" | wrong type: it should be a whole number`}
	if diff := cmp.Diff(want, decode(`{"seed":"1","small":0}`, &into, Limits{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
