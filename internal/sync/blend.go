package sync

import (
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A blend merges commits of one repository.
type blend struct {
	r      *Repository
	prefix string
	bases  map[[2]plumbing.Hash]plumbing.Hash // the trees of what was folded already
}

// merge merges two commits' trees. Where they come from several commits that
// were both merged before, these are merged among themselves first, which makes
// the base.
func (b *blend) merge(keep Keep, mine, theirs *object.Commit, bases []*object.Commit) (plumbing.Hash, []Conflict, error) {
	base, err := b.base(bases)
	if err != nil {
		return plumbing.ZeroHash, nil, err
	}
	return b.r.unite(b.prefix, keep, false, base, mine.TreeHash, theirs.TreeHash)
}

// base is the tree of one commit, or of several folded into one. What conflicts
// among them is left as it was before: then the two sides decide.
func (b *blend) base(bases []*object.Commit) (plumbing.Hash, error) {
	if len(bases) == 0 {
		return plumbing.ZeroHash, nil
	}
	tree := bases[0].TreeHash
	for i, next := range bases[1:] {
		below, err := b.before(bases[i], next)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		if tree, _, err = b.r.unite(b.prefix, KeepNone, true, below, tree, next.TreeHash); err != nil {
			return plumbing.ZeroHash, err
		}
	}
	return tree, nil
}

// before is what two commits come from.
func (b *blend) before(one, two *object.Commit) (plumbing.Hash, error) {
	pair := [2]plumbing.Hash{one.Hash, two.Hash}
	if tree, known := b.bases[pair]; known {
		return tree, nil
	}
	bases, err := mergeBases(one, two)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	tree, err := b.base(bases)
	b.bases[pair] = tree
	return tree, err
}
