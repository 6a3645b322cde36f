package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// programs are what the test binary can be under another name.
var programs = map[string]func(){"carnet": main}

func TestMain(m *testing.M) {
	testscript.Main(m, programs)
}

// TestScripts runs the command lines in testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE") != "",
		Setup:         setup,
		Cmds:          scriptCommands,
	})
}

// setup is the world of a script.
func setup(env *testscript.Env) error {
	env.Setenv("HOME", env.WorkDir)
	env.Setenv("LANG", "en_GB.UTF-8")
	example, err := filepath.Abs("../../example-vault")
	env.Setenv("EXAMPLE", example)
	return err
}

// scriptCommands are the commands of the scripts, beside testscript's own.
var scriptCommands = map[string]func(*testscript.TestScript, bool, []string){
	"exits":    exits,
	"crlf":     crlf,
	"saved":    saved,
	"copytree": copyTree,
}

// exits runs carnet and checks its exit code: exits 3 check nowhere. CARNET_PATH,
// where it is set, is the PATH that it sees.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if own := ts.Getenv("CARNET_PATH"); own != "" {
		path := ts.Getenv("PATH")
		ts.Setenv("PATH", own)
		defer ts.Setenv("PATH", path)
	}
	err := ts.Exec("carnet", args[1:]...)
	got := 0
	if err != nil {
		got = -1
		_, _ = fmt.Sscanf(err.Error(), "exit status %d", &got)
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("carnet %s exits with %d, not %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// crlf gives files the line ends of Windows.
func crlf(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		data := ts.ReadFile(name)
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(strings.ReplaceAll(data, "\n", "\r\n")), 0o600))
	}
}

// saved saves files in another way than as UTF-8 with Unix line ends: saved
// latin-1 FILE...
func saved(ts *testscript.TestScript, _ bool, args []string) {
	ways := map[string]func(string) string{
		"latin-1": latin1,
		"utf-16":  utf16Text,
		"bom":     func(text string) string { return "\ufeff" + text },
		"old-mac": func(text string) string { return strings.ReplaceAll(text, "\n", "\r") },
		"nul":     dotIs("\x00"),
		"50-mb":   func(text string) string { return text + strings.Repeat("x", 50<<20) },
		"nfd":     func(text string) string { return strings.ReplaceAll(text, "é", "e\u0301") },
	}
	for _, name := range args[1:] {
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(ways[args[0]](ts.ReadFile(name))), 0o600))
	}
}

// copyTree copies a folder: copytree FROM TO.
func copyTree(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(args[0])))
}

// TestNoNoteEverChanges runs every command on vaults good and bad and compares
// every byte, mode and name before and after, carnet's own folder aside.
func TestNoNoteEverChanges(t *testing.T) {
	commands := [][]string{
		{"check"}, {"check", "--json"}, {"check", "--format", "github"}, {"report"}, {"report", "--format", "json"}, {"report", "--format", "md"}, {"report", ".", "missing.html"}, {"report", "--share", "--format", "md"}, {"report", "--format", "md", "--since", "2026-03-01"}, {"report", "--format", "json", "-o", "-"},
		{"report", "--strict"}, {}, {"next"}, {"next", "--all"}, {"next", "--json"}, {"next", "--pitch", "Ana Ruiz"}, {"next", "--pitch", "Rosa Ibáñez", "--json"}, {"report", "--lang", "fr"}, {"report", "--date", "2026-08-01"}, {"report", "--at", "HEAD"}, {"report", "--since", "HEAD"}, {"report", "--since", "last"}, {"report", "--share"}, {"report", "--share", "--format", "md"}, {"report", "--share", "--format", "json", "--names", "initials"}, {"report", "--share", "--at", "HEAD", "--since", "HEAD"}, {"path", "ormevent"}, {"path", "Acme", "--json"}, {"map"}, {"map", "--json"}, {"--help"},
		{"brief", "Ana Ruiz"}, {"brief", "Maisons Amarine"}, {"brief", "Agathe Rouvier", "--json"}, {"__complete", "brief", ""},
		{"doctor"}, {"doctor", "--json"}, {"pitch", "log"}, {"pitch", "log", "--json"}, {"pitch", "diff", "v2-b"}, {"pitch", "show", "v1"}, {"__complete", "pitch", "show", ""},
		{"list", "contacts"}, {"list", "meetings", "--csv"}, {"list", "tasks", "--json"}, {"list", "themes", "--where", "since=1y"}, {"__complete", "list", "contacts", "--where", ""}, {"--version"},
		{"save", "--dry-run"}, {"save", "--dry-run", "--json"}, {"save", "--strict", "--dry-run", "--lang", "fr"}, {"save", "now"}, {"sync", "--dry-run"}, {"sync", "--dry-run", "--json"}, {"sync", "now"},
		{"new", "--help"}, {"new", "meeting", "Ana Ruiz", "--pitch", "none"}, {"new", "meeting", "Ana Ruiz", "--landed", "maybe", "(+) x"}, {"new", "pitch", "--from", "none"}, {"new", "contact", "/"},
	}
	for _, from := range []string{"../../example-vault", "testdata/broken-vault"} {
		dir := filepath.Join(t.TempDir(), "vault")
		if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(dir, ownFolder)); err != nil {
			t.Fatal(err)
		}
		if _, err := exec.LookPath("git"); err == nil {
			commit(t, dir, ".", "2026-03-01") // what git keeps stays as it is too
		}
		before := hashTree(t, dir)
		for _, args := range commands {
			a, _, _ := testApp(dir)
			run(t.Context(), a, args)
			if after := hashTree(t, dir); after != before {
				t.Errorf("carnet %s changed the vault %s", strings.Join(args, " "), from)
			}
		}
	}
}

// hashTree sums up all that a folder holds, carnet's own folder aside.
func hashTree(t *testing.T, dir string) string {
	t.Helper()
	sum := sha256.New()
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.Name() == ownFolder {
			return fs.SkipDir
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		fmt.Fprintln(sum, file, info.Mode())
		if entry.Type().IsRegular() {
			fmt.Fprintln(sum, info.ModTime().UnixNano())
			data, err := os.ReadFile(file)
			sum.Write(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}
