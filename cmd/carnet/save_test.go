package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestSaveScripts runs the command lines in testdata/save in both ways: with the
// git program, and with none to be found.
func TestSaveScripts(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to look at what was saved")
	}
	for _, way := range []string{"program", "library"} {
		t.Run(way, func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Dir:           "testdata/save",
				UpdateScripts: os.Getenv("UPDATE") != "",
				Cmds:          scriptCommands,
				Setup: func(env *testscript.Env) error {
					env.Setenv("GIT_CONFIG_NOSYSTEM", "1")
					env.Setenv("WAY", way)
					if way == "library" {
						carnet, err := exec.LookPath("carnet")
						if err != nil {
							return err
						}
						env.Setenv("CARNET_PATH", filepath.Dir(carnet))
					}
					return setup(env)
				},
			})
		})
	}
}

// TestSaveBeginsAHistory asks where there is none, and keeps out what is private.
func TestSaveBeginsAHistory(t *testing.T) {
	for answer, want := range map[string]int{"y\n": exitDone, "n\n": exitFailed, "": exitFailed} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "carnet.yaml"), "language: en\n")
		write(t, filepath.Join(dir, ".gitignore"), "mine\n")
		write(t, filepath.Join(dir, "private/contacts/Bo.md"), "")
		a, _, errs := testApp(dir)
		a.asks = func() bool { return true }
		a.in = strings.NewReader(answer)
		if code := run(t.Context(), a, []string{"save"}); code != want {
			t.Errorf("%q: exit %d, want %d: %s", answer, code, want, errs)
		}
		_, err := os.Stat(filepath.Join(dir, ".git"))
		if began := err == nil; began != (want == exitDone) {
			t.Errorf("%q: began is %v", answer, began)
		}
		ignore, err := os.ReadFile(filepath.Join(dir, ".gitignore"))
		if err != nil || strings.Contains(string(ignore), "mine\n.carnet/\nprivate/\n") != (want == exitDone) {
			t.Errorf("%q: .gitignore is %q, %v", answer, ignore, err)
		}
	}
}
