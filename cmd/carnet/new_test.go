package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"carnet/parser"
)

// vaultWithRenee is an empty vault with a person in it.
func vaultWithRenee(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	write(t, filepath.Join(dir, "carnet.yaml"), "today: 2026-03-18\n")
	write(t, filepath.Join(dir, "contacts", "Renée Ort.md"), "a note\n")
	return dir
}

// Whatever a note is to be called, it stands inside the vault under a name that
// every system takes, says its true name, and nothing else is touched.
func TestHostileNamesStayInside(t *testing.T) {
	names := []string{
		"../../x", "/etc/passwd", `..\..\x`, "a/b", "CON", "nul.txt", strings.Repeat("long ", 60), strings.Repeat("é", 300),
		"two\nlines", "-dash", "--help", "_x", ".hidden", "a:b", "what?", "[[link]]", "#tag", `"quoted"`, "'q", "null", "a: b # c", "README",
		"jeanne-morel", "\x1b[31mred", "a\u202eb", "e\u0301", "% %% <!-- x", "yes", "2026-03-12", "—", "..", "/", "", "\xff",
	}
	for _, kind := range []string{"contact", "meeting", "target", "pitch"} {
		for _, name := range names {
			base := vaultWithRenee(t)
			before := hashTree(t, filepath.Join(base, "contacts"))
			a, out, errs := testApp(base)
			code := run(t.Context(), a, []string{"new", kind, "--no-edit", "--", name})
			if code != exitDone && code != exitUsage {
				t.Errorf("new %s %q: exit %d, %s", kind, name, code, errs)
			}
			entries, _ := os.ReadDir(filepath.Dir(base))
			if len(entries) != 1 {
				t.Errorf("new %s %q: something stands beside the vault", kind, name)
			}
			if kind != "contact" && hashTree(t, filepath.Join(base, "contacts")) != before {
				t.Errorf("new %s %q: something stands among the contacts", kind, name)
			}
			if code != exitDone {
				continue
			}
			file := strings.TrimSuffix(out.String(), "\n")
			if !filepath.IsLocal(file) || strings.ContainsAny(file, "\\:*?\"<>|#^[]\n") || len(filepath.Base(file)) > 140 {
				t.Errorf("new %s %q stands in %q", kind, name, file)
			}
			if _, err := os.Stat(filepath.Join(base, file)); err != nil {
				t.Errorf("new %s %q: %v", kind, name, err)
			}
			checkNoted(t, base, kind, name)
		}
	}
}

// checkNoted looks whether the new note is read with its true name.
func checkNoted(t *testing.T, dir, kind, name string) {
	t.Helper()
	v, err := parser.Parse(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(strings.Fields(strings.ToValidUTF8(strings.ReplaceAll(parser.Named(name), "\x1b", " "), "\ufffd")), " ")
	switch kind {
	case "contact":
		for _, c := range v.Contacts {
			if c.Name.V == want {
				return
			}
		}
	case "meeting":
		if len(v.Meetings) == 1 && len(v.Meetings[0].Contacts) == 1 && v.Meetings[0].Contacts[0].Text == want {
			return
		}
	case "target":
		want = strings.Join(strings.Fields(strings.ReplaceAll(name, "\x1b", " ")), " ")
		if len(v.Targets) == 1 && v.Targets[0].Name.V == want {
			return
		}
	default:
		if len(v.Pitches) == 1 {
			return
		}
	}
	t.Errorf("new %s %q is not read as %q", kind, name, want)
}

func TestNothingIsWrittenOverATwin(t *testing.T) {
	for _, name := range []string{"Renée Ort", "RENÉE ORT", "Rene\u0301e Ort", "renee ort", "[[Renée Ort]]"} {
		dir := vaultWithRenee(t)
		before := hashTree(t, dir)
		a, _, errs := testApp(dir)
		if code := run(t.Context(), a, []string{"new", "contact", name}); code != exitFailed {
			t.Errorf("%q: exit %d, %s", name, code, errs)
		}
		if hashTree(t, dir) != before {
			t.Errorf("%q changed the vault", name)
		}
	}
	dir := vaultWithRenee(t)
	if err := createNote(dir, "contacts/Renée Ort.md", []byte("mine\n")); err == nil {
		t.Error("a note was written over")
	}
}

func TestLinksLeadOutOfNoVault(t *testing.T) {
	dir, outside := vaultWithRenee(t), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "targets")); err != nil {
		t.Skip(err)
	}
	a, _, errs := testApp(dir)
	if code := run(t.Context(), a, []string{"new", "target", "La Ruche"}); code != exitFailed {
		t.Errorf("exit %d, %s", code, errs)
	}
	if entries, _ := os.ReadDir(outside); len(entries) > 0 {
		t.Errorf("%v stands outside", entries)
	}
}

// editorScript is an editor that does what the script says with its last word.
func editorScript(t *testing.T, script string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the editor is a shell script")
	}
	file := filepath.Join(t.TempDir(), "my editor")
	write(t, file, "#!/bin/sh\n"+script)
	if err := os.Chmod(file, 0o700); err != nil {
		t.Fatal(err)
	}
	return `"` + file + `"`
}

func TestEditorIsGivenTheNote(t *testing.T) {
	editor := editorScript(t, `[ "$1" = --wait ] && sed -i.bak 's/^landed:.*/landed: maybe/' "$2" && rm "$2.bak"`+"\n") + " --wait"
	dir := vaultWithRenee(t)
	a, out, errs := testApp(dir)
	a.asks = func() bool { return true }
	a.shows = func() bool { return true }
	a.getenv = func(name string) string { return map[string]string{"VISUAL": editor, "EDITOR": "false"}[name] }
	if code := run(t.Context(), a, []string{"new", "meeting", "Ana"}); code != exitDone {
		t.Fatalf("exit %d, %s", code, errs)
	}
	if out.String() != "meetings/2026-03-18 Ana.md\n" || !strings.Contains(errs.String(), "“landed” cannot be “maybe”") {
		t.Errorf("said %q and %q", out, errs)
	}
}

func TestNoteStaysWhenTheEditorFails(t *testing.T) {
	for _, editor := range []string{editorScript(t, "exit 7\n"), "no-such-editor-anywhere"} {
		dir := vaultWithRenee(t)
		a, _, errs := testApp(dir)
		a.getenv = func(name string) string { return map[string]string{"EDITOR": editor}[name] }
		if code := run(t.Context(), a, []string{"new", "meeting", "Ana", "(+) kept", "--edit"}); code != exitFailed {
			t.Errorf("exit %d, %s", code, errs)
		}
		if _, err := os.Stat(filepath.Join(dir, "meetings", "2026-03-18 Ana.md")); err != nil || !strings.Contains(errs.String(), "The note is there") {
			t.Errorf("%v, said %s", err, errs)
		}
	}
}

// An editor is opened where somebody can use it, and has something to add.
func TestWhenAnEditorOpens(t *testing.T) {
	for _, c := range []struct {
		args        string
		asks, shows bool
		want        bool
	}{
		{"new meeting Ana", true, true, true},
		{"new meeting Ana", false, true, false},
		{"new meeting Ana", true, false, false},
		{"new meeting Ana --no-edit", true, true, false},
		{"new meeting Ana --edit", false, false, true},
		{"new meeting Ana --landed yes", true, true, false},
		{"new meeting Ana (+)so", true, true, false},
		{"new meeting Ana (+)so --edit", true, true, true},
		{"new contact Ana", true, true, true},
	} {
		a, _, errs := testApp(vaultWithRenee(t))
		a.asks = func() bool { return c.asks }
		a.shows = func() bool { return c.shows }
		run(t.Context(), a, strings.Fields(c.args))
		if got := strings.Contains(errs.String(), "No editor is set"); got != c.want {
			t.Errorf("%s (%v, %v): editor %v, want %v; %s", c.args, c.asks, c.shows, got, c.want, errs)
		}
	}
}

func TestSplitWords(t *testing.T) {
	for command, want := range map[string]string{
		"": "", "  ": "", "vim": "vim", "code --wait": "code|--wait", `"C:\Program Files\e.exe" -n`: `C:\Program Files\e.exe|-n`,
		"'my editor' ''": "my editor|", `a" "b`: "a b",
	} {
		if got := strings.Join(splitWords(command), "|"); got != want {
			t.Errorf("%q is split into %q, want %q", command, got, want)
		}
	}
}
