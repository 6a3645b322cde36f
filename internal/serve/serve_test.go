package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A folder is a page's source in the tests: the page is the names and texts of
// its files.
type folder struct {
	t    *testing.T
	dir  string
	fail error // instead of a page

	lock    sync.Mutex
	polling []error
	failed  []error
	last    string
}

const head, foot = "<head>", "<foot>"

func (f *folder) make(id string) (*Page, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	if f.fail != nil {
		return nil, f.fail
	}
	text, folders := head, []string{}
	err := filepath.WalkDir(f.dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if entry.IsDir() {
			folders = append(folders, path)
			return nil
		}
		data, _ := os.ReadFile(path)
		text += entry.Name() + "=" + string(data) + ";"
		return nil
	})
	if all := text + fmt.Sprint(folders); all == f.last {
		return nil, err
	} else {
		f.last = all
	}
	return &Page{HTML: []byte(text + strings.Repeat(" ", 1<<18) + foot), Policy: "default-src 'none'", Folders: folders}, err
}

func (f *folder) fails(err error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	f.fail = err
}

func (f *folder) told(list *[]error) func(error) {
	return func(err error) {
		f.lock.Lock()
		defer f.lock.Unlock()
		*list = append(*list, err)
	}
}

func (f *folder) count(list *[]error) int {
	f.lock.Lock()
	defer f.lock.Unlock()
	return len(*list)
}

// write puts a file in the place of another as editors do.
func (f *folder) write(name, text string) {
	path := filepath.Join(f.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path+"~", []byte(text), 0o600), os.Rename(path+"~", path)); err != nil {
		f.t.Error(err)
	}
}

// A site is a served folder.
type site struct {
	*folder
	at   string // HOST:PORT
	stop context.CancelFunc
	done chan error
}

func startSite(t *testing.T, watch func() (watcher, error)) *site {
	t.Helper()
	f := &folder{t: t, dir: t.TempDir()}
	f.write("a", "1")
	s, err := New(Options{Make: f.make, Failed: f.told(&f.failed), Polling: f.told(&f.polling), watch: watch})
	if err != nil {
		t.Fatal(err)
	}
	l, err := Listen("0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	at := &site{f, l.Addr().String(), stop, make(chan error, 1)}
	go func() { at.done <- s.Serve(ctx, l) }()
	t.Cleanup(func() { stop(); at.ended() })
	return at
}

// ended waits for the server's end.
func (s *site) ended() {
	select {
	case err := <-s.done:
		s.done <- err
		if err != nil {
			s.t.Error(err)
		}
	case <-time.After(stopTime + 5*time.Second):
		s.t.Error("the server does not end")
	}
}

// get fetches the page, which must be whole.
func (s *site) get() string {
	s.t.Helper()
	answer, err := http.Get("http://" + s.at + "/")
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	text := string(body)
	if err != nil || !strings.HasPrefix(text, head) || !strings.HasSuffix(text, foot) {
		s.t.Fatalf("an answer of %d bytes is not whole: %v", len(text), err)
	}
	return text
}

// shows waits until the page holds a text.
func (s *site) shows(text string) {
	s.t.Helper()
	for end := time.Now().Add(30 * time.Second); !strings.Contains(s.get(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("the page never has %q: %.300s", text, s.get())
		}
	}
}

// TestEveryEditIsServed edits a file again and again while others fetch the page:
// no answer is cut, none is older than one before it.
func TestEveryEditIsServed(t *testing.T) {
	edits := 200
	if testing.Short() {
		edits = 40
	}
	s := startSite(t, nil)
	for i := range edits {
		text := fmt.Sprintf("a=edit %03d;", i)
		s.write("a", text[2:len(text)-1])
		s.shows(text)
	}
	if s.count(&s.polling) > 0 {
		t.Error("the folder was not watched")
	}
}

func TestManyFilesAtOnce(t *testing.T) {
	s := startSite(t, nil)
	var wait sync.WaitGroup
	for i := range 50 {
		wait.Go(func() { s.write(fmt.Sprintf("new/%02d/n%02d", i%5, i), "here") })
	}
	wait.Wait()
	for i := range 50 {
		s.shows(fmt.Sprintf("n%02d=here;", i))
	}
}

// TestFoldersComeAndGo follows a folder through everything that may happen to it.
func TestFoldersComeAndGo(t *testing.T) {
	s := startSite(t, nil)
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(s.dir, name) }
	check(os.Mkdir(in("x"), 0o700))
	time.Sleep(300 * time.Millisecond) // it is followed although nothing is in it
	s.write("x/1", "one")
	s.shows("1=one;")
	check(os.Rename(in("x"), in("y")))
	time.Sleep(300 * time.Millisecond)
	s.write("y/2", "two")
	s.shows("2=two;")
	check(os.Mkdir(in("x"), 0o700))
	time.Sleep(300 * time.Millisecond)
	s.write("x/3", "three")
	s.write("y/4", "four")
	s.shows("3=three;")
	s.shows("4=four;")
	check(os.RemoveAll(in("y")))
	check(os.Mkdir(in("y"), 0o700))
	time.Sleep(300 * time.Millisecond)
	s.write("y/5", "five")
	s.shows("5=five;")
	if s.count(&s.polling) > 0 {
		t.Error("the folders were not watched")
	}
}

// A blind watcher can follow nothing, or sees nothing of what happens.
type blind struct{ err error }

func (b blind) follow([]string) (bool, error) { return false, b.err }
func (b blind) changes() <-chan struct{}      { return nil }
func (b blind) close()                        {}

func TestFoldersThatCannotBeWatched(t *testing.T) {
	full := errors.New("no space left on device")
	for name, watch := range map[string]func() (watcher, error){
		"none":   func() (watcher, error) { return nil, full },
		"no end": func() (watcher, error) { return blind{full}, nil },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := startSite(t, watch)
			s.write("a", "2")
			s.shows("a=2;")
			if n := s.count(&s.polling); n != 1 {
				t.Errorf("said %d times", n)
			}
		})
	}
}

// TestThePageStays keeps the last page while none can be made.
func TestThePageStays(t *testing.T) {
	s := startSite(t, nil)
	s.fails(errors.New("gone"))
	for i := range 3 {
		s.write("a", fmt.Sprint("unseen ", i))
		time.Sleep(150 * time.Millisecond)
	}
	if !strings.Contains(s.get(), "a=1;") {
		t.Errorf("the page is %.100s", s.get())
	}
	if n := s.count(&s.failed); n != 1 {
		t.Errorf("said %d times", n)
	}
	s.fails(nil)
	s.write("a", "2")
	s.shows("a=2;")
}

// TestEvents reads what a browser is told.
func TestEvents(t *testing.T) {
	s := startSite(t, nil)
	answer := send(t, s.at, "GET /events", s.at)
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("it is %s", kind)
	}
	lines := bufio.NewScanner(answer.Body)
	next := func() string {
		for lines.Scan() {
			if id, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return id
			}
		}
		t.Fatal(lines.Err())
		return ""
	}
	seen := []string{next()}
	for i := range 3 {
		s.write("a", fmt.Sprint("edit ", i))
		seen = append(seen, next())
		if page := s.get(); !strings.Contains(page, fmt.Sprintf("a=edit %d;", i)) {
			t.Errorf("told of a page that is not there yet")
		}
	}
	if slices.Sort(seen); len(slices.Compact(seen)) != 4 {
		t.Errorf("told %v", seen)
	}
}

// TestStreamsAreFew opens more streams than there are places.
func TestStreamsAreFew(t *testing.T) {
	s := startSite(t, nil)
	codes := map[int]int{}
	for range maxStreams + 3 {
		codes[send(t, s.at, "GET /events", s.at).StatusCode]++
	}
	if codes[200] != maxStreams || codes[503] != 3 {
		t.Errorf("answered %v", codes)
	}
	s.get() // there is room for the page all the same
}

// TestItEnds wants nothing to be left behind, streams under way included.
func TestItEnds(t *testing.T) {
	before := runtime.NumGoroutine()
	s := startSite(t, nil)
	for range 5 {
		send(t, s.at, "GET /events", s.at)
	}
	start := time.Now()
	s.stop()
	s.ended()
	if took := time.Since(start); took > stopTime+time.Second {
		t.Errorf("it took %s", took)
	}
	http.DefaultClient.CloseIdleConnections()
	for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			stack := make([]byte, 1<<16)
			t.Fatalf("%d goroutines are left of %d:\n%s", runtime.NumGoroutine(), before, stack[:runtime.Stack(stack, true)])
		}
	}
	if _, err := net.DialTimeout("tcp", s.at, time.Second); err == nil {
		t.Error("it still listens")
	}
}
