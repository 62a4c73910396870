package directory

import "github.com/thirdsector-go/partnership/engagement"

// The rows of the catalogue that this package decides, in the catalogue's own
// words.
var (
	ruleDuplicates   = engagement.Rule{ID: "R46", Title: "Duplicate effort detection", Kind: engagement.Derived, Source: "NA2009 4.1 Benefits; Appendix 6"}
	ruleBeyond       = engagement.Rule{ID: "R134", Title: "Needs beyond pathways", Kind: engagement.Normative, Source: "NA2009 4.1 Composition; 5.0; recommendation 13"}
	ruleRecord       = engagement.Rule{ID: "R199", Title: "Knowledge record requirements", Kind: engagement.Normative, Source: "SH2004 5.3 (limitations, and the closing paragraph for the contractual nature)"}
	ruleFreshness    = engagement.Rule{ID: "R200", Title: "Directory freshness", Kind: engagement.Normative, Source: "SH2004 3.4, 5.3"}
	ruleMap          = engagement.Rule{ID: "R201", Title: "Service map query", Kind: engagement.Definition, Source: "NA2009 Appendix 6; 4.4 Mapping"}
	ruleFunnel       = engagement.Rule{ID: "R218", Title: "Funnel rates", Kind: engagement.Derived, Source: "HO2012 Table 2"}
	ruleContribution = engagement.Rule{ID: "R242", Title: "Direct and secondary pathway contribution", Kind: engagement.Definition, Source: "NA2009 4.1 Pathways"}

	// Questions that the sources do not put as rules.
	ruleServed    = engagement.Rule{ID: "service-listed", Title: "A service for the need", Kind: engagement.CallerRule, Source: "the caller's question, after NA2009 4.4 Mapping"}
	ruleProviders = engagement.Rule{ID: "several-providers", Title: "More than one provider", Kind: engagement.CallerRule, Source: "the caller's question"}
	ruleLoad      = engagement.Rule{ID: "places-in-use", Title: "Places in use within the limit", Kind: engagement.CallerRule, Source: "the caller's limit"}
	rulePlaces    = engagement.Rule{ID: "enough-places", Title: "As many places as people", Kind: engagement.CallerRule, Source: "the caller's counts"}
	ruleGroup     = engagement.Rule{ID: "specific-service", Title: "A service specifically for the group", Kind: engagement.CallerRule, Source: "the caller's question, after NA2009 4.0"}
)

// Rules lists the rules that this package decides: those of the catalogue, then
// the questions that a caller puts.
func Rules() []engagement.Rule {
	return []engagement.Rule{
		ruleDuplicates, ruleBeyond, ruleRecord, ruleFreshness, ruleMap, ruleFunnel, ruleContribution,
		ruleServed, ruleProviders, ruleLoad, rulePlaces, ruleGroup,
	}
}
