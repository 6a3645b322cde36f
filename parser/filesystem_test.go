package parser

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"carnet/vault"
)

// readContact reads the front matter of one contact.
func readContact(t *testing.T, frontMatter string) (*vault.Contact, []vault.Diagnostic) {
	t.Helper()
	v := mustParse(t, fstest.MapFS{"contacts/Ana.md": {Data: []byte("---\n" + frontMatter + "\n---\n")}})
	return v.Contacts[0], v.Diagnostics
}

// write makes a vault on disk.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// inTime fails when f does not come back.
func inTime(t *testing.T, limit time.Duration, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(limit):
		t.Fatalf("not done after %s", limit)
	}
}

func said(v *vault.Vault, code string) []string {
	var paths []string
	for _, d := range v.Diagnostics {
		if d.Code == code {
			paths = append(paths, d.Path)
		}
	}
	return paths
}

func TestLinksAreNotFollowed(t *testing.T) {
	dir := write(t, map[string]string{
		"contacts/Ana.md": "Met her.", "outside/secret.md": "---\ntype: idea\nrole: secret\n---\n", "notes/idea.md": "",
	})
	for link, to := range map[string]string{
		"contacts/Secret.md": "../outside/secret.md", "contacts/loop": "..", "contacts/gone.md": "nowhere.md",
		"meetings": "contacts", "AGENTS.md": "notes/idea.md", "contacts/README.md": "Ana.md",
	} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip(err)
		}
	}
	v := mustParse(t, os.DirFS(dir))
	if len(v.Contacts) != 1 || len(v.Meetings) != 0 || v.Contacts[0].ID != "Ana" {
		t.Errorf("read: %q", facts(v, nil))
	}
	if got := strings.Join(said(v, "not-a-file"), " "); got != "contacts/Secret.md contacts/gone.md" {
		t.Errorf("said of: %s", got)
	}
}

func TestLinkedSettingsAreNotRead(t *testing.T) {
	dir := write(t, map[string]string{"contacts/Ana.md": "", "elsewhere.txt": "owner: Somebody Else\n"})
	if err := os.Symlink("elsewhere.txt", filepath.Join(dir, SettingsFile)); err != nil {
		t.Skip(err)
	}
	v := mustParse(t, os.DirFS(dir))
	if v.Settings.Owner.Set || strings.Join(said(v, "not-a-file"), " ") != SettingsFile {
		t.Errorf("owner %q, %s", v.Settings.Owner.V, diagnosed(v))
	}
}

func TestUnreadableIsSaidAndTheRestRead(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("everything can be read here")
	}
	dir := write(t, map[string]string{"contacts/Ana.md": "", "contacts/Bob.md": "", "meetings/x/2026-01-02 Ana.md": ""})
	for _, name := range []string{"contacts/Bob.md", "meetings/x"} {
		path := filepath.Join(dir, name)
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(path, 0o755) })
	}
	v := mustParse(t, os.DirFS(dir))
	if want := "contacts/Bob.md: error unreadable\nmeetings/x: error unreadable-folder\n"; diagnosed(v) != want || len(v.Contacts) != 1 {
		t.Errorf("%d contacts, %s", len(v.Contacts), diagnosed(v))
	}
}

// A brokenFS cannot open some of its files, whoever asks.
type brokenFS struct {
	fstest.MapFS
	broken map[string]bool
}

func (b brokenFS) Open(name string) (fs.File, error) {
	if b.broken[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}

func (b brokenFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if b.broken[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.ReadDir(name)
}

func TestBrokenFiles(t *testing.T) {
	files := fstest.MapFS{
		"carnet.yaml": {}, "contacts/Ana.md": {}, "contacts/Bob.md": {}, "meetings/x/2026-01-02 Ana.md": {}, "notes/idea.md": {},
	}
	broken := map[string]bool{"carnet.yaml": true, "contacts/Bob.md": true, "meetings/x": true, "notes/idea.md": true}
	v := mustParse(t, brokenFS{files, broken})
	want := "carnet.yaml: error unreadable\ncontacts/Bob.md: error unreadable\nmeetings/x: error unreadable-folder\n"
	if diagnosed(v) != want || len(v.Contacts) != 1 {
		t.Errorf("%d contacts, %s", len(v.Contacts), diagnosed(v))
	}
	if _, err := Parse(brokenFS{files, map[string]bool{".": true}}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a root that cannot be listed: %v", err)
	}
}

func TestFoldersNamedLikeNotes(t *testing.T) {
	v := mustParse(t, fstest.MapFS{
		"contacts/dir.md/Ana.md": {}, "contacts/README.md/Bob.md": {}, "carnet.yaml/x": {}, "contacts/empty.md": {Mode: fs.ModeDir | 0o755},
	})
	if len(v.Contacts) != 2 || diagnosed(v) != "carnet.yaml: warning not-a-file\n" {
		t.Errorf("%d contacts, %s", len(v.Contacts), diagnosed(v))
	}
}

func TestEmptyVault(t *testing.T) {
	v := mustParse(t, fstest.MapFS{})
	if len(v.Diagnostics)+len(v.People)+len(v.Themes) != 0 {
		t.Errorf("%+v", v)
	}
}

func TestLargeNotes(t *testing.T) {
	v := mustParse(t, fstest.MapFS{
		"contacts/Fits.md":  {Data: []byte("---\nrole: x\n---\n" + strings.Repeat("word\n\n", 1000))},
		"contacts/Large.md": {Data: make([]byte, MaxNoteSize+1)},
		"notes/large.md":    {Data: make([]byte, MaxNoteSize+1)},
	})
	if len(v.Contacts) != 1 || diagnosed(v) != "contacts/Large.md: warning too-large Limit=1 Size=1.1\n" {
		t.Errorf("%d contacts, %s", len(v.Contacts), diagnosed(v))
	}
}

func TestIsRoot(t *testing.T) {
	for _, test := range []struct {
		files string
		want  bool
	}{
		{"carnet.yaml", true}, {"contacts/a meetings/a", true}, {"meetings/a pitches/a", true}, {"contacts/a pitches/a", true},
		{"contacts/a", false}, {"contacts/a targets/a", false}, {"contacts meetings", false}, {"carnet.yaml/a", false}, {"", false},
	} {
		files := fstest.MapFS{}
		for _, name := range strings.Fields(test.files) {
			files[name] = &fstest.MapFile{}
		}
		if got := IsRoot(files); got != test.want {
			t.Errorf("IsRoot(%s) = %v", test.files, got)
		}
	}
}
