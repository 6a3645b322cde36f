package parser

import (
	"io/fs"

	"carnet/vault"
)

// LookAhead warns of meetings planned more than a year after today, and of
// those after today that have an outcome already: the date is probably wrong.
// It is apart from Parse, which knows no today.
func LookAhead(v *vault.Vault, today vault.Date) []vault.Diagnostic {
	var found []vault.Diagnostic
	limit := vault.DateOf(today.Time.AddDate(1, 0, 0))
	for _, m := range v.Meetings {
		if m.Date.V.DayAfter(limit) {
			found = append(found, vault.Diagnostic{
				Path: m.Path, Pos: m.Date.Pos, Width: len(m.Date.V.String()), Severity: vault.Warning,
				Code: "far-ahead", Args: vault.Args{"Date": m.Date.V.Day()},
			})
		}
		if m.Landed.Set && m.Date.V.DayAfter(today) {
			found = append(found, vault.Diagnostic{
				Path: m.Path, Pos: m.Landed.Pos, Width: len(m.Landed.V), Severity: vault.Warning,
				Code: "future-outcome", Args: vault.Args{"Date": m.Date.V.Day()},
			})
		}
	}
	return found
}

// Add puts what was found outside of Parse among the vault's diagnostics, each
// with its line.
func Add(fsys fs.FS, v *vault.Vault, found []vault.Diagnostic) {
	if len(found) == 0 {
		return
	}
	for _, d := range found {
		if raw, err := readFile(fsys, d.Path); err == nil && d.Pos.Line > 0 {
			d.Line = newSource(d.Path, raw).line(d.Pos.Line)
		}
		v.Diagnostics = append(v.Diagnostics, d)
	}
	sortDiagnostics(v.Diagnostics)
}
