package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// builtCarnet is the program itself, built for a test.
func builtCarnet(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "carnet")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}

// atOnce runs carnet eight times at the same time.
func (k *killed) atOnce(of func(i int) (dir string, args []string)) {
	k.t.Helper()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			dir, args := of(i)
			cmd := exec.Command(k.program, args...)
			cmd.Dir, cmd.Env = dir, k.environment(k.way == "program")
			if out, err := cmd.CombinedOutput(); err != nil {
				k.t.Errorf("%s: carnet %s: %v\n%s", k.way, strings.Join(args, " "), err, out)
			}
		})
	}
	all.Wait()
}

// TestEightAtOnce lets eight carnets work in one vault, and eight people share
// with one remote, at the same time: all notes are in, none is dangling.
func TestEightAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("time is short")
	}
	program := builtCarnet(t)
	for _, way := range []string{"program", "library"} {
		k := newKilled(t, program, way)
		vault := filepath.Join(k.dir, "vault")
		remote := filepath.Join(k.served, "shared")
		k.git("", "clone", "-q", "--bare", filepath.Join(k.dir, "remote"), remote)
		k.git(vault, "remote", "set-url", "origin", k.address+"/shared")
		k.atOnce(func(i int) (string, []string) {
			note := filepath.Join(vault, "meetings", fmt.Sprintf("2026-04-1%d Luc.md", i))
			write(t, note, fmt.Sprintf("- (+) note %d\n", i))
			return vault, [][]string{{"save"}, {"sync"}, {"new", "contact", fmt.Sprintf("Person %d", i)}}[i%3 : i%3+1][0]
		})
		k.atOnce(func(int) (string, []string) { return vault, []string{"sync"} })
		k.all(vault, "meetings/2026-04-1%d Luc.md")

		k.atOnce(func(i int) (string, []string) {
			dir := filepath.Join(k.dir, fmt.Sprint("clone", i))
			k.git("", "clone", "-q", k.address+"/shared", dir)
			write(t, filepath.Join(dir, "meetings", fmt.Sprintf("2026-05-1%d Eva.md", i)), "- (+) eva\n")
			return dir, []string{"sync"}
		})
		k.atOnce(func(i int) (string, []string) { return filepath.Join(k.dir, fmt.Sprint("clone", i)), []string{"sync"} })
		for i := range 8 {
			k.all(filepath.Join(k.dir, fmt.Sprint("clone", i)), "meetings/2026-05-1%d Eva.md")
		}
	}
}

// all looks for eight notes, in the files and in the last commit.
func (k *killed) all(dir, form string) {
	k.t.Helper()
	saved := k.git(dir, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "HEAD")
	for i := range 8 {
		name := fmt.Sprintf(form, i)
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil || !strings.Contains(saved, name) {
			k.t.Errorf("%s: %s is not there or not saved: %v", k.way, name, err)
		}
	}
	if status := k.git(dir, "status", "--porcelain"); status != "" {
		k.t.Errorf("%s: left %s", k.way, status)
	}
	if said := k.git(dir, "fsck", "--strict"); strings.Contains(said, "dangling commit") {
		k.t.Errorf("%s: %s", k.way, said)
	}
}
