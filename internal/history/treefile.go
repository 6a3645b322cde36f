package history

// The files and folders of a commit, as io/fs wants them.

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

var errNotFolder = errors.New("not a folder")

// A treeInfo describes a file or a folder of a commit; it is its own entry.
type treeInfo struct {
	object
	name string
	tree *treeFS
}

// Name, IsDir, Mode, Type, ModTime, Size, Sys and Info implement fs.FileInfo
// and fs.DirEntry.
func (i *treeInfo) Name() string { return i.name }
func (i *treeInfo) IsDir() bool  { return i.Mode().IsDir() }
func (i *treeInfo) Mode() fs.FileMode {
	switch {
	case i.mode.isLink():
		return fs.ModeSymlink | 0o444
	case i.mode.isFile():
		return 0o444
	}
	return fs.ModeDir | 0o555
}
func (i *treeInfo) Type() fs.FileMode          { return i.Mode().Type() }
func (i *treeInfo) ModTime() time.Time         { return i.tree.time }
func (i *treeInfo) Size() int64                { return i.tree.size(i.object) }
func (i *treeInfo) Sys() any                   { return nil }
func (i *treeInfo) Info() (fs.FileInfo, error) { return i, nil }

// listing sorts what is in a folder by name. Names that no file can have are
// left out: a tree made by hand may hold them.
func listing(t *treeFS, rows map[string]object) []fs.DirEntry {
	entries := make([]fs.DirEntry, 0, len(rows))
	for name, row := range rows {
		if fs.ValidPath(name) && name != "." && !strings.Contains(name, "/") {
			entries = append(entries, &treeInfo{tree: t, name: name, object: row})
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries
}

// An openFile is a file of a commit, or where a link leads to, as text.
type openFile struct {
	info *treeInfo
	*bytes.Reader
}

// Stat and Close implement fs.File.
func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

// An openFolder is a folder of a commit.
type openFolder struct {
	info    *treeInfo
	name    string
	entries []fs.DirEntry // those not yet read
}

// Stat and Close implement fs.File.
func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }

// Read implements fs.File: a folder has no bytes.
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: errNotFile}
}

var errNotFile = errors.New("is a folder")

// ReadDir implements fs.ReadDirFile.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.entries)
	} else if len(f.entries) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.entries))
	read := f.entries[:n:n]
	f.entries = f.entries[n:]
	return read, nil
}
