package main

// carnet sync: the notes of several people brought together through a remote.

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/internal/sync"
	"carnet/report"
	"carnet/vault"
)

// syncOptions are the flags of sync.
type syncOptions struct {
	keep                    string
	dryRun, edit, yes, json bool
}

// syncCommand saves, takes in what others have done, and sends.
func (a *app) syncCommand() *cobra.Command {
	var o syncOptions
	c := a.command("sync", "sync", "carnet sync\ncarnet sync --dry-run\ncarnet sync --keep both", "exit-sync")
	c.Args = a.noArguments
	c.RunE = func(cmd *cobra.Command, _ []string) error { return a.sync(cmd.Context(), o) }
	f := c.Flags()
	f.BoolVar(&o.dryRun, "dry-run", false, a.words.Say("flag.sync-dry-run", nil))
	f.StringVar(&o.keep, "keep", "", a.words.Say("flag.sync-keep", nil))
	f.BoolVar(&o.edit, "edit", false, a.words.Say("flag.sync-edit", nil))
	f.BoolVar(&o.yes, "yes", false, a.words.Say("flag.sync-yes", nil))
	f.BoolVar(&o.json, "json", false, a.words.Say("flag.json", nil))
	complete(c, "keep", keeps...)
	c.ValidArgsFunction = cobra.NoFileCompletions
	return c
}

// keeps are the ways to settle conflicts.
var keeps = []string{string(sync.KeepMine), string(sync.KeepTheirs), string(sync.KeepBoth)}

// An exchange is what one sync finds and does.
type exchange struct {
	*app
	o        syncOptions
	root     string
	work     *sync.Work
	saved    *saving
	remote   *sync.Remote // nil for none
	joined   sync.Joining // the last one; its Base is that of the first
	received []report.Doing
	authors  []string // of what was received
	sent     bool
}

// sync does it.
func (a *app) sync(ctx context.Context, o syncOptions) error {
	if o.keep != "" && !slices.Contains(keeps, o.keep) {
		return a.used("error.flag-invalid", i18n.Args{"Flag": "--keep", "Value": o.keep, "Allowed": a.words.Say("allowed.keep", nil)})
	}
	if o.edit && (o.keep != "" || o.dryRun) {
		return a.used("error.edit-alone", nil)
	}
	root, err := a.vaultRoot("")
	if err != nil {
		return err
	}
	a.writes.Store(!o.dryRun)
	if err := a.settle(ctx, root, o); err != nil {
		return err
	}
	work, err := a.gitWork(ctx, root)
	if err != nil {
		return err
	}
	e := &exchange{app: a, o: o, root: root, work: work}
	ended := e.run(ctx)
	if o.json && (ended == nil || errors.Is(ended, errMend)) {
		if err := e.writeJSON(e.data()); err != nil {
			return a.written(err)
		}
	}
	return ended
}

// settle finishes what an earlier sync has left to an editor.
func (a *app) settle(ctx context.Context, root string, o syncOptions) error {
	if o.dryRun {
		return nil
	}
	settled, err := sync.Settle(ctx, root, a.gitWorld())
	var marked *sync.MarkedError
	if errors.As(err, &marked) {
		e := &commandError{code: exitMend, message: a.words.Say("sync.marked", i18n.Args{"Paths": a.words.List(marked.Paths)})}
		e.mend = a.words.Say("sync.marked-mend", nil)
		return e
	}
	if err != nil {
		return a.gitFailed(root, err)
	}
	if settled && !o.json {
		a.sayLine("sync.settled", nil)
	}
	return nil
}

// run saves, then shares.
func (e *exchange) run(ctx context.Context) error {
	left := e.save(ctx)
	if left != nil && !errors.Is(left, errMend) {
		return left
	}
	remote, err := e.work.Remote()
	if errors.Is(err, sync.ErrNoRemote) {
		e.tell("sync.no-remote", nil)
		return left
	}
	if err != nil {
		return e.gitFailed(e.root, err)
	}
	e.remote = &remote
	if err := e.share(ctx); err != nil {
		return err
	}
	return left
}

// tell says a line, unless only data is wanted.
func (e *exchange) tell(id string, args i18n.Args) {
	if !e.o.json {
		e.sayLine(id, args)
	}
}

// save does what carnet save does. What could not be saved does not keep the rest
// from being shared: the error is errMend then.
func (e *exchange) save(ctx context.Context) error {
	s, err := e.toSave(ctx, e.root, e.work)
	if err != nil {
		return err
	}
	if e.saved == nil || len(s.status.Changes) > 0 {
		if !e.o.json && (len(s.doings) > 0 || e.o.dryRun) {
			e.sayToSave(s)
		}
		e.saved = s
	}
	return e.record(ctx, s, saveOptions{dryRun: e.o.dryRun, json: e.o.json})
}

// syncTries is how often all is looked at again when somebody else was faster.
const syncTries = 12

// share brings both sides together, and again while others move meanwhile.
func (e *exchange) share(ctx context.Context) error {
	for try := 1; ; try++ {
		err := e.once(ctx)
		meanwhile := sync.IsMeanwhile(err)
		if !meanwhile && !errors.Is(err, sync.ErrMoved) {
			return e.failure(err)
		}
		if try == syncTries {
			return e.failure(err)
		}
		select {
		case <-time.After(time.Duration(rand.IntN(try*150)) * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
		if meanwhile {
			if err := e.save(ctx); err != nil && !errors.Is(err, errMend) {
				return err
			}
		}
	}
}

// once fetches, takes in and sends.
func (e *exchange) once(ctx context.Context) error {
	theirs, err := e.fetch(ctx)
	if err != nil {
		return err
	}
	if theirs == "" {
		return e.begin(ctx)
	}
	if err := e.take(ctx, theirs); err != nil {
		return err
	}
	e.tellReceived()
	return e.send(ctx, theirs)
}

func (e *exchange) fetch(ctx context.Context) (string, error) {
	defer e.progress("progress.fetching")()
	return e.work.Fetch(ctx, *e.remote)
}

// take brings theirs into mine.
func (e *exchange) take(ctx context.Context, theirs string) error {
	base := e.joined.Base
	joined, err := e.join(ctx, theirs)
	if base != "" && e.joined.Base != "" {
		joined.Base = base // all that came since the beginning is told at the end
	}
	e.joined = joined
	switch {
	case err != nil:
		return err
	case joined.Standing == sync.Unrelated:
		return e.unrelated()
	case len(joined.Conflicts) > 0 && e.o.edit:
		return e.leave(ctx, theirs)
	case len(joined.Conflicts) > 0:
		return e.conflict()
	}
	return nil
}

func (e *exchange) join(ctx context.Context, theirs string) (sync.Joining, error) {
	if e.o.dryRun {
		return e.work.Foresee(theirs, sync.Keep(e.o.keep), e.saved.status.Changes)
	}
	defer e.progress("progress.joining")()
	return e.work.Join(ctx, theirs, sync.Keep(e.o.keep), e.mergeMessage)
}

// leave leaves the conflicts to an editor.
func (e *exchange) leave(ctx context.Context, theirs string) error {
	conflicts, err := e.work.Leave(ctx, theirs, e.remote.Name+"/"+e.remote.Branch, e.mergeMessage(e.joined))
	if errors.Is(err, sync.ErrNames) {
		return e.conflict()
	}
	if err != nil {
		return err
	}
	return e.left(conflicts)
}

// mergeMessage says what a merge brings, in the vault's language.
func (e *exchange) mergeMessage(j sync.Joining) string {
	doings, after := e.doings(j.Base, j.Theirs)
	words := e.words
	if after != nil {
		words = e.vaultWords(after)
	}
	return words.Say("sync.merge", i18n.Args{"What": report.DoingsSubject(doings, words)})
}

// doings are what was done between two commits.
func (e *exchange) doings(from, to string) ([]report.Doing, *vault.Vault) {
	changes, err := e.work.Changes(from, to)
	if err != nil || len(changes) == 0 {
		return nil, nil
	}
	before, after := &vault.Vault{}, e.vaultOf(to)
	if from != "" {
		before = e.vaultOf(from)
	}
	return report.Doings(before, after, fileChanges(changes)), after
}

// vaultOf is the vault in a commit, nil where it cannot be read.
func (e *exchange) vaultOf(commit string) *vault.Vault {
	repo, err := openHistory(e.root)
	if err != nil {
		return nil
	}
	defer repo.Close()
	found, err := repo.Find(commit)
	if err != nil {
		return nil
	}
	_, v, err := readPast(repo, found)
	if err != nil {
		return nil
	}
	return v
}
