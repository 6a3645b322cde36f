package history

// Random histories, written by git fast-import: merges, deletions, renames, the
// whole vault moved, every zone, dates that run backwards.

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

// A story makes one random history.
type story struct {
	*rand.Rand
	renames bool   // also move notes and the whole vault
	prefix  string // the vault's folder, with a slash at its end
	out     strings.Builder
	commits []state // by mark, from 1 on
	parents [][]int // by mark
	hashes  []string
	tips    []int // marks of the branches
	clock   int64
}

// A state is the files of a commit by path.
type state map[string]string

func newStory(seed uint64, prefix string) *story {
	return &story{Rand: rand.New(rand.NewPCG(seed, 1)), prefix: prefix, commits: []state{nil}, parents: [][]int{nil}, clock: 1750000000}
}

func tell(seed uint64, commits int, prefix string, renames bool) *story {
	s := newStory(seed, prefix)
	s.renames = renames
	s.save(state{s.prefix + "carnet.yaml": "language: en\n"})
	s.tips = []int{1}
	for len(s.commits) <= commits {
		s.turn()
	}
	for len(s.tips) > 1 {
		s.merge(0, 1)
	}
	return s
}

// turn goes on with one of the branches.
func (s *story) turn() {
	at := s.IntN(len(s.tips))
	switch n := s.IntN(100); {
	case n < 15 && len(s.tips) < 5:
		s.tips = append(s.tips, s.tips[at])
	case n < 30 && len(s.tips) > 1:
		if other := s.IntN(len(s.tips)); other != at {
			s.merge(at, other)
		}
	default:
		next := maps.Clone(s.commits[s.tips[at]])
		for range 1 + s.IntN(2) {
			s.change(next)
		}
		s.tips[at] = s.save(next, s.tips[at])
	}
}

// merge joins two branches and ends the second. Each file comes from one side,
// from neither, or is edited on the way.
func (s *story) merge(at, other int) {
	ours, theirs := s.commits[s.tips[at]], s.commits[s.tips[other]]
	next := state{}
	for _, side := range []state{theirs, ours} {
		for _, path := range slices.Sorted(maps.Keys(side)) {
			if s.IntN(4) > 0 {
				next[path] = side[path]
			}
		}
	}
	if s.IntN(4) == 0 {
		s.change(next)
	}
	s.tips[at] = s.save(next, s.tips[at], s.tips[other])
	s.tips = slices.Delete(s.tips, other, other+1)
}

// change does something to the vault.
func (s *story) change(files state) {
	pitches := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(p string) bool { return !strings.HasSuffix(p, ".md") })
	name := s.prefix + "pitches/" + []string{"v1", "v2-a", "v2-b", "v3", "old/v0", "é v4"}[s.IntN(6)] + ".md"
	if len(pitches) == 0 {
		files[name] = s.pitch()
		return
	}
	old := pitches[s.IntN(len(pitches))]
	switch n := s.IntN(20); {
	case n < 7:
		files[name] = s.pitch()
	case n < 9:
		files[old] = strings.ReplaceAll(files[old], " ", "\n")
	case n < 11:
		files[old] += "\n<!-- a thought -->\n"
	case n < 13:
		delete(files, old)
	case n < 14:
		files[s.prefix+"meetings/2026-01-0"+fmt.Sprint(1+s.IntN(9))+".md"] = "---\npitch: v1\n---\n"
	case s.renames && n < 15:
		files[name] = files[old]
	case s.renames && n < 18:
		files[name] = files[old]
		if name != old {
			delete(files, old)
		}
	case s.renames && n < 19:
		s.moveAll(files)
	}
}

// moveAll moves every file into another folder, or back.
func (s *story) moveAll(files state) {
	from, to := s.prefix, "moved/"
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(path, to) {
			from, to = to, from
			break
		}
	}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if rest, ok := strings.CutPrefix(path, from); ok {
			files[to+rest] = files[path]
			delete(files, path)
		}
	}
}

func (s *story) pitch() string {
	words := []string{"I", "help", "workshops", "keep", "their", "machines", "running"}
	var b strings.Builder
	title := words[s.IntN(len(words))]
	if !s.renames {
		title = fmt.Sprint(len(s.commits), s.Uint32()) // no two notes alike, lest one seems renamed
	}
	b.WriteString("---\ntitle: " + title + "\n---\n# Title\n\n")
	for range 1 + s.IntN(3) {
		b.WriteString(words[s.IntN(len(words))] + " ")
	}
	return b.String() + "\n"
}

// save writes a commit in the form of fast-import.
func (s *story) save(files state, parents ...int) int {
	s.commits = append(s.commits, files)
	s.parents = append(s.parents, parents)
	mark := len(s.commits) - 1
	s.clock += int64(s.IntN(3)) * 20000
	zones := []string{"+0000", "+0100", "-0800", "-0030", "+1345", "+0530", "-0330"}
	written := s.clock - int64(s.IntN(6))*40000
	fmt.Fprintf(&s.out, "commit refs/heads/main\nmark :%d\nauthor A%d <a@example.org> %d %s\n", mark, s.IntN(3), written, zones[s.IntN(len(zones))])
	fmt.Fprintf(&s.out, "committer C <c@example.org> %d +0000\ndata 1\nx\n", s.clock)
	for i, parent := range parents {
		fmt.Fprintf(&s.out, "%s :%d\n", []string{"from", "merge"}[min(i, 1)], parent)
	}
	s.out.WriteString("deleteall\n")
	for _, path := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&s.out, "M 100644 inline %s\ndata %d\n%s\n", path, len(files[path]), files[path])
	}
	return mark
}

// write makes the repository and gives its folder.
func (s *story) write(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	gitIn(t, dir, "", "init", "-q", "-b", "main")
	marks := filepath.Join(t.TempDir(), "marks")
	gitIn(t, dir, s.out.String(), "fast-import", "--quiet", "--force", "--export-marks="+marks)
	gitIn(t, dir, "", "reset", "-q", "--hard")
	table, err := os.ReadFile(marks)
	if err != nil {
		t.Fatal(err)
	}
	s.hashes = make([]string, len(s.commits))
	for row := range strings.Lines(string(table)) {
		var mark int
		var hash string
		if _, err := fmt.Sscanf(row, ":%d %s", &mark, &hash); err != nil {
			t.Fatal(err)
		}
		s.hashes[mark] = hash
	}
	return dir
}

// gitIn runs git and gives what it says.
func gitIn(t testing.TB, dir, input string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to compare with")
	}
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "core.quotepath=false"}, args...)...)
	cmd.Stdin = strings.NewReader(input)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git %v in %s: %v", args, filepath.Base(dir), err)
	}
	return string(out)
}
