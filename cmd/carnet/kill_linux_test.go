package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// writes are the system calls that change something on a disk, those to look out
// for: others of the name change nothing, which does no harm here.
var writingCalls = []string{
	"write", "pwrite64", "openat", "linkat", "symlinkat", "renameat", "rename", "renameat2", "unlinkat", "unlink",
	"mkdirat", "mkdir", "ftruncate", "fsync", "link",
}

// TestKilledAtEverySystemCall kills a carnet sync that saves, merges and sends at
// its first, second, third... call of each kind, git's programs with it. Each note
// is old or new and whole then, and the next sync completes and leaves nothing
// over. KILL_EVERY=1 takes every call, otherwise some: make kill.
func TestKilledAtEverySystemCall(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil || testing.Short() {
		t.Skip("strace is not here, or time is short")
	}
	every := 47
	if n, err := strconv.Atoi(os.Getenv("KILL_EVERY")); err == nil {
		every = n
	}
	program := builtCarnet(t)
	for _, way := range []string{"program", "library"} {
		t.Run(way, func(t *testing.T) {
			k := newKilled(t, program, way)
			for _, call := range writingCalls {
				for n := 1; k.dies(call, n); n += every {
				}
			}
		})
	}
}

// A killed is two people's notes that have diverged, to be copied for each death.
type killed struct {
	t       *testing.T
	program string
	way     string
	dir     string // with the folders remote and vault
	address string // of the folder that the remotes are served from
	served  string
	runs    int
}

// notes are what each note may hold: as it was, as typed here, as merged.
var killedNotes = map[string][]string{
	"meetings/2026-03-12 Luc.md": {"---\nlanded: yes\n---\n- (+) one\n", "---\nlanded: yes\n---\n- (+) one\n- (-) two\n", "---\nlanded: yes\nthanked: yes\n---\n- (+) one\n- (-) two\n"},
	"contacts/Luc.md":            {"He repairs.\n", "He repairs.\n", "He repairs tables.\n"},
	"contacts/Rosa.md":           {"Sings.\n", "Sings.\n", ""},
	"meetings/2026-03-14 Eva.md": {"", "- (+) new here\n", "- (+) new here\n"},
	"meetings/2026-03-15 Ben.md": {"", "", "- (+) new there\n"},
}

func newKilled(t *testing.T, program, way string) *killed {
	dir := t.TempDir()
	k := &killed{t: t, program: program, way: way, dir: dir}
	k.served, k.address = serveRemotes(t)
	vault, remote := filepath.Join(dir, "vault"), filepath.Join(dir, "remote")
	k.git("", "init", "-q", "--bare", "-b", "main", remote)
	k.git("", "init", "-q", "-b", "main", vault)
	k.state(vault, 0, map[string]string{"carnet.yaml": "language: en\n", ".gitignore": ".carnet/\nprivate/\n*~\n"})
	k.git(vault, "add", "-A")
	k.git(vault, "commit", "-qm", "first")
	theirs := filepath.Join(dir, "theirs")
	k.git("", "clone", "-q", vault, theirs)
	k.state(theirs, 0, map[string]string{
		"meetings/2026-03-12 Luc.md": "---\nlanded: yes\nthanked: yes\n---\n- (+) one\n", "contacts/Luc.md": "He repairs tables.\n",
		"meetings/2026-03-15 Ben.md": "- (+) new there\n",
	})
	k.git(theirs, "rm", "-q", "contacts/Rosa.md")
	k.git(theirs, "add", "-A")
	k.git(theirs, "commit", "-qm", "theirs")
	k.git(theirs, "push", "-q", remote, "main")
	k.git(vault, "remote", "add", "origin", "to be set")
	k.state(vault, 1, nil)
	return k
}

// state writes all notes as they are at a moment.
func (k *killed) state(dir string, at int, more map[string]string) {
	files := map[string]string{}
	for file, states := range killedNotes {
		files[file] = states[at]
	}
	for file, text := range more {
		files[file] = text
	}
	for file, text := range files {
		if text == "" {
			continue
		}
		full := filepath.Join(dir, file)
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			k.t.Fatal(err)
		}
		write(k.t, full, text)
	}
}

func (k *killed) git(dir string, args ...string) string {
	k.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = dir, k.environment(true)
	out, err := cmd.CombinedOutput()
	if err != nil {
		k.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (k *killed) environment(git bool) []string {
	env := []string{
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "HOME=" + k.dir, "LANG=C", "TMPDIR=" + os.TempDir(),
		"GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=a@example.org",
	}
	if git {
		env = append(env, "PATH="+os.Getenv("PATH"))
	}
	return env
}

// dies kills a sync at the nth call of a kind, and looks at what it leaves and
// what the next one makes of it. It gives false where there was no such call.
func (k *killed) dies(call string, n int) bool {
	k.t.Helper()
	k.runs++
	name := fmt.Sprintf("%s-%s-%d", k.way, call, n)
	vault, remote := filepath.Join(k.dir, name), filepath.Join(k.served, name)
	for from, to := range map[string]string{"vault": vault, "remote": remote} {
		if out, err := exec.Command("cp", "-a", filepath.Join(k.dir, from), to).CombinedOutput(); err != nil {
			k.t.Fatalf("%v: %s", err, out)
		}
	}
	defer os.RemoveAll(vault)
	defer os.RemoveAll(remote)
	k.git(vault, "remote", "set-url", "origin", k.address+"/"+name)
	strace, err := exec.LookPath("strace")
	if err != nil {
		k.t.Fatal(err)
	}
	log := filepath.Join(k.dir, "strace.log")
	cmd := exec.Command(strace, "-f", "-qq", "-o", log, "-e", "trace="+call,
		"-e", fmt.Sprintf("inject=%s:signal=KILL:when=%d", call, n), k.program, "sync")
	cmd.Dir, cmd.Env = vault, k.environment(k.way == "program")
	out, err := cmd.CombinedOutput()
	trace, _ := os.ReadFile(log)
	if !strings.Contains(string(trace), "killed by SIGKILL") {
		if err != nil {
			k.t.Errorf("%s: %v: %s", name, err, out)
		}
		return false
	}
	k.whole(name, vault)
	k.completes(name, vault, remote)
	return true
}

// whole looks at each note after the death.
func (k *killed) whole(name, vault string) {
	for file, states := range killedNotes {
		text, err := os.ReadFile(filepath.Join(vault, file))
		if err != nil && !slices.Contains(states[1:], "") || err == nil && !slices.Contains(states[1:], string(text)) {
			k.t.Errorf("%s: %s is %q, %v", name, file, text, err)
		}
	}
}

// completes syncs again.
func (k *killed) completes(name, vault, remote string) {
	cmd := exec.Command(k.program, "sync")
	cmd.Dir, cmd.Env = vault, k.environment(k.way == "program")
	if out, err := cmd.CombinedOutput(); err != nil {
		k.t.Errorf("%s, again: %v\n%s", name, err, out)
		return
	}
	for file, states := range killedNotes {
		text, err := os.ReadFile(filepath.Join(vault, file))
		if want := states[2]; err == nil && string(text) != want || err != nil && want != "" {
			k.t.Errorf("%s, again: %s is %q, %v", name, file, text, err)
		}
	}
	if got := k.git(vault, "status", "--porcelain") + k.git(vault, "diff-files"); got != "" {
		k.t.Errorf("%s, again: %s", name, got)
	}
	if k.git(vault, "rev-parse", "HEAD") != k.git(remote, "rev-parse", "main") {
		k.t.Errorf("%s, again: not sent", name)
	}
	k.git(vault, "fsck", "--strict")
	_ = filepath.WalkDir(vault, func(path string, d fs.DirEntry, err error) error {
		base := filepath.Base(path)
		if strings.HasPrefix(base, ".carnet-") || strings.HasPrefix(base, "carnet-") || strings.HasSuffix(base, ".lock") {
			k.t.Errorf("%s, again: left %s", name, path)
		}
		return err
	})
	if journal, err := os.ReadFile(filepath.Join(vault, ownFolder, "sync")); err != nil || len(journal) > 0 {
		k.t.Errorf("%s, again: the journal holds %q, %v", name, journal, err)
	}
}
