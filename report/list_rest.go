package report

// The lists of pitches, targets, tasks and themes.

import (
	"fmt"

	"carnet/vault"
)

// A pitchEntry is a pitch with what follows from the notes.
type pitchEntry struct {
	Pitch
	told int // conversations that told it
	last vault.Date
}

func (e *pitchEntry) shown() any      { return e.Pitch }
func (e *pitchEntry) day() vault.Date { return e.last }

func (l *lister) pitchRows() []pitchEntry {
	all := make([]pitchEntry, len(l.v.Pitches))
	byPitch := map[*vault.Pitch]*pitchEntry{}
	for i, p := range l.v.Pitches {
		all[i].Pitch = l.r.Pitches[i]
		byPitch[p] = &all[i]
	}
	for _, m := range l.v.Meetings {
		e := byPitch[m.Pitch()]
		if e != nil && !m.Planned(l.today) && m.Channel.V != vault.Message && m.Channel.V != vault.Event {
			e.told, e.last = e.told+1, m.Date.V
		}
	}
	return all
}

var pitchColumns = []column[pitchEntry]{
	textColumn("id", func(e *pitchEntry) []Cell { return plain(e.ID) }),
	textColumn("title", func(e *pitchEntry) []Cell { return maybe(e.Title) }),
	textColumn("essential", func(e *pitchEntry) []Cell { return maybe(e.Essential) }),
	numberColumn("version", func(e *pitchEntry) []Cell { return maybeNumber(e.Version) }),
	textColumn("variant", func(e *pitchEntry) []Cell { return maybe(e.Variant) }),
	nameColumn("follows", func(e *pitchEntry) []Cell { return maybe(e.Follows) }),
	textColumn("hypothesis", func(e *pitchEntry) []Cell { return maybe(e.Hypothesis) }),
	nameColumn("addresses", func(e *pitchEntry) []Cell { return plain(e.Addresses...) }).or("theme"),
	wordColumn("retired", "yes-no", func(e *pitchEntry) []Cell { return yesNo(e.Retired) }),
	wordColumn("private", "yes-no", func(e *pitchEntry) []Cell { return yesNo(e.Private) }),
	numberColumn("told", func(e *pitchEntry) []Cell { return number(e.told) }),
	dayColumn("last_told", func(e *pitchEntry) []Cell { return dayCell(e.last) }),
	textColumn("path", func(e *pitchEntry) []Cell { return plain(e.Path) }),
}

// A targetEntry is a target with who works there.
type targetEntry struct {
	Target
	people []Cell
	last   vault.Date // the last contact with one of them
}

func (e *targetEntry) shown() any      { return e.Target }
func (e *targetEntry) day() vault.Date { return e.last }

func (l *lister) targetRows() []targetEntry {
	all := make([]targetEntry, len(l.v.Targets))
	byTarget := map[*vault.Target]*targetEntry{}
	for i, t := range l.v.Targets {
		all[i].Target = l.r.Targets[i]
		byTarget[t] = &all[i]
	}
	for _, a := range l.acquaintances() {
		if a.person.Contact == nil || a.person.Contact.Target == nil {
			continue
		}
		e := byTarget[a.person.Contact.Target]
		e.people = append(e.people, personCell(a.person))
		if last, known := a.lastContact(); known && last.DayAfter(e.last) {
			e.last = last
		}
	}
	return all
}

var targetColumns = []column[targetEntry]{
	textColumn("id", func(e *targetEntry) []Cell { return plain(e.ID) }),
	textColumn("name", func(e *targetEntry) []Cell { return plain(e.Name) }),
	textColumn("aliases", func(e *targetEntry) []Cell { return plain(e.Aliases...) }).or("alias"),
	wordColumn("validated", "yes-no", func(e *targetEntry) []Cell {
		if e.Validated == nil {
			return nil
		}
		return yesNo(*e.Validated)
	}),
	wordColumn("private", "yes-no", func(e *targetEntry) []Cell { return yesNo(e.Private) }),
	nameColumn("people", func(e *targetEntry) []Cell { return e.people }).or("person"),
	dayColumn("last_contact", func(e *targetEntry) []Cell { return dayCell(e.last) }),
	textColumn("path", func(e *targetEntry) []Cell { return plain(e.Path) }),
}

// A taskEntry is a promise.
type taskEntry struct {
	Task
	l *lister
}

func (e *taskEntry) shown() any      { return e.Task }
func (e *taskEntry) day() vault.Date { return e.DueDay }

func (l *lister) taskRows() []taskEntry {
	all := make([]taskEntry, len(l.r.Tasks))
	for i, t := range l.r.Tasks {
		all[i] = taskEntry{t, l}
	}
	return all
}

var taskColumns = []column[taskEntry]{
	wordColumn("state", "state", func(e *taskEntry) []Cell { return plain(string(e.State)) }),
	dayColumn("due", func(e *taskEntry) []Cell { return maybe(e.Due) }),
	wordColumn("whose", "initiative", (*taskEntry).whose),
	nameColumn("contact", func(e *taskEntry) []Cell { return named(e.l.people, e.Contact...) }).or("person"),
	textColumn("text", func(e *taskEntry) []Cell { return plain(e.Text) }),
	nameColumn("waiting", func(e *taskEntry) []Cell { return named(e.l.people, e.Waiting...) }),
	wordColumn("overdue", "yes-no", func(e *taskEntry) []Cell { return yesNo(e.Overdue) }),
	dayColumn("done", func(e *taskEntry) []Cell { return maybe(e.Done) }),
	wordColumn("private", "yes-no", func(e *taskEntry) []Cell { return yesNo(e.Private) }),
	textColumn("path", func(e *taskEntry) []Cell { return plain(e.Path) }),
}

// whose says who has promised it: the owner, or somebody else.
func (e *taskEntry) whose() []Cell {
	if len(e.Waiting) > 0 {
		return plain(string(vault.Them))
	}
	return plain(string(vault.Me))
}

// A themeEntry is a theme with who raised it, about which version.
type themeEntry struct {
	Theme
	l *lister
}

func (e *themeEntry) shown() any { return e.Theme }

func (e *themeEntry) day() vault.Date {
	if len(e.Items) == 0 {
		return vault.Date{}
	}
	return e.Items[0].Meeting.Day
}

func (l *lister) themeRows() []themeEntry {
	all := make([]themeEntry, len(l.r.Themes))
	for i, t := range l.r.Themes {
		all[i] = themeEntry{t, l}
	}
	return all
}

var themeColumns = []column[themeEntry]{
	nameColumn("theme", func(e *themeEntry) []Cell { return plain(e.Theme.Theme) }),
	wordColumn("aspect", "aspect", func(e *themeEntry) []Cell { return maybe(e.Aspect) }),
	numberColumn("people", func(e *themeEntry) []Cell { return number(e.People) }),
	nameColumn("versions", (*themeEntry).versions).or("pitch"),
	numberColumn("worked", func(e *themeEntry) []Cell { return number(e.Worked) }),
	numberColumn("did_not", func(e *themeEntry) []Cell { return number(e.DidNot) }),
	numberColumn("questions", func(e *themeEntry) []Cell { return number(e.Asked) }),
	numberColumn("neutral", func(e *themeEntry) []Cell { return number(e.Neutral) }),
	nameColumn("raised_by", (*themeEntry).raisedBy).or("person"),
	dayColumn("last_raised", func(e *themeEntry) []Cell { return dayCell(e.day()) }),
}

// versions says in how many of the conversations that told a version and noted
// feedback the theme was raised: v2-a 3/9.
func (e *themeEntry) versions() []Cell {
	var all []Cell
	for _, p := range e.l.v.Pitches {
		if n, ok := e.ByPitch[p.ID]; ok && n.Raised > 0 {
			all = append(all, Cell{Value: fmt.Sprintf("%s %d/%d", p.ID, n.Raised, n.Meetings), Also: []string{p.ID}})
		}
	}
	return all
}

func (e *themeEntry) raisedBy() []Cell {
	var ids []string
	for _, item := range e.Items {
		ids = append(ids, item.Meeting.Contact...)
	}
	return named(e.l.people, distinct(ids)...)
}
