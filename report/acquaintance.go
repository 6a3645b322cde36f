package report

// What the notes say of one person over time: the ground on which momentum,
// network and the next steps stand.

import (
	"slices"

	"carnet/vault"
)

// defaultKeepInTouch is how long somebody met may go without a word, where
// neither their note nor the settings say it.
var defaultKeepInTouch = vault.Duration{N: 3, Unit: 'm'}

// An acquaintance is one person with the notes of all they had to do with the
// owner. Notes without a day come first in each list.
type acquaintance struct {
	person  *vault.Person
	met     []*vault.Meeting // held, other than messages and events
	touches []*vault.Meeting // everything held: messages and events too
	planned []*vault.Meeting
	named   []*vault.Meeting // held with others, who gave this name
}

// acquaintances are all people of the vault, in its order.
func (b *builder) acquaintances() []*acquaintance {
	if b.everybody != nil {
		return b.everybody
	}
	byPerson := make(map[*vault.Person]*acquaintance, len(b.v.People))
	b.byPerson = byPerson
	b.everybody = make([]*acquaintance, len(b.v.People))
	for i, p := range b.v.People {
		b.everybody[i] = &acquaintance{person: p}
		byPerson[p] = b.everybody[i]
	}
	for _, m := range b.v.Meetings {
		for _, p := range m.People() {
			byPerson[p].add(m, b.today)
		}
		for _, ref := range m.Referrals {
			if a := byPerson[ref.To]; a != nil && !m.Planned(b.today) && (len(a.named) == 0 || a.named[len(a.named)-1] != m) {
				a.named = append(a.named, m)
			}
		}
	}
	return b.everybody
}

// acquaintance is one of them.
func (b *builder) acquaintance(p *vault.Person) *acquaintance {
	b.acquaintances()
	return b.byPerson[p]
}

// add sorts a note with the person into its list.
func (a *acquaintance) add(m *vault.Meeting, today vault.Date) {
	if m.Planned(today) {
		a.planned = append(a.planned, m)
		return
	}
	a.touches = append(a.touches, m)
	if m.Channel.V != vault.Message && m.Channel.V != vault.Event {
		a.met = append(a.met, m)
	}
}

// firstMet is the day of the first meeting; false for somebody never met, or
// met on a day that no note says.
func (a *acquaintance) firstMet() (vault.Date, bool) {
	if len(a.met) == 0 || !a.met[0].Date.Set {
		return vault.Date{}, false
	}
	return a.met[0].Date.V, true
}

// metAfter are the meetings after a day.
func (a *acquaintance) metAfter(day vault.Date) []*vault.Meeting {
	i, _ := slices.BinarySearchFunc(a.met, day, func(m *vault.Meeting, day vault.Date) int {
		if m.Date.V.DayAfter(day) {
			return 1
		}
		return -1
	})
	return a.met[i:]
}

// conversationAfter is the first meeting after a day that is no session with
// the mentor, nil without one.
func (a *acquaintance) conversationAfter(day vault.Date) *vault.Meeting {
	if a.person.Mentor() {
		return nil
	}
	for _, m := range a.metAfter(day) {
		if !m.Session() {
			return m
		}
	}
	return nil
}

// lastContact is the day of the last note with the person, messages included.
func (a *acquaintance) lastContact() (vault.Date, bool) {
	if len(a.touches) == 0 {
		return vault.Date{}, false
	}
	last := a.touches[len(a.touches)-1].Date
	return last.V, last.Set
}

// keepInTouch is how long the person may go without a word: their note's, the
// settings' or three months for whoever was met, else never.
func (b *builder) keepInTouch(a *acquaintance) vault.Duration {
	switch c := a.person.Contact; {
	case c != nil && c.KeepInTouch.Set:
		return c.KeepInTouch.V
	case len(a.met) == 0:
		return vault.Duration{Never: true}
	case b.v.Settings.KeepInTouch.Set:
		return b.v.Settings.KeepInTouch.V
	}
	return defaultKeepInTouch
}

// cold tells whether the last contact is longer ago than it was meant to be,
// with the days since then and the days it was meant to be.
func (b *builder) cold(a *acquaintance) (since, meant int, cold bool) {
	last, known := a.lastContact()
	keep := b.keepInTouch(a)
	if !known || keep.Never {
		return 0, 0, false
	}
	until := last.Plus(keep)
	return b.today.DaysSince(last), until.DaysSince(last), b.today.DayAfter(until)
}
