package vaulttest

import (
	"slices"
	"time"
)

// Network is what goes on between the owner and the people.
type Network struct {
	Months     map[string]Month  // by month, those with anything in them
	Introduced map[string]string // who opened the way to whom, by names
	Cold       []string          // names, sorted
	Heard      int               // people who were told a version
	Gave       int               // meetings with something given
	DeadEnds   int
}

// Month counts one month: conversations, the people met for the first time, and
// those met in an earlier one with any note but a planned one.
type Month struct{ Meetings, NewlyMet, Again int }

// addCare gives some people a time of their own, and some meetings something
// given.
func (w *world) addCare() {
	for _, p := range w.contacts {
		if w.chance(.15) {
			p.keep = w.one([]string{"30d", "6w", "90d", "3m", "1y", "never"})
		}
	}
	gifts := []string{"an introduction to the choir", "relecture de sa lettre", "a book", "mon modèle de page"}
	for _, m := range w.meetings {
		if !m.planned && w.chance(.15) {
			first := w.r.IntN(len(gifts) - 1)
			m.gave = gifts[first : first+1+w.r.IntN(2)]
		}
	}
}

// countNetwork takes each person in turn and looks at all meetings.
func (w *world) countNetwork(ms []*meeting) Network {
	n := Network{Months: map[string]Month{}, Introduced: map[string]string{}}
	for _, m := range ms {
		n.addMeeting(m)
	}
	for _, p := range slices.Concat(w.contacts, w.strangers) {
		with := slices.DeleteFunc(slices.Clone(ms), func(m *meeting) bool { return m.planned || !slices.Contains(m.people, p) })
		n.addPerson(p, with)
		if by := introducer(p, ms); by != nil {
			n.Introduced[p.name] = by.name
		}
	}
	slices.Sort(n.Cold)
	return n
}

func (n *Network) addMeeting(m *meeting) {
	if m.planned {
		return
	}
	if len(m.gave) > 0 {
		n.Gave++
	}
	if m.message() || m.event() || m.session() {
		return
	}
	n.count(m.day, Month{Meetings: 1})
	kept := slices.ContainsFunc(m.tasks, func(t task) bool { return t.state != cancelled })
	if len(m.referrals)+len(m.items) == 0 && !kept {
		n.DeadEnds++
	}
}

func (n *Network) count(day int, add Month) {
	month := date(day)[:len("2026-05")]
	sum := n.Months[month]
	n.Months[month] = Month{sum.Meetings + add.Meetings, sum.NewlyMet + add.NewlyMet, sum.Again + add.Again}
}

// addPerson counts what was held with one person.
func (n *Network) addPerson(p *person, with []*meeting) {
	if slices.ContainsFunc(with, func(m *meeting) bool { return m.pitch != nil }) {
		n.Heard++
	}
	first := slices.IndexFunc(with, func(m *meeting) bool { return !m.message() && !m.event() })
	if p.goneCold(with, first >= 0) {
		n.Cold = append(n.Cold, p.name)
	}
	if first < 0 {
		return
	}
	begun := date(with[first].day)[:len("2026-05")]
	n.count(with[first].day, Month{NewlyMet: 1})
	months := map[string]int{}
	for _, m := range with {
		if month := date(m.day)[:len("2026-05")]; month > begun {
			months[month] = m.day
		}
	}
	for _, day := range months {
		n.count(day, Month{Again: 1})
	}
}

// goneCold tells whether the last note is longer ago than it was meant to be:
// three months for those met, if nothing is written.
func (p *person) goneCold(with []*meeting, met bool) bool {
	if len(with) == 0 || p.keep == "never" || p.keep == "" && !met {
		return false
	}
	last := with[len(with)-1].day
	switch p.keep {
	case "30d":
		return last+30 < today
	case "6w":
		return last+42 < today
	case "90d":
		return last+90 < today
	case "1y":
		return monthsLater(last, 12) < today
	}
	return monthsLater(last, 3) < today
}

// monthsLater is the same day of a later month, or its last one.
func monthsLater(day, months int) int {
	year, month, of := time.Unix(int64(day)*86400, 0).UTC().Date()
	for at := of; ; at-- {
		if t := time.Date(year, month+time.Month(months), at, 0, 0, 0, 0, time.UTC); t.Day() == at {
			return int(t.Unix() / 86400)
		}
	}
}

// introducer is who is written as such, else the first person of the first
// meeting that names the other.
func introducer(p *person, ms []*meeting) *person {
	if p.introducer != nil {
		return p.introducer
	}
	for _, m := range ms {
		if slices.Contains(m.referrals, p) && !slices.Contains(m.people, p) {
			return m.people[0]
		}
	}
	return nil
}
