package sync

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestWhatTheLibraryLeavesToGit writes files that git would keep otherwise than
// they are on the disk: without a git program they are refused or kept as git
// does, never otherwise.
func TestWhatTheLibraryLeavesToGit(t *testing.T) {
	for _, c := range []struct {
		name, attributes, autocrlf string
		refused                    bool
	}{
		{"nothing set", "*.md diff=markdown linguist-prose\n# * text\n", "", false},
		{"not text", "* -text\n*.png binary\n", "", false},
		{"text", "* text=auto\n", "", true},
		{"line ends", "*.md eol=lf\n", "", true},
		{"a filter", "*.png filter=lfs diff=lfs merge=lfs -text\n", "", true},
		{"ident", "*.md ident\n", "", true},
		{"another encoding", "*.md working-tree-encoding=UTF-16\n", "", true},
		{"a macro", "[attr]mine text\n", "", true},
		{"input", "", "input", true},
		{"autocrlf", "", "true", true},
	} {
		w := newWorkspace(t)
		w.write("sub/.gitattributes", c.attributes)
		w.git("add", ".")
		w.git("commit", "-q", "-m", "before")
		if c.autocrlf != "" {
			w.git("config", "core.autocrlf", c.autocrlf)
		}
		w.write("sub/a.md", "one\r\ntwo\r\n")
		work, err := Open(t.Context(), w.dir, w.world(""))
		var changes []Change
		if err == nil {
			changes, err = work.way.changed(t.Context(), "")
		}
		if err == nil {
			err = w.record(work.way, changes)
		}
		if refused := errors.Is(err, Converted); refused != c.refused || err != nil && !refused {
			t.Errorf("%s: %v", c.name, err)
		}
		if status := w.git("status", "--porcelain"); err == nil && status != "" {
			t.Errorf("%s: left %s", c.name, status)
		}
	}
}

// TestLineEndsAreKeptAsTheyAre saves files without carriage returns where git
// would only look for these.
func TestLineEndsAreKeptAsTheyAre(t *testing.T) {
	w := newWorkspace(t)
	w.write(".gitattributes", "* text=auto\n")
	w.write("a.md", "one\n")
	w.commitAll(w.bothWays()["library"])
	if got := w.git("status", "--porcelain"); got != "" {
		t.Errorf("left %s", got)
	}
}

// TestADiskWithoutModes saves a program's file where the disk does not say that
// it is one.
func TestADiskWithoutModes(t *testing.T) {
	w := newWorkspace(t)
	w.write("tool", "#!/bin/sh\n")
	w.write("note.md", "one\n")
	w.git("add", ".")
	w.git("update-index", "--chmod=+x", "tool")
	w.git("commit", "-q", "-m", "before")
	w.git("config", "core.fileMode", "false")
	library := w.bothWays()["library"]
	if changes, err := library.changed(t.Context(), ""); err != nil || len(changes) != 0 {
		t.Errorf("%v, %v", changes, err)
	}
	w.write("tool", "#!/bin/sh\ntrue\n")
	if err := os.Chmod(filepath.Join(w.dir, "note.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	w.write("new", "new\n")
	w.commitAll(library)
	if got, want := w.git("ls-tree", "--format=%(objectmode) %(path)", "HEAD"), "100644 new\n100644 note.md\n100755 tool\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestASparseCheckout holds that a file that is not there on purpose does not go.
func TestASparseCheckout(t *testing.T) {
	w := newWorkspace(t)
	w.write("here/a.md", "a\n")
	w.write("away/b.md", "b\n")
	w.git("add", ".")
	w.git("commit", "-q", "-m", "before")
	w.git("update-index", "--skip-worktree", "away/b.md")
	if err := os.RemoveAll(filepath.Join(w.dir, "away")); err != nil {
		t.Fatal(err)
	}
	for name, way := range w.bothWays() {
		if changes, err := way.changed(t.Context(), ""); err != nil || len(changes) != 0 {
			t.Errorf("%s: %v, %v", name, changes, err)
		}
	}
}

func TestWhatIsIncludedForSomeRepositories(t *testing.T) {
	w := newWorkspace(t)
	home := t.TempDir()
	for file, text := range map[string]string{
		".gitconfig": "[user]\n\tname = Ana\n\temail = ana@example.org\n[includeIf \"gitdir:" + w.dir + "/\"]\n\tpath = here\n[includeIf \"gitdir:~/elsewhere/\"]\n\tpath = there\n",
		"here":       "[user]\n\temail = ana@work.example\n",
		"there":      "[commit]\n\tgpgSign = true\n",
	} {
		if err := os.WriteFile(filepath.Join(home, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Find(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	config := ReadConfig(environment(map[string]string{"HOME": home}), r)
	if who, _ := config.Author(); who.Email != "ana@work.example" {
		t.Errorf("the author is %v", who)
	}
	if h := r.Hindrance(config); h != Unhindered {
		t.Errorf("hindered: %s", h)
	}
}
