package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"carnet/vault"
)

// A vault from elsewhere may hold what a terminal obeys, in the names of its
// files too. Whatever the command and the form, none of it comes out as it is,
// and no name makes a line that looks like carnet's own.
func TestNothingThatATerminalObeysComesOut(t *testing.T) {
	const active = "\x1b]0;owned\a\x1b[31m\u009b2J\u202e\x7f"
	dir := t.TempDir()
	for name, text := range map[string]string{
		"carnet.yaml":                                   "owner: \"\\e[31m\\x9b\\u202e\"\nlanguage: de" + active + "\n",
		"contacts/Ana" + active + ".md":                 "---\ncircle: \"" + active + "\"\n" + active + ": x\nrole: \"a\\r\\nb\"\n---\n" + active + "\rover\n",
		"contacts/x\ncontacts/Bob.md:1:1: error: no.md": "---\ncircle: 9\n---\n",
		"meetings/2026-03-12 Ana.md":                    "---\npitch: v1" + active + "\nlanded: \"maybe\\n  contacts/Bob.md:1:1: error: no\"\n---\n## Feedback\n- (+) said " + active + " #form/" + active + "\n",
		"pitches/v2.md":                                 "# A " + active + "\n",
		"meetings/2026-03-13 \u009b31mCarla\x1b[0m.md":  "- [ ] a task " + active + "\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Skip(err) // a system whose files have no such names
		}
	}
	for _, args := range []string{
		"check", "check --lang fr", "check --json", "check --format github", "report", "report --format json", "report -o -", "check nowhere" + active, "check --explain " + active,
		"next --all --date 2026-05-03", "next --json --lang fr", "--date 2026-05-03", "list contacts", "list contacts --csv", "list contacts --json", "list meetings", "list tasks", "list themes --lang fr", "list pitches --columns id,title,path", "list contacts --where " + active + "=1", "list meetings --where contact=" + active,
		"brief " + active, "brief Ana" + active, "brief x contacts/Bob.md:1:1: error: no", "brief Ana" + active + " --json",
	} {
		a, out, errs := testApp(dir)
		run(t.Context(), a, strings.Split(args, " "))
		said := out.String() + errs.String()
		if strings.HasSuffix(args, "--csv") {
			said = strings.ReplaceAll(said, "\r\n", "\n") // how a line of CSV ends
		}
		if said == "" || !utf8.ValidString(said) || strings.ContainsAny(said, "\x00\x1b\a\b\r\x7f\u009b\u202e") {
			t.Errorf("carnet %q lets through %q", args, excerptOf(said))
		}
		for line := range strings.Lines(said) {
			if args != "report -o -" && strings.HasPrefix(strings.TrimSpace(line), "contacts/Bob.md") || strings.HasPrefix(line, "::") && strings.Contains(line, "file=contacts/Bob.md") {
				t.Errorf("carnet %q says %q, which is no line of its own", args, line)
			}
		}
	}
}

// excerptOf is where the first of such characters stands.
func excerptOf(said string) string {
	at := max(0, strings.IndexFunc(said, isActive))
	return said[max(0, at-40):min(len(said), at+40)]
}

func TestExcerptsOfLongLines(t *testing.T) {
	long := strings.Repeat("é", 100) + "HERE" + strings.Repeat("漢", 200)
	for _, c := range []struct {
		line       string
		col, width int
		want, mark string
	}{
		{"short here", 7, 4, "short here", "      ^^^^"},
		{"\tà 漢 here", 4, 1, " à 漢 here", "   ^^"},
		{strings.Repeat("a", 200), 1, 200, strings.Repeat("a", 160) + "…", strings.Repeat("^", 160)},
		{long, 101, 4, "…" + strings.Repeat("é", 60) + "HERE" + strings.Repeat("漢", 96) + "…", strings.Repeat(" ", 61) + "^^^^"},
		{"here", 9, 1, "here", "    ^"},
		{"   ", 1, 1, "", ""},
	} {
		line, mark := excerpt(vault.Diagnostic{Line: c.line, Width: c.width, Pos: vault.Pos{Line: 1, Col: c.col}})
		if line != c.want || mark != c.mark {
			t.Errorf("excerpt of %q:\n%s\n%s\nwant\n%s\n%s", c.line, line, mark, c.want, c.mark)
		}
	}
}
