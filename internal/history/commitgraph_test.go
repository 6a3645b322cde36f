package history

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
)

// graphForms are the ways in which git writes a commit-graph.
var graphForms = map[string]func(repo){
	"one file": func(r repo) { r.git("", "commit-graph", "write", "--reachable") },
	"a chain that ends before HEAD": func(r repo) {
		for _, at := range []string{"HEAD~40", "HEAD~25", "HEAD~10"} {
			gitIn(r.t, r.dir, gitIn(r.t, r.dir, "", "rev-parse", at), "commit-graph", "write", "--stdin-commits", "--split=no-merge")
		}
	},
	"tidied up": func(r repo) { r.git("", "gc", "-q") },
}

// graphFiles are the files of a repository's commit-graph.
func graphFiles(t *testing.T, dir string) []string {
	t.Helper()
	info := filepath.Join(dir, ".git", "objects", "info")
	whole, _ := filepath.Glob(filepath.Join(info, "commit-graph"))
	layers, _ := filepath.Glob(filepath.Join(info, "commit-graphs", "*"))
	return append(whole, layers...)
}

// TestCommitGraphChangesNoAnswer asks with each form of the commit-graph, with a
// cache made beside it, and with a cache but the commit-graph gone.
func TestCommitGraphChangesNoAnswer(t *testing.T) {
	for name, write := range graphForms {
		for seed := range min(histories(t), 3) {
			s := tell(200+seed, 600, "notes/", seed%2 == 0)
			dir := s.write(t)
			r := repo{t, dir}
			root := vaultIn(dir)
			r.write(filepath.Base(root)+"/meetings/2020-01-01 Ana.md", "---\npitch: v1\n---\n> [!mentor] Lead with it.\n")
			r.save("2026-03-03T10:00:00Z")
			want := answers(t, root, nil)
			write(r)
			compareFacts(t, dir)
			kept := &memory{}
			for range 3 {
				if got := answers(t, root, kept); got != want {
					t.Fatalf("%s:\n%s\nwithout\n%s", name, got, want)
				}
			}
			if kept.saved > 1 {
				t.Errorf("%s: the cache was saved %d times", name, kept.saved)
			}
			for _, file := range graphFiles(t, dir) {
				if err := os.Remove(file); err != nil {
					t.Fatal(err)
				}
			}
			if got := answers(t, root, kept); got != want {
				t.Fatalf("%s, gone again:\n%s\nwithout\n%s", name, got, want)
			}
		}
	}
}

// compareFacts looks at what the commit-graph says of each commit it knows.
func compareFacts(t *testing.T, dir string) {
	t.Helper()
	repo, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	known := 0
	graph := repo.commitGraph()
	for row := range strings.Lines(gitIn(t, dir, "", "rev-list", "HEAD")) {
		hash := plumbing.NewHash(strings.TrimSpace(row))
		got, want := graph.facts(repo.ledger, hash), repo.ledger.readCommit(repo.ledger.id(hash))
		if got == nil {
			continue
		}
		known++
		if got.id != want.id || got.tree != want.tree || got.committed != want.committed || !slices.Equal(got.parents, want.parents) {
			t.Fatalf("%s: %+v, want %+v", hash, got, want)
		}
	}
	if known < 100 {
		t.Errorf("the commit-graph knows %d commits", known)
	}
}

// TestOctopusInACommitGraph merges four branches at once, twice.
func TestOctopusInACommitGraph(t *testing.T) {
	var out strings.Builder
	save := func(mark int, parents ...int) {
		fmt.Fprintf(&out, "commit refs/heads/main\nmark :%d\ncommitter C <c@example.org> %d +0000\ndata 1\nx\n", mark, 1700000000+mark)
		for i, parent := range parents {
			fmt.Fprintf(&out, "%s :%d\n", []string{"from", "merge"}[min(i, 1)], parent)
		}
		fmt.Fprintf(&out, "M 100644 inline pitches/v1.md\ndata 3\n%d\n", 10+mark%80)
	}
	save(1)
	for mark := 2; mark < 200; mark += 5 {
		for branch := range 4 {
			save(mark+branch, mark-1)
		}
		save(mark+4, mark, mark+1, mark+2, mark+3)
	}
	dir := t.TempDir()
	gitIn(t, dir, "", "init", "-q", "-b", "main")
	gitIn(t, dir, out.String(), "fast-import", "--quiet", "--force")
	gitIn(t, dir, "", "reset", "-q", "--hard")
	want := answers(t, dir, nil)
	gitIn(t, dir, "", "commit-graph", "write", "--reachable")
	compareFacts(t, dir)
	if got := answers(t, dir, nil); got != want {
		t.Errorf("with a commit-graph\n%s\nwithout\n%s", got, want)
	}
}

// TestDamagedCommitGraph flips, cuts and empties the files of a chain, and asks of
// forged ones with the right sum.
func TestDamagedCommitGraph(t *testing.T) {
	dir := tell(210, 200, "", false).write(t)
	want := answers(t, dir, nil)
	graphForms["a chain that ends before HEAD"](repo{t, dir})
	random := rand.New(rand.NewPCG(1, 2))
	for _, file := range graphFiles(t, dir) {
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for range 12 {
			damaged := bytes.Clone(whole)
			damaged[random.IntN(len(whole))] ^= 0x11
			forged := resealed(damaged)
			for i, bytes := range [][]byte{damaged, whole[:random.IntN(len(whole))], nil, forged} {
				replace(t, file, bytes)
				if got := answers(t, dir, nil); i != 3 && got != want {
					t.Fatalf("with %s damaged\n%s\nwithout\n%s", filepath.Base(file), got, want)
				}
			}
		}
		replace(t, file, whole)
	}
}

// resealed gives bytes the sum at their end that they ought to have.
func resealed(raw []byte) []byte {
	raw = bytes.Clone(raw)
	sum := sha1.Sum(raw[:len(raw)-sha1.Size])
	copy(raw[len(raw)-sha1.Size:], sum[:])
	return raw
}

func replace(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
