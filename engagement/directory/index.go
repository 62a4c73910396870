package directory

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// An Index answers questions about a directory. It is made once by [New], never
// changes, keeps nothing of what it was made from, and is safe for concurrent
// use. A nil or zero Index is that of an empty directory that is not stated to
// be complete.
type Index struct {
	services []Service // by identifier
	position []int     // of each in the directory, for paths
	briefs   []brief   // of each
	areas    []Area    // in the directory's order
	needs    []Need    // that services contribute to, in order

	// Areas and needs are numbered from 1 in the order above; 0 stands for
	// those of a service that states none.
	areaNumber map[AreaID]int32
	needNumber map[Need]int32
	cells      map[cell][]posting
	inArea     [][]posting // by area number
	forNeed    [][]posting // by need number
	served     [][]int32   // by area number: the needs with services there, in order, 0 last

	byAgency map[engagement.AgencyID][]int32
	usable   usable
	complete engagement.Answer
}

// A cell is an area and a need, by number.
type cell struct{ area, need int32 }

// compare orders cells by area and need, those not stated last.
func (c cell) compare(d cell) int {
	// 0 less 1 is the greatest unsigned number.
	return cmp.Or(cmp.Compare(uint32(c.area)-1, uint32(d.area)-1), cmp.Compare(uint32(c.need)-1, uint32(d.need)-1))
}

// A posting is a service in a list. Lists are in the order of identifiers.
type posting struct {
	service      int32 // place in services
	contribution Contribution
}

// New returns the index of d, or engagement.Problems where d is not valid. Its
// cost is that of sorting the services, and linear in the pairs of an area and a
// need that each of them serves.
//
// A service whose record is marked as superseded (Current is no) is looked at by
// [Index.Records] and [Index.Service] and by nothing else: it is not the version
// that stands.
func New(d Directory) (*Index, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	if len(d.Services) > math.MaxInt32 || len(d.Areas) >= math.MaxInt32 {
		var problems engagement.Problems
		problems.Add("services", strconv.Itoa(len(d.Services)), fmt.Errorf("%w of 31 bits", engagement.ErrLimit))
		return nil, problems
	}
	ix := &Index{areas: slices.Clone(d.Areas), complete: d.Complete}
	ix.usable.accessible, ix.usable.updated = d.Accessible, d.Updated
	ix.copyServices(d)
	ix.number()
	ix.post()
	return ix, nil
}

func (ix *Index) orEmpty() *Index {
	if ix == nil {
		return &Index{}
	}
	return ix
}

// copyServices copies the services in the order of their identifiers. Their
// lists go into one array of each kind, so that a million services are not
// several million small allocations.
func (ix *Index) copyServices(d Directory) {
	ix.position = make([]int, len(d.Services))
	var needs, areas, groups int
	for i, s := range d.Services {
		ix.position[i] = i
		needs += len(s.Direct) + len(s.Secondary)
		areas += len(s.Areas)
		groups += len(s.Groups)
	}
	slices.SortFunc(ix.position, func(a, b int) int { return cmp.Compare(d.Services[a].ID, d.Services[b].ID) })
	sizes := make(map[engagement.AgencyID]engagement.Size, len(d.Agencies))
	for _, agency := range d.Agencies {
		sizes[agency.ID] = agency.Size
	}
	allNeeds, allAreas, allGroups := make([]Need, 0, needs), make([]AreaID, 0, areas), make([]engagement.OffenderGroup, 0, groups)
	ix.services = make([]Service, len(d.Services))
	ix.briefs = make([]brief, len(d.Services))
	ix.byAgency = make(map[engagement.AgencyID][]int32, len(d.Agencies))
	for _, agency := range d.Agencies {
		ix.byAgency[agency.ID] = nil
	}
	for i, at := range ix.position {
		s := d.Services[at]
		s.Direct = pack(&allNeeds, s.Direct)
		s.Secondary = pack(&allNeeds, s.Secondary)
		s.Areas = pack(&allAreas, s.Areas)
		s.Groups = pack(&allGroups, s.Groups)
		ix.services[i] = s
		ix.briefs[i] = s.brief(sizes[s.Agency])
		if s.superseded() {
			continue
		}
		ix.byAgency[s.Agency] = append(ix.byAgency[s.Agency], int32(i))
		ix.usable.count(s)
	}
}

// pack appends list to all, which has room for it, and returns the copy.
func pack[T any](all *[]T, list []T) []T {
	if len(list) == 0 {
		return nil
	}
	from := len(*all)
	*all = append(*all, list...)
	return (*all)[from:len(*all):len(*all)]
}

// number gives every area and every need that is contributed to its number.
func (ix *Index) number() {
	ix.areaNumber = make(map[AreaID]int32, len(ix.areas))
	for i, area := range ix.areas {
		ix.areaNumber[area.ID] = int32(i) + 1
	}
	ix.needNumber = map[Need]int32{}
	for _, s := range ix.services {
		if s.superseded() {
			continue
		}
		for _, list := range [][]Need{s.Direct, s.Secondary} {
			for _, need := range list {
				if _, known := ix.needNumber[need]; !known {
					ix.needNumber[need] = 0
					ix.needs = append(ix.needs, need)
				}
			}
		}
	}
	slices.SortFunc(ix.needs, Need.Compare)
	for i, need := range ix.needs {
		ix.needNumber[need] = int32(i) + 1
	}
}

// post fills the lists: once to count, so that each list is cut from one array
// of just the room it needs, and once to write.
func (ix *Index) post() {
	counts := map[cell]int{}
	inArea, forNeed := make([]int, len(ix.areas)+1), make([]int, len(ix.needs)+1)
	ix.walk(func(c cell, _ posting) { counts[c]++ }, func(area int32, _ posting) { inArea[area]++ }, func(need int32, _ posting) { forNeed[need]++ })

	var total int
	for _, n := range counts {
		total += n
	}
	room := make([]posting, total)
	cut := func(n int) []posting {
		list := room[:0:n]
		room = room[n:]
		return list
	}
	ix.cells = make(map[cell][]posting, len(counts))
	for c, n := range counts {
		ix.cells[c] = cut(n) // in any order: only where a list lies depends on it
	}
	ix.served = make([][]int32, len(inArea))
	for c := range counts {
		ix.served[c.area] = append(ix.served[c.area], c.need)
	}
	for _, needs := range ix.served {
		slices.SortFunc(needs, func(a, b int32) int { return cell{need: a}.compare(cell{need: b}) })
	}
	ix.inArea, ix.forNeed = make([][]posting, len(inArea)), make([][]posting, len(forNeed))
	for i, n := range inArea {
		ix.inArea[i] = make([]posting, 0, n)
	}
	for i, n := range forNeed {
		ix.forNeed[i] = make([]posting, 0, n)
	}
	ix.walk(
		func(c cell, p posting) { ix.cells[c] = append(ix.cells[c], p) },
		func(area int32, p posting) { ix.inArea[area] = append(ix.inArea[area], p) },
		func(need int32, p posting) { ix.forNeed[need] = append(ix.forNeed[need], p) })
}

// walk calls its functions with everything that each service belongs to.
func (ix *Index) walk(inCell func(cell, posting), inArea, forNeed func(int32, posting)) {
	var in numbers
	for i := range ix.services {
		if ix.services[i].superseded() {
			continue
		}
		at := int32(i)
		in.set(ix, &ix.services[i])
		for _, n := range in.needs {
			forNeed(n.need, posting{at, n.contribution})
		}
		for _, area := range in.areas {
			inArea(area, posting{service: at})
			for _, n := range in.needs {
				inCell(cell{area, n.need}, posting{at, n.contribution})
			}
		}
	}
}

// Numbers are the numbers of a service's areas and needs, used again from
// service to service so that a million take no room.
type numbers struct {
	areas []int32
	needs []numberedNeed
}

type numberedNeed struct {
	need         int32
	contribution Contribution
}

// set sets the numbers to those of s, 0 alone where it states none.
func (in *numbers) set(ix *Index, s *Service) {
	in.areas, in.needs = in.areas[:0], in.needs[:0]
	for _, area := range s.Areas {
		in.areas = append(in.areas, ix.areaNumber[area])
	}
	if len(s.Areas) == 0 {
		in.areas = append(in.areas, 0)
	}
	for _, need := range s.Direct {
		in.needs = append(in.needs, numberedNeed{ix.needNumber[need], Direct})
	}
	for _, need := range s.Secondary {
		in.needs = append(in.needs, numberedNeed{ix.needNumber[need], Secondary})
	}
	if len(in.needs) == 0 {
		in.needs = append(in.needs, numberedNeed{})
	}
}

// list returns list number n of lists, none where there is no such list.
func list(lists [][]posting, n int32) []posting {
	if n < 0 || int(n) >= len(lists) {
		return nil
	}
	return lists[n]
}

// Len returns the number of services, superseded ones among them.
func (ix *Index) Len() int { return len(ix.orEmpty().services) }

// Areas returns the areas, in the directory's order.
func (ix *Index) Areas() []Area { return slices.Clone(ix.orEmpty().areas) }

// Needs returns the needs that services contribute to, in the order of
// [Need.Compare].
func (ix *Index) Needs() []Need { return slices.Clone(ix.orEmpty().needs) }

// Service returns the service with the given identifier and whether there is
// one. Its cost is logarithmic in the services.
func (ix *Index) Service(id ServiceID) (Service, bool) {
	ix = ix.orEmpty()
	at, found := slices.BinarySearchFunc(ix.services, id, func(s Service, id ServiceID) int { return cmp.Compare(s.ID, id) })
	if !found {
		return Service{}, false
	}
	return ix.services[at].clone(), true
}
