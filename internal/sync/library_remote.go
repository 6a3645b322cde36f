package sync

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/config"
	"github.com/go-git/go-git/v5/plumbing"
	remotes "github.com/go-git/go-git/v5/plumbing/transport"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// fetch brings the branch without git.
func (l *library) fetch(ctx context.Context, remote Remote) (plumbing.Hash, error) {
	var tip plumbing.Hash
	err := l.converse(ctx, remote, l.config.fetchAddress(remote), func(ctx context.Context, c conversation) error {
		err := c.remote.FetchContext(ctx, &git.FetchOptions{
			RemoteName: remote.Name, RefSpecs: []config.RefSpec{config.RefSpec(remote.refSpec())},
			Tags: git.NoTags, Auth: c.login, Progress: c.said,
		})
		if errors.Is(err, git.NoMatchingRefSpecError{}) || errors.Is(err, remotes.ErrEmptyRemoteRepository) {
			return nil
		}
		if err != nil && !errors.Is(err, git.NoErrAlreadyUpToDate) {
			return err
		}
		ref, err := c.storage.Reference(remote.tracking)
		if err == nil {
			tip = ref.Hash()
		}
		return err
	})
	if err != nil {
		return plumbing.ZeroHash, err
	}
	return tip, nil
}

// push sends the branch without git.
func (l *library) push(ctx context.Context, remote Remote, tip plumbing.Hash) error {
	if hook := l.repo.hook(l.config, "pre-push"); hook != "" {
		return &RemoteError{ErrSetting, hook}
	}
	return l.converse(ctx, remote, l.config.pushAddress(remote), func(ctx context.Context, c conversation) error {
		err := c.remote.PushContext(ctx, &git.PushOptions{
			RemoteName: remote.Name, Auth: c.login, Progress: c.said,
			RefSpecs: []config.RefSpec{config.RefSpec(tip.String() + ":refs/heads/" + remote.Branch)},
		})
		if errors.Is(err, git.NoErrAlreadyUpToDate) {
			return nil
		}
		return pushed(err, c.said)
	})
}

// pushed makes a RemoteError of how the remote refused a branch.
func pushed(err error, said *listener) error {
	if err == nil {
		return nil
	}
	if strings.HasPrefix(err.Error(), "non-fast-forward update") || errors.Is(err, git.ErrForceNeeded) {
		return &RemoteError{Kind: ErrMoved}
	}
	for _, begin := range []string{"command error on ", "unpack error: "} {
		if reason, ok := strings.CutPrefix(err.Error(), begin); ok {
			return &RemoteError{refusedAs(reason), cmp.Or(lastLines(string(said.said)), reason)}
		}
	}
	return err
}

// A conversation is what go-git needs to talk with a remote.
type conversation struct {
	remote  *git.Remote
	storage *watchedStorage
	login   remotes.AuthMethod
	said    *listener // what the other side writes for people
}

// converse talks with the remote at an address, and gives up when it says
// nothing for too long. The repository is opened anew: whatever else writes to
// it may have packed it.
func (l *library) converse(ctx context.Context, remote Remote, address string, talk func(context.Context, conversation) error) error {
	login, err := l.login(remote, address)
	if err != nil {
		return err
	}
	fresh, err := Find(l.repo.root)
	if err != nil {
		return err
	}
	storage, ok := fresh.repo.Storer.(*filesystem.Storage)
	if !ok {
		return errors.ErrUnsupported
	}
	ctx, heard, end := patiently(ctx, l.world.patience())
	defer end()
	c := conversation{storage: &watchedStorage{storage, heard}, login: login, said: &listener{heard: heard}}
	c.remote = git.NewRemote(c.storage, &config.RemoteConfig{
		Name: remote.Name, URLs: []string{address}, Fetch: []config.RefSpec{config.RefSpec(remote.refSpec())},
	})
	err = until(context.WithValue(ctx, heardKey{}, heard), func(ctx context.Context) error { return talk(ctx, c) })
	return told(remote, address, err)
}

// farewell is how long work that was stopped may take to end.
const farewell = time.Second

// until does some work, and waits no longer for it than the context lasts: not
// all of go-git minds the context.
func until(ctx context.Context, work func(context.Context) error) error {
	done := make(chan error, 1)
	go func() { done <- work(ctx) }()
	select {
	case err := <-done:
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return err
	case <-ctx.Done():
	}
	select {
	case <-done:
	case <-time.After(farewell):
	}
	return context.Cause(ctx)
}

// beyond are the settings under which only git itself talks with a remote as the
// person wants it.
var beyond = []string{
	"core.sshcommand", "core.gitproxy", "http.proxy", "http.extraheader", "http.sslverify", "http.sslcainfo", "http.sslcapath",
	"http.sslcert", "http.sslkey", "http.cookiefile",
}

// beyondOf are those of one remote.
var beyondOf = []string{"uploadpack", "receivepack", "proxy", "vcs"}

// unheeded names a setting that would not be heeded, "" for none.
func (l *library) unheeded(remote Remote) string {
	for _, name := range []string{"GIT_SSH_COMMAND", "GIT_SSH"} {
		if l.config.getenv(name) != "" {
			return name
		}
	}
	names := slices.Clone(beyond)
	for _, name := range beyondOf {
		names = append(names, "remote."+remote.Name+"."+name)
	}
	for _, name := range names {
		if l.config.values[name] != "" {
			return name
		}
	}
	return ""
}

// hook is the path of a program that git would run, "" for none.
func (r *Repository) hook(c Config, name string) string {
	file := filepath.Join(c.hooks(r), name)
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() || info.Mode()&0o111 == 0 {
		return ""
	}
	return file
}
