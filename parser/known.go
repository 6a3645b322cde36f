package parser

// What the notes know of each target: its own body, and every paragraph or item
// of another note that links or names it. Of a person, those that link to them.

import (
	"cmp"
	"slices"

	"carnet/vault"
)

// known gathers it.
func (r *resolver) known() {
	if len(r.v.Targets) == 0 {
		return
	}
	for _, t := range r.v.Targets {
		for i := range t.Body.Passages {
			t.Known = append(t.Known, vault.Known{Passage: &t.Body.Passages[i], Note: &t.Note})
		}
	}
	notes := r.noted()
	for i, found := range r.aboutTargets(notes) {
		for _, m := range found {
			for _, place := range m.targets {
				if t := r.v.Targets[place]; &t.Note != notes[i] {
					t.Known = append(t.Known, vault.Known{Passage: &notes[i].Body.Passages[m.passage], Note: notes[i]})
				}
			}
		}
	}
}

// manyNotes are looked through at once.
const manyNotes = 500

// aboutTargets gives the targets that each passage of each note is about; of what
// is remembered nothing is looked through again.
func (r *resolver) aboutTargets(notes []*vault.Note) []subjects {
	found := make([]subjects, len(notes))
	inParallel(len(notes)/manyNotes+1, func(part int) {
		names := newNameReader(r.memory.inText)
		for i := part * manyNotes; i < min((part+1)*manyNotes, len(notes)); i++ {
			passages := notes[i].Body.Passages
			if len(passages) == 0 {
				continue
			}
			known := false
			if found[i], known = r.memory.subjects[&passages[0]]; !known {
				found[i] = r.subjectsOf(passages, names)
			}
		}
	})
	r.memory.subjects = make(map[*vault.Passage]subjects, len(notes))
	for i, n := range notes {
		if len(n.Body.Passages) > 0 {
			r.memory.subjects[&n.Body.Passages[0]] = found[i]
		}
	}
	return found
}

// subjectsOf are the targets that passages name or link to, in the order of their
// paths.
func (r *resolver) subjectsOf(passages []vault.Passage, names *nameReader) subjects {
	var all subjects
	for i := range passages {
		about := names.in(passages[i].Text)
		for _, link := range passages[i].Links {
			if found := r.memory.targets.find(link); len(found) == 1 {
				about = append(about, found[0])
			}
		}
		if len(about) == 0 {
			continue
		}
		slices.SortFunc(about, func(a, b int) int { return cmp.Compare(r.v.Targets[a].Path, r.v.Targets[b].Path) })
		all = append(all, subject{i, slices.Compact(about)})
	}
	return all
}

// linked gathers the passages that link to people.
func (r *resolver) linked() {
	for _, n := range r.noted() {
		for i := range n.Body.Passages {
			p := &n.Body.Passages[i]
			for _, link := range p.Links {
				found := r.people.find(link)
				if len(found) == 1 && (found[0].Contact == nil || &found[0].Contact.Note != n) {
					found[0].Linked = append(found[0].Linked, vault.Known{Passage: p, Note: n})
				}
			}
		}
	}
}

// noted are all notes of the vault, in its order.
func (r *resolver) noted() []*vault.Note {
	var all []*vault.Note
	for _, c := range r.v.Contacts {
		all = append(all, &c.Note)
	}
	for _, m := range r.v.Meetings {
		all = append(all, &m.Note)
	}
	for _, p := range r.v.Pitches {
		all = append(all, &p.Note)
	}
	for _, t := range r.v.Targets {
		all = append(all, &t.Note)
	}
	return all
}
