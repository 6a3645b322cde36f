package sync

// Git's index and the branch, at the end of an applying.

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// writeIndex makes git's index hold what the files are now.
func (a *applying) writeIndex(context.Context) error {
	entries := map[string]*index.Entry{}
	for _, s := range a.Steps {
		if a.stages[s.Path] == nil {
			entries[s.Path] = a.w.repo.entryOf(s.Path, s.New.file(), s.Written)
		} else {
			entries[s.Path] = nil
		}
	}
	return a.putIndex(entries)
}

// entryOf is a file's entry in the index, nil for none.
func (r *Repository) entryOf(path string, file treeFile, written string) *index.Entry {
	if !file.is() {
		return nil
	}
	return r.entryIf(path, file, func() bool {
		_, data, err := readFile(r.top, path)
		return written != "" && err == nil && plumbing.ComputeHash(plumbing.BlobObject, data).String() == written
	})
}

// entryIf is a file's entry in the index. It says when and where the file was
// written only if the disk still holds what it should, and whoever writes to it
// from now on gives it another time: else git is to look for itself.
func (r *Repository) entryIf(path string, file treeFile, same func() bool) *index.Entry {
	entry := &index.Entry{Name: path, Mode: file.mode, Hash: file.hash}
	info, err := os.Lstat(inTree(r.top, path))
	if err != nil {
		return entry
	}
	if age := time.Since(info.ModTime()); age >= 0 && age < tick {
		time.Sleep(tick)
	}
	if same() {
		entry.Size, entry.ModifiedAt = uint32(info.Size()), info.ModTime()
		fillStat(entry, info)
	}
	return entry
}

// putIndex puts an index with these entries in the place of git's.
func (a *applying) putIndex(entries map[string]*index.Entry) error {
	idx, err := a.w.repo.indexWith(entries)
	if err != nil {
		return err
	}
	for path, stages := range a.stages {
		if _, ours := entries[path]; ours {
			idx.Entries = append(idx.Entries, stages...)
		}
	}
	var data bytes.Buffer
	buffered := bufio.NewWriter(&data)
	if err := errors.Join(index.NewEncoder(buffered).Encode(idx), buffered.Flush()); err != nil {
		return err
	}
	beside := a.inGit("index")
	if err := errors.Join(a.hands.remove(beside), a.hands.create(beside, data.Bytes(), 0o666)); err != nil {
		return err
	}
	return a.installIndex()
}

// installIndex puts the index that was prepared in the place of git's, and keeps
// a copy of that.
func (a *applying) installIndex() error {
	place := filepath.Join(a.w.repo.own, "index")
	if a.Saves {
		if err := a.copyIndex(place); err != nil {
			return err
		}
	}
	return a.hands.rename(a.inGit("index"), place)
}

// copyIndex keeps git's index as it is, whole, or that there is none.
func (a *applying) copyIndex(place string) error {
	data, err := os.ReadFile(place)
	switch {
	case missing(err):
		return a.hands.create(a.inGit("none"), nil, 0o666)
	case err != nil:
		return err
	}
	if err := a.hands.create(a.inGit("copy"), data, 0o666); err != nil {
		return err
	}
	return a.hands.rename(a.inGit("copy"), a.inGit("before"))
}

// restoreIndex puts git's index back as it was before a commit that was not made.
func (a *applying) restoreIndex() error {
	place := filepath.Join(a.w.repo.own, "index")
	if _, err := os.Lstat(a.inGit("none")); err == nil {
		return a.hands.remove(place)
	}
	return a.hands.rename(a.inGit("before"), place)
}

// keepsIndex tells whether git's index as it was is kept.
func (a *applying) keepsIndex() bool {
	return slices.ContainsFunc([]string{"none", "before"}, func(kind string) bool {
		_, err := os.Lstat(a.inGit(kind))
		return err == nil
	})
}

// reach moves the branch, which is what the whole leads to.
func (a *applying) reach(context.Context) error {
	if a.Edit {
		return a.beginMerge()
	}
	lock := a.branchLock()
	if err := a.hands.folder(filepath.Dir(lock)); err != nil {
		return err
	}
	err := a.hands.claim(lock, a.inGit("ref"), []byte(a.To+"\n"))
	if errors.Is(err, fs.ErrExist) {
		return ErrLocked
	}
	if err != nil {
		return err
	}
	if err := a.compareHead(); err != nil {
		return err
	}
	if err := a.hands.rename(lock, strings.TrimSuffix(lock, ".lock")); err != nil {
		return err
	}
	return a.log()
}

// branchLock is the file with which git keeps others from moving the branch.
func (a *applying) branchLock() string {
	return filepath.Join(a.w.config.common(a.w.repo), filepath.FromSlash(a.Branch)+".lock")
}

// log writes into git's reflogs how the branch came there.
func (a *applying) log() error {
	if a.w.config.values["core.logallrefupdates"] == "false" {
		return nil
	}
	common := a.w.config.common(a.w.repo)
	for _, file := range []string{
		filepath.Join(a.w.repo.own, "logs", "HEAD"), filepath.Join(common, "logs", filepath.FromSlash(a.Branch)),
	} {
		if a.logged(file) {
			continue
		}
		if err := a.hands.append(file, a.From+" "+a.To+" "+a.Log+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// logged tells whether the last line of a reflog says it already.
func (a *applying) logged(file string) bool {
	data, err := os.ReadFile(file)
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	return err == nil && strings.HasPrefix(lines[len(lines)-1], a.From+" "+a.To+" ")
}
