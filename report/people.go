package report

import (
	"cmp"
	"slices"
	"strings"

	"carnet/vault"
)

// A Listener is somebody on the page: met, or with a note of their own.
type Listener struct {
	ID       string
	Name     string
	Contact  *Contact // nil without a note
	Circle   string   // 1, 2, 3 or unknown
	Through  string   // who opened the way to them
	Meetings []*Meeting
	Anchor   string

	order string // the first meeting, then the name
}

// About is what somebody does, and where; "" where no note says it, or where it
// stands for the name already.
func (l Listener) About() string {
	if l.Contact == nil {
		return ""
	}
	known := slices.DeleteFunc([]string{text(l.Contact.Role), text(l.Contact.Organization)}, func(s string) bool { return s == "" })
	about := strings.Join(known, ", ")
	if about == strings.TrimRight(l.Name, " 0123456789") {
		return ""
	}
	return about
}

// Initials are the first letters of the first and the last word of the name.
func (l Listener) Initials() string {
	words := strings.FieldsFunc(l.Name, func(r rune) bool { return r == ' ' || r == '-' || r == '\'' || r == '’' })
	switch len(words) {
	case 0:
		return "?"
	case 1:
		return firstLetter(words[0])
	}
	return firstLetter(words[0]) + firstLetter(words[len(words)-1])
}

func firstLetter(word string) string {
	for _, r := range word {
		return strings.ToUpper(string(r))
	}
	return ""
}

// listeners lists the people in the order in which they were first met, those
// not met yet last, by name.
func (b *builder) listeners() {
	byPerson := map[*vault.Person][]*Meeting{}
	b.personRow = make(map[*vault.Person]string, len(b.v.People))
	for _, m := range b.v.Meetings {
		if m.Planned(b.today) || m.Channel.V == vault.Message {
			continue
		}
		for _, p := range m.People() {
			byPerson[p] = append(byPerson[p], b.meetings[m])
		}
	}
	contacts := map[string]*Contact{}
	for i := range b.r.Contacts {
		contacts[b.r.Contacts[i].ID] = &b.r.Contacts[i]
	}
	for i, p := range b.v.People {
		if p.Contact == nil && byPerson[p] == nil {
			continue
		}
		l := &Listener{ID: p.ID(), Name: p.Name, Meetings: byPerson[p], Circle: circleKey(p.Circle()), Anchor: anchor("w", i)}
		if p.Contact != nil {
			l.Contact = contacts[p.Contact.ID]
		}
		if p.IntroducedBy != nil {
			l.Through = p.IntroducedBy.Name
		}
		l.order = "9999 " + strings.ToLower(l.Name)
		if len(l.Meetings) > 0 {
			l.order = l.Meetings[0].Day.String() + l.Meetings[0].Path
		}
		b.personRow[p] = l.Anchor
		b.r.Listeners = append(b.r.Listeners, l)
	}
	slices.SortStableFunc(b.r.Listeners, func(x, y *Listener) int { return cmp.Compare(x.order, y.order) })
}

func compareFold(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) }
