package history

// Objects that another repository keeps: `git clone --shared` leaves them where
// they are and notes the folder. go-git opens that anew for each object.

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// A storage is a repository's own, and that of those it borrows from.
type storage struct {
	*filesystem.Storage
	lenders []*filesystem.Storage
}

// alternates is the file that names the folders of objects borrowed from.
const alternates = "objects/info/alternates"

// maxLenders is how many repositories may lend, far beyond anybody's.
const maxLenders = 50

// openStorage reads a .git folder. It keeps packs open, so that it must be closed.
func openStorage(files billy.Filesystem) *storage {
	s := &storage{Storage: newStorage(files)}
	objects := filepath.Join(commonDir(files), "objects")
	for open, seen := borrowed(files, objects), []string{objects}; len(open) > 0 && len(seen) <= maxLenders; open = open[1:] {
		if slices.Contains(seen, open[0]) {
			continue
		}
		seen = append(seen, open[0])
		lender := osfs.New(filepath.Dir(open[0]))
		s.lenders = append(s.lenders, newStorage(lender))
		open = append(open, borrowed(lender, open[0])...)
	}
	return s
}

// commonDir is the .git folder itself, for a linked worktree that of its repository.
func commonDir(files billy.Filesystem) string {
	dir := files.Root()
	common, err := readSmall(files, "commondir")
	if err != nil {
		return dir
	}
	return under(dir, strings.TrimSpace(string(common)))
}

// borrowed are the folders of objects that a repository names, whose own are in
// the given folder.
func borrowed(files billy.Filesystem, objects string) []string {
	names, _ := readSmall(files, alternates)
	var folders []string
	for name := range strings.Lines(string(names)) {
		if name = strings.TrimRight(name, "\r\n"); name != "" && name[0] != '#' {
			folders = append(folders, under(objects, name))
		}
	}
	return folders
}

// under is a path as seen from a folder.
func under(dir, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(dir, filepath.FromSlash(path))
}

// stores are all of them, the repository's own first.
func (s *storage) stores() []*filesystem.Storage {
	return append([]*filesystem.Storage{s.Storage}, s.lenders...)
}

// EncodedObject implements storer.EncodedObjectStorer.
func (s *storage) EncodedObject(kind plumbing.ObjectType, hash plumbing.Hash) (plumbing.EncodedObject, error) {
	object, err := s.Storage.EncodedObject(kind, hash)
	for _, lender := range s.lenders {
		if !errors.Is(err, plumbing.ErrObjectNotFound) {
			break
		}
		object, err = lender.EncodedObject(kind, hash)
	}
	return object, err
}

// EncodedObjectSize implements storer.EncodedObjectStorer.
func (s *storage) EncodedObjectSize(hash plumbing.Hash) (int64, error) {
	size, err := s.Storage.EncodedObjectSize(hash)
	for _, lender := range s.lenders {
		if err == nil {
			break
		}
		size, err = lender.EncodedObjectSize(hash)
	}
	return size, err
}

// HasEncodedObject implements storer.EncodedObjectStorer.
func (s *storage) HasEncodedObject(hash plumbing.Hash) error {
	_, err := s.EncodedObjectSize(hash)
	return err
}

// HashesWithPrefix finds what a short hash may mean.
func (s *storage) HashesWithPrefix(prefix []byte) ([]plumbing.Hash, error) {
	var all []plumbing.Hash
	for _, store := range s.stores() {
		hashes, err := store.HashesWithPrefix(prefix)
		if err != nil {
			return nil, err
		}
		all = append(all, hashes...)
	}
	return all, nil
}

// Close frees what openStorage holds.
func (s *storage) Close() error {
	var err error
	for _, store := range s.stores() {
		err = errors.Join(err, store.Close())
	}
	return err
}
