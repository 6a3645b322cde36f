package parser

// People: a person needs no note to count.

import (
	"slices"
	"strings"
	"unicode"

	"carnet/vault"
)

// meetingPeople resolves who was met and who was named.
func (r *resolver) meetingPeople(m *vault.Meeting) {
	m.Contacts = slices.DeleteFunc(m.Contacts, func(ref vault.Ref[vault.Person]) bool {
		return ref.Pos.Line == 0 && m.Channel.V == vault.Event && len(r.people.find(ref.Text)) == 0
	})
	for i := range m.Contacts {
		m.Contacts[i].To = r.person(m.Path, m.Contacts[i])
	}
	if len(m.Contacts) == 0 && m.Channel.V != vault.Event {
		r.notes[m.Path].missing("contact")
	}
	for i := range m.Referrals {
		if ref := &m.Referrals[i]; !isDescription(ref.Text) || len(r.people.find(ref.Text)) > 0 {
			ref.To = r.person(m.Path, *ref)
		}
	}
	r.nameDiffers(m)
}

// nameDiffers reports a file named after somebody who is not in the note.
func (r *resolver) nameDiffers(m *vault.Meeting) {
	if len(m.Contacts) == 0 || m.Contacts[0].Pos.Line == 0 {
		return
	}
	match := meetingName.FindStringSubmatch(m.ID)
	if match == nil || trimSpace(match[2]) == "" {
		return
	}
	named := r.people.find(trimSpace(match[2]))
	for _, ref := range m.Contacts {
		if ref.To == nil || slices.Contains(named, ref.To) || sameWords(match[2], ref.To.Name) {
			return
		}
	}
	if m.Channel.V == vault.Event {
		return
	}
	first := m.Contacts[0]
	if r.unclosed(m.Path, first.Pos) {
		return // what is named there is not known yet
	}
	r.report(m.Path, first.Pos, first.Text, vault.Warning, "name-differs", vault.Args{
		"Name": first.Text, "File": trimSpace(match[2]),
	})
}

// unclosed tells whether a value has been reported that is opened and never
// closed.
func (r *resolver) unclosed(path string, pos vault.Pos) bool {
	return slices.ContainsFunc(r.notes[path].diagnostics, func(d vault.Diagnostic) bool {
		return d.Code == "unclosed" && d.Pos == pos
	})
}

// sameWords tells whether a file's name is about the person: all words of the
// shorter of the two are in the other.
func sameWords(a, b string) bool {
	x, y := strings.Fields(fold(a)), strings.Fields(fold(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return len(x) > 0
}

// person resolves a reference to somebody. Who has no note is a person of that
// name, the same one wherever it is named.
func (r *resolver) person(path string, ref vault.Ref[vault.Person]) *vault.Person {
	found := r.people.find(ref.Text)
	switch len(found) {
	case 1:
		return found[0]
	case 0:
		return r.withoutNote(path, ref)
	}
	r.ambiguous(path, ref.Pos, ref.Text, r.people.paths(ref.Text))
	return nil
}

func (r *resolver) withoutNote(path string, ref vault.Ref[vault.Person]) *vault.Person {
	folded := fold(ref.Text)
	if folded == "" {
		return nil
	}
	p, ok := r.unnoted[folded]
	if !ok {
		p = &vault.Person{Name: ref.Text}
		r.unnoted[folded] = p
	}
	r.named = append(r.named, mention{p, path, ref})
	return p
}

// nearNames warns of a name that may be a known one misspelt: it would split a
// person in two. Those who are only named join the vault's people, by name.
func (r *resolver) nearNames() {
	near := map[*vault.Person]string{}
	var people []*vault.Person
	for _, m := range r.named {
		if _, ok := near[m.person]; !ok {
			near[m.person] = r.people.near(m.person.Name)
			people = append(people, m.person)
		}
		if known := near[m.person]; known != "" {
			r.report(m.path, m.ref.Pos, m.ref.Text, vault.Warning, "near-name", vault.Args{
				"Name": m.ref.Text, "Near": known,
			})
		}
	}
	slices.SortFunc(people, func(a, b *vault.Person) int { return compareIDs(a.Name, b.Name) })
	r.v.People = append(r.v.People, people...)
}

// introductions derives who opened the way to whom: what a contact's note
// says, else the first meeting whose referrals name them.
func (r *resolver) introductions() {
	for _, p := range r.v.People {
		p.IntroducedBy = p.Contact.IntroducedBy.To
	}
	for _, m := range r.v.Meetings {
		people := m.People()
		for _, ref := range m.Referrals {
			p := ref.To
			if p == nil || len(people) == 0 || p.IntroducedBy != nil || slices.Contains(people, p) {
				continue
			}
			p.IntroducedBy, p.IntroducedAt = people[0], m
		}
	}
	for _, p := range r.v.People {
		if p.IntroducedBy != nil && !p.Contact.Circle.Set {
			p.Contact.Circle = derived(3)
		}
	}
}

// describers open what is no name: somebody yet to be named.
var describers = map[string]bool{
	"someone": true, "somebody": true, "a": true, "an": true, "the": true, "his": true, "her": true,
	"their": true, "my": true, "one": true, "people": true, "anyone": true, "two": true,
	"quelqu'un": true, "un": true, "une": true, "le": true, "la": true, "l": true,
	"son": true, "sa": true, "leur": true, "mon": true, "ma": true, "des": true, "les": true,
}

// isDescription tells whether a referral describes somebody instead of naming
// them: "someone at the town hall" is a name to get, "Le Goff" is a name. A
// description opens with a word of its kind and has one in lower case, or is
// all in lower case.
func isDescription(text string) bool {
	text = strings.ReplaceAll(text, "’", "'")
	words := strings.Fields(strings.NewReplacer("l'", "l ", "L'", "L ").Replace(text))
	if len(words) < 2 {
		return false
	}
	lower, plain := false, true
	for _, w := range words {
		lower = lower || unicode.IsLower([]rune(w)[0])
	}
	for _, r := range text {
		plain = plain && !unicode.IsUpper(r) && (unicode.IsLetter(r) || unicode.IsSpace(r) || r == '-')
	}
	return plain || lower && describers[strings.ToLower(words[0])]
}
