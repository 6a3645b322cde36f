package sync

// What lies between two commits: files, and who changed them.

import (
	"cmp"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// inRepository are changes by the repository's paths.
func (w *Work) inRepository(changes []Change) []Change {
	ours := slices.Clone(changes)
	for i, c := range ours {
		ours[i].Path = slashed(w.prefix) + c.Path
	}
	return ours
}

// Changes are the files of the vault that are not the same in two commits; the
// first may be "", for a vault without files.
func (w *Work) Changes(from, to string) ([]Change, error) {
	var trees [2]plumbing.Hash
	for i, name := range []string{from, to} {
		if name == "" {
			continue
		}
		commit, err := w.repo.repo.CommitObject(plumbing.NewHash(name))
		if err != nil {
			return nil, partial(err)
		}
		trees[i] = commit.TreeHash
	}
	states, err := w.repo.difference(trees[0], trees[1])
	var changes []Change
	for _, path := range sortedPaths(states) {
		if inFolder(path, w.prefix) {
			changes = append(changes, Change{Path: w.inVault(path), New: !states[path][0].is(), Gone: !states[path][1].is()})
		}
	}
	return changes, err
}

// Files are all that a commit holds, the whole repository's: it is what a push
// sends.
func (w *Work) Files(commit string) ([]string, error) {
	c, err := w.repo.repo.CommitObject(plumbing.NewHash(commit))
	if err != nil {
		return nil, partial(err)
	}
	states, err := w.repo.difference(c.TreeHash, plumbing.ZeroHash)
	return sortedPaths(states), err
}

// Authors are those who made the commits that are in one history and not in
// another, the latest first; merges are nobody's.
func (w *Work) Authors(without, with string) ([]string, error) {
	known := map[plumbing.Hash]bool{}
	if without != "" {
		commit, err := w.repo.repo.CommitObject(plumbing.NewHash(without))
		if err != nil {
			return nil, partial(err)
		}
		err = object.NewCommitPreorderIter(commit, nil, nil).ForEach(func(c *object.Commit) error {
			known[c.Hash] = true
			return nil
		})
		if err != nil {
			return nil, partial(err)
		}
	}
	tip, err := w.repo.repo.CommitObject(plumbing.NewHash(with))
	if err != nil {
		return nil, partial(err)
	}
	var names []string
	err = object.NewCommitIterCTime(tip, known, nil).ForEach(func(c *object.Commit) error {
		if len(c.ParentHashes) < 2 && !slices.Contains(names, c.Author.Name) {
			names = append(names, c.Author.Name)
		}
		return nil
	})
	return names, partial(err)
}

// attribute says who is behind the two sides of a conflict, and names its files
// within the vault.
func (w *Work) attribute(c *Conflict, mine, theirs *object.Commit) {
	c.MineBy, c.TheirsBy = w.lastAuthor(mine, c.path), w.lastAuthor(theirs, cmp.Or(c.other, c.path))
	c.Path = w.inVault(c.path)
	if c.other != "" {
		c.Other = w.inVault(c.other)
	}
}

// lastAuthor is who last changed a file of a history, "" where nobody is found.
func (w *Work) lastAuthor(tip *object.Commit, path string) string {
	is, name := w.repo.at(tip, path), ""
	_ = object.NewCommitIterCTime(tip, nil, nil).ForEach(func(c *object.Commit) error {
		if w.repo.at(c, path) != is {
			return nil
		}
		for _, parent := range c.ParentHashes {
			before, err := w.repo.repo.CommitObject(parent)
			if err != nil || w.repo.at(before, path) == is {
				return err
			}
		}
		name = c.Author.Name
		return storer.ErrStop
	})
	return name
}

// at is what a commit has of a file.
func (r *Repository) at(c *object.Commit, path string) treeFile {
	tree, err := c.Tree()
	if err != nil {
		return treeFile{}
	}
	entry, err := tree.FindEntry(path)
	if err != nil {
		return treeFile{}
	}
	return treeFile{usualMode(entry.Mode), entry.Hash}
}
