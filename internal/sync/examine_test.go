package sync

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// examine looks at a workspace with a way of working.
func (w workspace) examine(way string) Examination {
	w.t.Helper()
	path := ""
	if way == "program" {
		path = os.Getenv("PATH")
	}
	world := w.world(path)
	world.Patience = 10 * time.Second
	return Examine(w.t.Context(), w.dir, world)
}

func TestAnExaminationSeesHowThingsStand(t *testing.T) {
	w := newWorkspace(t)
	if e := w.examine("program"); e.Program == "" || e.Err != nil || !e.Committed.IsZero() || e.Branch != "trunk" || !errors.Is(e.RemoteErr, ErrNoRemote) {
		t.Errorf("without a commit: %+v", e)
	}
	w.write("vault/private/secret.md", "s\n")
	w.write("vault/note.md", "n\n")
	w.git("add", ".")
	w.git("commit", "-qm", "one")
	w.write(".gitignore", "*.tmp\n")
	w.write("vault/.gitignore", ".carnet/\n")
	e := Examine(t.Context(), filepath.Join(w.dir, "vault"), w.world(""))
	if !e.Usable() || e.Program != "" || e.Committed.IsZero() || !e.AuthorKnown {
		t.Errorf("%+v", e)
	}
	for file, want := range map[string]bool{"x.tmp": true, ".carnet/x": true, "private/x": false, "note.md": false} {
		if e.Ignores(file) != want {
			t.Errorf("%s: ignored is %v", file, !want)
		}
	}
	if got := e.Tracked("private"); !slices.Equal(got, []string{"private/secret.md"}) {
		t.Errorf("tracked: %v", got)
	}
	w.git("switch", "-q", "--detach")
	w.write(".git/index.lock", "")
	if e := w.examine("program"); e.State != Detached || e.Locked.IsZero() {
		t.Errorf("detached and locked: %+v", e)
	}
	shallow := workspace{t, t.TempDir()}
	if err := os.Remove(filepath.Join(w.dir, ".git", "index.lock")); err != nil {
		t.Fatal(err)
	}
	w.git("switch", "-q", "-")
	w.git("commit", "-qm", "two", "--allow-empty")
	shallow.git("clone", "-q", "--depth=1", "file://"+w.dir, ".")
	if e := shallow.examine("library"); !e.Shallow {
		t.Errorf("cut off: %+v", e)
	}
	none := workspace{t, t.TempDir()}
	if e := none.examine("library"); e.Top != "" || e.Usable() || e.Err != nil {
		t.Errorf("no repository: %+v", e)
	}
	if err := os.RemoveAll(filepath.Join(w.dir, ".git", "HEAD")); err != nil {
		t.Fatal(err)
	}
	w.write(".git/config", "[core]\n\trepositoryformatversion = 9\n")
	if e := w.examine("library"); e.Usable() {
		t.Errorf("damaged: %+v", e)
	}
}

func TestARepositoryOfSomebodyElseIsToldApart(t *testing.T) {
	w := newWorkspace(t)
	world := w.world(os.Getenv("PATH"))
	world.Environ = append(world.Environ, "GIT_TEST_ASSUME_DIFFERENT_OWNER=1")
	if e := Examine(t.Context(), w.dir, world); !errors.Is(e.Err, ErrNotOwned) || e.Usable() {
		t.Errorf("%+v", e.Err)
	}
}

func TestARemoteIsReachedWithoutRunningWhatTheRepositoryNames(t *testing.T) {
	for _, way := range ways {
		t.Run(way, func(t *testing.T) {
			s := daemon(t)
			address, dir := s.repository(t, "notes.git")
			a := newSharer(t, way, address, nil)
			if err := a.examine(way).Reach(t.Context()); err != nil {
				t.Errorf("an empty one: %v", err)
			}
			a.pushes(a.head())
			if err := a.examine(way).Reach(t.Context()); err != nil {
				t.Error(err)
			}
			at(t, dir, "symbolic-ref", "HEAD", "refs/heads/master")
			if err := a.examine(way).Reach(t.Context()); !errors.Is(err, ErrHeadless) {
				t.Errorf("with another branch as its own: %v", err)
			}
			a.git("remote", "set-url", "origin", s.address+"/none.git")
			a.refused(a.examine(way).Reach(t.Context()), ErrMissing, "")

			ran := filepath.Join(t.TempDir(), "ran")
			for _, setting := range []string{"core.sshCommand", "core.gitProxy", "core.askPass", "credential.helper", "credential.https://host.helper", "remote.origin.uploadpack", "includeIf.gitdir:/.path"} {
				a.git("config", setting, "touch "+ran)
				var untrusted UntrustedError
				if err := a.examine(way).Reach(t.Context()); !errors.As(err, &untrusted) {
					t.Errorf("%s: %v", setting, err)
				}
				a.git("config", "--unset", setting)
			}
			if _, err := os.Stat(ran); err == nil {
				t.Error("it ran a program of the repository's")
			}
		})
	}
}
