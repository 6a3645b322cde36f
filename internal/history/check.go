package history

import (
	"strconv"
	"strings"

	"carnet/vault"
)

// Check says what the history knows to be wrong: a private note that git keeps,
// and a pitch told before it was in the vault.
func (h *History) Check(v *vault.Vault) []vault.Diagnostic {
	var found []vault.Diagnostic
	for _, path := range privatePaths(v) {
		if h.Tracked[path] {
			found = append(found, vault.Diagnostic{
				Path: path, Severity: vault.Warning, Code: "private-tracked", Args: vault.Args{"Quoted": strconv.Quote(path)},
			})
		}
	}
	for _, m := range v.Meetings {
		if p := m.Pitch(); p != nil && h.toldTooEarly(m, p) {
			found = append(found, vault.Diagnostic{
				Path: m.Path, Pos: m.Pitches[0].Pos, Width: max(1, len([]rune(m.Pitches[0].Text))),
				Severity: vault.Warning, Code: "told-before",
				Args: vault.Args{"Pitch": p.ID, "Date": m.Date.V.Day(), "First": h.First[p.Path].Day()},
			})
		}
	}
	return found
}

// toldTooEarly tells whether the vault was committed after the meeting and
// before the pitch was in it. A pitch that is committed with the meeting, or in
// the first commit after it, may well have been there.
func (h *History) toldTooEarly(m *vault.Meeting, p *vault.Pitch) bool {
	first, known := h.First[p.Path]
	if !known || !m.Date.Set {
		return false
	}
	for _, day := range h.Days {
		if day.DayAfter(m.Date.V) && first.DayAfter(day) {
			return true
		}
	}
	return false
}

// privatePaths are the notes in the private folder.
func privatePaths(v *vault.Vault) []string {
	var all []string
	add := func(n *vault.Note) {
		if strings.HasPrefix(n.Path, "private/") {
			all = append(all, n.Path)
		}
	}
	for _, n := range v.Contacts {
		add(&n.Note)
	}
	for _, n := range v.Meetings {
		add(&n.Note)
	}
	for _, n := range v.Pitches {
		add(&n.Note)
	}
	for _, n := range v.Targets {
		add(&n.Note)
	}
	return all
}
