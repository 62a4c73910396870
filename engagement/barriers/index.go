package barriers

import (
	"slices"
	"strings"
)

// An index is the catalogue and its links under a policy, ready to be asked.
type index struct {
	entries []Entry
	at      map[string]int    // of an entry, by id
	from    map[string][]Link // allowed links between entries
	to      map[string][]Link
	clues   []Link               // from rules, of any basis
	rules   [lastRule + 1][]limb // the first is the whole rule's; none where no barrier covers the rule
	loose   map[string]string    // why nothing answers an entry
}

// A limb is the links that a finding on it is evidence by: the rule's and its
// own.
type limb struct {
	name     string
	allowed  []int // in clues
	excluded bool  // there are links, but the policy allows none
}

func (p Policy) index() *index {
	entries, between := tables()
	x := &index{entries: entries, at: map[string]int{}, from: map[string][]Link{}, to: map[string][]Link{}, loose: map[string]string{}}
	for i, entry := range entries {
		x.at[entry.ID] = i
	}
	for _, link := range between {
		if p.allows(link.Basis) {
			x.from[link.From] = append(x.from[link.From], link)
			x.to[link.To] = append(x.to[link.To], link)
		}
	}
	byRule := map[int][]int{}
	x.clues = evidence()
	for i, link := range x.clues {
		number, _ := ruleNumber(link.From)
		if x.rules[number] == nil {
			x.rules[number] = []limb{{}}
		}
		if !named(x.rules[number], link.Limb) {
			x.rules[number] = append(x.rules[number], limb{name: link.Limb})
		}
		byRule[number] = append(byRule[number], i)
	}
	for number, clues := range byRule {
		for i := range x.rules[number] {
			p.fill(&x.rules[number][i], x.clues, clues)
		}
	}
	for _, end := range LooseEnds() {
		x.loose[end.ID] = end.Reason
	}
	return x
}

// fill gives a limb its links: those of the whole rule and its own.
func (p Policy) fill(l *limb, all []Link, ofRule []int) {
	for _, i := range ofRule {
		if all[i].Limb != "" && all[i].Limb != l.name {
			continue
		}
		l.excluded = true
		if p.allows(all[i].Basis) {
			l.allowed = append(l.allowed, i)
		}
	}
	l.excluded = l.excluded && l.allowed == nil
}

func named(limbs []limb, name string) bool {
	for _, l := range limbs {
		if l.name == name {
			return true
		}
	}
	return false
}

// limbOf returns which limb of rule n the subject names; 0 where it names
// none. A subject names a limb if it is the limb's word, or ends in it after a
// space, a slash, a colon or a full stop.
func (x *index) limbOf(n int, subject string) int {
	for i, l := range x.rules[n] {
		if i == 0 {
			continue
		}
		before, found := strings.CutSuffix(subject, l.name)
		if found && (before == "" || strings.ContainsAny(before[len(before)-1:], " /:.")) {
			return i
		}
	}
	return 0
}

// ruleNumber returns the number of a rule of the catalogue, 0 where id is
// none, and whether id has the form of one: R and digits.
func ruleNumber(id string) (int, bool) {
	digits, found := strings.CutPrefix(id, "R")
	if !found || digits == "" {
		return 0, false
	}
	number := 0
	for _, digit := range []byte(digits) {
		if digit < '0' || digit > '9' {
			return 0, false
		}
		if number <= lastRule {
			number = number*10 + int(digit-'0')
		}
	}
	if digits[0] == '0' || number > lastRule {
		return 0, true
	}
	return number, true
}

// entry returns an entry that is the caller's to change.
func (x *index) entry(id string) Entry {
	entry := x.entries[x.at[id]]
	entry.Addressees = slices.Clone(entry.Addressees)
	return entry
}

// steps returns where the links of one relation lead from an entry.
func (x *index) steps(id string, relation Relation) []Step {
	var steps []Step
	for _, link := range x.from[id] {
		if link.Relation != relation {
			continue
		}
		step := Step{Link: link, Entry: x.entry(link.To)}
		if relation == AnsweredBy {
			for _, part := range x.to[link.To] {
				if entry := x.entry(part.From); part.Relation == PartOf && (link.Limb == "" || link.Limb == entry.Heading) {
					step.Parts = append(step.Parts, entry)
				}
			}
		}
		steps = append(steps, step)
	}
	return steps
}

// kindred returns what says the same elsewhere in the document, and what is of
// the same common kind in another.
func (x *index) kindred(entry Entry) []Kindred {
	var kindred []Kindred
	add := func(id string, via ...Link) {
		kindred = append(kindred, Kindred{Via: via, Entry: x.entry(id), Answers: x.steps(id, AnsweredBy)})
	}
	for _, link := range x.from[entry.ID] {
		if link.Relation == SameAs {
			add(link.To, link)
		}
	}
	for _, link := range x.to[entry.ID] {
		if link.Relation == SameAs {
			add(link.From, link)
		}
	}
	for _, link := range x.from[entry.ID] {
		if link.Relation != SameKind {
			continue
		}
		for _, other := range x.to[link.To] {
			if x.entry(other.From).Document() != entry.Document() {
				add(other.From, link, other)
			}
		}
	}
	return kindred
}
