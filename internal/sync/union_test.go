package sync

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A desk changes a working tree at random, as people do.
type desk struct {
	workspace
	rand *rand.Rand
}

func (d desk) files() []string {
	return strings.Fields(d.git("ls-files"))
}

// word makes lines that no other line is like.
func (d desk) word() string { return fmt.Sprintf("%x", d.rand.Uint64()) }

func (d desk) edit(change func(lines []string) []string) {
	files := d.files()
	if len(files) == 0 {
		return
	}
	file := files[d.rand.IntN(len(files))]
	text, err := os.ReadFile(filepath.Join(d.dir, file))
	if err != nil {
		return
	}
	lines := strings.SplitAfter(string(text), "\n")
	d.write(file, strings.Join(change(lines[:len(lines)-1]), ""))
}

func (d desk) step() {
	names := []string{"a.md", "b.md", "c.md", "d.md", "sub/a.md", "sub/e.md", "sub/deep/f.md", "logo.png"}
	switch files := d.files(); d.rand.IntN(7) {
	case 0, 1, 2:
		d.edit(func(lines []string) []string {
			if len(lines) > 0 {
				lines[d.rand.IntN(len(lines))] = d.word() + "\n"
			}
			return lines
		})
	case 3:
		d.edit(func(lines []string) []string { return append(lines, d.word()+"\n") })
	case 4:
		d.write(names[d.rand.IntN(len(names))], strings.Repeat(d.word()+"\n", 3)+d.word()+"\n")
	case 5:
		if len(files) > 0 {
			os.Remove(filepath.Join(d.dir, files[d.rand.IntN(len(files))]))
		}
	case 6:
		if len(files) > 0 {
			from, to := files[d.rand.IntN(len(files))], names[d.rand.IntN(len(names))]
			if _, err := os.Stat(filepath.Join(d.dir, to)); err != nil {
				os.MkdirAll(filepath.Join(d.dir, filepath.Dir(to)), 0o700)
				os.Rename(filepath.Join(d.dir, from), filepath.Join(d.dir, to))
			}
		}
	}
}

func (d desk) commit(branch string, steps int) plumbing.Hash {
	d.git("checkout", "-q", "-B", branch)
	for range steps {
		d.step()
		d.git("add", "-A")
	}
	d.git("commit", "-q", "--allow-empty", "-m", branch)
	return plumbing.NewHash(strings.TrimSpace(d.git("rev-parse", "HEAD")))
}

// TestTreesAreMergedAsGitMergesThem holds the merge of whole trees against git's,
// wherever git finds no conflict, with renames, deletions and files added.
func TestTreesAreMergedAsGitMergesThem(t *testing.T) {
	runs := 60
	if testing.Short() {
		runs = 15
	}
	clean := 0
	for seed := range uint64(runs) {
		d := desk{newWorkspace(t), rand.New(rand.NewPCG(seed, 7))}
		for _, name := range []string{"a.md", "b.md", "sub/a.md", "sub/c.md", "logo.png"} {
			var text strings.Builder
			for range 12 {
				text.WriteString(d.word() + "\n")
			}
			d.write(name, text.String())
		}
		d.git("add", "-A")
		d.commit("base", 0)
		mine := d.commit("mine", 1+d.rand.IntN(3))
		d.git("checkout", "-q", "base")
		theirs := d.commit("theirs", 1+d.rand.IntN(3))
		tree, conflicts := d.merged(mine, theirs)
		back, _ := d.merged(theirs, mine)
		if tree != back {
			t.Errorf("seed %d: the other way round it is another tree: %s and %s", seed, tree, back)
		}
		want, ok := d.mergeTree(mine, theirs)
		if !ok {
			continue
		}
		clean++
		if slices.ContainsFunc(conflicts, func(c Conflict) bool { return c.Clash == Contents }) {
			continue // a file that is no note is taken whole
		}
		if len(conflicts) > 0 || tree.String() != want {
			t.Errorf("seed %d: %s with %v, git has %s\n%s", seed, tree, conflicts, want, d.git("diff", "--name-status", "-M", "base", "mine")+d.git("diff", "--name-status", "-M", "base", "theirs"))
		}
	}
	if clean < runs/3 {
		t.Errorf("only %d of %d merges were clean", clean, runs)
	}
}

func (d desk) merged(mine, theirs plumbing.Hash) (plumbing.Hash, []Conflict) {
	d.t.Helper()
	r, err := Find(d.dir)
	if err != nil {
		d.t.Fatal(err)
	}
	standing, bases, err := r.standing(mine, theirs)
	if err != nil || standing == Unrelated {
		d.t.Fatal(standing, err)
	}
	one, two := d.commitObject(r, mine), d.commitObject(r, theirs)
	b := &blend{r: r, bases: map[[2]plumbing.Hash]plumbing.Hash{}}
	tree, conflicts, err := b.merge(KeepNone, one, two, bases)
	if err != nil {
		d.t.Fatal(err)
	}
	return tree, conflicts
}

func (d desk) commitObject(r *Repository, hash plumbing.Hash) *object.Commit {
	c, err := r.repo.CommitObject(hash)
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

// mergeTree gives the tree that git merges, false where it finds a conflict.
func (d desk) mergeTree(mine, theirs plumbing.Hash) (string, bool) {
	cmd := exec.Command("git", "-C", d.dir, "merge-tree", "--write-tree", mine.String(), theirs.String())
	out, err := cmd.Output()
	first, _, _ := strings.Cut(string(out), "\n")
	return first, err == nil
}
