package sync

// What is left to do after an applying: at its end, or after a program that was
// killed in the midst of it.

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// clearUp ends what the journal tells of. Where the branch has moved already,
// only leavings go; else everything is put back as it was.
func (w *Work) clearUp(ctx context.Context, t *turn) error {
	j, err := t.read()
	if err != nil {
		return err
	}
	if j != nil {
		a := &applying{journal: j, w: w, t: t, hands: w.hands, asks: anything}
		if err := a.end(ctx); err != nil {
			return err
		}
	}
	if err := w.repo.removeBeside(w.hands); err != nil {
		return err
	}
	return t.empty()
}

func (a *applying) end(ctx context.Context) error {
	if a.Saves {
		return a.endSave(ctx)
	}
	if a.reached() {
		if !a.Edit {
			if err := a.log(); err != nil {
				return err
			}
		}
	} else if !a.Settles && a.begun() && a.compareHead() == nil {
		if err := a.undo(ctx); err != nil {
			return err
		}
	}
	if err := a.removeLeavings(); err != nil {
		return err
	}
	for _, s := range a.Steps {
		if _, err := os.Lstat(inTree(a.w.repo.top, s.Path)); missing(err) && !s.Stays {
			a.removeEmpty(path.Dir(s.Path))
		}
	}
	return nil
}

// begun tells whether files were touched: before that stands git's index, which
// may be somebody else's.
func (a *applying) begun() bool {
	if a.holdsIndex() {
		return true
	}
	return slices.ContainsFunc(a.temporaries(), func(file string) bool {
		_, err := os.Lstat(file)
		return err == nil
	})
}

// reached tells whether the whole was done.
func (a *applying) reached() bool {
	if a.Edit {
		return a.merging()
	}
	ref, err := a.w.repo.repo.Reference(plumbing.ReferenceName(a.Branch), true)
	return err == nil && ref.Hash().String() == a.To
}

// undo puts all files back, and what git's index says of them.
func (a *applying) undo(ctx context.Context) error {
	if !a.holdsIndex() {
		if err := errors.Join(a.hands.remove(a.inGit("lock")), a.takeIndex(ctx)); err != nil {
			return err
		}
	}
	for i := range slices.Backward(a.Steps) {
		if err := a.putBack(i); err != nil {
			return err
		}
	}
	return a.undoIndex(ctx)
}

// undoIndex is needed only where the index was written already.
func (a *applying) undoIndex(ctx context.Context) error {
	idx, err := a.w.repo.repo.Storer.Index()
	if err != nil {
		return err
	}
	there := map[string]*index.Entry{}
	for _, e := range idx.Entries {
		there[e.Name] = e
	}
	changed, entries := false, map[string]*index.Entry{}
	for _, s := range a.Steps {
		e := there[s.Path]
		if e != nil && s.Old.is() && e.Hash.String() == s.Old.Hash && e.Stage == index.Merged || e == nil && !s.Old.is() {
			continue
		}
		changed = true
		entries[s.Path] = a.w.repo.entryOf(s.Path, s.Old.file(), a.asBefore(ctx, s))
	}
	if !changed {
		return nil
	}
	return a.putIndex(entries)
}

// asBefore is the hash of what the disk holds of a file, where that is what the
// last commit has.
func (a *applying) asBefore(ctx context.Context, s step) string {
	mode, data, err := readFile(a.w.repo.top, s.Path)
	there := treeFile{mode, plumbing.ComputeHash(plumbing.BlobObject, data)}
	if err != nil || !s.Old.is() || !a.same(ctx, s.Path, there, data, s.Old.file()) {
		return ""
	}
	return there.hash.String()
}

// holdsIndex tells whether the lock on git's index is this journal's.
func (a *applying) holdsIndex() bool {
	data, err := os.ReadFile(filepath.Join(a.w.repo.own, "index.lock"))
	return err == nil && string(data) == a.Token
}

// holdsBranch tells whether the lock on the branch is this journal's: it has been
// the same file as one that only this journal names.
func (a *applying) holdsBranch() bool {
	lock, err := os.Lstat(a.branchLock())
	if err != nil {
		return false
	}
	ours, err := os.Lstat(a.inGit("ref"))
	if err != nil {
		return false
	}
	data, err := os.ReadFile(a.branchLock())
	return os.SameFile(lock, ours) || err == nil && string(data) == a.To+"\n"
}

// temporaries are the files beside those that were to change.
func (a *applying) temporaries() (files []string) {
	for i, s := range a.Steps {
		if !s.Stays {
			files = append(files, a.disk(i, coming), a.disk(i, kept))
		}
	}
	return files
}

// removeLeavings takes away what only served the applying; the lock last.
func (a *applying) removeLeavings() error {
	files := a.temporaries()
	if a.holdsBranch() {
		files = append(files, a.branchLock())
	}
	for _, kind := range []string{"ref", "index", "index.lock", "alone", "alone.lock", "copy", "none", "before"} {
		files = append(files, a.inGit(kind))
	}
	if a.holdsIndex() {
		files = append(files, filepath.Join(a.w.repo.own, "index.lock"))
	}
	for _, file := range append(files, a.inGit("lock")) {
		if err := a.hands.remove(file); err != nil {
			return err
		}
	}
	return nil
}
