package history

import (
	"strconv"
	"strings"

	"carnet/internal/worddiff"
	"carnet/vault"
)

// reworded finds the pitches that are no longer what was first told: a new
// version keeps apart who heard which.
func reworded(v *vault.Vault, today vault.Date) []vault.Diagnostic {
	var found []vault.Diagnostic
	first := firstTold(v, today)
	for _, p := range v.Pitches {
		day, told := first[p]
		if !told || len(p.Revisions) < 2 {
			continue
		}
		heard, _ := p.TextOn(day, today)
		gone, added := worddiff.Changed(worddiff.Diff(heard.Text, p.Text))
		if of := worddiff.Words(heard.Text); worddiff.Reworded(of, gone, added) {
			found = append(found, vault.Diagnostic{
				Path: p.Path, Severity: vault.Warning, Code: "reworded",
				Args: vault.Args{"Pitch": p.ID, "Date": day.Day(), "Of": of, "Changed": max(gone, added), "From": asArgument(p.ID)},
			})
		}
	}
	return found
}

// firstTold is the day of the first conversation in which each pitch was told.
func firstTold(v *vault.Vault, today vault.Date) map[*vault.Pitch]vault.Date {
	first := map[*vault.Pitch]vault.Date{}
	for _, m := range v.Meetings {
		p := m.Pitch()
		if p == nil || !m.Date.Set || m.Planned(today) || m.Session() || m.Channel.V == vault.Message {
			continue
		}
		if day, known := first[p]; !known || day.DayAfter(m.Date.V) {
			first[p] = m.Date.V
		}
	}
	return first
}

// asArgument is a word as it is written on a command line.
func asArgument(id string) string {
	if strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || strings.ContainsRune("\"'$`\\*?&|;<>()[]{}#~!", r) }) {
		return strconv.Quote(id)
	}
	return id
}
