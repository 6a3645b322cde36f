package parser

// References: what notes say of each other.

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"carnet/vault"
)

// A resolver links the notes of a vault.
type resolver struct {
	v       *vault.Vault
	notes   map[string]*note // by path, for diagnostics
	memory  *memory
	people  index[vault.Person]
	pitch   index[vault.Pitch]
	target  index[vault.Target]
	unnoted map[string]*vault.Person // people without a note, by folded name
	named   []mention                // where each of them was named first
}

// A mention is where a person without a note is named.
type mention struct {
	person *vault.Person
	path   string
	ref    vault.Ref[vault.Person]
}

func newResolver(v *vault.Vault, notes []*note, m *memory) *resolver {
	r := &resolver{v: v, memory: m, notes: make(map[string]*note, len(notes)), unnoted: map[string]*vault.Person{}}
	for _, n := range notes {
		r.notes[n.file.path] = n
	}
	for _, c := range v.Contacts {
		v.People = append(v.People, &vault.Person{Name: c.Name.V, Contact: c})
	}
	m.learn(v)
	r.people = index[vault.Person]{m.people, v.People}
	r.pitch = index[vault.Pitch]{m.pitches, v.Pitches}
	r.target = index[vault.Target]{m.targets, v.Targets}
	return r
}

// contacts resolves what contacts say of others.
func (r *resolver) contacts() {
	for _, c := range r.v.Contacts {
		if c.IntroducedBy.Text != "" {
			c.IntroducedBy.To = r.person(c.Path, c.IntroducedBy)
		}
		if found := r.target.find(linkTarget(c.Organization.V)); c.Organization.Set && len(found) == 1 {
			c.Target = found[0]
		}
	}
}

// meetings resolves people and pitches, puts the meetings in order, and
// derives who introduced whom.
func (r *resolver) meetings() {
	for _, m := range r.v.Meetings {
		r.meetingPeople(m)
		for i := range m.Pitches {
			m.Pitches[i].To = r.findPitch(m.Path, m.Pitches[i])
		}
	}
	slices.SortStableFunc(r.v.Meetings, func(a, b *vault.Meeting) int {
		return cmp.Or(a.Date.V.Time.Compare(b.Date.V.Time), cmp.Compare(a.Path, b.Path))
	})
	r.introductions()
}

// pitches resolves what pitches follow.
func (r *resolver) pitches() {
	for _, p := range r.v.Pitches {
		if p.Follows.Text != "" {
			p.Follows.To = r.findPitch(p.Path, p.Follows)
		}
	}
}

// findPitch resolves a reference to a pitch; one that is unknown is an error.
func (r *resolver) findPitch(path string, ref vault.Ref[vault.Pitch]) *vault.Pitch {
	found := r.pitch.find(ref.Text)
	switch len(found) {
	case 0:
		r.report(path, ref.Pos, ref.Text, vault.Error, "unknown-pitch", vault.Args{
			"Name": ref.Text, "Near": r.pitch.near(ref.Text),
		})
		return nil
	case 1:
		return found[0]
	}
	r.ambiguous(path, ref.Pos, ref.Text, r.pitch.paths(ref.Text))
	return nil
}

// tasks resolves who has promised what. A task that waits for nobody in
// particular waits for the meeting's people.
func (r *resolver) tasks() {
	for i, c := range r.v.Contacts { // each is the person of its place
		r.noteTasks(&c.Note, []vault.Ref[vault.Person]{{Text: c.Name.V, To: r.v.People[i]}})
	}
	for _, m := range r.v.Meetings {
		r.noteTasks(&m.Note, m.Contacts)
	}
	for _, p := range r.v.Pitches {
		r.noteTasks(&p.Note, nil)
	}
	for _, t := range r.v.Targets {
		r.noteTasks(&t.Note, nil)
	}
}

func (r *resolver) noteTasks(n *vault.Note, people []vault.Ref[vault.Person]) {
	for i := range n.Body.Tasks {
		t := &n.Body.Tasks[i]
		for j := range t.On {
			t.On[j].To = r.waitedFor(n.Path, t.On[j])
		}
		if t.Waiting && len(t.On) == 0 {
			t.On = people
		}
	}
}

// waitedFor resolves who has promised a task. A word that names nobody makes
// no person: it may be a part of the sentence.
func (r *resolver) waitedFor(path string, ref vault.Ref[vault.Person]) *vault.Person {
	found := r.meant(ref.Text)
	switch len(found) {
	case 0:
		r.report(path, ref.Pos, ref.Text, vault.Warning, "waiting-unknown", vault.Args{
			"Name": ref.Text, "Near": r.people.near(ref.Text),
		})
		return nil
	case 1:
		return found[0]
	}
	r.ambiguous(path, ref.Pos, ref.Text, r.people.paths(ref.Text))
	return nil
}

// meant are the people that a name means, with a note of their own or without.
func (r *resolver) meant(name string) []*vault.Person {
	found := r.people.find(name)
	if p, ok := r.unnoted[fold(name)]; ok && len(found) == 0 {
		return []*vault.Person{p}
	}
	return found
}

// written is the word of a note that stands at pos, up to white space.
func (r *resolver) written(path string, pos vault.Pos) string {
	row := []rune(r.notes[path].source.line(pos.Line))
	word, _, _ := strings.Cut(string(row[min(len(row), pos.Col-1):]), " ")
	return word
}

// report adds a diagnostic about a reference.
func (r *resolver) report(path string, pos vault.Pos, text string, s vault.Severity, code string, args vault.Args) {
	if pos.Line == 0 {
		pos, text = vault.Pos{Line: 1, Col: 1}, " "
	}
	r.notes[path].report(vault.Diagnostic{
		Pos: pos, Width: max(1, utf8.RuneCountInString(text)), Severity: s, Code: code, Args: args,
	})
}

func (r *resolver) ambiguous(path string, pos vault.Pos, name string, paths []string) {
	r.report(path, pos, name, vault.Error, "ambiguous", vault.Args{"Name": name, "Paths": paths})
}
