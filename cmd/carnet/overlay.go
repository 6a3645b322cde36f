package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// An overlay is a file system with one file more, or another in its place.
type overlay struct {
	fs.FS
	path string
	data []byte
}

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	switch {
	case name == o.path:
		return memoryFile{bytes.NewReader(o.data), o.info()}, nil
	case o.holds(name):
		entries, err := o.ReadDir(name)
		return &memoryFolder{memoryInfo{name: path.Base(name), mode: fs.ModeDir | 0o555}, entries}, err
	}
	return o.FS.Open(name)
}

// holds tells whether the file stands in a folder, or in one below it.
func (o overlay) holds(folder string) bool {
	return folder == "." || strings.HasPrefix(o.path, folder+"/")
}

// ReadDir implements fs.ReadDirFS.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	if !o.holds(name) || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return entries, err
	}
	first, _, deeper := strings.Cut(strings.TrimPrefix(o.path, name+"/"), "/")
	info := o.info()
	if deeper {
		info = memoryInfo{name: first, mode: fs.ModeDir | 0o555}
	}
	at, found := slices.BinarySearchFunc(entries, first, func(e fs.DirEntry, name string) int {
		return strings.Compare(e.Name(), name)
	})
	switch {
	case !found:
		entries = slices.Insert(entries, at, fs.FileInfoToDirEntry(info))
	case !deeper:
		entries[at] = fs.FileInfoToDirEntry(info)
	}
	return entries, nil
}

func (o overlay) info() memoryInfo {
	return memoryInfo{name: path.Base(o.path), size: int64(len(o.data)), mode: 0o444}
}

// A memoryFile is a file that is not on the disk.
type memoryFile struct {
	*bytes.Reader
	info memoryInfo
}

// Stat implements fs.File.
func (f memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close implements fs.File.
func (f memoryFile) Close() error { return nil }

// A memoryFolder is a folder that the file stands in, with the others there.
type memoryFolder struct {
	info memoryInfo
	left []fs.DirEntry
}

// Stat implements fs.File.
func (f *memoryFolder) Stat() (fs.FileInfo, error) { return f.info, nil }

// Read implements fs.File: a folder has no bytes.
func (f *memoryFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: fs.ErrInvalid}
}

// Close implements fs.File.
func (f *memoryFolder) Close() error { return nil }

// ReadDir implements fs.ReadDirFile.
func (f *memoryFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.left) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.left) {
		n = len(f.left)
	}
	entries := f.left[:n]
	f.left = f.left[n:]
	return entries, nil
}

// A memoryInfo describes a memoryFile or a memoryFolder, as fs.FileInfo has it.
type memoryInfo struct {
	name string
	size int64
	mode fs.FileMode
}

// Name, Size, Mode, ModTime, IsDir and Sys implement fs.FileInfo.
func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return i.mode }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return i.mode.IsDir() }
func (i memoryInfo) Sys() any           { return nil }
