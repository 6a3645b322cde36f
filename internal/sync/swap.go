package sync

// The files of an applying: written beside, put in place, put back.

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"syscall"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
)

// disk is a temporary file of a step.
func (a *applying) disk(i int, kind string) string {
	return inTree(a.w.repo.top, a.temporary(i, kind))
}

// inGit is a temporary file in git's folder.
func (a *applying) inGit(kind string) string {
	return filepath.Join(a.w.repo.own, "carnet-"+a.Token+"."+kind)
}

func (a *applying) place(i int) string { return inTree(a.w.repo.top, a.Steps[i].Path) }

// prepare writes all that comes beside its place, and gives all that changes a
// second name, so that it is not lost whatever happens.
func (a *applying) prepare(context.Context) error {
	for i, s := range a.Steps {
		if s.Stays {
			continue
		}
		if s.Old.is() && !isRepository(s.Old.file()) {
			if err := a.keep(i); err != nil {
				return err
			}
		}
		if s.New.is() {
			if err := a.bring(i); err != nil {
				return err
			}
		}
	}
	time.Sleep(tick) // whoever writes to one of these files from now on gives it another time
	return nil
}

// tick is longer than what the system's clock for files takes to go on.
const tick = 20 * time.Millisecond

// keep gives what is there a second name.
func (a *applying) keep(i int) error {
	err := a.hands.link(a.place(i), a.disk(i, kept))
	if !noLinks(err) {
		return err
	}
	mode, data, err := readFile(a.w.repo.top, a.Steps[i].Path)
	if err != nil {
		return err
	}
	if mode == filemode.Symlink {
		return a.hands.symlink(string(data), a.disk(i, kept))
	}
	return a.hands.create(a.disk(i, kept), data, permissions(a.place(i), mode))
}

// bring writes what comes.
func (a *applying) bring(i int) error {
	mode := a.Steps[i].New.Mode
	if mode == filemode.Symlink && a.w.config.keepsLinks() {
		return a.hands.symlink(string(a.data[i]), a.disk(i, coming))
	}
	perm := permissions(a.place(i), mode)
	if err := a.hands.create(a.disk(i, coming), a.data[i], perm); err != nil {
		return err
	}
	if info, err := os.Lstat(a.place(i)); err == nil && info.Mode().IsRegular() {
		return a.hands.do("chmod", a.disk(i, coming), func() error { return os.Chmod(a.disk(i, coming), perm) })
	}
	return nil
}

// permissions are those of the file that is replaced, but for whether it can be
// run.
func permissions(file string, mode filemode.FileMode) fs.FileMode {
	perm := fs.FileMode(0o666)
	if info, err := os.Lstat(file); err == nil && info.Mode().IsRegular() {
		perm = info.Mode().Perm()
	}
	if mode == filemode.Executable {
		return perm | perm&0o444>>2
	}
	return perm &^ 0o111
}

// swap puts everything in its place.
func (a *applying) swap(ctx context.Context) error {
	for i, s := range a.Steps {
		if s.Stays {
			continue
		}
		if err := a.compareNow(ctx, i); err != nil {
			return err
		}
		act := a.replace
		switch {
		case !s.New.is():
			act = a.takeAway
		case !s.Old.is():
			act = a.add
		}
		if err := act(i); err != nil {
			return err
		}
	}
	return nil
}

// compareNow looks once more, just before a file is touched.
func (a *applying) compareNow(ctx context.Context, i int) error {
	if a.Steps[i].Old.is() && !isRepository(a.Steps[i].Old.file()) {
		return a.compare(ctx, a.Steps[i])
	}
	return nil
}

func (a *applying) replace(i int) error {
	return a.hands.rename(a.disk(i, coming), a.place(i))
}

// add puts a file where none may be.
func (a *applying) add(i int) error {
	if err := a.hands.folder(filepath.Dir(a.place(i))); err != nil {
		if above := a.w.repo.noFolder(a.Steps[i].Path); above != "" {
			return &ChangedError{Path: above}
		}
		return err
	}
	err := a.hands.link(a.disk(i, coming), a.place(i))
	switch {
	case err == nil: // now, since it changes what git's index notes of the file
		return a.hands.remove(a.disk(i, coming))
	case errors.Is(err, fs.ErrExist):
		return &ChangedError{Path: a.Steps[i].Path}
	case !noLinks(err):
		return err
	}
	if _, err := os.Lstat(a.place(i)); err == nil {
		return &ChangedError{Path: a.Steps[i].Path}
	}
	return a.hands.rename(a.disk(i, coming), a.place(i))
}

// takeAway takes a file away, and the folders that are empty then.
func (a *applying) takeAway(i int) error {
	if isRepository(a.Steps[i].Old.file()) {
		return nil
	}
	if err := a.hands.remove(a.place(i)); err != nil {
		return err
	}
	a.removeEmpty(path.Dir(a.Steps[i].Path))
	return nil
}

// removeEmpty takes empty folders away, up to the vault's own.
func (a *applying) removeEmpty(folder string) {
	here, _ := os.Getwd()
	for ; folder != "." && folder != a.w.prefix; folder = path.Dir(folder) {
		full := inTree(a.w.repo.top, folder)
		info, err := os.Lstat(full)
		if full == here || err == nil && (!info.IsDir() || a.hands.remove(full) != nil) {
			return
		}
	}
}

// compareKept looks whether somebody has written to a file through its old name
// while it was replaced.
func (a *applying) compareKept(ctx context.Context) error {
	for i, s := range a.Steps {
		if s.Stays || !s.Old.is() || isRepository(s.Old.file()) {
			continue
		}
		mode, data, err := readFile(a.w.repo.top, a.temporary(i, kept))
		if err != nil {
			return err
		}
		there := treeFile{mode, plumbing.ComputeHash(plumbing.BlobObject, data)}
		if !a.same(ctx, s.Path, there, data, s.Old.file()) {
			return &ChangedError{Path: s.Path}
		}
	}
	return nil
}

// putBack undoes a step, whether it was taken or not. A file that somebody has
// changed since stays as they have it.
func (a *applying) putBack(i int) error {
	s := a.Steps[i]
	if s.Stays || isRepository(s.Old.file()) {
		return nil
	}
	if info, err := os.Lstat(a.place(i)); s.Old.is() && err == nil && info.IsDir() {
		_ = a.hands.remove(a.place(i)) // it was made in the place of the file
	}
	_, data, err := readFile(a.w.repo.top, s.Path)
	ours := err == nil && plumbing.ComputeHash(plumbing.BlobObject, data).String() == s.Written
	_, keptErr := os.Lstat(a.disk(i, kept))
	switch {
	case s.Old.is() && keptErr == nil && (missing(err) || ours):
		if err := a.hands.folder(filepath.Dir(a.place(i))); err != nil {
			return err
		}
		return a.hands.rename(a.disk(i, kept), a.place(i))
	case !s.Old.is() && ours:
		if err := a.hands.remove(a.place(i)); err != nil {
			return err
		}
		a.removeEmpty(path.Dir(s.Path))
	}
	return nil
}

// missing tells whether an error says that there is no such file.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// isRepository tells whether a file of a tree is another repository.
func isRepository(f treeFile) bool { return f.mode == filemode.Submodule }

// near is the nearest folder above a path that is there and stays.
func (r *Repository) near(file string, changes func(folder string) bool) string {
	near := ""
	for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
		info, err := os.Lstat(inTree(r.top, folder))
		switch {
		case err != nil || !info.IsDir() || changes(folder):
			near = ""
		case near == "":
			near = folder
		}
	}
	return near
}

// noFolder is the first of the folders above a path where something else stands,
// "" where none does.
func (r *Repository) noFolder(file string) string {
	found := ""
	for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
		if info, err := os.Lstat(inTree(r.top, folder)); err == nil && !info.IsDir() {
			found = folder
		}
	}
	return found
}
