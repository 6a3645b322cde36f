package report

// The mentor's first screen as a message.

// message writes the mentor's first screen.
func (m *markdown) message() {
	m.heading(1, m.Title())
	m.screen(m.Screen)
}

// screen writes what a mentor reads of one person.
func (m *markdown) screen(s MentorScreen) {
	m.paragraph(s.Opening.Said())
	m.paragraph(s.Hard.Said())
	m.part("screen.talk", m.talk(s))
	m.part("screen.new", plainLines(s.New))
	m.part("screen.suggested", m.suggested(s))
	m.part("screen.pitch", plainLines([]Linked{s.Comparison}))
	if next := s.NextMeeting; next != nil {
		m.part("screen.next", plainLines([]Linked{next.Sentence}))
	}
}

// part writes a titled list; a single line needs no list.
func (m *markdown) part(title string, lines []string) {
	if len(lines) == 0 || lines[0] == "" {
		return
	}
	m.strong(m.say(title))
	if len(lines) == 1 {
		m.paragraph(lines[0])
		return
	}
	m.items(lines...)
}

func plainLines(lines []Linked) []string {
	all := make([]string, len(lines))
	for i, line := range lines {
		all[i] = Plain(line.Said())
	}
	return all
}

// talk is what to talk about, in lines.
func (m *markdown) talk(s MentorScreen) []string {
	var lines []Linked
	for _, line := range s.TalkShown() {
		lines = append(lines, line.Short())
	}
	return m.more(plainLines(lines), s.TalkMore())
}

// suggested is what the mentor suggested and what became of it, in lines.
func (m *markdown) suggested(screen MentorScreen) []string {
	var lines []string
	for _, s := range screen.SuggestedShown() {
		line := s.Short()
		if !s.Open() {
			line = m.say("screen.became", "Text", line, "Became", Plain(s.Became.Said()))
		}
		lines = append(lines, line)
	}
	return m.more(lines, screen.SuggestedMore())
}

// more says how many lines are not shown.
func (m *markdown) more(lines []string, left int) []string {
	if left > 0 {
		lines = append(lines, m.Words.Count("page.more", left, nil))
	}
	return lines
}
