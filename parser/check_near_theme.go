package parser

import (
	"slices"
	"unicode/utf8"

	"carnet/vault"
)

// shortTheme is the length up to which a theme is not held for another one
// misspelt.
const shortTheme = 4

// nearThemes warns of a theme that is nearly another one: what people say would
// be counted apart.
func nearThemes(r *resolver) {
	known := make([]spelling, len(r.v.Themes))
	near := map[*vault.Theme]*vault.Theme{}
	for i, theme := range r.v.Themes {
		known[i] = newSpelling(fold(theme.Name))
		if utf8.RuneCountInString(theme.Name) <= shortTheme {
			continue
		}
		j := slices.IndexFunc(known[:i], func(s spelling) bool {
			_, close := known[i].near(s)
			return close
		})
		if j >= 0 && utf8.RuneCountInString(r.v.Themes[j].Name) > shortTheme {
			near[theme] = r.v.Themes[j]
		}
	}
	if len(near) > 0 {
		r.reportNearThemes(near)
	}
}

// reportNearThemes points at the first place of each.
func (r *resolver) reportNearThemes(near map[*vault.Theme]*vault.Theme) {
	point := func(path string, refs []vault.ThemeRef) {
		for _, ref := range refs {
			if other, ok := near[ref.Theme]; ok {
				r.report(path, ref.Pos, ref.Text, vault.Warning, "near-theme", vault.Args{"Theme": ref.Text, "Near": other.Name})
				delete(near, ref.Theme)
			}
		}
	}
	for _, m := range r.v.Meetings {
		for _, f := range m.Feedback {
			point(m.Path, f.Themes)
		}
	}
	for _, p := range r.v.Pitches {
		point(p.Path, p.Addresses)
	}
}
