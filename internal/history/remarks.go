package history

// Who wrote the mentor's remarks, and when.

import (
	"slices"
	"strings"

	"carnet/parser"
	"carnet/vault"
)

// signRemarks says of each remark who brought it in.
func (r *Repo) signRemarks(g *graph, v *vault.Vault) {
	for _, n := range v.Notes() {
		if len(n.Body.Remarks) > 0 {
			g.sign(r.fullPath(n.Path), n.Body.Remarks)
		}
	}
}

// sign goes back through the versions of a note for as long as they hold the
// remarks. A remark is known by its words: it keeps its author when it is moved,
// or broken into other lines.
func (g *graph) sign(path string, remarks []vault.Remark) {
	p := g.ledger.place(path, false)
	start := version{0, p, g.ledger.at(p, g.nodes[0].tree)}
	held := g.ledger.remarks(start.note)
	for i := range remarks {
		if words := fold(remarks[i].Text); slices.Contains(held, words) {
			by := g.ledger.author(g.nodes[g.origin(start, words)].facts).signature()
			remarks[i].By = &by
		}
	}
}

// origin is the commit that a remark came in with: it goes back from parent to
// parent, down to a version that holds it and none of whose parents' does.
func (g *graph) origin(v version, words string) int32 {
	for g.ledger.err == nil {
		before, found := g.source(v, words)
		if !found {
			break
		}
		v = before
	}
	return v.node
}

// source is the version in a parent that a remark is from: where the note is the
// same, else the first that holds the remark, as in git's blame.
func (g *graph) source(v version, words string) (found version, is bool) {
	for _, parent := range g.nodes[v.node].parents {
		b := g.earlier(v, parent)
		if b.note == v.note {
			return b, true
		}
		if !is && slices.Contains(g.ledger.remarks(b.note), words) {
			found, is = b, true
		}
	}
	return found, is
}

// earlier is what before gives, looked up for this one commit: to read it for
// all commits would be dear where a folder changes with each of them.
func (g *graph) earlier(v version, parent int32) version {
	b := version{parent, v.place, g.ledger.at(v.place, g.nodes[parent].tree)}
	if b.note == 0 {
		if old := g.renamedFrom(v, parent); old != nil {
			return version{parent, old, v.note}
		}
	}
	return b
}

// remarks are the words of those in one version of a note.
func (l *ledger) remarks(note id) []string {
	if note == 0 {
		return nil
	}
	words, known := l.said[note]
	if !known {
		for _, remark := range parser.Remarks(l.note(note)) {
			words = append(words, fold(remark.Text))
		}
		l.said[note] = words
	}
	return words
}

func fold(text string) string { return strings.Join(strings.Fields(text), " ") }
