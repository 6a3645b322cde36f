package sync

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// ErrBusy says that another carnet has been at work in the vault for long.
var ErrBusy = errors.New("another carnet is at work in the vault")

// turnPatience is how long another carnet is waited for.
const turnPatience = time.Minute

// ownFolder is carnet's own in a vault.
const ownFolder = ".carnet"

// A turn is the time in which one carnet alone writes to a vault and its history.
// The system ends it with the program, however that ends: so what the journal
// holds when a turn begins is of a carnet that is no more.
type turn struct {
	journal *lockedfile.File
	hands   hands
}

// turn waits for its own, and first clears up what an earlier one may have left.
func (w *Work) turn(ctx context.Context) (*turn, error) {
	file, err := w.repo.journalFile()
	if err != nil {
		return nil, err
	}
	opened := make(chan *turn, 1)
	failed := make(chan error, 1)
	go func() {
		f, err := lockedfile.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			failed <- err
			return
		}
		opened <- &turn{f, w.hands}
	}()
	select {
	case t := <-opened:
		if err := w.clearUp(ctx, t); err != nil {
			t.end()
			return nil, err
		}
		return t, nil
	case err := <-failed:
		return nil, err
	case <-time.After(turnPatience):
		return nil, ErrBusy
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// end lets others in.
func (t *turn) end() { _ = t.journal.Close() }

// journalFile is where a turn is recorded. carnet's folder is made where it is
// missing; a link in its place would lead elsewhere.
func (r *Repository) journalFile() (string, error) {
	dir := filepath.Join(r.root, ownFolder)
	if err := os.Mkdir(dir, 0o700); err == nil {
		if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("*\n"), 0o600); err != nil {
			return "", err
		}
	} else if !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	file := filepath.Join(dir, "sync")
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return "", &fs.PathError{Op: "open", Path: dir, Err: errors.Join(err, fs.ErrInvalid)}
	}
	if info, err := os.Lstat(file); err == nil && !info.Mode().IsRegular() {
		return "", &fs.PathError{Op: "open", Path: file, Err: fs.ErrInvalid}
	}
	return file, nil
}
