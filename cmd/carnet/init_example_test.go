package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// newExample makes the example vault and gives its folder.
func newExample(t *testing.T, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	a, _, errs := testApp(dir)
	if code := run(t.Context(), a, append(args, "init", "--example", "example")); code != exitDone {
		t.Fatalf("init --example exits with %d: %s", code, errs)
	}
	return filepath.Join(dir, "example")
}

// TestTheExampleHasTheSameCommitsEverywhere holds the id of the last commit,
// which seals all before it, in either language. It changes with every change of
// the example vault and its past: make update writes it anew.
func TestTheExampleHasTheSameCommitsEverywhere(t *testing.T) {
	const golden = "testdata/example-head"
	for _, lang := range []string{"en", "fr"} {
		got, err := os.ReadFile(filepath.Join(newExample(t, "--lang", lang), ".git", "refs", "heads", "main"))
		if err != nil {
			t.Fatal(err)
		}
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(golden, got, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || strings.TrimSpace(string(got)) != strings.TrimSpace(string(want)) {
			t.Errorf("%s: the last commit is %s, want %s, %v", lang, got, want, err)
		}
	}
}

func TestTheExampleIsTheVaultThatIsCarried(t *testing.T) {
	made := newExample(t)
	if err := os.RemoveAll(filepath.Join(made, ".git")); err != nil {
		t.Fatal(err)
	}
	carried := filepath.Join(t.TempDir(), "vault")
	if err := os.CopyFS(carried, notes(os.DirFS("../../example-vault"))); err != nil {
		t.Fatal(err)
	}
	if got, want := contents(t, made), contents(t, carried); got != want {
		t.Error("the example differs from example-vault")
	}
}

// contents are the names and bytes of all files of a folder.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, file)
		data, err := os.ReadFile(file)
		all.WriteString(rel + "\n" + string(data) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// TestThePastOfTheExampleIsRich holds what the report has to show of it: every
// version was reworded, before it was told and after, and none beyond a tenth.
func TestThePastOfTheExampleIsRich(t *testing.T) {
	dir := newExample(t)
	a, out, errs := testApp(dir)
	if code := run(t.Context(), a, []string{"check"}); code != exitDone || out.Len()+errs.Len() > 0 {
		t.Errorf("check exits with %d: %s%s", code, out, errs)
	}
	a, out, errs = testApp(dir)
	if code := run(t.Context(), a, []string{"report", "--format", "json"}); code != exitDone {
		t.Fatalf("report exits with %d: %s", code, errs)
	}
	var r struct {
		History struct{ State string }
		Pitches []struct {
			ID        string
			Revisions []struct{ Told []string }
			Reworded  any
		}
	}
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if r.History.State != "whole" || len(r.Pitches) != 5 {
		t.Errorf("history %q, %d pitches", r.History.State, len(r.Pitches))
	}
	afterTold := 0
	for _, p := range r.Pitches {
		if len(p.Revisions) < 2 || len(p.Revisions[0].Told) > 0 || p.Reworded != nil {
			t.Errorf("%s: %+v", p.ID, p)
		}
		if len(p.Revisions) > 2 && len(p.Revisions[1].Told) > 0 {
			afterTold++
		}
	}
	if afterTold < 4 {
		t.Errorf("%d versions were reworded after they were told", afterTold)
	}
}
