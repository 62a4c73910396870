package cohort

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

// The rows of the catalogue that this package decides. Where the sources
// differ, the function that decides says which reading it takes.
var (
	ruleDiamond    = engagement.Rule{ID: "R136", Title: "Diamond eligibility (Lewisham)", Kind: engagement.Normative, Source: "NA2009 1.4 London; Appendix 1"}
	rulePennine    = engagement.Rule{ID: "R137", Title: "Pennine cohort", Kind: engagement.Normative, Source: "NA2009 1.4; Appendix 1"}
	ruleNottingham = engagement.Rule{ID: "R138", Title: "Nottingham residual rule", Kind: engagement.Normative, Source: "NA2009 1.4; Appendix 1"}
	ruleLeeds      = engagement.Rule{ID: "R140", Title: "Leeds allocation", Kind: engagement.Normative, Source: "NA2009 1.4"}
	ruleAgeFloor   = engagement.Rule{ID: "R141", Title: "Leeds age floor", Kind: engagement.Normative, Source: "NA2009 4.4"}
	ruleRAG        = engagement.Rule{ID: "R142", Title: "RAG scale", Kind: engagement.Definition, Source: "NA2009 1.4; 4.1 footnote 19"}
	ruleYorkshire  = engagement.Rule{ID: "R146", Title: "West Yorkshire cohort", Kind: engagement.Normative, Source: "NA2009 Appendix 1"}
	ruleShort      = engagement.Rule{ID: "R147", Title: "Target group includes non-statutory", Kind: engagement.Normative, Source: "CL2012 1.2"}
	ruleConnect    = engagement.Rule{ID: "R148", Title: "Connect eligibility", Kind: engagement.Normative, Source: "NOMS2005 Appendix 3"}
)

// Rules lists the rows of the catalogue that this package decides, by number.
func Rules() []engagement.Rule {
	rules := []engagement.Rule{
		ruleDiamond, rulePennine, ruleNottingham, ruleLeeds, ruleAgeFloor, ruleRAG, ruleYorkshire, ruleShort, ruleConnect,
	}
	rules = append(rules, caseRules()...)
	number := func(r engagement.Rule) int {
		n, _ := strconv.Atoi(strings.TrimPrefix(r.ID, "R")) // every id here is a number of the catalogue
		return n
	}
	slices.SortFunc(rules, func(a, b engagement.Rule) int { return cmp.Compare(number(a), number(b)) })
	return rules
}
