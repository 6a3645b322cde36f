package report_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

var update = flag.Bool("update", false, "write what the report says now into testdata")

// Words of both languages: loading a catalogue takes longer than a report.
var (
	english = i18n.New("en")
	french  = i18n.New("fr")
)

// parse reads a vault.
func parse(t testing.TB, fsys fs.FS) *vault.Vault {
	t.Helper()
	v, err := parser.Parse(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// build makes the report of a vault, on the day its settings name.
func build(t testing.TB, fsys fs.FS, words *i18n.Words) *report.Report {
	t.Helper()
	return buildParsed(parse(t, fsys), words)
}

func buildParsed(v *vault.Vault, words *i18n.Words) *report.Report {
	today := vault.NewDate(2026, 5, 3)
	if v.Settings.Today.Set {
		today = v.Settings.Today.V
	}
	return report.Build(v, report.Options{Today: today, Words: words, Version: "1.2.3"})
}

// jsonOf is the report as data.
func jsonOf(t testing.TB, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// htmlOf is the report as a page.
func htmlOf(t testing.TB, r *report.Report, words *i18n.Words) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.HTML(&b, r, words); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// longOf is the page from its templates as they are written, with line breaks.
func longOf(t testing.TB, r *report.Report, words *i18n.Words) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.LongHTML(&b, r, words); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String()) + "\n"
}

// exampleVault is the example that carnet comes with.
func exampleVault() fs.FS { return os.DirFS("../example-vault") }

// inMemory is a vault of the given files.
func inMemory(files map[string]string) fs.FS {
	m := fstest.MapFS{}
	for path, text := range files {
		m[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return m
}

// readFiles reads every note and carnet.yaml of a vault.
func readFiles(t testing.TB, fsys fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") && path != "carnet.yaml" {
			return err
		}
		text, err := fs.ReadFile(fsys, path)
		files[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sameLines fails with the first lines that differ.
func sameLines(t *testing.T, name, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	shown := 0
	for i := 0; i < max(len(g), len(w)) && shown < 5; i++ {
		if a, b := lineAt(g, i), lineAt(w, i); a != b {
			t.Errorf("%s, line %d:\n got %s\nwant %s", name, i+1, a, b)
			shown++
		}
	}
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(the end)"
}
