package sync

import (
	"errors"
	"path"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A Person is the author of a commit.
type Person struct{ Name, Email string }

// A Commit is one step of a vault's history.
type Commit struct {
	Author  Person
	Time    time.Time // in the author's zone, which the commit keeps
	Message string
	Files   []File // what changes
}

// A File is a file of the vault, as a commit leaves it.
type File struct {
	Path string // relative to the vault's root, with /
	Data []byte // nil when the file goes
}

// ErrIgnored says that git ignores every file that was to be committed.
var ErrIgnored = errors.New("git ignores all files")

// Save makes one commit on the branch that is checked out, and makes git's index
// agree for its files. The working tree, which must hold these files as the
// commit does, is not touched. Files that git ignores are left out and their
// paths given back.
func (r *Repository) Save(config Config, c Commit) (ignored []string, err error) {
	prefix, err := r.prefix()
	if err != nil {
		return nil, err
	}
	rules := r.rules(config, prefix, c.Files)
	all := c.Files
	c.Files = nil
	for _, f := range all {
		if rules.ignore(path.Join(prefix, f.Path)) {
			ignored = append(ignored, f.Path)
		} else {
			c.Files = append(c.Files, f)
		}
	}
	if len(c.Files) == 0 {
		return ignored, ErrIgnored
	}
	return ignored, r.Play(c)
}

// Play makes commits as they are given, one after the other, as Save makes one.
// The working tree must be as the last of them leaves it.
func (r *Repository) Play(commits ...Commit) error {
	prefix, err := r.prefix()
	if err != nil {
		return err
	}
	branch, last, err := r.head()
	if err != nil {
		return err
	}
	hash, err := r.write(last, prefix, commits)
	if err != nil {
		return err
	}
	lock, err := r.lock()
	if err != nil {
		return err
	}
	defer lock.release()
	index, err := r.updatedIndex(prefix, commits)
	if err != nil {
		return err
	}
	if err := lock.write(index); err != nil {
		return err
	}
	var old *plumbing.Reference
	if last != nil {
		old = plumbing.NewHashReference(branch, last.Hash)
	}
	if err := r.repo.Storer.CheckAndSetReference(plumbing.NewHashReference(branch, hash), old); err != nil {
		return err
	}
	return lock.commit()
}

// write stores the commits on top of last and gives the hash of the newest.
func (r *Repository) write(last *object.Commit, prefix string, commits []Commit) (plumbing.Hash, error) {
	tree, parent := &folder{storer: r.repo.Storer}, plumbing.ZeroHash
	if last != nil {
		tree.hash, parent = last.TreeHash, last.Hash
	}
	for _, c := range commits {
		for _, f := range c.Files {
			if err := tree.put(strings.Split(path.Join(prefix, f.Path), "/"), f.Data); err != nil {
				return plumbing.ZeroHash, err
			}
		}
		hash, err := tree.write()
		if err != nil {
			return plumbing.ZeroHash, err
		}
		if parent, err = r.writeCommit(c, hash, parent); err != nil {
			return plumbing.ZeroHash, err
		}
	}
	return parent, nil
}

func (r *Repository) writeCommit(c Commit, tree, parent plumbing.Hash) (plumbing.Hash, error) {
	by := object.Signature{Name: c.Author.Name, Email: c.Author.Email, When: c.Time}
	commit := &object.Commit{Author: by, Committer: by, Message: strings.TrimSpace(c.Message) + "\n", TreeHash: tree}
	if !parent.IsZero() {
		commit.ParentHashes = []plumbing.Hash{parent}
	}
	return store(r.repo.Storer, commit)
}
