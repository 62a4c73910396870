package barriers

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/thirdsector-go/partnership/internal/table"
)

// WriteText writes the diagnosis as text for a partnership manager: of each
// barrier the findings, the opportunity, solutions and answers with whom they
// address, each step with its basis and place or reason; then what is open,
// uncovered and passed. Of many subjects the first few are named.
func (d Diagnosis) WriteText(w io.Writer) error {
	var t text
	for _, diagnosed := range d.Barriers {
		t.diagnosed(diagnosed)
	}
	t.line(0, fmt.Sprintf("Open questions: %d", count(d.Open, func(q Question) int { return len(q.Findings) })))
	for _, question := range d.Open {
		t.line(1, question.Rule+" not known"+about(question.Findings))
		for _, would := range question.Would {
			t.line(2, "if not met, evidence of "+name(would.Entry)+" ["+source(would.Link)+"]")
		}
	}
	t.line(0, fmt.Sprintf("Evidence of no barrier: %d", count(d.Uncovered, func(u Uncovered) int { return len(u.Findings) })))
	for _, uncovered := range d.Uncovered {
		t.line(1, uncovered.Rule+" not met"+about(uncovered.Findings)+" ["+uncovered.Cover.String()+"]")
	}
	t.line(0, fmt.Sprintf("Passed: %d", len(d.Passed)))
	_, err := io.WriteString(w, t.String())
	return err
}

func count[T any](all []T, size func(T) int) int {
	total := 0
	for _, one := range all {
		total += size(one)
	}
	return total
}

// A text is lines indented by level.
type text struct{ strings.Builder }

func (t *text) line(level int, line string) {
	t.WriteString(strings.Repeat("  ", level) + table.Visible(line) + "\n")
}

func (t *text) diagnosed(d Diagnosed) {
	t.line(0, name(d.Barrier)+" ("+d.Barrier.Place+")")
	for _, evidence := range d.Evidence {
		t.line(1, "evidence: "+evidence.Link.From+" not met"+about(evidence.Findings)+" ["+source(evidence.Link)+"]")
	}
	t.steps(1, "opportunity", d.Opposite)
	t.steps(1, "solution", d.Solutions)
	t.steps(1, "answer", d.Answers)
	if d.Unanswered != "" {
		t.line(1, "no answer: "+d.Unanswered)
	}
	for _, kindred := range d.Kindred {
		t.line(1, "alike: "+name(kindred.Entry)+" ("+kindred.Entry.Place+") ["+source(kindred.Via[0])+"]")
		t.steps(2, "answer there", kindred.Answers)
	}
	t.WriteString("\n")
}

func (t *text) steps(level int, what string, steps []Step) {
	for _, step := range steps {
		line := what + ": " + name(step.Entry)
		if step.Entry.Place != step.Link.Place {
			line += " (" + step.Entry.Place + ")"
		}
		t.line(level, line+addressed(step.Entry)+" ["+source(step.Link)+"]")
		for _, part := range step.Parts {
			if level > 1 {
				break // of what is elsewhere, the answer is enough
			}
			t.line(level+1, "by "+name(part)+addressed(part))
		}
	}
}

func name(e Entry) string {
	if e.Site != "" {
		return e.ID + " " + e.Text + " (reported of " + e.Site + ")"
	}
	return e.ID + " " + e.Text
}

func addressed(e Entry) string {
	if len(e.Addressees) == 0 {
		return ""
	}
	words := make([]string, len(e.Addressees))
	for i, actor := range e.Addressees {
		words[i] = actor.String()
	}
	return ", addressed to " + strings.Join(words, ", ")
}

// source returns the basis of a link, with the place where it is stated or the
// reason why it is ours.
func source(l Link) string {
	what := l.Basis.String()
	if l.Place != "" {
		what += " in " + l.Place
	}
	if l.Reason != "" {
		what += ": " + l.Reason
	}
	return what
}

// about returns the subjects of findings, the first few by name.
func about(findings []Finding) string {
	const most = 5
	var subjects []string
	for _, finding := range findings {
		if len(subjects) <= most {
			subjects = append(subjects, cmp.Or(finding.Subject, "as a whole"))
		}
	}
	if len(subjects) > most {
		subjects[most] = "…"
	}
	what := ""
	if len(findings) > 1 {
		what = fmt.Sprintf(", %d times", len(findings))
	}
	if len(subjects) > 1 || len(findings) > 0 && findings[0].Subject != "" {
		what += " (" + strings.Join(subjects, ", ") + ")"
	}
	return what
}
