package vaulttest

import (
	"math"
	"slices"
)

// A kind of meeting decides what its note may hold.
type kind int

const (
	ordinary kind = iota
	planned
	session
	message
	event
)

func (w *world) drawKind() kind {
	roll := w.r.Float64()
	for _, c := range []struct {
		kind  kind
		share float64
	}{{planned, w.share.planned}, {session, w.share.session}, {message, w.share.message}, {event, w.share.event}} {
		if roll < c.share {
			return c.kind
		}
		roll -= c.share
	}
	return ordinary
}

func (w *world) addMeetings() {
	for range w.opt.Meetings {
		w.meetings = append(w.meetings, w.newMeeting())
	}
}

func (w *world) newMeeting() *meeting {
	k := w.drawKind()
	m, found := w.appointment(k)
	if !found {
		k = ordinary // the mentors' days are all taken
		m = w.ordinaryAppointment()
	}
	w.place(m)
	m.channel = w.channel(k)
	if w.tells(k) {
		m.pitch = w.pitchTold(m.day)
	}
	if k != planned {
		w.hold(m, k)
	}
	return m
}

// appointment finds a day and people who are free on it, unless that takes too
// long.
func (w *world) appointment(k kind) (*meeting, bool) {
	if k == session && w.mentors == 0 {
		return nil, false
	}
	for range 50 {
		m := &meeting{day: w.day(k), planned: k == planned}
		first := w.anybody()
		if k == session {
			first = w.contacts[w.r.IntN(w.mentors)]
		}
		if !w.join(m, first) {
			continue
		}
		for k != session && len(m.people) < 4 && w.chance(w.share.group) {
			w.join(m, w.anybody())
		}
		return m, true
	}
	return nil, false
}

// ordinaryAppointment looks until it finds: there are always more people and
// days than meetings.
func (w *world) ordinaryAppointment() *meeting {
	for {
		if m, found := w.appointment(ordinary); found {
			return m
		}
	}
}

func (w *world) join(m *meeting, p *person) bool {
	at := engagement{p, m.day}
	if w.busy[at] {
		return false
	}
	w.busy[at] = true
	m.people = append(m.people, p)
	return true
}

func (w *world) day(k kind) int {
	if k == planned {
		return today + 1 + w.r.IntN(90)
	}
	return w.start + w.r.IntN(today-w.start+1)
}

// anybody draws a person who is no mentor. The first contacts are met often,
// the last never.
func (w *world) anybody() *person {
	known := w.contacts[w.mentors:]
	if len(known) == 0 || w.chance(w.share.stranger) {
		return w.strangers[w.r.IntN(len(w.strangers))]
	}
	met := float64(len(known)) * .85
	return known[int(met*math.Pow(w.r.Float64(), 1.5))]
}

// place names the note after the day and the first person.
func (w *world) place(m *meeting) {
	who := m.people[0]
	m.id = date(m.day) + " " + who.name
	if who.id != "" && who.id == slug(who.name) {
		m.id = date(m.day) + "-" + who.id
	}
	m.private = w.chance(.02)
	m.path = w.meetingFolder(m) + m.id + ".md"
	if w.chance(.15) {
		m.clock = w.one([]string{"08:30", "09:00", "10:45", "12:15", "14:30", "16:00", "18:20"})
	}
}

func (w *world) meetingFolder(m *meeting) string {
	year, month := date(m.day)[:4], date(m.day)[5:7]
	switch roll := w.r.Float64(); {
	case m.private && roll < .5:
		return "private/meetings/"
	case roll < .2:
		return "meetings/" + year + "/"
	case roll < .3:
		return "meetings/archivé/" + year + "/" + month + "/"
	default:
		return "meetings/"
	}
}

func (w *world) channel(k kind) string {
	switch k {
	case message:
		return "message"
	case event:
		return "event"
	}
	if w.chance(.3) {
		return ""
	}
	return w.one([]string{"video", "call", "coffee", "lunch", "in-person"})
}

func (w *world) tells(k kind) bool {
	switch k {
	case ordinary:
		return w.chance(w.share.told)
	case planned:
		return w.chance(.4)
	default:
		return w.chance(.3)
	}
}

// hold fills in what only a meeting that took place has.
func (w *world) hold(m *meeting, k kind) {
	if m.pitch != nil && k != message {
		w.land(m)
	}
	if k != message && w.chance(w.share.minutes) {
		m.minutes = 15 + 5*w.r.IntN(22)
	}
	if k != message && w.chance(w.share.referrals) {
		w.refer(m)
	}
	if w.chance(w.feedbackChance(m, k)) {
		w.giveFeedback(m)
	}
}

func (w *world) land(m *meeting) {
	if !w.chance(w.share.outcome) {
		return
	}
	roll := w.r.Float64()
	switch {
	case roll < m.pitch.appeal:
		m.landed, m.understood = yes, w.answer(yes, "", "")
	case roll < m.pitch.appeal+.25:
		m.landed, m.understood = partly, w.answer(yes, partly, "")
	default:
		m.landed, m.understood = no, w.answer(yes, partly, no)
	}
}

func (w *world) answer(choices ...answer) answer { return choices[w.r.IntN(len(choices))] }

// refer lets the people met name one or two others.
func (w *world) refer(m *meeting) {
	for range 1 + w.r.IntN(2) {
		p := w.strangers[w.r.IntN(len(w.strangers))]
		if known := w.contacts[w.mentors:]; len(known) > 0 && w.chance(.65) {
			p = known[w.r.IntN(len(known))]
		}
		if !p.private && !slices.Contains(m.people, p) && !slices.Contains(m.referrals, p) {
			m.referrals = append(m.referrals, p)
		}
	}
}
