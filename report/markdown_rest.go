package report

// What is to be done, what was promised and what is to be mended, and how much
// there is besides.

import "fmt"

func (m *markdown) next() {
	if len(m.Next) == 0 {
		return
	}
	m.heading(2, m.say("page.next"))
	var lines []string
	for i, a := range m.Next[:min(len(m.Next), maxNext)] {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, inMarkdown(a.Text+" "+a.Reason)))
	}
	m.block(lines...)
	if more := m.NextMore(); more > 0 {
		m.paragraph(m.Words.Count("next.more", more, nil))
	}
}

func (m *markdown) tasks() {
	open := m.Open()
	if len(open) == 0 {
		return
	}
	m.heading(2, m.say("page.tasks"))
	m.paragraph(m.Words.Count("page.open", m.OpenCount(), pairs([]any{"Overdue", m.Overdue()})))
	var lines []string
	for _, t := range open {
		line := t.Text
		if len(t.Waiting) > 0 {
			line = m.say("screen.waiting", "Text", line, "Names", m.Words.List(t.Waiting))
		}
		switch {
		case t.Due != nil && t.Overdue:
			line += " (" + m.say("page.overdue", "Date", m.date(t.Due)) + ")"
		case t.Due != nil:
			line += " (" + m.say("page.due", "Date", m.date(t.Due)) + ")"
		}
		lines = append(lines, line)
	}
	m.items(m.more(lines, m.OpenMore())...)
}

func (m *markdown) mend() {
	if len(m.Diagnostics) == 0 {
		return
	}
	m.heading(2, m.say("page.mend"))
	m.paragraph(m.Words.Count("page.mistakes", len(m.Diagnostics), nil))
	for _, group := range m.Mend() {
		var lines []string
		for _, d := range group.Items {
			place := d.Path
			if d.Line > 0 {
				place = fmt.Sprintf("%s:%d:%d", d.Path, d.Line, d.Col)
			}
			lines = append(lines, place+m.say("page.colon")+" "+d.Message+" "+d.Hint)
		}
		m.items(m.more(lines, group.More)...)
	}
}

// foot says what is not shown, and who wrote this.
func (m *markdown) foot() {
	m.block("---")
	if len(m.Missing) > 0 {
		m.paragraph(m.say("page.not-shown", "Parts", m.MissingWords()))
	}
	m.paragraph(m.History.Sentence)
	m.paragraph(m.say("page.made-by", "Version", m.Carnet, "Date", m.Today()))
}
