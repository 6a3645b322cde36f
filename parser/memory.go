package parser

// What was found out about names when a vault was resolved, and need not be
// found out again as long as everybody is called the same.

import (
	"slices"

	"carnet/vault"
)

// A memory is kept from one resolving of a vault to the next. The zero memory
// knows nothing; what is resolved is the same with any.
type memory struct {
	people, pitches, targets *directory

	inText   targetNames
	subjects map[*vault.Passage]subjects // of a note, by its first passage
}

// A subject is what a passage of a note is about.
type subject struct {
	passage int
	targets []int // their places
}

type subjects []subject

// learn makes the directories anew where somebody is called otherwise.
func (m *memory) learn(v *vault.Vault) {
	m.people = directoryOf(m.people, peopleNames(v.People))
	m.pitches = directoryOf(m.pitches, pitchNames(v.Pitches))
	targets := directoryOf(m.targets, namesOfTargets(v.Targets))
	if targets != m.targets {
		m.targets, m.inText, m.subjects = targets, newTargetNames(targets.list), nil
	}
}

// directoryOf is the directory of a list: the last one, where it is of the same.
func directoryOf(d *directory, list []called) *directory {
	if d != nil && slices.EqualFunc(d.list, list, called.equal) {
		return d
	}
	return newDirectory(list)
}

func peopleNames(people []*vault.Person) []called {
	list := make([]called, len(people))
	for i, p := range people {
		list[i] = called{p.Name, p.Name, []string{p.Name}}
		if c := p.Contact; c != nil {
			list[i] = called{c.Path, c.ID, append(texts(c.Aliases), p.Name)}
		}
	}
	return list
}

func pitchNames(pitches []*vault.Pitch) []called {
	list := make([]called, len(pitches))
	for i, p := range pitches {
		list[i] = called{path: p.Path, id: p.ID}
		if p.Title.Set {
			list[i].names = []string{p.Title.V}
		}
	}
	return list
}

func namesOfTargets(targets []*vault.Target) []called {
	list := make([]called, len(targets))
	for i, t := range targets {
		list[i] = called{t.Path, t.ID, append(texts(t.Aliases), t.Name.V)}
	}
	return list
}

func texts(values []vault.Value[string]) []string {
	all := make([]string, len(values), len(values)+1)
	for i, v := range values {
		all[i] = v.V
	}
	return all
}
