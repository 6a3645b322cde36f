package sync

// Taking in what others have done: a branch that is behind goes forward, one that
// has gone its own way is merged.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
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
	hash, err := store(w.repo.repo.Storer, &object.Commit{TreeHash: root, ParentHashes: parents})
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

// inRepository are changes by the repository's paths.
func (w *Work) inRepository(changes []Change) []Change {
	ours := slices.Clone(changes)
	for i, c := range ours {
		ours[i].Path = slashed(w.prefix) + c.Path
	}
	return ours
}

// Changes are the files of the vault that are not the same in two commits; the
// first may be "", for a vault without files.
func (w *Work) Changes(from, to string) ([]Change, error) {
	var trees [2]plumbing.Hash
	for i, name := range []string{from, to} {
		if name == "" {
			continue
		}
		commit, err := w.repo.repo.CommitObject(plumbing.NewHash(name))
		if err != nil {
			return nil, partial(err)
		}
		trees[i] = commit.TreeHash
	}
	states, err := w.repo.difference(trees[0], trees[1])
	var changes []Change
	for _, path := range sortedPaths(states) {
		if inFolder(path, w.prefix) {
			changes = append(changes, Change{Path: w.inVault(path), New: !states[path][0].is(), Gone: !states[path][1].is()})
		}
	}
	return changes, err
}

// Files are all that a commit holds, the whole repository's: it is what a push
// sends.
func (w *Work) Files(commit string) ([]string, error) {
	c, err := w.repo.repo.CommitObject(plumbing.NewHash(commit))
	if err != nil {
		return nil, partial(err)
	}
	states, err := w.repo.difference(c.TreeHash, plumbing.ZeroHash)
	return sortedPaths(states), err
}

// Authors are those who made the commits that are in one history and not in
// another, the latest first; merges are nobody's.
func (w *Work) Authors(without, with string) ([]string, error) {
	known := map[plumbing.Hash]bool{}
	if without != "" {
		commit, err := w.repo.repo.CommitObject(plumbing.NewHash(without))
		if err != nil {
			return nil, partial(err)
		}
		err = object.NewCommitPreorderIter(commit, nil, nil).ForEach(func(c *object.Commit) error {
			known[c.Hash] = true
			return nil
		})
		if err != nil {
			return nil, partial(err)
		}
	}
	tip, err := w.repo.repo.CommitObject(plumbing.NewHash(with))
	if err != nil {
		return nil, partial(err)
	}
	var names []string
	err = object.NewCommitIterCTime(tip, known, nil).ForEach(func(c *object.Commit) error {
		if len(c.ParentHashes) < 2 && !slices.Contains(names, c.Author.Name) {
			names = append(names, c.Author.Name)
		}
		return nil
	})
	return names, partial(err)
}

// attribute says who is behind the two sides of a conflict, and names its files
// within the vault.
func (w *Work) attribute(c *Conflict, mine, theirs *object.Commit) {
	c.MineBy, c.TheirsBy = w.lastAuthor(mine, c.path), w.lastAuthor(theirs, cmp.Or(c.other, c.path))
	c.Path = w.inVault(c.path)
	if c.other != "" {
		c.Other = w.inVault(c.other)
	}
}

// lastAuthor is who last changed a file of a history, "" where nobody is found.
func (w *Work) lastAuthor(tip *object.Commit, path string) string {
	is, name := w.repo.at(tip, path), ""
	_ = object.NewCommitIterCTime(tip, nil, nil).ForEach(func(c *object.Commit) error {
		if w.repo.at(c, path) != is {
			return nil
		}
		for _, parent := range c.ParentHashes {
			before, err := w.repo.repo.CommitObject(parent)
			if err != nil || w.repo.at(before, path) == is {
				return err
			}
		}
		name = c.Author.Name
		return storer.ErrStop
	})
	return name
}

// at is what a commit has of a file.
func (r *Repository) at(c *object.Commit, path string) treeFile {
	tree, err := c.Tree()
	if err != nil {
		return treeFile{}
	}
	entry, err := tree.FindEntry(path)
	if err != nil {
		return treeFile{}
	}
	return treeFile{usualMode(entry.Mode), entry.Hash}
}

// Remote is the one that the branch is shared with, ErrNoRemote for none.
func (w *Work) Remote() (Remote, error) { return w.repo.Remote(w.config) }

// Fetch brings what the remote's branch holds, and gives its last commit: "" where
// it has none yet.
func (w *Work) Fetch(ctx context.Context, remote Remote) (string, error) {
	begun := time.Now()
	tip, err := w.way.fetch(ctx, remote)
	if err != nil || tip.IsZero() {
		return "", errors.Join(err, w.unlock(ctx, remote, begun))
	}
	return tip.String(), nil
}

// Push sends my commit; ErrMoved says that somebody else was there first.
func (w *Work) Push(ctx context.Context, remote Remote, commit string) error {
	begun := time.Now()
	err := w.way.push(ctx, remote, plumbing.NewHash(commit))
	if err != nil {
		err = errors.Join(err, w.unlock(ctx, remote, begun))
	}
	return err
}

// unlock takes away the lock on what git knows of the remote, where the git that
// took it has died.
func (w *Work) unlock(ctx context.Context, remote Remote, begun time.Time) error {
	lock := filepath.Join(w.config.common(w.repo), filepath.FromSlash(string(remote.tracking))+".lock")
	if !stale(ctx, lock, begun.Add(-tick)) {
		return nil
	}
	return w.hands.remove(lock)
}

// Head is my last commit, "" before the first.
func (w *Work) Head() (string, error) {
	if err := w.refresh(); err != nil {
		return "", err
	}
	_, last, err := w.repo.head()
	if err != nil || last == nil {
		return "", err
	}
	return last.Hash.String(), nil
}

// IsMeanwhile tells whether an error says that something has changed since it was
// looked at, so that all is to be looked at again.
func IsMeanwhile(err error) bool {
	var changed *ChangedError
	return errors.Is(err, errHeadMoved) || errors.As(err, &changed) && !changed.Staged
}
