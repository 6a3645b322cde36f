package main

import (
	"os"
	"path/filepath"
)

// writeWhole puts data in the place of a file, all of it or nothing of it: a
// temporary file beside it is written, synced and renamed. Last of all it asks
// still whether the place may be taken; an error of still leaves all as it was.
func writeWhole(path string, data []byte, mode os.FileMode, still func() error) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".carnet-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	for _, step := range []func() error{tmp.Sync, tmp.Close, func() error { return os.Chmod(tmp.Name(), mode) }, still} {
		if stepErr := step(); err == nil {
			err = stepErr
		}
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
