package report

// Regular or in bursts, and how what is noted of the meetings changes.

import (
	"slices"

	"carnet/vault"
)

// Rhythm is how evenly the last weeks went.
type Rhythm struct {
	Key   string `json:"key"`   // regular, in-bursts, quiet, too-early
	Weeks int    `json:"weeks"` // whole weeks looked at, twelve at most
	With  int    `json:"with"`  // those with a conversation
	Pause *Pause `json:"pause"` // the longest without one; null with fewer than two days of conversations
}

// A Pause is the time between two conversations, or since the last one.
type Pause struct {
	Days int     `json:"days"`
	From string  `json:"from"`
	To   *string `json:"to"` // null while it goes on
}

// The rhythms.
const (
	rhythmRegular  = "regular"   // in two weeks of three or more
	rhythmBursts   = "in-bursts" // in fewer
	rhythmQuiet    = "quiet"     // none for four weeks
	rhythmTooEarly = "too-early" // under four weeks
)

const (
	rhythmWeeks = 12
	enoughWeeks = 4
)

// rhythm looks at the last twelve weeks that are over, from the first
// conversation on.
func (b *builder) rhythm(weeks []Week) Rhythm {
	begun := slices.IndexFunc(weeks, func(w Week) bool { return w.Meetings > 0 })
	if begun < 0 {
		return Rhythm{Key: rhythmTooEarly}
	}
	past := weeks[min(begun, len(weeks)-1) : len(weeks)-1]
	past = past[max(0, len(past)-rhythmWeeks):]
	r := Rhythm{Weeks: len(past)}
	for _, w := range past {
		if w.Meetings > 0 {
			r.With++
		}
	}
	talks := b.talks()
	if len(past) > 0 {
		r.Pause = b.longestPause(talks, past[0].Monday)
	}
	switch last := len(talks) - 1; {
	case len(past) < enoughWeeks:
		r.Key = rhythmTooEarly
	case b.today.DaysSince(talks[last].Day) > 7*enoughWeeks:
		r.Key = rhythmQuiet
	case 3*r.With >= 2*r.Weeks:
		r.Key = rhythmRegular
	default:
		r.Key = rhythmBursts
	}
	return r
}

// longestPause is the longest that ended after a day, or goes on.
func (b *builder) longestPause(talks []*Meeting, after string) *Pause {
	var longest *Pause
	for i, m := range talks {
		until, end := b.today, (*string)(nil)
		if i+1 < len(talks) {
			until = talks[i+1].Day
			day := until.Day()
			end = &day
		}
		days := until.DaysSince(m.Day)
		if until.Day() < after || len(talks) < 2 || longest != nil && days <= longest.Days {
			continue
		}
		longest = &Pause{Days: days, From: m.Day.Day(), To: end}
	}
	return longest
}

// A Course is a figure that meetings note, over time.
type Course struct {
	Readings []Reading `json:"readings"` // by date
	Season   Energy    `json:"season"`   // of the last season
	Before   Energy    `json:"before"`
}

// A Reading is the figure of one meeting.
type Reading struct {
	Date  string `json:"date"`
	Value int    `json:"value"`
	Path  string `json:"path"`

	Meeting *Meeting `json:"-"`
}

// enoughReadings are how many it takes to draw a course.
const enoughReadings = 5

// course reads a figure off the meetings that are looked at.
func (b *builder) course(looked func(*Meeting) bool, figure func(*Meeting) *int) Course {
	c := Course{Readings: []Reading{}}
	var season, before []int
	for _, m := range b.r.Meetings {
		value := figure(m)
		if value == nil || m.Date == nil || !looked(m) {
			continue
		}
		c.Readings = append(c.Readings, Reading{m.Day.Day(), *value, m.Path, m})
		if b.withinSeason(m.Day) {
			season = append(season, *value)
		} else {
			before = append(before, *value)
		}
	}
	c.Season, c.Before = energy(season), energy(before)
	return c
}

// withinSeason tells whether a day is one of the last season's.
func (b *builder) withinSeason(d vault.Date) bool { return b.today.DaysSince(d) < season }

// questions are how many were asked at a meeting, nil without feedback.
func questions(m *Meeting) *int {
	if len(m.Feedback) == 0 {
		return nil
	}
	n := len(m.marked(vault.Asked))
	return &n
}

// An Interview is the day from which people interviewed the owner.
type Interview struct {
	Since  string   `json:"since"`
	Paths  []string `json:"paths"`  // of the conversations in a row
	Before Energy   `json:"before"` // questions a conversation before that day
	After  Energy   `json:"after"`  // and from it on

	Row []*Meeting `json:"-"`
}

// interviewRow is how many conversations in a row it takes, and
// interviewQuestions how many questions at each; at one that they asked for,
// one is enough.
const (
	interviewRow       = 3
	interviewQuestions = 2
)

// interview finds the first row of conversations at which people asked, nil
// without one.
func (b *builder) interview() *Interview {
	var row []*Meeting
	for _, m := range b.talks() {
		asked := questions(m)
		switch {
		case asked == nil:
			continue
		case *asked >= interviewQuestions, *asked > 0 && m.InitiatedBy == string(vault.Them):
			row = append(row, m)
		default:
			row = nil
		}
		if len(row) == interviewRow {
			return b.interviewSince(row)
		}
	}
	return nil
}

// interviewSince tells the questions before a row of conversations from those
// since it began.
func (b *builder) interviewSince(row []*Meeting) *Interview {
	var asked [2][]int
	since := 0
	for _, m := range b.talks() {
		if m == row[0] {
			since = 1
		}
		if n := questions(m); n != nil {
			asked[since] = append(asked[since], *n)
		}
	}
	return &Interview{Since: row[0].Day.Day(), Paths: notePaths(row), Before: energy(asked[0]), After: energy(asked[1]), Row: row}
}
