package report

// What the page says in sentences, part by part.

import (
	"slices"
	"strconv"

	"carnet/vault"
)

// whole writes all parts in the page's order.
func (m *markdown) whole() {
	m.heading(1, m.Title())
	m.paragraph(text(m.Vault.Mission))
	m.paragraph(m.Sentences.Fuel)
	m.paragraph(m.Sentences.Known)
	m.paragraph(m.Sentences.Live)
	for _, part := range []func(){m.remarks, m.versions, m.iterations, m.themes, m.momentum, m.network, m.next, m.tasks, m.mend, m.foot} {
		part()
	}
}

// remarks are the mentor's that stand open, and what became of the others.
func (m *markdown) remarks() {
	mentor := m.Mentor()
	if mentor == nil {
		return
	}
	m.heading(2, m.say("page.mentor"))
	m.part("screen.talk", m.talk(m.Screen))
	said := slices.DeleteFunc(mentor.Open, func(r Remark) bool { return r.Task })
	m.part("mentor.open", m.remarkLines(said))
	m.part("mentor.taken-up", m.remarkLines(mentor.TakenUp))
}

// remarkLines are the first of the mentor's remarks and what became of them.
func (m *markdown) remarkLines(remarks []Remark) []string {
	var lines []string
	for _, r := range remarks[:min(len(remarks), maxOpen)] {
		line := r.Text
		if r.Became.State != RemarkOpen {
			line = m.say("screen.became", "Text", line, "Became", r.Became.Sentence)
		}
		lines = append(lines, line)
	}
	return m.more(lines, max(0, len(remarks)-maxOpen))
}

// versions are the comparisons, whose sentences hold the counts, and what to
// tell next.
func (m *markdown) versions() {
	shown := m.Shown()
	if len(shown) == 0 {
		return
	}
	m.heading(2, m.say("page.versions"))
	for _, c := range shown {
		m.heading(3, m.label(c))
		m.paragraph(c.Verdict.Sentence)
	}
	m.paragraph(m.MarketWords())
	var tell []string
	for _, advice := range m.TellNext {
		tell = append(tell, advice.Head+m.say("page.colon")+" "+advice.Why)
	}
	m.part("page.tell-next", tell)
}

// label is the title of a comparison.
func (m *markdown) label(c Comparison) string {
	switch {
	case c.Kind != kindRivals && len(c.Versions) > 1:
		return m.say("page.succession", "Before", c.Versions[0].Pitch, "After", c.Versions[1].Pitch)
	case len(c.Versions) > 1:
		return m.say("page.rivals", "Label", c.Label)
	}
	return c.Label
}

// iterations are the versions, the newest first.
func (m *markdown) iterations() {
	if len(m.Pitches) == 0 {
		return
	}
	m.heading(2, m.say("iterations.heading"))
	m.paragraph(m.Sentences.Iterations)
	var lines []string
	for _, p := range m.Iterations() {
		name := p.ID
		if p.Title != nil {
			name = m.say("version.named", "ID", p.ID, "Title", *p.Title)
		}
		lines = append(lines, name+m.say("page.colon")+" "+m.Lifetime(p))
	}
	m.items(lines...)
}

// themes are what people say, counted by people.
func (m *markdown) themes() {
	if len(m.Themes)+len(m.Untagged) == 0 {
		return
	}
	m.heading(2, m.say("page.themes"))
	m.paragraph(m.Criticism(), m.SoftWords())
	var rows [][]string
	for _, t := range m.Themes[:min(len(m.Themes), maxThemes)] {
		rows = append(rows, []string{themeName(t.Theme), strconv.Itoa(t.People), strconv.Itoa(t.DidNot), strconv.Itoa(t.Worked)})
	}
	if len(rows) > 0 {
		m.table([]string{m.say("page.theme"), m.say("page.people-column"), m.say("marker." + string(vault.DidNot)), m.say("marker." + string(vault.Worked))}, rows)
	}
	var lines []string
	for _, r := range m.UntaggedShown() {
		lines = append(lines, r.Text)
	}
	m.part("page.untagged", m.more(lines, m.UntaggedMore()))
}

// momentum says how steadily it goes.
func (m *markdown) momentum() {
	if m.Momentum == nil {
		return
	}
	m.heading(2, m.say("momentum.heading"))
	m.paragraph(m.MomentumLead(), m.RhythmWords())
	if m.Momentum.Interview != nil {
		m.paragraph(m.InterviewWords())
	}
	m.paragraph(m.Apart())
}

// network says who came through whom, and what the next step to each target is.
func (m *markdown) network() {
	if m.Network == nil {
		return
	}
	m.heading(2, m.say("network.heading"))
	if m.Network.ThroughOthers.Met > 0 {
		m.paragraph(m.NetworkLead())
	}
	var lines []string
	for _, t := range m.TargetRows() {
		said := t.Next.Sentence
		if t.Reached != nil {
			said = m.ReachedWords(t.Reached)
		}
		lines = append(lines, t.Name+m.say("page.colon")+" "+said)
	}
	m.part("network.targets", lines)
}
