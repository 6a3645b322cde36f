package report

// What the page's part on momentum asks of a report: its sentences, and choices
// of what to show.

import (
	"slices"

	"carnet/internal/i18n"
)

// yearMonths is how many months of the calendar the page shows.
const yearMonths = 12

// MomentumLead says whether the goal is kept, and how far this month is.
func (p *page) MomentumLead() string {
	m := p.Momentum
	now := m.Months[len(m.Months)-1].Meetings
	if m.Goals.Meetings == nil {
		return p.Words.Count("momentum.since", p.meetingsSoFar(), i18n.Args{"Month": p.monthYear(p.begun()[0].Month)})
	}
	kept, whole := 0, 0
	for _, x := range m.Months {
		if x.GoalKept != nil {
			whole++
			if *x.GoalKept {
				kept++
			}
		}
	}
	args := i18n.Args{"Goal": *m.Goals.Meetings, "Kept": kept, "Now": now}
	if whole == 0 {
		return p.Words.Say("momentum.goal-now", args)
	}
	return p.Words.Count("momentum.goal", whole, args)
}

// RhythmWords says how evenly the last weeks went; nothing when it is too early.
func (p *page) RhythmWords() string {
	r := p.Momentum.Rhythm
	if r.Key == rhythmTooEarly {
		return ""
	}
	args := i18n.Args{"With": r.With, "Weeks": r.Weeks, "Pause": ""}
	if pause := r.Pause; pause != nil && r.Key != rhythmQuiet {
		id := "momentum.pause"
		span := i18n.Args{"From": p.date(&pause.From), "To": p.date(pause.To)}
		if pause.To == nil {
			id = "momentum.pause-now"
		}
		args["Pause"] = p.Words.Count(id, pause.Days, span)
	}
	return p.Words.Say("rhythm."+r.Key, args)
}

// MonthRows are the last months from the first meeting on, newest first.
func (p *page) MonthRows() []Month {
	all := p.begun()
	rows := slices.Clone(all[max(0, len(all)-yearMonths):])
	slices.Reverse(rows)
	return rows
}

// MonthsMore is how many of these months are not shown.
func (p *page) MonthsMore() int { return max(0, len(p.begun())-yearMonths) }

// meetingsSoFar is how many meetings there were in all months.
func (p *page) meetingsSoFar() int {
	n := 0
	for _, x := range p.Momentum.Months {
		n += x.Meetings
	}
	return n
}

// begun are the months from the first meeting on.
func (p *page) begun() []Month {
	all := p.Momentum.Months
	return all[max(0, slices.IndexFunc(all, func(x Month) bool { return x.Meetings > 0 })):]
}

// MonthGoal is a month's meetings, beside the goal where there is one and the
// month is held against it, or may still be.
func (p *page) MonthGoal(x Month) string {
	now := x.Month == p.Date[:len(x.Month)]
	if goal := p.Momentum.Goals.Meetings; goal != nil && (now || x.Whole) {
		return p.say("page.out-of", "N", x.Meetings, "Of", *goal)
	}
	return p.Words.Number(x.Meetings)
}

// MonthTime is the time given in a month, empty where none is noted.
func (p *page) MonthTime(x Month) string {
	if x.Minutes == 0 {
		return ""
	}
	return p.say("momentum.time", "Time", p.Words.Minutes(x.Minutes), "Least", x.MinutesUnknown > 0)
}

// Apart says what else was held, and is not among the meetings of the months.
func (p *page) Apart() string {
	sessions, events, messages := 0, 0, 0
	for _, x := range p.Momentum.Months {
		sessions, events, messages = sessions+x.Sessions, events+x.Events, messages+x.Messages
	}
	var said []string
	for _, kind := range []struct {
		id string
		n  int
	}{{"count.sessions", sessions}, {"count.events", events}, {"count.messages", messages}} {
		if kind.n > 0 {
			said = append(said, p.Words.Count(kind.id, kind.n, nil))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return p.say("momentum.apart", "List", p.Words.List(said))
}

// A CourseRow is one figure over time.
type CourseRow struct {
	Key string // energy, aligned, questions
	Course
}

// CourseRows are the figures that any meeting notes.
func (p *page) CourseRows() []CourseRow {
	m := p.Momentum
	rows := []CourseRow{{"questions", m.Questions}, {"energy", m.Energy}, {"aligned", m.Aligned}}
	return slices.DeleteFunc(rows, func(r CourseRow) bool { return len(r.Readings) == 0 })
}

// InterviewWords says since when people interview the owner.
func (p *page) InterviewWords() string {
	return p.say("momentum.interview", "Date", p.date(&p.Momentum.Interview.Since))
}
