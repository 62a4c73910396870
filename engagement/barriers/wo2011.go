package barriers

import "fmt"

// A slide of WO2011 sets responses against a challenge.
type slide struct {
	title      string
	subtitle   string // where the citation needs it
	challenge  string
	addressees []Actor // of the responses: "One for policy makers and commissioners"
	responses  []string
}

// slides returns the five. The fifth answers its challenge with nothing: it
// names a tension.
func slides() []slide {
	return []slide{
		{"An uncertain funding/commissioning landscape", ", Evidencing impact and cost effectiveness",
			"an uncertain funding/commissioning landscape: evidencing impact and cost effectiveness", nil,
			[]string{"use existing research evidence", "smarter collection of the right data", "commission independent evaluation"}},
		{"Ideology and values", "", "ideology and values: reconciling inclusion with contributing to or triggering breach/enforcement", nil,
			[]string{"data sharing agreement between VCS and statutory agencies", "Building VCS involvement in IOM report and good practice toolkit"}},
		{"Competition", "", "competition with other VCS, public and private providers", nil,
			[]string{"collaboration/consortia (transaction costs, financial and reputational risks)",
				"review delivery: 'do more for the same' or 'more for less'", "evidence impact and cost effectiveness"}},
		{"Maintaining a varied VCS market", "", "maintaining a varied VCS market (for policy makers and commissioners)", []Actor{PolicyMakers, Commissioners},
			[]string{"recognise the requirement for volume services and niche services",
				"variety of purchasing: competitive tenders, grants, spot purchasing"}},
		{"Reconciling political aspiration, policy and research evidence", "", "reconciling political aspiration, policy and research evidence",
			[]Actor{Politicians, PolicyMakers, Practitioners}, nil},
	}
}

// wo2011 returns the challenges with their responses, and the best practice
// model.
func wo2011() ([]Entry, []Link) {
	var entries []Entry
	var links []Link
	for i, slide := range slides() {
		id, place := fmt.Sprint("WO-C", i+1), "WO2011 slide "+slide.title+slide.subtitle
		entries = append(entries, Entry{ID: id, Kind: Challenge, Text: slide.challenge, Place: place})
		for j, text := range slide.responses {
			response := fmt.Sprintf("%s.%d", id, j+1)
			entries = append(entries, Entry{ID: response, Kind: Response, Heading: slide.title, Text: text, Place: place,
				Addressees: append([]Actor(nil), slide.addressees...)})
			links = append(links, Link{From: id, To: response, Relation: AnsweredBy, Basis: Stated, Place: place})
		}
		if slide.responses == nil {
			tension := id + ".1"
			entries = append(entries, Entry{ID: tension, Kind: Sign, Heading: slide.title,
				Text:  "tension between models of offender management and models of desistance",
				Place: place, Addressees: slide.addressees, Note: "the slide sets this under its challenge: it explains and does not answer it"})
			links = append(links, Link{From: tension, To: id, Relation: PartOf, Basis: Stated, Place: place})
		}
	}
	const model = "WO2011 slide IOM best practice model"
	for i, stage := range []struct {
		name  string
		items []string
	}{
		{"Select/Allocate", []string{"Clearly articulated selection criteria", "Multi-agency", "Shared and standardised intel",
			"Evidence-based and defensible decisions", "Lead professional"}},
		{"Assess and Plan", []string{"Interventions/support services available", "Shared IT systems", "Single assessment process and plan",
			"Lead professional", "Police roles - intel; pathways; enforcement; disruption"}},
		{"Implement", []string{"Lead professional", "Links with prisons and with other agencies", "Links at all levels",
			"Pathways and interventions", "Disruption/attrition visit", "Enforcement/compliance"}},
		{"Review", []string{"Regular scheduled reviews - multi agency", "Formal and informal reviews",
			"Schedule/frequency of review varied according to situation of individual offender"}},
		{"Evaluate/deselect", []string{"De-selection processes (both directions)", "Evaluation of impact on offender", "Exit interviews",
			"Reflect, capture and share learning", "Targets, performance management and measures of success"}},
	} {
		id := fmt.Sprint("WO-S", i+1)
		entries = append(entries, Entry{ID: id, Kind: ModelStage, Text: stage.name, Place: model})
		for _, part := range listed(ModelItem, id+".", stage.name, model, nil, stage.items...) {
			entries = append(entries, part)
			links = append(links, Link{From: part.ID, To: id, Relation: PartOf, Basis: Stated, Place: model})
		}
	}
	entries = append(entries, listed(Enabler, "WO-E", "", model, nil,
		"Training", "Effective partnerships", "Communication", "Leadership and co-ordination")...)
	return entries, links
}
