package sync

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// A sharer is a repository with a remote, and one way to talk with it.
type sharer struct {
	workspace
	way    way
	remote Remote
}

// ways are both ways of working, by name.
var ways = []string{"program", "library"}

// newSharer makes a repository with a commit, whose remote is at the address.
func newSharer(t *testing.T, name, address string, env map[string]string) *sharer {
	t.Helper()
	w := newWorkspace(t)
	w.git("remote", "add", "origin", address)
	w.write("notes.md", "one\n")
	w.git("add", ".")
	w.git("commit", "-qm", "one")
	return newSharerOf(t, w, name, env)
}

// newSharerOf is one for a repository that is there.
func newSharerOf(t *testing.T, w workspace, name string, env map[string]string) *sharer {
	t.Helper()
	path := ""
	if name == "program" {
		path = os.Getenv("PATH")
	}
	world := w.world(path)
	world.Patience = 10 * time.Second
	for key, value := range env {
		if key != "GIT_SSH_COMMAND" || name == "program" {
			world.Environ = append(world.Environ, key+"="+value)
		}
	}
	work, err := Open(t.Context(), w.dir, world)
	if err != nil {
		t.Fatal(err)
	}
	remote, err := work.repo.Remote(work.config)
	if err != nil {
		t.Fatal(err)
	}
	return &sharer{w, work.way, remote}
}

// change commits a line more, and gives the commit.
func (s *sharer) change(line string) plumbing.Hash {
	s.t.Helper()
	s.write("notes.md", line+"\n")
	s.git("commit", "-qam", line)
	return s.head()
}

func (s *sharer) head() plumbing.Hash {
	s.t.Helper()
	return plumbing.NewHash(strings.TrimSpace(s.git("rev-parse", "HEAD")))
}

func (s *sharer) fetches(want plumbing.Hash) {
	s.t.Helper()
	tip, err := s.way.fetch(s.t.Context(), s.remote)
	if err != nil || tip != want {
		s.t.Fatalf("fetched %s, %v, want %s", tip, err, want)
	}
}

func (s *sharer) pushes(tip plumbing.Hash) {
	s.t.Helper()
	if err := s.way.push(s.t.Context(), s.remote, tip); err != nil {
		s.t.Fatal(err)
	}
}

// eachWay runs a test with both ways on every kind of server.
func eachWay(t *testing.T, test func(t *testing.T, way string, s server)) {
	for kind, start := range kinds {
		if kind == "ssh" && testing.Short() {
			continue
		}
		for _, way := range ways {
			t.Run(kind+"/"+way, func(t *testing.T) { test(t, way, start(t)) })
		}
	}
}

func TestABranchGoesThereAndBack(t *testing.T) {
	eachWay(t, func(t *testing.T, way string, s server) {
		address, dir := s.repository(t, "camille vault.git")
		a := newSharer(t, way, address, s.env)
		a.fetches(plumbing.ZeroHash)
		first := a.head()
		a.pushes(first)
		a.pushes(first) // once more is nothing
		if got := at(t, dir, "for-each-ref", "--format=%(refname) %(objectname)"); got != "refs/heads/trunk "+first.String()+"\n" {
			t.Errorf("the server has %s", got)
		}
		if got := a.git("rev-parse", "refs/remotes/origin/trunk"); strings.TrimSpace(got) != first.String() {
			t.Errorf("tracked at %s", got)
		}
		a.fetches(first)

		other := workspace{t, t.TempDir()}
		at(t, other.dir, "clone", "-q", dir, ".")
		other.git("remote", "set-url", "origin", address)
		b := newSharerOf(t, other, way, s.env)
		second := b.change("two")
		b.git("tag", "-m", "a tag", "v1")
		b.pushes(second)
		if got := at(t, dir, "tag"); got != "" {
			t.Errorf("tags were sent: %s", got)
		}

		mine := a.change("three")
		if err := a.way.push(t.Context(), a.remote, mine); !errors.Is(err, ErrMoved) {
			t.Errorf("pushing over another's: %v", err)
		}
		a.fetches(second)
		if err := a.way.push(t.Context(), a.remote, mine); !errors.Is(err, ErrMoved) {
			t.Errorf("pushing beside another's: %v", err)
		}
		a.git("-c", "user.name=A", "merge", "-q", "-s", "ours", "-m", "both", "origin/trunk")
		a.pushes(a.head())
		b.fetches(a.head())
		if got := b.git("show", "origin/trunk:notes.md"); got != "three\n" {
			t.Errorf("fetched %q", got)
		}
		whole(t, a.dir, b.dir, dir)
	})
}

// whole looks whether git finds everything in order and nothing left behind.
func whole(t *testing.T, dirs ...string) {
	t.Helper()
	for _, dir := range dirs {
		if said := at(t, dir, "fsck", "--strict", "--no-dangling"); strings.Contains(said, "error") {
			t.Errorf("%s: %s", dir, said)
		}
		_ = filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
			if err == nil && (strings.HasSuffix(path, ".lock") || strings.HasPrefix(entry.Name(), "tmp_")) {
				t.Errorf("left behind: %s", path)
			}
			return nil
		})
	}
}

func TestARemoteMayHaveAnotherDefaultBranchAndOthersBesides(t *testing.T) {
	eachWay(t, func(t *testing.T, way string, s server) {
		address, dir := s.repository(t, "notes.git")
		other := newSharer(t, "program", dir, nil)
		other.git("push", "-q", "origin", "HEAD:refs/heads/main", "HEAD:refs/heads/draft")
		at(t, dir, "symbolic-ref", "HEAD", "refs/heads/main")
		a := newSharer(t, way, address, s.env)
		a.fetches(plumbing.ZeroHash)
		a.pushes(a.head())
		if got := at(t, dir, "for-each-ref", "--format=%(refname)"); got != "refs/heads/draft\nrefs/heads/main\nrefs/heads/trunk\n" {
			t.Errorf("the server has %s", got)
		}
		a.git("config", "branch.trunk.remote", "origin")
		a.git("config", "branch.trunk.merge", "refs/heads/main")
		b := newSharerOf(t, a.workspace, way, s.env)
		b.fetches(other.head())
		if got := b.git("for-each-ref", "--format=%(refname)", "refs/remotes"); got != "refs/remotes/origin/main\nrefs/remotes/origin/trunk\n" {
			t.Errorf("tracked: %s", got)
		}
	})
}

func TestARefusalIsInTheRemotesOwnWords(t *testing.T) {
	eachWay(t, func(t *testing.T, way string, s server) {
		for name, script := range map[string]string{
			"pre-receive": `echo "no meetings on a Sunday" >&2; exit 1`, "update": `echo "no meetings on a Sunday" >&2; exit 1`,
		} {
			address, dir := s.repository(t, name+".git")
			hook(t, dir, name, script)
			a := newSharer(t, way, address, s.env)
			a.refused(a.way.push(t.Context(), a.remote, a.head()), ErrRejected, "no meetings on a Sunday")
			hook(t, dir, name, "exit 1")
			a.refused(a.way.push(t.Context(), a.remote, a.head()), ErrRejected, "declined")
			if got := at(t, dir, "for-each-ref"); got != "" {
				t.Errorf("the server has %s", got)
			}
		}
	})
}

// refused looks whether an error is of a kind and says certain words.
func (s *sharer) refused(err, kind error, words string) {
	s.t.Helper()
	var e *RemoteError
	if !errors.As(err, &e) || !errors.Is(err, kind) || !strings.Contains(e.Said, words) {
		s.t.Errorf("got %q, want %q with %q", err, kind, words)
	}
}

func TestARepositoryThatIsNotThere(t *testing.T) {
	eachWay(t, func(t *testing.T, way string, s server) {
		a := newSharer(t, way, s.address+"/none.git", s.env)
		_, err := a.way.fetch(t.Context(), a.remote)
		a.refused(err, ErrMissing, "")
		a.refused(a.way.push(t.Context(), a.remote, a.head()), ErrMissing, "")
	})
}

func TestAPasswordIsTheRightOneOrNot(t *testing.T) {
	s := web(t, "s3cret")
	for _, way := range ways {
		t.Run(way, func(t *testing.T) {
			address, _ := s.repository(t, way+".git")
			with := func(login string) string { return strings.Replace(address, "http://", "http://"+login, 1) }
			a := newSharer(t, way, with("camille:s3cret@"), nil)
			a.pushes(a.head())
			a.fetches(a.head())

			a = newSharer(t, way, with("camille:wr0ng@"), nil)
			_, err := a.way.fetch(t.Context(), a.remote)
			a.refused(err, ErrDenied, "")
			if strings.Contains(err.Error(), "wr0ng") {
				t.Errorf("it tells the password: %v", err)
			}
			a.refused(a.way.push(t.Context(), a.remote, a.change("two")), ErrDenied, "")

			want := ErrDenied // git has nobody to ask
			if way == "library" {
				want = ErrPassword
			}
			a = newSharer(t, way, address, nil)
			_, err = a.way.fetch(t.Context(), a.remote)
			a.refused(err, want, "")
		})
	}
}

func TestAKeyIsTheRightOneAndTheServerIsKnown(t *testing.T) {
	right, other := newKey(t), newKey(t)
	s := sshd(t, right)
	address, _ := s.repository(t, "notes.git")
	at := strings.SplitN(strings.SplitN(s.address, "@", 2)[1], "/", 2)[0]
	for _, way := range ways {
		for _, c := range []struct {
			env  map[string]string
			want error
		}{
			{s.env, nil},
			{home(t, right, at, ""), ErrUnknownHost},
			{home(t, right, at, other), ErrOtherHost},
		} {
			a := newSharer(t, way, address, c.env)
			known, _ := os.ReadFile(filepath.Join(c.env["HOME"], ".ssh", "known_hosts"))
			if _, err := a.way.fetch(t.Context(), a.remote); !errors.Is(err, c.want) {
				t.Errorf("%s: %v, want %v", way, err, c.want)
			}
			if now, _ := os.ReadFile(filepath.Join(c.env["HOME"], ".ssh", "known_hosts")); string(now) != string(known) {
				t.Errorf("%s: a server was accepted: %s", way, now)
			}
		}
		wrong := home(t, other, at, "")
		known, err := os.ReadFile(s.env["HOME"] + "/.ssh/known_hosts")
		if err != nil {
			t.Fatal(err)
		}
		write(t, wrong["HOME"]+"/.ssh/known_hosts", string(known))
		a := newSharer(t, way, address, wrong)
		_, err = a.way.fetch(t.Context(), a.remote)
		a.refused(err, ErrDenied, "")
	}
}

func TestTheRemoteIsTheOneThatGitWouldUse(t *testing.T) {
	for name, c := range map[string]struct {
		config string
		want   Remote
		err    error
	}{
		"none":     {"", Remote{}, ErrNoRemote},
		"the only": {"[remote \"mentor\"]\nurl = m\n", Remote{Name: "mentor", URL: "m", Branch: "trunk", tracking: "refs/remotes/mentor/trunk"}, nil},
		"the only, told of another branch": {"[remote \"a.b\"]\nurl = m\n[branch \"trunk\"]\nremote = a.b\nmerge = refs/heads/x/y\n",
			Remote{Name: "a.b", URL: "m", Branch: "x/y", tracking: "refs/remotes/a.b/x/y"}, nil},
		"origin of two": {"[remote \"Origin\"]\nurl = n\n[remote \"origin\"]\nurl = m\nurl = second\nfetch = +refs/heads/*:refs/seen/*\n",
			Remote{Name: "origin", URL: "m", Branch: "trunk", tracking: "refs/seen/trunk"}, nil},
		"the one to push to": {"[remote \"a\"]\nurl = n\n[remote \"b\"]\nurl = m\n[remote]\npushDefault = b\n",
			Remote{Name: "b", URL: "m", Branch: "trunk", tracking: "refs/remotes/b/trunk"}, nil},
		"none of two":     {"[remote \"a\"]\nurl = n\n[remote \"b\"]\nurl = m\n", Remote{}, ErrNoRemote},
		"one of no name":  {"[remote \"a\"]\nurl = n\n[branch \"trunk\"]\nremote = b\n", Remote{}, ErrNoRemote},
		"the branch here": {"[remote \"a\"]\nurl = m\n[branch \"trunk\"]\nremote = .\n", Remote{Name: "a", URL: "m", Branch: "trunk", tracking: "refs/remotes/a/trunk"}, nil},
	} {
		w := newWorkspace(t)
		file := filepath.Join(w.dir, ".git", "config")
		had, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, file, string(had)+c.config)
		repo, err := Find(w.dir)
		if err != nil {
			t.Fatal(err)
		}
		got, err := repo.Remote(ReadConfig(environment(nil), repo))
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestAnAddressIsShownWithoutItsLogin(t *testing.T) {
	for address, want := range map[string]string{
		"https://camille:pa%20ss@host/notes.git": "https://host/notes.git",
		"https://gh_token@host/notes.git":        "https://host/notes.git",
		"https://u:p%zz@host/x":                  "https://host/x",
		"https://host/@camille/notes.git":        "https://host/@camille/notes.git",
		"ssh://git@host:22/notes.git":            "ssh://git@host:22/notes.git",
		"git@host:notes.git":                     "git@host:notes.git",
		"/media/stick/notes.git":                 "/media/stick/notes.git",
	} {
		if got := (Remote{URL: address}).Shown(); got != want {
			t.Errorf("%s is shown as %s", address, got)
		}
	}
	r := Remote{URL: "https://camille:pa%20ss@host/notes.git"}
	said := r.hidden("unable to access 'https://camille:pa%20ss@host/': password 'pa ss' is wrong")
	if strings.Contains(said, "pa ss") || strings.Contains(said, "pa%20ss") {
		t.Error(said)
	}
}

func TestAnAddressIsRewrittenAsGitWould(t *testing.T) {
	w := newWorkspace(t)
	for _, pair := range [][2]string{
		{"url.https://host/.insteadOf", "gh:"}, {"url.https://mirror/.insteadOf", "gh:notes"}, {"url.ssh://git@host/.pushInsteadOf", "https://host/"},
	} {
		w.git("config", pair[0], pair[1])
	}
	w.git("remote", "add", "origin", "gh:x.git")
	repo, err := Find(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	c := ReadConfig(environment(nil), repo)
	for _, address := range []string{"gh:x.git", "gh:notes.git", "https://host/x", "other"} {
		w.git("remote", "set-url", "origin", address)
		r := Remote{Name: "origin", URL: address}
		if got, want := c.fetchAddress(r), strings.TrimSpace(w.git("remote", "get-url", "origin")); got != want {
			t.Errorf("fetch %s: %s, git says %s", address, got, want)
		}
		if got, want := c.pushAddress(r), strings.TrimSpace(w.git("remote", "get-url", "--push", "origin")); got != want {
			t.Errorf("push %s: %s, git says %s", address, got, want)
		}
	}
}

func TestHowToGetToKnowAServer(t *testing.T) {
	for address, want := range map[string][2]string{
		"git@host:notes.git":         {"ssh -T git@host", "host"},
		"host:notes.git":             {"ssh -T host", "host"},
		"ssh://git@host/notes.git":   {"ssh -T git@host", "host"},
		"ssh://host:2222/notes.git":  {"ssh -T -p 2222 host", "[host]:2222"},
		"https://git@host/notes.git": {},
		"/media/a:b/notes.git":       {},
	} {
		command, host := Remote{URL: address}.SSH()
		if got := [2]string{command, host}; got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}
