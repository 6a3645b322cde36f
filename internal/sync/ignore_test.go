package sync

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// pieces are what random rules are made of.
var pieces = strings.Split("a|b|c|ab|a b|é|*|**|?|/|/|[ab]|[!a]|[a-c]|[[:alpha:]]|[]a]|[a|]|\\|!|-|.md| |#|\t|\\*|\\ |[^b-]|[\\a]|[a-", "|")

// names are what the files and folders of random trees are called.
var names = []string{"a", "b", "c", "ab", "abc", "a b", "é", "-", "x.md", "[a]", "a*", "#", "!b", "two\nlines", "cafe\u0301", " b", "b ", `a\`}

func randomRules(random *rand.Rand) string {
	var file strings.Builder
	for range 1 + random.IntN(6) {
		if random.IntN(4) == 0 {
			file.WriteString("!")
		}
		for range 1 + random.IntN(4) {
			file.WriteString(pieces[random.IntN(len(pieces))])
		}
		file.WriteString([]string{"\n", "\n", "\n", "/\n", " \n", "\r\n"}[random.IntN(6)])
	}
	return file.String()
}

// randomTree is files with what they hold, no file in the way of a folder.
func randomTree(random *rand.Rand) map[string]string {
	files := map[string]string{}
	for range 4 + random.IntN(12) {
		var parts []string
		for range 1 + random.IntN(3) {
			parts = append(parts, names[random.IntN(len(names))])
		}
		files[strings.Join(parts, "/")] = fmt.Sprint(random.IntN(1000))
	}
	for name := range maps.Clone(files) {
		for other := range files {
			if strings.HasPrefix(other, name+"/") {
				delete(files, name)
			}
		}
	}
	return files
}

// upTo are the numbers below n.
func upTo(n uint64) []uint64 {
	all := make([]uint64, n)
	for i := range all {
		all[i] = uint64(i)
	}
	return all
}

// TestRandomRulesIgnoreWhatGitIgnores holds the rules against git's, in every
// file that git reads them from.
func TestRandomRulesIgnoreWhatGitIgnores(t *testing.T) {
	t.Parallel()
	for _, seed := range append([]uint64{1494}, upTo(80)...) {
		random := rand.New(rand.NewPCG(seed, 1))
		w := newWorkspace(t)
		for name, text := range randomTree(random) {
			w.write(name, text)
			if i := strings.LastIndexByte(name, '/'); i > 0 && random.IntN(3) == 0 {
				w.write(name[:i]+"/.gitignore", randomRules(random))
			}
		}
		w.write(".gitignore", randomRules(random))
		w.write(".git/info/exclude", randomRules(random))
		w.write(".git/mine", randomRules(random))
		w.git("config", "core.excludesFile", w.dir+"/.git/mine")
		if seed%4 == 0 {
			w.git("config", "core.ignoreCase", "true")
		}
		want := strings.Split(strings.TrimSuffix(w.git("ls-files", "--others", "--exclude-standard", "-z"), "\x00"), "\x00")
		changes, err := w.bothWays()["library"].changed(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, c := range changes {
			got = append(got, c.Path)
		}
		slices.Sort(want)
		if !slices.Equal(got, want) && !(len(got) == 0 && want[0] == "") {
			t.Errorf("seed %d:\n%q\ngit has\n%q", seed, got, want)
			for _, file := range []string{".gitignore", ".git/info/exclude", ".git/mine"} {
				t.Logf("%s: %q", file, w.read(file))
			}
		}
	}
}
