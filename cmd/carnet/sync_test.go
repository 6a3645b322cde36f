package main

import (
	"io"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestSyncScripts runs the command lines in testdata/sync in both ways, with a
// remote on a web server: $REMOTE. The git program is there for what somebody
// else does.
func TestSyncScripts(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("there is no git to look at what was shared")
	}
	for _, way := range []string{"program", "library"} {
		t.Run(way, func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Dir:           "testdata/sync",
				UpdateScripts: os.Getenv("UPDATE") != "",
				Cmds:          scriptCommands,
				Setup: func(env *testscript.Env) error {
					remote, err := remoteFor(env, git)
					if err != nil {
						return err
					}
					env.Setenv("REMOTE", remote)
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

// remoteFor serves an empty repository to a script, and gives its address.
func remoteFor(env *testscript.Env, git string) (string, error) {
	dir := filepath.Join(env.WorkDir, "remotes")
	if err := exec.Command(git, "init", "-q", "--bare", "-b", "main", filepath.Join(dir, "notes.git")).Run(); err != nil {
		return "", err
	}
	s := httptest.NewServer(backend(git, dir))
	env.Defer(s.Close)
	return s.URL + "/notes.git", nil
}

// serveRemotes serves all repositories in a folder.
func serveRemotes(t *testing.T) (dir, address string) {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("there is no git to share through")
	}
	dir = t.TempDir()
	s := httptest.NewServer(backend(git, dir))
	t.Cleanup(s.Close)
	return dir, s.URL
}

func backend(git, dir string) *cgi.Handler {
	return &cgi.Handler{Path: git, Args: []string{"http-backend"}, Stderr: io.Discard, Env: []string{
		"GIT_PROJECT_ROOT=" + dir, "GIT_HTTP_EXPORT_ALL=1", "REMOTE_USER=camille",
	}}
}
