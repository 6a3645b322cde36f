package history

// How the objects are read: go-git's storage, with packs in memory.

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

const (
	objectMemory = 96 * cache.MiByte // a packed tree is read again and again
	largeObject  = 8 << 20           // beyond this an object is not taken into memory
	largePack    = 64 << 20          // nor is a pack
)

// newStorage reads a .git folder, but not what it borrows.
func newStorage(files billy.Filesystem) *filesystem.Storage {
	return filesystem.NewStorageWithOptions(packsInMemory{files}, treesInMemory{cache.NewObjectLRU(objectMemory)}, filesystem.Options{
		KeepDescriptors: true, LargeObjectThreshold: largeObject,
	})
}

// treesInMemory keeps what is read more than once. A commit is not, and to keep
// it would mean to hash it.
type treesInMemory struct{ cache.Object }

// Put implements cache.Object.
func (c treesInMemory) Put(o plumbing.EncodedObject) {
	if o.Type() != plumbing.CommitObject {
		c.Object.Put(o)
	}
}

// packsInMemory reads a pack whole: go-git seeks for every object in it, and a
// third of the time of a walk goes into asking the system for a few bytes each.
type packsInMemory struct{ billy.Filesystem }

// Open implements billy.Basic.
func (p packsInMemory) Open(name string) (billy.File, error) {
	if filepath.ToSlash(name) == alternates {
		return nil, os.ErrNotExist // openStorage has looked
	}
	file, err := p.Filesystem.Open(name)
	if err != nil || !strings.HasSuffix(name, ".pack") {
		return file, err
	}
	info, err := p.Stat(name)
	if err != nil || info.Size() > largePack {
		return file, nil
	}
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(file, data); err != nil {
		_ = file.Close()
		return nil, err
	}
	return &packInMemory{file, bytes.NewReader(data)}, nil
}

// A packInMemory is a file whose bytes are in memory.
type packInMemory struct {
	billy.File
	data *bytes.Reader
}

// Read, ReadAt and Seek implement billy.File.
func (p *packInMemory) Read(b []byte) (int, error)               { return p.data.Read(b) }
func (p *packInMemory) ReadAt(b []byte, at int64) (int, error)   { return p.data.ReadAt(b, at) }
func (p *packInMemory) Seek(at int64, whence int) (int64, error) { return p.data.Seek(at, whence) }
