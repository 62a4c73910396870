package fairness

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Policy is what the caller holds groups against. Nothing but the level has a
// default.
type Policy struct {
	// References are the groups with which others are compared, one for each
	// grouping of the table. Groups that cross attributes may be compared with
	// a wider group of fewer attributes, such as all who are sex=male: its
	// counts are then the sum of theirs.
	References []Group `json:"references"`

	Level float64 `json:"level,omitzero"` // of confidence; 0 is DefaultLevel
	Band  Band    `json:"band,omitzero"`  // of the ratio; the zero value is none
}

// A Disparity is a group, how often its people were selected, and how that
// compares with the reference group. The reference itself is compared with
// nothing: its ratio is 1, its difference 0, and the rest does not exist.
type Disparity struct {
	Group     Group  `json:"group"`
	Reference Group  `json:"reference"`
	Counts    Counts `json:"counts"`  // of the group
	Against   Counts `json:"against"` // of the reference

	Rate   Number   `json:"rate"`   // selected ÷ considered
	Wilson Interval `json:"wilson"` // of the rate

	Ratio   Number   `json:"ratio"`   // relative rate index: the rate ÷ the reference's
	Katz    Interval `json:"katz"`    // of the ratio; none where a count is nought or everybody was selected
	Koopman Interval `json:"koopman"` // of the ratio; also for small and zero counts

	Difference Number   `json:"difference"` // the rate less the reference's
	Newcombe   Interval `json:"newcombe"`   // of the difference

	P    Number `json:"p"`    // of Fisher's exact test, two-sided
	Holm Number `json:"holm"` // p adjusted for all comparisons of the report

	// Overlap is yes where the group is part of the reference: as their methods
	// take the two to be independent, there are no intervals but Wilson's, and
	// no test. It is not known of the reference itself.
	Overlap engagement.Answer `json:"overlap"`

	Level          float64            `json:"-"` // as in the report, for Reasons
	Band           Band               `json:"-"`
	InBand         engagement.Outcome `json:"inBand"`         // the ratio; not applicable without a band, and to the reference
	IntervalInBand engagement.Outcome `json:"intervalInBand"` // Koopman's interval: met in, not met outside, not known across
}

// IsReference reports whether d is the row of the reference group itself.
func (d Disparity) IsReference() bool { return d.Overlap == engagement.NotKnown }

// A Report is the disparities of a table, in its order.
type Report struct {
	Level       float64     `json:"level"`
	Band        Band        `json:"band,omitzero"`
	Comparisons int         `json:"comparisons"` // tests made: of so many, one in 1/(1-level) differs by chance alone
	Groups      []Disparity `json:"groups"`
}

// Measure compares the rate of each group with that of its reference.
//
// A table or policy that cannot be used is an error of type
// engagement.Problems, all of them at once: among others a reference that is no
// group of the table (engagement.ErrUnknownID) and a grouping without one
// (engagement.ErrMissing). The cost is linear in the groups, times that of
// [Fisher].
func Measure(t Table, p Policy) (Report, error) {
	var problems engagement.Problems
	labels := t.check(&problems, "table")
	z := p.check(&problems, "policy")
	if err := problems.Err(); err != nil {
		return Report{}, err
	}
	references := p.resolve(&problems, "policy", labels)
	if err := problems.Err(); err != nil {
		return Report{}, err
	}
	groups, counts := make([]Group, len(t)), make([]Counts, len(t))
	for i, row := range t {
		groups[i], counts[i] = row.Group, row.Counts()
	}
	report, err := p.compare(groups, counts, references, z)
	if err != nil {
		problems.AddAll("table", err)
		return Report{}, problems.Err()
	}
	adjust(&report)
	return report, nil
}

// compare compares each group with its reference; the p-values are not adjusted
// yet.
func (p Policy) compare(groups []Group, counts []Counts, references references, z float64) (Report, error) {
	against, err := references.counts(counts)
	if err != nil {
		return Report{}, err
	}
	report := Report{Level: p.level(), Band: p.Band, Groups: make([]Disparity, len(groups))}
	for i, group := range groups {
		r := references.of[i]
		report.Groups[i] = p.measure(group, counts[i], references.group[r], against[r], references.relation(i), z)
	}
	return report, nil
}

// check adds what is wrong with the policy by itself, and returns the quantile
// of its level.
func (p Policy) check(problems *engagement.Problems, path string) float64 {
	z, err := Quantile(p.Level)
	if err != nil {
		problems.Add(path+".level", plain(p.Level), err)
	}
	problems.AddAll(path+".band", p.Band.Validate())
	if len(p.References) == 0 {
		problems.Add(path+".references", "", fmt.Errorf("%w: a group to compare with", engagement.ErrMissing))
	}
	checkGroups(problems, p.References, func(i int) string { return path + ".references[" + strconv.Itoa(i) + "]" })
	return z
}

func (p Policy) level() float64 {
	if p.Level == 0 {
		return DefaultLevel
	}
	return p.Level
}

// A relation is how a group stands to its reference.
type relation uint8

const (
	isReference relation = iota
	apart
	overlaps
)

// References say for each group of a table with what it is compared.
type references struct {
	labels []label
	of     []int   // by group of the table, the place of its reference
	group  []Group // by reference
	label  []label // by reference
}

// resolve finds the reference of each group. The labels of the references, and
// of the table, have been found in order.
func (p Policy) resolve(problems *engagement.Problems, path string, labels []label) references {
	r := references{labels: labels, of: make([]int, len(labels)), group: p.References, label: make([]label, len(p.References))}
	present := make(map[string]bool, len(labels))
	for _, l := range labels {
		present[l.key] = true
	}
	used := make([]bool, len(p.References))
	for i, group := range p.References {
		r.label[i], _ = newLabel(group)
	}
	byGrouping := make(map[string]int)
	for i, l := range labels {
		at, known := byGrouping[l.grouping]
		if !known {
			at = r.find(problems, path, l)
			byGrouping[l.grouping] = at
		}
		if r.of[i] = max(at, 0); at >= 0 {
			used[at] = used[at] || l.within(r.label[at])
		}
	}
	for i, group := range p.References {
		if !used[i] {
			problems.Add(path+".references["+strconv.Itoa(i)+"]", strconv.Quote(string(group)), fmt.Errorf("%w group in the table", engagement.ErrUnknownID))
		}
	}
	return r
}

// find returns the place of the reference for the grouping of l: the one of the
// same attributes, or else the one of fewer; -1 where there is none.
func (r references) find(problems *engagement.Problems, path string, l label) int {
	found := -1
	for i, reference := range r.label {
		same := reference.grouping == l.grouping
		if !same && !l.hasNames(reference) {
			continue
		}
		if found >= 0 && same == (r.label[found].grouping == l.grouping) {
			problems.Add(path+".references["+strconv.Itoa(i)+"]", strconv.Quote(string(r.group[i])),
				fmt.Errorf("%w: a second reference for the grouping by %s", engagement.ErrDuplicate, l.grouping))
			continue
		}
		if found < 0 || same {
			found = i
		}
	}
	if found < 0 {
		problems.Add(path+".references", "", fmt.Errorf("%w: a group to compare with, for the grouping by %s", engagement.ErrMissing, l.grouping))
	}
	return found
}

// hasNames reports whether l has all attributes of other, of whatever value.
func (l label) hasNames(other label) bool {
	for _, term := range other.terms {
		has := false
		for _, own := range l.terms {
			has = has || own.Name == term.Name
		}
		if !has {
			return false
		}
	}
	return true
}

// counts returns the counts of each reference: its own row, or where the table
// has none the sum of the groups within it, of a grouping. Two groupings hold
// the same people, so that their sums must agree, and none exceeds the row.
func (r references) counts(counts []Counts) ([]Counts, error) {
	var problems engagement.Problems
	sums := make([]map[string]Counts, len(r.group)) // by grouping
	order := make([][]string, len(r.group))         // of groupings
	own := make([]int, len(r.group))                // place of the row, plus one
	for i, l := range r.labels {
		at := r.of[i]
		switch {
		case l.key == r.label[at].key:
			own[at] = i + 1
			continue
		case !l.within(r.label[at]):
			continue
		}
		if sums[at] == nil {
			sums[at] = make(map[string]Counts)
		}
		sum, before := sums[at][l.grouping]
		if !before {
			order[at] = append(order[at], l.grouping)
		}
		sum, err := sum.Add(counts[i])
		if err == nil && !sum.valid() {
			err = fmt.Errorf("%w: at most %d people in a reference group", engagement.ErrTooMuch, int64(MaxCount))
		}
		problems.AddAll("["+strconv.Itoa(i)+"]", err)
		sums[at][l.grouping] = sum
	}
	against := make([]Counts, len(r.group))
	for at := range against {
		if own[at] > 0 {
			against[at] = counts[own[at]-1]
		} else {
			against[at] = sums[at][order[at][0]]
		}
		for _, grouping := range order[at] {
			sum := sums[at][grouping]
			if own[at] == 0 && sum != against[at] || sum.Considered > against[at].Considered || sum.Selected > against[at].Selected {
				problems.Add("", strconv.Quote(string(r.group[at])), fmt.Errorf("%w: %v, but %v in all by %s", engagement.ErrContradicts, against[at], sum, grouping))
			}
		}
	}
	return against, problems.Err()
}

func (r references) relation(i int) relation {
	group, reference := r.labels[i], r.label[r.of[i]]
	switch {
	case group.key == reference.key:
		return isReference
	case group.within(reference):
		return overlaps
	}
	// The group has every attribute that the reference has, and the value of one
	// differs: nobody is in both.
	return apart
}

// measure compares one group with its reference.
func (p Policy) measure(group Group, counts Counts, reference Group, against Counts, how relation, z float64) Disparity {
	d := Disparity{Group: group, Reference: reference, Counts: counts, Against: against, Level: p.level(), Band: p.Band}
	d.Rate, d.Wilson = d.Counts.Rate(), wilson(d.Counts, z)
	d.Ratio, d.Difference = d.Counts.ratio(against), d.Counts.difference(against)
	if how == isReference {
		d.InBand, d.IntervalInBand = engagement.NotApplicable, engagement.NotApplicable
		return d
	}
	d.Overlap = engagement.AnswerOf(how == overlaps)
	if how == apart {
		d.Katz, d.Koopman = katz(d.Counts, against, z), koopman(d.Counts, against, z)
		d.Newcombe = newcombe(d.Counts, against, z)
		d.P = fisher(d.Counts, against)
	}
	d.InBand, d.IntervalInBand = p.Band.ratio(d.Ratio), p.Band.interval(d.Koopman)
	return d
}

// adjust counts the comparisons of the reports, which are one family, and
// adjusts their p-values.
func adjust(family ...*Report) {
	var p []Number
	for _, report := range family {
		for _, d := range report.Groups {
			p = append(p, d.P)
			report.Comparisons += b2i(d.P.exists)
		}
	}
	adjusted := Holm(p)
	for _, report := range family {
		for i := range report.Groups {
			report.Groups[i].Holm = adjusted[0]
			adjusted = adjusted[1:]
		}
	}
}

// Reasons says why the disparity is as it is: the ratio and its interval against
// the band, the rates against equality, with the figures that each rests on. An
// equality that the test does not reject is not known, not met: no small table
// shows that two rates are the same.
func (d Disparity) Reasons() []engagement.Reason {
	subject := string(d.Group)
	equal := engagement.OutcomeNotKnown
	if d.IsReference() {
		equal = engagement.NotApplicable
	} else if d.Holm.exists && d.Holm.x <= 1-d.Level {
		equal = engagement.NotMet
	}
	against := engagement.Reason{Rule: ruleRatio, Subject: string(d.Reference), Outcome: exists(d.Ratio.exists),
		Format: "%v against %v: ratio %v, difference %v", Values: []any{d.Counts, d.Against, d.Ratio, d.Difference}}
	figure := func(rule engagement.Rule, i Interval) engagement.Reason {
		return engagement.Reason{Rule: rule, Subject: subject, Outcome: exists(i.exists), Format: "%v", Values: []any{i}}
	}
	return []engagement.Reason{
		{Rule: ruleBand, Subject: subject, Outcome: d.InBand, Format: "ratio %v, band %v", Values: []any{d.Ratio, d.Band}, Because: []engagement.Reason{
			against, figure(ruleWilson, d.Wilson)}},
		{Rule: ruleBandInterval, Subject: subject, Outcome: d.IntervalInBand, Format: "interval %v, band %v", Values: []any{d.Koopman, d.Band}, Because: []engagement.Reason{
			figure(ruleKoopman, d.Koopman), figure(ruleKatz, d.Katz)}},
		{Rule: ruleFisher, Subject: subject, Outcome: equal, Format: "p %v, adjusted %v, at the level %s", Values: []any{d.P, d.Holm, plain(d.Level)}, Because: []engagement.Reason{
			{Rule: ruleHolm, Subject: subject, Outcome: exists(d.Holm.exists), Format: "%v", Values: []any{d.Holm}}, figure(ruleNewcombe, d.Newcombe)}},
	}
}

// exists is the outcome of a figure: met where it is there.
func exists(figure bool) engagement.Outcome {
	if figure {
		return engagement.Met
	}
	return engagement.OutcomeNotKnown
}
