package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// testApp is an app in the given folder, with a clock that stands still and
// streams to read from.
func testApp(dir string) (a *app, out, err *bytes.Buffer) {
	out, err = new(bytes.Buffer), new(bytes.Buffer)
	return &app{
		in: strings.NewReader(""), out: out, err: err,
		asks:   func() bool { return false },
		shows:  func() bool { return false },
		getenv: func(string) string { return "" },
		environ: func() []string {
			return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + filepath.Join(dir, "nobody"), "GIT_CONFIG_NOSYSTEM=1"}
		},
		getwd:    func() (string, error) { return dir, nil },
		now:      func() time.Time { return time.Date(2026, time.March, 20, 12, 0, 0, 0, time.UTC) },
		browse:   func(string) error { return nil },
		browseAt: func(string) error { return nil },
		terminal: func() int { return 0 },
		screen:   func() int { return 0 },
		account:  func() (login, name string) { return "camille", "Camille Martin" },
		version:  "test",
	}, out, err
}

// write makes a file and the folders above it.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOpenIsGivenThePage(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "carnet.yaml"), "owner: Ana\n")
	a, _, _ := testApp(dir)
	var opened string
	a.browse = func(path string) error { opened = path; return nil }
	if code := run(t.Context(), a, []string{"report", "--open"}); code != exitDone {
		t.Fatalf("exit %d", code)
	}
	if want := filepath.Join(dir, ".carnet", "report.html"); opened != want {
		t.Errorf("opened %q, want %q", opened, want)
	}
}

func TestColoursOnlyOnATerminalThatWantsThem(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "carnet.yaml"), "")
	write(t, filepath.Join(dir, "meetings", "2026-03-12 Ana.md"), "---\nlanded: maybe\n---\n")
	for _, c := range []struct {
		width   int
		noColor string
		want    bool
	}{{0, "", false}, {80, "", true}, {80, "1", false}} {
		a, out, _ := testApp(dir)
		a.screen = func() int { return c.width }
		a.getenv = func(name string) string { return map[string]string{"NO_COLOR": c.noColor}[name] }
		run(t.Context(), a, []string{"check"})
		if got := strings.Contains(out.String(), "\033["); got != c.want {
			t.Errorf("width %d, NO_COLOR %q: coloured %v, want %v", c.width, c.noColor, got, c.want)
		}
	}
}

func TestInterruptedWhileWorking(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "carnet.yaml"), "")
	ctx, cancel := context.WithCancel(t.Context())
	a, _, errs := testApp(dir)
	a.browse = func(string) error {
		cancel()
		<-t.Context().Done() // never: the work goes on for ever
		return nil
	}
	if code := run(ctx, a, []string{"report", "--open"}); code != exitInterrupted {
		t.Errorf("exit %d, want %d (%s)", code, exitInterrupted, errs)
	}
	if !strings.HasSuffix(errs.String(), "carnet: interrupted\n") {
		t.Errorf("said %q", errs)
	}
}

func TestProgressIsWipedAway(t *testing.T) {
	a, _, errs := testApp(t.TempDir())
	a.words = nil
	a.terminal = func() int { return 0 }
	a.progress("progress.reading")()
	if errs.Len() > 0 {
		t.Errorf("progress without a terminal: %q", errs)
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"plain é 漢":            "plain é 漢",
		"\x1b]0;title\x07":     "\ufffd]0;title\ufffd",
		"right\u202eto left":   "right\ufffdto left",
		"line\rover":           "line\ufffdover",
		"c1 \u009b31m":         "c1 \ufffd31m",
		"tab\tand\nline stays": "tab\tand\nline stays",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFindRootStopsAtHome(t *testing.T) {
	base := t.TempDir()
	write(t, filepath.Join(base, "carnet.yaml"), "")
	home := filepath.Join(base, "home")
	inside := filepath.Join(home, "a", "b")
	if err := os.MkdirAll(inside, 0o700); err != nil {
		t.Fatal(err)
	}
	if root, ok := findRoot(inside, home); ok {
		t.Errorf("found %s above the home folder", root)
	}
	if root, ok := findRoot(inside, ""); !ok || root != base {
		t.Errorf("found %q, %v, want %q", root, ok, base)
	}
}
