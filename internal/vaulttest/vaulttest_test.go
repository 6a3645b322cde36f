package vaulttest

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// seeded is a vault of some size in each of several worlds.
func seeded(notes int) []Options {
	var all []Options
	for seed := range uint64(6) {
		o := Sized(notes)
		o.Seed = seed
		o.French = seed%2 == 1
		all = append(all, o)
	}
	return all
}

// isNote reports whether carnet reads the file as a note.
func isNote(name string) bool {
	base := path.Base(name)
	return strings.HasSuffix(base, ".md") && base != "README.md" && !strings.HasPrefix(base, "_")
}

// kindOf is the kind of a note by its folder and type.
func kindOf(name, text string) string {
	if m := regexp.MustCompile(`(?m)^type: (\w+)\r?$`).FindStringSubmatch(text); m != nil {
		return m[1]
	}
	folder, _, _ := strings.Cut(strings.TrimPrefix(name, "private/"), "/")
	return strings.TrimSuffix(strings.Replace(folder, "pitches", "pitchs", 1), "s")
}

func TestSameSeedSameBytes(t *testing.T) {
	for _, o := range seeded(300) {
		a, b := Generate(o), Generate(o)
		if !maps.Equal(a.Files, b.Files) || !reflect.DeepEqual(a.Truth, b.Truth) {
			t.Errorf("seed %d: two vaults of the same options differ", o.Seed)
		}
	}
	if maps.Equal(Generate(Options{Seed: 1, Meetings: 9}).Files, Generate(Options{Seed: 2, Meetings: 9}).Files) {
		t.Error("two seeds give the same vault")
	}
}

func TestFrenchTwin(t *testing.T) {
	for _, o := range seeded(300) {
		o.French = false
		english := Generate(o)
		o.French = true
		french := Generate(o)
		if !reflect.DeepEqual(english.Truth, french.Truth) {
			t.Errorf("seed %d: the truth depends on the language", o.Seed)
		}
		for name, text := range english.Files {
			sameProse(t, name, text, french.Files[name])
		}
		if len(english.Files) != len(french.Files) {
			t.Errorf("seed %d: %d files and %d", o.Seed, len(english.Files), len(french.Files))
		}
	}
}

// sameProse wants two notes to differ in keys, headings, tags and tasks alone.
func sameProse(t *testing.T, name, english, french string) {
	t.Helper()
	a, b := strings.Split(english, "\n"), strings.Split(french, "\n")
	if len(a) != len(b) {
		t.Errorf("%s: %d lines in English, %d in French", name, len(a), len(b))
		return
	}
	special := regexp.MustCompile(`^[a-z_]+:|^#+ | #|^[-*] \[|^ *- |^  [a-z-]+: `)
	for i := range a {
		if a[i] != b[i] && !special.MatchString(a[i]) {
			t.Errorf("%s:%d: %q in English, %q in French", name, i+1, a[i], b[i])
		}
	}
}

func TestSized(t *testing.T) {
	for _, asked := range []int{0, 1, 2, 10, 50, 100, 333, 1000, 10_000} {
		v := Generate(Sized(asked))
		got := 0
		for name := range v.Files {
			if isNote(name) {
				got++
			}
		}
		if diff := max(got-asked, asked-got); diff > max(1, asked/100) {
			t.Errorf("asked for %d notes, got %d", asked, got)
		}
		n := v.Truth.Notes
		if sum := n.Contacts + n.Meetings + n.Pitches + n.Targets; sum != got {
			t.Errorf("the truth says %d notes, there are %d", sum, got)
		}
	}
}

func TestEdges(t *testing.T) {
	for _, o := range []Options{
		{},
		{Meetings: 1},
		{Contacts: 1, Meetings: 2000},
		{Contacts: 2, Meetings: 50, Pitches: 1, Retired: true},
		{Contacts: 900, Targets: 400},
		{Meetings: 40, Contacts: 10, Pitches: 99},
	} {
		v := Generate(o)
		if n := v.Truth.Notes; n.Meetings != o.Meetings || n.Contacts != o.Contacts || n.Targets != o.Targets {
			t.Errorf("%+v gives %+v", o, n)
		}
	}
}

func TestIDsAreUnique(t *testing.T) {
	for _, o := range seeded(2000) {
		seen := map[string]string{}
		for name, text := range Generate(o).Files {
			if !isNote(name) {
				continue
			}
			id := kindOf(name, text) + " " + fold(strings.TrimSuffix(path.Base(name), ".md"))
			if seen[id] != "" {
				t.Errorf("seed %d: %s and %s have the same id", o.Seed, name, seen[id])
			}
			seen[id] = name
		}
	}
}

func TestNobodyIsMetTwiceADay(t *testing.T) {
	for _, o := range seeded(2000) {
		seen := map[engagement]bool{}
		for _, m := range newWorld(o).meetings {
			for _, p := range m.people {
				if at := (engagement{p, m.day}); seen[at] {
					t.Errorf("seed %d: %s twice on %s", o.Seed, p.name, date(m.day))
				} else {
					seen[at] = true
				}
			}
		}
	}
}

func TestNamesWithoutNoteAreFarFromOthers(t *testing.T) {
	for _, o := range seeded(1000) {
		w := newWorld(o)
		for i, p := range w.strangers {
			others := slices.Clone(w.strangers[:i])
			for _, other := range append(others, w.contacts...) {
				for _, name := range []string{other.name, reversed(other.name)} {
					if edits(fold(p.name), fold(name)) < apart {
						t.Errorf("seed %d: %s is close to %s", o.Seed, p.name, name)
					}
				}
			}
		}
	}
}

func TestFoldLeavesASCII(t *testing.T) {
	for _, name := range slices.Concat(firstNames, lastNames, strangerNames) {
		if strings.ContainsFunc(fold(name), func(r rune) bool { return r > 127 }) {
			t.Errorf("%s folds to %s", name, fold(name))
		}
	}
}

func TestFrontMatter(t *testing.T) {
	line := regexp.MustCompile(`^([\p{L}_]+):( .+)?$|^ {0,2}- .+$`)
	for _, o := range seeded(400) {
		for name, text := range Generate(o).Files {
			text = strings.ReplaceAll(text, "\r\n", "\n")
			if !isNote(name) || !strings.HasPrefix(text, "---") {
				continue
			}
			head, _, closed := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
			if !closed {
				t.Errorf("%s: front matter not closed", name)
			}
			keys := map[string]bool{}
			for s := range strings.SplitSeq(head, "\n") {
				m := line.FindStringSubmatch(s)
				if m == nil || m[1] != "" && keys[m[1]] {
					t.Errorf("%s: %q", name, s)
					continue
				}
				keys[m[1]] = true
			}
		}
	}
}

func TestFSAndWrite(t *testing.T) {
	v := Generate(Sized(60))
	dir := t.TempDir()
	if err := v.Write(dir); err != nil {
		t.Fatal(err)
	}
	for _, fsys := range []fs.FS{v.FS(), os.DirFS(dir)} {
		for name, text := range v.Files {
			if got, err := fs.ReadFile(fsys, name); err != nil || string(got) != text {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if err := v.Write(filepath.Join(dir, "carnet.yaml")); err == nil {
		t.Error("a vault was written into a file")
	}
}

func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		Generate(Sized(10_000))
	}
}
