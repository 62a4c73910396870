package engagement_test

import (
	"errors"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

func TestProblems(t *testing.T) {
	var inner engagement.Problems
	inner.Add("amount", "-5", engagement.ErrNegative)
	inner.Add("", "", engagement.ErrMissing)
	inner.Add("[2]", "x", io.ErrUnexpectedEOF)

	var outer engagement.Problems
	if outer.Err() != nil {
		t.Error("no problem should be no error")
	}
	outer.AddAll("nothing", nil)
	outer.AddAll("awards[3]", inner.Err())
	outer.AddAll("", inner[:1].Err())
	outer.AddAll("other", io.EOF)
	err := outer.Err()
	want := `awards[3].amount: -5: negative
awards[3]: missing
awards[3][2]: x: unexpected EOF
amount: -5: negative
other: EOF`
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	for _, cause := range []error{engagement.ErrNegative, engagement.ErrMissing, io.ErrUnexpectedEOF, io.EOF} {
		if !errors.Is(err, cause) {
			t.Errorf("%v is not found", cause)
		}
	}
	var problem engagement.Problem
	if !errors.As(err, &problem) || problem.Path != "awards[3].amount" || problem.Value != "-5" {
		t.Errorf("the first problem is %+v", problem)
	}
	for _, test := range []struct{ value, cause, want string }{
		{"5", "not 15", "n: 5: not 15"},
		{"15", "not 15", "n: not 15"},
		{"15", "not 15.", "n: not 15."},
		{"15", "15, not 5", "n: 15, not 5"},
		{"£15", "not £15", "n: not £15"},
		{"15", "not £15", "n: 15: not £15"},
		{"0.50", "contradicts: £0.50 is to go to it", "n: 0.50: contradicts: £0.50 is to go to it"},
		{"0.50", "£0.50 of 0.50", "n: £0.50 of 0.50"},
		{"0.50", "-0.50", "n: 0.50: -0.50"},
		{"5", "0.5, 5.0 and 5%", "n: 5: 0.5, 5.0 and 5%"},
		{"5", "5,000", "n: 5: 5,000"},
		{"11", "111", "n: 11: 111"},
		{"equal", "not equal-awards", "n: equal: not equal-awards"},
		{`"x"`, `no such "x"`, `n: no such "x"`},
	} {
		if text := (engagement.Problem{Path: "n", Value: test.value, Err: errors.New(test.cause)}).Error(); text != test.want {
			t.Errorf("value %s, cause %q: %q, want %q", test.value, test.cause, text, test.want)
		}
	}
	if text := (engagement.Problem{Path: "amount"}).Error(); text != "amount: a problem" {
		t.Errorf("a problem without a cause prints %q", text)
	}
	if inner[0].Path != "amount" {
		t.Error("AddAll changed what it was given")
	}
}
