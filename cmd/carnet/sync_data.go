package main

// What sync does, for other programs.

import (
	"carnet/internal/sync"
	"carnet/report"
)

// syncData is one sync.
type syncData struct {
	Saved     saveData       `json:"saved"`
	Remote    *string        `json:"remote"`   // its address, null for none
	Standing  *string        `json:"standing"` // how mine stood to theirs: same, ahead, behind, diverged; null where they have nothing yet
	Received  []report.Doing `json:"received"`
	Authors   []string       `json:"authors"` // of what was received
	Withheld  []string       `json:"withheld"`
	Sent      bool           `json:"sent"`
	Conflicts []conflictData `json:"conflicts"`
}

// conflictData is what two people must settle.
type conflictData struct {
	Kind   string         `json:"kind"`
	Path   string         `json:"path"`
	Other  *string        `json:"other"`
	Mine   *string        `json:"mine"` // who changed it last
	Theirs *string        `json:"theirs"`
	Parts  []conflictPart `json:"parts"`
}

type conflictPart struct {
	Key    *string `json:"key"` // null where lines are meant
	Line   int     `json:"line"`
	Mine   string  `json:"mine"`
	Theirs string  `json:"theirs"`
}

// data is what the sync did.
func (e *exchange) data() syncData {
	d := syncData{
		Saved: e.saved.data(e.words), Received: append([]report.Doing{}, e.received...), Authors: append([]string{}, e.authors...),
		Withheld: append([]string{}, e.joined.Withheld...), Sent: e.sent, Conflicts: []conflictData{},
	}
	if e.remote != nil {
		shown := e.remote.Shown()
		d.Remote = &shown
	}
	d.Standing = orNull(string(e.joined.Standing))
	for _, c := range e.joined.Conflicts {
		d.Conflicts = append(d.Conflicts, dataOf(c))
	}
	return d
}

func dataOf(c sync.Conflict) conflictData {
	d := conflictData{
		Kind: string(c.Clash), Path: c.Path, Other: orNull(c.Other), Mine: orNull(c.MineBy), Theirs: orNull(c.TheirsBy),
		Parts: []conflictPart{},
	}
	for _, p := range c.Parts {
		d.Parts = append(d.Parts, conflictPart{orNull(p.Key), p.Line, p.Mine, p.Theirs})
	}
	return d
}

// orNull is a text, null where it is empty.
func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
