// Package history reads what git knows of a vault: the revisions of each pitch,
// the vault as it was at any commit, what changed between two of them, and who
// wrote the mentor's remarks.
//
// It works with go-git alone, so that it needs no git and runs nothing that a
// vault brings with it, and writes nothing. A history that cannot be read is no
// failure of carnet's: vault.History says why, and whoever asked goes on without.
//
// The way is one walk. A ledger (ledger.go) holds what was read of commits and
// trees, facts that never change, so that they can be kept (cache.go). A graph
// (graph.go) is the ancestors of one commit in order. Revisions (revisions.go)
// and remarks (remarks.go) go through the graph comparing hashes, and open a
// note only where two of them differ.
package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/filesystem"

	"carnet/vault"
)

// Why a history is not whole, as vault.History has it.
const (
	NoRepository   = "no-repository"   // the vault is in none
	NoCommit       = "no-commit"       // nothing is saved yet
	NotTracked     = "not-tracked"     // the repository keeps something else
	SHA256         = "sha256"          // hashes that go-git cannot read
	WorktreeConfig = "worktree-config" // a setting that go-git cannot read
	Unsupported    = "unsupported"     // a format that go-git cannot read
	Damaged        = "damaged"         // objects are missing or broken
	Shallow        = "shallow"         // a clone that was cut off
)

// An Error says why a history cannot be read.
type Error struct {
	Reason string // one of the above
	Err    error  // what go-git says, for whoever mends it; may be nil
}

// Error implements error.
func (e *Error) Error() string {
	if e.Err == nil {
		return e.Reason
	}
	return e.Reason + ": " + e.Err.Error()
}

// Unwrap gives what go-git says.
func (e *Error) Unwrap() error { return e.Err }

// Off is the history of a vault for which Open gave an error.
func Off(err error) vault.History {
	reason := Damaged
	var e *Error
	if errors.As(err, &e) {
		reason = e.Reason
	}
	return vault.History{State: vault.HistoryOff, Reason: reason}
}

// A Cache keeps bytes between two runs. It may lose or damage them at any time:
// they only spare reading.
type Cache interface {
	Load() []byte // nil when there are none
	Save([]byte)
}

// A Repo is the repository around one vault. It is opened for one command and
// closed after it: another program may pack the repository anew at any time.
type Repo struct {
	root   string // the vault's
	prefix string // the vault's folder within the repository, "" for its root
	git    *git.Repository
	store  *storage
	ledger *ledger
	graphs map[plumbing.Hash]*graph
	read   *graph // of HEAD, to be kept
	cache  Cache
}

// Open opens the repository around the vault at root, which may be a folder of
// a larger one. The error is an *Error. A nil cache is none.
func Open(root string, kept Cache) (*Repo, error) {
	top, err := topOf(root)
	if err != nil {
		return nil, err
	}
	prefix, err := prefixOf(top, root)
	if err != nil {
		return nil, &Error{Damaged, err}
	}
	plain, err := git.PlainOpenWithOptions(gitFolder(top), &git.PlainOpenOptions{EnableDotGitCommonDir: true})
	if err != nil {
		return nil, refusal(err)
	}
	files := plain.Storer.(*filesystem.Storage).Filesystem()
	store := openStorage(files)
	repo, err := git.Open(store, osfs.New(top))
	if err != nil {
		return nil, refusal(err)
	}
	r := &Repo{root: root, prefix: prefix, git: repo, store: store, cache: kept, graphs: map[plumbing.Hash]*graph{}}
	r.ledger = newLedger(store)
	r.ledger.graph = sync.OnceValue(r.commitGraph)
	r.recall()
	return r, nil
}

// Close saves what was read to the cache, and frees what Open holds.
func (r *Repo) Close() {
	r.keep()
	_ = r.store.Close()
}

// topOf is the nearest folder upwards with a .git.
func topOf(root string) (string, error) {
	dir, err := filepath.EvalSymlinks(root)
	if err != nil {
		return "", &Error{NoRepository, err}
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return "", &Error{NoRepository, err}
	}
	for {
		info, err := os.Stat(filepath.Join(dir, git.GitDirName))
		switch {
		case err == nil && !info.IsDir() && !info.Mode().IsRegular():
			return "", &Error{Damaged, fs.ErrInvalid}
		case err == nil:
			return dir, nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", &Error{Damaged, err}
		case filepath.Dir(dir) == dir:
			return "", &Error{NoRepository, nil}
		}
		dir = filepath.Dir(dir)
	}
}

// gitFolder is what go-git opens: where .git leads to when it is a link, which
// go-git takes for a file, else the folder it is in.
func gitFolder(top string) string {
	dotGit := filepath.Join(top, git.GitDirName)
	if info, err := os.Lstat(dotGit); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if folder, err := filepath.EvalSymlinks(dotGit); err == nil {
			return folder
		}
	}
	return top
}

// prefixOf is the vault's folder within the repository, "" for its root.
func prefixOf(top, root string) (string, error) {
	root, err := filepath.EvalSymlinks(root)
	if err != nil {
		return "", err
	}
	if root, err = filepath.Abs(root); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(top, root)
	if err != nil || rel == "." {
		return "", err
	}
	return filepath.ToSlash(rel), nil
}

// refusal says why go-git does not open a repository.
func refusal(err error) *Error {
	reason := Damaged
	if errors.Is(err, git.ErrUnknownExtension) || errors.Is(err, git.ErrUnsupportedExtensionRepositoryFormatVersion) ||
		errors.Is(err, git.ErrUnsupportedRepositoryFormatVersion) {
		reason = Unsupported
		switch {
		case strings.Contains(err.Error(), "objectformat"):
			reason = SHA256
		case strings.Contains(err.Error(), "worktreeconfig"):
			reason = WorktreeConfig
		}
	} else if errors.Is(err, git.ErrRepositoryNotExists) {
		reason = NoRepository
	}
	return &Error{reason, err}
}

// fullPath is a path of the vault within the repository.
func (r *Repo) fullPath(path string) string {
	if r.prefix == "" {
		return path
	}
	return r.prefix + "/" + path
}
