package report

// The line of versions: a lane each, from the day it came, with a mark for each
// telling, a tick where it was reworded, and an elbow from the version it grew
// from.

import (
	"slices"

	"carnet/vault"
)

// Measures of the figure.
const (
	maxLanes     = 8
	laneHeight   = 54
	laneTop      = 44 // of the first line
	maxLaneMarks = 60 // more are too dense to be told apart
)

// Lanes is the line of the last versions.
type Lanes struct {
	Height int
	Ticks  []Tick
	Lanes  []Lane
	Older  int // versions left out
}

// A Lane is one version.
type Lane struct {
	Pitch    Pitch
	Y        int
	From, To string // its line
	LabelX   string
	AtEnd    bool // the label ends at LabelX
	Marks    []LaneMark
	Reworded []Tick
	Elbow    *Elbow
}

// A LaneMark is one telling.
type LaneMark struct{ At, Mark string }

// An Elbow leads from the end of one lane down, or up, to another.
type Elbow struct {
	FromY        int
	FromX, DownX string
}

// LineOfVersions is the figure, nil where fewer than two days are known.
func (p *page) LineOfVersions() *Lanes {
	shown := slices.DeleteFunc(slices.Clone(p.Pitches), func(pitch Pitch) bool { return pitch.From == nil })
	older := max(0, len(shown)-maxLanes)
	shown = shown[older:]
	axis, ok := lifetimes(shown)
	if !ok {
		return nil
	}
	figure := &Lanes{Height: laneTop + laneHeight*(len(shown)-1) + 16, Ticks: axis.ticks(), Older: older}
	for i, pitch := range shown {
		figure.Lanes = append(figure.Lanes, axis.lane(pitch, i))
	}
	for i := range figure.Lanes {
		figure.elbow(&figure.Lanes[i], axis)
	}
	return figure
}

// AnyReworded tells whether a version was, so that the key says what a tick is.
func (f *Lanes) AnyReworded() bool {
	return slices.ContainsFunc(f.Lanes, func(l Lane) bool { return len(l.Reworded) > 0 })
}

// AnyElbow tells whether a version grew from another one.
func (f *Lanes) AnyElbow() bool {
	return slices.ContainsFunc(f.Lanes, func(l Lane) bool { return l.Elbow != nil })
}

// lifetimes is the time from the first to the last day of some versions.
func lifetimes(pitches []Pitch) (timeAxis, bool) {
	var axis timeAxis
	for _, p := range pitches {
		from, to := dayOf(*p.From), lastDayOf(*p.To)
		if axis.from.IsZero() || axis.from.DayAfter(from) {
			axis.from = from
		}
		if to.DayAfter(axis.to) {
			axis.to = to
		}
	}
	return axis, axis.to.DayAfter(axis.from)
}

func (a timeAxis) lane(p Pitch, i int) Lane {
	from, to := dayOf(*p.From), lastDayOf(*p.To)
	l := Lane{Pitch: p, Y: laneTop + i*laneHeight, From: a.at(from), To: a.at(to), LabelX: a.at(from)}
	if a.part(from) > .55 {
		l.LabelX, l.AtEnd = "100%", true
	}
	for n, r := range p.Revisions {
		if n > 0 && r.Date != nil {
			l.Reworded = append(l.Reworded, Tick{At: a.at(r.Day), Day: *r.Date})
		}
		for _, m := range r.Meetings {
			if m.Date != nil {
				l.Marks = append(l.Marks, LaneMark{a.at(m.At), mark(m)})
			}
		}
	}
	if len(l.Marks) > maxLaneMarks {
		l.Marks = nil
	}
	return l
}

// elbow ties a lane to that of the version it follows.
func (f *Lanes) elbow(l *Lane, axis timeAxis) {
	if l.Pitch.Follows == nil {
		return
	}
	i := slices.IndexFunc(f.Lanes, func(other Lane) bool { return other.Pitch.ID == *l.Pitch.Follows })
	if i < 0 || f.Lanes[i].Pitch.ID == l.Pitch.ID {
		return
	}
	parent := f.Lanes[i]
	x := dayOf(*l.Pitch.From)
	end := lastDayOf(*parent.Pitch.To)
	l.Elbow = &Elbow{FromY: parent.Y, FromX: axis.at(earlier(end, x)), DownX: axis.at(x)}
}

func earlier(a, b vault.Date) vault.Date {
	if a.DayAfter(b) {
		return b
	}
	return a
}
