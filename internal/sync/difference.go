package sync

import (
	"errors"
	"maps"
	"runtime"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"golang.org/x/text/unicode/norm"
)

// ErrHostile says that a history holds a path that no history should: one that
// leads out of the working tree, or into git's own folder.
var ErrHostile = errors.New("a path leads where no file of a vault belongs")

// difference gives the files that are not the same in all trees, each by its path
// with what every tree has of it. A tree that is zero is empty.
func (r *Repository) difference(trees ...plumbing.Hash) (map[string][]treeFile, error) {
	found := map[string][]treeFile{}
	return found, r.differ("", trees, found)
}

func (r *Repository) differ(folder string, trees []plumbing.Hash, found map[string][]treeFile) error {
	if allSame(trees) {
		return nil
	}
	files, folders := map[string][]treeFile{}, map[string][]plumbing.Hash{}
	for i, tree := range trees {
		entries, err := r.entries(tree)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if !safeName(entry.Name) {
				return ErrHostile
			}
			name := folder + entry.Name
			if entry.Mode == filemode.Dir {
				put(folders, name, i, len(trees), entry.Hash)
			} else {
				put(files, name, i, len(trees), treeFile{usualMode(entry.Mode), entry.Hash})
			}
		}
	}
	for name, states := range files {
		if !allSame(states) {
			found[name] = states
		}
	}
	for name, below := range folders {
		if err := r.differ(name+"/", below, found); err != nil {
			return err
		}
	}
	return nil
}

// entries are what is in a folder of a commit.
func (r *Repository) entries(tree plumbing.Hash) ([]object.TreeEntry, error) {
	if tree.IsZero() || tree.String() == emptyTree { // which git does not store
		return nil, nil
	}
	read, err := object.GetTree(r.repo.Storer, tree)
	if err != nil {
		return nil, partial(err)
	}
	return read.Entries, nil
}

// usualMode is a mode as git writes it today.
func usualMode(mode filemode.FileMode) filemode.FileMode {
	if mode == filemode.Deprecated {
		return filemode.Regular
	}
	return mode
}

func put[T any](all map[string][]T, name string, at, of int, what T) {
	if all[name] == nil {
		all[name] = make([]T, of)
	}
	all[name][at] = what
}

func allSame[T comparable](all []T) bool {
	return !slices.ContainsFunc(all, func(one T) bool { return one != all[0] })
}

func sortedPaths[T any](all map[string]T) []string {
	return slices.Sorted(maps.Keys(all))
}

// safeName tells whether a file or folder of a history may have a name. Git's own
// folder has other names on some systems: any case, short, with characters that
// do not show.
func safeName(name string) bool {
	if name == "" || name == "." || name == ".." || strings.ContainsAny(name, "/\x00") || runtime.GOOS == "windows" && strings.Contains(name, `\`) {
		return false
	}
	seen := strings.Map(func(r rune) rune {
		if r >= 0x200c && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x206a && r <= 0x206f || r == 0xfeff {
			return -1
		}
		return r
	}, name)
	seen, _, _ = strings.Cut(strings.ToLower(seen), ":")
	seen = strings.TrimRight(seen, " .")
	return seen != ".git" && seen != "git~1"
}

// folded is a path as systems see it that do not tell upper from lower case, nor
// one way of writing an accent from another.
func folded(path string) string {
	return strings.ToLower(norm.NFC.String(path))
}

// guarded tells whether a path of the repository belongs to the person or to
// carnet alone: it is never taken from somebody else, nor given.
func guarded(prefix, path string) bool {
	rest, inside := strings.CutPrefix(path, slashed(prefix))
	return inside && ownOrPrivate(rest)
}

// slashed is a folder as the beginning of what is in it.
func slashed(folder string) string {
	if folder == "" {
		return ""
	}
	return folder + "/"
}
