package sync

// Bringing the working tree, git's index and the branch from one commit to
// another, so that a program that is killed at any moment leaves each file old or
// new and whole, and enough to know how to go on.

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A ChangedError says that a file is not as the last commit has it, so that
// nothing was written over it.
type ChangedError struct {
	Path    string
	Staged  bool // it is as the last commit has it, but something else of it is staged
	Outside bool // it is none of the vault's: saving does not help
}

// Error implements error.
func (e *ChangedError) Error() string { return e.Path + " has changed meanwhile" }

// errHeadMoved says that somebody has committed since.
var errHeadMoved = errors.New("the branch has moved meanwhile")

// An applying is one such way, under way.
type applying struct {
	*journal
	w       *Work
	t       *turn
	hands   hands
	data    map[int][]byte            // what each step writes
	stages  map[string][]*index.Entry // for a merge that is left to an editor
	message string                    // of its commit
	asks    conversion                // how far files on the disk may differ from git's
}

// A target is where applying leads to.
type target struct {
	branch   plumbing.ReferenceName
	from, to *object.Commit // from is nil before the first commit
	log      string         // who does it, when and why, for the reflog
}

// apply does it. The error is a *ChangedError or errHeadMoved where something has
// changed since it was read: then nothing was done.
func (w *Work) apply(ctx context.Context, t *turn, to target) error {
	a := &applying{journal: newJournal(to), w: w, t: t, hands: w.hands}
	var from plumbing.Hash
	if to.from != nil {
		from = to.from.TreeHash
	}
	changes, err := w.repo.difference(from, to.to.TreeHash)
	if err != nil {
		return err
	}
	return a.run(ctx, changes)
}

func newJournal(to target) *journal {
	j := &journal{Token: newToken(), Branch: string(to.branch), From: plumbing.ZeroHash.String(), To: to.to.Hash.String(), Log: to.log}
	if to.from != nil {
		j.From = to.from.Hash.String()
	}
	return j
}

// run takes the steps, and all of them back where one fails.
func (a *applying) run(ctx context.Context, changes map[string][]treeFile) error {
	if err := a.plan(ctx, changes); err != nil {
		return err
	}
	if err := a.t.write(a.journal); err != nil {
		return errors.Join(err, a.t.empty())
	}
	err := a.carryOut(ctx)
	if changed := (*ChangedError)(nil); errors.As(err, &changed) {
		changed.Outside = !inFolder(changed.Path, a.w.prefix)
	}
	return errors.Join(err, a.w.clearUp(context.WithoutCancel(ctx), a.t))
}

// carryOut takes the steps in their order. Until the branch has moved, all can be
// taken back.
func (a *applying) carryOut(ctx context.Context) error {
	if err := a.takeIndex(ctx); err != nil {
		return err
	}
	for _, act := range []func(context.Context) error{
		a.compareAll, a.prepare, a.swap, a.compareKept, a.writeIndex, a.reach,
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := act(ctx); err != nil {
			return err
		}
	}
	return nil
}

// plan lists the steps: first what goes and stands in the way of what comes, then
// what comes, then what only goes.
func (a *applying) plan(ctx context.Context, changes map[string][]treeFile) error {
	a.data, a.asks = map[int][]byte{}, a.w.repo.conversion(a.w.config)
	for path := range changes {
		if strings.HasSuffix(path, ".gitattributes") {
			a.asks = anything // what they will ask for
		}
	}
	var steps []step
	for _, path := range sortedPaths(changes) {
		s := step{Path: path, Old: stateOf(changes[path][0]), New: stateOf(changes[path][1]), Stays: a.Settles || guarded(a.w.prefix, path)}
		s.Near = a.w.repo.near(path, func(folder string) bool { return changes[folder] != nil })
		steps = append(steps, s)
	}
	slices.SortStableFunc(steps, func(x, y step) int { return order(x, steps) - order(y, steps) })
	a.Steps = steps
	for i := range a.Steps {
		if err := a.content(ctx, i); err != nil {
			return err
		}
	}
	return nil
}

// order is 0 for a file that must go before another can come, 1 for one that
// comes, 2 for one that goes.
func order(s step, all []step) int {
	if s.New.is() {
		return 1
	}
	if slices.ContainsFunc(all, func(other step) bool { return other.New.is() && inEachOthersWay(folded(s.Path), folded(other.Path)) }) {
		return 0
	}
	return 2
}

func inEachOthersWay(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
}

// content settles what a step writes.
func (a *applying) content(ctx context.Context, i int) error {
	s := &a.Steps[i]
	file := s.New.file()
	if guarded(a.w.prefix, s.Path) || !file.is() {
		return nil
	}
	if isRepository(file) {
		s.Stays = true // whoever uses such repositories in repositories brings them up to date
		return nil
	}
	data, err := a.w.repo.blob(file.hash)
	if err != nil {
		return partial(err)
	}
	if file.isRegular() && a.asks == anything {
		if data, err = a.w.way.smudge(ctx, s.Path, data); err != nil {
			return err
		}
	}
	a.data[i], s.Written = data, plumbing.ComputeHash(plumbing.BlobObject, data).String()
	mode, there, err := readFile(a.w.repo.top, s.Path)
	s.Stays = s.Stays || err == nil && mode == file.mode && plumbing.ComputeHash(plumbing.BlobObject, there).String() == s.Written
	return nil
}

// takeIndex keeps git out while files change.
func (a *applying) takeIndex(ctx context.Context) error {
	r := a.w.repo
	lock := filepath.Join(r.own, "index.lock")
	for try := 0; ; try++ {
		err := a.hands.claim(lock, a.inGit("lock"), []byte(a.Token))
		if !errors.Is(err, os.ErrExist) {
			return err
		}
		if try == lockTries {
			return ErrLocked
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lockPause):
		}
	}
}

// compareAll looks whether all is still as the last commit has it.
func (a *applying) compareAll(ctx context.Context) error {
	if err := a.compareHead(); err != nil {
		return err
	}
	idx, err := a.w.repo.repo.Storer.Index()
	if err != nil {
		return err
	}
	staged := map[string]treeFile{}
	for _, e := range idx.Entries {
		staged[e.Name] = treeFile{usualMode(e.Mode), e.Hash}
	}
	for _, s := range a.Steps {
		if there := staged[s.Path]; !a.Settles && there != s.Old.file() && there != s.New.file() {
			return &ChangedError{Path: s.Path, Staged: true}
		}
		if s.Stays {
			continue
		}
		if err := a.compare(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// compareHead looks whether the branch is still checked out and where it was.
func (a *applying) compareHead() error {
	branch, last, err := a.w.repo.head()
	if err != nil {
		return err
	}
	if string(branch) != a.Branch || last == nil && !plumbing.NewHash(a.From).IsZero() || last != nil && last.Hash.String() != a.From {
		return errHeadMoved
	}
	return nil
}

// compare holds a file of the disk against what the last commit has of it.
func (a *applying) compare(ctx context.Context, s step) error {
	if above := a.w.repo.noFolder(s.Path); above != "" && !a.goes(above) {
		return &ChangedError{Path: above}
	}
	mode, data, err := readFile(a.w.repo.top, s.Path)
	there := treeFile{mode, plumbing.ComputeHash(plumbing.BlobObject, data)}
	switch {
	case missing(err) && (!s.Old.is() || isRepository(s.Old.file())):
		return nil
	case err != nil && a.isOurFolder(s.Path):
		return nil // its files go, and it with them
	case err != nil:
		return &ChangedError{Path: s.Path}
	case s.Old.is() && a.same(ctx, s.Path, there, data, s.Old.file()):
		return nil
	}
	return &ChangedError{Path: s.Path}
}

// same tells whether what the disk holds is what git stores as file.
func (a *applying) same(ctx context.Context, path string, there treeFile, data []byte, file treeFile) bool {
	if there.mode != file.mode && !(there.isRegular() && file.isRegular() && !a.w.config.keepsModes()) {
		return false
	}
	if there.hash == file.hash || !there.isRegular() || a.asks == asIs {
		return there.hash == file.hash
	}
	stored, err := a.w.way.clean(ctx, path, data)
	return err == nil && plumbing.ComputeHash(plumbing.BlobObject, stored) == file.hash
}

// goes tells whether a file is among those that go.
func (a *applying) goes(path string) bool {
	return slices.ContainsFunc(a.Steps, func(s step) bool { return s.Path == path && !s.New.is() })
}

// isOurFolder tells whether a folder holds nothing on the disk but files that go.
func (a *applying) isOurFolder(folder string) bool {
	going := map[string]bool{}
	for _, s := range a.Steps {
		if !s.New.is() {
			going[s.Path] = true
		}
	}
	err := filepath.WalkDir(inTree(a.w.repo.top, folder), func(file string, entry os.DirEntry, err error) error {
		rel, relErr := filepath.Rel(a.w.repo.top, file)
		if err == nil && !entry.IsDir() && !going[filepath.ToSlash(rel)] {
			return fmt.Errorf("%s stays", file)
		}
		return errors.Join(err, relErr)
	})
	return err == nil
}
