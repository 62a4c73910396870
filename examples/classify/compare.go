package main

import (
	"io"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
	"github.com/thirdsector-go/partnership/engagement/pioneers"
)

// writeComparison compares two published sites: the closest level, and what is
// so at the one and the other.
func writeComparison(w io.Writer, before, after pioneers.Site) error {
	r := &report{w: w}
	r.line("From %s (before) to %s (after), as NA2009 describes them", before.Name, after.Name)
	r.line("")
	r.line("gained:    so at the second and not at the first, or closer there")
	r.line("lost:      the other way round")
	r.line("changed:   as close but another level, or not known of one of them")
	r.line("unchanged: the same of both, also where neither is known")
	r.heading("The closest level that a VCS agency is known to hold")
	levels, err := engagement.Compare(levelsOf(before), levelsOf(after))
	if err != nil {
		return err
	}
	r.try(levels.WriteTable(w))
	r.heading("What is so")
	was, err := factsOf(before)
	if err != nil {
		return err
	}
	is, err := factsOf(after)
	if err != nil {
		return err
	}
	facts, err := engagement.Compare(was, is)
	if err != nil {
		return err
	}
	r.try(facts.WriteTable(w))
	return r.err
}

func levelsOf(site pioneers.Site) []engagement.Entry[engagement.Level] {
	var entries []engagement.Entry[engagement.Level]
	for _, model := range []engagement.Model{engagement.Model2009, engagement.Model2009Loose, engagement.Model2011} {
		level, open := site.Closest(model)
		if open {
			level = engagement.LevelNotKnown
		}
		entries = append(entries, engagement.Entry[engagement.Level]{ID: "model " + model.String(), Group: "level", Value: level})
	}
	return entries
}

// factsOf is what can be compared of any two sites: presence by tier, the
// features of the unit, and the pathways served. The study does not list all
// services: a pathway that none is stated for is not known.
func factsOf(site pioneers.Site) ([]engagement.Entry[engagement.Answer], error) {
	var entries []engagement.Entry[engagement.Answer]
	add := func(group, id string, answer engagement.Answer) {
		entries = append(entries, engagement.Entry[engagement.Answer]{ID: id, Group: group, Value: answer})
	}
	for _, tier := range engagement.Tiers() {
		add("presence", tier.String(), site.Presence.Get(tier))
	}
	features := site.Features()
	for _, item := range engagement.IntegrationChecklist().Items {
		add("unit", item.ID, features[item.ID])
	}
	add("site", "VCS or private staff in the team", site.StatutoryStaffOnly.Not())
	add("site", "services mapped", site.Mapped)
	add("site", "formal structure for communities", site.Community)
	index, err := directory.New(site.Directory())
	if err != nil {
		return nil, err
	}
	for _, pathway := range engagement.Pathways() {
		directly, atAll := engagement.NotKnown, engagement.NotKnown
		found, err := index.Find(directory.Query{Need: directory.Need{Pathway: pathway}})
		if err != nil {
			return nil, err
		}
		for _, match := range found.Matches {
			atAll = engagement.Yes
			if match.Contribution == directory.Direct {
				directly = engagement.Yes
			}
		}
		add("pathways", pathway.String()+" directly", directly)
		add("pathways", pathway.String()+" at all", atAll)
	}
	return entries, nil
}
