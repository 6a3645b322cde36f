package history

// Renames: a note that comes by one name where an equal one goes by another.

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// An edge is a commit and one of its parents, as nodes.
type edge struct{ child, parent int32 }

// renamedFrom is the place in a parent of a note that the commit brings in by a
// new name, nil when it is new. Of several the nearest name is taken.
func (g *graph) renamedFrom(v version, parent int32) *place {
	gone := g.gone(edge{v.node, parent})[g.ledger.hashes[v.note]]
	if len(gone) == 0 {
		return nil
	}
	nearest := slices.MinFunc(gone, func(a, b string) int {
		return cmp.Or(cmp.Compare(distance(a, v.place.path), distance(b, v.place.path)), cmp.Compare(a, b))
	})
	return g.ledger.place(nearest, false)
}

// distance is 0 for the same name in another folder, 1 for another name in the
// same folder, 2 for any other.
func distance(a, b string) int {
	switch {
	case path.Base(a) == path.Base(b):
		return 0
	case path.Dir(a) == path.Dir(b):
		return 1
	}
	return 2
}

// gone are the notes of a parent whose paths are not in the commit, by content.
// Empty ones all look alike and say nothing.
func (g *graph) gone(e edge) map[plumbing.Hash][]string {
	if paths, known := g.lost[e]; known {
		return paths
	}
	paths := map[plumbing.Hash][]string{}
	g.ledger.compare(g.nodes[e.parent].tree, g.nodes[e.child].tree, func(c change) {
		if c.new.hash.IsZero() && strings.HasSuffix(c.path, ".md") && c.old.hash != emptyNote {
			paths[c.old.hash] = append(paths[c.old.hash], c.path)
		}
	})
	g.lost[e] = paths
	return paths
}

var emptyNote = plumbing.ComputeHash(plumbing.BlobObject, nil)
