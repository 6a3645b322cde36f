package parser

import "carnet/vault"

// LookAhead warns of meetings planned more than a year after today: the year is
// probably wrong. It is apart from Parse, which knows no today.
func LookAhead(v *vault.Vault, today vault.Date) {
	limit := vault.DateOf(today.Time.AddDate(1, 0, 0))
	for _, m := range v.Meetings {
		if m.Date.V.DayAfter(limit) {
			v.Diagnostics = append(v.Diagnostics, vault.Diagnostic{
				Path: m.Path, Pos: m.Date.Pos, Width: len(m.Date.V.String()), Severity: vault.Warning,
				Code: "far-ahead", Args: vault.Args{"Date": m.Date.V.Day()},
			})
		}
	}
	sortDiagnostics(v.Diagnostics)
}
