package sync

import (
	"cmp"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/config"
	"github.com/go-git/go-git/v5/plumbing"
)

// A Remote is where a branch is shared.
type Remote struct {
	Name   string // origin, as a rule
	URL    string // as the configuration has it
	Branch string // the branch's name there: main

	tracking plumbing.ReferenceName // where git notes here how far the branch is there
}

// What keeps a remote from working. They come in a RemoteError, with what was
// said.
var (
	ErrNoRemote    = errors.New("the repository has no remote")
	ErrMoved       = errors.New("the remote branch has moved meanwhile")
	ErrDenied      = errors.New("the remote does not let this person in")
	ErrUnknownHost = errors.New("nobody has said yet that this is the right server")
	ErrOtherHost   = errors.New("the server is not the one it was")
	ErrUnreachable = errors.New("the remote cannot be reached")
	ErrMissing     = errors.New("there is no repository at this address")
	ErrSlow        = errors.New("the remote does not answer in time")
	ErrRejected    = errors.New("the remote refuses what is sent") // a rule or a hook of its own
	ErrCheckedOut  = errors.New("the remote is somebody's own working copy")
	ErrTransport   = errors.New("this kind of address is not used")

	// What only a git program can do.
	ErrFolder   = errors.New("a folder as a remote needs the git program")
	ErrSetting  = errors.New("only the git program heeds a setting") // Said names it
	ErrPassword = errors.New("only the git program knows where passwords are kept")
)

// A RemoteError is why a remote did not do what was asked of it.
type RemoteError struct {
	Kind error  // one of those above
	Said string // the remote's own words, or those of the program that talked with it; without secrets
}

// Error implements error.
func (e *RemoteError) Error() string {
	if e.Said == "" {
		return e.Kind.Error()
	}
	return e.Kind.Error() + ": " + e.Said
}

// Unwrap gives the kind.
func (e *RemoteError) Unwrap() error { return e.Kind }

// Remote is the one with which the branch that is checked out is shared, as git
// decides it; ErrNoRemote where there is none.
func (r *Repository) Remote(config Config) (Remote, error) {
	branch, _, err := r.head()
	if err != nil {
		return Remote{}, err
	}
	return config.remote(branch.Short())
}

// remote is the one that a branch is shared with.
func (c Config) remote(branch string) (Remote, error) {
	name := c.remoteName(branch)
	urls := c.lists["remote."+name+".url"]
	if len(urls) == 0 {
		return Remote{}, ErrNoRemote
	}
	there := plumbing.ReferenceName(cmp.Or(c.values["branch."+branch+".merge"], "refs/heads/"+branch)).Short()
	return Remote{Name: name, URL: urls[0], Branch: there, tracking: c.tracking(name, there)}, nil
}

// remoteName is what the branch is told to use; else the only one there is, the
// one for all that is sent, or origin.
func (c Config) remoteName(branch string) string {
	if told := c.values["branch."+branch+".remote"]; told != "" && told != "." {
		return told
	}
	if names := c.remotes(); len(names) == 1 {
		return names[0]
	}
	return cmp.Or(c.values["remote.pushdefault"], "origin")
}

// remotes are the names of all remotes.
func (c Config) remotes() []string {
	var names []string
	for key := range c.lists {
		if rest, ok := strings.CutPrefix(key, "remote."); ok {
			if name, ok := strings.CutSuffix(rest, ".url"); ok {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// tracking is the reference in which git keeps what a branch of a remote was
// when last seen.
func (c Config) tracking(name, branch string) plumbing.ReferenceName {
	there := plumbing.NewBranchReferenceName(branch)
	for _, spec := range c.lists["remote."+name+".fetch"] {
		if s := config.RefSpec(spec); s.Validate() == nil && !s.IsExactSHA1() && s.Match(there) {
			return s.Dst(there)
		}
	}
	return plumbing.NewRemoteReferenceName(name, branch)
}

// refSpec tells git to bring the branch to where it is tracked.
func (r Remote) refSpec() string {
	return "+refs/heads/" + r.Branch + ":" + string(r.tracking)
}

// Shown is the remote's address for everybody's eyes: of one on the web nothing
// of who logs in, since it may be a password.
func (r Remote) Shown() string {
	login := r.login()
	if login == "" {
		return r.URL
	}
	return strings.Replace(r.URL, login+"@", "", 1)
}

// login is what the address of a server on the web says before its @.
func (r Remote) login() string {
	scheme, rest, ok := strings.Cut(r.URL, "://")
	if !ok || scheme != "http" && scheme != "https" {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return host[:max(0, strings.LastIndex(host, "@"))]
}

// hidden is a text that may repeat the address, without what logs in there.
func (r Remote) hidden(text string) string {
	login := r.login()
	if login == "" {
		return text
	}
	secret := login
	if _, password, ok := strings.Cut(login, ":"); ok && password != "" {
		secret = password
	}
	plain, err := url.PathUnescape(secret)
	if err != nil {
		plain = secret
	}
	return strings.NewReplacer(login+"@", "", secret, "***", plain, "***").Replace(text)
}

// Folder is the folder that the address means, false where it leads to a server.
func (r Remote) Folder() (string, bool) {
	if rest, ok := strings.CutPrefix(r.URL, "file://"); ok {
		return filepath.FromSlash(rest), true
	}
	colon, slash := strings.IndexByte(r.URL, ':'), strings.IndexByte(r.URL, '/')
	if colon < 0 || slash >= 0 && slash < colon || filepath.VolumeName(r.URL) != "" {
		return r.URL, true
	}
	return "", false
}

// SSH is the command by which a person gets to know the remote's server, and the
// name under which ssh then knows it; empty where it is not reached by ssh.
func (r Remote) SSH() (command, host string) {
	target, _, isShort := strings.Cut(r.URL, ":")
	port := ""
	if u, err := url.Parse(r.URL); err == nil && u.Scheme == "ssh" {
		target, port, isShort = u.Hostname(), u.Port(), true
		if u.User != nil {
			target = u.User.Username() + "@" + target
		}
	} else if _, folder := r.Folder(); folder || strings.Contains(r.URL, "://") {
		isShort = false
	}
	if !isShort {
		return "", ""
	}
	host = target[strings.IndexByte(target, '@')+1:]
	if port == "" {
		return "ssh -T " + target, host
	}
	return "ssh -T -p " + port + " " + target, "[" + host + "]:" + port
}

// gone tells whether the address is a folder that is not there: a stick that is
// not plugged in. A relative one counts from the top of the working tree.
func (r Remote) gone(top string) bool {
	dir, ok := r.Folder()
	if !ok {
		return false
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(top, dir)
	}
	_, err := os.Stat(dir)
	return errors.Is(err, os.ErrNotExist)
}
