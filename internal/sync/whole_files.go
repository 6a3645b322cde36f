package sync

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/go-git/go-billy/v5"
)

// wholeFiles are git's own files as go-git sees them. Those that it would write
// anew in their place, references and the lists of packs, are written beside and
// renamed: a program that is killed leaves them old or new.
type wholeFiles struct{ billy.Filesystem }

// Create implements billy.Basic.
func (w wholeFiles) Create(name string) (billy.File, error) {
	return w.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
}

// OpenFile implements billy.Basic.
func (w wholeFiles) OpenFile(name string, flag int, perm os.FileMode) (billy.File, error) {
	if flag&os.O_TRUNC == 0 {
		return w.Filesystem.OpenFile(name, flag, perm)
	}
	beside := besideName + strconv.Itoa(os.Getpid()) + "-" + newToken()
	f, err := w.Filesystem.OpenFile(beside, flag|os.O_EXCL, perm)
	if err != nil {
		return nil, err
	}
	return &wholeFile{File: f, in: w.Filesystem, beside: beside, name: name}, nil
}

// A wholeFile takes its place when it is closed.
type wholeFile struct {
	billy.File
	in           billy.Filesystem
	beside, name string
	failed       error // while it was written: then it takes no place
}

// Name implements billy.File.
func (f *wholeFile) Name() string { return f.name }

// Lock and Unlock implement billy.File: nobody else has the file.
func (f *wholeFile) Lock() error   { return nil }
func (f *wholeFile) Unlock() error { return nil }

// Write implements billy.File.
func (f *wholeFile) Write(data []byte) (int, error) {
	n, err := f.File.Write(data)
	f.failed = errors.Join(f.failed, err)
	return n, err
}

// Close implements billy.File.
func (f *wholeFile) Close() error {
	if err := errors.Join(f.failed, f.File.Close()); err != nil {
		_ = f.in.Remove(f.beside)
		return err
	}
	return f.in.Rename(f.beside, f.name)
}

// besideName begins the names of the files beside, before the number of the
// process.
const besideName = "carnet-beside-"

// removeBeside takes away those of programs that are no more.
func (r *Repository) removeBeside(h hands) error {
	left, err := filepath.Glob(filepath.Join(r.own, besideName+"*"))
	for _, file := range left {
		number, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(file), besideName), "-")
		if pid, err := strconv.Atoi(number); err != nil || lives(pid) {
			continue
		}
		if err := h.remove(file); err != nil {
			return err
		}
	}
	return err
}
