package history

// Revisions: what a pitch was at each time, by the rule of docs/method.md.

import (
	"cmp"
	"slices"
	"strings"

	"carnet/vault"
)

// A version is a note in one commit.
type version struct {
	node  int32
	place *place
	note  id
}

// revisions gives the states of the pitch whose note is at path in the
// repository, by the author's day; those of one day in the order of the graph.
// Neighbours with the same words are one; a note without words
// is no state once it has some.
func (g *graph) revisions(path string) []vault.Revision {
	changes := g.changes(path)
	slices.SortStableFunc(changes, func(a, b version) int {
		return cmp.Or(cmp.Compare(g.day(a.node), g.day(b.node)), cmp.Compare(b.node, a.node))
	})
	var all []vault.Revision
	for _, c := range changes {
		text := g.ledger.told(c.note)
		if len(all) > 0 && sameWords(all[len(all)-1].Text, text) {
			continue
		}
		commit := g.ledger.commitOf(g.nodes[c.node].facts)
		all = append(worded(all), vault.Revision{Text: text, Path: c.place.path, Commit: &commit, Private: g.ledger.toldPrivately(c)})
	}
	return all
}

// changes are the commits that bring the note in, or whose words differ from
// those of a parent.
func (g *graph) changes(path string) []version {
	var found []version
	g.follow(g.ledger.place(path, false), func(v version, before []version) {
		isNew := len(before) == 0
		for _, b := range before {
			isNew = isNew || b.note == 0 || b.note != v.note && !sameWords(g.ledger.told(b.note), g.ledger.told(v.note))
		}
		if isNew {
			found = append(found, v)
		}
	})
	return found
}

// follow goes from the newest commit to the oldest and visits each with the
// note in it, and with what the note was in its parents. Where the note has come
// by another name, it is followed under that one. Where two ways lead to a commit
// under two names, the one it has the note under counts, and of two that of the
// newer way.
func (g *graph) follow(start *place, visit func(v version, before []version)) {
	places := make([]*place, len(g.nodes))
	places[0] = start
	var before []version
	for i, p := range places {
		v := version{int32(i), p, g.column(p)[i]}
		before = before[:0]
		for _, parent := range g.nodes[i].parents {
			b := g.before(v, parent)
			before = append(before, b)
			if known := places[parent]; known == nil || b.note != 0 && g.column(known)[parent] == 0 {
				places[parent] = b.place
			}
		}
		if v.note != 0 {
			visit(v, before)
		}
	}
}

// before is what the note was in a parent: under its own name, else under the
// one it was renamed from, else nothing.
func (g *graph) before(v version, parent int32) version {
	b := version{parent, v.place, g.column(v.place)[parent]}
	if v.note == 0 || b.note != 0 {
		return b
	}
	if old := g.renamedFrom(v, parent); old != nil {
		return version{parent, old, v.note}
	}
	return b
}

// sameWords tells whether two texts differ in white space only.
func sameWords(a, b string) bool {
	return a == b || slices.Equal(strings.Fields(a), strings.Fields(b))
}

// worded are the revisions without a first one that has no words.
func worded(all []vault.Revision) []vault.Revision {
	if len(all) == 1 && strings.TrimSpace(all[0].Text) == "" {
		return nil
	}
	return all
}
