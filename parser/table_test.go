package parser

// The tables in testdata: one topic a file, many cases in each. A case opens
// with a file called "# title"; below it stand the notes of a vault and, last,
// the file "want" with the facts that carnet reads and the mistakes it finds.
// A line "show: date landed" under the title keeps those facts only.
//
// A file called "lines KIND" is a table in the table: each of its lines is the
// front matter of a note of its own, or an item of its body, with what comes
// of it behind the arrow.
//
// Bytes that do not show are written {NBSP}, {NNBSP}, {CR}, {LF}, {TAB}, {BOM}.
// After a change that is meant, run go test ./parser -update and read the diff.

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"carnet/vault"
)

var update = flag.Bool("update", false, "write what is read into the tables")

var unseen = strings.NewReplacer(
	"{NBSP}", "\u00a0", "{NNBSP}", "\u202f", "{CR}", "\r", "{LF}", "\n", "{TAB}", "\t", "{BOM}", "\ufeff",
	"{NUL}", "\x00", "{E-ACUTE}", "e\u0301", "{LATIN1}", "\xe9",
)

// A tableCase is one case of a table: which files of the archive are its own.
type tableCase struct {
	title string
	show  map[string]bool
	vault fstest.MapFS
	lines []*txtar.File
	want  *txtar.File
}

func TestTables(t *testing.T) {
	for _, path := range tables(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range cases(archive) {
				t.Run(c.title, func(t *testing.T) { c.run(t) })
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func tables(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	return paths
}

func cases(archive *txtar.Archive) []*tableCase {
	var all []*tableCase
	var c *tableCase
	for i := range archive.Files {
		f := &archive.Files[i]
		switch {
		case strings.HasPrefix(f.Name, "# "):
			c = &tableCase{title: f.Name[2:], vault: fstest.MapFS{}, show: shown(string(f.Data))}
			all = append(all, c)
		case f.Name == "want":
			c.want = f
		case strings.HasPrefix(f.Name, "lines "):
			c.lines = append(c.lines, f)
		default:
			c.vault[unseen.Replace(f.Name)] = &fstest.MapFile{Data: []byte(unseen.Replace(string(f.Data))), Mode: 0o644}
		}
	}
	return all
}

// shown reads which facts a case is about, nil for all.
func shown(text string) map[string]bool {
	for line := range strings.Lines(text) {
		if keys, ok := strings.CutPrefix(line, "show:"); ok {
			show := map[string]bool{}
			for _, k := range strings.Fields(keys) {
				show[k] = true
			}
			return show
		}
	}
	return nil
}

func (c *tableCase) run(t *testing.T) {
	if c.want == nil && len(c.lines) == 0 {
		t.Fatal("a case without want")
	}
	for _, f := range c.lines {
		compare(t, f, c.runLines(t, f))
	}
	if c.want != nil {
		v := mustParse(t, c.vault)
		compare(t, c.want, strings.Join(facts(v, c.show), "\n")+"\n"+diagnosed(v))
	}
}

// compare holds what was read against the table, or writes it there.
func compare(t *testing.T, f *txtar.File, got string) {
	t.Helper()
	got = strings.Trim(got, "\n") + "\n"
	if *update {
		f.Data = []byte(got)
		return
	}
	want := strings.Trim(string(f.Data), "\n") + "\n"
	if got != want {
		t.Errorf("%s:\n%s", f.Name, difference(want, got))
	}
}

// difference shows the lines that only one of the two texts has.
func difference(want, got string) string {
	var b strings.Builder
	only := func(sign, a, other string) {
		have := strings.Split(other, "\n")
		for line := range strings.SplitSeq(a, "\n") {
			if !slices.Contains(have, line) {
				fmt.Fprintf(&b, "%s %s\n", sign, line)
			}
		}
	}
	only("want", want, got)
	only(" got", got, want)
	return b.String()
}

// A lineForm says which note a line of a table stands in.
type lineForm struct{ path, before, after string }

var lineForms = map[string]lineForm{
	"meeting":  {"meetings/2026-01-02 Ana Ruiz.md", "---\n", "\n---\n"},
	"contact":  {"contacts/Ana Ruiz.md", "---\n", "\n---\n"},
	"pitch":    {"pitches/draft.md", "---\n", "\n---\n"},
	"target":   {"targets/Amarine.md", "---\n", "\n---\n"},
	"settings": {"carnet.yaml", "", "\n"},
	"feedback": {"meetings/2026-01-02 Ana Ruiz.md", "## Feedback\n", "\n"},
	"body":     {"meetings/2026-01-02 Ana Ruiz.md", "", "\n"},
}

// runLines reads each line in a note of its own and writes beside it what was
// read there.
func (c *tableCase) runLines(t *testing.T, f *txtar.File) string {
	form, ok := lineForms[strings.TrimPrefix(f.Name, "lines ")]
	if !ok {
		t.Fatalf("no such lines: %s", f.Name)
	}
	var rows [][2]string
	for line := range strings.SplitSeq(strings.Trim(string(f.Data), "\n"), "\n") {
		input, _, _ := strings.Cut(line, "=>")
		input = strings.TrimRight(input, " ")
		if input == "" || strings.HasPrefix(input, "//") {
			rows = append(rows, [2]string{input})
			continue
		}
		rows = append(rows, [2]string{input, c.readLine(t, form, unseen.Replace(input))})
	}
	return aligned(rows)
}

func (c *tableCase) readLine(t *testing.T, form lineForm, input string) string {
	files := fstest.MapFS{form.path: {Data: []byte(form.before + input + form.after), Mode: 0o644}}
	for path, file := range c.vault {
		files[path] = file
	}
	v := mustParse(t, files)
	var all []string
	for _, fact := range facts(v, c.show) {
		if fact, ok := strings.CutPrefix(fact, "\t"); ok && !strings.HasSuffix(fact, derivedMark) {
			all = append(all, fact)
		}
	}
	for _, d := range v.Diagnostics {
		if d.Path == form.path {
			_, said, _ := strings.Cut(diagnosis(d), ": ")
			all = append(all, said)
		}
	}
	return strings.Join(all, "; ")
}

func aligned(rows [][2]string) string {
	width := 0
	for _, r := range rows {
		if n := utf8.RuneCountInString(r[0]); n > width && n < 60 {
			width = n
		}
	}
	var b strings.Builder
	for _, r := range rows {
		if r[0] == "" || strings.HasPrefix(r[0], "//") {
			b.WriteString(r[0] + "\n")
			continue
		}
		pad := strings.Repeat(" ", max(0, width-utf8.RuneCountInString(r[0])))
		b.WriteString(strings.TrimRight(r[0]+pad+" => "+r[1], " ") + "\n")
	}
	return b.String()
}

func mustParse(t testing.TB, fsys fs.FS) *vault.Vault {
	t.Helper()
	v, err := Parse(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
