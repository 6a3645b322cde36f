package parser

import (
	"errors"
	"io/fs"

	"carnet/vault"
)

var settingsKeys = newSchema([]key[vault.Settings]{
	{"language", "langue", one(language, func(s *vault.Settings) *vault.Value[string] { return &s.Language })},
	{"owner", "", one(text, func(s *vault.Settings) *vault.Value[string] { return &s.Owner })},
	{"mission", "", one(text, func(s *vault.Settings) *vault.Value[string] { return &s.Mission })},
	{"offer", "offre", within(offerKeys, func(s *vault.Settings) *vault.Offer { return &s.Offer })},
	{"goals", "objectifs", within(goalKeys, func(s *vault.Settings) *vault.Goals { return &s.Goals })},
	{"keep_in_touch", "garder_contact", one(duration, func(s *vault.Settings) *vault.Value[vault.Duration] { return &s.KeepInTouch })},
	{"reply_to", "répondre_à", one(address, func(s *vault.Settings) *vault.Value[string] { return &s.ReplyTo })},
	{"themes", "thèmes", readThemeSettings},
	{"today", "", one(date, func(s *vault.Settings) *vault.Value[vault.Date] { return &s.Today })},
})

var offerKeys = newSchema([]key[vault.Offer]{
	{"for", "pour", one(text, func(o *vault.Offer) *vault.Value[string] { return &o.For })},
	{"value", "valeur", one(text, func(o *vault.Offer) *vault.Value[string] { return &o.Value })},
	{"how", "comment", one(text, func(o *vault.Offer) *vault.Value[string] { return &o.How })},
})

var goalKeys = newSchema([]key[vault.Goals]{
	{"meetings_per_month", "rencontres_par_mois", one(goal, func(g *vault.Goals) *vault.Value[int] { return &g.MeetingsPerMonth })},
	{"new_contacts_per_month", "nouveaux_contacts_par_mois", one(goal, func(g *vault.Goals) *vault.Value[int] { return &g.NewContactsPerMonth })},
})

// within reads a key that holds keys.
func within[N, M any](keys schema[M], field func(*N) *M) func(*reader, *N, property) {
	return func(r *reader, n *N, p property) {
		switch {
		case p.value.kind == mapping:
			r.nearKeys(keys.fill(r, field(n), p.value.props), keys.written(), nil)
		case !p.value.empty():
			r.needsKeys(p)
		}
	}
}

// needsKeys reports a plain value where keys belong.
func (r *reader) needsKeys(p property) {
	r.report(vault.Diagnostic{
		Pos: p.value.pos, Width: p.value.width(), Severity: vault.Error,
		Code: "needs-keys", Args: vault.Args{"Key": p.key},
	})
}

// address reads one word: what follows it is a comment.
func address(r *reader, p property, n node) (string, bool) {
	return r.text(p, n.cut())
}

// readThemeSettings reads the aspect of each theme.
func readThemeSettings(r *reader, s *vault.Settings, p property) {
	if p.value.kind != mapping && !p.value.empty() {
		r.needsKeys(p)
	}
	for _, theme := range p.value.props {
		if value, ok := readOne(r, theme, theme.value, aspect); ok {
			s.Themes = append(s.Themes, vault.ThemeSetting{Theme: theme.key, Aspect: value})
		}
	}
}

// ReadSettings reads carnet.yaml. Without one the settings are empty; what is
// wrong in it is in the diagnostics.
func ReadSettings(fsys fs.FS) (vault.Settings, []vault.Diagnostic) {
	n := &note{file: file{path: SettingsFile}, source: newSource(SettingsFile, nil)}
	var s vault.Settings
	if info, err := fs.Lstat(fsys, SettingsFile); err == nil && !info.Mode().IsRegular() {
		n.report(vault.Diagnostic{Severity: vault.Warning, Code: "not-a-file"})
		return s, n.diagnostics
	}
	raw, err := readFile(fsys, SettingsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		n.unreadable(err)
		return s, n.diagnostics
	}
	n.source = newSource(SettingsFile, raw)
	n.notText(raw, len(n.source.starts)+1)
	var lines []line
	for i := range n.source.starts {
		if text := n.source.line(i + 1); !isFence(text) {
			lines = append(lines, newLine(i+1, text))
		}
	}
	scan := &scanner{report: n.report}
	r := &reader{report: n.report}
	r.nearKeys(settingsKeys.fill(r, &s, scan.read(lines)), settingsKeys.written(), otherSettings)
	n.boundMistakes()
	for i := range n.diagnostics {
		n.diagnostics[i].Line = n.source.line(n.diagnostics[i].Pos.Line)
	}
	return s, n.diagnostics
}
