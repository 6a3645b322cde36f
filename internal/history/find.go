package history

import (
	"fmt"
	"time"

	"github.com/go-git/go-git/v5/plumbing"

	"carnet/vault"
)

// A NotFoundError says that nothing was saved at the time or under the name that
// was asked for.
type NotFoundError struct {
	Text  string
	First *vault.Commit // for a day before it: the first one; nil for a name
}

// Error implements error.
func (e *NotFoundError) Error() string { return fmt.Sprintf("no commit for %q", e.Text) }

// Find gives the commit that a text means: a day, 2026-03-12, means the last one
// of that day or before it; else it is a revision as git knows them, a hash,
// a branch, a tag or HEAD~2. The error is a *NotFoundError, or an *Error where
// the history cannot be read.
func (r *Repo) Find(text string) (vault.Commit, error) {
	head, err := r.head()
	if err != nil {
		return vault.Commit{}, err
	}
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return r.lastOn(head, vault.DateOf(day), text)
	}
	hash, err := r.git.ResolveRevision(plumbing.Revision(text))
	if err != nil {
		return vault.Commit{}, &NotFoundError{Text: text}
	}
	f := r.ledger.commit(r.ledger.id(*hash))
	if f == nil {
		_ = r.ledger.takeError()
		return vault.Commit{}, &NotFoundError{Text: text}
	}
	return r.ledger.commitOf(f), nil
}

// lastOn is the last commit of a day or before it, by the author's day.
func (r *Repo) lastOn(head plumbing.Hash, day vault.Date, text string) (vault.Commit, error) {
	g, err := r.graph(head)
	if err != nil {
		return vault.Commit{}, err
	}
	last, first := g.around(day)
	commit := r.ledger.commitOf(g.nodes[max(last, 0)].facts)
	if last < 0 {
		commit = r.ledger.commitOf(g.nodes[first].facts)
	}
	if err := r.ledger.takeError(); err != nil {
		return vault.Commit{}, &Error{Damaged, err}
	}
	r.read = g
	if last < 0 {
		return vault.Commit{}, &NotFoundError{text, &commit}
	}
	return commit, nil
}

// around gives the last commit of a day or before it, -1 for none, and the first
// of all.
func (g *graph) around(day vault.Date) (last, first int32) {
	last = -1
	for i := range int32(len(g.nodes)) {
		on := g.day(i)
		if !dateOf(on).DayAfter(day) && (last < 0 || on > g.day(last)) {
			last = i
		}
		if on <= g.day(first) {
			first = i
		}
	}
	return last, first
}
