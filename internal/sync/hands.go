package sync

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// hands do whatever a turn changes on the disk, one thing at a time.
type hands struct {
	before func(doing, path string) error // for tests: what goes wrong
}

func (h hands) do(doing, path string, act func() error) error {
	if h.before != nil {
		if err := h.before(doing, path); err != nil {
			return err
		}
	}
	return act()
}

// create writes a file that is not there yet, down to the disk.
func (h hands) create(path string, data []byte, mode fs.FileMode) error {
	var f *os.File
	err := h.do("create", path, func() (err error) {
		f, err = os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
		return err
	})
	if err != nil {
		return err
	}
	err = h.do("write", path, func() error { _, err := f.Write(data); return err })
	for _, step := range []func() error{f.Sync, f.Close} {
		if stepErr := step(); err == nil {
			err = stepErr
		}
	}
	return err
}

// link gives a file a second name, which is not taken yet.
func (h hands) link(from, to string) error {
	return h.do("link", to, func() error { return os.Link(from, to) })
}

// symlink makes a link that leads to a target.
func (h hands) symlink(target, path string) error {
	return h.do("symlink", path, func() error { return os.Symlink(target, path) })
}

func (h hands) rename(from, to string) error {
	return h.do("rename", to, func() error { return os.Rename(from, to) })
}

// remove takes a file away, or an empty folder; none is no error.
func (h hands) remove(path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil
	}
	return h.do("remove", path, func() error { return os.Remove(path) })
}

// folder makes a folder with those above it.
func (h hands) folder(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	return h.do("mkdir", path, func() error { return os.MkdirAll(path, 0o777) })
}

// append adds a line to a file, in one go.
func (h hands) append(path, line string) error {
	if err := h.folder(filepath.Dir(path)); err != nil {
		return err
	}
	return h.do("append", path, func() error {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o666)
		if err != nil {
			return err
		}
		_, err = f.WriteString(line)
		return errors.Join(err, f.Close())
	})
}

// claim puts a file where none may be: the first to come has it. Where the disk
// knows no second names, it is put there less well: not all at once.
func (h hands) claim(path, beside string, data []byte) error {
	if err := h.create(beside, data, 0o666); err != nil {
		return err
	}
	err := h.link(beside, path)
	if errors.Is(err, fs.ErrExist) {
		return errors.Join(err, h.remove(beside))
	}
	if noLinks(err) {
		err = h.create(path, data, 0o666)
	}
	return err
}

// noLinks tells whether the disk gives no file a second name.
func noLinks(err error) bool {
	return err != nil && (errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EMLINK))
}
