package sync

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// bothWays are the ways of working, by name, for a workspace.
func (w workspace) bothWays() map[string]recorder {
	w.t.Helper()
	ways := map[string]recorder{}
	for name, path := range map[string]string{"program": os.Getenv("PATH"), "library": ""} {
		work, err := Open(w.t.Context(), w.dir, w.world(path))
		if err != nil {
			w.t.Fatal(err)
		}
		ways[name] = work.way
	}
	return ways
}

// world is one in which the person is known and nothing else is set.
func (w workspace) world(path string) World {
	return World{Environ: []string{
		"PATH=" + path, "HOME=" + w.t.TempDir(), "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@example.org", "GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=ana@example.org",
	}}
}

func TestBothWaysCommitTheSame(t *testing.T) {
	for _, name := range []string{"program", "library"} {
		t.Run(name, func(t *testing.T) {
			w := newWorkspace(t)
			way := w.bothWays()[name]
			w.write("gone", "gone\n")
			w.write("kept", "kept\n")
			w.write("folder", "a file yet\n")
			w.write("file/was", "a folder yet\n")
			w.commitAll(way)
			w.write(".gitignore", "*.tmp\n!kept.tmp\n")
			w.write("a.tmp", "")
			w.write("deep/kept.tmp", "kept\n")
			w.write("-x.md", "x\n")
			w.write("*.md", "star\n")
			w.write("two\nlines é.md", "lines\n")
			w.git("rm", "-q", "-r", "gone", "folder", "file")
			w.write("file", "a file now\n")
			w.write("folder/file", "a folder now\n")
			if err := os.Symlink("kept", filepath.Join(w.dir, "link")); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(filepath.Join(w.dir, "kept"), 0o755); err != nil {
				t.Fatal(err)
			}
			w.commitAll(way)
			if got := w.git("status", "--porcelain"); got != "" {
				t.Errorf("left:\n%s", got)
			}
			w.git("fsck", "--strict")
			other := newWorkspace(t)
			if err := exec.Command("cp", "-a", w.dir+"/.", other.dir).Run(); err != nil {
				t.Fatal(err)
			}
			if err := os.RemoveAll(filepath.Join(other.dir, ".git")); err != nil {
				t.Fatal(err)
			}
			other.git("init", "-q")
			other.git("add", "-A")
			if got, want := w.git("rev-parse", "HEAD^{tree}"), other.git("write-tree"); got != want {
				t.Errorf("the tree is %s, git's is %s\n%s", got, want, w.git("ls-tree", "-r", "HEAD"))
			}
		})
	}
}

func (w workspace) commitAll(way recorder) {
	w.t.Helper()
	changes, err := way.changed(context.Background(), "")
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.record(way, changes); err != nil {
		w.t.Fatal(err)
	}
}

// record commits the changes one way.
func (w workspace) record(r recorder, changes []Change) error {
	return w.recordIn(w.t.Context(), r, changes)
}

func (w workspace) recordIn(ctx context.Context, r recorder, changes []Change) error {
	repo, err := Find(w.dir)
	if err != nil {
		return err
	}
	work := &Work{repo: repo, way: r.(way), config: ReadConfig(environment(nil), repo)}
	turn, err := work.turn(ctx)
	if err != nil {
		return err
	}
	defer turn.end()
	a, err := work.saving(ctx, turn, "notes")
	if err != nil {
		return err
	}
	_, err = a.save(ctx, "notes\n", changes)
	return err
}
