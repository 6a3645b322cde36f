package report

// What the page asks of the iterations.

import (
	"slices"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/worddiff"
)

// Iterations are the versions, the newest first.
func (p *page) Iterations() []*Pitch {
	var all []*Pitch
	for i := range p.Pitches {
		all = append(all, &p.Pitches[i])
	}
	slices.Reverse(all)
	return all
}

// Lifetime says from when to when a version was saved or told, and how often it
// was told.
func (p *page) Lifetime(pitch *Pitch) string {
	told := pitch.Told()
	if pitch.From == nil {
		return p.Words.Count("iterations.told-times", told, i18n.Args{"Never": told == 0})
	}
	return p.Words.Count("iterations.lifetime", told, i18n.Args{
		"From": p.date(pitch.From), "To": p.date(pitch.To), "OneDay": *pitch.From == *pitch.To, "Never": told == 0,
	})
}

// Told is how many conversations heard a version.
func (p Pitch) Told() int {
	n := 0
	for _, r := range p.Revisions {
		n += len(r.Told)
	}
	return n
}

// ToldAnchor is where the page lists the conversations that heard a text, empty
// where it does not yet: beside the outcome stand all those of a version.
func (p *page) ToldAnchor(pitch *Pitch, heard []*Meeting) string {
	for i, v := range p.SignalRows() {
		if v.Note == pitch && slices.Equal(v.Meetings, heard) {
			return toldAnchor(i)
		}
	}
	return ""
}

// toldAnchor is the list of a row of the signals.
func toldAnchor(row int) string { return anchor("told", row) }

// RewordedWords warns of a version that changed after it was told.
func (p *page) RewordedWords(pitch *Pitch) string {
	r := pitch.Reworded
	if r == nil {
		return ""
	}
	return p.Words.Count("iterations.reworded", max(r.Gone, r.Added), i18n.Args{
		"Pitch": pitch.ID, "Since": p.date(&r.Since), "Of": p.Words.Number(r.Of),
	})
}

// RevisionHead says when a revision came, and who saved it where that is not
// the owner.
func (p *page) RevisionHead(pitch *Pitch, i int) string {
	r := pitch.Revisions[i]
	args := i18n.Args{"Date": p.date(r.Date), "By": ""}
	if r.Author != nil && (p.Vault.Owner == nil || *r.Author != *p.Vault.Owner) {
		args["By"] = *r.Author
	}
	switch {
	case r.Date == nil && !p.saved():
		return p.say("iterations.as-noted")
	case r.Date == nil:
		return p.say("iterations.not-saved")
	case i == 0:
		return p.Words.Say("iterations.first", args)
	}
	return p.Words.Say("iterations.revised", args)
}

// saved tells whether git knows of any version.
func (p *page) saved() bool {
	return slices.ContainsFunc(p.Pitches, func(pitch Pitch) bool { return pitch.Revisions[0].Date != nil })
}

// HeardWords leads from a meeting to the words it heard.
func (p *page) HeardWords(m *Meeting) string {
	if !p.saved() {
		return p.say("iterations.heard")
	}
	return p.say("iterations.heard-" + string(m.Heard.Known))
}

// running cuts a difference into paragraphs of pieces.
func running(pieces []worddiff.Piece) [][]worddiff.Piece {
	var all [][]worddiff.Piece
	begin := true
	for _, piece := range pieces {
		for i, text := range strings.Split(piece.Text, "\n\n") {
			begin = begin || i > 0
			if text == "" {
				continue
			}
			if begin {
				all = append(all, nil)
			}
			begin = false
			last := &all[len(all)-1]
			*last = append(*last, worddiff.Piece{Op: piece.Op, Text: text})
		}
	}
	return all
}
