package sync

import (
	"cmp"
	"errors"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A Standing is how my history stands to theirs.
type Standing string

// The standings.
const (
	Same      Standing = "same"
	Ahead     Standing = "ahead"     // only I have commits that they lack
	Behind    Standing = "behind"    // only they have
	Diverged  Standing = "diverged"  // both have
	Unrelated Standing = "unrelated" // no commit is in both: they were begun apart
)

// ErrPartial says that the history here does not go back far enough to see what
// it has in common with another: a shallow clone.
var ErrPartial = errors.New("the history here is only a part")

// standing holds two histories against each other. The bases are the newest
// commits that are in both, the oldest first: one as a rule, several where
// branches were merged crosswise.
func (r *Repository) standing(mine, theirs plumbing.Hash) (Standing, []*object.Commit, error) {
	a, err := r.repo.CommitObject(mine)
	if err != nil {
		return "", nil, partial(err)
	}
	b, err := r.repo.CommitObject(theirs)
	if err != nil {
		return "", nil, partial(err)
	}
	bases, err := mergeBases(a, b)
	switch {
	case err != nil:
		return "", nil, err
	case mine == theirs:
		return Same, bases, nil
	case len(bases) == 0:
		return Unrelated, nil, nil
	case bases[0].Hash == theirs:
		return Ahead, bases, nil
	case bases[0].Hash == mine:
		return Behind, bases, nil
	}
	return Diverged, bases, nil
}

// mergeBases are the newest common ancestors, in an order that is the same from
// both sides.
func mergeBases(a, b *object.Commit) ([]*object.Commit, error) {
	bases, err := a.MergeBase(b)
	slices.SortFunc(bases, func(a, b *object.Commit) int {
		return cmp.Or(a.Committer.When.Compare(b.Committer.When), slices.Compare(a.Hash[:], b.Hash[:]))
	})
	return bases, partial(err)
}

// partial names the reason why a commit is missing.
func partial(err error) error {
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return ErrPartial
	}
	return err
}
