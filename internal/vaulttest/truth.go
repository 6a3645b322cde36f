package vaulttest

import (
	"cmp"
	"maps"
	"slices"
)

// Truth is what a report of the vault must say.
type Truth struct {
	Today       string
	Notes       Notes
	Totals      Totals
	Comparisons []Comparison // the live one first
	Themes      []Theme      // by aspect, then name; an aspect alone is none
	Signals     Signals
	Network     Network
	Tasks       Tasks
	Feedback    Markers // items of all meetings but sessions
	Remarks     Markers // items of sessions: the mentor's remarks
	Callouts    int     // the mentor's remarks quoted in notes of any kind
}

// Notes are the numbers of notes of each kind, and of people without one who
// are named in a meeting.
type Notes struct {
	Contacts, Meetings, Pitches, Targets int
	WithoutNote                          int
}

// Totals are taken over the meetings held: those not planned and not messages.
type Totals struct {
	People         int // met: a meeting other than a message or an event; mentors too
	Meetings       int // events and sessions included
	Minutes        int
	MinutesUnknown int // meetings without minutes, events aside
	From, To       string
}

// Tasks are the task items of all notes.
type Tasks struct {
	Open, Done, Cancelled int
	Waiting               int // of the open ones, those that somebody else promised
}

// Markers are numbers of feedback items by what they begin with.
type Markers struct {
	Worked, DidNot, Asked, Playback, Neutral int
}

// Theme is what is said about one theme, in sessions aside.
type Theme struct {
	Aspect, Name                   string
	People                         int // who named it under any marker
	PeopleDidNot                   int // who named it with a (-)
	Worked, DidNot, Asked, Neutral int // items
	ByPitch                        map[string]ThemePitch
}

// ThemePitch counts the meetings that told one pitch and brought feedback, and
// those of them where a (-) item names the theme. A pitch without such a
// meeting has none.
type ThemePitch struct {
	Meetings, DidNot int
}

func (w *world) truth() Truth {
	ms := slices.Clone(w.meetings)
	slices.SortFunc(ms, func(a, b *meeting) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.clock, b.clock), cmp.Compare(a.path, b.path))
	})
	t := Truth{
		Today:       date(today),
		Notes:       w.countNotes(),
		Totals:      countTotals(ms),
		Comparisons: w.compare(ms),
		Themes:      countThemes(ms),
		Signals:     countSignals(ms),
		Network:     w.countNetwork(ms),
	}
	for _, n := range w.notes() {
		t.Callouts += n.callouts
		t.Tasks.count(n.tasks)
	}
	for _, m := range ms {
		markers := &t.Feedback
		if m.session() {
			markers = &t.Remarks
		}
		for _, it := range m.items {
			markers.count(it.mark)
		}
	}
	return t
}

func (w *world) countNotes() Notes {
	named := map[*person]bool{}
	for _, m := range w.meetings {
		for _, p := range slices.Concat(m.people, m.referrals) {
			named[p] = p.id == ""
		}
	}
	n := Notes{len(w.contacts), len(w.meetings), len(w.pitches), len(w.targets), 0}
	for _, without := range named {
		if without {
			n.WithoutNote++
		}
	}
	return n
}

// notes are the notes of all kinds.
func (w *world) notes() []note {
	var all []note
	for _, p := range w.contacts {
		all = append(all, p.note)
	}
	for _, m := range w.meetings {
		all = append(all, m.note)
	}
	for _, p := range w.pitches {
		all = append(all, p.note)
	}
	for _, t := range w.targets {
		all = append(all, t.note)
	}
	return all
}

func countTotals(ms []*meeting) Totals {
	var t Totals
	met := map[*person]bool{}
	for _, m := range ms {
		if m.planned || m.message() {
			continue
		}
		t.Meetings++
		t.Minutes += m.minutes
		if m.minutes == 0 && !m.event() {
			t.MinutesUnknown++
		}
		if t.From == "" {
			t.From = date(m.day)
		}
		t.To = date(m.day)
		if !m.event() {
			tick(met, m.people)
		}
	}
	t.People = len(met)
	return t
}

func tick(list map[*person]bool, people []*person) {
	for _, p := range people {
		list[p] = true
	}
}

func (t *Tasks) count(tasks []task) {
	for _, one := range tasks {
		switch one.state {
		case open:
			t.Open++
		case done:
			t.Done++
		case cancelled:
			t.Cancelled++
		}
		if one.waiting {
			t.Waiting++
		}
	}
}

func (m *Markers) count(k mark) {
	switch k {
	case worked:
		m.Worked++
	case didNot:
		m.DidNot++
	case asked:
		m.Asked++
	case playback:
		m.Playback++
	case neutral:
		m.Neutral++
	}
}

// countThemes takes each theme in turn and looks at all meetings.
func countThemes(ms []*meeting) []Theme {
	told := toldWithFeedback(ms)
	var found []Theme
	for _, th := range themes {
		t := Theme{Aspect: th.aspect, Name: th.name, ByPitch: map[string]ThemePitch{}}
		for id, n := range told {
			t.ByPitch[id] = ThemePitch{Meetings: n}
		}
		t.count(th, ms)
		if t.People > 0 {
			found = append(found, t)
		}
	}
	slices.SortFunc(found, func(a, b Theme) int {
		return cmp.Or(cmp.Compare(a.Aspect, b.Aspect), cmp.Compare(a.Name, b.Name))
	})
	return found
}

// toldWithFeedback is, for each pitch, the number of meetings that told it and
// have an item of feedback.
func toldWithFeedback(ms []*meeting) map[string]int {
	n := map[string]int{}
	for _, m := range ms {
		if !m.session() && m.pitch != nil && len(m.items) > 0 {
			n[m.pitch.id]++
		}
	}
	return n
}

func (t *Theme) count(th theme, ms []*meeting) {
	named, against := map[*person]bool{}, map[*person]bool{}
	for _, m := range ms {
		said := m.said(th)
		if m.session() || said == (Markers{}) {
			continue
		}
		t.Worked += said.Worked
		t.DidNot += said.DidNot
		t.Asked += said.Asked
		t.Neutral += said.Neutral
		tick(named, m.people)
		if said.DidNot == 0 {
			continue
		}
		tick(against, m.people)
		if m.pitch != nil {
			n := t.ByPitch[m.pitch.id]
			n.DidNot++
			t.ByPitch[m.pitch.id] = n
		}
	}
	t.People, t.PeopleDidNot = len(named), len(against)
}

// said counts the meeting's items that carry the theme.
func (m *meeting) said(th theme) Markers {
	var n Markers
	for _, it := range m.items {
		if slices.Contains(it.tags, th) {
			n.count(it.mark)
		}
	}
	return n
}

// circles are the circles of all people, as written or derived. Somebody who
// was introduced is of the third.
func (w *world) circles() map[*person]int {
	introduced := map[*person]bool{}
	for _, m := range w.meetings {
		tick(introduced, m.referrals)
	}
	for _, p := range w.contacts {
		introduced[p] = introduced[p] || p.introducer != nil
	}
	circle := map[*person]int{}
	for _, p := range slices.Concat(w.contacts, w.strangers) {
		circle[p] = p.circle
		if p.circle == 0 && introduced[p] {
			circle[p] = 3
		}
	}
	return circle
}

func sortedKeys[V any](m map[int]V) []int { return slices.Sorted(maps.Keys(m)) }
