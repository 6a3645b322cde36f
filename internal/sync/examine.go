package sync

// How things stand, for somebody who wants to know before they write. Nothing
// is changed, and nothing is run that came with the vault.

import (
	"context"
	"errors"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"
	remotes "github.com/go-git/go-git/v5/plumbing/transport"
)

// ErrNotOwned says that git does not work in a repository that belongs to
// another user of the machine.
var ErrNotOwned = errors.New("the repository belongs to another user")

// An Examination is what git is like for one vault.
type Examination struct {
	Program string // the version of the git program, 2.39; "" for none
	TooOld  bool   // it is not used

	Author      Person
	AuthorKnown bool

	Top       string    // of the repository's working tree; "" for none
	Err       error     // why the repository cannot be used: ErrNotOwned, or what go-git says
	Branch    string    // main
	State     Hindrance // why nobody should commit just now
	Beyond    Hindrance // without a program: what the person has set that only git heeds
	Locked    time.Time // since when git's index is; zero when it is not
	Shallow   bool      // the history was cut off when it was cloned
	Committed time.Time // when the last commit was made

	Remote    Remote
	RemoteErr error // ErrNoRemote

	prefix string
	repo   *Repository
	config Config
	world  World
	git    *program // nil where the library works
}

// Examine looks at the git program, the person's settings and the repository
// around a vault; root is "" where there is no vault.
func Examine(ctx context.Context, root string, world World) Examination {
	e := Examination{world: world}
	p, err := installed(ctx, world)
	if p != nil {
		e.Program, e.TooOld = p.String(), err != nil
	}
	if root != "" {
		e.open(root)
	}
	e.config = ReadConfig(world.Getenv, e.repo)
	e.Author, e.AuthorKnown = e.config.Author()
	if !e.AuthorKnown {
		e.Author = world.guess(e.config)
	}
	if e.repo == nil {
		return e
	}
	if err == nil {
		e.git = p
		p.top, p.own, p.config = e.repo.top, e.repo.own, e.config
		if _, err := p.run(ctx, nil, "rev-parse", "--git-dir"); saidOf(err, "dubious ownership") {
			e.Err = ErrNotOwned
			return e
		}
	}
	e.look()
	return e
}

// open finds the repository.
func (e *Examination) open(root string) {
	repo, err := Find(root)
	switch {
	case errors.Is(err, ErrNone):
	case err != nil:
		e.Top, e.Err = root, err
	default:
		e.repo, e.Top = repo, repo.top
		e.prefix, e.Err = repo.prefix()
	}
}

// look notes how the repository is.
func (e *Examination) look() {
	e.State = e.repo.unclean()
	if e.git == nil && e.State == Unhindered {
		e.Beyond = e.repo.unfaithful(e.config)
	}
	if info, err := os.Lstat(filepath.Join(e.repo.own, "index.lock")); err == nil {
		e.Locked = info.ModTime()
	}
	shallow, _ := e.repo.repo.Storer.Shallow()
	e.Shallow = len(shallow) > 0
	branch, last, err := e.repo.head()
	if err == nil && e.State == Unhindered {
		e.Branch = branch.Short()
		e.Committed = when(last)
	}
	e.Remote, e.RemoteErr = e.config.remote(e.Branch)
}

func when(c *object.Commit) time.Time {
	if c == nil {
		return time.Time{}
	}
	return c.Committer.When
}

// Usable tells whether there is a repository that can be looked into.
func (e Examination) Usable() bool { return e.repo != nil && e.Err == nil }

// Remotes are the names of all remotes.
func (e Examination) Remotes() []string { return e.config.remotes() }

// Has tells whether there is such a file or folder in the vault.
func (e Examination) Has(file string) bool {
	_, err := os.Lstat(filepath.Join(e.repo.root, filepath.FromSlash(file)))
	return err == nil
}

// Ignores tells whether git ignores a file of the vault, or one that might be
// there.
func (e Examination) Ignores(file string) bool {
	rules := e.repo.rules(e.config, e.prefix, []File{{Path: file}})
	return rules.ignore(path.Join(e.prefix, file))
}

// Tracked are the files of a folder of the vault that git keeps.
func (e Examination) Tracked(folder string) []string {
	idx, err := e.repo.repo.Storer.Index()
	if err != nil {
		return nil
	}
	var files []string
	for _, entry := range idx.Entries {
		if below := path.Join(e.prefix, folder) + "/"; strings.HasPrefix(entry.Name, below) {
			files = append(files, strings.TrimPrefix(entry.Name, e.prefix+"/"))
		}
	}
	slices.Sort(files)
	return files
}

// Keeps tells whether git keeps a file of the vault.
func (e Examination) Keeps(file string) bool {
	idx, err := e.repo.repo.Storer.Index()
	if err != nil {
		return false
	}
	_, err = idx.Entry(path.Join(e.prefix, file))
	return err == nil
}

// An UntrustedError names a setting of the repository's own that would run a
// program: it may have come with the vault, so that the remote is not asked.
type UntrustedError string

// Error implements error.
func (e UntrustedError) Error() string {
	return "the repository's own settings run a program: " + string(e)
}

// Reach asks the remote whether it is there; the error is as for a fetch, or
// ErrHeadless.
func (e Examination) Reach(ctx context.Context) error {
	if setting := e.runs(); setting != "" {
		return UntrustedError(setting)
	}
	var branches []string
	err := error(nil)
	if e.git == nil {
		branches, err = (&library{repo: e.repo, config: e.config, world: e.world, now: time.Now}).reach(ctx, e.Remote)
	} else {
		branches, err = e.git.reach(ctx, e.Remote)
	}
	if err == nil && slices.Contains(branches, "refs/heads/"+e.Remote.Branch) && !slices.Contains(branches, "HEAD") {
		return ErrHeadless
	}
	return err
}

// ErrHeadless says that a remote gives whoever clones it another branch, which
// it does not have.
var ErrHeadless = errors.New("the remote's own branch is not there")

// reach asks a remote for its branches.
func (p *program) reach(ctx context.Context, remote Remote) ([]string, error) {
	quiet := *p
	quiet.world.Ask = false
	said, err := quiet.converse(ctx, remote, "ls-remote", "--quiet", "--", remote.Name, "HEAD", "refs/heads/*")
	var names []string
	for line := range strings.Lines(said) {
		_, name, _ := strings.Cut(strings.TrimSpace(line), "\t")
		names = append(names, name)
	}
	return names, quiet.understood(remote, err)
}

// reach asks a remote for its branches, without git.
func (l *library) reach(ctx context.Context, remote Remote) (names []string, err error) {
	err = l.converse(ctx, remote, l.config.fetchAddress(remote), func(ctx context.Context, c conversation) error {
		refs, err := c.remote.ListContext(ctx, &git.ListOptions{Auth: c.login})
		if errors.Is(err, remotes.ErrEmptyRemoteRepository) {
			return nil
		}
		for _, ref := range refs {
			names = append(names, ref.Name().String())
		}
		return err
	})
	return names, err
}

// runs names a setting of the repository's own by which git would run a program
// while it talks with a remote, "" for none.
func (e Examination) runs() string {
	own := Config{getenv: e.world.Getenv, values: map[string]string{}, lists: map[string][]string{}}
	own.read(filepath.Join(own.common(e.repo), "config"), 0)
	for _, name := range slices.Sorted(maps.Keys(own.lists)) {
		section, key := name, ""
		if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
			section, key = name[:dot], name[dot+1:]
		}
		family, _, _ := strings.Cut(section, ".")
		if slices.Contains(running[family], key) {
			return name
		}
	}
	return ""
}

// running are the settings that name programs, by their sections; includeIf may
// lead to any.
var running = map[string][]string{
	"core":       {"sshcommand", "gitproxy", "askpass"},
	"credential": {"helper"},
	"remote":     {"uploadpack", "receivepack", "vcs"},
	"includeif":  {"path"},
}
