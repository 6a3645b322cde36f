package serve

// Seeing that something has changed. Folders are watched and not files, for
// editors save by putting a new file in the place of the old one. Where folders
// cannot be watched they are looked at again and again. What was seen only says
// when to look: what has changed is found by looking.

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How long to wait.
const (
	quiet   = 40 * time.Millisecond  // saving is over when nothing happens for so long
	restive = 400 * time.Millisecond // looking is not put off longer than this

	// PollEvery is how often to look where folders cannot be watched.
	PollEvery = 2 * time.Second
	// lookEvery is how often to look all the same where they can: another
	// machine may change a shared folder, and days end.
	lookEvery = 15 * time.Second
)

// A watcher says that something may have changed in the folders it follows.
type watcher interface {
	// follow watches these folders and no others; more is true when some are
	// new, and something may have changed there before they were watched.
	follow(folders []string) (more bool, err error)
	changes() <-chan struct{}
	close()
}

// keepUp makes the page anew whenever something has changed.
func (s *Server) keepUp(ctx context.Context) {
	page, _, _ := s.shown()
	folders := page.Folders
	w, err := s.options.watch()
	if err != nil {
		s.options.Polling(err)
	}
	defer func() {
		if w != nil {
			w.close()
		}
	}()
	for {
		more := false
		if w != nil {
			if more, err = w.follow(folders); err != nil {
				s.options.Polling(err)
				w.close()
				w, more = nil, true
			}
		}
		if !more && !wait(ctx, w) {
			return
		}
		folders = s.look()
	}
}

// wait waits until it is time to look; not ok says that the context has ended.
func wait(ctx context.Context, w watcher) (ok bool) {
	if w == nil {
		return pause(ctx, nil, PollEvery) != ended
	}
	if end := pause(ctx, w.changes(), lookEvery); end != changed {
		return end != ended
	}
	for last := time.Now().Add(restive); ; {
		if end := pause(ctx, w.changes(), min(quiet, time.Until(last))); end != changed {
			return end != ended
		}
	}
}

// An end says why a pause is over.
type end int

const (
	passed end = iota
	changed
	ended // the context
)

// pause waits for a time, or until something changes.
func pause(ctx context.Context, changes <-chan struct{}, long time.Duration) end {
	timer := time.NewTimer(long)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ended
	case <-changes:
		return changed
	case <-timer.C:
		return passed
	}
}

// A diskWatcher watches folders on the disk.
type diskWatcher struct {
	notify *fsnotify.Watcher
	seen   chan struct{} // holds one at most
}

func watchDisk() (watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &diskWatcher{notify, make(chan struct{}, 1)}
	go w.pass()
	return w, nil
}

// pass turns events into one word that something happened, until the watcher is
// closed. After an error too: events may have been lost.
func (w *diskWatcher) pass() {
	events, errs := w.notify.Events, w.notify.Errors
	for events != nil && errs != nil {
		select {
		case event, open := <-events:
			if !open {
				return
			}
			if event.Op == fsnotify.Chmod {
				continue // what indexes files does it all the time
			}
		case _, open := <-errs:
			if !open {
				return
			}
		}
		select {
		case w.seen <- struct{}{}:
		default:
		}
	}
}

func (w *diskWatcher) changes() <-chan struct{} { return w.seen }

func (w *diskWatcher) close() { _ = w.notify.Close() }

// follow first lets go of what is gone: a folder that was renamed is the same
// one to the system.
func (w *diskWatcher) follow(folders []string) (more bool, err error) {
	watched := w.notify.WatchList()
	for _, folder := range watched {
		if !slices.Contains(folders, folder) {
			_ = w.notify.Remove(folder)
		}
	}
	for _, folder := range folders {
		if slices.Contains(watched, folder) {
			continue
		}
		err := w.notify.Add(folder)
		switch {
		case err == nil:
			more = true
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.ENOTDIR):
			return more, err
		}
	}
	return more, nil
}
