package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"carnet/parser"
)

// newVault makes a vault with init and gives its folder.
func newVault(t *testing.T, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	a, _, errs := testApp(dir)
	if code := run(t.Context(), a, append(args, "init", "vault")); code != exitDone {
		t.Fatalf("init exits with %d: %s", code, errs)
	}
	return filepath.Join(dir, "vault")
}

func TestInitNeedsNoGitProgram(t *testing.T) {
	t.Setenv("PATH", "")
	dir := newVault(t)
	if _, err := os.Stat(filepath.Join(dir, ".git", "refs", "heads", "main")); err != nil {
		t.Errorf("no first commit: %v", err)
	}
}

// TestSettingsAreExplainedByExamplesThatWork takes the # away from the settings
// that carnet.yaml explains: each is understood, and nothing is to mend.
func TestSettingsAreExplainedByExamplesThatWork(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		dir := newVault(t, "--lang", lang)
		path := filepath.Join(dir, parser.SettingsFile)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		awake := regexp.MustCompile(`(?m)^#( *\pL+(?:_\pL+|-\pL+)*:)`).ReplaceAllString(string(text), "$1")
		write(t, path, awake)
		v, err := parser.Parse(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range v.Diagnostics {
			t.Errorf("%s: %s:%d: %s %v", lang, d.Path, d.Pos.Line, d.Code, d.Args)
		}
		s := v.Settings
		if !s.Owner.Set || !s.Mission.Set || !s.Offer.How.Set || s.Goals.NewContactsPerMonth.V != 2 ||
			s.KeepInTouch.V.N != 3 || s.ReplyTo.V != "jeanne@example.org" || len(s.Themes) != 2 || s.Language.V != lang {
			t.Errorf("%s: not all settings are there: %+v", lang, s)
		}
	}
}

func TestAnUnusualNameIsQuoted(t *testing.T) {
	for name, want := range map[string]string{
		"Léa Nørgård-O’Neil": "Léa Nørgård-O’Neil",
		`no: "yes" #1`:       `no: "yes" #1`,
	} {
		dir := t.TempDir()
		a, _, _ := testApp(dir)
		a.getenv = func(key string) string {
			return map[string]string{"GIT_AUTHOR_NAME": name, "GIT_CONFIG_NOSYSTEM": "1"}[key]
		}
		run(t.Context(), a, []string{"init"})
		settings, found := parser.ReadSettings(os.DirFS(dir))
		if settings.Owner.V != want || len(found) > 0 {
			t.Errorf("owner is %q, want %q; %v", settings.Owner.V, want, found)
		}
	}
}

// TestTheTemplateMakesAGoodNote fills the template of a meeting as Obsidian
// would insert it.
func TestTheTemplateMakesAGoodNote(t *testing.T) {
	for lang, file := range map[string]string{"en": "meeting.md", "fr": "rendez-vous.md"} {
		dir := newVault(t, "--lang", lang)
		text, err := os.ReadFile(filepath.Join(dir, "_templates", file))
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(text), "<!--", 3)
		said := parts[0] + "<!--" + parts[1] + "- (-) he wiped a clean table #form/too-long\n\n<!--" + parts[2]
		write(t, filepath.Join(dir, "meetings", "2026-03-12 Jeanne Morel.md"), said)
		v, err := parser.Parse(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		if len(v.Meetings) != 1 || len(v.Meetings[0].Feedback) != 1 || len(v.Diagnostics) > 0 {
			t.Errorf("%s: %v\n%s", lang, v.Diagnostics, said)
		}
	}
}

func TestInitWhereNothingCanBeWritten(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if probe, err := os.CreateTemp(dir, "probe"); err == nil {
		probe.Close()
		t.Skip("this account may write everywhere")
	}
	a, _, errs := testApp(dir)
	if code := run(t.Context(), a, []string{"init", "vault"}); code != exitFailed || !strings.Contains(errs.String(), "you are not allowed to") {
		t.Errorf("exit %d: %s", code, errs)
	}
}
