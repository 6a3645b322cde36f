package sync

import (
	"cmp"
	"context"
	"errors"
	"net"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"

	remotes "github.com/go-git/go-git/v5/plumbing/transport"
	gitssh "github.com/go-git/go-git/v5/plumbing/transport/ssh"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

// login is how the person is known to the remote: by ssh's keys, or by what the
// address says. A password that is kept elsewhere, only git finds.
func (l *library) login(remote Remote, address string) (remotes.AuthMethod, error) {
	if dir, ok := (Remote{URL: address}).Folder(); ok {
		return nil, &RemoteError{ErrFolder, dir}
	}
	if setting := l.unheeded(remote); setting != "" {
		return nil, &RemoteError{ErrSetting, setting}
	}
	ep, err := remotes.NewEndpoint(address)
	if err != nil {
		return nil, &RemoteError{Kind: ErrTransport}
	}
	switch ep.Protocol {
	case "http", "https", "git":
		return nil, nil
	case "ssh":
		if strings.Contains(address, "::") { // ext::, and the like
			return nil, &RemoteError{Kind: ErrTransport}
		}
		return l.keys(ep)
	}
	return nil, &RemoteError{Kind: ErrTransport}
}

// keys offers the keys of ssh's agent and those without a passphrase in the
// person's folder, to a host that is known.
func (l *library) keys(ep *remotes.Endpoint) (remotes.AuthMethod, error) {
	name := ep.User
	if me, err := user.Current(); name == "" && err == nil {
		name = me.Username
	}
	known, err := gitssh.NewKnownHostsDb(l.knownHosts()...)
	if err != nil {
		return nil, &RemoteError{Kind: ErrUnknownHost}
	}
	host := net.JoinHostPort(ep.Host, strconv.Itoa(cmp.Or(ep.Port, gitssh.DefaultPort)))
	return &gitssh.PublicKeysCallback{
		User: name, Callback: l.signers,
		HostKeyCallbackHelper: gitssh.HostKeyCallbackHelper{
			HostKeyCallback: known.HostKeyCallback(), HostKeyAlgorithms: known.HostKeyAlgorithms(host),
		},
	}, nil
}

// knownHosts are the files in which ssh keeps the servers that the person knows.
func (l *library) knownHosts() []string {
	files := []string{l.config.home(".ssh/known_hosts"), l.config.home(".ssh/known_hosts2"), "/etc/ssh/ssh_known_hosts"}
	var there []string
	for _, file := range files {
		if _, err := os.Stat(file); err == nil {
			there = append(there, file)
		}
	}
	return there
}

// signers are the keys to offer.
func (l *library) signers() ([]ssh.Signer, error) {
	var all []ssh.Signer
	if agent, err := gitssh.NewSSHAgentAuth("git"); err == nil {
		all, _ = agent.Callback()
	}
	for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
		if keys, err := gitssh.NewPublicKeysFromFile("", l.config.home(filepath.Join(".ssh", name)), ""); err == nil {
			all = append(all, keys.Signer)
		}
	}
	return all, nil
}

// fetchAddress is where git would fetch from.
func (c Config) fetchAddress(remote Remote) string {
	return c.instead(remote.URL, "insteadof")
}

// pushAddress is where git would send to.
func (c Config) pushAddress(remote Remote) string {
	if urls := c.lists["remote."+remote.Name+".pushurl"]; len(urls) > 0 {
		return c.instead(urls[0], "insteadof")
	}
	if other := c.instead(remote.URL, "pushinsteadof"); other != remote.URL {
		return other
	}
	return c.fetchAddress(remote)
}

// instead is an address as the person's settings rewrite it: by the longest
// beginning that they name.
func (c Config) instead(address, key string) string {
	longest, base := "", ""
	for name, begins := range c.lists {
		rest, isURL := strings.CutPrefix(name, "url.")
		with, isKey := strings.CutSuffix(rest, "."+key)
		if !isURL || !isKey {
			continue
		}
		for _, begin := range begins {
			if strings.HasPrefix(address, begin) && len(begin) > len(longest) {
				longest, base = begin, with
			}
		}
	}
	return base + address[len(longest):]
}

// told makes a RemoteError of what go-git says of a remote.
func told(remote Remote, address string, err error) error {
	var already *RemoteError
	var host *knownhosts.KeyError
	var network net.Error
	var denied = errors.Is(err, remotes.ErrAuthenticationRequired) || errors.Is(err, remotes.ErrAuthorizationFailed)
	kind := ErrUnreachable
	switch {
	case err == nil, errors.As(err, &already), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, ErrSlow):
		return &RemoteError{Kind: ErrSlow}
	case errors.As(err, &host):
		kind = ErrOtherHost
		if len(host.Want) == 0 {
			kind = ErrUnknownHost
		}
	case denied && (Remote{URL: address}).login() == "":
		kind = ErrPassword
	case denied, strings.Contains(err.Error(), "unable to authenticate"):
		kind = ErrDenied
	case errors.Is(err, remotes.ErrRepositoryNotFound):
		kind = ErrMissing
	case errors.As(err, &network), strings.Contains(err.Error(), "EOF"):
	default:
		return err
	}
	return &RemoteError{kind, remote.hidden(err.Error())}
}
