//go:build !race

package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What one note may cost, whatever it holds.
const (
	mostTime   = 5 * time.Second
	mostMemory = 300 << 10 // KB
	mostPage   = 10 << 20  // bytes
)

// dear are the heads, repeated parts and tails of notes that once cost a
// Markdown or a YAML parser minutes or gigabytes, or might.
var dear = map[string][]string{
	"links in one line":     {"", "[[a]]", "60000"},
	"quotes":                {"", ">", "40000"},
	"quotes with spaces":    {"", "> ", "450000"},
	"open links":            {"", "[a](", "50000"},
	"open links in angles":  {"", "[a](<b", "32000"},
	"open brackets":         {"", "[", "900000"},
	"emphasis":              {"", "*a_ ", "32000"},
	"emphasis in its limit": {"", strings.Repeat("*a_ ", 499) + "\n\n", "120"},
	"links in their limit":  {"", strings.Repeat("[a](b", 900) + "\n\n", "50"},
	"definitions":           {strings.Repeat("[a]: b\n", 60000), "[a]", "100"},
	"one long definition":   {"[a]: /u \"" + strings.Repeat("x", 90000) + "\"\n\n", strings.Repeat("[a] ", 900) + "\n\n", "40"},
	"one line":              {"", "a", "1048000"},
	"empty lines":           {strings.Repeat("- ", 49) + "a\n", "\n", "250000"},
	"few lists, many lines": {strings.Repeat("- ", 2000), "\n", "2000"},
	"deep quotes":           {"", strings.Repeat("> ", 49) + "a\n", "2500"},
	"items":                 {"## Feedback\n", "- a\n", "60000"},
	"too many items":        {"", "- a\n", "100000"},
	"headings":              {"", "# h\n\n", "50000"},
	"feedback":              {"## Feedback\n", "- (-) a #form/x\n", "16000"},
	"too much feedback":     {"## Feedback\n", "- (-) a #form/x\n", "60000"},
	"signs":                 {"## Feedback\n\n", "? a\n\n", "50000"},
	"a wide table":          {"", "|a", "5000"},
	"tasks":                 {"", "- [ ] a waiting:[[Bobb]] due:x\n", "8000"},
	"conflicts":             {"", "<<<<<<< a\n", "90000"},
	"remarks in remarks":    {"", "> [!mentor]\n> > [!mentor]\n> > > [!mentor] x\n\n", "5000"},
	"comments in code":      {"", "`<!--", "51000"},
	"too many comments":     {"", "`<!--", "200000"},
	"HTML":                  {"", strings.Repeat("<a b=\"", 140) + "\n\n", "250"},
	"key: lists in lists":   {"---\ncontact:\n", "- ", "30000"},
	"key: too many lists":   {"---\ncontact:\n", "- ", "300000"},
	"key: brackets":         {"---\na: ", "[", "1000000"},
	"key: braces":           {"---\ngoals: ", "{a: ", "15000"},
	"key: many":             {"---\n", "a: b\n", "40000"},
	"key: no keys":          {"---\n", "x\n", "30000"},
	"key: escapes":          {"---\ncontact: [", `"\x41",`, "9000"},
	"key: names":            {"---\ncontact: [", "Annabelle Smyth,", "3000"},
	"key: references":       {"---\ncontact:\n  - &a\n    [x,y]\n", "  - &a [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n", "1500"},
	"key: not UTF-8":        {"---\nrole: ", "\xe9", "60000"},
	"zeros":                 {"", "\x00", "1000000"},
	"50 MB":                 {"", "x", "52428800"},
}

// TestNoNoteCostsTooMuch runs check and report, each in a process of its own,
// on a vault with one such note.
func TestNoNoteCostsTooMuch(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	notes := map[string]string{"key: keys in keys": "---\n" + stairs(1300) + "---\n", "key: some keys in keys": "---\n" + stairs(340) + "---\n"}
	for name, parts := range dear {
		count, _ := strconv.Atoi(parts[2])
		text := parts[0] + strings.Repeat(parts[1], count)
		if strings.HasPrefix(name, "key: ") {
			text += "\n---\n"
		}
		notes[name] = text
	}
	for name, text := range notes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, filepath.Join(dir, "carnet.yaml"), "today: 2026-03-20\n")
			write(t, filepath.Join(dir, "contacts", "Bob.md"), "")
			write(t, filepath.Join(dir, "meetings", "2026-03-12 Ana.md"), text)
			for _, args := range []string{"check", "check --json", "report", "report --format json"} {
				cost(t, dir, strings.Fields(args))
			}
			if info, err := os.Stat(filepath.Join(dir, ownFolder, "report.html")); err != nil || info.Size() > mostPage {
				t.Errorf("the page: %v, %v", info, err)
			}
		})
	}
}

// stairs are keys inside keys.
func stairs(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func init() { programs["weighed-carnet"] = weighed }

// weighed is carnet that says in a file how much memory it had at most. What
// the system tells the parent counts the parent's own in.
func weighed() {
	collectLate()
	code := run(context.Background(), system(), os.Args[1:])
	status, err := os.ReadFile("/proc/self/status")
	if m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status); err == nil && m != nil {
		err = os.WriteFile(os.Getenv("WEIGHT"), m[1], 0o600)
	}
	if err != nil {
		panic(err)
	}
	os.Exit(code)
}

// cost runs carnet and holds what it took against the limits.
func cost(t *testing.T, dir string, args []string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 4*mostTime)
	defer cancel()
	weight := filepath.Join(t.TempDir(), "weight")
	c := exec.CommandContext(ctx, os.Args[0], args...)
	c.Args[0] = "weighed-carnet"
	c.Dir, c.Env = dir, append(os.Environ(), "WEIGHT="+weight)
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != exitMend) {
		t.Fatalf("carnet %s: %v\n%.300s", strings.Join(args, " "), err, out)
	}
	data, err := os.ReadFile(weight)
	if err != nil {
		t.Fatal(err)
	}
	memory, _ := strconv.Atoi(string(data))
	took := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	if took > mostTime || memory > mostMemory || len(out) > mostPage {
		t.Errorf("carnet %s: %s, %d MB, %d bytes said", strings.Join(args, " "), took, memory>>10, len(out))
	}
	t.Logf("carnet %s: %s, %d MB", strings.Join(args, " "), took, memory>>10)
}
