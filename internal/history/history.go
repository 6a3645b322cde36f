// Package history reads what git knows of a vault, with go-git alone: it works
// where no git is installed and runs nothing that a vault brings with it.
//
// A history that cannot be read is no failure of carnet's: Read gives an error
// that says why, and whoever asked goes on without.
package history

import (
	"errors"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"

	"carnet/vault"
)

// A History is what git knows of the notes of one vault. Paths are relative to
// the vault's root.
type History struct {
	// Tracked are the files that git keeps, as its index has them.
	Tracked map[string]bool
	// First is the day on which each pitch was first committed, by the author's
	// date in its own zone. It is nil when the history is not whole.
	First map[string]vault.Date
	// Days are the days on which a change of the vault was committed, in order.
	Days []vault.Date
}

// Read reads the history of the vault at root, which may be a folder of a
// larger repository. The error is that there is no repository, or that it
// cannot be read.
func Read(root string) (*History, error) {
	repo, err := git.PlainOpenWithOptions(root, &git.PlainOpenOptions{DetectDotGit: true, EnableDotGitCommonDir: true})
	if err != nil {
		return nil, err
	}
	prefix, err := prefixOf(repo, root)
	if err != nil {
		return nil, err
	}
	h := &History{Tracked: map[string]bool{}}
	if err := h.readIndex(repo, prefix); err != nil {
		return nil, err
	}
	if err := h.readCommits(repo, prefix); err != nil {
		h.First, h.Days = nil, nil // shallow, empty or damaged: what was first is not known
	}
	return h, nil
}

// prefixOf is the vault's folder within the repository, "" for its root.
func prefixOf(repo *git.Repository, root string) (string, error) {
	tree, err := repo.Worktree()
	if err != nil {
		return "", err
	}
	top, err := filepath.EvalSymlinks(tree.Filesystem.Root())
	if err != nil {
		return "", err
	}
	if root, err = filepath.EvalSymlinks(root); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(top, root)
	if err != nil || rel == "." {
		return "", err
	}
	return filepath.ToSlash(rel), nil
}

// readIndex lists what git keeps.
func (h *History) readIndex(repo *git.Repository, prefix string) error {
	index, err := repo.Storer.Index()
	if err != nil {
		return err
	}
	for _, entry := range index.Entries {
		if file, ok := inside(entry.Name, prefix); ok {
			h.Tracked[file] = true
		}
	}
	return nil
}

// inside is a path of the repository as seen from the vault.
func inside(file, prefix string) (string, bool) {
	if prefix == "" {
		return file, true
	}
	return strings.CutPrefix(file, prefix+"/")
}

// readCommits goes once through all commits. Two commits with the same tree say
// the same of what is in it, so that only trees not seen before are opened.
func (h *History) readCommits(repo *git.Repository, prefix string) error {
	head, err := repo.Head()
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return nil // no commit yet
	}
	if err != nil {
		return err
	}
	commits, err := repo.Log(&git.LogOptions{From: head.Hash()})
	if err != nil {
		return err
	}
	saved, pitches := firstDays{}, firstDays{}
	err = commits.ForEach(func(c *object.Commit) error {
		day := vault.DateOf(c.Author.When)
		tree, err := c.Tree()
		if err == nil {
			saved.note(treeAt(tree, prefix), day)
			pitches.note(treeAt(tree, path.Join(prefix, pitchFolder)), day)
		}
		return err
	})
	if err != nil {
		return err
	}
	h.Days = saved.days()
	return h.readPitches(repo, pitches)
}

const pitchFolder = "pitches"

// treeAt is the hash of a folder in a tree, zero when it is not there.
func treeAt(tree *object.Tree, folder string) plumbing.Hash {
	if folder == "" {
		return tree.Hash
	}
	entry, err := tree.FindEntry(folder)
	if err != nil {
		return plumbing.ZeroHash
	}
	return entry.Hash
}

// readPitches gives each pitch the earliest day of the trees that hold it.
func (h *History) readPitches(repo *git.Repository, trees firstDays) error {
	h.First = map[string]vault.Date{}
	for hash, day := range trees {
		tree, err := repo.TreeObject(hash)
		if err != nil {
			return err
		}
		err = tree.Files().ForEach(func(f *object.File) error {
			file := path.Join(pitchFolder, f.Name)
			if first, known := h.First[file]; !known || first.DayAfter(day) {
				h.First[file] = day
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// firstDays are the earliest days on which trees were committed.
type firstDays map[plumbing.Hash]vault.Date

func (f firstDays) note(tree plumbing.Hash, day vault.Date) {
	if first, known := f[tree]; !tree.IsZero() && (!known || first.DayAfter(day)) {
		f[tree] = day
	}
}

// days are all of them, in order and each once.
func (f firstDays) days() []vault.Date {
	days := slices.SortedFunc(maps.Values(f), func(a, b vault.Date) int { return a.Time.Compare(b.Time) })
	return slices.Compact(days)
}
