package main

import (
	"os"
	"os/exec"
	"path/filepath"
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
