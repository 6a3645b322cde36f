package main

import (
	"os"
	"path/filepath"
)

// maxCache is how large a cache may be; beyond it, it is none of carnet's.
const maxCache = 64 << 20

// A cacheFile keeps in carnet's own folder what only spares time. It is a help
// where it can be: no error of it is worth a word.
type cacheFile struct{ root, name string }

// Load gives what was kept, nil when there is nothing or no plain file.
func (c cacheFile) Load() []byte {
	dir := filepath.Join(c.root, ownFolder)
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return nil
	}
	file := filepath.Join(dir, c.name)
	if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() || info.Size() > maxCache {
		return nil
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	return kept
}

// Save keeps data in place of what was kept before.
func (c cacheFile) Save(data []byte) {
	dir := filepath.Join(c.root, ownFolder)
	if makeOwnFolder(dir) == nil {
		_ = writeWhole(filepath.Join(dir, c.name), data, 0o600, func() error { return nil })
	}
}
