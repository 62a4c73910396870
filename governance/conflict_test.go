package governance_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

const (
	participate = governance.Participate
	recused     = governance.Recused
	unsettled   = governance.StandingNotKnown
)

func participant(id engagement.AgencyID, sector engagement.Sector) engagement.Agency {
	return engagement.Agency{ID: id, Sector: sector}
}

func tender(complete engagement.Answer, bidders ...governance.PotentialBidder) governance.CommissioningItem {
	return governance.CommissioningItem{ID: "tender", Commissioning: isYes, Bidders: bidders, Complete: complete}
}

// R61. The agencies are synthetic.
func TestParticipation(t *testing.T) {
	ties := func(complete engagement.Answer, all ...governance.Partnering) governance.Partnerings {
		return governance.Partnerings{Ties: all, Complete: complete}
	}
	tie := func(a, b engagement.AgencyID, kind governance.PartneringKind) governance.Partnering {
		return governance.Partnering{A: a, B: b, Kind: kind}
	}
	const same, consortium, broker = governance.SameAgency, governance.ConsortiumPartner, governance.BrokerOf
	none, b := ties(isYes), governance.PotentialBidder{"b", isYes}
	for _, test := range []struct {
		name string
		item governance.CommissioningItem
		ties governance.Partnerings
		want governance.Standing
	}{
		{"nobody bids", tender(isYes), none, participate},
		{"it bids itself", tender(isYes, governance.PotentialBidder{"a", isYes}), none, recused},
		{"it may bid", tender(isYes, governance.PotentialBidder{"a", notKnown}), none, unsettled},
		{"another bids", tender(isYes, b), none, participate},
		{"another bids, and may be a partner", tender(isYes, b), ties(notKnown), unsettled},
		{"its partner bids", tender(isYes, b), ties(isYes, tie("b", "a", consortium)), recused},
		{"its partner does not bid", tender(isYes, governance.PotentialBidder{"b", isNo}), ties(isYes, tie("b", "a", consortium)), participate},
		{"it bids under another name", tender(notKnown, b), ties(notKnown, tie("a", "b", same)), recused},
		{"a partner bids under another name", tender(isYes, b), ties(isYes, tie("a", "c", consortium), tie("b", "c", same)), recused},
		{"its other name has a partner that bids", tender(isYes, b), ties(isYes, tie("c", "a", same), tie("b", "c", consortium)), recused},
		{"a partner's partner bids", tender(isYes, b), ties(isYes, tie("a", "c", consortium), tie("c", "b", consortium)), participate},
		{"it brokers for a bidder", tender(isYes, b), ties(isYes, tie("a", "b", broker)), recused},
		{"a bidder brokers for it", tender(isYes, b), ties(isYes, tie("b", "a", broker)), participate},
		{"a tie of a kind not stated", tender(isYes, b), ties(isYes, tie("a", "b", 0)), recused},
		{"a same-agency tie the other way", tender(isYes, b), ties(isYes, tie("b", "a", same)), recused},
		{"the same the other way: it may be a broker's", tender(isYes, b), ties(isYes, tie("b", "a", 77)), unsettled},
		{"two such in a row", tender(isYes, b), ties(isYes, tie("a", "c", 0), tie("c", "b", 0)), unsettled},
		{"others may bid", tender(notKnown, governance.PotentialBidder{"b", isNo}), none, unsettled},
		{"others may bid, and are no partners", tender(notKnown, governance.PotentialBidder{"a", isNo}, b), none, participate},
		{"others may bid, and may be partners", tender(notKnown, governance.PotentialBidder{"a", isNo}, b), ties(notKnown), unsettled},
		{"a bidder that is not named", tender(isYes, governance.PotentialBidder{"", isYes}), none, unsettled},
		{"somebody not named who does not bid", tender(isYes, governance.PotentialBidder{"", isNo}), none, participate},
		{"a tie with somebody not named", tender(isYes, b), ties(isYes, tie("a", "", consortium)), unsettled},
		{"stated twice", tender(isYes, governance.PotentialBidder{"a", isNo}, governance.PotentialBidder{"a", isYes}), none, recused},
		{"not commissioning", governance.CommissioningItem{Commissioning: isNo, Bidders: []governance.PotentialBidder{{"a", isYes}}}, none, participate},
		{"perhaps commissioning, and it bids", governance.CommissioningItem{Bidders: []governance.PotentialBidder{{"a", isYes}}}, none, unsettled},
		{"perhaps commissioning, and nobody bids", governance.CommissioningItem{Complete: isYes}, none, participate},
		{"nothing known", governance.CommissioningItem{}, governance.Partnerings{}, unsettled},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, reason := governance.Participation(governance.ConflictPolicy{}, test.item, participant("a", engagement.VCS), test.ties)
			if got != test.want || reason.Rule.ID != "R61" {
				t.Errorf("%v, want %v: %v, %v", got, test.want, reason, reason.Because)
			}
			if test.item.Commissioning == isYes {
				want := map[governance.Standing]engagement.Outcome{participate: met, recused: notMet, unsettled: open}[test.want]
				outcome(t, reason, "R61", want)
			}
		})
	}
	if got, _ := governance.Participation(governance.ConflictPolicy{}, tender(isYes, b), engagement.Agency{}, none); got != unsettled {
		t.Errorf("an agency that is not named: %v", got)
	}
	_, reason := governance.Participation(governance.ConflictPolicy{}, governance.CommissioningItem{Commissioning: isNo}, participant("a", 0), none)
	outcome(t, reason, "R61", notAsks)
}

// Leeds in 2009: the Third Sector is kept out, bidder or not.
func TestParticipation_blanketExclusion(t *testing.T) {
	leeds := governance.ConflictPolicy{BlanketExclusion: true}
	none := governance.Partnerings{Complete: isYes}
	for _, test := range []struct {
		sector engagement.Sector
		item   governance.CommissioningItem
		want   governance.Standing
	}{
		{engagement.VCS, tender(isYes), recused},
		{engagement.VCS, governance.CommissioningItem{Commissioning: isNo}, participate},
		{engagement.VCS, governance.CommissioningItem{}, unsettled},
		{engagement.Statutory, tender(isYes), participate},
		{engagement.Statutory, tender(isYes, governance.PotentialBidder{"a", isYes}), recused}, // the rule on bidders holds
		{engagement.Private, tender(isYes), participate},
		{0, tender(isYes), unsettled},
		{77, tender(isYes), unsettled},
		{0, tender(isYes, governance.PotentialBidder{"a", isYes}), recused},
	} {
		got, reason := governance.Participation(leeds, test.item, participant("a", test.sector), none)
		if got != test.want {
			t.Errorf("%v: %v, want %v: %v", test.sector, got, test.want, reason)
		}
	}
}

// A panel is a group: a member who may bid is not to decide.
func TestCheckSitting(t *testing.T) {
	contract := tender(isYes, governance.PotentialBidder{"b", isYes})
	none := governance.Partnerings{Complete: isYes}
	a, b := participant("a", engagement.Statutory), participant("b", engagement.VCS)
	for _, test := range []struct {
		item    governance.CommissioningItem
		sitting []engagement.Agency
		ties    governance.Partnerings
		want    engagement.Outcome
		against []string
	}{
		{contract, []engagement.Agency{a}, none, met, nil},
		{contract, []engagement.Agency{a, b}, none, notMet, []string{"b"}},
		{contract, []engagement.Agency{a}, governance.Partnerings{}, open, nil},
		{contract, nil, none, open, nil},
		{contract, []engagement.Agency{}, none, notAsks, nil},
		{governance.CommissioningItem{Commissioning: isNo}, []engagement.Agency{a, b}, none, notAsks, nil},
		{governance.CommissioningItem{Commissioning: isNo}, nil, none, notAsks, nil},
	} {
		got := governance.CheckSitting(governance.ConflictPolicy{}, test.item, test.sitting, test.ties)
		outcome(t, got, "R61", test.want)
		subjects(t, got, notMet, test.against...)
	}
}

func TestCommissioningItem_Validate(t *testing.T) {
	bad := governance.CommissioningItem{Commissioning: 9, Complete: 8, Bidders: []governance.PotentialBidder{{"a", isYes}, {"a", isNo}, {"a", 7}, {"", isNo}, {"", isYes}}}
	wrong(t, bad.Validate(), `commissioning: unknown word Answer(9)
bidders[1].mayBid: no: contradicts: "a" is stated as yes before
bidders[2].mayBid: unknown word Answer(7)
complete: unknown word Answer(8)`)
}

// The standing is what every completion of the facts comes to: bidders who are
// not listed, ties that are not listed and kinds that are not stated are filled
// in, in every way that could matter, and decided by an obvious reference.
func TestParticipation_unknownIsNotNo(t *testing.T) {
	ids := []engagement.AgencyID{"a", "b", "c"}
	random := rand.New(rand.NewPCG(61, 1))
	seen := map[governance.Standing]int{}
	for range 5000 {
		facts, ties := tender(pick(random, isYes, notKnown)), governance.Partnerings{Complete: pick(random, isYes, notKnown)}
		for _, id := range ids {
			if random.IntN(3) > 0 {
				facts.Bidders = append(facts.Bidders, governance.PotentialBidder{id, pick(random, isYes, isNo, notKnown)})
			}
		}
		for range random.IntN(4) {
			x, y := random.IntN(3), random.IntN(2)
			ties.Ties = append(ties.Ties, governance.Partnering{A: ids[x], B: ids[(x+1+y)%3], Kind: governance.PartneringKind(random.IntN(4))})
		}
		outcomes := map[bool]bool{}
		for _, bids := range fillBidders(facts) {
			for _, all := range fillTies(ties) {
				outcomes[conflicted("a", bids, all)] = true
			}
		}
		want := unsettled
		if len(outcomes) == 1 {
			want = map[bool]governance.Standing{true: recused, false: participate}[outcomes[true]]
		}
		seen[want]++
		if got, reason := governance.Participation(governance.ConflictPolicy{}, facts, participant("a", engagement.VCS), ties); got != want {
			t.Fatalf("%+v, %+v: %v, want %v: %v", facts, ties, got, want, reason.Because)
		}
	}
	if len(seen) != 3 {
		t.Errorf("standings %v, want all three", seen)
	}
}

func pick(random *rand.Rand, options ...engagement.Answer) engagement.Answer {
	return options[random.IntN(len(options))]
}

// fillBidders is every way in which the agencies, and a stranger z where the
// list is not complete, may bid.
func fillBidders(facts governance.CommissioningItem) []map[engagement.AgencyID]bool {
	all := []map[engagement.AgencyID]bool{{}}
	for _, id := range []engagement.AgencyID{"a", "b", "c", "z"} {
		options := []bool{false}
		if facts.Complete != isYes {
			options = []bool{true, false}
		}
		if i := slices.IndexFunc(facts.Bidders, func(b governance.PotentialBidder) bool { return b.Agency == id }); i >= 0 {
			options = map[engagement.Answer][]bool{isYes: {true}, isNo: {false}, notKnown: {true, false}}[facts.Bidders[i].MayBid]
		}
		var next []map[engagement.AgencyID]bool
		for _, filled := range all {
			for _, option := range options {
				more := map[engagement.AgencyID]bool{id: option}
				for k, v := range filled {
					more[k] = v
				}
				next = append(next, more)
			}
		}
		all = next
	}
	return all
}

// fillTies is every way of stating the kinds, with none or one of the ties that
// an incomplete list may lack: one that leads from a to somebody is enough.
func fillTies(ties governance.Partnerings) [][]governance.Partnering {
	all := [][]governance.Partnering{{}}
	for _, tie := range ties.Ties {
		kinds := []governance.PartneringKind{tie.Kind}
		if tie.Kind == 0 {
			kinds = governance.PartneringKinds()
		}
		var next [][]governance.Partnering
		for _, filled := range all {
			for _, kind := range kinds {
				next = append(next, append(slices.Clone(filled), governance.Partnering{A: tie.A, B: tie.B, Kind: kind}))
			}
		}
		all = next
	}
	if ties.Complete != isYes {
		for _, filled := range slices.Clone(all) {
			for _, id := range []engagement.AgencyID{"b", "c", "z"} {
				all = append(all, append(slices.Clone(filled), governance.Partnering{A: "a", B: id, Kind: governance.ConsortiumPartner}))
			}
		}
	}
	return all
}

// conflicted decides known facts slowly: who is the same is settled by going
// over the ties until nothing changes.
func conflicted(id engagement.AgencyID, bids map[engagement.AgencyID]bool, ties []governance.Partnering) bool {
	name := map[engagement.AgencyID]string{}
	of := func(x engagement.AgencyID) string {
		if name[x] == "" {
			name[x] = fmt.Sprint(x)
		}
		return name[x]
	}
	for range ties {
		for _, tie := range ties {
			if tie.Kind == governance.SameAgency {
				least := min(of(tie.A), of(tie.B))
				name[tie.A], name[tie.B] = least, least
			}
		}
	}
	for bidder, may := range bids {
		if !may {
			continue
		}
		if of(bidder) == of(id) {
			return true
		}
		for _, tie := range ties {
			forward := of(tie.A) == of(id) && of(tie.B) == of(bidder)
			backward := of(tie.B) == of(id) && of(tie.A) == of(bidder)
			if forward || backward && tie.Kind != governance.BrokerOf {
				return true
			}
		}
	}
	return false
}
