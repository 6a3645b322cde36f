package sync

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// lay makes the working tree hold these files, and what comes with chance: links,
// modes, rules, other repositories.
func (w workspace) lay(files map[string]string, random *rand.Rand) {
	w.t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w.makeWay(name)
		w.write(name, files[name])
		full, folder := filepath.Join(w.dir, name), filepath.Dir(name)
		var err error
		switch random.IntN(12) {
		case 0:
			err = os.Chmod(full, 0o755)
		case 1:
			if err = os.Remove(full); err == nil {
				err = os.Symlink(files[name], full)
			}
		case 2:
			rules := filepath.Join(folder, ".gitignore")
			w.makeWay(rules)
			w.write(rules, randomRules(random))
		case 3:
			other := "./" + filepath.Join(folder, "other")
			w.makeWay(other)
			w.write(filepath.Join(other, "file"), "another's\n")
			w.git("init", "-q", other)
			w.git("-C", other, "commit", "-q", "--allow-empty", "-m", "another's")
		}
		if err != nil {
			w.t.Fatal(err)
		}
	}
}

// makeWay takes away what stands where a file is to be.
func (w workspace) makeWay(name string) {
	w.t.Helper()
	for dir := filepath.Dir(name); dir != "."; dir = filepath.Dir(dir) {
		if info, err := os.Lstat(filepath.Join(w.dir, dir)); err == nil && !info.IsDir() {
			if err := os.Remove(filepath.Join(w.dir, dir)); err != nil {
				w.t.Fatal(err)
			}
		}
	}
	if err := os.RemoveAll(filepath.Join(w.dir, name)); err != nil {
		w.t.Fatal(err)
	}
}

// clear takes all away that is not git's own.
func (w workspace) clear() {
	w.t.Helper()
	entries, err := os.ReadDir(w.dir)
	for _, entry := range entries {
		if entry.Name() != ".git" && err == nil {
			err = os.RemoveAll(filepath.Join(w.dir, entry.Name()))
		}
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

// stageSome does by hand what people do: stage a file, take one out of the index.
func (w workspace) stageSome(random *rand.Rand) {
	w.t.Helper()
	for name := range strings.SplitSeq(w.git("ls-files", "-z", "--cached", "--others", "--exclude-standard"), "\x00") {
		if name == "" || strings.HasSuffix(name, "/") {
			continue
		}
		var did []string
		switch random.IntN(8) {
		case 0:
			did = []string{"add", "-A", "-f"}
		case 1:
			did = []string{"rm", "-q", "-r", "--cached", "-f"}
		default:
			continue
		}
		// What the file stood for may be gone by now: git says so, and goes on.
		_ = exec.Command("git", append([]string{"-C", w.dir, "--literal-pathspecs"}, append(did, "--", name)...)...).Run()
	}
}

// TestRandomSavesAreWhatGitWouldCommit saves one random tree after another, each
// way, and holds the tree that comes of it against that of git add -A.
func TestRandomSavesAreWhatGitWouldCommit(t *testing.T) {
	t.Parallel()
	for _, seed := range upTo(12) {
		for _, name := range []string{"program", "library"} {
			random := rand.New(rand.NewPCG(seed, 2))
			w := newWorkspace(t)
			for round := range 3 {
				if round == 1 {
					w.clear()
				}
				w.lay(randomTree(random), random)
				if round > 0 {
					w.stageSome(random)
				}
				want := w.treeOfAll()
				way := w.bothWays()[name]
				changes, err := way.changed(t.Context(), "")
				if err == nil && len(changes) > 0 {
					err = w.record(way, changes)
				}
				if err != nil {
					t.Fatalf("%s, seed %d, round %d: %v", name, seed, round, err)
				}
				if want == emptyTree {
					continue
				}
				if got := strings.TrimSpace(w.git("rev-parse", "HEAD^{tree}")); got != want {
					t.Fatalf("%s, seed %d, round %d: %+q\n%s", name, seed, round, fmt.Sprint(changes), w.git("diff", "--raw", want, got))
				}
				if left := w.git("status", "--porcelain", "-uall", "--ignore-submodules"); left != "" && !onlyOthers(left) {
					t.Fatalf("%s, seed %d, round %d: left\n%s", name, seed, round, left)
				}
			}
			w.git("fsck", "--strict")
		}
	}
}

// treeOfAll is the tree that git add -A would commit, without the repositories
// inside this one, which git would take for modules.
func (w workspace) treeOfAll() string {
	w.t.Helper()
	index := filepath.Join(w.t.TempDir(), "index")
	if data, err := os.ReadFile(filepath.Join(w.dir, ".git/index")); err == nil {
		if err := os.WriteFile(index, data, 0o600); err != nil {
			w.t.Fatal(err)
		}
	}
	git := func(input string, args ...string) string {
		cmd := exec.Command("git", args...)
		cmd.Dir, cmd.Env, cmd.Stdin = w.dir, append(os.Environ(), "GIT_INDEX_FILE="+index, "GIT_CONFIG_GLOBAL=/dev/null"), strings.NewReader(input)
		out, err := cmd.Output()
		if err != nil {
			w.t.Fatalf("git %v: %v", args, err)
		}
		return string(out)
	}
	git("", "-c", "advice.addEmbeddedRepo=false", "add", "-A")
	var modules strings.Builder
	for row := range strings.SplitSeq(git("", "ls-files", "-s", "-z"), "\x00") {
		if strings.HasPrefix(row, "160000 ") {
			modules.WriteString(row[strings.IndexByte(row, '\t')+1:] + "\x00")
		}
	}
	git(modules.String(), "update-index", "--force-remove", "-z", "--stdin")
	return strings.TrimSpace(git("", "write-tree"))
}

// onlyOthers tells whether git has nothing left but other repositories, and files
// that were taken out of the index by hand and are as they were.
func onlyOthers(status string) bool {
	for line := range strings.Lines(status) {
		if strings.HasPrefix(line, "D  ") && strings.Contains(status, "??"+line[2:]) || strings.HasPrefix(line, "?? ") && strings.Contains(status, "D "+line[2:]) {
			continue
		}
		if !strings.HasPrefix(line, "?? ") || !strings.HasSuffix(strings.Trim(line, "\"\n"), "other/") {
			return false
		}
	}
	return true
}
