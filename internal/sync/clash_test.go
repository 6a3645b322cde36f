package sync

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
)

// commitOf commits a set of files and nothing else, on top of parents.
func (w workspace) commitOf(files map[string]string, parents ...plumbing.Hash) plumbing.Hash {
	w.t.Helper()
	w.git("read-tree", "--empty")
	for _, path := range slices.Sorted(maps.Keys(files)) {
		hash, err := storeBlob(w.repository().repo.Storer, []byte(files[path]))
		if err != nil {
			w.t.Fatal(err)
		}
		w.git("update-index", "--add", "--cacheinfo", "100644,"+hash.String()+","+path)
	}
	args := []string{"commit-tree", "-m", "state"}
	for _, p := range parents {
		args = append(args, "-p", p.String())
	}
	return plumbing.NewHash(strings.TrimSpace(w.git(append(args, strings.TrimSpace(w.git("write-tree")))...)))
}

func (w workspace) repository() *Repository {
	w.t.Helper()
	r, err := Find(w.dir)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// blended merges two commits, and gives the files, or the conflicts.
func (w workspace) blended(keep Keep, mine, theirs plumbing.Hash) string {
	w.t.Helper()
	r := w.repository()
	_, bases, err := r.standing(mine, theirs)
	if err != nil {
		w.t.Fatal(err)
	}
	d := desk{workspace: w}
	b := &blend{r: r, bases: map[[2]plumbing.Hash]plumbing.Hash{}}
	tree, conflicts, err := b.merge(keep, d.commitObject(r, mine), d.commitObject(r, theirs), bases)
	if err != nil {
		return err.Error()
	}
	var said []string
	for _, c := range conflicts {
		said = append(said, strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Clash, c.path, c.other)))
	}
	if len(said) > 0 {
		return strings.Join(said, ", ")
	}
	for _, path := range strings.Split(strings.TrimSpace(w.git("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", tree.String())), "\n") {
		if path != "" {
			said = append(said, path+"="+strings.ReplaceAll(strings.TrimSpace(w.git("show", tree.String()+":"+path)), "\n", "/"))
		}
	}
	return strings.Join(said, " ")
}

const long = "one line\nanother line\na third line\na fourth line\n"

func TestWhatTwoDoToNamesAndFiles(t *testing.T) {
	type files = map[string]string
	for _, c := range []struct {
		name               string
		base, mine, theirs files
		clash              string
		keeps              map[Keep]string
	}{
		{"renamed here, changed there", files{"a.md": long}, files{"b.md": long}, files{"a.md": long + "more\n"},
			"b.md=one line/another line/a third line/a fourth line/more", nil},
		{"renamed to two names", files{"a.md": long}, files{"b.md": long}, files{"c.md": long}, "two-names b.md c.md",
			map[Keep]string{KeepMine: "b.md=one line/another line/a third line/a fourth line", KeepTheirs: "c.md=one line/another line/a third line/a fourth line"}},
		{"renamed here, another added there", files{"a.md": long}, files{"b.md": long}, files{"a.md": long + "more\n", "b.md": "other\n"}, "one-name b.md b.md",
			map[Keep]string{KeepMine: "b.md=one line/another line/a third line/a fourth line/more", KeepTheirs: "b.md=other", KeepBoth: "b 2.md=one line/another line/a third line/a fourth line/more b.md=other"}},
		{"renamed here, deleted there", files{"a.md": long}, files{"b.md": long}, files{}, "gone-them b.md",
			map[Keep]string{KeepMine: "b.md=one line/another line/a third line/a fourth line", KeepTheirs: "", KeepBoth: "b.md=one line/another line/a third line/a fourth line"}},
		{"deleted here, changed there", files{"a.md": long}, files{}, files{"a.md": "new\n"}, "gone-mine a.md",
			map[Keep]string{KeepMine: "", KeepTheirs: "a.md=new", KeepBoth: "a.md=new"}},
		{"a picture changed by both", files{"a.png": "1"}, files{"a.png": "2"}, files{"a.png": "3"}, "contents a.png",
			map[Keep]string{KeepMine: "a.png=2", KeepTheirs: "a.png=3", KeepBoth: "a 2.png=3 a.png=2"}},
		{"names that differ in case", files{}, files{"Ana.png": "1"}, files{"ana.png": "2"}, "twins Ana.png ana.png",
			map[Keep]string{KeepMine: "Ana.png=1", KeepTheirs: "ana.png=2", KeepBoth: "Ana.png=1 ana 2.png=2"}},
		{"names that differ in how an accent is written", files{}, files{"Ren\u00e9.md": "1\n"}, files{"Rene\u0301.md": "2\n"}, "twins Ren\u00e9.md Rene\u0301.md", nil},
		{"a file and a folder", files{}, files{"a": "1"}, files{"a/b": "2"}, "folder a a/b",
			map[Keep]string{KeepMine: "a=1", KeepTheirs: "a/b=2", KeepBoth: "a 2=1 a/b=2"}},
		{"a name in another case is a name", files{"Ana.md": long}, files{"Ana.md": long}, files{"ana.md": long}, "ana.md=one line/another line/a third line/a fourth line", nil},
		{"what is private stays with each", files{"a.md": "1\n"}, files{"a.md": "1\n", "private/b.md": "mine\n"}, files{"a.md": "2\n", "private/b.md": "theirs\n", ".carnet/sync": "{}"}, "a.md=2", nil},
	} {
		w := newWorkspace(t)
		base := w.commitOf(c.base)
		mine, theirs := w.commitOf(c.mine, base), w.commitOf(c.theirs, base)
		if got := w.blended(KeepNone, mine, theirs); got != c.clash {
			t.Errorf("%s: %s, want %s", c.name, got, c.clash)
		}
		for keep, want := range c.keeps {
			if got := w.blended(keep, mine, theirs); got != want {
				t.Errorf("%s, keep %s: %q, want %q", c.name, keep, got, want)
			}
		}
	}
}

// TestHistoriesMergedCrosswise merges two branches that had both been merged into
// each other: the two commits they come from are folded into one.
func TestHistoriesMergedCrosswise(t *testing.T) {
	w := newWorkspace(t)
	type files = map[string]string
	note := func(lines ...string) files {
		return files{"a.md": "one\n" + strings.Join(lines, "") + "two\nthree\nfour\n"}
	}
	base := w.commitOf(note())
	ana := w.commitOf(note("ana\n"), base)
	eva := w.commitOf(files{"a.md": "one\ntwo\nthree\nfour\neva\n"}, base)
	both := files{"a.md": "one\nana\ntwo\nthree\nfour\neva\n"}
	mine, theirs := w.commitOf(both, ana, eva), w.commitOf(both, eva, ana)
	mine = w.commitOf(files{"a.md": "one\nana\ntwo\nmine\nthree\nfour\neva\n"}, mine)
	theirs = w.commitOf(files{"a.md": "one\nana\ntwo\nthree\nfour\n"}, theirs)
	if got, want := w.blended(KeepNone, mine, theirs), "a.md=one/ana/two/mine/three/four"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if _, bases, err := w.repository().standing(mine, theirs); err != nil || len(bases) != 2 {
		t.Errorf("bases %v, %v", bases, err)
	}
}

func TestPathsThatNoHistoryShouldHold(t *testing.T) {
	for path, safe := range map[string]bool{
		"a.md": true, "contacts/Ana Ruiz.md": true, ".gitignore": true, "12:30.md": true, "..": false, "a/../b": false, "/etc": false,
		".git/config": false, ".GIT/hooks/x": false, "a/.git": false, "git~1/x": false, ".git. /x": false, ".g\u200cit/x": false, "": false,
	} {
		if safePath(path) != safe {
			t.Errorf("%q is %v", path, !safe)
		}
	}
}
