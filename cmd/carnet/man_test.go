package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
)

// Every command has its page in both languages, with what its help says.
func TestManPages(t *testing.T) {
	dir := t.TempDir()
	a, _, errs := testApp(dir)
	if code := run(t.Context(), a, []string{"man", "--dir", "out"}); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	for _, lang := range i18n.Languages {
		a.words = i18n.New(lang)
		folder := filepath.Join(dir, "out", "man1")
		if lang == "fr" {
			folder = filepath.Join(dir, "out", "fr", "man1")
		}
		eachCommand(a.rootCommand(), func(c *cobra.Command) {
			page, err := os.ReadFile(filepath.Join(folder, manName(c)+".1"))
			if err != nil {
				t.Errorf("%s, %s: %v", lang, c.CommandPath(), err)
				return
			}
			holds(t, c, string(page), a.words.Say("man.exit-status", nil))
		})
		lint(t, folder)
	}
	if code := run(t.Context(), a, []string{"man", "--dir", "out"}); code != exitDone {
		t.Errorf("its own pages are not written again: exit %d", code)
	}
}

// eachCommand visits a command and those below it that are listed.
func eachCommand(c *cobra.Command, visit func(*cobra.Command)) {
	visit(c)
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			eachCommand(sub, visit)
		}
	}
}

// holds looks for the examples, the exit codes and the flags of a command.
func holds(t *testing.T, c *cobra.Command, page, exits string) {
	t.Helper()
	for _, line := range strings.Split(c.Example, "\n") {
		if !strings.Contains(page, roff(strings.TrimPrefix(line, "  "))) {
			t.Errorf("%s: no example %q", c.CommandPath(), line)
		}
	}
	if c.Annotations[exitsAnnotation] != "" && !(strings.Contains(page, ".SH "+strings.ToUpper(exits)) && strings.Contains(page, ".TP\n130\n")) {
		t.Errorf("%s: no exit codes", c.CommandPath())
	}
	if !strings.Contains(page, `\fB\-\-lang\fR`) {
		t.Errorf("%s: no flags of every command", c.CommandPath())
	}
}

// lint lets mandoc read the pages, where it is there.
func lint(t *testing.T, folder string) {
	t.Helper()
	mandoc, err := exec.LookPath("mandoc")
	if err != nil {
		return
	}
	pages, _ := filepath.Glob(filepath.Join(folder, "*.1"))
	if said, err := exec.Command(mandoc, append([]string{"-Tlint", "-Wwarning"}, pages...)...).CombinedOutput(); err != nil {
		t.Errorf("mandoc: %s", said)
	}
}

func TestManPagesReplaceOnlyTheirOwn(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "out", "man1", "carnet.1"), "mine\n")
	a, _, _ := testApp(dir)
	if code := run(t.Context(), a, []string{"man", "--dir", "out"}); code != exitFailed {
		t.Errorf("exit %d, want %d", code, exitFailed)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "out", "man1", "carnet.1")); string(text) != "mine\n" {
		t.Errorf("the file is now %q", text)
	}
	for _, args := range [][]string{{"man"}, {"man", "--dir", "out", "more"}} {
		if code := run(t.Context(), a, args); code != exitUsage {
			t.Errorf("%v: exit %d, want %d", args, code, exitUsage)
		}
	}
}

func TestRoff(t *testing.T) {
	for text, want := range map[string]string{
		".TH":            `\&.TH`,
		"'x'":            `\&'x'`,
		`a\b --where`:    `a\eb \-\-where`,
		"fin\u00a0: été": `fin\~: été`,
	} {
		if got := roff(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
