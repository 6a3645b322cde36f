package sync

import (
	"context"
	"errors"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

func TestASilentRemoteIsNotWaitedForForever(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no groups of processes")
	}
	for _, scheme := range []string{"git", "http", "ssh"} {
		for _, way := range ways {
			t.Run(scheme+"/"+way, func(t *testing.T) {
				env := map[string]string(nil)
				if scheme == "ssh" {
					env = home(t, newKey(t), "127.0.0.1:1", newKey(t))
				}
				a := newSharer(t, way, scheme+"://"+silent(t)+"/notes.git", env)
				impatient(a)
				began := time.Now()
				_, err := a.way.fetch(t.Context(), a.remote)
				a.refused(err, ErrSlow, "")
				a.refused(a.way.push(t.Context(), a.remote, a.head()), ErrSlow, "")
				if took := time.Since(began); took > 8*time.Second {
					t.Errorf("it took %s", took)
				}
				whole(t, a.dir)
				if left := children(t); left != "" {
					t.Errorf("still running: %s", left)
				}
			})
		}
	}
}

func TestARemoteThatStopsHalfwayLeavesNothingBehind(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no groups of processes")
	}
	for _, way := range ways {
		t.Run(way, func(t *testing.T) {
			s := daemon(t)
			address, dir := s.repository(t, "notes.git")
			noise := make([]byte, 4<<20)
			_, _ = rand.NewChaCha8([32]byte{}).Read(noise)
			a := newSharer(t, way, address, nil)
			a.write("notes.md", string(noise))
			a.git("commit", "-qam", "noise")
			host := strings.TrimPrefix(s.address, "git://")
			a.git("remote", "set-url", "origin", "git://"+stalling(t, host, 1<<20, 1<<20)+"/notes.git")
			a = newSharerOf(t, a.workspace, way, nil)
			impatient(a)
			a.refused(a.way.push(t.Context(), a.remote, a.head()), ErrSlow, "")
			whole(t, a.dir)

			a.git("push", "-q", dir, "HEAD:trunk")
			b := newSharer(t, way, a.remote.URL, nil)
			impatient(b)
			_, err := b.way.fetch(t.Context(), b.remote)
			b.refused(err, ErrSlow, "")
			whole(t, b.dir)
			b.git("remote", "set-url", "origin", address)
			b = newSharerOf(t, b.workspace, way, nil)
			b.fetches(a.head())
			whole(t, b.dir)
		})
	}
}

// impatient makes a remote slow sooner.
func impatient(s *sharer) {
	switch w := s.way.(type) {
	case *program:
		w.world.Patience = 300 * time.Millisecond
	case *library:
		w.world.Patience = 300 * time.Millisecond
	}
}

// children are the processes that this one has started and that are there yet.
func children(t *testing.T) string {
	t.Helper()
	files, _ := filepath.Glob("/proc/self/task/*/children")
	var all strings.Builder
	for _, file := range files {
		data, _ := os.ReadFile(file)
		for pid := range strings.FieldsSeq(string(data)) {
			line, _ := os.ReadFile("/proc/" + pid + "/cmdline")
			all.WriteString(pid + " " + strings.ReplaceAll(string(line), "\x00", " ") + "\n")
		}
	}
	return all.String()
}

func TestInterruptedIsNeitherSlowNorTheRemotesFault(t *testing.T) {
	for _, way := range ways {
		a := newSharer(t, way, "git://"+silent(t)+"/notes.git", nil)
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		if _, err := a.way.fetch(ctx, a.remote); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", way, err)
		}
	}
}

func TestNobodyAnswers(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := listener.Addr().String()
	listener.Close()
	for _, way := range ways {
		for _, scheme := range []string{"git", "http", "ssh"} {
			env := map[string]string(nil)
			if scheme == "ssh" {
				env = home(t, newKey(t), nobody, newKey(t))
			}
			a := newSharer(t, way, scheme+"://"+nobody+"/notes.git", env)
			_, err := a.way.fetch(t.Context(), a.remote)
			a.refused(err, ErrUnreachable, "")
			a.refused(a.way.push(t.Context(), a.remote, a.head()), ErrUnreachable, "")
		}
	}
}

func TestAFolderIsARemoteForGitAlone(t *testing.T) {
	stick := t.TempDir()
	at(t, stick, "init", "-q", "--bare", "notes.git")
	for _, address := range []string{stick + "/notes.git", "file://" + stick + "/notes.git"} {
		a := newSharer(t, "program", address, nil)
		a.fetches(plumbing.ZeroHash)
		at(t, stick, "init", "-q", "--bare", "-b", "trunk", "again.git")
		a.pushes(a.head())
		a.fetches(a.head())
		if err := os.RemoveAll(stick + "/notes.git"); err != nil {
			t.Fatal(err)
		}
		_, err := a.way.fetch(t.Context(), a.remote)
		a.refused(err, ErrUnreachable, "")
		at(t, stick, "init", "-q", "--bare", "notes.git")

		l := newSharer(t, "library", address, nil)
		_, err = l.way.fetch(t.Context(), l.remote)
		l.refused(err, ErrFolder, stick)
		l.refused(l.way.push(t.Context(), l.remote, l.head()), ErrFolder, stick)
	}
}

func TestAWorkingCopyIsNotPushedOver(t *testing.T) {
	theirs := newWorkspace(t)
	a := newSharer(t, "program", theirs.dir, nil)
	a.refused(a.way.push(t.Context(), a.remote, a.head()), ErrCheckedOut, "")
}

func TestAnAddressRunsNothing(t *testing.T) {
	ran := filepath.Join(t.TempDir(), "ran")
	for _, way := range ways {
		for _, address := range []string{"ext::touch " + ran, "ext::sh -c touch% " + ran, "none::" + ran} {
			a := newSharer(t, way, address, nil)
			_, err := a.way.fetch(t.Context(), a.remote)
			a.refused(err, ErrTransport, "")
			a.refused(a.way.push(t.Context(), a.remote, a.head()), ErrTransport, "")
		}
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("a command of the address was run")
	}
}

func TestWhatOnlyGitHeedsIsLeftToGit(t *testing.T) {
	s := daemon(t)
	address, _ := s.repository(t, "notes.git")
	for name, set := range map[string]func(*sharer){
		"core.sshcommand":           func(a *sharer) { a.git("config", "core.sshCommand", "ssh -v") },
		"http.proxy":                func(a *sharer) { a.git("config", "http.proxy", "http://localhost:1") },
		"remote.origin.receivepack": func(a *sharer) { a.git("config", "remote.origin.receivepack", "other") },
		"pre-push":                  func(a *sharer) { hook(t, filepath.Join(a.dir, ".git"), "pre-push", "exit 1") },
	} {
		a := newSharer(t, "library", address, nil)
		set(a)
		a = newSharerOf(t, a.workspace, "library", nil)
		a.refused(a.way.push(t.Context(), a.remote, a.head()), ErrSetting, name)
	}
}
