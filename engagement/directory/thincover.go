package directory

import "github.com/thirdsector-go/partnership/engagement"

// ThinCover returns the needs that are served, but thinly: by one agency only,
// so that nothing is left if it closes, or by no service directly (R242: a
// pathway served only secondarily is thin). A need may be both, and is then
// found twice. It looks at every area and at every need that a service there
// contributes to, area by area; a need that nobody serves is a gap, see
// [Index.Gaps].
//
// A finding is NotMet where the directory is complete and no service that does
// not state its areas or needs could thicken the cover, else not known. Two
// services of one agency are one provider. Its cost is linear in the services
// of all areas and needs together.
func (ix *Index) ThinCover() []Finding {
	ix = ix.orEmpty()
	nowhere := make([]reserve, len(ix.needs)+1) // services without areas, by need
	for n := range nowhere {
		nowhere[n].addAll(ix, ix.cells[cell{0, 0}], true)
		if n > 0 {
			nowhere[n].addAll(ix, ix.cells[cell{0, int32(n)}], false)
		}
	}
	var findings []Finding
	for i, area := range ix.areas {
		var here reserve // services of the area without needs
		here.addAll(ix, ix.cells[cell{int32(i) + 1, 0}], true)
		for _, n := range ix.served[i+1] {
			if n == 0 {
				continue
			}
			need, list := ix.needs[n-1], ix.cells[cell{int32(i) + 1, n}]
			cover, agencies := ix.cover(list, "")
			possible := here
			possible.join(nowhere[n])
			q := Query{Need: need, Area: area.ID}
			if len(agencies) == 1 {
				result := thin(possible.other(agencies[0]), ix.complete)
				findings = append(findings, Finding{Area: area.ID, Need: need, Agencies: agencies, Reason: engagement.Reason{
					Rule: ruleProviders, Subject: q.String(), Outcome: result,
					Format: "only %s is listed (services: %d); others may serve it, by areas or needs they do not state: %v; directory complete: %v",
					Values: []any{agencies[0], len(list), possible.other(agencies[0]), ix.complete}}})
			}
			if cover.Direct == 0 {
				result := thin(engagement.AnswerOf(possible.direct), ix.complete)
				findings = append(findings, Finding{Area: area.ID, Need: need, Agencies: agencies, Reason: engagement.Reason{
					Rule: ruleContribution, Subject: q.String(), Outcome: result,
					Format: "served only secondarily (agencies: %d); others may serve it directly, by areas or needs they do not state: %v; directory complete: %v",
					Values: []any{len(agencies), engagement.AnswerOf(possible.direct), ix.complete}}})
			}
		}
	}
	return findings
}

// thin is the outcome of cover that the listed services leave thin.
func thin(more, complete engagement.Answer) engagement.Outcome {
	if more == engagement.Yes || complete != engagement.Yes {
		return engagement.OutcomeNotKnown
	}
	return engagement.NotMet
}

// A reserve is what services that do not state their areas or needs might add:
// up to two of their agencies, which is enough to know whether there is one
// other than a given one, and whether one might serve directly.
type reserve struct {
	agencies [2]engagement.AgencyID
	direct   bool
}

func (r *reserve) addAll(ix *Index, list []posting, anyNeed bool) {
	for _, p := range list {
		r.add(ix.services[p.service].Agency)
		r.direct = r.direct || anyNeed || p.contribution == Direct
	}
}

func (r *reserve) add(agency engagement.AgencyID) {
	switch {
	case agency == "" || agency == r.agencies[0]:
	case r.agencies[0] == "":
		r.agencies[0] = agency
	default:
		r.agencies[1] = agency
	}
}

func (r *reserve) join(other reserve) {
	r.add(other.agencies[0])
	r.add(other.agencies[1])
	r.direct = r.direct || other.direct
}

// other answers whether an agency other than the given one is in reserve.
func (r reserve) other(agency engagement.AgencyID) engagement.Answer {
	return engagement.AnswerOf(r.agencies[0] != "" && r.agencies[0] != agency || r.agencies[1] != "" && r.agencies[1] != agency)
}
