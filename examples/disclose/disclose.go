package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance/sharing"
	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// An input is the document that is read: the request and the facts, field
// beside field, and the record.
type input struct {
	sharing.Request
	sharing.Facts
	Record struct {
		Fields []field `json:"fields"`
	} `json:"record"`
}

// A field is one of the record. Its value is not looked at here, see values.
type field struct {
	Name     string           `json:"name"`
	Category sharing.Category `json:"category,omitzero"`
	Value    document.Ignored `json:"value"`
}

// disclose reads an input and writes what may be disclosed of it. Nothing is
// written where the input has a problem.
func disclose(from io.Reader, to io.Writer) error {
	var in input
	var text bytes.Buffer
	var out sharing.Disclosure
	// Disclose validates, so that one call does both. If the document itself
	// has a problem, what it returns is dropped.
	err := facts.Read(io.TeeReader(from, &text), &in, func() error {
		record, err := in.record(text.Bytes())
		var problems engagement.Problems
		problems.AddAll("", err)
		out, err = sharing.Disclose(in.Facts, in.Request, record)
		problems.AddAll("", err)
		return problems.Err()
	})
	if err != nil {
		return err
	}
	return write(to, out)
}

// record returns the record with its values as they stand in the text.
//
// The text has been read strictly before: every name is known, exact and given
// once. This second reading only cuts out the values, which the strict reader
// cannot hand over in one piece. Where it fails the first reading has failed,
// too, and said more.
func (in *input) record(text []byte) (sharing.Record, error) {
	var cut struct {
		Record struct {
			Fields []struct {
				Value json.RawMessage `json:"value"`
			} `json:"fields"`
		} `json:"record"`
	}
	// A text that was not read to its end leaves fewer values than fields.
	_ = json.Unmarshal(text, &cut)
	var problems engagement.Problems
	record := sharing.Record{Fields: make([]sharing.Field, 0, len(in.Record.Fields))}
	for i, f := range in.Record.Fields {
		var value json.RawMessage
		if i < len(cut.Record.Fields) {
			value = cut.Record.Fields[i].Value
		}
		if !utf8.Valid(value) {
			problems.Add(fmt.Sprintf("record.fields[%d].value", i), "", engagement.ErrText)
		}
		record.Fields = append(record.Fields, sharing.Field{Name: f.Name, Category: f.Category, Value: value})
	}
	return record, problems.Err()
}

// write writes a disclosure, field by field: there may be a million.
func write(to io.Writer, d sharing.Disclosure) error {
	out := bufio.NewWriter(to)
	out.WriteString("{\n  \"fields\": {")
	for i, f := range d.Fields {
		name, err := encoded(f.Name, "")
		if err != nil {
			return err
		}
		separate(out, i)
		out.Write(name)
		out.WriteString(": ")
		value, _ := f.Value.(json.RawMessage)
		out.Write(value)
	}
	end(out, len(d.Fields))
	out.WriteString("},\n  \"withheld\": [")
	texts := map[*engagement.Reason][]byte{}
	for i, w := range d.Withheld {
		name, err := encoded(w.Name, "")
		if err != nil {
			return err
		}
		reasons, err := reasonsOf(w, texts)
		if err != nil {
			return err
		}
		separate(out, i)
		out.WriteString("{\n      \"name\": ")
		out.Write(name)
		out.WriteString(",\n      \"reasons\": ")
		out.Write(reasons)
		out.WriteString("\n    }")
	}
	end(out, len(d.Withheld))
	out.WriteString("],\n  \"reasons\": ")
	reasons, err := encoded(d.Reasons, "  ")
	if err != nil {
		return err
	}
	out.Write(reasons)
	out.WriteString("\n}\n")
	return out.Flush()
}

// reasonsOf is the text of a field's reasons. Fields of one category share
// them, and their text.
func reasonsOf(w sharing.Withheld, texts map[*engagement.Reason][]byte) ([]byte, error) {
	if len(w.Reasons) == 0 {
		return []byte("[]"), nil
	}
	if text, known := texts[&w.Reasons[0]]; known {
		return text, nil
	}
	text, err := encoded(w.Reasons, "      ")
	texts[&w.Reasons[0]] = text
	return text, err
}

func separate(out *bufio.Writer, i int) {
	if i > 0 {
		out.WriteByte(',')
	}
	out.WriteString("\n    ")
}

func end(out *bufio.Writer, n int) {
	if n > 0 {
		out.WriteString("\n  ")
	}
}

// encoded is v as JSON, lines after the first indented.
func encoded(v any, indent string) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(indent, "  ")
	err := encoder.Encode(v)
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), err
}
