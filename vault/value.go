package vault

import (
	"fmt"
	"time"
)

// A Pos is a place in a file: line and column, both counted from 1, columns in
// characters. The zero Pos is no place: the value was derived.
type Pos struct{ Line, Col int }

// A Value is what a note says under one key. Set is false when neither the
// note nor a derivation gives one; Pos is zero when the value was derived.
type Value[T any] struct {
	V   T
	Pos Pos
	Set bool
}

// A Ref is a reference to somebody or something, as a note writes it.
type Ref[T any] struct {
	Text string // as written, without link marks; empty when there is none
	Pos  Pos    // zero when derived
	To   *T     // nil when it names nothing, or more than one
}

// An Outcome answers "did it land?" and "did they understand?".
type Outcome string

// The three outcomes.
const (
	Yes    Outcome = "yes"
	Partly Outcome = "partly"
	No     Outcome = "no"
)

// OnBehalf says whether a relay's name may be used.
type OnBehalf string

// The three answers to "may I use your name?".
const (
	MayUseName OnBehalf = "yes"
	MayNot     OnBehalf = "no"
	ToAsk      OnBehalf = "to-ask"
)

// An Answer is what somebody said to a request.
type Answer string

// The answers to a request.
const (
	AnswerYes   Answer = "yes"
	AnswerLater Answer = "later"
	AnswerNo    Answer = "no"
)

// A Channel is how people met or wrote.
type Channel string

// The channels. A Message keeps in touch and is no meeting; an Event is shown
// and never compared.
const (
	Video    Channel = "video"
	Call     Channel = "call"
	Coffee   Channel = "coffee"
	Lunch    Channel = "lunch"
	InPerson Channel = "in-person"
	Event    Channel = "event"
	Message  Channel = "message"
)

// An Initiative says who came to whom.
type Initiative string

// Who asked for the meeting.
const (
	Me   Initiative = "me"
	Them Initiative = "them"
)

// Thanks says whether somebody was thanked, and when if it was noted.
type Thanks struct {
	Done bool
	On   Date
}

// A Date is a day, with a time of day where one was noted. It has no zone.
type Date struct {
	Time     time.Time // in UTC
	HasClock bool
}

// NewDate is the day of the given year, month and day.
func NewDate(year int, month time.Month, day int) Date {
	return Date{Time: time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// DateOf is the day that t falls on in its own zone.
func DateOf(t time.Time) Date { return NewDate(t.Date()) }

// IsZero tells whether the date is none.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// Day is the date without its time, as 2026-03-12: days compare as text.
func (d Date) Day() string { return d.Time.Format(time.DateOnly) }

// DayAfter tells whether the date is on a later day than the other one.
func (d Date) DayAfter(other Date) bool { return d.dayNumber() > other.dayNumber() }

// DaysSince is how many days the date is after the other one.
func (d Date) DaysSince(other Date) int { return int(d.dayNumber() - other.dayNumber()) }

// Plus is the day a duration later. A month later than the 31st is the last day
// of the next month where that is shorter; nothing is later than never.
func (d Date) Plus(span Duration) Date {
	year, month, day := d.Time.Date()
	switch span.Unit {
	case 'd':
		return NewDate(year, month, day+span.N)
	case 'w':
		return NewDate(year, month, day+7*span.N)
	case 'y':
		span.N *= 12
	}
	last := NewDate(year, month+time.Month(span.N)+1, 0)
	return NewDate(last.Time.Year(), last.Time.Month(), min(day, last.Time.Day()))
}

// dayNumber counts days; only differences of it mean anything.
func (d Date) dayNumber() int64 { return (d.Time.Unix() - epoch) / secondsPerDay }

const secondsPerDay = 24 * 60 * 60

// epoch is the zero time's, so that no day has a negative number.
var epoch = time.Time{}.Unix()

// String writes the date as 2026-03-12, 2026-03-12T14:30 or 2026-03-12T14:30:05.
func (d Date) String() string {
	switch {
	case !d.HasClock:
		return d.Day()
	case d.Time.Second() == 0:
		return d.Time.Format("2006-01-02T15:04")
	}
	return d.Time.Format("2006-01-02T15:04:05")
}

// A Duration is a span of the calendar, or never.
type Duration struct {
	N     int
	Unit  byte // 'd', 'w', 'm' or 'y'
	Never bool
}

// String writes the duration as 30d, 6w, 3m, 1y or never.
func (d Duration) String() string {
	if d.Never {
		return "never"
	}
	return fmt.Sprintf("%d%c", d.N, d.Unit)
}
