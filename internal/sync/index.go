package sync

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// ErrLocked says that another program is writing to the repository.
var ErrLocked = errors.New("another program is writing to the repository")

// How long another program is waited for.
const (
	lockTries = 100
	lockPause = 50 * time.Millisecond
)

// A lock is git's own on its index: a file whose being there keeps others out,
// and which becomes the index.
type lock struct{ path string }

// lock waits a short while for its turn.
func (r *Repository) lock() (*lock, error) {
	path := filepath.Join(r.own, "index.lock")
	for try := 0; ; try++ {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err == nil {
			return &lock{path}, f.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		if try == lockTries {
			return nil, ErrLocked
		}
		time.Sleep(lockPause)
	}
}

// Free waits a short while until nobody else writes; ErrLocked says that
// somebody still does.
func (r *Repository) Free() error {
	lock, err := r.lock()
	if err == nil {
		lock.release()
	}
	return err
}

// release lets others in. After commit there is nothing left to do.
func (l *lock) release() { _ = os.Remove(l.path) }

// write puts the index to come into the lock.
func (l *lock) write(idx *index.Index) error {
	f, err := os.OpenFile(l.path, os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriter(f)
	err = index.NewEncoder(buffered).Encode(idx)
	for _, step := range []func() error{buffered.Flush, f.Sync, f.Close} {
		if stepErr := step(); err == nil {
			err = stepErr
		}
	}
	return err
}

// commit makes the lock the index.
func (l *lock) commit() error {
	return os.Rename(l.path, filepath.Join(filepath.Dir(l.path), "index"))
}

// updatedIndex is git's index with the files as the last of the commits leaves
// them.
func (r *Repository) updatedIndex(prefix string, commits []Commit) (*index.Index, error) {
	left := map[string]*index.Entry{}
	for _, c := range commits {
		for _, f := range c.Files {
			name := path.Join(prefix, f.Path)
			left[name] = nil
			if f.Data != nil {
				hash := plumbing.ComputeHash(plumbing.BlobObject, f.Data)
				left[name] = r.entryOf(name, treeFile{filemode.Regular, hash}, hash.String())
			}
		}
	}
	return r.indexWith(left)
}

// indexWith is git's index with these entries by name, nil for a file that is
// gone. All other entries, those staged by hand too, stay.
func (r *Repository) indexWith(left map[string]*index.Entry) (*index.Index, error) {
	idx, err := r.repo.Storer.Index()
	if err != nil {
		return nil, err
	}
	r.doubt(idx)
	idx.Entries = slices.DeleteFunc(idx.Entries, func(e *index.Entry) bool {
		_, ours := left[e.Name]
		return ours
	})
	for _, entry := range left {
		if entry != nil {
			idx.Entries = append(idx.Entries, entry)
		}
	}
	return idx, nil // go-git sorts the entries, and forgets what it knew of trees
}

// doubt lets git look again at the files that are as young as the index, where
// they are not as it says: an index that is written anew would hide that.
func (r *Repository) doubt(idx *index.Index) {
	info, err := os.Stat(filepath.Join(r.own, "index"))
	if err != nil {
		return
	}
	for _, e := range idx.Entries {
		if e.Size == 0 || e.ModifiedAt.Before(info.ModTime()) {
			continue
		}
		if _, data, err := readFile(r.top, e.Name); err != nil || plumbing.ComputeHash(plumbing.BlobObject, data) != e.Hash {
			e.Size = 0
		}
	}
}
