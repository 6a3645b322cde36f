package report

// The axis of time under the page's drawings: days as parts of the width, so
// that a drawing is as wide as its page and its words keep their size.

import (
	"math"

	"carnet/vault"
)

// maxTicks are the months that an axis names at most.
const maxTicks = 7

// A timeAxis runs from one day to another.
type timeAxis struct{ from, to vault.Date }

// A Tick is the beginning of a month on an axis.
type Tick struct {
	At   string // a part of the width
	Day  string // the first of the month
	Last bool   // so far right that its name ends there
}

// at is the place of a day.
func (a timeAxis) at(day vault.Date) string { return percent(a.part(day)) }

// part is the place of a day, from 0 to 1.
func (a timeAxis) part(day vault.Date) float64 {
	span := a.to.DaysSince(a.from)
	if span <= 0 {
		return 0
	}
	return math.Max(0, math.Min(1, float64(day.DaysSince(a.from))/float64(span)))
}

// ticks are the months that begin on the axis; of many, each second, third,
// sixth or twelfth.
func (a timeAxis) ticks() []Tick {
	step := a.monthStep()
	var ticks []Tick
	year, month, _ := a.from.Time.Date()
	for {
		day := vault.NewDate(year, month, 1)
		if day.DayAfter(a.to) {
			return ticks
		}
		if !a.from.DayAfter(day) && (int(month)-1)%step == 0 {
			part := a.part(day)
			ticks = append(ticks, Tick{At: percent(part), Day: day.Day(), Last: part > .93})
		}
		year, month, _ = vault.NewDate(year, month+1, 1).Time.Date()
	}
}

func (a timeAxis) monthStep() int {
	months := a.to.DaysSince(a.from)/30 + 1
	for _, step := range []int{1, 2, 3, 6} {
		if months <= step*maxTicks {
			return step
		}
	}
	return 12
}
