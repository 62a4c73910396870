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
	if text := (engagement.Problem{Path: "n", Value: "5", Err: errors.New("not 15")}).Error(); text != "n: 5: not 15" {
		t.Errorf("a value inside another number prints %q", text)
	}
	if text := (engagement.Problem{Path: "n", Value: "15", Err: errors.New("not £15")}).Error(); text != "n: not £15" {
		t.Errorf("a value that the cause quotes prints %q", text)
	}
	if text := (engagement.Problem{Path: "amount"}).Error(); text != "amount: a problem" {
		t.Errorf("a problem without a cause prints %q", text)
	}
	if inner[0].Path != "amount" {
		t.Error("AddAll changed what it was given")
	}
}
