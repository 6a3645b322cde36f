package history

// A commit as a file system: what the parser reads to see the past.

import (
	"bytes"
	"io/fs"
	"strings"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"

	"carnet/vault"
)

// FS gives the vault as it was in a commit. The error says that the commit
// cannot be read, or that the vault was not in it.
func (r *Repo) FS(c vault.Commit) (fs.FS, error) {
	folder, err := r.folder(c)
	if err != nil {
		return nil, &Error{Damaged, err}
	}
	if folder == 0 {
		return nil, &Error{NotTracked, nil}
	}
	return &treeFS{ledger: r.ledger, root: r.ledger.hashes[folder], time: c.By.Time, folders: map[plumbing.Hash]map[string]object{}}, nil
}

// A treeFS is a tree of git's. All files in it are as old as the commit. A
// submodule is an empty folder.
type treeFS struct {
	root plumbing.Hash
	time time.Time

	lock    sync.Mutex // go-git reads one object at a time
	ledger  *ledger
	folders map[plumbing.Hash]map[string]object
}

// Open implements fs.FS.
func (t *treeFS) Open(name string) (fs.File, error) {
	info, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		entries, err := t.ReadDir(name)
		return &openFolder{info: info, name: name, entries: entries}, err
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	raw, err := readObject(t.ledger.objects, plumbing.BlobObject, info.hash)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openFile{info, bytes.NewReader(raw)}, nil
}

// ReadDir implements fs.ReadDirFS.
func (t *treeFS) ReadDir(name string) ([]fs.DirEntry, error) {
	info, err := t.find("readdir", name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errNotFolder}
	}
	rows, err := t.rows(info)
	if err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	return listing(t, rows), nil
}

// Stat implements fs.StatFS.
func (t *treeFS) Stat(name string) (fs.FileInfo, error) {
	info, err := t.find("stat", name)
	if err != nil {
		return nil, err
	}
	return info, nil
}

// find goes down from the root, by one name after the other.
func (t *treeFS) find(op, name string) (*treeInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	at := &treeInfo{tree: t, name: ".", object: object{"40000", t.root}}
	if name == "." {
		return at, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		rows, err := t.rows(at)
		row, found := rows[part]
		if err == nil && !found {
			err = fs.ErrNotExist
		}
		if err != nil {
			return nil, &fs.PathError{Op: op, Path: name, Err: err}
		}
		at = &treeInfo{tree: t, name: part, object: row}
	}
	return at, nil
}

// rows are what is in a folder by name; nothing is in a file.
func (t *treeFS) rows(info *treeInfo) (map[string]object, error) {
	if !info.mode.isFolder() {
		return nil, nil
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	rows, known := t.folders[info.hash]
	if !known {
		rows = t.ledger.entries(info.hash)
		if err := t.ledger.takeError(); err != nil {
			return nil, err
		}
		t.folders[info.hash] = rows
	}
	return rows, nil
}

// size is that of a file, without reading it.
func (t *treeFS) size(o object) int64 {
	if !o.mode.isFile() && !o.mode.isLink() {
		return 0
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	size, _ := t.ledger.objects.EncodedObjectSize(o.hash) // whoever opens it is told
	return size
}
