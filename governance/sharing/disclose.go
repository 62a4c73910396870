package sharing

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Discloser decides what of a record a recipient may see. [Disclose] is one;
// the kit for disclosers of one's own takes any.
type Discloser func(Facts, Request, Record) (Disclosure, error)

// A Disclosure is what of a record a recipient may see. Every field of the
// record is in one of the two lists, in the record's order.
type Disclosure struct {
	Fields   []Field    `json:"fields"`
	Withheld []Withheld `json:"withheld"`

	// Reasons are those of what is disclosed, and what there is to say about
	// the whole: the duty where one is asserted, with a part for each field
	// that it compels; what is open about the two sides; one reason for each
	// disclosed category, in the order of the record; and what is prohibited,
	// withdrawn or named by the duty but stands nowhere in the record.
	Reasons []engagement.Reason `json:"reasons"`
}

// Withheld is a field that is not disclosed, and why: every rule that is not
// met or not known. Of more than ten agreements that name its category in vain
// the rest are counted; [MayPass] lists all. Fields of one category share the
// memory of their reasons.
type Withheld struct {
	Name    string              `json:"name"`
	Reasons []engagement.Reason `json:"reasons"`
}

// Disclose returns of a record only what the recipient may see: the fields
// whose category may pass, see [MayPass], and those that the duty of q compels
// (R41). Every other field is withheld with its reasons. Facts are about the
// person whose record it is.
//
// The duty compels the fields it names where a ground is asserted, the sender
// is known to be a VCS agency and the recipient a statutory body. It stands
// above consent and prohibitions: SH2004 3.2 puts on the VCS "responsibilities
// ... to ensure that information is passed to the statutory sector when issues
// of public protection and risk management are needed". A field that would be
// compelled if a sector turned out one way, and may pass by agreement if it
// turned out the other, is withheld until it is known.
//
// Problems of the facts, the request or the record are an error,
// engagement.Problems, and then nothing is disclosed: a record with two fields
// of one name is one. The cost is linear in the fields and the facts.
func Disclose(f Facts, q Request, r Record) (Disclosure, error) {
	var problems engagement.Problems
	problems.AddAll("", q.Validate())
	problems.AddAll("", f.Validate())
	problems.AddAll("record", r.Validate())
	if err := problems.Err(); err != nil {
		return Disclosure{}, err
	}
	decisions, order := countByCategory(r)
	ix := newIndex(&f, &q, func(c Category) bool { return decisions[c] != nil })
	out := Disclosure{Reasons: []engagement.Reason{}}
	var granted []engagement.Reason
	passing := 0
	for _, category := range order {
		d := decisions[category]
		if d.decide(ix.decide(category)) {
			granted = append(granted, d.reason)
			passing += d.fields
		}
	}
	duty := dutyOf(&f, &q)
	compelled := make(map[string]bool, len(q.Duty.Fields)) // whether the record has the field
	for _, name := range q.Duty.Fields {
		compelled[name] = false
	}
	out.Fields = make([]Field, 0, passing)
	out.Withheld = make([]Withheld, 0, len(r.Fields)-passing)
	for i := range r.Fields {
		field := &r.Fields[i]
		d := decisions[field.Category]
		passes, named := d.reason.Outcome == engagement.Met, false
		if len(compelled) > 0 {
			if _, named = compelled[field.Name]; named {
				compelled[field.Name] = true
			}
		}
		switch {
		case named && duty.Outcome == engagement.Met:
			duty.Because = append(duty.Because, compelledReason(field.Name, q.Duty.Ground, passes))
		case !passes:
			out.Withheld = append(out.Withheld, Withheld{field.Name, d.withheld(named, duty)})
			continue
		}
		out.Fields = append(out.Fields, *field)
	}
	if q.Duty.asserted() {
		out.Reasons = append(out.Reasons, duty)
	}
	for _, side := range ix.sides {
		if open(side.Outcome) {
			out.Reasons = append(out.Reasons, side)
		}
	}
	out.Reasons = append(out.Reasons, granted...)
	out.Reasons = append(out.Reasons, nowhere(&f, &q, decisions, compelled)...)
	return out, nil
}

// A decision on a category is taken once for all its fields.
type decision struct {
	fields int // of the category in the record
	reason engagement.Reason
	open   []engagement.Reason // what withholds it
	named  []engagement.Reason // the same, and a duty that does not compel
}

// countByCategory returns a decision to be taken for each category of the
// record, and the categories in the order of the record.
func countByCategory(r Record) (decisions map[Category]*decision, order []Category) {
	decisions = make(map[Category]*decision)
	for i := range r.Fields {
		category := r.Fields[i].Category
		d := decisions[category]
		if d == nil {
			d = &decision{}
			decisions[category] = d
			order = append(order, category)
		}
		d.fields++
	}
	return decisions, order
}

// decide takes the decision, and reports whether the category passes.
func (d *decision) decide(r engagement.Reason) bool {
	d.reason = r
	if r.Outcome == engagement.Met {
		return true
	}
	d.open = withholding(r)
	return false
}

// mostRoutes bounds the agreements whose shortcomings a withheld field lists:
// ten thousand may name one category of a million fields.
const mostRoutes = 10

// shortcomings appends the reasons below r that are open, down to those that name
// what is wrong or what to ask. Of many agreements that name a category and do
// not apply, the first few are listed, those that may apply before those that
// do not, and the others counted.
func shortcomings(list []engagement.Reason, r engagement.Reason) []engagement.Reason {
	listed, left := 0, 0
	for _, outcome := range []engagement.Outcome{engagement.OutcomeNotKnown, engagement.NotMet} {
		for _, route := range r.Because {
			switch {
			case route.Outcome != outcome:
			case listed == mostRoutes:
				left++
			default:
				listed++
				list = append(list, openParts(route.Because)...)
			}
		}
	}
	if left > 0 {
		list = append(list, reason(ruleContent, r.Subject, r.Outcome, "%d more agreements name %q, and none is known to apply: the first ones listed show what to ask or amend", left, r.Subject))
	}
	return list
}

func openParts(parts []engagement.Reason) (list []engagement.Reason) {
	for _, part := range parts {
		if open(part.Outcome) {
			list = append(list, part)
		}
	}
	return list
}

// withholding is why a category is withheld: what is open of the parts of its
// decision, and of the agreements in the last of them.
func withholding(r engagement.Reason) []engagement.Reason {
	var list []engagement.Reason
	for _, part := range openParts(r.Because) {
		if part.Rule.ID == ruleContent.ID && len(part.Because) > 0 {
			list = shortcomings(list, part)
		} else {
			list = append(list, part)
		}
	}
	return list
}

// withheld is why a field is withheld; a duty that names it but does not compel
// it is a reason, too.
func (d *decision) withheld(named bool, duty engagement.Reason) []engagement.Reason {
	if !named {
		return slices.Clip(d.open) // an append by the caller copies
	}
	if d.named == nil {
		d.named = append(slices.Clip(d.open), duty)
	}
	return slices.Clip(d.named)
}

// dutyOf says whether the duty of q compels anything (R41). It runs from the
// VCS to the statutory sector only.
func dutyOf(f *Facts, q *Request) engagement.Reason {
	from, _ := lookUp(f.Parties, q.From)
	to, _ := lookUp(f.Parties, q.To)
	ground := q.Duty.Ground.String()
	direction := is(from.Sector, engagement.VCS).And(is(to.Sector, engagement.Statutory))
	switch {
	case !q.Duty.asserted():
		return reason(ruleDuty, "", engagement.NotApplicable, "no duty to pass information on is asserted")
	case direction == engagement.No:
		return reason(ruleDuty, ground, engagement.NotMet, "the duty to pass information on runs from the VCS to the statutory sector only, not from %s to %s", q.From, q.To)
	case !q.Duty.Ground.known():
		return reason(ruleDuty, ground, engagement.OutcomeNotKnown, "no ground is asserted on which information has to be passed on: ask whether it is public protection or risk management")
	case direction == engagement.NotKnown:
		return reason(ruleDuty, ground, engagement.OutcomeNotKnown, "whether information has to be passed on from %s to %s is not known: ask for their sectors", q.From, q.To)
	case len(q.Duty.Fields) == 0:
		return reason(ruleDuty, ground, engagement.OutcomeNotKnown, "which fields have to be passed on from %s to %s is not stated: ask which bear on %v", q.From, q.To, q.Duty.Ground)
	}
	return reason(ruleDuty, ground, engagement.Met, "%s has to pass on to %s what bears on %v", q.From, q.To, q.Duty.Ground)
}

func compelledReason(name string, ground Ground, passes bool) engagement.Reason {
	if passes {
		return reason(ruleDuty, name, engagement.Met, "it has to be passed on for %v, and may be by agreement", ground)
	}
	return reason(ruleDuty, name, engagement.Met, "it has to be passed on for %v, although it may not be by agreement, consent and prohibitions", ground)
}

// nowhere says what is stated but stands nowhere in the record: it may be
// misspelt, and a misspelt prohibition prohibits nothing.
func nowhere(f *Facts, q *Request, has map[Category]*decision, compelled map[string]bool) (reasons []engagement.Reason) {
	for _, name := range q.Duty.Fields {
		if !compelled[name] {
			reasons = append(reasons, reason(ruleDuty, name, engagement.OutcomeNotKnown, "the record has no field %q that the duty names: ask whether it is misspelt", name))
			compelled[name] = true // once
		}
	}
	said := map[Category]bool{}
	for i := range f.Prohibitions {
		p := &f.Prohibitions[i]
		for _, category := range p.Categories {
			if _, there := has[category]; !there && !said[category] && p.about(q.From, q.To) {
				reasons = append(reasons, reason(ruleContent, string(category), engagement.NotApplicable, "the record has nothing of the category %q that is prohibited: check its spelling", category))
				said[category] = true
			}
		}
	}
	said = map[Category]bool{}
	for _, category := range f.Withdrawn {
		if _, there := has[category]; !there && !said[category] {
			reasons = append(reasons, reason(ruleConsent, string(category), engagement.NotApplicable, "the record has nothing of the category %q to which consent is withdrawn: check its spelling", category))
			said[category] = true
		}
	}
	return reasons
}
