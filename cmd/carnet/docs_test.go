package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"carnet/parser"
)

// fence finds the fenced blocks of a document with their info strings.
var fence = regexp.MustCompile("(?ms)^```(.+?)\n(.*?)^```$")

// TestFormatExamplesAreGood reads the examples of docs/format.md as one vault.
func TestFormatExamplesAreGood(t *testing.T) {
	vault := fstest.MapFS{}
	for _, block := range fence.FindAllStringSubmatch(readDoc(t, "docs/format.md"), -1) {
		if _, file, ok := strings.Cut(block[1], " "); ok {
			vault[file] = &fstest.MapFile{Data: []byte(block[2])}
		}
	}
	if len(vault) < 8 {
		t.Fatalf("only %d examples found", len(vault))
	}
	v, err := parser.Parse(vault)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range v.Diagnostics {
		t.Errorf("%s:%d:%d: %s %v", d.Path, d.Pos.Line, d.Pos.Col, d.Code, d.Args)
	}
	if got, want := len(v.Meetings)+len(v.Contacts)+len(v.Pitches)+len(v.Targets), len(vault)-1; got != want {
		t.Errorf("%d notes read of %d", got, want)
	}
}

// TestReadmeCommands runs the commands of README.md in a copy of the example
// vault's surroundings and compares what they say.
func TestReadmeCommands(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "example-vault"), notes(os.DirFS("../../example-vault"))); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, block := range fence.FindAllStringSubmatch(readDoc(t, "README.md"), -1) {
		if block[1] != "console" {
			continue
		}
		command, want, _ := strings.Cut(block[2], "\n")
		args, ok := strings.CutPrefix(command, "$ go run ./cmd/carnet ")
		if !ok {
			continue
		}
		a, out, errs := testApp(dir)
		a.getenv = authorOnly
		run(t.Context(), a, strings.Fields(args))
		if got := out.String() + errs.String(); got != want {
			t.Errorf("%s says\n%s\nREADME has\n%s", command, got, want)
		}
		ran++
	}
	if ran == 0 {
		t.Error("README has no command to run")
	}
}

// authorOnly is the environment of somebody whom git knows.
func authorOnly(name string) string {
	return map[string]string{"GIT_AUTHOR_NAME": "Camille Martin", "GIT_AUTHOR_EMAIL": "camille@example.org"}[name]
}

// notes is a vault without carnet's own folder.
func notes(fsys fs.FS) fs.FS { return withoutOwn{fsys} }

type withoutOwn struct{ fs.FS }

func (w withoutOwn) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.FS, name)
	kept := entries[:0]
	for _, entry := range entries {
		if entry.Name() != ownFolder {
			kept = append(kept, entry)
		}
	}
	return kept, err
}

// TestDocumentsHoldTogether follows the links between the documents.
func TestDocumentsHoldTogether(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
	for _, doc := range []string{"README.md", "README.fr.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/format.md", "docs/checks.md", "docs/limits.md", "docs/method.md", "docs/sharing.md", "docs/sharing.fr.md", "docs/architecture.md", "docs/decisions.md"} {
		for _, m := range link.FindAllStringSubmatch(readDoc(t, doc), -1) {
			if _, err := os.Stat(filepath.Join("../..", filepath.Dir(doc), m[1])); err != nil {
				t.Errorf("%s leads to %s, which is not there", doc, m[1])
			}
		}
	}
}

func readDoc(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
