package history

import (
	"path"
	"path/filepath"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// Head is the hash of the commit that the repository around a vault stands at,
// and the folder that changes when it stands at another one; both are empty where
// there is none. It reads nothing else, so that it can be asked again and again.
func Head(root string) (hash, folder string) {
	top, err := topOf(root)
	if err != nil {
		return "", ""
	}
	repo, err := git.PlainOpenWithOptions(gitFolder(top), &git.PlainOpenOptions{EnableDotGitCommonDir: true})
	if err != nil {
		return "", ""
	}
	store := repo.Storer.(*filesystem.Storage)
	defer store.Close()
	ref, err := store.Reference(plumbing.HEAD)
	if err != nil {
		return "", ""
	}
	if ref.Type() == plumbing.SymbolicReference {
		folder = filepath.Join(store.Filesystem().Root(), filepath.FromSlash(path.Dir(ref.Target().String())))
	}
	if head, err := repo.Head(); err == nil {
		hash = head.Hash().String()
	}
	return hash, folder
}
