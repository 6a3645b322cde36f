package parser

// References: what a note means by a name. An exact id comes first, then an
// exact name or alias, then what is equal once folded; the first of the three
// that finds anything decides.

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"carnet/vault"
)

// An index finds the notes of one kind by what they are called.
type index[T any] struct {
	byID, byName, byFold map[string][]*T
	ids                  map[*T]string
	names                []spelled // every name, once folded
}

// A spelled is a folded name with what it was before.
type spelled struct {
	spelling
	name string
}

func newIndex[T any]() *index[T] {
	return &index[T]{
		byID: map[string][]*T{}, byName: map[string][]*T{}, byFold: map[string][]*T{},
		ids: map[*T]string{},
	}
}

// add makes a note known by its id and its names.
func (x *index[T]) add(t *T, path, id string, names ...string) {
	x.ids[t] = path
	x.byID[id] = append(x.byID[id], t)
	for _, name := range names {
		name = unquoted(name)
		if !slices.Contains(x.byName[name], t) {
			x.byName[name] = append(x.byName[name], t)
		}
		x.addFolded(t, name)
	}
	x.addFolded(t, id) // last: people are shown by their names
}

func (x *index[T]) addFolded(t *T, name string) {
	folded := fold(name)
	if folded == "" || slices.Contains(x.byFold[folded], t) {
		return
	}
	x.byFold[folded] = append(x.byFold[folded], t)
	x.names = append(x.names, spelled{newSpelling(folded), name})
}

// find gives what a name means: nothing, one note, or several.
func (x *index[T]) find(name string) []*T {
	if found := x.byID[name]; len(found) > 0 {
		return found
	}
	if found := x.byName[name]; len(found) > 0 {
		return found
	}
	return x.byFold[fold(name)]
}

// near is the known name that the given one is most likely a slip of, or "".
func (x *index[T]) near(name string) string {
	s := newSpelling(fold(name))
	nearest, found := maxSlips+1, ""
	for _, known := range x.names {
		if slips, ok := s.near(known.spelling); ok && slips < nearest {
			nearest, found = slips, known.name
		}
	}
	return found
}

// paths are where notes stand, in order, for an ambiguity to name them.
func (x *index[T]) paths(found []*T) []string {
	var all []string
	for _, t := range found {
		all = append(all, x.ids[t])
	}
	slices.Sort(all)
	return all
}

// A resolver links the notes of a vault.
type resolver struct {
	v       *vault.Vault
	notes   map[string]*note // by path, for diagnostics
	people  *index[vault.Person]
	pitch   *index[vault.Pitch]
	target  *index[vault.Target]
	unnoted map[string]*vault.Person // people without a note, by folded name
	named   []mention                // where each of them was named first
}

// A mention is where a person without a note is named.
type mention struct {
	person *vault.Person
	path   string
	ref    vault.Ref[vault.Person]
}

func newResolver(v *vault.Vault, notes []*note) *resolver {
	r := &resolver{
		v: v, notes: make(map[string]*note, len(notes)), unnoted: map[string]*vault.Person{},
		people: newIndex[vault.Person](), pitch: newIndex[vault.Pitch](), target: newIndex[vault.Target](),
	}
	for _, n := range notes {
		r.notes[n.file.path] = n
	}
	for _, c := range v.Contacts {
		p := &vault.Person{Name: c.Name.V, Contact: c}
		v.People = append(v.People, p)
		r.people.add(p, c.Path, c.ID, append(texts(c.Aliases), c.Name.V)...)
	}
	for _, p := range v.Pitches {
		r.pitch.add(p, p.Path, p.ID, set(p.Title)...)
	}
	for _, t := range v.Targets {
		r.target.add(t, t.Path, t.ID, append(texts(t.Aliases), t.Name.V)...)
	}
	return r
}

func texts(values []vault.Value[string]) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = v.V
	}
	return all
}

func set(v vault.Value[string]) []string {
	if !v.Set {
		return nil
	}
	return []string{v.V}
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
	r.ambiguous(path, ref.Pos, ref.Text, r.pitch.paths(found))
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
	found := r.people.find(ref.Text)
	switch len(found) {
	case 0:
		if p, ok := r.unnoted[fold(ref.Text)]; ok {
			return p
		}
		r.report(path, ref.Pos, ref.Text, vault.Warning, "waiting-unknown", vault.Args{
			"Name": ref.Text, "Near": r.people.near(ref.Text),
		})
		return nil
	case 1:
		return found[0]
	}
	r.ambiguous(path, ref.Pos, ref.Text, r.people.paths(found))
	return nil
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
