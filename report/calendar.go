package report

// The calendar of meetings: a column a week, a row a day, a mark on the day;
// below, the conversations of each month beside its goal.

import (
	"slices"
	"strings"

	"carnet/vault"
)

// Measures of the figure.
const (
	minWeeks    = 3
	maxWeeks    = 26
	dayHeight   = 22
	calendarTop = 34   // of the first row
	dayNames    = 0.05 // the part of the width that names the days
)

// A Calendar is the last weeks, day by day.
type Calendar struct {
	Height, Foot int
	Days         []CalendarDay
	Dots         string // of the days without anything: a round stroke on each
	Marks        []CalendarMark
	Months       []CalendarMonth
	Earlier      bool // there are weeks before these
}

// A CalendarDay is a row.
type CalendarDay struct {
	Letter string
	Y      int
}

// A CalendarMark is what was held on a day: one meeting, or how many.
type CalendarMark struct {
	X    string
	Y    int
	Mark string // of a single meeting
	N    int
}

// A CalendarMonth is where a month begins, and what it came to.
type CalendarMonth struct {
	Month
	X, Step string // where it begins in the rows of its first week, and above
	StepY   int    // the line steps from one to the other here
	Narrow  bool   // it has no room for its words
	Kept    bool   // the goal was
}

// Calendar is the figure, nil before the third week.
func (p *page) Calendar() *Calendar {
	if p.Momentum == nil {
		return nil
	}
	weeks := p.Momentum.Weeks
	if len(weeks) < minWeeks {
		return nil
	}
	grid := calendarGrid{from: dayOf(weeks[max(0, len(weeks)-maxWeeks)].Monday), weeks: min(len(weeks), maxWeeks)}
	held := slices.DeleteFunc(slices.Clone(p.Meetings), func(m *Meeting) bool {
		return m.Date == nil || m.Planned || text(m.Channel) == string(vault.Message) || grid.from.DayAfter(m.Day)
	})
	grid.rows = 5
	if slices.ContainsFunc(held, func(m *Meeting) bool { return weekday(m.Day) > 4 }) {
		grid.rows = 7
	}
	foot := calendarTop + grid.rows*dayHeight
	c := &Calendar{Height: foot + 24, Foot: foot, Earlier: len(weeks) > maxWeeks, Marks: grid.marks(held)}
	for row, letter := range strings.Fields(p.say("calendar.weekdays"))[:grid.rows] {
		c.Days = append(c.Days, CalendarDay{letter, grid.y(row)})
	}
	for i := range p.Momentum.Months {
		if m, shown := grid.month(p.Momentum.Months[i]); shown {
			c.Months = append(c.Months, m)
		}
	}
	return c
}

// A calendarGrid knows the place of a day.
type calendarGrid struct {
	from        vault.Date // a Monday
	weeks, rows int
}

// weekday counts from Monday, 0, to Sunday, 6.
func weekday(d vault.Date) int { return (int(d.Time.Weekday()) + 6) % 7 }

func (g calendarGrid) x(week float64) string {
	return percent(dayNames + (1-dayNames)*week/float64(g.weeks))
}

func (g calendarGrid) y(row int) int { return calendarTop + row*dayHeight }

func (g calendarGrid) week(d vault.Date) int { return d.DaysSince(g.from) / 7 }

// marks draws a day's only meeting, or says how many there were.
func (g calendarGrid) marks(held []*Meeting) []CalendarMark {
	var all []CalendarMark
	for i, m := range held {
		if i > 0 && held[i-1].Day.Day() == m.Day.Day() {
			all[len(all)-1].N++
			continue
		}
		all = append(all, CalendarMark{X: g.x(float64(g.week(m.Day)) + .5), Y: g.y(weekday(m.Day)), Mark: mark(m), N: 1})
	}
	return all
}

// month is where a month begins; false for one that ended before the weeks
// shown.
func (g calendarGrid) month(m Month) (CalendarMonth, bool) {
	first := dayOf(m.Month + "-01")
	next := first.Plus(vault.Duration{N: 1, Unit: 'm'})
	if !next.DayAfter(g.from) {
		return CalendarMonth{}, false
	}
	out := CalendarMonth{Month: m, X: g.x(0), Step: g.x(0), Kept: m.GoalKept != nil && *m.GoalKept}
	weeks := float64(min(g.weeks, g.week(next)))
	if first.DayAfter(g.from) {
		week, row := g.week(first), weekday(first)
		out.X, out.Step, out.StepY = g.x(float64(week)), g.x(float64(week)), calendarTop-dayHeight/2
		if row > 0 && row < g.rows {
			out.Step, out.StepY = g.x(float64(week+1)), g.y(row)-dayHeight/2
		}
		weeks -= float64(week)
	}
	out.Narrow = weeks < 2
	return out, true
}
