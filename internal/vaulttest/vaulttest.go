// Package vaulttest makes vaults of any size for tests and benchmarks: notes
// that look like a real person's, without a mistake in them, and beside them
// the counts a report must find.
//
// The counts come from the generator's own records, never from reading the
// notes back, and the package imports nothing of carnet: a parser and a report
// that agree with it agree with a second opinion.
//
// The same options give the same bytes. French changes keys and words only, so
// a vault and its French twin have the same paths and the same Truth.
package vaulttest

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing/fstest"
)

// Options says which vault to make. The zero value is a vault without a note
// but its pitches.
type Options struct {
	Seed     uint64
	Meetings int
	Contacts int
	Pitches  int  // at most MaxPitches; 0 stands for DefaultPitches
	Targets  int  // organisations to reach
	Retired  bool // some variants are given up while a rival goes on
	French   bool // keys and words in French; prose and names stay
	Gossip   bool // texts of all kinds speak of people, how to reach them, and days
}

// DefaultPitches versions are: 1 and 2 with two rivals each, 3 which follows
// v2-b, and 4 with three rivals. MaxPitches adds three versions more.
const (
	DefaultPitches = 8
	MaxPitches     = 12
)

// Sized returns a realistic mix that sums to the number of notes asked for:
// seven meetings in ten, three contacts in ten, a few pitches and targets.
func Sized(notes int) Options {
	o := Options{Seed: 1, Retired: true}
	o.Pitches = min(MaxPitches, max(1, notes/12))
	o.Contacts = notes * 29 / 100
	o.Targets = min(60, notes/100)
	o.Meetings = max(0, notes-o.Pitches-o.Contacts-o.Targets)
	return o
}

// Vault is a generated vault: its files by slash-separated path, and what is
// true of them.
type Vault struct {
	Files map[string]string
	Truth Truth
}

// Generate makes the vault that o describes.
func Generate(o Options) Vault {
	w := newWorld(o)
	return Vault{Files: w.files(), Truth: w.truth()}
}

// FS returns the vault as a file system in memory.
func (v Vault) FS() fs.FS {
	m := make(fstest.MapFS, len(v.Files))
	for path, text := range v.Files {
		m[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return m
}

// Write writes the vault into dir, which is made if it is missing. Files of
// the same path are replaced.
func (v Vault) Write(dir string) error {
	for _, path := range slices.Sorted(maps.Keys(v.Files)) {
		file := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(v.Files[path]), 0o644); err != nil {
			return err
		}
	}
	return nil
}
