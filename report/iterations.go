package report

// Iterations: how the words of each version came to be, which of them a meeting
// heard, and what a version changed in the one it follows.

import (
	"slices"

	"carnet/internal/worddiff"
	"carnet/vault"
)

// A Revision is the text of a version as it was from one day on.
type Revision struct {
	Date   *string  `json:"date"`   // the day it was saved; null when it never was
	Commit *string  `json:"commit"` // in which; null for an edit not saved yet
	Author *string  `json:"author"` // who saved it
	Text   string   `json:"text"`
	Told   []string `json:"told"`   // the meetings that heard it, by date
	Change *Change  `json:"change"` // from the revision before; null for the first

	Meetings []*Meeting `json:"-"` // those of Told
	Day      vault.Date `json:"-"`
	Anchor   string     `json:"-"`
}

// A Change is the difference of two texts, word by word.
type Change struct {
	Gone   int              `json:"gone"`  // words
	Added  int              `json:"added"` // words
	Anew   bool             `json:"anew"`  // hardly a word stayed: the pieces are the two texts
	Pieces []worddiff.Piece `json:"pieces"`
}

// A Step is what a version changed in the one it follows.
type Step struct {
	From   string `json:"from"` // the version it follows
	Change Change `json:"change"`
}

// Reworded warns of a version whose words changed after it was told.
type Reworded struct {
	Since string `json:"since"` // the day it was first told
	Of    int    `json:"of"`    // how many words it had then
	Gone  int    `json:"gone"`
	Added int    `json:"added"`
}

// A Heard says which words somebody heard at a meeting.
type Heard struct {
	Revision int            `json:"revision"` // index in the revisions of the pitch
	Known    vault.Standing `json:"known"`
}

// anewShare: a text is written anew when less than a quarter of its words stayed.
const anewShare = 4

// Compare gives the difference of two texts.
func Compare(before, after string) Change {
	c := Change{Pieces: worddiff.Diff(before, after)}
	c.Gone, c.Added = worddiff.Changed(c.Pieces)
	old, fresh := worddiff.Words(before), worddiff.Words(after)
	if stayed := old - c.Gone; c.Gone > 0 && c.Added > 0 && anewShare*stayed < max(old, fresh) {
		c.Anew, c.Gone, c.Added = true, old, fresh
		c.Pieces = []worddiff.Piece{{Op: worddiff.Delete, Text: before}, {Op: worddiff.Insert, Text: after}}
	}
	if c.Pieces == nil {
		c.Pieces = []worddiff.Piece{}
	}
	return c
}

// iterations fills in the revisions of each pitch and who heard them.
func (b *builder) iterations() {
	for i, p := range b.v.Pitches {
		b.r.Pitches[i].Revisions = b.revisions(p, b.r.Pitches[i].Anchor)
	}
	for _, m := range b.v.Meetings {
		if p := m.Pitch(); p != nil && !m.Planned(b.today) {
			b.hear(m, p)
		}
	}
	for i, p := range b.v.Pitches {
		out := &b.r.Pitches[i]
		out.Step = b.step(p)
		out.Reworded = reworded(out)
		out.From, out.To = lifetime(out)
	}
}

// revisions are those of a pitch: the note as it is where git knows of none.
func (b *builder) revisions(p *vault.Pitch, row string) []Revision {
	known := p.Revisions
	if len(known) == 0 {
		known = []vault.Revision{{Text: p.Text}}
	}
	all := make([]Revision, len(known))
	for i, r := range known {
		all[i] = Revision{Text: r.Text, Told: []string{}, Anchor: row + anchor("r", i)}
		if r.Commit != nil {
			all[i].Day = r.Commit.By.Day()
			day := all[i].Day.Day()
			all[i].Date, all[i].Commit, all[i].Author = &day, &r.Commit.Hash, &r.Commit.By.Name
		}
		if i > 0 {
			change := Compare(known[i-1].Text, r.Text)
			all[i].Change = &change
		}
	}
	return all
}

// hear notes which revision a meeting heard.
func (b *builder) hear(m *vault.Meeting, p *vault.Pitch) {
	i, known := b.inForce(p, m.Date.V)
	meeting, revision := b.meetings[m], &b.pitches[p].Revisions[i]
	meeting.Heard = &Heard{Revision: i, Known: known}
	meeting.Words = revision.Anchor
	if b.conversation(m) {
		revision.Told = append(revision.Told, m.ID)
		revision.Meetings = append(revision.Meetings, meeting)
	}
}

// inForce is the index of the revision that was told on a day.
func (b *builder) inForce(p *vault.Pitch, day vault.Date) (int, vault.Standing) {
	revision, known := p.TextOn(day, b.today)
	return max(0, slices.Index(p.Revisions, revision)), known
}

// step is what a version changed in the one it follows, as that one was when
// this one came.
func (b *builder) step(p *vault.Pitch) *Step {
	from := p.Follows.To
	if from == nil || from == p {
		return nil
	}
	before, after := b.pitches[from].Revisions, b.pitches[p].Revisions[0]
	text := before[len(before)-1].Text
	if after.Commit != nil {
		i, _ := b.inForce(from, after.Day)
		text = before[i].Text
	}
	return &Step{From: from.ID, Change: Compare(text, after.Text)}
}

// reworded holds the words first told against those of today.
func reworded(p *Pitch) *Reworded {
	told := slices.IndexFunc(p.Revisions, func(r Revision) bool { return len(r.Told) > 0 })
	last := len(p.Revisions) - 1
	if told < 0 || told == last || p.Revisions[told].Meetings[0].Date == nil {
		return nil
	}
	first := p.Revisions[told]
	change := Compare(first.Text, p.Revisions[last].Text)
	words := worddiff.Words(first.Text)
	if !worddiff.Reworded(words, change.Gone, change.Added) {
		return nil
	}
	return &Reworded{Since: first.Meetings[0].Day.Day(), Of: words, Gone: change.Gone, Added: change.Added}
}

// lifetime is the first and the last day that a version was saved or told.
func lifetime(p *Pitch) (from, to *string) {
	var days []string
	for _, r := range p.Revisions {
		if r.Date != nil {
			days = append(days, *r.Date)
		}
		for _, m := range r.Meetings {
			if m.Date != nil {
				days = append(days, m.Day.Day())
			}
		}
	}
	if len(days) == 0 {
		return nil, nil
	}
	first, last := slices.Min(days), slices.Max(days)
	return &first, &last
}

// An Answered is a theme that a version addresses, with what became of it; it
// has no place among the themes when nobody has named it yet.
type Answered struct {
	Name  string
	Index int // among the themes, -1 for none
	Since *ThemeSince
}

// answered are the themes that a version addresses.
func (b *builder) answered() {
	for i := range b.r.Pitches {
		p := &b.r.Pitches[i]
		for _, name := range p.Addresses {
			a := Answered{Name: name, Index: slices.IndexFunc(b.r.Themes, func(t Theme) bool { return t.Theme == name })}
			if a.Index >= 0 {
				a.Since = b.r.Themes[a.Index].Since
			}
			p.Answered = append(p.Answered, a)
		}
	}
}
