package barriers_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement/barriers"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestWords(t *testing.T) {
	wordtest.Check(t, "Kind", barriers.ParseKind, barriers.Kinds(), "not-stated", "theme", "opportunity-theme", "barrier",
		"opportunity", "sign", "solution", "recommendation", "sub-recommendation", "measure", "practical-step", "unit-task",
		"market-growth", "added-value", "site-barrier", "driver", "not-driver", "benefit", "local-recommendation", "challenge",
		"implication-heading", "implication", "executive-implication", "workshop-point", "hindsight", "key-learning", "work-strand",
		"response", "model-stage", "model-item", "enabler", "common-kind")
	wordtest.Check(t, "Actor", barriers.ParseActor, barriers.Actors(), "not-stated", "regional-offender-manager", "region", "noms",
		"voluntary-sector-unit", "skills-for-justice", "area-prison-service", "prison-service", "probation-service",
		"probation-boards", "private-sector", "all-agencies", "commissioners", "neutral-bidding-agency", "vcs", "wider-vcs",
		"larger-vcs", "lios", "iom-projects", "iom-governing-bodies", "west-midlands-iom", "the-centre", "government-departments",
		"central-government", "home-office", "ministry-of-justice", "statutory-agencies", "partnerships-and-trusts", "politicians",
		"policy-makers", "practitioners")
	wordtest.Check(t, "Relation", barriers.ParseRelation, barriers.Relations(), "not-stated", "opposite", "answered-by",
		"solved-by", "part-of", "same-as", "same-kind", "used-by", "evidence-of")
	wordtest.Check(t, "Basis", barriers.ParseBasis, barriers.Bases(), "not-known", "stated", "same-subject", "inferred")
	wordtest.Check(t, "Cover", barriers.ParseCover, barriers.Covers(), "not-stated", "no-barrier", "other-limb",
		"excluded-by-policy", "other-rule", "no-such-rule")
}
