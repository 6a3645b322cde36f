package history

// What the history of the pitches costs, beside `git log -- pitches/` in the same
// run: CPU time of child processes, the least of several runs each.

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"carnet/parser"
	"carnet/vault"
)

// The child of a benchmark reads one history and ends.
const (
	childVault = "CARNET_BENCH_VAULT"
	childCache = "CARNET_BENCH_CACHE" // a file; empty for none
)

func TestMain(m *testing.M) {
	if root := os.Getenv(childVault); root != "" {
		debug.SetGCPercent(800) // as carnet does
		if readPitches(root, os.Getenv(childCache)) == 0 {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// A cacheFile keeps a cache in a file.
type cacheFile string

func (c cacheFile) Load() []byte {
	kept, _ := os.ReadFile(string(c))
	return kept
}
func (c cacheFile) Save(kept []byte) { _ = os.WriteFile(string(c), kept, 0o600) }

// readPitches reads the history of all pitches and counts their revisions.
func readPitches(root, kept string) (revisions int) {
	var c Cache
	if kept != "" {
		c = cacheFile(kept)
	}
	repo, err := Open(root, c)
	if err != nil {
		return 0
	}
	defer repo.Close()
	v := &vault.Vault{}
	files, _ := filepath.Glob(filepath.Join(root, "pitches", "*.md"))
	for _, file := range files {
		source, _ := os.ReadFile(file)
		path := "pitches/" + filepath.Base(file)
		v.Pitches = append(v.Pitches, &vault.Pitch{Note: vault.Note{Path: path}, Text: parser.Told(source)})
	}
	repo.Attach(v)
	for _, p := range v.Pitches {
		revisions += len(p.Revisions)
	}
	return revisions
}

// longHistory saves a meeting in each commit, and a pitch in every hundredth.
func longHistory(b *testing.B, commits int) string {
	b.Helper()
	var out strings.Builder
	file := func(path, text string) {
		fmt.Fprintf(&out, "M 100644 inline %s\ndata %d\n%s\n", path, len(text), text)
	}
	for i := range commits {
		fmt.Fprintf(&out, "commit refs/heads/main\ncommitter Camille <c@example.org> %d +0100\ndata 4\nsave\n", 1600000000+i*3600)
		file(fmt.Sprintf("meetings/%03d/note %d.md", i/200, i), "---\npitch: v1\nlanded: yes\n---\n## Feedback\n- (+) clear\n")
		if i%100 == 0 {
			file(fmt.Sprintf("pitches/v%d.md", i/100%10), fmt.Sprintf("# Pitch\n\n%s, said for the %dth time.\n", strings.Repeat("Words. ", 50), i))
		}
		if i == 0 {
			file("carnet.yaml", "language: en\n")
			file("contacts/Ana Ruiz.md", "")
		}
	}
	dir := b.TempDir()
	gitIn(b, dir, "", "init", "-q", "-b", "main")
	gitIn(b, dir, out.String(), "fast-import", "--quiet")
	gitIn(b, dir, "", "reset", "-q", "--hard")
	return dir
}

// cpu is the least CPU time that a command takes in several runs.
func cpu(b *testing.B, command func() *exec.Cmd) time.Duration {
	b.Helper()
	least := time.Duration(0)
	for range 5 {
		cmd := command()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %v\n%s", cmd.Args, err, out)
		}
		if took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(); least == 0 || took < least {
			least = took
		}
	}
	return least
}

// child is a process that reads one history, with a cache or "".
func child(dir, cache string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVault+"="+dir, childCache+"="+cache)
	return cmd
}

// BenchmarkBesideGit gives how many times the CPU of git a first reading takes,
// and one with the cache; then the same after git has tidied up and written a
// commit-graph, which makes git itself twice as fast.
func BenchmarkBesideGit(b *testing.B) {
	dir := longHistory(b, 20000)
	b.Run("as written", func(b *testing.B) { besideGit(b, dir, 1) })
	gitIn(b, dir, "", "gc", "-q")
	b.Run("tidied up", func(b *testing.B) { besideGit(b, dir, 2) })
}

// besideGit fails when a first reading takes more than four times the CPU of git,
// or one with the cache more than so many times.
func besideGit(b *testing.B, dir string, cached int) {
	kept := filepath.Join(b.TempDir(), "cache")
	for b.Loop() {
		gits := cpu(b, func() *exec.Cmd { return exec.Command("git", "-C", dir, "log", "--format=%H", "--", "pitches/") })
		first := cpu(b, func() *exec.Cmd { return child(dir, "") })
		if err := child(dir, kept).Run(); err != nil { // fills the cache
			b.Fatal(err)
		}
		again := cpu(b, func() *exec.Cmd { return child(dir, kept) })
		b.ReportMetric(float64(gits.Milliseconds()), "git-ms")
		b.ReportMetric(float64(first)/float64(gits), "first/git")
		b.ReportMetric(float64(again)/float64(gits), "cached/git")
		if first > 4*gits || again > time.Duration(cached)*gits {
			b.Errorf("git %v, first %v, with the cache %v", gits, first, again)
		}
	}
}

// BenchmarkShortHistory reads 500 commits without a cache.
func BenchmarkShortHistory(b *testing.B) {
	for name, pack := range map[string]bool{"packed": true, "loose": false} {
		dir := longHistory(b, 500)
		if !pack {
			loosen(b, dir)
		}
		if n := readPitches(dir, ""); n != 5 {
			b.Fatalf("%d revisions, of 5 that were written", n)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				took := cpu(b, func() *exec.Cmd { return child(dir, "") })
				b.ReportMetric(float64(took.Milliseconds()), "cpu-ms")
				if took > 60*time.Millisecond {
					b.Errorf("%v", took)
				}
			}
		})
	}
}

// loosen gives each object a file of its own, as git commit writes them.
func loosen(b *testing.B, dir string) {
	b.Helper()
	packs, err := filepath.Glob(filepath.Join(dir, ".git/objects/pack/*.pack"))
	if err != nil {
		b.Fatal(err)
	}
	for _, pack := range packs {
		data, err := os.ReadFile(pack)
		if err != nil {
			b.Fatal(err)
		}
		for _, file := range []string{pack, strings.TrimSuffix(pack, ".pack") + ".idx"} {
			if err := os.Remove(file); err != nil {
				b.Fatal(err)
			}
		}
		gitIn(b, dir, string(data), "unpack-objects", "-q")
	}
}
