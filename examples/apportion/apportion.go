package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding/apportion"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A tie is what is written of an apportion.Tie.
type tie struct {
	apportion.Tie
	Settled apportion.Ties `json:"settled"`
}

// apportioned reads an input and writes its apportionment. Nothing is written
// where there is a problem.
func apportioned(from io.Reader, to io.Writer, reasons bool) error {
	var in input
	var a apportion.Apportionment
	err := facts.Read(from, &in, func() (err error) {
		a, err = in.apportion()
		return err
	})
	if err != nil {
		return err
	}
	ties := make([]tie, len(a.Ties))
	for i, t := range a.Ties {
		ties[i] = tie{t, in.Ties}
	}
	out := &writer{w: bufio.NewWriter(to)}
	out.text("{\n  \"method\": ")
	out.json(in.Method)
	list(out, "seats", a.Seats)
	list(out, "ties", ties)
	if reasons {
		list(out, "reasons", a.Reasons)
	}
	out.text("\n}\n")
	if out.err != nil {
		return out.err
	}
	return out.w.Flush()
}

// apportion apportions. Ties that are not settled are no error: what they are
// about is handed to nobody.
func (in input) apportion() (apportion.Apportionment, error) {
	complete, err := in.check()
	var problems engagement.Problems
	problems.AddAll("", err)
	if !complete {
		// Whether the seats can be handed out cannot be told.
		problems.AddAll("", in.round().Validate())
		problems.AddAll("", in.policy().Validate())
		return apportion.Apportionment{}, problems.Err()
	}
	a, err := apportion.Apportion(in.round(), in.policy())
	var undecided *apportion.TieError
	if errors.As(err, &undecided) {
		a, err = undecided.Settled, nil
	}
	problems.AddAll("", err)
	return a, problems.Err()
}

// A writer writes one object, a line for each element of a list.
type writer struct {
	w   *bufio.Writer
	err error
}

func (w *writer) text(text string) { w.w.WriteString(text) } // the error stays with w.w

func (w *writer) json(v any) {
	text, err := json.Marshal(v)
	if w.err == nil {
		w.err = err
	}
	w.w.Write(text)
}

func list[T any](w *writer, name string, elements []T) {
	w.text(",\n  \"" + name + "\": [")
	for i, element := range elements {
		if i > 0 {
			w.text(",")
		}
		w.text("\n    ")
		w.json(element)
	}
	if len(elements) > 0 {
		w.text("\n  ")
	}
	w.text("]")
}
