package vaulttest

import (
	"fmt"
	"strings"
)

func (p *pen) contact(w *world, c *person) string {
	g := p.page()
	g.kind(&c.note, "contact")
	g.identity(c)
	g.reach(c)
	g.ties(c)
	g.request()
	if g.chance(.5) {
		g.add("# "+c.name, "")
	}
	g.paragraphs(2 + g.r.IntN(3))
	if g.chance(.2) {
		g.linkTo(w.anyNote(g.r.IntN))
	}
	if g.chance(.3) {
		g.heading(g.word("Notes"))
		g.add(g.one("- ", "* ") + g.one(nested...))
	}
	if g.chance(.05) {
		g.aside()
	}
	g.close(&c.note, today-1-g.r.IntN(90), []*person{c})
	return g.String()
}

func (g *page) identity(c *person) {
	wanted := g.chance(.15)
	if c.name != c.id && (wanted || c.name != unslug(c.id)) || c.name == c.id && wanted {
		g.text("name", c.name)
	}
	if c.alias != "" {
		g.list("aliases", c.alias)
	}
	if g.chance(.6) {
		g.text("role", g.one("director", "luthière", "chargé d’études", "head of people", "potter, now teaching", "DRH: sites de l’Ouest"))
	}
	if c.org != "" {
		g.text("organization", c.org)
	}
}

// reach writes how to reach the person.
func (g *page) reach(c *person) {
	if g.chance(.6) {
		g.list("email", address(c)+"@example.org")
	}
	if g.chance(.4) {
		phone := fmt.Sprintf("06%08d", g.r.IntN(100_000_000))
		g.set("phone", phone)
		g.gossip.learn(phone)
	}
	if g.chance(.25) {
		urls := []string{"https://example.org/in/" + address(c), "https://example.net/" + address(c)}
		g.list("links", g.some(2, urls...)...)
	}
}

var dots = strings.NewReplacer(" ", ".", "'", "")

// address is a name as an address has it.
func address(c *person) string { return dots.Replace(fold(c.name)) }

// ties writes what the person is to the owner and to others.
func (g *page) ties(c *person) {
	if c.circle != 0 {
		g.set("circle", fmt.Sprint(c.circle))
	}
	if c.introducer != nil {
		g.refs("introduced_by", c.introducer)
	}
	if g.chance(.1) {
		g.set("on_behalf", g.word(g.one("yes", "no", "to-ask")))
	}
	if g.chance(.4) {
		tags := g.some(3, "expert", "worked-with", "inspiring", "entrepreneur", "influencer", "journalist", "recruiter", "connector")
		g.list("tags", g.words(tags...)...)
	}
	if g.chance(.25) {
		g.list("groups", g.some(2, "Anciens de Nantes", "Cercle des luthiers", "Choir")...)
	}
	if c.keep != "" {
		g.set("keep_in_touch", g.word(c.keep))
	}
	if c.decides {
		g.set("decision_maker", g.word("yes"))
	}
	if c.mentor {
		g.set("mentor", g.word("yes"))
	}
}

// request writes what the owner wants of the person, asked or not.
func (g *page) request() {
	if !g.chance(.3) {
		return
	}
	g.text("ask", g.one("a word with the guild", "relire ma page", "Two names in Lyon, please", "visiter l’atelier : une heure")+g.gossip.about())
	if g.chance(.4) {
		g.set("channel", g.word(g.one("call", "coffee", "message", "lunch")))
	}
	if g.chance(.4) {
		g.set("by", date(today+1+g.r.IntN(60)))
	}
	if !g.chance(.4) {
		return
	}
	g.set("asked", date(today-g.r.IntN(60)))
	if g.chance(.4) {
		g.set("answer", g.word(g.one("yes", "later", "no")))
	}
}

// anyNote draws a note to link to. There is always a pitch.
func (w *world) anyNote(draw func(int) int) *note {
	kind := draw(4)
	switch {
	case kind < 2 && len(w.contacts) > 0:
		return &w.contacts[draw(len(w.contacts))].note
	case kind == 2 && len(w.targets) > 0:
		return &w.targets[draw(len(w.targets))].note
	default:
		return &w.pitches[draw(len(w.pitches))].note
	}
}
