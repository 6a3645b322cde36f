package sync

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// hook makes a hook of the workspace.
func (w workspace) hook(name, script string) {
	w.t.Helper()
	w.write(".git/hooks/"+name, "#!/bin/sh\n"+script)
	if err := os.Chmod(filepath.Join(w.dir, ".git/hooks", name), 0o700); err != nil {
		w.t.Fatal(err)
	}
}

// staged is a workspace with files changed, new, staged and gone, and what git
// says of it.
func staged(t *testing.T) (w workspace, changes []Change, status string) {
	t.Helper()
	w = newWorkspace(t)
	for _, name := range []string{"changed", "gone", "staged", "other"} {
		w.write(name, "before\n")
	}
	w.git("add", ".")
	w.git("commit", "-q", "-m", "before")
	w.write("staged", "staged\n")
	w.write("other", "staged\n")
	w.git("add", "staged", "other")
	for _, name := range []string{"staged", "changed", "new"} {
		w.write(name, "after\n")
	}
	if err := os.Remove(filepath.Join(w.dir, "gone")); err != nil {
		t.Fatal(err)
	}
	return w, []Change{{Path: "changed"}, {Path: "gone", Gone: true}, {Path: "new", New: true}, {Path: "staged"}}, w.git("status", "--porcelain")
}

// program is the way with the git program.
func (w workspace) program() way {
	w.t.Helper()
	work, err := Open(w.t.Context(), w.dir, w.world(os.Getenv("PATH")))
	if err != nil {
		w.t.Fatal(err)
	}
	return work.way
}

func TestAHookRefuses(t *testing.T) {
	w, changes, before := staged(t)
	w.hook("pre-commit", "echo no good; echo really >&2; exit 1\n")
	err := w.record(w.program(), changes)
	var failed *ProgramError
	if !errors.As(err, &failed) || !strings.Contains(failed.Said, "no good") || !strings.Contains(failed.Said, "really") {
		t.Errorf("the hook said %v", err)
	}
	if after := w.git("status", "--porcelain"); after != before {
		t.Errorf("after\n%s\nbefore\n%s", after, before)
	}
}

func TestACommitInterrupted(t *testing.T) {
	w, changes, before := staged(t)
	w.hook("pre-commit", "touch started; sleep 3\n")
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		for {
			if _, err := os.Stat(filepath.Join(w.dir, "started")); err == nil {
				stop()
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	if err := w.recordIn(ctx, w.program(), changes); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if after := w.git("status", "--porcelain"); after != before+"?? started\n" {
		t.Errorf("after\n%s\nbefore\n%s", after, before)
	}
	if log := w.git("log", "--format=%s"); log != "before\n" {
		t.Errorf("committed: %s", log)
	}
	w.git("fsck", "--strict")
}

// TestHooksSeeWhatIsCommitted lets a hook look at the files and write the
// message, as git's own commit does.
func TestHooksSeeWhatIsCommitted(t *testing.T) {
	w, changes, _ := staged(t)
	w.hook("pre-commit", "git diff --cached --name-status > .git/seen\n")
	w.hook("commit-msg", "echo hooked >> \"$1\"\n")
	if err := w.record(w.program(), changes); err != nil {
		t.Fatal(err)
	}
	if got, want := w.read(".git/seen"), "M\tchanged\nD\tgone\nA\tnew\nM\tstaged\n"; got != want {
		t.Errorf("the hook saw %q, want %q", got, want)
	}
	if got := w.git("log", "-1", "--format=%B"); got != "notes\nhooked\n\n" {
		t.Errorf("the message is %q", got)
	}
	if got := w.git("status", "--porcelain"); got != "M  other\n" {
		t.Errorf("left %q", got)
	}
}

func TestSigningThatFails(t *testing.T) {
	w, changes, before := staged(t)
	w.git("config", "commit.gpgSign", "true")
	w.git("config", "gpg.program", "false")
	work, err := Open(t.Context(), w.dir, w.world(os.Getenv("PATH")))
	if err != nil {
		t.Fatal(err)
	}
	var failed *ProgramError
	if err := w.record(work.way, changes); !errors.As(err, &failed) {
		t.Errorf("signed: %v", err)
	}
	tree := plumbing.NewHash(strings.TrimSpace(w.git("rev-parse", "HEAD^{tree}")))
	if _, err := work.way.commitTree(t.Context(), tree, nil, "notes"); !errors.As(err, &failed) {
		t.Errorf("a tree was signed: %v", err)
	}
	if after := w.git("status", "--porcelain"); after != before {
		t.Errorf("after\n%s\nbefore\n%s", after, before)
	}
	if _, err := Open(t.Context(), w.dir, w.world("")); !errors.Is(err, Signed) {
		t.Errorf("without a git program: %v", err)
	}
}
