package sync

// A commit of files as they are. What git's index was is kept until it is made.

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// saving is an applying that changes no file.
func (w *Work) saving(ctx context.Context, t *turn, message string) (*applying, error) {
	branch, last, err := w.repo.head()
	if err != nil {
		return nil, partial(err)
	}
	subject, _, _ := strings.Cut(strings.TrimSpace(message), "\n")
	log, err := w.logLine(ctx, "commit: "+subject)
	if err != nil {
		return nil, err
	}
	j := &journal{Token: newToken(), Branch: string(branch), From: plumbing.ZeroHash.String(), To: plumbing.ZeroHash.String(), Saves: true, Log: log}
	if last != nil {
		j.From = last.Hash.String()
	}
	return &applying{journal: j, w: w, t: t, hands: w.hands}, nil
}

// save makes the commit.
func (a *applying) save(ctx context.Context, message string, changes []Change) (hash plumbing.Hash, err error) {
	if err := a.t.write(a.journal); err != nil {
		return hash, errors.Join(err, a.t.empty())
	}
	if err = a.takeIndex(ctx); err == nil {
		hash, err = a.w.way.commit(ctx, message, changes, a)
	}
	if err != nil {
		hash = plumbing.ZeroHash
	}
	return hash, errors.Join(err, a.w.clearUp(context.WithoutCancel(ctx), a.t))
}

// endSave puts git's index back where the commit was not made, and takes away
// what is left of the attempt.
func (a *applying) endSave(ctx context.Context) error {
	if err := a.removeStale(ctx); err != nil {
		return err
	}
	if a.keepsIndex() && a.compareHead() == nil {
		if !a.holdsIndex() {
			if err := errors.Join(a.hands.remove(a.inGit("lock")), a.takeIndex(ctx)); err != nil {
				return err
			}
		}
		if err := a.restoreIndex(); err != nil {
			return err
		}
	}
	return a.removeLeavings()
}

// removeStale takes away the locks that a git which died with its commit has left
// on the branch: they are younger than the journal, and nobody lets go of them.
func (a *applying) removeStale(ctx context.Context) error {
	begun, err := a.t.journal.Stat()
	if err != nil {
		return err
	}
	for _, lock := range []string{filepath.Join(a.w.repo.own, "HEAD.lock"), a.branchLock()} {
		if stale(ctx, lock, begun.ModTime()) {
			if err := a.hands.remove(lock); err != nil {
				return err
			}
		}
	}
	return nil
}

// stale tells whether a lock that was taken since a moment stays as it is for as
// long as anybody is waited for.
func stale(ctx context.Context, lock string, since time.Time) bool {
	first, err := os.Lstat(lock)
	if err != nil || first.ModTime().Before(since) {
		return false
	}
	for range lockTries {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(lockPause):
		}
		now, err := os.Lstat(lock)
		if err != nil || !os.SameFile(first, now) || !now.ModTime().Equal(first.ModTime()) {
			return false
		}
	}
	return true
}
