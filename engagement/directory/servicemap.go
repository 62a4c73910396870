package directory

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/table"
)

// A Map answers "who is doing what, when and for whom", by need and locality
// (R201, NA2009 Appendix 6).
type Map struct {
	Cells []Cell `json:"cells"`
}

// A Cell of a map is what is listed for one need in one area. Empty lists mean
// that none is listed, which is a gap only in a complete directory; see
// [Index.Gaps].
type Cell struct {
	Area      AreaID                     `json:"area"` // empty: services that state no areas
	Need      Need                       `json:"need"` // not stated: services that state no needs
	Cover     Cover                      `json:"cover"`
	Agencies  []engagement.AgencyID      `json:"agencies"`  // who, by identifier
	Direct    []ServiceID                `json:"direct"`    // what, by identifier
	Secondary []ServiceID                `json:"secondary"` // contributing otherwise (R242), never added to the direct ones
	NotKnown  []ServiceID                `json:"notKnown"`  // in cells of services that state no needs
	When      []string                   `json:"when"`      // as services state it, each once, sorted
	Groups    []engagement.OffenderGroup `json:"groups"`    // for whom: with a specific service
	Open      int                        `json:"openToAll"` // services open to all
	Places    Places                     `json:"places"`    // shared with the services' other cells: not to be added up over cells
}

// Map returns the map of the directory. It has a cell for every pathway in every
// area, and one for every other need with services there, in the order of the
// areas and of the needs; then the services that do not state their areas. A
// service that states no needs is in a cell of its area whose need is not
// stated: nothing is left out. Its cost is linear in the services of all cells,
// and in the areas.
func (ix *Index) Map() Map {
	ix = ix.orEmpty()
	var m Map
	pathways := PathwayNeeds()
	for i, area := range ix.areas {
		n := int32(i) + 1
		for _, need := range pathways {
			var list []posting
			if at, listed := ix.needNumber[need]; listed {
				list = ix.cells[cell{n, at}]
			}
			m.Cells = append(m.Cells, ix.cell(area.ID, need, list))
		}
		m.Cells = ix.appendCells(m.Cells, area.ID, n, func(need Need) bool { return need.Pathway == engagement.PathwayNotStated })
	}
	m.Cells = ix.appendCells(m.Cells, "", 0, func(Need) bool { return true })
	return m
}

// appendCells appends the cells of an area that have services and a need that
// is asked for.
func (ix *Index) appendCells(cells []Cell, area AreaID, number int32, asked func(Need) bool) []Cell {
	if int(number) >= len(ix.served) {
		return cells // an empty index
	}
	for _, at := range ix.served[number] {
		need := Need{}
		if at > 0 {
			need = ix.needs[at-1]
		}
		if asked(need) {
			cells = append(cells, ix.cell(area, need, ix.cells[cell{number, at}]))
		}
	}
	return cells
}

func (ix *Index) cell(area AreaID, need Need, list []posting) Cell {
	c := Cell{Area: area, Need: need}
	c.Cover, c.Agencies = ix.cover(list, "")
	if !need.IsStated() {
		c.Cover = Cover{} // it is not known which of them serve anything directly
	}
	var groups uint8
	for _, p := range list {
		s := &ix.services[p.service]
		switch p.contribution {
		case Direct:
			c.Direct = append(c.Direct, s.ID)
		case Secondary:
			c.Secondary = append(c.Secondary, s.ID)
		default:
			c.NotKnown = append(c.NotKnown, s.ID)
		}
		if s.When != "" {
			c.When = append(c.When, s.When)
		}
		groups |= ix.briefs[p.service].groups
		c.Open += one(s.Open == engagement.Yes)
		c.Places.add(s.Capacity)
	}
	c.When = distinct(c.When)
	for _, group := range engagement.OffenderGroups() {
		if groups&(1<<group) != 0 {
			c.Groups = append(c.Groups, group)
		}
	}
	return c
}

// Entries returns the cover of every cell, for engagement.Compare; the need is
// the group. Identifiers are area and need, the area in quotes where it would
// not be one word.
func (m Map) Entries() []engagement.Entry[Cover] {
	entries := make([]engagement.Entry[Cover], len(m.Cells))
	for i, c := range m.Cells {
		entries[i] = entry(c.Area, c.Need, c.Cover)
	}
	return entries
}

func entry(area AreaID, need Need, cover Cover) engagement.Entry[Cover] {
	name := string(area)
	if name == "" || strings.ContainsAny(name, "\" ") {
		name = strconv.Quote(name)
	}
	return engagement.Entry[Cover]{ID: name + " " + need.String(), Group: need.String(), Value: cover}
}

// WriteTable writes the map as text in aligned columns, a cell a row. An area or
// need that services do not state is "not-stated".
func (m Map) WriteTable(w io.Writer) error {
	t := table.Table{Header: []string{"area", "need", ">direct", ">secondary", "who", "when", "for whom", "places"}}
	for _, c := range m.Cells {
		area := string(c.Area)
		if area == "" {
			area = needNotStated
		}
		t.Add(area, c.Need.String(), strconv.Itoa(len(c.Direct)), strconv.Itoa(len(c.Secondary)),
			join(c.Agencies, ", "), join(c.When, "; "), c.whom(), c.placesText())
	}
	return t.Write(w)
}

// WriteCSV writes the map as CSV with a header, a cell a row, what is listed
// separated by semicolons; an area or need that services do not state is empty.
// Identifiers and times are the caller's: one that begins with "=" is a formula
// to a spreadsheet.
func (m Map) WriteCSV(w io.Writer) error {
	rows := [][]string{{"area", "need", "directAgencies", "secondaryAgencies", "agencies", "direct", "secondary", "notKnown", "when", "groups", "openToAll",
		"placesStated", "placesNotStated"}}
	for _, c := range m.Cells {
		need := ""
		if c.Need.IsStated() {
			need = c.Need.String()
		}
		var groups []string
		for _, group := range c.Groups {
			groups = append(groups, group.String())
		}
		rows = append(rows, []string{string(c.Area), need, strconv.Itoa(c.Cover.Direct), strconv.Itoa(c.Cover.Secondary), join(c.Agencies, ";"),
			join(c.Direct, ";"), join(c.Secondary, ";"), join(c.NotKnown, ";"), join(c.When, ";"), join(groups, ";"), strconv.Itoa(c.Open),
			strconv.FormatInt(c.Places.Stated, 10), strconv.Itoa(c.Places.NotStated)})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

func join[T ~string](list []T, separator string) string {
	text := make([]string, len(list))
	for i, v := range list {
		text[i] = string(v)
	}
	return strings.Join(text, separator)
}

// whom says whom the services of a cell are for.
func (c Cell) whom() string {
	var whom []string
	for _, group := range c.Groups {
		whom = append(whom, group.String())
	}
	if c.Open > 0 {
		whom = append(whom, "all")
	}
	return strings.Join(whom, ", ")
}

func (c Cell) placesText() string {
	if len(c.Direct)+len(c.Secondary)+len(c.NotKnown) == 0 {
		return ""
	}
	return c.Places.String()
}
