package history

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"

	"carnet/vault"
)

// Attach adds to a vault read from the disk what git knows of it: its History,
// the Revisions of each pitch, and who wrote each Remark. A pitch that has been
// edited since the last commit has its present words as its last revision.
func (r *Repo) Attach(v *vault.Vault) {
	head, err := r.head()
	if err != nil {
		v.History = Off(err)
		return
	}
	if g := r.attach(v, head); g != nil {
		for _, p := range v.Pitches {
			r.addEdit(g, p)
		}
		r.read = g
	}
}

// head is the commit that is checked out, also where HEAD leads to a tag. The
// error is an *Error.
func (r *Repo) head() (plumbing.Hash, error) {
	ref, err := r.git.Head()
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return plumbing.ZeroHash, &Error{NoCommit, nil}
	} else if err != nil {
		return plumbing.ZeroHash, &Error{Damaged, err}
	}
	hash := ref.Hash()
	for range maxTags {
		tag, err := r.git.TagObject(hash)
		if err != nil {
			break // it is no tag; whether it is a commit is seen by whoever reads it
		}
		hash = tag.Target
	}
	return hash, nil
}

// maxTags is of tags that lead to each other, far beyond anybody's.
const maxTags = 10

// AttachAt adds to a vault read from a commit what git knew of it then.
func (r *Repo) AttachAt(v *vault.Vault, at vault.Commit) {
	hash := plumbing.NewHash(at.Hash)
	if f := r.ledger.commit(r.ledger.id(hash)); f != nil {
		r = r.at(f)
	}
	_ = r.ledger.takeError() // it will be met again
	r.attach(v, hash)
}

// attach adds what the ancestors of a commit say. It gives their graph, nil when
// they say nothing.
func (r *Repo) attach(v *vault.Vault, head plumbing.Hash) *graph {
	g, err := r.graph(head)
	if err == nil && g.column(r.ledger.place(r.prefix, true))[0] == 0 && r.ledger.err == nil {
		err = &Error{NotTracked, nil}
	}
	var commit vault.Commit
	if err == nil {
		for _, p := range v.Pitches {
			p.Revisions = r.revisions(g, r.fullPath(p.Path))
		}
		r.signRemarks(g, v)
		commit = r.ledger.commitOf(g.nodes[0].facts)
		err = r.ledger.takeError()
	}
	if err != nil {
		forget(v)
		v.History = Off(err)
		return nil
	}
	v.History = vault.History{State: vault.HistoryWhole, Head: &commit}
	if g.cut {
		v.History.State, v.History.Reason = vault.HistoryPartial, Shallow
	}
	return g
}

// revisions gives those of the note at a path of the repository, with their
// paths as seen from the vault; a path from before the vault was moved to where
// it is stays as it is.
func (r *Repo) revisions(g *graph, file string) []vault.Revision {
	all := g.revisions(file)
	for i := range all {
		all[i].Path = strings.TrimPrefix(all[i].Path, r.fullPath(""))
	}
	return all
}

// forget takes back what was added before the history turned out not to be
// readable.
func forget(v *vault.Vault) {
	for _, p := range v.Pitches {
		p.Revisions = nil
	}
	for _, n := range v.Notes() {
		for i := range n.Body.Remarks {
			n.Body.Remarks[i].By = nil
		}
	}
}

// graph gives the ancestors of a commit.
func (r *Repo) graph(head plumbing.Hash) (*graph, error) {
	if g := r.graphs[head]; g != nil {
		return g, nil
	}
	shallow, err := r.store.Shallow()
	if err != nil {
		return nil, &Error{Damaged, err}
	}
	g, err := newGraph(r.ledger, head, shallow)
	if err != nil {
		_ = r.ledger.takeError()
		return nil, &Error{Damaged, err}
	}
	r.graphs[head] = g
	return g, nil
}

// headGraph gives the graph that Attach has looked at.
func (r *Repo) headGraph(v *vault.Vault) (*graph, error) {
	if v.History.Head == nil {
		return nil, &Error{NoCommit, nil}
	}
	return r.graph(plumbing.NewHash(v.History.Head.Hash))
}

// addEdit adds the words of a pitch that are not committed yet. A note that was
// only renamed keeps its revisions.
func (r *Repo) addEdit(g *graph, p *vault.Pitch) {
	committed := g.column(r.ledger.place(r.fullPath(p.Path), false))[0]
	if committed == 0 {
		old := r.movedFrom(g, p.Path)
		if old == "" {
			return
		}
		p.Revisions = r.revisions(g, old)
	} else if !sameWords(p.Text, r.ledger.told(committed)) {
		p.Revisions = append(worded(p.Revisions), vault.Revision{Text: p.Text, Path: p.Path})
	}
}

// movedFrom is the path in the repository of a note that has another name since
// the last commit, "" when it is new.
func (r *Repo) movedFrom(g *graph, file string) string {
	raw, err := os.ReadFile(filepath.Join(r.root, filepath.FromSlash(file)))
	if err != nil || len(raw) == 0 {
		return ""
	}
	hash := plumbing.ComputeHash(plumbing.BlobObject, raw)
	found := ""
	folder := r.ledger.at(r.ledger.place(r.prefix, true), g.nodes[0].tree)
	r.ledger.compare(0, folder, func(c change) {
		_, err := os.Lstat(filepath.Join(r.root, filepath.FromSlash(c.path)))
		if c.new.hash == hash && errors.Is(err, os.ErrNotExist) && (found == "" || c.path < found) {
			found = c.path
		}
	})
	if found == "" {
		return ""
	}
	return r.fullPath(found)
}
