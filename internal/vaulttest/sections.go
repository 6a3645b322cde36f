package vaulttest

import (
	"slices"
	"strings"
)

func (g *page) add(lines ...string) { g.body = append(g.body, lines...) }

// blank ends a block, once.
func (g *page) blank() {
	if n := len(g.body); n > 0 && g.body[n-1] != "" {
		g.add("")
	}
}

// heading begins a section of the second level.
func (g *page) heading(title string) {
	g.blank()
	g.add("## "+title, "")
}

// paragraphs writes some, of a few sentences each, one a line, and more while
// the note is very short.
func (g *page) paragraphs(n int) {
	for i := 0; i < n || len(g.body) < 5; i++ {
		g.blank()
		g.add(g.sentences(1 + g.r.IntN(3))...)
	}
}

func (g *page) sentences(n int) []string {
	at := g.r.IntN(len(sentences))
	var out []string
	for i := range n {
		out = append(out, sentences[(at+i)%len(sentences)]+g.gossip.about())
	}
	return out
}

// linkTo names another note, unless that one is private.
func (g *page) linkTo(n *note) {
	if sentence := g.one(linked...); !n.private {
		g.add(strings.Replace(sentence, "%", g.link(n), 1))
	}
}

func (g *page) aside() {
	g.blank()
	g.add(g.one(asides...))
}

// callouts writes the mentor's remarks.
func (g *page) callouts(n int) {
	for range n {
		g.blank()
		lines := g.some(2, remarks...)
		lines[0] += g.gossip.about()
		g.add("> [!mentor] " + strings.Join(lines, "\n> "))
	}
}

// markForms are the ways to write each marker; the first is the usual one.
var markForms = map[mark][]string{
	worked:   {"(+) ", "( + ) ", "(＋) "},
	didNot:   {"(-) ", "(–) ", "(—) ", "( - ) "},
	asked:    {"(?) ", "(？) "},
	playback: {`(") `, "(“) ", "(«) ", "(\u00a0\"\u00a0) "},
	neutral:  {""},
}

// feedback writes the section with its items.
func (g *page) feedback(items []item) {
	level := g.one("## ", "## ", "## ", "### ")
	title := g.word(g.one("Feedback", "Feedback", "Feedback", "Feedback:", "feedback", "FEEDBACK"))
	g.blank()
	g.add(level + title)
	if g.chance(.5) {
		g.add("")
	}
	bullet := g.one("- ", "- ", "- ", "* ", "1. ")
	for i, it := range items {
		if i > 1 && g.chance(.05) {
			g.blank()
			g.add("#### "+g.one("On the way out", "Le lendemain"), "")
		}
		g.item(bullet, it)
	}
}

func (g *page) item(bullet string, it item) {
	marker := markForms[it.mark][0]
	if g.chance(.1) {
		marker = g.one(markForms[it.mark]...)
	}
	indent := strings.Repeat(" ", len(bullet))
	fold := " "
	if g.chance(.5) {
		fold = "\n" + indent
	}
	text := strings.Replace(g.one(said...), " | ", fold, 1)
	text += g.gossip.about()
	if it.private {
		text += g.gossip.secret()
	}
	g.add(bullet + marker + text + g.tags(it))
	if g.chance(.08) {
		g.add(indent + "- " + g.one(nested...))
	}
}

func (g *page) tags(it item) string {
	var b strings.Builder
	for _, th := range it.tags {
		b.WriteString(" #" + g.tag(th))
	}
	if it.private {
		b.WriteString(" #" + g.word("private"))
	}
	return b.String()
}

func (g *page) tag(th theme) string {
	switch {
	case th.name == "":
		return g.word(th.aspect)
	case th.settled && g.chance(.4):
		return th.name
	default:
		return g.word(th.aspect) + "/" + th.name
	}
}

// tasks writes a note's tasks, under a heading or not. A list of feedback is
// over only at a heading.
func (g *page) tasks(day int, tasks []task, headed bool, who []*person) {
	if len(tasks) == 0 {
		return
	}
	if headed {
		g.heading(g.word("Next"))
	}
	g.blank()
	bullet := g.one("- ", "- ", "* ")
	for _, t := range tasks {
		g.add(bullet + g.task(day, t, who))
	}
}

func (g *page) task(day int, t task, who []*person) string {
	text := g.one(chores...) + g.gossip.about()
	if g.chance(.5) {
		text += " " + g.due(day+3+g.r.IntN(40))
	}
	if t.waiting {
		text += " " + g.awaited(who)
	}
	switch t.state {
	case done:
		if g.chance(.5) {
			text += " ✅ " + date(min(today, day+1+g.r.IntN(20)))
		}
		return "[x] " + text
	case cancelled:
		return "[-] " + text
	default:
		return "[ ] " + text
	}
}

// awaited says who promised it: alone the meeting's contact, else a name.
func (g *page) awaited(who []*person) string {
	named := slices.IndexFunc(who, func(p *person) bool { return p.id != "" })
	if g.chance(.4) && named >= 0 {
		return g.word("waiting") + ":[[" + who[named].id + "]]"
	}
	return g.word("waiting") + ":"
}

func (g *page) due(day int) string {
	switch g.r.IntN(5) {
	case 0:
		return "📅 " + date(day)
	case 1:
		return "[due:: " + date(day) + "]"
	default:
		return g.word("due") + ":" + date(day)
	}
}
