package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// An input is the document that is read.
type input struct {
	Model    string   `json:"model"`          // "2009" or "2011"
	Mode     string   `json:"mode,omitempty"` // "strict", the default, or "loose"
	Agencies []agency `json:"agencies"`
}

type agency struct {
	ID   engagement.AgencyID `json:"id"`
	Ties engagement.Ties     `json:"ties,omitzero"`
}

// A result is what is written of each agency.
type result struct {
	ID      engagement.AgencyID `json:"id"`
	Level   string              `json:"level"` // "none" where none is held, "unknown" where the facts leave it open
	Roles   engagement.Roles    `json:"roles"`
	Open    []engagement.Level  `json:"open,omitempty"` // roles that the facts leave open
	Reasons []engagement.Reason `json:"reasons"`
	Next    []engagement.Step   `json:"next"`
}

// classify reads an input and writes the result of each agency. Nothing is
// written where the input has a problem.
func classify(from io.Reader, to io.Writer) error {
	var in input
	if err := facts.Read(from, &in, func() error { return in.validate() }); err != nil {
		return err
	}
	model, err := in.model()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(to)
	fmt.Fprintf(out, "{\n  \"model\": %q,\n", in.Model)
	if model == engagement.Model2009Loose {
		fmt.Fprintf(out, "  \"mode\": %q,\n", in.Mode) // the labels are not the definition's
	}
	fmt.Fprint(out, "  \"agencies\": [")
	var reasons []engagement.Reason
	for i, a := range in.Agencies {
		c := engagement.Classify(model, a.Ties)
		reasons = engagement.AppendReasons(reasons[:0], model, a.Ties)
		r := result{ID: a.ID, Level: levelWord(c.Level), Roles: c.Held, Reasons: reasons, Next: engagement.Next(model, a.Ties)}
		if c.Open != 0 {
			r.Open = c.Open.Levels()
		}
		// One by one: a million agencies are written in little memory.
		text, err := indented(r)
		if err != nil {
			return fmt.Errorf("agencies[%d]: %w", i, err)
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		out.Write(text)
	}
	if len(in.Agencies) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Flush()
}

func indented(v any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("    ", "  ")
	err := encoder.Encode(v)
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), err
}

// levelWord is the level as the document has it.
func levelWord(level engagement.Level) string {
	if level == engagement.LevelNotKnown {
		return "unknown"
	}
	return level.String()
}

func (in input) validate() error {
	var problems engagement.Problems
	if _, err := in.model(); err != nil {
		problems.AddAll("", err)
	}
	ids := facts.NewIDs[engagement.AgencyID](&problems)
	for i, a := range in.Agencies {
		ids.Add(fmt.Sprintf("agencies[%d].id", i), a.ID)
	}
	return problems.Err()
}

// model is the model that the document's model and mode name.
func (in input) model() (engagement.Model, error) {
	var problems engagement.Problems
	switch in.Mode {
	case "", "strict", "loose":
	default:
		problems.Add("mode", strconv.Quote(in.Mode), fmt.Errorf("%w: a mode is strict or loose", engagement.ErrUnknownWord))
	}
	model := engagement.ModelNotStated
	switch {
	case in.Model == "2009" && in.Mode == "loose":
		model = engagement.Model2009Loose
	case in.Model == "2009":
		model = engagement.Model2009
	case in.Model == "2011" && in.Mode == "loose":
		problems.Add("mode", strconv.Quote(in.Mode), fmt.Errorf("%w: the 2011 model has no loose reading", engagement.ErrContradicts))
	case in.Model == "2011":
		model = engagement.Model2011
	default:
		problems.Add("model", strconv.Quote(in.Model), fmt.Errorf("%w: a model is 2009 or 2011", engagement.ErrUnknownWord))
	}
	return model, problems.Err()
}
