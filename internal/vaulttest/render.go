package vaulttest

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// owner is whose vault it is; nobody they meet has the name.
const owner = "Camille Aubrac"

// files writes the whole world, notes in the order in which they were drawn.
func (w *world) files() map[string]string {
	p := &pen{r: rand.New(rand.NewPCG(w.opt.Seed, 0x70656e)), french: w.opt.French, gossip: newGossip(w)}
	files := map[string]string{
		"carnet.yaml":           p.settings(w.opt.French),
		".gitignore":            ".carnet/\nprivate/\n.trash/\n.obsidian/workspace*\n.DS_Store\n*~\n*.swp\n",
		"README.md":             "# My vault\n\nNotes of the people I talk to.\n",
		"meetings/_template.md": "---\npitch:\nlanded:\n---\n## Feedback\n- (+)\n",
	}
	for _, c := range w.contacts {
		files[c.path] = p.contact(w, c)
	}
	for _, m := range w.meetings {
		files[m.path] = p.meeting(w, m)
	}
	for _, v := range w.pitches {
		files[v.path] = p.pitch(v)
	}
	for _, t := range w.targets {
		files[t.path] = p.target(w, t)
	}
	return files
}

func (p *pen) settings(french bool) string {
	language := "en"
	if french {
		language = "fr"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "language: %s\nowner: %s\n", language, owner)
	b.WriteString("mission: Help workshops keep what their people know\n")
	b.WriteString("offer: {for: small workshops, value: skills that stay, how: one apprentice at a time}\n")
	b.WriteString("goals: {meetings_per_month: 4, new_contacts_per_month: 2}\n")
	b.WriteString("keep_in_touch: 3m\nreply_to: camille@example.org\nthemes:\n")
	for _, th := range themes {
		if th.settled {
			fmt.Fprintf(&b, "  %s: %s\n", th.name, p.word(th.aspect))
		}
	}
	fmt.Fprintf(&b, "today: %s\n", date(today))
	return b.String()
}

// kind writes what a note of any kind may say of itself.
func (g *page) kind(n *note, kind string) {
	folder := kind + "s/"
	if kind == "pitch" {
		folder = "pitches/"
	}
	home := strings.TrimPrefix(n.path, "private/")
	if !strings.HasPrefix(home, folder) || g.chance(.05) {
		g.set("type", kind)
	}
	if n.private && g.gossip != nil {
		g.add("Not for others"+g.gossip.secret()+".", "")
	}
	if n.private && (home == n.path || g.chance(.3)) {
		g.set("private", g.word("yes"))
	}
}

func (p *pen) pitch(v *pitch) string {
	g := p.page()
	g.kind(&v.note, "pitch")
	title := g.one("What stays", "Neuf départs", "The bench and the hand", "L’établi", "One apprentice at a time")
	if g.chance(.6) {
		g.text("title", title+g.gossip.about())
	}
	if g.chance(.7) {
		g.text("essential", g.one("Nine people left and their skill with them.", "Je répare ce que les départs emportent.")+g.gossip.about())
	}
	if v.letter == "" || g.chance(.2) {
		g.set("version", strconv.Itoa(v.number))
	}
	if v.letter != "" && g.chance(.2) {
		g.set("variant", v.letter)
	}
	if v.follows != nil {
		g.follow(v.follows)
	}
	if g.chance(.5) {
		g.text("hypothesis", g.one("A story first, numbers later", "Sans le mot « accompagnement », on écoute mieux")+g.gossip.about())
	}
	g.address(v.addresses)
	if v.retired {
		g.set("retired", g.word("yes"))
	}
	g.add("# "+title, "")
	g.paragraphs(2 + g.r.IntN(2))
	g.close(&v.note, today-30, nil)
	return g.String()
}

func (g *page) follow(v *pitch) {
	if g.chance(.3) {
		g.set("follows", quote(g.link(&v.note)))
		return
	}
	g.set("follows", v.id)
}

// address names the themes a pitch was meant for, with or without a hash.
func (g *page) address(addressed []theme) {
	var names []string
	for _, th := range addressed {
		names = append(names, g.one("", "", "#")+g.tag(th))
	}
	if len(names) > 0 {
		g.list("addresses", names...)
	}
}

func (p *pen) target(w *world, t *target) string {
	g := p.page()
	g.kind(&t.note, "target")
	if t.id != t.name {
		g.list("aliases", t.name)
	}
	if g.chance(.3) {
		g.set("validated", g.word(g.one("yes", "no")))
	}
	g.add("# "+t.name, "")
	g.paragraphs(1 + g.r.IntN(3))
	if len(w.contacts) > 0 && g.chance(.4) {
		g.linkTo(&w.contacts[g.r.IntN(len(w.contacts))].note)
	}
	g.close(&t.note, today-60, nil)
	return g.String()
}

// close ends a note that has no feedback.
func (g *page) close(n *note, day int, who []*person) {
	g.callouts(n.callouts)
	g.tasks(day, n.tasks, g.chance(.6), who)
}
