package cohort

import "github.com/thirdsector-go/partnership/engagement"

// multiAgency is the number of agencies from which on a selection is
// multi-agency. No source gives one: two is our reading of the word.
const multiAgency = 2

// MultiAgency says whether a case was identified by several agencies (R150): at
// least two sources contributed, each counted once. Nil is not known, and a
// list is complete, as [Person] has it. An empty name is a source that is not
// named: it may be another or one of those that are.
func MultiAgency(sources []SourceID) engagement.Reason {
	named := map[SourceID]bool{}
	unnamed := 0
	for _, source := range sources {
		if source == "" {
			unnamed++
		} else {
			named[source] = true
		}
	}
	least, most := len(named), len(named)+unnamed
	several := engagement.NotKnown
	switch {
	case sources == nil:
	case least >= multiAgency:
		several = engagement.Yes
	case most < multiAgency:
		several = engagement.No
	}
	return engagement.Reason{Rule: ruleMultiAgency, Outcome: several.Outcome(), Format: "%d sources named, %d not named; known: %v",
		Values: []any{least, unnamed, sources != nil}}
}
