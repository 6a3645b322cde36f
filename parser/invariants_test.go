package parser

import (
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"carnet/vault"
)

const exampleVault = "../example-vault"

func TestExampleVaultHasNothingToMend(t *testing.T) {
	v := mustParse(t, os.DirFS(exampleVault))
	if len(v.Meetings) < 50 || len(v.Contacts) < 30 {
		t.Fatalf("%d meetings, %d contacts", len(v.Meetings), len(v.Contacts))
	}
	if said := diagnosed(v); said != "" {
		t.Error(said)
	}
}

// vaults are the example vault and those of all tables.
func vaults(t testing.TB) map[string]fs.FS {
	all := map[string]fs.FS{"example-vault": os.DirFS(exampleVault)}
	for _, path := range tables(t) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases(archive) {
			all[path+" "+c.title] = c.vault
			for _, f := range c.lines {
				for i, files := range c.lineVaults(f) {
					all[fmt.Sprintf("%s %s %d", path, c.title, i)] = files
				}
			}
		}
	}
	return all
}

// lineVaults are the vaults of the lines of a table, one a line.
func (c *tableCase) lineVaults(f *txtar.File) []fstest.MapFS {
	form := lineForms[strings.TrimPrefix(f.Name, "lines ")]
	var all []fstest.MapFS
	for line := range strings.Lines(string(f.Data)) {
		input, _, _ := strings.Cut(line, "=>")
		text := form.before + unseen.Replace(strings.TrimRight(input, " \n")) + form.after
		files := fstest.MapFS{form.path: {Data: []byte(text), Mode: 0o644}}
		for path, file := range c.vault {
			files[path] = file
		}
		all = append(all, files)
	}
	return all
}

func TestPositionsAreInTheirFiles(t *testing.T) {
	for name, fsys := range vaults(t) {
		t.Run(name, func(t *testing.T) { positionsInside(t, fsys, mustParse(t, fsys)) })
	}
}

// positionsInside wants every place that a vault names to be in its file.
func positionsInside(t testing.TB, fsys fs.FS, v *vault.Vault) {
	t.Helper()
	p := &placeChecker{t: t, fsys: fsys, lines: map[string][]string{}}
	for _, d := range v.Diagnostics {
		if d.Pos == (vault.Pos{}) {
			continue
		}
		line := p.at(d.Path, d.Pos)
		if isUTF16 := d.Code == "not-utf8" && d.Line == ""; line != d.Line && !isUTF16 {
			t.Errorf("%s: the line is %q", diagnosis(d), d.Line)
		}
		if room := utf8.RuneCountInString(line) - d.Pos.Col + 1; d.Width < 1 || d.Width > max(1, room) {
			t.Errorf("%s: %d characters of %d", diagnosis(d), d.Width, room)
		}
	}
	for _, n := range v.Contacts {
		p.walk(n.Path, reflect.ValueOf(*n))
	}
	for _, n := range v.Meetings {
		p.walk(n.Path, reflect.ValueOf(*n))
	}
	for _, n := range v.Pitches {
		p.walk(n.Path, reflect.ValueOf(*n))
	}
	for _, n := range v.Targets {
		own := *n
		own.Known = nil
		p.walk(n.Path, reflect.ValueOf(own))
		for _, known := range n.Known {
			p.at(known.Note.Path, known.Pos)
		}
	}
	p.walk(SettingsFile, reflect.ValueOf(v.Settings))
}

type placeChecker struct {
	t     testing.TB
	fsys  fs.FS
	lines map[string][]string
}

// at gives the line of a place, which must be in the file.
func (p *placeChecker) at(path string, pos vault.Pos) string {
	p.t.Helper()
	if p.lines[path] == nil {
		raw, err := fs.ReadFile(p.fsys, path)
		if err != nil {
			p.t.Fatal(err)
		}
		text := strings.ToValidUTF8(strings.TrimPrefix(string(raw), "\ufeff"), "\ufffd")
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		p.lines[path] = strings.Split(text, "\n")
	}
	if pos.Line < 1 || pos.Line > len(p.lines[path]) {
		p.t.Errorf("%s: no line %d of %d", path, pos.Line, len(p.lines[path]))
		return ""
	}
	line := p.lines[path][pos.Line-1]
	if pos.Col < 1 || pos.Col > utf8.RuneCountInString(line)+1 {
		p.t.Errorf("%s: no column %d in line %d, %q", path, pos.Col, pos.Line, line)
	}
	return line
}

// walk looks at every place in a value but those of other notes.
func (p *placeChecker) walk(path string, v reflect.Value) {
	p.t.Helper()
	switch v.Kind() {
	case reflect.Struct:
		if pos, ok := v.Interface().(vault.Pos); ok {
			if pos != (vault.Pos{}) {
				p.at(path, pos)
			}
			return
		}
		if v.Type().PkgPath() != reflect.TypeFor[vault.Vault]().PkgPath() {
			return
		}
		for i := range v.NumField() {
			p.walk(path, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			p.walk(path, v.Index(i))
		}
	}
}

// A position is more than inside: the text of a value stands there.
func TestPositionsPointAtTheirValues(t *testing.T) {
	text := "---\ngave: [le café, \"déjà vu\", ‘x’]\nreferrals:\n  - Éva Diop\n  - - Luc\nlanded{NBSP}: oui\n---\n" +
		"## Retours\n- (+) été #form/été [[Ana]]\n"
	fsys := fstest.MapFS{"meetings/2026-01-02 Ana.md": {Data: []byte(unseen.Replace(text))}}
	m := mustParse(t, fsys).Meetings[0]
	lines := strings.Split(unseen.Replace(text), "\n")
	for want, pos := range map[string]vault.Pos{
		"le café": m.Gave[0].Pos, `"déjà vu"`: m.Gave[1].Pos, "‘x’": m.Gave[2].Pos,
		"Éva Diop": m.Referrals[0].Pos, "Luc": m.Referrals[1].Pos, "oui": m.Landed.Pos,
		"(+) été": m.Feedback[0].Pos, "#form/été": m.Feedback[0].Themes[0].Pos, "[[Ana]]": m.Body.Links[0].Pos,
	} {
		if line := []rune(lines[pos.Line-1]); !strings.HasPrefix(string(line[pos.Col-1:]), want) {
			t.Errorf("%q is not at %v: %q", want, pos, string(line[pos.Col-1:]))
		}
	}
}

func TestParseIsDeterministic(t *testing.T) {
	for name, fsys := range vaults(t) {
		if strings.Contains(name, " ") && !strings.Contains(name, "references") && !strings.Contains(name, "french") {
			continue
		}
		want := dump(mustParse(t, fsys))
		for range 20 {
			if got := dump(mustParse(t, fsys)); got != want {
				t.Fatalf("%s:\n%s", name, difference(want, got))
			}
		}
	}
}

func dump(v *vault.Vault) string {
	var b strings.Builder
	for _, show := range []map[string]bool{nil, {
		"id": true, "sections": true, "links": true, "text": true, "people": true, "themes": true, "at": true,
	}} {
		b.WriteString(strings.Join(facts(v, show), "\n"))
	}
	return b.String() + diagnosed(v)
}
