package report

// What a new note begins with: what is still open with somebody, and what no
// version answers yet.

import (
	"slices"

	"carnet/vault"
)

// OpenTasks are the open promises of the notes about a person, the owner's and
// theirs, those due soonest first. The id is that of their note, or their name.
func (r *Report) OpenTasks(id string) []Task {
	open := []Task{}
	for _, t := range r.Tasks {
		if t.State == vault.Open && (slices.Contains(t.Contact, id) || slices.Contains(t.Waiting, id)) {
			open = append(open, t)
		}
	}
	return open
}

// Unaddressed are the themes that were held against a version and that none
// addresses, those of most people first.
func (r *Report) Unaddressed() []Theme {
	themes := []Theme{}
	for _, t := range r.Themes {
		if t.DidNot > 0 && t.Since == nil {
			themes = append(themes, t)
		}
	}
	return themes
}
