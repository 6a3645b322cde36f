package sync

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// A workspace is a repository made by the git program itself.
type workspace struct {
	t   *testing.T
	dir string
}

func newWorkspace(t *testing.T) workspace {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to hold ours against")
	}
	w := workspace{t, t.TempDir()}
	w.git("init", "-q", "-b", "trunk")
	return w
}

// git runs the git program and gives what it says.
func (w workspace) git(args ...string) string {
	w.t.Helper()
	cmd := exec.Command("git", append([]string{"-C", w.dir, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (w workspace) write(file, text string) {
	w.t.Helper()
	full := filepath.Join(w.dir, file)
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w workspace) read(file string) string {
	w.t.Helper()
	data, err := os.ReadFile(filepath.Join(w.dir, file))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

// save writes the files of a vault in the folder below, and saves them.
func (w workspace) save(folder string, files ...string) ([]string, error) {
	w.t.Helper()
	var all []File
	for _, file := range files {
		w.write(filepath.Join(folder, file), file+"\n")
		all = append(all, File{Path: file, Data: []byte(file + "\n")})
	}
	r, err := Find(filepath.Join(w.dir, folder))
	if err != nil {
		w.t.Fatal(err)
	}
	return r.Save(ReadConfig(environment(nil), r), Commit{
		Author: Person{"Ana", "ana@example.org"}, Message: "notes", Files: all,
		Time: time.Date(2026, 3, 12, 9, 0, 0, 0, time.FixedZone("", 3600)),
	})
}

func environment(values map[string]string) func(string) string {
	return func(name string) string {
		if name == "GIT_CONFIG_NOSYSTEM" {
			return "1"
		}
		return values[name]
	}
}

func TestOnlyThePathsGivenAreCommitted(t *testing.T) {
	for _, folder := range []string{"", "deep/vault"} {
		w := newWorkspace(t)
		w.write("kept", "kept\n")
		w.write("deep/beside", "beside\n")
		w.git("add", ".")
		w.git("commit", "-q", "-m", "before")
		w.write("kept", "changed and staged\n")
		w.write("staged", "new and staged\n")
		w.git("add", "kept", "staged")
		w.write("deep/beside", "changed\n")

		if _, err := w.save(folder, "carnet.yaml", "pitches/v1.md"); err != nil {
			t.Fatal(err)
		}
		prefix := strings.TrimPrefix(folder+"/", "/")
		if got, want := w.git("show", "--format=%an %ad %s", "--date=iso", "--name-only"),
			"Ana 2026-03-12 09:00:00 +0100 notes\n\n"+prefix+"carnet.yaml\n"+prefix+"pitches/v1.md\n"; got != want {
			t.Errorf("committed\n%s\nwant\n%s", got, want)
		}
		if got, want := w.git("status", "--porcelain"), " M deep/beside\nM  kept\nA  staged\n"; got != want {
			t.Errorf("left\n%s\nwant\n%s", got, want)
		}
		w.git("fsck", "--strict")
	}
}

func TestACommitTakesFilesAwayAndFollowsAnother(t *testing.T) {
	w := newWorkspace(t)
	if _, err := w.save("", "a/one.md", "b.md"); err != nil {
		t.Fatal(err)
	}
	r, err := Find(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 3, 13, 9, 0, 0, 0, time.UTC)
	if err := r.Play(
		Commit{Time: at, Message: "two", Files: []File{{Path: "a/two.md", Data: []byte("two\n")}, {Path: "a/one.md"}}},
		Commit{Time: at, Message: "none", Files: []File{{Path: "a/two.md"}}},
	); err != nil {
		t.Fatal(err)
	}
	if got, want := w.git("log", "--format=%s", "--name-status", "--no-renames"),
		"none\n\nD\ta/two.md\ntwo\n\nD\ta/one.md\nA\ta/two.md\nnotes\n\nA\ta/one.md\nA\tb.md\n"; got != want {
		t.Errorf("the log is\n%s\nwant\n%s", got, want)
	}
	if got := w.git("ls-tree", "-r", "--name-only", "HEAD"); got != "b.md\n" {
		t.Errorf("HEAD holds %q", got)
	}
	if got := w.git("ls-files"); got != "b.md\n" {
		t.Errorf("the index holds %q", got)
	}
	w.git("fsck", "--strict")
}

func TestWhatGitIgnoresIsNotCommitted(t *testing.T) {
	for source, path := range map[string]string{
		"above": ".gitignore", "in the vault": "vault/.gitignore", "of the repository": ".git/info/exclude",
	} {
		w := newWorkspace(t)
		w.write(path, "# rules\n\npitches/\n*.yaml\n!kept.yaml\n")
		ignored, err := w.save("vault", "carnet.yaml", "kept.yaml", "pitches/kept.yaml", "contacts/a.md")
		if err != nil {
			t.Fatal(err)
		}
		if want := []string{"carnet.yaml", "pitches/kept.yaml"}; !reflect.DeepEqual(ignored, want) {
			t.Errorf("%s: ignored %q, want %q", source, ignored, want)
		}
		if got := w.git("ls-tree", "-r", "--name-only", "HEAD"); got != "vault/contacts/a.md\nvault/kept.yaml\n" {
			t.Errorf("%s: committed\n%s", source, got)
		}
	}
	w := newWorkspace(t)
	w.write(".gitignore", "*\n")
	if _, err := w.save("vault", "carnet.yaml"); !errors.Is(err, ErrIgnored) {
		t.Errorf("with everything ignored: %v", err)
	}
}

func TestThePersonsOwnIgnoreFile(t *testing.T) {
	w, home := newWorkspace(t), t.TempDir()
	for file, text := range map[string]string{".gitconfig": "[core]\n\texcludesFile = ~/mine\n", "mine": "*.md\n"} {
		if err := os.WriteFile(filepath.Join(home, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Find(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	ignored, err := r.Save(ReadConfig(environment(map[string]string{"HOME": home}), r), Commit{
		Files: []File{{Path: "a.md", Data: []byte("a")}, {Path: "carnet.yaml", Data: []byte("b")}},
	})
	if err != nil || !reflect.DeepEqual(ignored, []string{"a.md"}) {
		t.Errorf("ignored %q, %v", ignored, err)
	}
}

func TestNothingIsWrittenWhileSomebodyElseWrites(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t)
	w.write(".git/index.lock", "")
	if _, err := w.save("", "carnet.yaml"); !errors.Is(err, ErrLocked) {
		t.Errorf("with a lock: %v", err)
	}
	if _, err := os.Stat(filepath.Join(w.dir, ".git/index.lock")); err != nil {
		t.Errorf("somebody else's lock is gone: %v", err)
	}
	if got := w.git("status", "--porcelain"); got != "?? carnet.yaml\n" {
		t.Errorf("after refusing: %s", got)
	}
	go func() {
		time.Sleep(3 * lockPause)
		_ = os.Remove(filepath.Join(w.dir, ".git/index.lock"))
	}()
	if _, err := w.save("", "carnet.yaml"); err != nil {
		t.Errorf("with a lock that goes: %v", err)
	}
}

func TestHindrances(t *testing.T) {
	for want, hinder := range map[Hindrance]func(workspace){
		Unhindered: func(workspace) {},
		Signed:     func(w workspace) { w.git("config", "commit.gpgSign", "yes") },
		Hooked:     func(w workspace) { w.write(".git/hooks/pre-commit", "#!/bin/sh\n") },
		Converted:  func(w workspace) { w.git("config", "core.autocrlf", "true") },
		Unfinished: func(w workspace) { w.write(".git/MERGE_HEAD", "") },
		Waiting: func(w workspace) {
			w.write(".git/MERGE_HEAD", "1\n")
			w.write(".git/carnet-merge", "1\n")
		},
		Detached:   func(w workspace) { w.git("checkout", "-q", "--detach") },
		Unreadable: func(w workspace) { w.write(".git/index", "no index") },
	} {
		w := newWorkspace(t)
		w.git("commit", "-q", "--allow-empty", "-m", "first")
		hinder(w)
		r, err := Find(w.dir)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Hindrance(ReadConfig(environment(nil), r)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	w := newWorkspace(t)
	w.git("config", "core.hooksPath", "checks")
	w.write("checks/commit-msg", "#!/bin/sh\n")
	if r, err := Find(w.dir); err != nil || r.Hindrance(ReadConfig(environment(nil), r)) != Hooked {
		t.Errorf("hooks of a folder of its own are not seen: %v", err)
	}
}

func TestAWorkingTreeBesideAnother(t *testing.T) {
	w := newWorkspace(t)
	w.git("commit", "-q", "--allow-empty", "-m", "first")
	w.write(".git/info/exclude", "*.yaml\n")
	beside := workspace{t, filepath.Join(t.TempDir(), "beside")}
	w.git("worktree", "add", "-q", "-b", "other", beside.dir)
	ignored, err := beside.save("vault", "carnet.yaml", "a.md")
	if err != nil || len(ignored) != 1 {
		t.Fatal(ignored, err)
	}
	if got := beside.git("status", "--porcelain") + beside.git("log", "--format=%s", "-1"); got != "notes\n" {
		t.Errorf("beside: %s", got)
	}
	if got := w.git("status", "--porcelain") + w.git("log", "--format=%s"); got != "first\n" {
		t.Errorf("the first one: %s", got)
	}
}

func TestARepositoryOfOnesOwn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there", "yet")
	if _, err := Find(dir); !errors.Is(err, ErrNone) {
		t.Fatalf("found a repository: %v", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	r, err := Make(dir)
	if err != nil {
		t.Fatal(err)
	}
	data := []byte("language: en\n")
	if r.Holds("carnet.yaml", data) {
		t.Error("it holds a file before the first commit")
	}
	if _, err := r.Save(ReadConfig(environment(nil), r), Commit{Files: []File{{Path: "carnet.yaml", Data: data}}}); err != nil {
		t.Fatal(err)
	}
	if branch, _, err := r.head(); branch != "refs/heads/main" || err != nil {
		t.Errorf("the branch is %s, %v", branch, err)
	}
	if !r.Holds("carnet.yaml", data) || r.Holds("carnet.yaml", nil) {
		t.Error("it does not hold what was saved")
	}
}

func TestTheAuthorIsWhomGitNames(t *testing.T) {
	home := t.TempDir()
	for file, text := range map[string]string{
		".gitconfig":         "[user]\n\tname = Home\n[include]\n\tpath = more\n",
		"more":               "[user]\n\temail = more@example.org\n",
		".config/git/config": "[user]\n\tname = Settings\n\temail = settings@example.org\n",
		"loop":               "[include]\n\tpath = loop\n[user]\n\tname = Loop\n",
	} {
		full := filepath.Join(home, file)
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		env   map[string]string
		want  Person
		known bool
	}{
		{map[string]string{"HOME": t.TempDir()}, Person{}, false},
		{map[string]string{"HOME": home}, Person{"Home", "more@example.org"}, true},
		{map[string]string{"XDG_CONFIG_HOME": home + "/.config"}, Person{"Settings", "settings@example.org"}, true},
		{map[string]string{"HOME": home, "GIT_AUTHOR_NAME": "Env"}, Person{"Env", "more@example.org"}, true},
		{map[string]string{"HOME": home, "GIT_AUTHOR_EMAIL": "env@example.org"}, Person{"Home", "env@example.org"}, true},
		{map[string]string{"GIT_CONFIG_GLOBAL": home + "/loop"}, Person{Name: "Loop"}, false},
		{map[string]string{"GIT_CONFIG_GLOBAL": home + "/loop", "EMAIL": "m@example.org"}, Person{"Loop", "m@example.org"}, true},
	} {
		got, known := ReadConfig(environment(c.env), nil).Author()
		if got != c.want || known != c.known {
			t.Errorf("%v: %v %v, want %v %v", c.env, got, known, c.want, c.known)
		}
	}
}
