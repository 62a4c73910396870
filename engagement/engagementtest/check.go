package engagementtest

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Classifier says what ties make of an agency. Check reads Level, Held and
// Open; the Model of what it returns may be left out.
type Classifier func(engagement.Ties) engagement.Classification

// Options say what is asked of a classifier besides the laws. The zero value
// asks for the laws.
type Options struct {
	// Agrees is the model that the classifier is to agree with on every
	// combination of ties; ModelNotStated for none.
	Agrees engagement.Model

	// Cautious lets a classifier leave open what the known ties settle. It may
	// still not be wrong, and is to decide where every tie is known.
	Cautious bool
}

// A Violation is a law that a classifier breaks, with the ties it breaks it on:
// as few of them known as the law allows, and as few of them a yes.
type Violation struct {
	Law    string
	Ties   engagement.Ties
	Detail string
}

// Error returns the law, the ties and what is wrong.
func (v Violation) Error() string {
	return fmt.Sprintf("%s: %s: %s", v.Law, describe(v.Ties), v.Detail)
}

// describe lists the ties that are known, and what the others are.
func describe(ties engagement.Ties) string {
	var known []string
	for _, tie := range engagement.AllTies() {
		if answer := ties.Get(tie); answer != engagement.NotKnown {
			known = append(known, fmt.Sprintf("%v %v", tie, answer))
		}
	}
	switch len(known) {
	case 0:
		return "no tie known"
	case len(engagement.AllTies()):
		return strings.Join(known, ", ")
	}
	return strings.Join(known, ", ") + ", the others not known"
}

// Check asks the classifier for every one of the 531,441 combinations of the
// twelve ties, each yes, no or not known, and returns the laws it breaks, one
// Violation for each, joined; nil where it breaks none. It calls the classifier
// twice for each combination, which takes a fraction of a second. A classifier that is not
// total is held to no other law.
func Check(classify Classifier, options Options) error {
	if classify == nil {
		return Violation{Law: "total", Detail: "there is no classifier"}
	}
	if _, err := options.Agrees.MarshalText(); err != nil {
		return fmt.Errorf("options.agrees: %w", err)
	}
	c := &check{classify, places(), make([]engagement.Classification, combinations)}
	for code := range c.answers {
		if detail := c.total(code); detail != "" {
			v := c.violation("total", c.total, code)
			v.Detail = cmp.Or(v.Detail, detail)
			return v
		}
	}
	type named struct {
		name           string
		holds, plainer law // finds a counterexample; and one that is plainer
	}
	laws := []named{
		{"decided", c.decided, c.decided}, {"coherent", c.coherent, c.coherent}, {"monotone", c.monotone, c.monotone},
		{"unknown", c.first(contradicts), c.any(contradicts)},
	}
	if !options.Cautious {
		laws = append(laws, named{"exact", c.first(undecided), c.any(undecided)})
	}
	if options.Agrees != engagement.ModelNotStated {
		laws = append(laws, named{"agrees", c.agrees(options.Agrees), c.agrees(options.Agrees)})
	}
	var errs []error
	for _, law := range laws {
		for code := range combinations {
			if law.holds(code) != "" {
				errs = append(errs, c.violation(law.name, law.plainer, code))
				break
			}
		}
	}
	return errors.Join(errs...)
}

// TB is the part of *testing.T that Run needs.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
}

// Run reports what Check finds as errors of the test.
func Run(t TB, classify Classifier, options Options) {
	t.Helper()
	if err := Check(classify, options); err != nil {
		t.Errorf("%v", err)
	}
}
