package governance

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// Practice is what is stated of how a partnership is run, beyond who sits where
// and who hears whom. A part that is missing, and a list that is nil, is not
// known, and the audit says what to ask; a list that is empty says that there is
// nothing of the kind. The keys of a map are the ids of the checklist that it
// answers.
type Practice struct {
	LeadBodies     []LeadBody                   `json:"leadBodies,omitzero"`     // R49
	Chain          Chain                        `json:"chain,omitzero"`          // R50
	Sampling       map[string]engagement.Answer `json:"sampling,omitzero"`       // R51, by SamplingChecklist
	NationalBodies []NationalBody               `json:"nationalBodies,omitzero"` // R58, one for a level
	Decisions      []Decision                   `json:"decisions,omitzero"`      // R61
	Partnerings    Partnerings                  `json:"partnerings,omitzero"`    // R61: who gains by whose bid
	Groups         []GroupPlaces                `json:"groups,omitzero"`         // R63
	Plans          []StrategicPlan              `json:"plans,omitzero"`          // R67
	Strands        []WorkStrand                 `json:"strands,omitzero"`        // R68
	Panel          GrantsPanel                  `json:"panel,omitzero"`          // R69
	HandsOff       map[string]engagement.Answer `json:"handsOff,omitzero"`       // R70, by HandsOffChecklist
	Duties         []DutyReview                 `json:"duties,omitzero"`         // R71, one for a duty
	Aims           []string                     `json:"aims,omitzero"`           // R72: of the department that pays
	Payments       []Payment                    `json:"payments,omitzero"`       // R72
	Appointments   []Appointment                `json:"appointments,omitzero"`   // R73
	Mechanisms     map[string]engagement.Answer `json:"mechanisms,omitzero"`     // R74, by MechanismsChecklist
	Pathways       PathwaysGroups               `json:"pathways,omitzero"`       // R75
	StandsIn       engagement.Answer            `json:"standsIn,omitzero"`       // R77: the VCS and Faith Alliance does, on the CDRP
	LAA            map[string]engagement.Answer `json:"laa,omitzero"`            // R79, by LAAChecklist
	Coordinators   []Coordinator                `json:"coordinators,omitzero"`   // R81, one for a prison
	Escalations    []Escalation                 `json:"escalations,omitzero"`    // R82
	Alignment      Alignment                    `json:"alignment,omitzero"`      // R83
	Advisory       []AdvisoryBodyID             `json:"advisory,omitzero"`       // R84: the national advisory bodies it works with
	Staff          []UnitStaff                  `json:"staff,omitzero"`          // R221, R222
	Infrastructure map[string]engagement.Answer `json:"infrastructure,omitzero"` // R245, by InfrastructureChecklist
}

// A Decision is an item that a body of the structure decides, and who stays out.
type Decision struct {
	Body    BodyID                `json:"body"`
	Item    CommissioningItem     `json:"item"`
	Recused []engagement.AgencyID `json:"recused,omitzero"` // of those on the body; they do not decide this item
}

// GroupPlaces is the places of a group and who fills them.
type GroupPlaces struct {
	Composition Composition `json:"composition"`
	Membership  Membership  `json:"membership,omitzero"`
}

// UnitStaff is the staff of a unit as a source lists it, and what is stated of
// their number.
type UnitStaff struct {
	Unit   string           `json:"unit,omitzero"`
	List   StaffList        `json:"list"`
	Stated []StaffStatement `json:"stated,omitzero"`
}

// validate returns every problem of p: those of its parts, two of a kind that
// nothing tells apart, and references to what the structure does not have.
func (p Practice) validate(on engagement.Date, agencies *facts.IDs[engagement.AgencyID], bodies *facts.IDs[BodyID]) error {
	var problems engagement.Problems
	apart := map[string]bool{}
	// once refuses a second fact of a list that would have the finding of another.
	once := func(path, list, subject string) {
		if apart[list+" "+subject] {
			problems.Add(path, strconv.Quote(subject), engagement.ErrDuplicate)
		}
		apart[list+" "+subject] = true
	}
	for i, b := range p.LeadBodies {
		path := fmt.Sprintf("leadBodies[%d]", i)
		once(path, "leadBodies", b.subject())
		problems.AddAll(path, b.Validate())
	}
	if p.Chain.Path != nil {
		problems.AddAll("chain", p.Chain.Validate())
	}
	for i, n := range p.NationalBodies {
		path := fmt.Sprintf("nationalBodies[%d]", i)
		once(path+".level", "nationalBodies", n.Level.String())
		problems.AddAll(path, n.Validate())
	}
	for i, d := range p.Decisions {
		path := fmt.Sprintf("decisions[%d]", i)
		bodies.Refer("practice."+path+".body", d.Body, "body in bodies")
		once(path+".item.id", "decisions", d.subject())
		problems.AddAll(path+".item", d.Item.Validate())
		for j, id := range d.Recused {
			agencies.Refer(fmt.Sprintf("practice.%s.recused[%d]", path, j), id, "agency in agencies")
		}
	}
	problems.AddAll("partnerings", p.Partnerings.Validate())
	for i, g := range p.Groups {
		path := fmt.Sprintf("groups[%d]", i)
		once(path+".composition.group", "groups", g.Composition.Group)
		problems.AddAll(path+".composition", g.Composition.Validate())
		problems.AddAll(path+".membership", g.Membership.Validate())
	}
	for i, plan := range p.Plans {
		path := fmt.Sprintf("plans[%d]", i)
		once(path+".of", "plans", plan.Of)
		problems.CheckWord(path+".vcsInDelivery", plan.VCSInDelivery)
	}
	for i, w := range p.Strands {
		path := fmt.Sprintf("strands[%d]", i)
		once(path+".name", "strands", w.Name)
		problems.AddAll(path, w.Validate())
	}
	facts.CheckGiven(&problems, facts.Given("panel.government", p.Panel.Government), facts.Given("panel.vcs", p.Panel.VCS),
		facts.Given("panel.statutory", p.Panel.Statutory), facts.Given("panel.trustFunders", p.Panel.TrustFunders))
	for i, r := range p.Duties {
		path := fmt.Sprintf("duties[%d]", i)
		once(path+".duty", "duties", r.Duty.String())
		_, err := r.Check(on, 0)
		problems.AddAll(path, err)
	}
	for i, payment := range p.Payments {
		path := fmt.Sprintf("payments[%d]", i)
		once(path+".id", "payments", payment.ID)
		_, err := payment.Check(p.Aims)
		problems.AddAll(path, err)
	}
	for i, a := range p.Appointments {
		path := fmt.Sprintf("appointments[%d]", i)
		once(path+".agency", "appointments", string(a.Agency))
		facts.CheckGiven(&problems, facts.Given(path+".tendered", a.Tendered), facts.Given(path+".onlySuitable", a.OnlySuitable),
			facts.Given(path+".managementFee", a.ManagementFee), facts.Given(path+".expenses", a.Expenses),
			facts.Given(path+".feeDefined", a.FeeDefined), facts.Given(path+".expensesDefined", a.ExpensesDefined))
	}
	problems.AddAll("pathways", p.Pathways.Validate())
	problems.CheckWord("standsIn", p.StandsIn)
	for i, c := range p.Coordinators {
		path := fmt.Sprintf("coordinators[%d]", i)
		once(path+".prison", "coordinators", c.Prison)
		problems.AddAll(path, c.Validate())
	}
	for i, e := range p.Escalations {
		path := fmt.Sprintf("escalations[%d]", i)
		once(path+".issue", "escalations", e.subject())
		problems.AddAll(path, e.Validate())
	}
	problems.AddAll("alignment", p.Alignment.Validate())
	for i, id := range p.Advisory {
		path := fmt.Sprintf("advisory[%d]", i)
		once(path, "advisory", string(id))
		if _, reason := ReplacedBy(id); reason.Outcome == engagement.OutcomeNotKnown {
			problems.Add(path, strconv.Quote(string(id)), fmt.Errorf("%w advisory body of 2005", engagement.ErrUnknownID))
		}
	}
	for i, u := range p.Staff {
		path := fmt.Sprintf("staff[%d]", i)
		once(path+".unit", "staff", u.Unit)
		problems.AddAll(path+".list", u.List.Validate())
		for j, stated := range u.Stated {
			at := fmt.Sprintf("%s.stated[%d]", path, j)
			once(at, "stated "+u.Unit, stated.subject())
			problems.AddAll(at, stated.validate())
		}
	}
	for _, list := range p.checklists() {
		_, err := list.checklist.Check(list.done)
		problems.AddAll(list.path, err)
	}
	return problems.Err()
}

// An answeredList is a checklist with what is known of its items.
type answeredList struct {
	path      string
	checklist engagement.Checklist
	done      map[string]engagement.Answer
}

func (p Practice) checklists() []answeredList {
	return []answeredList{
		{"sampling", SamplingChecklist(), p.Sampling},
		{"handsOff", HandsOffChecklist(), p.HandsOff},
		{"mechanisms", MechanismsChecklist(), p.Mechanisms},
		{"laa", LAAChecklist(), p.LAA},
		{"infrastructure", InfrastructureChecklist(), p.Infrastructure},
	}
}

func (b LeadBody) subject() string {
	if b.Area == "" {
		return string(b.Agency.ID)
	}
	return b.Area + ": " + string(b.Agency.ID)
}

func (d Decision) subject() string { return string(d.Body) + ": " + d.Item.ID }

// subject tells an issue from others; those of another kind by their place.
func (e Escalation) subject() string {
	if e.Issue == OtherIssue || e.Issue == IssueNotStated {
		return e.Issue.String() + ": " + e.Place
	}
	return e.Issue.String()
}

func (s StaffStatement) subject() string {
	return fmt.Sprintf("%d %v, %v: %s", s.Number, s.Counting, s.Sector, s.Place)
}

// without returns p without an agency: where it led, bid, was recused, was
// partnered, led a strand or had staff. Of a chain in which it stood nothing is
// known.
func (p Practice) without(id engagement.AgencyID) Practice {
	is := func(other engagement.AgencyID) bool { return other == id }
	p.LeadBodies = slices.DeleteFunc(slices.Clone(p.LeadBodies), func(b LeadBody) bool { return b.Agency.ID == id })
	if slices.Contains(p.Chain.Path, id) {
		p.Chain = Chain{}
	}
	p.Decisions = slices.Clone(p.Decisions)
	for i := range p.Decisions {
		d := &p.Decisions[i]
		d.Recused = slices.DeleteFunc(slices.Clone(d.Recused), is)
		d.Item.Bidders = slices.DeleteFunc(slices.Clone(d.Item.Bidders), func(b PotentialBidder) bool { return b.Agency == id })
	}
	p.Partnerings.Ties = slices.DeleteFunc(slices.Clone(p.Partnerings.Ties), func(t Partnering) bool { return t.A == id || t.B == id })
	p.Strands = slices.Clone(p.Strands)
	for i := range p.Strands {
		w := &p.Strands[i]
		w.Partners = slices.DeleteFunc(slices.Clone(w.Partners), func(partner PartnerLead) bool { return partner.Agency == id })
	}
	p.Appointments = slices.DeleteFunc(slices.Clone(p.Appointments), func(a Appointment) bool { return a.Agency == id })
	p.Staff = slices.Clone(p.Staff)
	for i := range p.Staff {
		u := &p.Staff[i]
		if slices.ContainsFunc(u.List.Lines, func(l StaffLine) bool { return l.Agency == id }) {
			u.Stated = nil // of when it was there
		}
		u.List.Lines = slices.DeleteFunc(slices.Clone(u.List.Lines), func(l StaffLine) bool { return l.Agency == id })
	}
	return p
}
