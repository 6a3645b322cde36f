package sync

// The way without a git program. It does what go-git and carnet do faithfully;
// unfaithful says what they would not.

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A library is go-git, at work in one repository.
type library struct {
	repo     *Repository
	config   Config
	world    World
	now      func() time.Time
	converts conversion // asIs or lineEnds
}

// author is whom the configuration names.
func (l *library) author(context.Context) (Person, bool, error) {
	if who, known := l.config.Author(); known {
		return who, true, nil
	}
	return l.world.guess(l.config), false, nil
}

// commit stores the objects, then moves git's index and the branch together.
func (l *library) commit(ctx context.Context, message string, changes []Change, a *applying) (plumbing.Hash, error) {
	_, last, err := l.repo.head()
	if err != nil {
		return plumbing.ZeroHash, err
	}
	tree, parents := &folder{storer: l.repo.repo.Storer}, []plumbing.Hash(nil)
	if last != nil {
		tree.hash, parents = last.TreeHash, []plumbing.Hash{last.Hash}
	}
	entries, err := l.place(tree, changes)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	root, err := tree.write()
	if err != nil {
		return plumbing.ZeroHash, err
	}
	hash, err := l.commitTree(ctx, root, parents, message)
	if err != nil {
		return hash, err
	}
	a.To = hash.String()
	if err := a.putIndex(entries); err != nil {
		return hash, err
	}
	return hash, a.reach(ctx)
}

// place puts the changed files into a tree, and gives their entries of the index.
// What goes is taken away first: a folder may come in the place of a file.
func (l *library) place(tree *folder, changes []Change) (map[string]*index.Entry, error) {
	entries := map[string]*index.Entry{}
	for _, c := range changes {
		if c.Gone {
			entries[c.Path] = nil
			if err := tree.place(strings.Split(c.Path, "/"), nil); err != nil {
				return nil, err
			}
		}
	}
	for _, c := range changes {
		if c.Gone {
			continue
		}
		saved, err := tree.entry(strings.Split(c.Path, "/"))
		if err != nil {
			return nil, err
		}
		mode, data, err := l.read(c.Path, saved.Mode)
		if err != nil {
			return nil, err
		}
		hash, err := storeBlob(l.repo.repo.Storer, data)
		if err != nil {
			return nil, err
		}
		if err := tree.place(strings.Split(c.Path, "/"), &object.TreeEntry{Mode: mode, Hash: hash}); err != nil {
			return nil, err
		}
		entries[c.Path] = l.repo.entryIf(c.Path, treeFile{mode, hash}, func() bool {
			again, still, err := l.read(c.Path, saved.Mode)
			return err == nil && again == mode && bytes.Equal(still, data)
		})
	}
	return entries, nil
}

// commitTree stores a commit of a tree.
func (l *library) commitTree(ctx context.Context, tree plumbing.Hash, parents []plumbing.Hash, message string) (plumbing.Hash, error) {
	who, _, err := l.author(ctx)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	by := object.Signature{Name: who.Name, Email: who.Email, When: l.now()}
	return store(l.repo.repo.Storer, &object.Commit{
		Author: by, Committer: by, Message: strings.TrimSpace(message) + "\n", TreeHash: tree, ParentHashes: parents,
	})
}

// clean and smudge change nothing: where they would, this way is not taken.
func (l *library) clean(_ context.Context, _ string, data []byte) ([]byte, error) {
	return l.keep(data)
}
func (l *library) smudge(_ context.Context, _ string, data []byte) ([]byte, error) { return data, nil }

// read is what git would keep of a file of the working tree; saved is how it keeps
// it now. Where the disk knows nothing of programs, that stays.
func (l *library) read(name string, saved filemode.FileMode) (filemode.FileMode, []byte, error) {
	mode, data, err := readFile(l.repo.top, name)
	if err != nil || mode == filemode.Symlink {
		return mode, data, err
	}
	if l.modeless() {
		mode = filemode.Regular
		if saved == filemode.Executable {
			mode = saved
		}
	}
	data, err = l.keep(data)
	return mode, data, err
}

// modeless tells whether the disk does not say which files are programs.
func (l *library) modeless() bool {
	return runtime.GOOS == "windows" || isFalse(l.config.values["core.filemode"])
}

// readFile gives what git keeps of a file of a working tree: of a link, where it
// leads. Anything but a file or a link is an error; a pipe is not opened.
func readFile(top, name string) (filemode.FileMode, []byte, error) {
	full := inTree(top, name)
	info, err := os.Lstat(full)
	switch {
	case err != nil:
		return 0, nil, err
	case info.Mode()&fs.ModeSymlink != 0:
		to, err := os.Readlink(full)
		return filemode.Symlink, []byte(to), err
	case !info.Mode().IsRegular():
		return 0, nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	f, err := os.Open(full)
	if err != nil {
		return 0, nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	_, err = io.Copy(&data, f)
	return modeOf(info), data.Bytes(), err
}

// modeOf is how git keeps a regular file.
func modeOf(info fs.FileInfo) filemode.FileMode {
	if info.Mode()&0o100 != 0 {
		return filemode.Executable
	}
	return filemode.Regular
}

// inFolder tells whether a path is the folder's or below it; "" is the top.
func inFolder(name, folder string) bool {
	return folder == "" || name == folder || strings.HasPrefix(name, path.Clean(folder)+"/")
}
