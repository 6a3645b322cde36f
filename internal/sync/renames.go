package sync

// Renames, as git finds them: a file that went and one that came, with the same
// bytes, or of one name and much alike, or alike at all.

import (
	"cmp"
	"io"
	"path"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// maxPairs is how many pairs of files are compared at most. Beyond it, only files
// with the same bytes or the same name are found again.
const maxPairs = 1 << 20

// A file that is in a tree: what is at a path. The zero value is none.
type treeFile struct {
	mode filemode.FileMode
	hash plumbing.Hash
}

// is tells whether there is a file.
func (f treeFile) is() bool { return !f.hash.IsZero() }

// isRegular tells whether it is a file with content, no link and no repository.
func (f treeFile) isRegular() bool {
	return f.mode == filemode.Regular || f.mode == filemode.Executable
}

// A renameSearch is among the files that one side has taken away and those
// it has added.
type renameSearch struct {
	read       func(plumbing.Hash) ([]byte, error)
	gone, came map[string]treeFile
	found      map[string]string // from the old name to the new one
	sizes      map[plumbing.Hash]measured
}

// findRenames gives the new name of each file that was renamed.
func findRenames(read func(plumbing.Hash) ([]byte, error), gone, came map[string]treeFile) (map[string]string, error) {
	s := &renameSearch{read: read, gone: gone, came: came, found: map[string]string{}, sizes: map[plumbing.Hash]measured{}}
	s.unchanged()
	for _, step := range []func() error{s.ofOneName, s.alike} {
		if len(s.gone) == 0 || len(s.came) == 0 {
			return s.found, nil
		}
		if err := step(); err != nil {
			return nil, err
		}
	}
	return s.found, nil
}

func (s *renameSearch) pair(from, to string) {
	s.found[from] = to
	delete(s.gone, from)
	delete(s.came, to)
}

// unchanged finds those with the same bytes, of the same name first.
func (s *renameSearch) unchanged() {
	byHash := map[plumbing.Hash][]string{}
	for _, from := range sortedPaths(s.gone) {
		if f := s.gone[from]; f.hash != emptyBlob {
			byHash[f.hash] = append(byHash[f.hash], from)
		}
	}
	for _, to := range sortedPaths(s.came) {
		from := byHash[s.came[to].hash]
		if len(from) == 0 {
			continue
		}
		at := max(0, slices.IndexFunc(from, func(from string) bool { return path.Base(from) == path.Base(to) }))
		if sameType(s.gone[from[at]], s.came[to]) {
			s.pair(from[at], to)
			byHash[s.came[to].hash] = slices.Delete(slices.Clone(from), at, at+1)
		}
	}
}

// emptyBlob is a file without content, which is like no other.
var emptyBlob = plumbing.ComputeHash(plumbing.BlobObject, nil)

func sameType(a, b treeFile) bool {
	return a.mode == b.mode || a.isRegular() && b.isRegular()
}

// ofOneName finds files that moved to another folder, where the name is the only
// one of its kind on either side.
func (s *renameSearch) ofOneName() error {
	names := func(files map[string]treeFile) map[string][]string {
		all := map[string][]string{}
		for _, file := range sortedPaths(files) {
			all[path.Base(file)] = append(all[path.Base(file)], file)
		}
		return all
	}
	came := names(s.came)
	gone := names(s.gone)
	for _, name := range sortedPaths(gone) {
		from, to := gone[name], came[name]
		if len(from) != 1 || len(to) != 1 {
			continue
		}
		score, err := s.score(from[0], to[0])
		if err != nil {
			return err
		}
		if score >= alikeSameName {
			s.pair(from[0], to[0])
		}
	}
	return nil
}

// alike finds the pairs that are most alike.
func (s *renameSearch) alike() error {
	type candidate struct {
		from, to string
		score    int
		sameName bool
	}
	if len(s.gone)*len(s.came) > maxPairs {
		return nil
	}
	var all []candidate
	for _, to := range sortedPaths(s.came) {
		for _, from := range sortedPaths(s.gone) {
			score, err := s.score(from, to)
			if err != nil {
				return err
			}
			if score >= alike {
				all = append(all, candidate{from, to, score, path.Base(from) == path.Base(to)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(rank(b.sameName), rank(a.sameName)))
	})
	for _, c := range all {
		if s.gone[c.from].is() && s.came[c.to].is() {
			s.pair(c.from, c.to)
		}
	}
	return nil
}

func rank(first bool) int {
	if first {
		return 1
	}
	return 0
}

func (s *renameSearch) score(from, to string) (int, error) {
	a, b := s.gone[from], s.came[to]
	if !a.isRegular() || !b.isRegular() {
		return 0, nil
	}
	x, err := s.measured(a.hash)
	if err != nil {
		return 0, err
	}
	y, err := s.measured(b.hash)
	if err != nil {
		return 0, err
	}
	return likeness(x, y), nil
}

func (s *renameSearch) measured(hash plumbing.Hash) (measured, error) {
	if m, ok := s.sizes[hash]; ok {
		return m, nil
	}
	data, err := s.read(hash)
	if err != nil {
		return measured{}, err
	}
	s.sizes[hash] = measure(data)
	return s.sizes[hash], nil
}

// blob is what a stored file holds.
func (r *Repository) blob(hash plumbing.Hash) ([]byte, error) {
	blob, err := object.GetBlob(r.repo.Storer, hash)
	if err != nil {
		return nil, err
	}
	reader, err := blob.Reader()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	return io.ReadAll(reader)
}
