package vaulttest

import (
	"fmt"
	"slices"
	"strconv"
)

func (p *pen) meeting(w *world, m *meeting) string {
	g := p.page()
	g.kind(&m.note, "meeting")
	g.when(m)
	// What an event's file is named after may be the event: its people are
	// always written down.
	if wanted := g.chance(.4); wanted || len(m.people) > 1 || m.event() {
		g.refs("contact", m.people...)
	}
	if m.channel != "" {
		g.set("channel", g.word(m.channel))
	}
	if m.pitch != nil {
		g.told(m)
	}
	if m.planned {
		g.prepare(w, m)
		return g.String()
	}
	g.impression(m)
	g.exchange(m)
	g.story(w, m)
	return g.String()
}

// when writes the date, which the file name holds too. A time of day needs it.
func (g *page) when(m *meeting) {
	day := date(m.day)
	switch form := g.r.IntN(10); {
	case m.clock != "":
		g.set("date", fmt.Sprintf([]string{"%sT%s", "%s %s", "%s %s:00"}[form%3], day, m.clock))
	case form < 3:
		g.set("date", day)
	case form == 3:
		g.set("date", `"[[`+day+`]]"`)
	}
}

func (g *page) told(m *meeting) {
	ref := m.pitch.id
	if g.chance(.25) {
		ref = quote(g.link(&m.pitch.note))
	}
	g.set("pitch", ref)
	if m.landed != "" {
		g.set("landed", g.word(string(m.landed)))
	}
	if m.understood != "" {
		g.set("understood", g.word(string(m.understood)))
	}
}

// impression writes how it went and how long it took.
func (g *page) impression(m *meeting) {
	if g.chance(.7) {
		g.set("energy", g.grade())
	}
	if g.chance(.4) {
		g.set("aligned", g.grade())
	}
	if m.minutes > 0 {
		g.set("minutes", g.duration(m.minutes))
	}
	if g.chance(.2) {
		g.set("initiated_by", g.word(g.one("them", "them", "me")))
	}
	if g.chance(.03) {
		g.text("weather", g.one("rain", "soleil d’hiver"))
	}
}

func (g *page) grade() string {
	n := strconv.Itoa(1 + g.r.IntN(5))
	if g.chance(.15) {
		n += "/5"
	}
	return n
}

func (g *page) duration(minutes int) string {
	switch form := g.r.IntN(4); {
	case form == 0:
		return fmt.Sprint(minutes, " min")
	case form == 1 && minutes > 60:
		return fmt.Sprintf("%dh%02d", minutes/60, minutes%60)
	default:
		return strconv.Itoa(minutes)
	}
}

// exchange writes what went from hand to hand: names, help, thanks.
func (g *page) exchange(m *meeting) {
	if len(m.referrals) > 0 {
		g.refs("referrals", m.referrals...)
		if g.chance(.5) {
			g.set("on_behalf", g.word(g.one("yes", "no", "to-ask")))
		}
	}
	if len(m.gave) > 0 {
		gave := slices.Clone(m.gave)
		gave[0] += g.gossip.about()
		g.list("gave", gave...)
	}
	switch roll := g.r.Float64(); {
	case roll < .2:
		g.set("thanked", g.word("yes"))
	case roll < .35:
		g.set("thanked", date(min(today, m.day+1+g.r.IntN(5))))
	}
}

func (g *page) prepare(w *world, m *meeting) {
	if g.chance(.5) {
		g.heading(g.word("To prepare"))
	}
	g.paragraphs(2 + g.r.IntN(2))
	if g.chance(.2) {
		g.linkTo(w.anyNote(g.r.IntN))
	}
	g.callouts(m.callouts)
}

// story writes the body of a meeting that took place. Tasks that come behind
// the feedback have a heading, which ends it.
func (g *page) story(w *world, m *meeting) {
	if g.chance(.3) {
		g.add("# "+m.people[0].name, "")
	}
	g.paragraphs(1 + g.r.IntN(3))
	if g.chance(.2) {
		g.linkTo(w.anyNote(g.r.IntN))
	}
	if g.chance(.06) {
		g.aside()
	}
	g.callouts(m.callouts)
	first := g.chance(.2)
	if first {
		g.tasks(m.day, m.tasks, g.chance(.3), m.people)
	}
	if len(m.items) > 0 {
		g.feedback(m.items)
	}
	if !first {
		g.tasks(m.day, m.tasks, true, m.people)
	}
	if g.chance(.1) {
		g.heading(g.word("Notes"))
		g.paragraphs(1)
	}
}
