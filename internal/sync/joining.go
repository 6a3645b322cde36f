package sync

// Taking in what others have done: a branch that is behind goes forward, one that
// has gone its own way is merged.

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/memory"
	"github.com/go-git/go-git/v5/storage/transactional"
)

// A Joining is how my history and theirs come together.
type Joining struct {
	Standing  Standing
	Mine      string // my last commit before, "" for none
	Theirs    string
	Base      string // the newest commit that is in both, "" for none
	Head      string // my last commit after; before a merge it is Mine
	Conflicts []Conflict
	Withheld  []string // private files that were in git, and no longer are: the disk keeps them
}

// Join takes theirs into my branch. Conflicts that keep does not settle are given
// back, and then nothing is done. message says what a merge brings. The error is
// a *ChangedError where a file has changed since it was saved, another where
// somebody has committed meanwhile: after a further Save it may go.
func (w *Work) Join(ctx context.Context, theirs string, keep Keep, message func(Joining) string) (Joining, error) {
	t, err := w.turn(ctx)
	if err != nil {
		return Joining{}, err
	}
	defer t.end()
	if err := w.refresh(); err != nil {
		return Joining{}, err
	}
	branch, mine, err := w.repo.head()
	if err != nil {
		return Joining{}, partial(err)
	}
	j, m, err := w.meet(mine, plumbing.NewHash(theirs), keep)
	if err != nil || m == nil || len(j.Conflicts) > 0 {
		return j, err
	}
	to, err := w.joined(ctx, m, message(j))
	if err != nil {
		return j, err
	}
	log, err := w.logLine(ctx, reasons[j.Standing])
	if err != nil {
		return j, err
	}
	if err := w.backUp(mine); err != nil {
		return j, err
	}
	err = w.apply(ctx, t, target{branch: branch, from: mine, to: to, log: log})
	if err == nil {
		j.Head = to.Hash.String()
	}
	return j, err
}

// Foresee says what Join would do with the changes saved first, and changes
// nothing, not even in git's folder.
func (w *Work) Foresee(theirs string, keep Keep, changes []Change) (Joining, error) {
	if err := w.refresh(); err != nil {
		return Joining{}, err
	}
	imagined := &Work{repo: w.repo.imagined(), config: w.config, prefix: w.prefix}
	_, mine, err := imagined.repo.head()
	if err == nil && len(changes) > 0 {
		mine, err = imagined.saved(mine, changes)
	}
	if err != nil {
		return Joining{}, partial(err)
	}
	j, _, err := imagined.meet(mine, plumbing.NewHash(theirs), keep)
	return j, err
}

// imagined is the repository, with all that is written to it kept in memory.
func (r *Repository) imagined() *Repository {
	other := *r
	repo := *r.repo
	repo.Storer = transactional.NewStorage(r.repo.Storer, memory.NewStorage())
	other.repo = &repo
	return &other
}

// saved is a commit of changes as the disk holds them.
func (w *Work) saved(last *object.Commit, changes []Change) (*object.Commit, error) {
	l := &library{repo: w.repo, config: w.config, now: time.Now}
	tree, parents := &folder{storer: w.repo.repo.Storer}, []plumbing.Hash(nil)
	if last != nil {
		tree.hash, parents = last.TreeHash, []plumbing.Hash{last.Hash}
	}
	if _, err := l.place(tree, w.inRepository(changes)); err != nil {
		return nil, err
	}
	root, err := tree.write()
	if err != nil {
		return nil, err
	}
	me, _ := w.config.Author()
	hash, err := store(w.repo.repo.Storer, &object.Commit{Author: object.Signature{Name: me.Name}, TreeHash: root, ParentHashes: parents})
	if err != nil {
		return nil, err
	}
	return w.repo.repo.CommitObject(hash)
}

// A match is two histories that are to become one.
type match struct {
	mine, theirs *object.Commit // mine is nil before the first commit
	tree         plumbing.Hash
	forward      bool // theirs has all of mine
}

// meet holds the two histories against each other and merges them where that
// takes more than going forward. The match is nil where there is nothing to do.
func (w *Work) meet(mine *object.Commit, theirs plumbing.Hash, keep Keep) (Joining, *match, error) {
	j := Joining{Theirs: theirs.String()}
	commit, err := w.repo.repo.CommitObject(theirs)
	if err != nil {
		return j, nil, partial(err)
	}
	m := &match{mine: mine, theirs: commit, tree: commit.TreeHash, forward: true}
	if mine == nil {
		j.Standing = Behind
		return j, m, nil
	}
	j.Mine, j.Head = mine.Hash.String(), mine.Hash.String()
	standing, bases, err := w.repo.standing(mine.Hash, theirs)
	j.Standing = standing
	if err != nil || standing != Behind && standing != Diverged {
		return j, nil, err
	}
	m.forward = standing == Behind
	j.Base = bases[len(bases)-1].Hash.String()
	if j.Withheld, err = w.withheld(mine.TreeHash, commit.TreeHash); err != nil {
		return j, nil, err
	}
	if standing == Diverged || len(j.Withheld) > 0 {
		b := &blend{r: w.repo, prefix: w.prefix, bases: map[[2]plumbing.Hash]plumbing.Hash{}}
		m.tree, j.Conflicts, err = b.merge(keep, mine, commit, bases)
	}
	for i := range j.Conflicts {
		w.attribute(&j.Conflicts[i], mine, commit)
	}
	return j, m, err
}

// withheld are the private files that not both have alike in git.
func (w *Work) withheld(mine, theirs plumbing.Hash) ([]string, error) {
	states, err := w.repo.difference(mine, theirs)
	var found []string
	for _, path := range sortedPaths(states) {
		if guarded(w.prefix, path) {
			found = append(found, w.inVault(path))
		}
	}
	return found, err
}

// joined is the commit to which both histories lead: theirs where mine only goes
// forward, else one that has both before it.
func (w *Work) joined(ctx context.Context, m *match, message string) (*object.Commit, error) {
	if m.forward && m.tree == m.theirs.TreeHash {
		return m.theirs, nil
	}
	hash, err := w.way.commitTree(ctx, m.tree, []plumbing.Hash{m.mine.Hash, m.theirs.Hash}, message)
	if err != nil {
		return nil, err
	}
	return w.repo.repo.CommitObject(hash)
}

// logLine is what git's reflog gets: who, when and why.
func (w *Work) logLine(ctx context.Context, why string) (string, error) {
	who, _, err := w.way.author(ctx)
	now := time.Now()
	return fmt.Sprintf("%s <%s> %d %s\t%s", who.Name, who.Email, now.Unix(), now.Format("-0700"), why), err
}

// reasons are what the reflog says of a branch that goes on.
var reasons = map[Standing]string{Behind: "carnet sync: fast-forward", Diverged: "carnet sync: merge"}

// backups is where the branch's earlier commits are kept for a while.
const (
	backups     = "refs/carnet/backup/"
	backupsKept = 10
)

// backUp keeps a commit under a name of its own, and lets go of the oldest.
func (w *Work) backUp(mine *object.Commit) error {
	if mine == nil {
		return nil
	}
	name := plumbing.ReferenceName(backups + time.Now().UTC().Format("20060102T150405.000000Z"))
	if err := w.repo.repo.Storer.SetReference(plumbing.NewHashReference(name, mine.Hash)); err != nil {
		return err
	}
	all, err := w.repo.repo.References()
	if err != nil {
		return err
	}
	var names []plumbing.ReferenceName
	err = all.ForEach(func(ref *plumbing.Reference) error {
		if strings.HasPrefix(string(ref.Name()), backups) {
			names = append(names, ref.Name())
		}
		return nil
	})
	slices.Sort(names)
	for len(names) > backupsKept && err == nil {
		err = w.repo.repo.Storer.RemoveReference(names[0])
		names = names[1:]
	}
	return err
}

// refresh looks at the repository anew: others have written to it.
func (w *Work) refresh() error {
	fresh, err := Find(w.repo.root)
	if err == nil {
		*w.repo = *fresh
	}
	return err
}

// IsMeanwhile tells whether an error says that something has changed since it was
// looked at, so that all is to be looked at again.
func IsMeanwhile(err error) bool {
	var changed *ChangedError
	return errors.Is(err, errHeadMoved) || errors.As(err, &changed) && !changed.Staged && !changed.Outside
}
