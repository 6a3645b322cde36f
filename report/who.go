package report

// How people, days and notes stand in lists.

import (
	"slices"

	"carnet/vault"
)

// who is a person in a list.
func (b *builder) who(p *vault.Person) Name {
	n := Name{Name: p.Name, Anchor: b.personRow[p]}
	if p.Contact != nil {
		n.Contact = &p.Contact.ID
	}
	return n
}

// whoAll are people in a list, in their order.
func (b *builder) whoAll(people []*vault.Person) []Name {
	all := make([]Name, len(people))
	for i, p := range people {
		all[i] = b.who(p)
	}
	return all
}

// paths are those of notes.
func paths(meetings []*vault.Meeting) []string {
	all := make([]string, len(meetings))
	for i, m := range meetings {
		all[i] = m.Path
	}
	return all
}

// day is the day of a meeting, nil where its note does not say it.
func day(m *vault.Meeting) *string {
	if !m.Date.Set {
		return nil
	}
	text := m.Date.V.Day()
	return &text
}

// dayIf is a day as text, nil where it is not known.
func dayIf(d vault.Date, known bool) *string {
	if !known {
		return nil
	}
	text := d.Day()
	return &text
}

// filled is a text, nil when it is empty.
func filled(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func contains(people []*vault.Person, p *vault.Person) bool { return slices.Contains(people, p) }

// A noteAbout says whom a note is about, and of which meeting it is.
type noteAbout struct {
	people  []*vault.Person
	meeting *vault.Meeting // nil for a contact's note
}

// about says it of a note; of a pitch or a target it is the zero value.
func (b *builder) about(n *vault.Note) noteAbout {
	if b.byNote == nil {
		b.byNote = make(map[*vault.Note]noteAbout, len(b.v.Contacts)+len(b.v.Meetings))
		for _, p := range b.v.People[:len(b.v.Contacts)] {
			b.byNote[&p.Contact.Note] = noteAbout{people: []*vault.Person{p}}
		}
		for _, m := range b.v.Meetings {
			b.byNote[&m.Note] = noteAbout{m.People(), m}
		}
	}
	return b.byNote[n]
}
