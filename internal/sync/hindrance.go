package sync

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// A Hindrance is why a commit is better made by the person, with git itself.
type Hindrance string

// The hindrances.
const (
	Unhindered Hindrance = ""
	Signed     Hindrance = "signed"     // commits are to be signed
	Hooked     Hindrance = "hooked"     // programs of the repository look at each commit
	Unfinished Hindrance = "unfinished" // a merge or the like is under way
	Waiting    Hindrance = "waiting"    // a merge that carnet has left to an editor
	Conflicted Hindrance = "conflicted" // git waits for conflicts to be settled
	Converted  Hindrance = "converted"  // what git keeps of a file is not what it writes
	Detached   Hindrance = "detached"   // no branch is checked out
	Unreadable Hindrance = "unreadable" // go-git does not understand it
)

// Error implements error: whoever words it knows the hindrances.
func (h Hindrance) Error() string { return string(h) }

// Hindrance says what keeps carnet from committing to the repository by itself.
func (r *Repository) Hindrance(config Config) Hindrance {
	if h := r.unclean(); h != Unhindered {
		return h
	}
	return r.unfaithful(config)
}

// unclean says why nobody should commit to the repository now.
func (r *Repository) unclean() Hindrance {
	head, err := r.repo.Reference(plumbing.HEAD, false)
	switch {
	case err != nil:
		return Unreadable
	case r.waiting():
		return Waiting
	case r.unfinished():
		return Unfinished
	case head.Type() != plumbing.SymbolicReference:
		return Detached
	}
	return Unhindered
}

// unfaithful says what the person has set that go-git would pass by.
func (r *Repository) unfaithful(config Config) Hindrance {
	_, err := r.repo.Storer.Index()
	switch {
	case err != nil:
		return Unreadable
	case isTrue(config.values["commit.gpgsign"]):
		return Signed
	case r.hooked(config):
		return Hooked
	case r.conversion(config) == anything || isFalse(config.values["core.symlinks"]):
		return Converted
	}
	return Unhindered
}

// unfinished tells whether git waits for somebody to end what they began.
func (r *Repository) unfinished() bool {
	return slices.ContainsFunc([]string{
		"MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG", "rebase-merge", "rebase-apply", "sequencer",
	}, func(name string) bool {
		_, err := os.Lstat(filepath.Join(r.own, name))
		return !errors.Is(err, os.ErrNotExist)
	})
}

// hooked tells whether the repository has hooks for a commit.
func (r *Repository) hooked(config Config) bool {
	dir := config.hooks(r)
	return slices.ContainsFunc([]string{"pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"}, func(name string) bool {
		_, err := os.Stat(filepath.Join(dir, name))
		return err == nil
	})
}

// hooks is the folder of the repository's hooks.
func (c Config) hooks(r *Repository) string {
	if dir := c.values["core.hookspath"]; dir != "" {
		return c.expand(dir, r.top)
	}
	return filepath.Join(c.common(r), "hooks")
}

// isTrue tells whether a value of the configuration means yes.
func isTrue(value string) bool {
	return slices.Contains([]string{"true", "yes", "on", "1"}, strings.ToLower(value))
}

// isFalse tells whether one means no.
func isFalse(value string) bool {
	return slices.Contains([]string{"false", "no", "off", "0"}, strings.ToLower(value))
}
