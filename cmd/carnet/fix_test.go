package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"carnet/parser"
)

const unmended = "---\nrole: a : b\ngroups: c : d\naliases: e : f\n---"

func TestFixAsksForEachMend(t *testing.T) {
	dir := t.TempDir()
	note := filepath.Join(dir, "contacts", "Ana.md")
	write(t, filepath.Join(dir, "carnet.yaml"), "")
	for answers, want := range map[string]string{
		"n\ny\nn\n":           "---\nrole: a : b\ngroups: \"c : d\"\naliases: e : f\n---",
		"y\nq\n":              "---\nrole: \"a : b\"\ngroups: c : d\naliases: e : f\n---",
		"?\nsure\n\nn\nall\n": "---\nrole: a : b\ngroups: \"c : d\"\naliases: \"e : f\"\n---",
		"":                    unmended,
	} {
		write(t, note, unmended)
		a, _, errs := testApp(dir)
		a.asks = func() bool { return true }
		a.in = strings.NewReader(answers)
		if code := run(t.Context(), a, []string{"check", "--fix"}); code != exitDone {
			t.Errorf("exit %d: %s", code, errs)
		}
		if got := read(t, note); got != want {
			t.Errorf("answers %q: got\n%s\nwant\n%s", answers, got, want)
		}
		if !strings.Contains(errs.String(), "  - role: a : b\n  + role: \"a : b\"\n") {
			t.Errorf("the mend was not shown: %s", errs)
		}
	}
}

func TestFixKeepsTheModeOfANote(t *testing.T) {
	dir := t.TempDir()
	note := filepath.Join(dir, "contacts", "Ana.md")
	write(t, filepath.Join(dir, "carnet.yaml"), "")
	write(t, note, unmended)
	if err := os.Chmod(note, 0o640); err != nil {
		t.Fatal(err)
	}
	a, _, _ := testApp(dir)
	run(t.Context(), a, []string{"check", "--fix", "--yes"})
	info, err := os.Stat(note)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	entries, _ := os.ReadDir(filepath.Dir(note))
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestFixRefusesAFileThatChanged(t *testing.T) {
	dir := t.TempDir()
	note := filepath.Join(dir, "contacts", "Ana.md")
	write(t, note, unmended)
	found := parser.Recheck("contacts/Ana.md", []byte(unmended))
	changed := "---\nname: Ana\nrole: a : b\n---"
	write(t, note, changed)
	if id := mendFile(note, "contacts/Ana.md", found); id != "error.fix-changed" {
		t.Errorf("said %q", id)
	}
	if got := read(t, note); got != changed {
		t.Errorf("the note is now %q", got)
	}
	if id := replaceFile(note, 0o600, []byte("something else"), []byte("mended")); id != "error.fix-changed" {
		t.Errorf("said %q", id)
	}
	if got := read(t, note); got != changed {
		t.Errorf("the note is now %q", got)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
