package sync

import (
	"errors"
	"slices"
	"strings"
)

// words are those by which git and ssh say what is the matter, in English; the
// first kind that fits counts.
var words = []struct {
	kind error
	said []string
}{
	{ErrOtherHost, []string{"REMOTE HOST IDENTIFICATION HAS CHANGED"}},
	{ErrUnknownHost, []string{"Host key verification failed"}},
	{ErrTransport, []string{"' not allowed", "is not a git command", "Unable to find remote helper"}},
	{ErrDenied, []string{
		"Authentication failed", "Permission denied", "could not read Username", "could not read Password",
		"returned error: 401", "returned error: 403", "Too many authentication failures", "Access denied",
		"insufficient permission", "detected dubious ownership",
	}},
	{ErrMissing, []string{
		"does not appear to be a git repository", "' not found", "epository not found", "no such repository", "does not exist",
		"access denied or repository not exported", "could not be found", "returned error: 404",
	}},
	{ErrUnreachable, []string{
		"Could not resolve host", "Could not resolve hostname", "unable to access", "unable to connect", "Could not read from remote",
		"hung up unexpectedly", "early EOF", "RPC failed", "unable to look up", "remote failed to report status",
	}},
}

// kindOf is what an error of git's words mean, nil where they mean none of it.
func kindOf(err error) error {
	e := (*ProgramError)(nil)
	if !errors.As(err, &e) {
		return nil
	}
	for _, w := range words {
		if slices.ContainsFunc(w.said, func(s string) bool { return strings.Contains(e.Said, s) }) {
			return w.kind
		}
	}
	return nil
}

// saidOf tells whether git failed with these words.
func saidOf(err error, words string) bool {
	e := (*ProgramError)(nil)
	return errors.As(err, &e) && strings.Contains(e.Said, words)
}

// understood makes a RemoteError of git's words, where they are the remote's.
func (p *program) understood(remote Remote, err error) error {
	if errors.Is(err, ErrSlow) {
		return &RemoteError{Kind: ErrSlow}
	}
	e, kind := (*ProgramError)(nil), kindOf(err)
	if kind == nil || !errors.As(err, &e) {
		return err
	}
	if kind == ErrMissing && remote.gone(p.top) {
		kind = ErrUnreachable
	}
	return &RemoteError{kind, e.Said}
}

// refusal is why a branch was not taken, as git's porcelain says it:
// "[rejected] (fetch first)".
func refusal(status string) string {
	for line := range strings.Lines(status) {
		if rest, ok := strings.CutPrefix(line, "!\t"); ok {
			_, summary, _ := strings.Cut(strings.TrimSpace(rest), "\t")
			return summary
		}
	}
	return ""
}

// moved are the words by which a remote says that its branch is not where it was.
var moved = []string{
	"fetch first", "non-fast-forward", "stale info", "failed to update ref", "failed to lock", "cannot lock ref",
	"incorrect old value", "reference already exists",
}

// pushError says why the remote did not take a branch: its own words, which a
// hook there may have written, or git's summary.
func pushError(remote Remote, summary string, err error) error {
	said := summary
	if e := (*ProgramError)(nil); errors.As(err, &e) {
		if own := remoteLines(e.Said); own != "" {
			said = own
		}
	}
	return &RemoteError{refusedAs(summary), remote.hidden(said)}
}

// refusedAs is the kind of a refusal.
func refusedAs(summary string) error {
	switch {
	case slices.ContainsFunc(moved, func(s string) bool { return strings.Contains(summary, s) }):
		return ErrMoved
	case strings.Contains(summary, "currently checked out"):
		return ErrCheckedOut
	case strings.Contains(summary, "remote failed to report status"):
		return ErrUnreachable
	}
	return ErrRejected
}

// remoteLines are the lines that came from the other side.
func remoteLines(said string) string {
	var lines []string
	for line := range strings.Lines(said) {
		if rest, ok := strings.CutPrefix(line, "remote: "); ok && strings.TrimSpace(rest) != "" {
			lines = append(lines, strings.TrimSpace(rest))
		}
	}
	return strings.Join(lines, "\n")
}
