package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// runWith runs the program on rows and returns its exit code and what it wrote.
func runWith(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

// rate is a row of the output in the form; null is nil.
type rate struct {
	Group                     string
	Considered, Selected      int64
	Rate, Ratio, Low, High, P *float64
}

func rates(t *testing.T, stdin string, args ...string) map[string]rate {
	t.Helper()
	code, stdout, stderr := runWith(stdin, args...)
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	var answer struct{ Rates []rate }
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil || !strings.HasSuffix(stdout, "}\n") {
		t.Fatalf("%v in\n%s", err, stdout)
	}
	byGroup := map[string]rate{}
	for _, r := range answer.Rates {
		byGroup[r.Group] = r
	}
	return byGroup
}

// rowsOf writes so many rows of a group, of which so many are selected.
func rowsOf(group string, selected, considered int) string {
	var text strings.Builder
	for i := range considered {
		score := 0
		if i < selected {
			score = 1
		}
		fmt.Fprintf(&text, "%s,%d\n", group, score)
	}
	return text.String()
}

func near(x *float64, want float64) bool { return x != nil && math.Abs(*x-want) < 0.005 }

// The aspirin trial (Agresti, Categorical Data Analysis, 2.2): heart attacks of
// 189 in 11,034 on placebo and 104 in 11,037 on aspirin, a ratio of 1.82 with
// the interval 1.43 to 2.31.
func TestFairness_aspirin(t *testing.T) {
	got := rates(t, "arm,attack\n"+rowsOf("placebo", 189, 11034)+rowsOf("aspirin", 104, 11037),
		"-by", "arm", "-selected", "attack", "-reference", "arm=aspirin")
	placebo := got["arm=placebo"]
	if placebo.Considered != 11034 || placebo.Selected != 189 || !near(placebo.Ratio, 1.82) || !near(placebo.Low, 1.43) || !near(placebo.High, 2.31) {
		t.Errorf("%+v", placebo)
	}
	if !near(got["arm=aspirin"].Ratio, 1) || got["arm=aspirin"].Low != nil {
		t.Errorf("the reference itself: %+v", got["arm=aspirin"])
	}
}

// Fisher's tea: three cups of four named rightly; p is 0.486 (17/35).
func TestFairness_tea(t *testing.T) {
	got := rates(t, "cup,named\n"+rowsOf("milk", 3, 4)+rowsOf("tea", 1, 4), "-by", "cup", "-selected", "named", "-reference", "cup=tea")
	if p := got["cup=milk"].P; p == nil || math.Abs(*p-17.0/35) > 1e-11 {
		t.Errorf("%+v", got)
	}
}

// Of a group without anyone selected there is no Katz interval; Koopman's has a
// lower end of 0.
func TestFairness_nobodySelected(t *testing.T) {
	code, stdout, _ := runWith("g,s\n"+rowsOf("a", 0, 10)+rowsOf("b", 5, 10), "-by", "g", "-selected", "s", "-reference", "g=b")
	var answer struct {
		Rates []struct {
			Low, High *float64
			Koopman   *struct{ Low, High *float64 }
		}
	}
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil || code != 0 {
		t.Fatal(err, code)
	}
	a := answer.Rates[0]
	if a.Low != nil || a.High != nil || a.Koopman == nil || *a.Koopman.Low != 0 || *a.Koopman.High <= 0 {
		t.Errorf("%s", stdout)
	}
}

// An empty cell is neither a group nor a no.
func TestFairness_notKnown(t *testing.T) {
	code, stdout, stderr := runWith("sex,race,s\nf,x,1\nf,,1\n,x,0\nm,x,\nm,x,1\n", "-by", "sex", "-by", "sex,race", "-selected", "s", "-reference", "sex=m")
	if code != 0 {
		t.Fatal(stderr)
	}
	var answer struct {
		People   int64
		NotKnown struct {
			Selected int64
			Groups   map[string]int64
		}
		Rates []struct {
			Group      string
			Considered int64
		}
	}
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int64{"sex": 1, "sex,race": 2}, answer.NotKnown.Groups); diff != "" || answer.NotKnown.Selected != 1 || answer.People != 5 {
		t.Errorf("%s%s", diff, stdout)
	}
	considered := map[string]int64{}
	for _, r := range answer.Rates {
		considered[r.Group] = r.Considered
	}
	if diff := cmp.Diff(map[string]int64{"sex=f": 2, "sex=m": 1, "sex=f,race=x": 1, "sex=m,race=x": 1}, considered); diff != "" {
		t.Error(diff)
	}
}

// A byte order mark, as spreadsheets write one, is passed over.
func TestFairness_byteOrderMark(t *testing.T) {
	if got := rates(t, "\ufeffg,s\na,1\n", "-by", "g", "-selected", "s", "-reference", "g=a"); got["g=a"].Considered != 1 {
		t.Errorf("%+v", got)
	}
}

func TestFairness_problems(t *testing.T) {
	good := []string{"-by", "g", "-selected", "s", "-reference", "g=a"}
	for _, c := range []struct {
		stdin string
		args  []string
		code  int
		want  []string
	}{
		{"", good, 1, []string{"missing: a heading"}},
		{"g,s\n", good, 1, []string{"group"}},
		{"g,t\na,1\n", good, 1, []string{`"s": no such column for -selected`}},
		{"g,s\na,1\na,yes\nb,2\n", good, 1, []string{`line 3, column 3: "yes"`, `line 4, column 3: "2"`}},
		{"g,s\na,1\nb\nc,x\n", good, 1, []string{"line 3: wrong type", "line 4, column 3"}},
		{"g,s\n\"a,1\n", good, 1, []string{"line"}},
		{"g,s\nb,1\n", good, 1, []string{`"g=a": no such group`}},
		{"g,s\n\xff,1\n", good, 1, []string{"line 2, column 1", "UTF-8"}},
		{"", []string{"-selected", "s", "-reference", "g=a"}, 2, []string{"-by"}},
		{"", []string{"-by", "g", "-reference", "g=a"}, 2, []string{"-selected"}},
		{"", []string{"-by", "g", "-selected", "s"}, 2, []string{"-reference"}},
		{"", append([]string{"-level", "95"}, good...), 2, []string{"-level: 95"}},
		{"", append([]string{"-band", "1.2,0.8"}, good...), 2, []string{"a band from 1.2"}},
		{"", append([]string{"-band", "0.8"}, good...), 2, []string{"two numbers"}},
		{"", append(good, "file"), 2, []string{"unexpected argument"}},
	} {
		code, stdout, stderr := runWith(c.stdin, c.args...)
		if code != c.code || stdout != "" {
			t.Errorf("%q %q: exit code %d, output %q", c.stdin, c.args, code, stdout)
		}
		for _, want := range c.want {
			if !strings.Contains(stderr, want) {
				t.Errorf("%q %q: no %q in %q", c.stdin, c.args, want, stderr)
			}
		}
	}
}
