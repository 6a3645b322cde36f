package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// commit makes the folder a repository, if it is none yet, and commits one file
// on the given day.
func commit(t *testing.T, dir, file, day string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to commit with")
	}
	commands := [][]string{{"add", "-f", "--", file}, {"commit", "-q", "-m", "save"}}
	if _, err := os.Stat(filepath.Join(dir, ".git")); err != nil {
		commands = append([][]string{{"init", "-q"}}, commands...)
	}
	for _, args := range commands {
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
		date := day + "T12:00:00Z"
		cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date, "GIT_CONFIG_GLOBAL=/dev/null")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}
