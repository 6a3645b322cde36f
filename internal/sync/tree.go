package sync

import (
	"errors"
	"sort"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// errNoFolder says that a file of the repository stands where the vault has a
// folder.
var errNoFolder = errors.New("a file of the repository stands in the place of a folder")

// A folder is one of the trees of a commit to come. What was not changed in it
// is not even read.
type folder struct {
	storer  storer.EncodedObjectStorer
	hash    plumbing.Hash // of the tree as it is stored; zero for none, and when it has changed
	read    bool
	entries map[string]object.TreeEntry
	folders map[string]*folder // those looked into
}

// put places a file, or takes it away when data is nil.
func (f *folder) put(name []string, data []byte) error {
	if data == nil {
		return f.place(name, nil)
	}
	hash, err := storeBlob(f.storer, data)
	if err != nil {
		return err
	}
	return f.place(name, &object.TreeEntry{Mode: filemode.Regular, Hash: hash})
}

// place places an entry, or takes it away when it is nil.
func (f *folder) place(name []string, entry *object.TreeEntry) error {
	if err := f.open(); err != nil {
		return err
	}
	f.hash = plumbing.ZeroHash
	if len(name) > 1 {
		below, err := f.folder(name[0])
		if err != nil {
			return err
		}
		return below.place(name[1:], entry)
	}
	delete(f.folders, name[0])
	if entry == nil {
		delete(f.entries, name[0])
	} else {
		f.entries[name[0]] = object.TreeEntry{Name: name[0], Mode: entry.Mode, Hash: entry.Hash}
	}
	return nil
}

// entry is what the tree has under a name, the zero entry for nothing.
func (f *folder) entry(name []string) (object.TreeEntry, error) {
	if err := f.open(); err != nil || len(name) == 1 {
		return f.entries[name[0]], err
	}
	if f.folders[name[0]] == nil && f.entries[name[0]].Mode != filemode.Dir {
		return object.TreeEntry{}, nil
	}
	below, err := f.folder(name[0])
	if err != nil {
		return object.TreeEntry{}, err
	}
	return below.entry(name[1:])
}

// open reads what the stored tree holds.
func (f *folder) open() error {
	if f.read {
		return nil
	}
	f.read, f.entries, f.folders = true, map[string]object.TreeEntry{}, map[string]*folder{}
	if f.hash.IsZero() || f.hash.String() == emptyTree {
		return nil
	}
	tree, err := object.GetTree(f.storer, f.hash)
	if err != nil {
		return err
	}
	for _, entry := range tree.Entries {
		f.entries[entry.Name] = entry
	}
	return nil
}

// folder is the one of that name in f, made when there is none.
func (f *folder) folder(name string) (*folder, error) {
	if below, ok := f.folders[name]; ok {
		return below, nil
	}
	entry, ok := f.entries[name]
	if ok && entry.Mode != filemode.Dir {
		return nil, errNoFolder
	}
	f.folders[name] = &folder{storer: f.storer, hash: entry.Hash}
	return f.folders[name], nil
}

// write stores what has changed; a folder that is empty now goes.
func (f *folder) write() (plumbing.Hash, error) {
	if !f.hash.IsZero() {
		return f.hash, nil
	}
	for name, below := range f.folders {
		hash, err := below.write()
		if err != nil {
			return hash, err
		}
		f.entries[name] = object.TreeEntry{Name: name, Mode: filemode.Dir, Hash: hash}
		if below.read && len(below.entries) == 0 {
			delete(f.entries, name)
		}
	}
	tree := &object.Tree{}
	for _, entry := range f.entries {
		tree.Entries = append(tree.Entries, entry)
	}
	sort.Sort(object.TreeEntrySorter(tree.Entries))
	var err error
	f.hash, err = store(f.storer, tree)
	return f.hash, err
}

// store writes a tree or a commit.
func store(s storer.EncodedObjectStorer, what interface {
	Encode(plumbing.EncodedObject) error
}) (plumbing.Hash, error) {
	encoded := s.NewEncodedObject()
	if err := what.Encode(encoded); err != nil {
		return plumbing.ZeroHash, err
	}
	return s.SetEncodedObject(encoded)
}

func storeBlob(s storer.EncodedObjectStorer, data []byte) (plumbing.Hash, error) {
	blob := s.NewEncodedObject()
	blob.SetType(plumbing.BlobObject)
	w, err := blob.Writer()
	if err != nil {
		return plumbing.ZeroHash, err
	}
	if _, err := w.Write(data); err != nil {
		return plumbing.ZeroHash, err
	}
	if err := w.Close(); err != nil {
		return plumbing.ZeroHash, err
	}
	return s.SetEncodedObject(blob)
}
