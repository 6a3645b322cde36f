package sync

// The work in one repository, whichever way it is done.

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A Work is what carnet does with git for one vault.
type Work struct {
	repo   *Repository
	way    way
	config Config
	prefix string // the vault's folder within the repository
	hands  hands
}

// Open finds the repository around a vault and the way to work in it: with the
// git program that the person has, else without one. The error is ErrNone where
// there is no repository, a Hindrance where it cannot be worked in.
func Open(ctx context.Context, root string, world World) (*Work, error) {
	repo, err := Find(root)
	if err != nil {
		return nil, err
	}
	if h := repo.unclean(); h != Unhindered {
		return nil, h
	}
	return open(ctx, repo, world)
}

// open is Open for a repository in any state.
func open(ctx context.Context, repo *Repository, world World) (*Work, error) {
	var err error
	w := &Work{repo: repo, config: ReadConfig(world.Getenv, repo)}
	if w.prefix, err = repo.prefix(); err != nil {
		return nil, err
	}
	w.way, err = chooseWay(ctx, repo, w.config, world)
	return w, err
}

// chooseWay gives the git program where there is one that will do.
func chooseWay(ctx context.Context, repo *Repository, config Config, world World) (way, error) {
	if p, err := findProgram(ctx, world); err == nil {
		p.config, p.top, p.own = config, repo.top, repo.own
		return p, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if h := repo.unfaithful(config); h != Unhindered {
		return nil, h
	}
	return &library{repo, config, world, time.Now, repo.conversion(config)}, nil
}

// Top is the folder of the repository's working tree.
func (w *Work) Top() string { return w.repo.Top() }

// A Status is what a vault holds otherwise than its last commit. Paths are the
// vault's: relative to its root, with /.
type Status struct {
	Changes   []Change
	Unsavable []Unsavable // files that are left out, and why
	Exposed   []string    // what is private or carnet's own and is in git already
}

// An Unsavable is a file of the working tree that git cannot keep.
type Unsavable struct {
	Path string
	Err  error // fs.ErrInvalid for what is no file: a pipe, a device
}

// Status says what there is to save. What is private, and carnet's own, is not
// in it, whatever git says; that it is gone from the disk is.
func (w *Work) Status(ctx context.Context) (Status, error) {
	changes, err := w.way.changed(ctx, w.prefix)
	if err != nil {
		return Status{}, err
	}
	s := Status{Exposed: w.exposed()}
	for _, c := range changes {
		c.Path = w.inVault(c.Path)
		if !c.Gone && ownOrPrivate(c.Path) {
			continue
		}
		if err := w.savable(c); err != nil {
			s.Unsavable = append(s.Unsavable, Unsavable{c.Path, err})
			continue
		}
		s.Changes = append(s.Changes, c)
	}
	return s, nil
}

// Save commits changes of Status, as the working tree holds them now, and gives
// the commit's name; where another carnet has saved them meanwhile, that of its
// commit. Somebody else who writes is waited for: ErrLocked says that they still
// do.
func (w *Work) Save(ctx context.Context, message string, changes []Change) (string, error) {
	t, err := w.turn(ctx)
	if err != nil {
		return "", err
	}
	defer t.end()
	if changes, err = w.still(ctx, changes); err != nil {
		return "", err
	}
	if len(changes) == 0 {
		return w.Head()
	}
	a, err := w.saving(ctx, t, message)
	if err != nil {
		return "", err
	}
	hash, err := a.save(ctx, message, w.inRepository(changes))
	return hash.String(), err
}

// still are those of the changes that are yet to be saved.
func (w *Work) still(ctx context.Context, changes []Change) ([]Change, error) {
	now, err := w.Status(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(now.Changes, func(c Change) bool {
		return !slices.ContainsFunc(changes, func(wanted Change) bool { return wanted.Path == c.Path })
	}), nil
}

// Author is whom the commits name. known is false where git does not know them.
func (w *Work) Author(ctx context.Context) (who Person, known bool, err error) {
	return w.way.author(ctx)
}

// inVault is a path of the repository within the vault.
func (w *Work) inVault(name string) string {
	if w.prefix == "" {
		return name
	}
	return strings.TrimPrefix(name, w.prefix+"/")
}

// ownOrPrivate tells whether a file stands in a folder that is never saved:
// .carnet or private, at any depth and in any case, as some disks do not tell
// cases apart.
func ownOrPrivate(name string) bool {
	folders := strings.Split(path.Dir(name), "/")
	return slices.ContainsFunc(folders, func(folder string) bool {
		return strings.EqualFold(folder, ".carnet") || strings.EqualFold(folder, "private")
	})
}

// exposed are the files of the index that should not be there. An index that
// go-git cannot read tells nothing.
func (w *Work) exposed() []string {
	idx, err := w.repo.repo.Storer.Index()
	if err != nil {
		return nil
	}
	var found []string
	for _, e := range idx.Entries {
		if name := w.inVault(e.Name); inFolder(e.Name, w.prefix) && ownOrPrivate(name) {
			found = append(found, name)
		}
	}
	return found
}

// savable says why a change cannot be saved. Files are opened to know, pipes are
// not.
func (w *Work) savable(c Change) error {
	full := filepath.Join(w.repo.root, filepath.FromSlash(c.Path))
	info, err := os.Lstat(full)
	switch {
	case c.Gone && (err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)):
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return nil
	case !info.Mode().IsRegular():
		return fs.ErrInvalid
	}
	f, err := os.Open(full)
	if err != nil {
		return err
	}
	return f.Close()
}
