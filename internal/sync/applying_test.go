package sync

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
)

// moments gives every moment of an applying to try, or some where time is short.
func moments() int {
	if testing.Short() {
		return 5
	}
	return 1
}

// copied is a repository like w, and clean.
func (w workspace) copied() workspace {
	w.t.Helper()
	to := workspace{w.t, w.t.TempDir()}
	if out, err := exec.Command("cp", "-a", w.dir+"/.", to.dir).CombinedOutput(); err != nil {
		w.t.Fatalf("%v: %s", err, out)
	}
	to.git("update-index", "-q", "--refresh")
	return to
}

// twoStates is a repository with two commits that differ in every way; the first
// is checked out.
func twoStates(t *testing.T) (w workspace, from, to plumbing.Hash) {
	t.Helper()
	w = newWorkspace(t)
	w.write(".gitignore", ".carnet/\nprivate/\n*~\n")
	for _, file := range []string{"stays.md", "changes.md", "goes/alone.md", "renamed.md", "file", "folder/below.md", "runs"} {
		w.write(file, file+"\nas it was\n")
	}
	w.git("add", "-A")
	w.git("commit", "-q", "-m", "from")
	w.write("changes.md", "changes.md\nas it is\n")
	w.git("mv", "renamed.md", "new name.md")
	w.git("rm", "-q", "file", "folder/below.md", "goes/alone.md")
	w.write("file/below.md", "a folder now\n")
	w.write("folder", "a file now\n")
	w.write("deep/er/new.md", "new\n")
	if err := os.Chmod(filepath.Join(w.dir, "runs"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("stays.md", filepath.Join(w.dir, "link")); err != nil {
		t.Fatal(err)
	}
	w.git("add", "-A")
	w.git("commit", "-q", "-m", "to")
	to = plumbing.NewHash(strings.TrimSpace(w.git("rev-parse", "HEAD")))
	w.git("reset", "-q", "--hard", "HEAD~")
	from = plumbing.NewHash(strings.TrimSpace(w.git("rev-parse", "HEAD")))
	return w, from, to
}

// open gives the work in a workspace, with the git program or without.
func (w workspace) open(program bool) *Work {
	w.t.Helper()
	environ := []string{"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "HOME=" + w.dir, "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org"}
	if program {
		environ = append(environ, "PATH="+os.Getenv("PATH"))
	}
	work, err := Open(w.t.Context(), w.dir, World{Environ: environ})
	if err != nil {
		w.t.Fatal(err)
	}
	return work
}

func (w workspace) apply(work *Work, from, to plumbing.Hash) error {
	w.t.Helper()
	turn, err := work.turn(w.t.Context())
	if err != nil {
		return err
	}
	defer turn.end()
	one, err := work.repo.repo.CommitObject(from)
	if err != nil {
		w.t.Fatal(err)
	}
	two, err := work.repo.repo.CommitObject(to)
	if err != nil {
		w.t.Fatal(err)
	}
	return work.apply(w.t.Context(), turn, target{
		branch: "refs/heads/trunk", from: one, to: two, log: "A <a@example.org> 1 +0000\tcarnet sync",
	})
}

// whole says what is wrong with a workspace that should be at a commit.
func (w workspace) whole(at plumbing.Hash) string {
	var wrong strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&wrong, format+"\n", args...) }
	if head := strings.TrimSpace(w.git("rev-parse", "HEAD")); head != at.String() {
		say("HEAD is %s", head)
	}
	if changed := w.git("diff-files", "--name-status"); changed != "" {
		say("git diff-files:\n%s", changed)
	}
	if status := w.git("status", "--porcelain", "--ignored"); strings.ReplaceAll(status, "!! .carnet/\n", "") != "" {
		say("git status:\n%s", status)
	}
	w.git("fsck", "--strict")
	if journal, err := os.ReadFile(filepath.Join(w.dir, ".carnet", "sync")); err != nil || len(journal) > 0 {
		say("the journal holds %q, %v", journal, err)
	}
	for _, pattern := range []string{".git/*.lock", ".git/carnet-*", ".git/refs/heads/*.lock", ".carnet-*", "*/.carnet-*"} {
		if left, _ := filepath.Glob(filepath.Join(w.dir, pattern)); left != nil {
			say("left: %v", left)
		}
	}
	return wrong.String()
}

func TestApplyingBringsOneCommitToAnother(t *testing.T) {
	for _, program := range []bool{true, false} {
		w, from, to := twoStates(t)
		if err := w.apply(w.open(program), from, to); err != nil {
			t.Fatal(err)
		}
		if wrong := w.whole(to); wrong != "" {
			t.Error(wrong)
		}
		if got := w.git("reflog", "-1", "--format=%gs %gn %H"); got != "carnet sync A "+to.String()+"\n" {
			t.Errorf("the reflog says %q", got)
		}
		if err := w.apply(w.open(program), to, from); err != nil {
			t.Fatal(err)
		}
		if wrong := w.whole(from); wrong != "" {
			t.Errorf("and back: %s", wrong)
		}
	}
}

var errKilled = errors.New("killed")

// failing are hands that fail at one thing they do, or from then on.
func failing(at int, err error, forEver bool) (hands, *int) {
	n := 0
	return hands{func(string, string) error {
		if n++; n == at || forEver && n > at {
			return err
		}
		return nil
	}}, &n
}

// TestKilledAtAnyMoment ends an applying at each thing it does: the files are old
// or new and whole then, and the next one completes.
func TestKilledAtAnyMoment(t *testing.T) {
	original, from, to := twoStates(t)
	for at := 1; ; at += moments() {
		w := original.copied()
		work := w.open(false)
		var n *int
		work.hands, n = failing(at, errKilled, true)
		err := w.apply(work, from, to)
		if *n < at {
			if at < 40 {
				t.Errorf("only %d moments", at)
			}
			return
		}
		if !errors.Is(err, errKilled) {
			t.Fatalf("at %d: %v", at, err)
		}
		w.eachWhole(at)
		after := w.open(false)
		turn, err := after.turn(t.Context())
		if err != nil {
			t.Fatalf("at %d: %v", at, err)
		}
		turn.end()
		reached := strings.TrimSpace(w.git("rev-parse", "HEAD")) == to.String()
		want := from
		if reached {
			want = to
		}
		w.git("update-index", "-q", "--refresh")
		if wrong := w.whole(want); wrong != "" {
			t.Errorf("at %d, cleared up: %s", at, wrong)
		}
		if !reached {
			if err := w.apply(w.open(false), from, to); err != nil {
				t.Fatalf("at %d, again: %v", at, err)
			}
		}
		if wrong := w.whole(to); wrong != "" {
			t.Errorf("at %d, again: %s", at, wrong)
		}
	}
}

// eachWhole looks at each file right after a kill.
func (w workspace) eachWhole(at int) {
	w.t.Helper()
	for file, states := range map[string][]string{
		"stays.md": {"stays.md\nas it was\n"}, "changes.md": {"changes.md\nas it was\n", "changes.md\nas it is\n"},
		"runs": {"runs\nas it was\n"},
	} {
		text, err := os.ReadFile(filepath.Join(w.dir, file))
		if err != nil || string(text) != states[0] && string(text) != states[len(states)-1] {
			w.t.Errorf("at %d: %s is %q, %v", at, file, text, err)
		}
	}
}

// TestADiskThatFillsUp fails once, at each thing: all is as it was then.
func TestADiskThatFillsUp(t *testing.T) {
	original, from, to := twoStates(t)
	for at := 1; ; at += moments() {
		w := original.copied()
		work := w.open(false)
		var n *int
		work.hands, n = failing(at, &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, false)
		err := w.apply(work, from, to)
		if *n < at {
			return
		}
		head := plumbing.NewHash(strings.TrimSpace(w.git("rev-parse", "HEAD")))
		if err == nil && head != to {
			t.Fatalf("at %d: %v", at, err)
		}
		turn, err := w.open(false).turn(context.Background())
		if err != nil {
			t.Fatalf("at %d: %v", at, err)
		}
		turn.end()
		w.git("update-index", "-q", "--refresh")
		if wrong := w.whole(head); wrong != "" {
			t.Errorf("at %d: %s", at, wrong)
		}
	}
}

// TestNothingIsWrittenOverWhatHasChanged changes a file before and while it is
// replaced.
func TestNothingIsWrittenOverWhatHasChanged(t *testing.T) {
	original, from, to := twoStates(t)
	for file, change := range map[string]func(workspace){
		"changes.md":     func(w workspace) { w.write("changes.md", "half a sen") },
		"renamed.md":     func(w workspace) { w.write("renamed.md", "half a sen") },
		"new name.md":    func(w workspace) { w.write("new name.md", "half a sen") },
		"deep/er":        func(w workspace) { w.write("deep/er", "half a sen") },
		"folder":         func(w workspace) { w.write("folder/mine.md", "half a sen") },
		"goes/alone.md":  func(w workspace) { w.write("goes/alone.md", "half a sen") },
		"stays.md":       nil,
		"file/below.md":  nil,
		"deep/er/new.md": func(w workspace) { w.write("deep/er/new.md", "half a sen") },
	} {
		if change == nil {
			continue
		}
		for _, when := range []string{"", "link", "rename"} {
			w := original.copied()
			work, done := w.open(false), false
			work.hands = hands{func(doing, path string) error {
				if doing == when && !done {
					done = true
					change(w)
				}
				return nil
			}}
			if when == "" {
				change(w)
			}
			err := w.apply(work, from, to)
			var changed *ChangedError
			if when == "rename" && err == nil {
				continue // it was in place already
			}
			if !errors.As(err, &changed) {
				t.Errorf("%s, %q: %v", file, when, err)
			}
			if head := strings.TrimSpace(w.git("rev-parse", "HEAD")); head != from.String() {
				t.Errorf("%s, %q: HEAD has moved", file, when)
			}
			w.git("update-index", "-q", "--refresh", "--ignore-missing")
		}
	}
}

func TestAnotherGitAtWorkIsWaitedFor(t *testing.T) {
	w, from, to := twoStates(t)
	w.write(".git/index.lock", "")
	if err := w.apply(w.open(false), from, to); !errors.Is(err, ErrLocked) {
		t.Errorf("%v", err)
	}
	if text, err := os.ReadFile(filepath.Join(w.dir, ".git/index.lock")); err != nil || len(text) > 0 {
		t.Errorf("somebody else's lock is %q, %v", text, err)
	}
	os.Remove(filepath.Join(w.dir, ".git/index.lock"))
	if wrong := w.whole(from); wrong != "" {
		t.Error(wrong)
	}
}
