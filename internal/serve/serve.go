// Package serve shows one page on this machine while what it is made of changes.
//
// The page is made by whoever calls, kept in memory whole, and put in place of
// the one before it at once, so that no answer is half of either. The folders it
// was made from are watched (watch.go); browsers are told that there is another
// page (events.go) and fetch it. The server answers this machine only, its own
// page only, and nothing but GET (answer.go).
//
// The package knows nothing of notes: it reads no file and writes none.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/net/netutil"
)

// A Page is what is served.
type Page struct {
	HTML    []byte
	Policy  string   // its Content-Security-Policy
	Folders []string // that it was made from, to be watched
}

// Options are what a server needs of its caller.
type Options struct {
	// Make makes the page; id names it among all that are made, so that a
	// browser can tell whether it shows the latest. It gives nil when nothing
	// has changed since it was last called. One goroutine at a time calls it.
	Make func(id string) (*Page, error)
	// Failed is told that no page could be made; the last one stays. It is told
	// once for the same error.
	Failed func(error)
	// Polling is told why folders cannot be watched; from then on they are
	// looked at every PollEvery.
	Polling func(error)

	watch func() (watcher, error) // for tests; nil watches the disk
}

// How long things may take, and how many there may be.
const (
	headerTime     = 5 * time.Second
	requestTime    = 10 * time.Second
	answerTime     = 30 * time.Second
	idleTime       = time.Minute
	stopTime       = 2 * time.Second
	maxHeader      = 16 << 10 // bytes
	maxConnections = 64
	maxStreams     = 32 // of events, at once
)

// gcPercent keeps the collector from stopping the making of a page, at the end of
// which somebody waits. What was left over is collected as soon as the page is
// shown, so that no more memory is taken than otherwise.
const gcPercent = 400

// A Server serves one page.
type Server struct {
	options Options
	hosts   []string // that requests may name
	started int64
	made    int
	streams chan struct{} // a place for each

	lock    sync.Mutex
	page    *Page
	id      string
	changed chan struct{} // closed when there is another page
	failure string        // the last one that was told
}

// New makes the first page.
func New(o Options) (*Server, error) {
	if o.watch == nil {
		o.watch = watchDisk
	}
	s := &Server{options: o, started: time.Now().UnixNano(), streams: make(chan struct{}, maxStreams), changed: make(chan struct{})}
	id := s.nextID()
	page, err := o.Make(id)
	if err != nil {
		return nil, err
	}
	s.show(page, id)
	return s, nil
}

// nextID names a page, also among those of an earlier server at this address.
func (s *Server) nextID() string {
	s.made++
	return fmt.Sprintf("%x-%d", s.started, s.made)
}

// show puts a page in the place of the one before it.
func (s *Server) show(page *Page, id string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.page, s.id = page, id
	close(s.changed)
	s.changed = make(chan struct{})
}

// shown is the page that is served, its id, and what is closed when there is
// another one.
func (s *Server) shown() (*Page, string, <-chan struct{}) {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.page, s.id, s.changed
}

// look makes the page anew and gives the folders to watch from now on.
func (s *Server) look() []string {
	id := s.nextID()
	page, err := s.options.Make(id)
	switch {
	case err != nil && err.Error() != s.failure:
		s.failure = err.Error()
		s.options.Failed(err)
	case err == nil:
		s.failure = ""
	}
	if page != nil {
		s.show(page, id)
		go runtime.GC()
	}
	last, _, _ := s.shown()
	return last.Folders
}

// Serve serves the page on a listener that Listen gave, until the context ends.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
	ctx, stop := context.WithCancel(ctx)
	s.hosts = hostsOf(l.Addr())
	h := &http.Server{
		Handler: s, BaseContext: func(net.Listener) context.Context { return ctx }, // which ends the streams
		ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, WriteTimeout: answerTime, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeader, ErrorLog: silent, DisableGeneralOptionsHandler: true,
	}
	var wait sync.WaitGroup
	wait.Go(func() { s.keepUp(ctx) })
	wait.Go(func() {
		<-ctx.Done()
		last, end := context.WithTimeout(context.Background(), stopTime)
		defer end()
		if h.Shutdown(last) != nil {
			_ = h.Close()
		}
	})
	err := h.Serve(netutil.LimitListener(l, maxConnections))
	stop()
	wait.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
