package parser

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"carnet/internal/vaulttest"
	"carnet/vault"
)

// age makes files look as if they had not been written just now.
func age(t testing.TB, dir string) {
	t.Helper()
	long := time.Now().Add(-time.Hour)
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return os.Chtimes(path, long, long)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// An editing changes a vault on the disk at random.
type editing struct {
	t   testing.TB
	dir string
	*rand.Rand
	n int // of edits so far
}

func (e *editing) notes() []string {
	found, _ := filepath.Glob(filepath.Join(e.dir, "*", "*.md"))
	deeper, _ := filepath.Glob(filepath.Join(e.dir, "*", "*", "*.md"))
	return append(found, deeper...)
}

func (e *editing) one() string {
	notes := e.notes()
	return notes[e.IntN(len(notes))]
}

// oneOf is a note of one of these folders, or any where they are empty.
func (e *editing) oneOf(folders ...string) string {
	found := slices.DeleteFunc(e.notes(), func(path string) bool {
		return !slices.Contains(folders, filepath.Base(filepath.Dir(path)))
	})
	if len(found) == 0 {
		return e.one()
	}
	return found[e.IntN(len(found))]
}

// word is a word of a note.
func (e *editing) word() string {
	text, err := os.ReadFile(e.one())
	e.check(err)
	words := strings.FieldsFunc(string(text), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) == 0 {
		return "Ana"
	}
	return words[e.IntN(len(words))]
}

func (e *editing) check(err error) {
	if err != nil {
		e.t.Fatal(err)
	}
}

func (e *editing) write(path, text string) {
	e.check(os.MkdirAll(filepath.Dir(path), 0o700))
	e.check(os.WriteFile(path, []byte(text), 0o600))
}

// steps are the ways in which people and programs change a vault.
var steps = map[string]func(*editing){
	"add a line": func(e *editing) {
		path := e.one()
		text, err := os.ReadFile(path)
		e.check(err)
		lines := []string{"\n## Feedback\n- (-) too long #form/new-%d\n", "\n- [ ] call [[Ana %d]] waiting:\n", "\n> [!mentor] See [[Ana %d]] #market\n"}
		e.write(path, string(text)+fmt.Sprintf(lines[e.IntN(len(lines))], e.n))
	},
	"spoil the keys": func(e *editing) {
		path := e.one()
		text, err := os.ReadFile(path)
		e.check(err)
		bad := []string{"landed: maybe\n", "pitch: none-%d\n", "introduced_by: Nobody %d\n", "energy: eleven\n"}
		e.write(path, strings.Replace(string(text), "---\n", "---\n"+strings.ReplaceAll(bad[e.IntN(len(bad))], "%d", fmt.Sprint(e.n)), 1))
	},
	"add a meeting": func(e *editing) {
		e.write(filepath.Join(e.dir, "meetings", fmt.Sprintf("2026-03-%02d Ana %d.md", 1+e.IntN(28), e.n)), "---\npitch: v1-a\nlanded: yes\nreferrals: [Luc New, "+fmt.Sprint("Eva ", e.n)+"]\n---\n")
	},
	"add a contact": func(e *editing) {
		e.write(filepath.Join(e.dir, "contacts", fmt.Sprintf("Ana %d.md", e.IntN(e.n+1))), "---\nname: Ana\ncircle: 2\n---\n[[Luc New]]\n")
	},
	"call somebody otherwise": func(e *editing) {
		path := e.oneOf("contacts", "targets", "pitches")
		text, err := os.ReadFile(path)
		e.check(err)
		keys := []string{"name: Luc New\n", "name: Ana %d\n", "aliases: [Eva %d, Ana]\n", "title: Telling %d\n", "alias: " + e.word() + "\n"}
		if !strings.HasPrefix(string(text), "---\n") {
			text = append([]byte("---\n---\n"), text...)
		}
		e.write(path, strings.Replace(string(text), "---\n", "---\n"+strings.ReplaceAll(keys[e.IntN(len(keys))], "%d", fmt.Sprint(e.IntN(e.n+1))), 1))
	},
	"rename somebody": func(e *editing) {
		path := e.oneOf("contacts", "targets", "pitches")
		e.check(os.Rename(path, filepath.Join(filepath.Dir(path), fmt.Sprintf("Ana %d.md", e.IntN(e.n+1)))))
	},
	"add a target": func(e *editing) {
		e.write(filepath.Join(e.dir, "targets", fmt.Sprintf("t%d.md", e.n)), "---\nname: "+e.word()+"\naliases: [Luc New]\n---\nSee [[Ana]].\n")
	},
	"add a pitch": func(e *editing) {
		e.write(filepath.Join(e.dir, "pitches", fmt.Sprintf("v%d-a.md", e.IntN(e.n+1))), "---\ntitle: none-1\n---\nOne more.\n")
	},
	"delete": func(e *editing) { e.check(os.Remove(e.one())) },
	"rename": func(e *editing) { path := e.one(); e.check(os.Rename(path, strings.TrimSuffix(path, ".md")+" b.md")) },
	"move": func(e *editing) {
		path := e.one()
		e.check(os.MkdirAll(filepath.Join(e.dir, "meetings", "old"), 0o700))
		e.check(os.Rename(path, filepath.Join(e.dir, "meetings", "old", filepath.Base(path))))
	},
	"rename a folder": func(e *editing) {
		from, to := filepath.Join(e.dir, "meetings"), filepath.Join(e.dir, "elsewhere")
		if _, err := os.Stat(from); err != nil {
			from, to = to, from
		}
		if _, err := os.Stat(to); err != nil {
			e.check(os.Rename(from, to))
		}
	},
	"settings": func(e *editing) {
		e.write(filepath.Join(e.dir, "carnet.yaml"), fmt.Sprintf("owner: Ana %d\nthemes: {new-1: market, too-long: form}\n", e.n))
	},
	"make unreadable": func(e *editing) { e.write(e.one(), "\xff\xfea\x00") },
	"sync copy": func(e *editing) {
		path := e.one()
		e.write(strings.TrimSuffix(path, ".md")+" 2.md", "copy")
	},
	"in a hurry": func(e *editing) { // the same size at the same moment
		path := e.one()
		text, err := os.ReadFile(path)
		e.check(err)
		e.write(path, strings.ReplaceAll(string(text), "yes", "no "))
		e.check(os.Chtimes(path, time.Now(), time.Now()))
	},
	"touch":   func(e *editing) { e.check(os.Chtimes(e.one(), time.Now(), time.Now())) },
	"nothing": func(*editing) {},
}

// TestReaderGivesWhatParseGives edits vaults at random and reads them after each
// edit, old notes from memory, as if for the first time.
func TestReaderGivesWhatParseGives(t *testing.T) {
	for seed := range uint64(3) {
		dir := t.TempDir()
		if err := vaulttest.Generate(vaulttest.Options{Seed: seed, Meetings: 25, Contacts: 10, Targets: 3}).Write(dir); err != nil {
			t.Fatal(err)
		}
		age(t, dir)
		e := &editing{t: t, dir: dir, Rand: rand.New(rand.NewPCG(seed, 1))}
		names := slices.Sorted(maps.Keys(steps))
		var r Reader
		for e.n = range 80 {
			name := names[e.IntN(len(names))]
			if e.n > 0 {
				steps[name](e)
			}
			if e.IntN(3) == 0 {
				age(t, dir)
				_, err := r.look(os.DirFS(dir)) // what is old now is known as it is
				e.check(err)
			}
			_, err := r.look(os.DirFS(dir))
			e.check(err)
			got, _ := r.join(func(k *kept) *note { return k.note })
			want := mustParse(t, os.DirFS(dir))
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, edit %d, %s:\n%s", seed, e.n, name, difference(dump(want), dump(got)))
			}
			e.asRead(&r)
		}
	}
}

// asRead wants what is kept to be as it was read: joining has written into copies.
func (e *editing) asRead(r *Reader) {
	for _, k := range r.files {
		if fresh := readNote(os.DirFS(e.dir), k.file); !reflect.DeepEqual(fresh, k.note) {
			e.t.Fatalf("%s was written into", k.file.path)
		}
	}
}

// TestReaderReadsOnlyWhatChanged counts which notes are opened.
func TestReaderReadsOnlyWhatChanged(t *testing.T) {
	dir := write(t, map[string]string{
		"carnet.yaml": "", "contacts/Ana.md": "---\nrole: one\n---\n", "contacts/Luc.md": "---\nrole: one\n---\n",
	})
	age(t, dir)
	var r Reader
	fsys := &openCounter{FS: os.DirFS(dir), opened: map[string]int{}}
	reading(t, &r, fsys)
	if again := reading(t, &r, fsys); again != nil {
		t.Error("something changed though nothing did")
	}
	changeNote(t, dir, "contacts/Ana.md", "---\nrole: two!\n---\n")
	got := reading(t, &r, fsys)
	if role := got.Vault.Contacts[0].Role.V; role != "two!" {
		t.Errorf("role %q", role)
	}
	if want := map[string]int{"contacts/Ana.md": 2, "contacts/Luc.md": 1}; !maps.Equal(fsys.opened, want) {
		t.Errorf("opened %v, want %v", fsys.opened, want)
	}
}

// An openCounter counts how often each note is opened.
type openCounter struct {
	fs.FS
	lock   sync.Mutex
	opened map[string]int
}

func (c *openCounter) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".md") {
		c.lock.Lock()
		c.opened[name]++
		c.lock.Unlock()
	}
	return c.FS.Open(name)
}

func (c *openCounter) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(c.FS, name) }
func (c *openCounter) ReadLink(name string) (string, error)       { return fs.ReadLink(c.FS, name) }
func (c *openCounter) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(c.FS, name) }

func reading(t *testing.T, r *Reader, fsys fs.FS) *Reading {
	t.Helper()
	got, err := r.Read(fsys, false)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func changeNote(t *testing.T, dir, path, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(path)), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestLastGoodNoteStays breaks notes in each way and mends them again.
func TestLastGoodNoteStays(t *testing.T) {
	const note, good = "meetings/2026-03-12 Ana.md", "---\npitch: v1-a\nlanded: yes\n---\n"
	for name, bad := range map[string]string{
		"a wrong value":           "---\npitch: v1-a\nlanded: maybe\n---\n",
		"an unknown pitch":        "---\npitch: v7\nlanded: yes\n---\n",
		"keys never closed":       "---\npitch: v1-a\nlanded: yes\n",
		"not UTF-8":               "\xff\xfea\x00b\x00",
		"a conflict":              "---\n<<<<<<< HEAD\npitch: v1-a\n=======\npitch: v1-b\n>>>>>>> x\n---\n",
		"more than a note may be": strings.Repeat("x", MaxNoteSize+1),
	} {
		dir := write(t, map[string]string{"carnet.yaml": "", "pitches/v1-a.md": "My pitch.\n", "pitches/v1-b.md": "Mine.\n", note: good})
		var r Reader
		if first := reading(t, &r, os.DirFS(dir)); len(first.Held) > 0 {
			t.Errorf("%s: held from the start", name)
		}
		changeNote(t, dir, note, bad)
		broken := reading(t, &r, os.DirFS(dir))
		if !slices.Equal(broken.Held, []string{note}) || landed(broken.Vault) != "yes" || broken.Vault.Meetings[0].Pitch() == nil {
			t.Errorf("%s: held %v, landed %q", name, broken.Held, landed(broken.Vault))
		}
		if got, want := diagnosed(broken.Vault), diagnosed(mustParse(t, os.DirFS(dir))); got != want {
			t.Errorf("%s: said\n%s\nwant\n%s", name, got, want)
		}
		changeNote(t, dir, note, strings.Replace(good, "yes", "no", 1))
		mended := reading(t, &r, os.DirFS(dir))
		if len(mended.Held) > 0 || landed(mended.Vault) != "no" || len(mended.Vault.Diagnostics) > 0 {
			t.Errorf("%s, mended: held %v, landed %q, %s", name, mended.Held, landed(mended.Vault), diagnosed(mended.Vault))
		}
	}
}

func landed(v *vault.Vault) vault.Outcome {
	if len(v.Meetings) == 0 {
		return ""
	}
	return v.Meetings[0].Landed.V
}

// TestNothingIsHeldThatWasNeverGood: a note that is deleted is gone, one that
// was broken from the start is as broken as ever, and so is one that another
// note's change has broken.
func TestNothingIsHeldThatWasNeverGood(t *testing.T) {
	dir := write(t, map[string]string{
		"carnet.yaml": "", "pitches/v1-a.md": "", "meetings/2026-03-12 Ana.md": "---\nlanded: maybe\n---\n",
		"meetings/2026-03-13 Luc.md": "---\npitch: v1-a\nlanded: yes\n---\n", "meetings/2026-03-14 Eva.md": "---\nlanded: no\n---\n",
	})
	var r Reader
	reading(t, &r, os.DirFS(dir))
	changeNote(t, dir, "meetings/2026-03-12 Ana.md", "---\nlanded: perhaps\n---\n")
	for _, gone := range []string{"pitches/v1-a.md", "meetings/2026-03-14 Eva.md"} {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(gone))); err != nil {
			t.Fatal(err)
		}
	}
	got := reading(t, &r, os.DirFS(dir))
	if len(got.Held) > 0 || !reflect.DeepEqual(got.Vault, mustParse(t, os.DirFS(dir))) {
		t.Errorf("held %v, %d meetings", got.Held, len(got.Vault.Meetings))
	}
}
