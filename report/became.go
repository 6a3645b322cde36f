package report

// The rules of what became of a remark, in their order.

import (
	"cmp"
	"slices"

	"carnet/internal/i18n"
	"carnet/vault"
)

// became is the first of these that the notes show: a version
// answers its theme, the pitch it is about moved on, somebody it names was met.
func (b *builder) became(r Remark) Became {
	s := r.source
	if r.Marker == vault.Worked || r.Marker == vault.Playback {
		return Became{State: RemarkNoRequest}
	}
	if s.day.Set {
		for _, find := range []func(source) (Became, bool){b.addressed, b.reworded, b.met} {
			if found, ok := find(s); ok {
				return found
			}
		}
	}
	return Became{State: RemarkOpen, Said: b.words.Say("became.open", nil)}
}

// becameOfTask is the state of a session's task.
func (b *builder) becameOfTask(t *Task) Became {
	found := Became{State: RemarkOpen}
	switch {
	case t.State == vault.Cancelled:
		found.State = RemarkSetAside
	case t.State == vault.Done:
		found.State, found.Date = RemarkDone, t.Done
	case len(t.Waiting) > 0 || t.Due != nil && !t.Overdue:
		found.State, found.Date = RemarkUnderWay, t.Due
	}
	args := i18n.Args{"Date": "", "Names": b.words.List(t.Waiting)}
	if found.Date != nil {
		found.Date, args["Date"] = b.dayIn(dayOf(*found.Date))
	}
	found.Said = b.words.Say("became."+string(found.State), args)
	found.Sentence = found.Said
	return found
}

// dayIn is a day as data and in words.
func (b *builder) dayIn(d vault.Date) (*string, string) {
	day := d.Day()
	return &day, b.words.Date(d)
}

// addressed looks for the first version that came after a remark and addresses
// one of its themes.
func (b *builder) addressed(s source) (Became, bool) {
	for _, theme := range themesOf(s.themes) {
		for _, p := range b.addressing(theme) {
			if !b.cameAfter(p, s.day.V) {
				continue
			}
			found := Became{State: RemarkAddressed, Pitch: &p.ID, Theme: &theme.Name}
			said := b.words.Say("became.addressed", i18n.Args{"Pitch": b.linked(p)})
			if t := b.theme(theme); t != nil && t.Since != nil {
				found.ThemeState, found.first = &t.Since.State, said
				said = b.join(said, b.words.Say("became.theme", i18n.Args{
					"Theme": themeName(theme.Name), "Since": b.words.Say("since."+string(t.Since.State), t.Since.args()),
				}))
			}
			found.Said = said
			return found, true
		}
	}
	return Became{}, false
}

// args fill the sentences of what became of a theme.
func (s *ThemeSince) args() i18n.Args {
	return i18n.Args{
		"Pitch": withoutMarks.Replace(s.Pitch), "Before": s.Before[0], "BeforeOf": s.Before[1],
		"After": s.After[0], "AfterOf": s.After[1],
	}
}

// theme is a theme of the report, nil when nobody has named it.
func (b *builder) theme(t *vault.Theme) *Theme {
	for i := range b.r.Themes {
		if b.r.Themes[i].theme == t {
			return &b.r.Themes[i]
		}
	}
	return nil
}

// reworded looks whether the pitch that a remark is about has other words since,
// or another version follows it.
func (b *builder) reworded(s source) (Became, bool) {
	if s.inPitch {
		for _, r := range s.pitch.Revisions {
			if r.Commit == nil || r.Commit.By.Time.After(s.by.Time) {
				return b.hasOtherWords(s.pitch, r), true
			}
		}
	}
	if s.pitch == nil {
		return Became{}, false
	}
	for _, p := range b.v.Pitches {
		if p.Follows.To == s.pitch && p != s.pitch && b.cameAfter(p, s.day.V) {
			return Became{State: RemarkReworded, Pitch: &p.ID, Said: b.words.Say("became.followed", i18n.Args{
				"Pitch": b.linked(p), "Before": withoutMarks.Replace(s.pitch.ID),
			})}, true
		}
	}
	return Became{}, false
}

func (b *builder) hasOtherWords(p *vault.Pitch, r vault.Revision) Became {
	found := Became{State: RemarkReworded, Pitch: &p.ID}
	date := ""
	if r.Commit != nil {
		found.Date, date = b.dayIn(r.Commit.By.Day())
	}
	found.Said = b.words.Say("became.reworded", i18n.Args{"Pitch": b.linked(p), "Date": date})
	return found
}

// cameAfter tells whether a version was first told after a day; one that was
// not told yet, whether it was saved on that day or after it.
func (b *builder) cameAfter(p *vault.Pitch, day vault.Date) bool {
	if m := b.toldFirst(p); m != nil {
		return m.Date.V.DayAfter(day)
	}
	first := b.pitches[p].Revisions[0]
	return first.Date != nil && !day.DayAfter(first.Day)
}

// linked is id and title of a version, leading to it.
func (b *builder) linked(p *vault.Pitch) string {
	note := b.pitches[p]
	return link(b.pitchName(note.ID, note.Title), "#"+note.Anchor)
}

// met looks for the first meeting after a remark with somebody it names.
func (b *builder) met(s source) (Became, bool) {
	var first *vault.Meeting
	for _, p := range s.about {
		if m := b.acquaintance(p).conversationAfter(s.day.V); m != nil && (first == nil || inOrder(m, first) < 0) {
			first = m
		}
	}
	if first == nil {
		return Became{}, false
	}
	people := first.People()
	p := people[slices.IndexFunc(people, func(p *vault.Person) bool { return slices.Contains(s.about, p) })]
	id := p.ID()
	day, date := b.dayIn(first.Date.V)
	return Became{State: RemarkMet, Person: &id, Date: day, Said: b.words.Say("became.met", i18n.Args{
		"Name": link(p.Name, "#"+b.meetings[first].Anchor), "Date": date,
	})}, true
}

// inOrder compares two meetings by their place in the vault.
func inOrder(x, y *vault.Meeting) int {
	return cmp.Or(x.Date.V.Time.Compare(y.Date.V.Time), cmp.Compare(x.Path, y.Path))
}
