package sync

// The way to the others and back.

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

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
