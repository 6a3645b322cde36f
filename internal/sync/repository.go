// Package sync writes a vault's notes into git: with the git program where one
// is installed, else with go-git (way.go). A new vault's first commit is go-git's.
//
// It is one writer among others. A repository may hold more than the vault, and
// changes that somebody staged by hand: only the paths that are given are
// committed, and all else stays as it is. What go-git does not honour (hooks,
// signing) is left to git itself.
package sync

import (
	"errors"
	"os"
	"path"
	"path/filepath"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// ErrNone says that a folder is in no repository.
var ErrNone = git.ErrRepositoryNotExists

// mainBranch is the branch of a repository that carnet makes.
const mainBranch = plumbing.ReferenceName("refs/heads/main")

// A Repository is the one around a vault, whose top may be higher up.
type Repository struct {
	repo *git.Repository
	root string // the vault's folder, without links
	top  string // the folder of the working tree
	own  string // git's own folder
}

// Find gives the repository around a folder, which need not be there yet.
func Find(root string) (*Repository, error) {
	root, err := withoutLinks(root)
	if err != nil {
		return nil, err
	}
	repo, err := git.PlainOpenWithOptions(root, &git.PlainOpenOptions{DetectDotGit: true, EnableDotGitCommonDir: true})
	if err != nil {
		return nil, err
	}
	return newRepository(repo, root)
}

// Make makes a repository of a folder that is in none, with main as its branch.
func Make(root string) (*Repository, error) {
	root, err := withoutLinks(root)
	if err != nil {
		return nil, err
	}
	repo, err := git.PlainInitWithOptions(root, &git.PlainInitOptions{
		InitOptions: git.InitOptions{DefaultBranch: mainBranch},
	})
	if err != nil {
		return nil, err
	}
	return newRepository(repo, root)
}

func newRepository(repo *git.Repository, root string) (*Repository, error) {
	tree, err := repo.Worktree()
	if err != nil {
		return nil, err
	}
	storage, ok := repo.Storer.(*filesystem.Storage)
	if !ok {
		return nil, errors.ErrUnsupported
	}
	files := storage.Filesystem()
	repo.Storer = filesystem.NewStorage(wholeFiles{files}, cache.NewObjectLRUDefault())
	return &Repository{repo: repo, root: root, top: tree.Filesystem.Root(), own: files.Root()}, nil
}

// Fresh tells whether the repository is the folder's own and has no commit yet.
func (r *Repository) Fresh() bool {
	_, last, err := r.head()
	return err == nil && last == nil && r.top == r.root
}

// Top is the folder of the repository's working tree.
func (r *Repository) Top() string { return r.top }

// prefix is the vault's folder within the repository, "" for its top.
func (r *Repository) prefix() (string, error) {
	rel, err := filepath.Rel(r.top, r.root)
	if err != nil || rel == "." {
		return "", err
	}
	return filepath.ToSlash(rel), nil
}

// head is the branch to commit to, with its last commit: nil where there is
// none yet.
func (r *Repository) head() (plumbing.ReferenceName, *object.Commit, error) {
	head, err := r.repo.Reference(plumbing.HEAD, false)
	if err != nil {
		return "", nil, err
	}
	ref, err := r.repo.Reference(head.Target(), true)
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return head.Target(), nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	commit, err := r.repo.CommitObject(ref.Hash())
	return head.Target(), commit, err
}

// Holds tells whether the last commit and git's index both hold a file of the
// vault as it is given: nobody has changed it since.
func (r *Repository) Holds(file string, data []byte) bool {
	prefix, err := r.prefix()
	if err != nil {
		return false
	}
	_, last, err := r.head()
	if err != nil || last == nil {
		return false
	}
	name, hash := path.Join(prefix, file), plumbing.ComputeHash(plumbing.BlobObject, data)
	saved, err := last.File(name)
	if err != nil || saved.Hash != hash {
		return false
	}
	index, err := r.repo.Storer.Index()
	if err != nil {
		return false
	}
	entry, err := index.Entry(name)
	return err == nil && entry.Hash == hash
}

// withoutLinks is a folder's real path; what is not there yet is taken as given.
func withoutLinks(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(dir)
	if parent := filepath.Dir(dir); errors.Is(err, os.ErrNotExist) && parent != dir {
		above, err := withoutLinks(parent)
		return filepath.Join(above, filepath.Base(dir)), err
	}
	return real, err
}
