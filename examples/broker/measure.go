package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/thirdsector-go/partnership/governance/brokerage"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A request is what is asked for.
type request struct {
	betweenness, lost, shared, draws bool
	policy                           brokerage.Policy
	workers                          int
}

// A number is written to 12 significant digits, and as null where it is not
// defined.
type number float64

// MarshalJSON writes x.
func (x number) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(x)) {
		return []byte("null"), nil
	}
	return strconv.AppendFloat(nil, float64(x), 'g', 12, 64), nil
}

func numbers(values []float64) []number {
	result := make([]number, len(values))
	for i, x := range values {
		result[i] = number(x)
	}
	return result
}

// A test is what is written of a brokerage.Test.
type test struct {
	Observed     int64  `json:"observed"`
	Mean         number `json:"mean"`
	ShareAtLeast number `json:"shareAtLeast"`
	ShareAtMost  number `json:"shareAtMost"`
}

func testOf(t brokerage.Test) test {
	return test{t.Observed, number(t.Mean), number(t.ShareAtLeast()), number(t.ShareAtMost())}
}

// converted is every value of b as another.
func converted[A, B any](all []brokerage.ByRole[A], to func(A) B) []brokerage.ByRole[B] {
	result := make([]brokerage.ByRole[B], len(all))
	for i, a := range all {
		result[i] = brokerage.ByRole[B]{Coordinator: to(a.Coordinator), Consultant: to(a.Consultant), Representative: to(a.Representative),
			Gatekeeper: to(a.Gatekeeper), Liaison: to(a.Liaison), Total: to(a.Total)}
	}
	return result
}

// measure reads an input and writes what is asked for of it. Nothing is written
// where there is a problem.
func measure(ctx context.Context, ask request, from io.Reader, to io.Writer) error {
	var in input
	var g *brokerage.Graph
	err := facts.Read(from, &in, func() (err error) {
		g, err = in.graph()
		return err
	})
	if err != nil {
		return err
	}
	roles, err := g.Roles(ctx)
	if err != nil {
		return err
	}
	constraint, err := g.Constraint(ctx)
	if err != nil {
		return err
	}
	var shared []brokerage.ByRole[float64]
	if ask.shared {
		// Before what takes long: it may be refused.
		if shared, err = g.Shared(ctx); err != nil {
			return fmt.Errorf("-shared: %w", err)
		}
	}
	var lost []int64
	if ask.lost {
		if lost, err = g.PairsLost(ctx, ask.workers); err != nil {
			return err
		}
	}
	var tests []brokerage.ByRole[brokerage.Test]
	if ask.draws {
		if tests, err = g.Permute(ctx, ask.policy, ask.workers); err != nil {
			return err
		}
	}
	out := &writer{w: bufio.NewWriter(to)}
	list(out, "roles", roles, true)
	list(out, "articulation", g.Articulation(), false)
	list(out, "bridges", g.Bridges(), false)
	list(out, "constraint", numbers(constraint), false)
	if ask.betweenness {
		betweenness, err := g.Betweenness(ctx, ask.workers)
		if err != nil {
			return err
		}
		list(out, "betweenness", numbers(betweenness), false)
	} else {
		out.value("betweenness", nil)
	}
	if ask.shared {
		list(out, "shared", converted(shared, func(x float64) number { return number(x) }), true)
	}
	if ask.lost {
		list(out, "pairsLost", lost, false)
	}
	if ask.draws {
		out.value("policy", ask.policy)
		list(out, "permutation", converted(tests, testOf), true)
	}
	return out.close()
}

// A writer writes one object, a line for each field or for each element of a
// long list: with a line for each number the output would be hard to read.
type writer struct {
	w     *bufio.Writer
	begun bool
	err   error
}

func (w *writer) text(text string) { w.w.WriteString(text) } // the error stays with w.w

func (w *writer) json(v any) {
	text, err := json.Marshal(v)
	if w.err == nil {
		w.err = err
	}
	w.w.Write(text)
}

func (w *writer) name(name string) {
	if w.begun {
		w.text(",")
	} else {
		w.text("{")
	}
	w.begun = true
	w.text("\n  \"" + name + "\": ")
}

func (w *writer) value(name string, v any) {
	w.name(name)
	w.json(v)
}

func (w *writer) close() error {
	w.text("\n}\n")
	if w.err != nil {
		return w.err
	}
	return w.w.Flush()
}

// list writes a field that is a list, each element on a line of its own where
// the elements are long.
func list[T any](w *writer, name string, elements []T, long bool) {
	w.name(name)
	w.text("[")
	for i, element := range elements {
		switch {
		case long && i > 0:
			w.text(",\n    ")
		case long:
			w.text("\n    ")
		case i > 0:
			w.text(", ")
		}
		w.json(element)
	}
	if long && len(elements) > 0 {
		w.text("\n  ")
	}
	w.text("]")
}
