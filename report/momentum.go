package report

// Momentum: how the meetings go on over time. A meeting is here a conversation:
// messages, events and sessions with the mentor stand apart.

import (
	"slices"
	"time"

	"carnet/vault"
)

// Momentum is how it goes on. It is nil without anything held on a known day.
type Momentum struct {
	Goals     MonthGoals `json:"goals"`
	Months    []Month    `json:"months"` // from the first note to today, none left out
	Weeks     []Week     `json:"weeks"`  // the same, from Monday to Sunday
	Rhythm    Rhythm     `json:"rhythm"`
	Energy    Course     `json:"energy"`    // of conversations and events, 1 to 5
	Aligned   Course     `json:"aligned"`   // the same
	Questions Course     `json:"questions"` // asked at conversations with feedback
	TheirIdea []string   `json:"their_idea"`
	Interview *Interview `json:"interview"`

	Theirs []*Meeting `json:"-"`
}

// MonthGoals are what the owner means to do each month; null where nothing is
// noted.
type MonthGoals struct {
	Meetings    *int `json:"meetings"`
	NewContacts *int `json:"new_contacts"`
}

// Month is what took place in one month.
type Month struct {
	Month          string   `json:"month"`    // 2026-03
	Meetings       int      `json:"meetings"` // conversations
	Sessions       int      `json:"sessions"`
	Events         int      `json:"events"`
	Messages       int      `json:"messages"`
	Minutes        int      `json:"minutes"` // of all but messages
	MinutesUnknown int      `json:"minutes_unknown"`
	NewlyMet       int      `json:"newly_met"`
	Whole          bool     `json:"whole"`       // over, and not begun in its middle
	GoalKept       *bool    `json:"goal_kept"`   // null without a goal, and where not whole
	NewKept        *bool    `json:"new_kept"`    // the same for new contacts
	Paths          []string `json:"paths"`       // of the conversations
	OtherPaths     []string `json:"other_paths"` // of sessions, events and messages

	Held []*Meeting `json:"-"` // the conversations
}

// Week is what took place in one week.
type Week struct {
	Monday   string   `json:"monday"`
	Meetings int      `json:"meetings"` // conversations
	Paths    []string `json:"paths"`
}

// firstDays is within how many days of a month the first conversation must be,
// for that month to be held against the goal.
const firstDays = 7

// momentum counts it.
func (b *builder) momentum() {
	months := b.months()
	if len(months) == 0 {
		return
	}
	m := &Momentum{Goals: MonthGoals{
		Meetings: optional(b.v.Settings.Goals.MeetingsPerMonth), NewContacts: optional(b.v.Settings.Goals.NewContactsPerMonth),
	}}
	m.Months, m.Weeks = b.countMonths(months), b.countWeeks()
	m.Rhythm = b.rhythm(m.Weeks)
	m.Energy = b.course(isShown, func(m *Meeting) *int { return m.Energy })
	m.Aligned = b.course(isShown, func(m *Meeting) *int { return m.Aligned })
	m.Questions = b.course(isTalk, questions)
	m.Theirs = b.theirIdea()
	m.TheirIdea = notePaths(m.Theirs)
	m.Interview = b.interview()
	b.r.Momentum = m
}

// span is the time from the first note of something held to today; false
// without any.
func (b *builder) span() (from vault.Date, found bool) {
	for _, m := range b.v.Meetings {
		if m.Date.Set && !m.Planned(b.today) {
			return m.Date.V, true
		}
	}
	return vault.Date{}, false
}

// months are those from the first note to today.
func (b *builder) months() []string {
	from, found := b.span()
	if !found {
		return nil
	}
	var all []string
	for at := firstOfMonth(from); !at.After(b.today.Time); at = at.AddDate(0, 1, 0) {
		all = append(all, at.Format("2006-01"))
	}
	return all
}

func firstOfMonth(d vault.Date) time.Time {
	return time.Date(d.Time.Year(), d.Time.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// isTalk tells whether a meeting is a conversation.
func isTalk(m *Meeting) bool {
	return isShown(m) && text(m.Channel) != string(vault.Event)
}

// isShown tells whether a meeting was held with others than the mentor, and was
// more than a message.
func isShown(m *Meeting) bool {
	return !m.Planned && !m.Session && text(m.Channel) != string(vault.Message)
}

func (b *builder) countMonths(names []string) []Month {
	byName := make(map[string]*Month, len(names))
	months := make([]Month, len(names))
	for i, name := range names {
		months[i] = Month{Month: name, Paths: []string{}, OtherPaths: []string{}}
		byName[name] = &months[i]
	}
	for _, m := range b.r.Meetings {
		if m.Date != nil && !m.Planned {
			byName[monthOf(m.Day)].add(m)
		}
	}
	for _, a := range b.acquaintances() {
		if first, met := a.firstMet(); met {
			byName[monthOf(first)].NewlyMet++
		}
	}
	b.goals(months)
	return months
}

func (x *Month) add(m *Meeting) {
	switch channel := text(m.Channel); {
	case channel == string(vault.Message):
		x.Messages++
	case channel == string(vault.Event):
		x.Events++
	case m.Session:
		x.Sessions++
	default:
		x.Meetings++
		x.Held = append(x.Held, m)
	}
	if isTalk(m) {
		x.Paths = append(x.Paths, m.Path)
	} else {
		x.OtherPaths = append(x.OtherPaths, m.Path)
	}
	if text(m.Channel) == string(vault.Message) {
		return
	}
	if m.Minutes != nil {
		x.Minutes += *m.Minutes
	} else if text(m.Channel) != string(vault.Event) {
		x.MinutesUnknown++
	}
}

// goals holds the months that are whole against the goals.
func (b *builder) goals(months []Month) {
	talks := b.talks()
	if len(talks) == 0 {
		return
	}
	first, goals := talks[0].Day, b.v.Settings.Goals
	for i := range months[:len(months)-1] {
		x := &months[i]
		begun := monthOf(first)
		x.Whole = x.Month > begun || x.Month == begun && first.Time.Day() <= firstDays
		if x.Whole {
			x.GoalKept = kept(x.Meetings, goals.MeetingsPerMonth)
			x.NewKept = kept(x.NewlyMet, goals.NewContactsPerMonth)
		}
	}
}

func kept(n int, goal vault.Value[int]) *bool {
	if !goal.Set {
		return nil
	}
	kept := n >= goal.V
	return &kept
}

// countWeeks counts from the week of the first note to that of today.
func (b *builder) countWeeks() []Week {
	from, _ := b.span()
	all := []Week{}
	byMonday := map[string]int{}
	for at := monday(from); !at.After(b.today.Time); at = at.AddDate(0, 0, 7) {
		byMonday[at.Format(time.DateOnly)] = len(all)
		all = append(all, Week{Monday: at.Format(time.DateOnly), Paths: []string{}})
	}
	for _, m := range b.r.Meetings {
		if m.Date != nil && isTalk(m) {
			w := &all[byMonday[monday(m.Day).Format(time.DateOnly)]]
			w.Meetings++
			w.Paths = append(w.Paths, m.Path)
		}
	}
	return all
}

// monday is the first day of a day's week.
func monday(d vault.Date) time.Time {
	year, month, day := d.Time.Date()
	back := (int(d.Time.Weekday()) + 6) % 7
	return time.Date(year, month, day-back, 0, 0, 0, 0, time.UTC)
}

// theirIdea are the meetings that the others asked for, sessions aside.
func (b *builder) theirIdea() []*Meeting {
	var all []*Meeting
	for _, m := range b.r.Meetings {
		if isShown(m) && m.InitiatedBy == string(vault.Them) {
			all = append(all, m)
		}
	}
	return all
}

// notePaths are the paths of meetings.
func notePaths(meetings []*Meeting) []string {
	all := make([]string, len(meetings))
	for i, m := range meetings {
		all[i] = m.Path
	}
	return all
}

// talks are the conversations in their order.
func (b *builder) talks() []*Meeting {
	return slices.DeleteFunc(slices.Clone(b.r.Meetings), func(m *Meeting) bool { return !isTalk(m) || m.Date == nil })
}
