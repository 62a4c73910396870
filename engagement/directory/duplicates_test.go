package directory

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

func TestDuplicates(t *testing.T) {
	yes, no, unknown := engagement.Yes, engagement.No, engagement.NotKnown
	for _, test := range []struct {
		name  string
		tasks []Task
		want  engagement.Outcome
	}{
		// NA2009 4.1: "two or more agencies could (unknowingly) be involved in
		// attempting to secure accommodation for the same client".
		{"two agencies", []Task{{"o", housing, "a", yes}, {"o", housing, "b", yes}}, engagement.NotMet},
		{"two tasks of one agency", []Task{{"o", housing, "a", yes}, {"o", housing, "a", yes}}, engagement.Met},
		{"two offenders", []Task{{"o", housing, "a", yes}, {"p", housing, "b", yes}}, engagement.Met},
		{"two needs", []Task{{"o", housing, "a", yes}, {"o", health, "b", yes}}, engagement.Met},
		{"one done", []Task{{"o", housing, "a", yes}, {"o", housing, "b", no}}, engagement.Met},
		{"one not known", []Task{{"o", housing, "a", yes}, {"o", housing, "b", unknown}}, engagement.OutcomeNotKnown},
		{"both not known", []Task{{"o", housing, "a", unknown}, {"o", housing, "b", unknown}}, engagement.OutcomeNotKnown},
		{"not known, but of one agency", []Task{{"o", housing, "a", yes}, {"o", housing, "a", unknown}}, engagement.Met},
		{"two known and one not", []Task{{"o", housing, "c", unknown}, {"o", housing, "a", yes}, {"o", housing, "b", yes}}, engagement.NotMet},
		{"not known and done", []Task{{"o", housing, "a", unknown}, {"o", housing, "b", no}}, engagement.Met},
		{"beyond the pathways", []Task{{"o", food, "a", yes}, {"o", food, "b", yes}}, engagement.NotMet},
		{"none", nil, engagement.Met},
	} {
		got, err := Duplicates(test.tasks)
		outcome := engagement.Met
		if len(got) == 1 {
			outcome = got[0].Reason.Outcome
		}
		if err != nil || len(got) > 1 || outcome != test.want {
			t.Errorf("%s: %v, %v, want %v", test.name, got, err, test.want)
		}
	}
	_, err := Duplicates([]Task{{}, {"o", Need{Pathway: 99}, "a", 9}})
	want := `tasks[0].offender: missing
tasks[0].need: missing
tasks[0].agency: missing
tasks[1].need: unknown word Pathway(99)
tasks[1].open: unknown word Answer(9)`
	if fmt.Sprint(err) != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// What is not known is tried both ways, and the order of tasks does not matter.
func TestDuplicates_completions(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 46))
	for range 2000 {
		var tasks []Task
		for range rng.IntN(7) {
			tasks = append(tasks, Task{"o", []Need{housing, food}[rng.IntN(2)], engagement.AgencyID(fmt.Sprint(rng.IntN(3))), engagement.Answer(rng.IntN(3))})
		}
		for _, need := range []Need{housing, food} {
			duplicated, not := false, false
			for world := range 1 << len(tasks) {
				agencies := map[engagement.AgencyID]bool{}
				for i, task := range tasks {
					if task.Need == need && (task.Open == engagement.Yes || task.Open == engagement.NotKnown && world>>i&1 == 1) {
						agencies[task.Agency] = true
					}
				}
				duplicated, not = duplicated || len(agencies) >= 2, not || len(agencies) < 2
			}
			want := engagement.OutcomeNotKnown
			if !duplicated {
				want = engagement.Met
			} else if !not {
				want = engagement.NotMet
			}
			found, err := Duplicates(tasks)
			got := engagement.Met
			for _, d := range found {
				if d.Need == need {
					got = d.Reason.Outcome
				}
			}
			if got != want || err != nil {
				t.Fatalf("%v of %+v: %v, want %v", need, tasks, got, want)
			}
			rng.Shuffle(len(tasks), func(i, j int) { tasks[i], tasks[j] = tasks[j], tasks[i] })
			again, _ := Duplicates(tasks)
			if diff := cmp.Diff(found, again); diff != "" {
				t.Fatalf("another order: %s", diff)
			}
		}
	}
}
