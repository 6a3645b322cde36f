package report

// What is new since the owner and the mentor last spoke, or since any day: the
// report of today held against the report of then.

import (
	"slices"
	"strings"

	"carnet/vault"
)

// Since asks for what was not in the vault at an earlier moment.
type Since struct {
	Date vault.Date   // the day that the question is about
	Past *vault.Vault // the notes as they were then; nil without a history
	Of   string       // the commit that Past is, empty without one
}

// LastSession is the day of the latest session with a mentor before today.
func LastSession(v *vault.Vault, today vault.Date) (vault.Date, bool) {
	var last vault.Date
	found := false
	for _, m := range v.Meetings {
		if m.Session() && m.Date.Set && today.DayAfter(m.Date.V) {
			last, found = vault.DateOf(m.Date.V.Time), true
		}
	}
	return last, found
}

// SinceThen is what is new.
type SinceThen struct {
	Date      string        `json:"date"`
	Commit    *string       `json:"commit"`   // the notes of then; null where what is dated later is new
	Hard      []Hard        `json:"hard"`     // first of all
	Meetings  []string      `json:"meetings"` // held and new, by date
	People    []string      `json:"people"`   // met for the first time, in that order: ids, or names without a note
	Versions  []string      `json:"versions"` // new ones
	Revisions []NewRevision `json:"revisions"`
	Themes    []ThemeMoved  `json:"themes"`
	Done      []Task        `json:"done"`
	Promised  []Task        `json:"promised"` // new open tasks

	NewMeetings []*Meeting  `json:"-"`
	NewPeople   []*Listener `json:"-"`
	NewVersions []*Pitch    `json:"-"`

	isNew map[*Meeting]bool // those of NewMeetings
}

// Empty tells whether nothing is new.
func (s *SinceThen) Empty() bool {
	return len(s.Meetings)+len(s.Versions)+len(s.Revisions)+len(s.Done)+len(s.Promised) == 0
}

// A NewRevision is a text that a version got since.
type NewRevision struct {
	Pitch    string `json:"pitch"`
	Revision int    `json:"revision"` // its index

	Note *Pitch `json:"-"`
}

// A ThemeMoved is a theme that people have named since, or that nobody has.
type ThemeMoved struct {
	Theme      string `json:"theme"`
	PeopleThen int    `json:"people_then"` // who had raised it
	PeopleNow  int    `json:"people_now"`  // who have, those included
	Direction  string `json:"direction"`   // "up": more people; "down": nobody since, though people told what they think

	Index int `json:"-"` // among the themes
}

// A theme is said to be down when as many had raised it before, and as many new
// meetings with feedback did not.
const (
	minRaised = 2
	minQuiet  = 3
)

// A then is the report of the earlier moment, with what it holds by name.
type then struct {
	*Report
	since    vault.Date
	meetings map[string]bool // held by then: ids, and days with people
	people   map[string]bool // met by then: ids and names
	texts    map[string]bool // of pitches: ids, and ids with words
	tasks    map[string]vault.TaskState
}

// sinceThen says what is new; nil when nobody asks.
func (b *builder) sinceThen(since *Since, o Options) {
	if since == nil {
		return
	}
	past := since.Past
	if past == nil {
		past = b.upTo(since.Date)
	}
	before := newThen(Build(past, Options{Today: since.Date, Words: o.Words}))
	before.since = since.Date
	s := &SinceThen{
		Date: since.Date.Day(), Meetings: []string{}, People: []string{}, Versions: []string{},
		Revisions: []NewRevision{}, Themes: []ThemeMoved{}, Done: []Task{}, Promised: []Task{},
		isNew: map[*Meeting]bool{},
	}
	if since.Of != "" {
		s.Commit = &since.Of
	}
	b.newMeetings(s, before)
	b.newTexts(s, before, since.Past != nil)
	b.moved(s, before)
	b.newTasks(s, before, since.Past != nil)
	s.Hard = b.hard(s)
	b.r.Since = s
}

// upTo is the vault without what is dated later: what is left to know without a
// history.
func (b *builder) upTo(day vault.Date) *vault.Vault {
	past := *b.v
	past.Meetings = slices.DeleteFunc(slices.Clone(b.v.Meetings), func(m *vault.Meeting) bool { return m.Planned(day) })
	return &past
}

func newThen(r *Report) *then {
	t := &then{Report: r, meetings: map[string]bool{}, people: map[string]bool{}, texts: map[string]bool{}, tasks: map[string]vault.TaskState{}}
	for _, m := range r.Meetings {
		if !m.Planned {
			t.meetings[m.ID], t.meetings[occasion(m)] = true, true
		}
	}
	for _, l := range r.Listeners {
		if len(l.Meetings) > 0 {
			t.people[l.ID], t.people[l.Name] = true, true
		}
	}
	for _, p := range r.Pitches {
		t.texts[p.ID] = true
		for _, revision := range p.Revisions {
			t.texts[p.ID+"\n"+folded(revision.Text)] = true
		}
	}
	for _, task := range r.Tasks {
		t.tasks[taskKey(task)] = task.State
	}
	return t
}

// occasion tells a meeting by its day and people: its file may get another name.
func occasion(m *Meeting) string {
	return text(m.Date) + "\n" + strings.Join(m.Contact, "\n") + "\n" + strings.Join(m.Names, "\n")
}

// taskKey tells a task by its words and whom it concerns.
func taskKey(t Task) string { return folded(t.Text) + "\n" + strings.Join(t.Contact, "\n") }

func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// newMeetings finds the meetings that were not held then, and whom they were
// the first with. What was planned then and took place is new.
func (b *builder) newMeetings(s *SinceThen, before *then) {
	for _, m := range b.r.Meetings {
		if !m.Planned && !before.meetings[m.ID] && !before.meetings[occasion(m)] {
			s.Meetings = append(s.Meetings, m.ID)
			s.NewMeetings = append(s.NewMeetings, m)
			s.isNew[m] = true
		}
	}
	for _, l := range b.r.Listeners {
		if len(l.Meetings) > 0 && !before.knows(l) {
			s.People = append(s.People, l.ID)
			s.NewPeople = append(s.NewPeople, l)
		}
	}
}

// knows tells whether somebody had been met; they may have got a note since.
func (t *then) knows(l *Listener) bool {
	names := []string{l.ID, l.Name}
	if l.Contact != nil {
		names = append(names, l.Contact.Aliases...)
	}
	return slices.ContainsFunc(names, func(name string) bool { return t.people[name] })
}

// newTexts finds the versions and the wordings that were not there. Without the
// notes of then a version is as old as its first telling.
func (b *builder) newTexts(s *SinceThen, before *then, known bool) {
	for i := range b.r.Pitches {
		p := &b.r.Pitches[i]
		isNew := !before.texts[p.ID]
		if !known {
			isNew = p.From != nil && dayOf(*p.From).DayAfter(before.since)
		}
		if isNew {
			s.Versions = append(s.Versions, p.ID)
			s.NewVersions = append(s.NewVersions, p)
			continue
		}
		for n, r := range p.Revisions {
			if n > 0 && before.isLater(r) && !before.texts[p.ID+"\n"+folded(r.Text)] {
				s.Revisions = append(s.Revisions, NewRevision{Pitch: p.ID, Revision: n, Note: p})
			}
		}
	}
}

// isLater tells whether a text may have been saved after the moment: on its day
// the notes of then tell.
func (t *then) isLater(r Revision) bool { return r.Date == nil || !t.since.DayAfter(r.Day) }

// moved finds the themes that more people have raised, and those that nobody
// has.
func (b *builder) moved(s *SinceThen, before *then) {
	raised := map[string]int{}
	for _, t := range before.Themes {
		raised[folded(t.Theme)] = t.People
	}
	quiet := 0 // new meetings that said something
	for _, m := range s.NewMeetings {
		if len(m.Feedback) > 0 && !m.Session {
			quiet++
		}
	}
	for i, t := range b.r.Themes {
		moved := ThemeMoved{Theme: t.Theme, PeopleThen: raised[folded(t.Theme)], PeopleNow: t.People, Index: i}
		switch {
		case t.People > moved.PeopleThen:
			moved.Direction = "up"
		case t.People >= minRaised && quiet >= minQuiet && !slices.ContainsFunc(t.Items, s.holds):
			moved.Direction = "down"
		default:
			continue
		}
		s.Themes = append(s.Themes, moved)
	}
	slices.SortStableFunc(s.Themes, func(x, y ThemeMoved) int { return (y.PeopleNow - y.PeopleThen) - (x.PeopleNow - x.PeopleThen) })
}

// holds tells whether a remark was made at a new meeting.
func (s *SinceThen) holds(item ThemeItem) bool { return s.isNew[item.Meeting] }

// newTasks finds what was done and what was promised. Without the notes of then
// only the day a task was done on tells, and the meeting it was promised at.
func (b *builder) newTasks(s *SinceThen, before *then, known bool) {
	for _, t := range b.r.Tasks {
		was, there := before.tasks[taskKey(t)]
		doneNow := t.State == vault.Done && (!there || was != vault.Done)
		if !known {
			doneNow = t.State == vault.Done && t.Done != nil && dayOf(*t.Done).DayAfter(before.since)
		}
		switch {
		case doneNow:
			s.Done = append(s.Done, t)
		case t.State == vault.Open && !there:
			s.Promised = append(s.Promised, t)
		}
	}
}
