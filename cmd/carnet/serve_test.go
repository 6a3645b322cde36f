package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"carnet/internal/vaulttest"
)

// A lockedBuffer can be written and read at once.
type lockedBuffer struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(data []byte) (int, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.text.Write(data)
}

func (b *lockedBuffer) String() string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.text.String()
}

// A served is `carnet serve` under way.
type served struct {
	testing.TB
	dir, at string
	out     *lockedBuffer
	stop    func() int // ends it and gives its exit code
}

// startServing runs carnet serve in a vault until the test ends.
func startServing(t testing.TB, dir string, args ...string) *served {
	t.Helper()
	a, _, _ := testApp(dir)
	out := new(lockedBuffer)
	a.out, a.err = out, out
	opened := make(chan string, 1)
	a.browseAt = func(address string) error { opened <- address; return nil }
	ctx, cancel := context.WithCancel(context.Background())
	code := make(chan int, 1)
	go func() { code <- run(ctx, a, append([]string{"serve", "--addr", "0", "--open"}, args...)) }()
	stop := sync.OnceValue(func() int { cancel(); return <-code })
	t.Cleanup(func() { stop() })
	select {
	case at := <-opened:
		return &served{t, dir, at, out, stop}
	case c := <-code:
		t.Fatalf("exit %d: %s", c, out)
	case <-time.After(2 * time.Minute):
		t.Fatal("it does not come to serving")
	}
	return nil
}

// page fetches the page, which must be whole.
func (s *served) page() string {
	answer, err := http.Get(s.at)
	if err != nil {
		s.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if text := string(body); err == nil && strings.HasPrefix(text, "<!doctype html>") && strings.HasSuffix(strings.TrimSpace(text), "</html>") {
		return text
	}
	s.Fatalf("%d bytes are no whole page: %v", len(body), err)
	return ""
}

// shows waits until the page has a text.
func (s *served) shows(text string) string {
	s.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if page := s.page(); strings.Contains(page, text) {
			return page
		}
	}
	s.Fatalf("the page never has %q", text)
	return ""
}

// save puts a note in the place of the one before it, as editors do.
func (s *served) save(note, text string) {
	s.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(note))
	if err := os.WriteFile(path+"~", []byte(text), 0o600); err != nil {
		s.Fatal(err)
	}
	if err := os.Rename(path+"~", path); err != nil {
		s.Fatal(err)
	}
}

func TestServeFollowsTheNotes(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "carnet.yaml"), "owner: Camille\n")
	write(t, filepath.Join(dir, "pitches", "v1-a.md"), "Mine.\n")
	const note = "meetings/2026-03-12 Ana.md"
	write(t, filepath.Join(dir, filepath.FromSlash(note)), "---\npitch: v1-a\nlanded: yes\n---\n## Feedback\n- (-) first words\n")
	before := hashTree(t, dir)
	s := startServing(t, dir, "--editor", "vscode")
	for range 3 {
		s.page()
	}
	if after := hashTree(t, dir); after != before {
		t.Error("serving has changed the vault")
	}
	page := s.shows("first words")
	if strings.Contains(page, "id=held") {
		t.Error("a good note is called unreadable")
	}
	link := `<a href="vscode://file` + filepath.ToSlash(dir) + `/meetings/2026-03-12%20Ana.md">`
	if !strings.Contains(page, link) {
		t.Errorf("nothing opens the note: no %s", link)
	}

	s.save(note, "---\npitch: v1-a\nlanded: maybe\n---\n## Feedback\n- (-) other words\n")
	page = s.shows("id=held")
	if !strings.Contains(page, "“landed” cannot be “maybe”") || !strings.Contains(page, "2026-03-12%20Ana.md:3:9") {
		t.Error("the page does not say what is wrong, and where")
	}
	if !strings.Contains(page, "first words") || strings.Contains(page, "other words") {
		t.Error("the last good data does not stay")
	}
	s.save(note, "---\npitch: v1-a\nlanded: no\n---\n## Feedback\n- (-) third words\n")
	if page = s.shows("third words"); strings.Contains(page, "id=held") {
		t.Error("a mended note is called unreadable")
	}
	if code := s.stop(); code != exitDone {
		t.Errorf("exit %d", code)
	}
	if want := s.at + "\n" + "Ctrl-C ends it. The page follows the notes as they are saved.\n"; s.out.String() != want {
		t.Errorf("said %q", s.out)
	}
}

// TestServeFollowsTheHistory commits what is written already: no note changes.
func TestServeFollowsTheHistory(t *testing.T) {
	dir := t.TempDir()
	pitch := filepath.Join(dir, "pitches", "v1-a.md")
	write(t, filepath.Join(dir, "carnet.yaml"), "owner: Camille\ntoday: 2026-05-03\n")
	write(t, pitch, "Mine.\n")
	commit(t, dir, ".", "2026-03-01")
	write(t, pitch, "Mine and yours.\n")
	s := startServing(t, dir)
	if page := s.page(); strings.Contains(page, "5 March 2026") {
		t.Fatal("the page knows the commit before it is made")
	}
	start := time.Now()
	commit(t, dir, ".", "2026-03-05")
	s.shows("5 March 2026")
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %s: the folder of the branch is not watched", took)
	}
}

func TestEditorAddresses(t *testing.T) {
	for editor, want := range map[string]string{
		"vscode":   "vscode://file/v/contacts/Zo%C3%A9%20%22%3Cx%3E%22%20+%20%25%3F%23.md:3:9",
		"obsidian": "obsidian://open?path=%2Fv%2Fcontacts%2FZo%C3%A9%20%22%3Cx%3E%22%20%2B%20%25%3F%23.md",
		"textmate": "txmt://open?url=file%3A%2F%2F%2Fv%2Fcontacts%2FZo%25C3%25A9%2520%2522%253Cx%253E%2522%2520%2B%2520%2525%253F%2523.md&line=3",
	} {
		if got := editorAddresses[editor]("/v/contacts/Zoé \"<x>\" + %?#.md", 3, 9); got != want {
			t.Errorf("%s: %s", editor, got)
		}
	}
	if got := editorAddresses["zed"]("C:/v/a.md", 0, 0); got != "zed://file/C:/v/a.md" {
		t.Errorf("with a drive: %s", got)
	}
	a, out, _ := testApp(t.TempDir())
	run(t.Context(), a, []string{"serve", "--help"})
	for _, name := range editorNames() {
		if !strings.Contains(out.String(), name) {
			t.Errorf("the help does not name %s", name)
		}
	}
}

// TestEditsOfALargeVault edits one of many notes again and again, then fifty of
// them at once.
func TestEditsOfALargeVault(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	s, note := servedLarge(t, 1000)
	for i := range 20 {
		s.edit(note, i)
	}
	for i := range 50 {
		s.save(fmt.Sprintf("meetings/2026-12-29 Ana %02d.md", i), fmt.Sprintf("## Feedback\n- (+) all at once %02d\n", i))
	}
	for i := range 50 {
		s.shows(fmt.Sprintf("all at once %02d<", i))
	}
}

// BenchmarkEditToPage is the time from the rename of one note among 10,000 to the
// last byte of the page that shows it, the settling wait included. Like a browser,
// it fetches the page when it is told of another.
func BenchmarkEditToPage(b *testing.B) {
	s, note := servedLarge(b, 10000)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		took = append(took, s.edit(note, i))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "median-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Milliseconds()), "p95-ms")
}

// servedLarge serves a generated vault and gives its newest note.
func servedLarge(t testing.TB, notes int) (s *served, note string) {
	dir := t.TempDir()
	if err := vaulttest.Generate(vaulttest.Sized(notes)).Write(dir); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour) // of a file written just now its time says nothing
	for _, note := range notesIn(t, dir) {
		if err := os.Chtimes(note, long, long); err != nil {
			t.Fatal(err)
		}
	}
	return startServing(t, dir, "--date", "2026-12-31"), "meetings/2026-12-30 Ana.md"
}

func notesIn(t testing.TB, dir string) []string {
	notes, err := filepath.Glob(filepath.Join(dir, "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	return notes
}

// edit saves a note with words of its own, waits for a page that has them, and
// gives how long it took.
func (s *served) edit(note string, i int) time.Duration {
	words := fmt.Sprintf("edit number %d", i)
	start := time.Now()
	s.save(note, "## Feedback\n- (+) "+words+"\n")
	events, err := http.Get(s.at + "events")
	if err != nil {
		s.Fatal(err)
	}
	defer events.Body.Close()
	told := make([]byte, 64)
	for !strings.Contains(s.page(), words+"<") {
		if _, err := events.Body.Read(told); err != nil {
			s.Fatal(err)
		}
	}
	return time.Since(start)
}
