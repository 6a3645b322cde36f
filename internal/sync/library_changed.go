package sync

// What the working tree holds, without a git program.

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"syscall"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A tracked file is one that the last commit or the index holds.
type tracked struct {
	saved  object.TreeEntry // of the last commit; zero where it has none
	staged *index.Entry     // nil where the index has none
}

// changed holds the working tree against the last commit.
func (l *library) changed(ctx context.Context, prefix string) ([]Change, error) {
	idx, err := l.repo.repo.Storer.Index()
	if err != nil {
		return nil, err
	}
	files, err := l.tracked(idx, prefix)
	if err != nil {
		return nil, err
	}
	found, err := l.others(ctx, prefix, files)
	if err != nil {
		return nil, err
	}
	at := l.indexTime()
	var changes []Change
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		change, differs, err := l.compare(name, files[name], found[name], at)
		if err != nil {
			return nil, err
		}
		if differs {
			changes = append(changes, change)
		}
	}
	for name := range found {
		if _, known := files[name]; !known {
			changes = append(changes, Change{Path: name, New: true})
		}
	}
	return sortChanges(changes), nil
}

// tracked are the files that the last commit or the index holds, below a folder.
func (l *library) tracked(idx *index.Index, prefix string) (map[string]tracked, error) {
	files := map[string]tracked{}
	_, last, err := l.repo.head()
	if err != nil {
		return nil, err
	}
	if last != nil {
		if err := l.saved(last.TreeHash, "", prefix, files); err != nil {
			return nil, err
		}
	}
	for _, e := range idx.Entries {
		if e.Stage != 0 {
			return nil, Conflicted
		}
		if inFolder(e.Name, prefix) && e.Mode != filemode.Submodule {
			t := files[e.Name]
			t.staged = e
			files[e.Name] = t
		}
	}
	return files, nil
}

// saved adds the files of a tree that are below a folder.
func (l *library) saved(hash plumbing.Hash, dir, prefix string, files map[string]tracked) error {
	tree, err := object.GetTree(l.repo.repo.Storer, hash)
	if err != nil {
		return err
	}
	for _, entry := range tree.Entries {
		name := path.Join(dir, entry.Name)
		switch {
		case entry.Mode == filemode.Submodule:
		case entry.Mode == filemode.Dir && (inFolder(name, prefix) || inFolder(prefix, name)):
			if err := l.saved(entry.Hash, name, prefix, files); err != nil {
				return err
			}
		case entry.Mode != filemode.Dir && inFolder(name, prefix):
			files[name] = tracked{saved: entry}
		}
	}
	return nil
}

// compare tells whether the working tree holds a file otherwise than the last
// commit. One that was only taken out of the index goes, where git ignores it.
func (l *library) compare(name string, t tracked, other bool, indexed time.Time) (Change, bool, error) {
	isSaved := !t.saved.Hash.IsZero()
	if t.staged == nil && !other {
		return Change{Path: name, Gone: true}, true, nil
	}
	info, err := os.Lstat(inTree(l.repo.top, name))
	switch {
	case t.staged != nil && t.staged.SkipWorktree:
		return Change{}, false, nil // a sparse checkout: it is not here on purpose
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || err == nil && info.IsDir():
		return Change{Path: name, Gone: true}, isSaved, nil
	case err != nil:
		return Change{Path: name, New: !isSaved}, true, nil // whoever reads it is told why it cannot be
	case !isSaved:
		return Change{Path: name, New: true}, true, nil
	case t.unchanged(info, indexed) && (l.modeless() || modeOf(info) == t.saved.Mode):
		return Change{}, false, nil
	}
	mode, data, err := l.read(name, t.saved.Mode)
	if errors.Is(err, Converted) {
		return Change{}, false, err
	}
	same := err == nil && mode == t.saved.Mode && plumbing.ComputeHash(plumbing.BlobObject, data) == t.saved.Hash
	return Change{Path: name}, !same, nil
}

// unchanged tells, without reading the file, that it is as the last commit has
// it: the index knows both. A file as young as the index is read.
func (t tracked) unchanged(info fs.FileInfo, indexed time.Time) bool {
	e := t.staged
	return e != nil && e.Hash == t.saved.Hash && e.Mode == t.saved.Mode && info.Mode().IsRegular() &&
		e.Size == uint32(info.Size()) && e.ModifiedAt.Equal(info.ModTime()) && info.ModTime().Before(indexed)
}

// indexTime is when the index was written, the zero time where there is none.
func (l *library) indexTime() time.Time {
	info, err := os.Stat(l.repo.own + "/index")
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// others are the files and links of the working tree that are in no index and
// that git does not ignore, below a folder. Other repositories are not entered.
func (l *library) others(ctx context.Context, prefix string, files map[string]tracked) (map[string]bool, error) {
	s := &search{l: l, ctx: ctx, prefix: prefix, files: files, found: map[string]bool{}}
	return s.found, s.folder("", l.repo.personalRules(l.config))
}

// A search goes through the working tree.
type search struct {
	l      *library
	ctx    context.Context
	prefix string
	files  map[string]tracked
	found  map[string]bool
}

// folder looks into one folder, in which the rules hold. A folder that cannot be
// read holds nothing that can be saved; whoever reads the vault is told.
func (s *search) folder(dir string, above rules) error {
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	entries, err := os.ReadDir(inTree(s.l.repo.top, dir))
	if err != nil {
		return nil //nolint:nilerr // see above
	}
	if dir != "" && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == ".git" }) {
		return nil
	}
	here := above.below(s.l.repo.top, dir)
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		if entry.Name() == ".git" || here.excludes(name, entry.IsDir()) {
			continue
		}
		switch {
		case entry.IsDir():
			if inFolder(name, s.prefix) || inFolder(s.prefix, name) {
				if err := s.folder(name, here); err != nil {
					return err
				}
			}
		case entry.Type().IsRegular() || entry.Type() == fs.ModeSymlink:
			if inFolder(name, s.prefix) && s.files[name].staged == nil {
				s.found[name] = true
			}
		}
	}
	return nil
}
