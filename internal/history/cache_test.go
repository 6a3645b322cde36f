package history

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"carnet/parser"
	"carnet/vault"

	"os"
)

// A memory is a cache that counts.
type memory struct {
	kept  []byte
	saved int
}

func (m *memory) Load() []byte     { return bytes.Clone(m.kept) }
func (m *memory) Save(kept []byte) { m.kept = kept; m.saved++ }

// answers are all that is asked of a history, as text.
func answers(t *testing.T, root string, kept Cache) string {
	t.Helper()
	repo, err := Open(root, kept)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	v, err := parser.Parse(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	repo.Attach(v)
	var b strings.Builder
	fmt.Fprintln(&b, v.History.State, v.History.Reason)
	for _, p := range v.Pitches {
		for _, r := range p.Revisions {
			fmt.Fprintln(&b, p.Path, r.Path, r.Text, r.Commit.Hash, r.Commit.By)
		}
	}
	for _, n := range v.Notes() {
		for _, remark := range n.Body.Remarks {
			fmt.Fprintln(&b, n.Path, remark.Text, remark.By)
		}
	}
	fmt.Fprintln(&b, repo.Check(v, vault.NewDate(2030, 1, 1)))
	return b.String()
}

// TestCacheChangesNoAnswer asks with a cache that is missing, whole, damaged,
// from an earlier and from a later state, and of a cut clone.
func TestCacheChangesNoAnswer(t *testing.T) {
	s := tell(42, 700, "notes/", true)
	dir := s.write(t)
	r := repo{t, dir}
	root := vaultIn(dir)
	r.write(filepath.Base(root)+"/meetings/2026-01-01 Ana.md", "> [!mentor] Lead with it.\n")
	r.save("2026-03-03T10:00:00Z")
	want := answers(t, root, nil)
	kept := &memory{}
	for range 2 {
		if got := answers(t, root, kept); got != want {
			t.Fatalf("with a cache\n%s\nwithout\n%s", got, want)
		}
	}
	if kept.saved != 1 {
		t.Errorf("the cache was saved %d times", kept.saved)
	}
	for n := 0; n < len(kept.kept); n += len(kept.kept) / 20 {
		flipped := bytes.Clone(kept.kept)
		flipped[n] ^= 0x20
		for _, damaged := range [][]byte{kept.kept[:n], flipped, append(bytes.Clone(kept.kept), 0)} {
			if got := answers(t, root, &memory{kept: damaged}); got != want {
				t.Fatalf("with a cache damaged at %d\n%s\nwithout\n%s", n, got, want)
			}
		}
	}
	newest := kept.kept
	r.git("", "branch", "newest")
	r.git("", "reset", "-q", "--hard", "HEAD~40")
	root = vaultIn(dir)
	if got, want := answers(t, root, kept), answers(t, root, nil); got != want {
		t.Errorf("with a cache from later\n%s\nwithout\n%s", got, want)
	}
	older := &memory{}
	answers(t, root, older)
	r.git("", "reset", "-q", "--hard", "newest")
	root = vaultIn(dir)
	if got := answers(t, root, older); got != want {
		t.Errorf("with a cache from before\n%s\nwithout\n%s", got, want)
	}
	if !bytes.Equal(older.kept, newest) {
		t.Error("a cache brought up to date differs from a new one")
	}
	shallow := filepath.Join(t.TempDir(), "shallow")
	r.git("", "clone", "-q", "--depth", "5", "file://"+dir, shallow)
	if got, want := answers(t, vaultIn(shallow), &memory{kept: newest}), answers(t, vaultIn(shallow), nil); got != want {
		t.Errorf("a cut clone with a whole cache\n%s\nwithout\n%s", got, want)
	}
}

// vaultIn is where a story's vault is now.
func vaultIn(dir string) string {
	for _, name := range []string{"notes", "moved"} {
		if _, err := os.Stat(filepath.Join(dir, name, "carnet.yaml")); err == nil {
			return filepath.Join(dir, name)
		}
	}
	return dir
}

// TestForeignCache reads caches with the right sum that carnet has not written.
func TestForeignCache(t *testing.T) {
	s := tell(43, 500, "", false)
	dir := s.write(t)
	kept := &memory{}
	answers(t, dir, kept)
	random := rand.New(rand.NewPCG(1, 2))
	head := len(cacheHead) + 4
	for range 40 {
		forged := bytes.Clone(kept.kept)
		for range 1 + random.IntN(4) {
			forged[head+random.IntN(len(forged)-head)] = byte(random.IntN(256))
		}
		if random.IntN(3) == 0 {
			forged = forged[:head+random.IntN(len(forged)-head)]
		}
		binary.BigEndian.PutUint32(forged[len(cacheHead):], crc32.ChecksumIEEE(forged[head:]))
		answers(t, dir, &memory{kept: forged}) // whatever it says, it says it
	}
}
