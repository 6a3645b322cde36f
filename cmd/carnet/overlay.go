package main

import (
	"bytes"
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
	if name == o.path {
		return memoryFile{bytes.NewReader(o.data), o.info()}, nil
	}
	return o.FS.Open(name)
}

// ReadDir implements fs.ReadDirFS.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	below := o.path
	if name != "." {
		var inside bool
		if below, inside = strings.CutPrefix(o.path, name+"/"); !inside {
			return entries, err
		}
	}
	first, _, deeper := strings.Cut(below, "/")
	info := o.info()
	if info.name = first; deeper {
		info.mode = fs.ModeDir
	}
	at, found := slices.BinarySearchFunc(entries, first, func(e fs.DirEntry, name string) int {
		return strings.Compare(e.Name(), name)
	})
	if !found {
		entries = slices.Insert(entries, at, fs.FileInfoToDirEntry(info))
	}
	return entries, nil
}

func (o overlay) info() memoryInfo {
	return memoryInfo{name: path.Base(o.path), size: int64(len(o.data))}
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

// A memoryInfo describes a memoryFile, or the folder that it is to stand in.
type memoryInfo struct {
	name string
	size int64
	mode fs.FileMode
}

// These implement fs.FileInfo.
func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return i.mode }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return i.mode.IsDir() }
func (i memoryInfo) Sys() any           { return nil }
