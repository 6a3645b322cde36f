package vault

import (
	"slices"
	"time"
)

// A History is what git knows of a vault. Package internal/history attaches it;
// the zero History says that nobody looked.
type History struct {
	State  HistoryState
	Reason string  // why it is not whole: a code that internal/i18n words; empty otherwise
	Head   *Commit // the state of the notes, nil where there is none
}

// A HistoryState says how much of a history could be read.
type HistoryState string

// The states of a history.
const (
	HistoryWhole   HistoryState = "whole"
	HistoryPartial HistoryState = "partial" // it was cut off: the earliest known is not the first
	HistoryOff     HistoryState = "off"     // none, or none that can be read
)

// A Commit is one saved state of a vault.
type Commit struct {
	Hash string    // 40 hexadecimal digits
	By   Signature // its author
}

// A Signature says who wrote something, and when.
type Signature struct {
	Name string
	Time time.Time // in the author's own zone, which says the day
}

// Day is the author's day.
func (s Signature) Day() Date { return DateOf(s.Time) }

// A Revision is a state of a pitch as it is told. Two states with the same words
// are one, however their lines are broken.
type Revision struct {
	Text    string  // as Pitch.Text
	Path    string  // the note's at the time
	Commit  *Commit // nil for an edit that is not committed yet
	Private bool    // the note was, then
}

// A Standing says how well it is known which text of a pitch was told on a day.
type Standing string

// The standings of a text.
const (
	InForce       Standing = "in-force"       // the latest revision not after that day
	EarliestKnown Standing = "earliest-known" // no revision is that old: the first one
	NotInHistory  Standing = "not-in-history" // git knows nothing of the pitch: the note as it is
)

// TextOn gives the revision of the pitch that was in force on a day. An edit that
// is not committed yet is in force from today only.
func (p *Pitch) TextOn(day, today Date) (Revision, Standing) {
	if len(p.Revisions) == 0 {
		return Revision{Text: p.Text, Path: p.Path}, NotInHistory
	}
	for i := len(p.Revisions) - 1; i >= 0; i-- {
		if since := p.Revisions[i].since(today); !since.DayAfter(day) {
			return p.Revisions[i], InForce
		}
	}
	return p.Revisions[0], EarliestKnown
}

// since is the day from which the revision is in force.
func (r Revision) since(today Date) Date {
	if r.Commit == nil {
		return today
	}
	return r.Commit.By.Day()
}

// Until forgets what was committed after a day, which a report of that day
// cannot know of.
func (v *Vault) Until(day Date) {
	for _, p := range v.Pitches {
		p.Revisions = slices.DeleteFunc(p.Revisions, func(r Revision) bool { return r.since(day).DayAfter(day) })
		if len(p.Revisions) == 1 && p.Revisions[0].Commit == nil {
			p.Revisions = nil // the note as it is, and nothing of how it came
		}
	}
	for _, n := range v.Notes() {
		for i, r := range n.Body.Remarks {
			if r.By != nil && r.By.Day().DayAfter(day) {
				n.Body.Remarks[i].By = nil
			}
		}
	}
}
