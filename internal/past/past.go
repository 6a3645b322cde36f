// Package past gives the example vault its past: the commits by which its
// notes came, were reworded and ticked off, the last of which leaves the vault
// as it is.
//
// Only what has changed is written down. The past is read backwards, from the
// vault that is there, so that the vault stands nowhere twice.
package past

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"carnet/internal/sync"
)

// Commits gives the history of a vault, the oldest commit first, from the text
// of its past. An error says which commit does not fit the vault.
func Commits(vault fs.FS, past string) ([]sync.Commit, error) {
	steps, err := parse(past)
	if err != nil {
		return nil, err
	}
	there, err := files(vault)
	if err != nil {
		return nil, err
	}
	commits := make([]sync.Commit, len(steps))
	for i, step := range slices.Backward(steps) {
		commits[i] = step.commit
		for _, c := range slices.Backward(step.changes) {
			changed, err := c.undo(there)
			if err != nil {
				return nil, fmt.Errorf("line %d: %s: %w", c.line, c.path, err)
			}
			commits[i].Files = append(changed, commits[i].Files...)
		}
	}
	if len(there) > 0 {
		return nil, fmt.Errorf("no commit brings %q", slices.Sorted(maps.Keys(there)))
	}
	return commits, nil
}

// files are the vault's, by path.
func files(vault fs.FS) (map[string][]byte, error) {
	all := map[string][]byte{}
	err := fs.WalkDir(vault, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			if file == ".carnet" { // what a command has left there
				return fs.SkipDir
			}
			return err
		}
		all[file], err = fs.ReadFile(vault, file)
		return err
	})
	return all, err
}

// undo takes a change back in the files that are there, and gives those it had
// changed as it had left them.
func (c change) undo(there map[string][]byte) ([]sync.File, error) {
	data, ok := there[c.path]
	if !ok {
		return nil, errors.New("is not there at the time")
	}
	left := []sync.File{{Path: c.path, Data: data}}
	switch {
	case c.from != "":
		left = append(left, sync.File{Path: c.from})
		there[c.from] = data
		delete(there, c.path)
	case len(c.edits) == 0:
		delete(there, c.path)
	default:
		for _, e := range slices.Backward(c.edits) {
			var err error
			if data, err = e.undo(data); err != nil {
				return nil, err
			}
		}
		there[c.path] = data
	}
	return left, nil
}

// undo puts the former words in the place of the new ones.
func (e edit) undo(data []byte) ([]byte, error) {
	if len(e.after) == 0 {
		return append(bytes.Clone(e.before), '\n'), nil
	}
	if n := bytes.Count(data, e.after); n != 1 {
		return nil, fmt.Errorf("holds %d times, and not once: %s", n, e.after)
	}
	return bytes.Replace(data, e.after, e.before, 1), nil
}
