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
	head, err := r.git.Head()
	if err != nil {
		return vault.Commit{}, &Error{NoCommit, err}
	}
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return r.lastOn(head.Hash(), vault.DateOf(day), text)
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
	last, first := -1, 0
	for i := range g.nodes {
		on := g.nodes[i].day()
		if !dateOf(on).DayAfter(day) && (last < 0 || on > g.nodes[last].day()) {
			last = i
		}
		if on <= g.nodes[first].day() {
			first = i
		}
	}
	if last < 0 {
		commit := r.ledger.commitOf(g.nodes[first].facts)
		return vault.Commit{}, &NotFoundError{text, &commit}
	}
	return r.ledger.commitOf(g.nodes[last].facts), nil
}
