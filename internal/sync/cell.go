package sync

import (
	"cmp"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
)

// A cell is one file in its three states, under the name it is to have. A state
// that is zero is none: there was no such file.
type cell struct {
	path               string
	base, mine, theirs treeFile
	was                string // the name it had, where it was renamed
	by                 int    // the side that renamed it: mine or theirs, 0 for none or both
	parts              []Part // of a note that both have changed: what does not go together
	other              string // their name, where both have renamed it, to two names
}

// The places of the two sides among the states of a file; the base is before them.
const (
	mySide    = 1
	theirSide = 2
)

// cells pairs what the three trees hold, through renames of either side.
func (r *Repository) cells(states map[string][]treeFile) ([]cell, error) {
	mine, err := r.renamed(states, mySide)
	if err != nil {
		return nil, err
	}
	theirs, err := r.renamed(states, theirSide)
	if err != nil {
		return nil, err
	}
	p := &pairing{states: states}
	for _, from := range sortedPaths(states) {
		my, renamedByMe := mine[from]
		their, renamedByThem := theirs[from]
		switch {
		case renamedByMe && renamedByThem:
			p.both(from, my, their)
		case renamedByMe:
			p.one(from, my, mySide)
		case renamedByThem:
			p.one(from, their, theirSide)
		}
	}
	return p.all(), nil
}

// renamed are the files that one side has renamed, from the old to the new name.
// Those that the other side has left as they were are of no interest: whether
// they were renamed or not, the outcome is the same.
func (r *Repository) renamed(states map[string][]treeFile, side int) (map[string]string, error) {
	gone, came := map[string]treeFile{}, map[string]treeFile{}
	for path, s := range states {
		switch other := s[3-side]; {
		case !s[0].is() && s[side].is():
			came[path] = s[side]
		case s[0].is() && !s[side].is() && other != s[0]:
			gone[path] = s[0]
		}
	}
	return findRenames(r.blob, gone, came)
}

// A pairing takes states out of where they stand and puts them where they belong.
type pairing struct {
	states map[string][]treeFile
	moved  []cell
}

// take gives a state, which then stands nowhere else.
func (p *pairing) take(path string, side int) treeFile {
	s := slices.Clone(p.states[path])
	taken := s[side]
	s[side] = treeFile{}
	p.states[path] = s
	return taken
}

// one follows a rename by one side.
func (p *pairing) one(from, to string, side int) {
	c := cell{path: to, was: from, by: side, base: p.take(from, 0)}
	renamed, other := p.take(to, side), p.take(from, 3-side)
	c.mine, c.theirs = renamed, other
	if side == theirSide {
		c.mine, c.theirs = other, renamed
	}
	p.moved = append(p.moved, c)
}

// both follows a rename by both sides.
func (p *pairing) both(from, mine, theirs string) {
	c := cell{path: mine, was: from, base: p.take(from, 0), mine: p.take(mine, mySide), theirs: p.take(theirs, theirSide)}
	if mine != theirs {
		c.other = theirs
	}
	p.moved = append(p.moved, c)
}

// all are the cells by path: those that moved, and what stayed where it was.
func (p *pairing) all() []cell {
	all := p.moved
	for path, s := range p.states {
		if s[0].is() || s[1].is() || s[2].is() {
			all = append(all, cell{path: path, base: s[0], mine: s[1], theirs: s[2]})
		}
	}
	slices.SortFunc(all, func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.was, b.was))
	})
	return all
}

// whole takes a file by its hash: as one side has it where only that side has
// changed it. ok says that both have not, each in their own way.
func (c cell) whole() (hash plumbing.Hash, ok bool) {
	switch {
	case c.mine.hash == c.theirs.hash || c.theirs.hash == c.base.hash:
		return c.mine.hash, true
	case c.mine.hash == c.base.hash:
		return c.theirs.hash, true
	}
	return plumbing.ZeroHash, false
}

// mode is that of the side that has changed it; where both have, a program stays
// one.
func (c cell) mode() filemode.FileMode {
	switch {
	case !c.theirs.is() || c.theirs.mode == c.base.mode:
		return c.mine.mode
	case !c.mine.is() || c.mine.mode == c.base.mode:
		return c.theirs.mode
	}
	return max(c.mine.mode, c.theirs.mode)
}
