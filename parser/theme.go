package parser

import "carnet/vault"

// themes joins what is one theme in spite of its spelling and gives each its
// aspect: the settings' first, else the one it was first written with.
func (r *resolver) themes() {
	t := &themeTable{byFold: map[string]*vault.Theme{}, settled: map[string]vault.Aspect{}, v: r.v, written: r.written, report: r.report}
	for _, s := range r.v.Settings.Themes {
		t.settled[fold(newThemeRef(s.Theme, s.Aspect.Pos).Text)] = s.Aspect.V
	}
	for _, m := range r.v.Meetings {
		for i := range m.Feedback {
			t.addAll(m.Path, m.Feedback[i].Themes)
		}
	}
	for _, p := range r.v.Pitches {
		t.addAll(p.Path, p.Addresses)
	}
	for _, n := range r.noted() {
		for i := range n.Body.Remarks {
			t.addAll(n.Path, n.Body.Remarks[i].Themes)
		}
	}
	for _, s := range r.v.Settings.Themes {
		if ref := newThemeRef(s.Theme, s.Aspect.Pos); ref.Text != "" {
			t.theme(ref.Text)
		}
	}
	for _, m := range r.v.Meetings {
		for i := range m.Feedback {
			t.inherit(m.Feedback[i].Themes)
		}
	}
	for _, p := range r.v.Pitches {
		t.inherit(p.Addresses)
	}
	for _, n := range r.noted() {
		for i := range n.Body.Remarks {
			t.inherit(n.Body.Remarks[i].Themes)
		}
	}
}

// A themeTable knows the themes of a vault by their folded names.
type themeTable struct {
	byFold  map[string]*vault.Theme
	settled map[string]vault.Aspect // by carnet.yaml, by folded names
	v       *vault.Vault
	written func(path string, pos vault.Pos) string
	report  func(string, vault.Pos, string, vault.Severity, string, vault.Args)
}

// theme is the theme of that name, made if it is new.
func (t *themeTable) theme(name string) *vault.Theme {
	folded := fold(name)
	theme, known := t.byFold[folded]
	if !known {
		theme = &vault.Theme{Name: name, Aspect: t.settled[folded]}
		t.byFold[folded] = theme
		t.v.Themes = append(t.v.Themes, theme)
	}
	return theme
}

func (t *themeTable) addAll(path string, refs []vault.ThemeRef) {
	for i := range refs {
		ref := &refs[i]
		if ref.Text == "" {
			continue
		}
		ref.Theme = t.theme(ref.Text)
		switch {
		case ref.Theme.Aspect == "":
			ref.Theme.Aspect = ref.Aspect
		case ref.Aspect != "" && ref.Aspect != ref.Theme.Aspect:
			t.report(path, ref.Pos, t.written(path, ref.Pos), vault.Warning, "two-aspects", vault.Args{
				"Theme": ref.Theme.Name, "Aspect": string(ref.Aspect), "First": string(ref.Theme.Aspect),
			})
		}
	}
}

// inherit gives a bare theme the aspect it has elsewhere.
func (t *themeTable) inherit(refs []vault.ThemeRef) {
	for i := range refs {
		if refs[i].Aspect == "" && refs[i].Theme != nil {
			refs[i].Aspect = refs[i].Theme.Aspect
		}
	}
}
