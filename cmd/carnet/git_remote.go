package main

// Why a remote did not do what was asked of it, and the way out.

import (
	"errors"

	"carnet/internal/i18n"
	"carnet/internal/sync"
)

// remoteWords are the messages for each kind of error, with their mends: a refusal
// has none but the remote's own words.
var remoteWords = []struct {
	kind          error
	message, mend string
}{
	{sync.ErrMoved, "sharing.moved", "sharing.moved-mend"},
	{sync.ErrDenied, "sharing.denied", "sharing.denied-mend"},
	{sync.ErrUnknownHost, "sharing.unknown-host", "sharing.unknown-host-mend"},
	{sync.ErrOtherHost, "sharing.other-host", "sharing.other-host-mend"},
	{sync.ErrUnreachable, "sharing.unreachable", "sharing.unreachable-mend"},
	{sync.ErrMissing, "sharing.missing", "sharing.missing-mend"},
	{sync.ErrSlow, "sharing.slow", "sharing.slow-mend"},
	{sync.ErrRejected, "sharing.rejected", ""},
	{sync.ErrCheckedOut, "sharing.checked-out", "sharing.checked-out-mend"},
	{sync.ErrTransport, "sharing.transport", "sharing.transport-mend"},
	{sync.ErrFolder, "sharing.needs-git-folder", "sharing.needs-git-mend"},
	{sync.ErrSetting, "sharing.needs-git-setting", "sharing.needs-git-mend"},
	{sync.ErrPassword, "sharing.needs-git-password", "sharing.needs-git-mend"},
}

// remoteSays are the message and the mend for an error of a remote.
func (a *app) remoteSays(remote sync.Remote, e *sync.RemoteError) (message, mend string) {
	try, host := remote.SSH()
	folder, isFolder := remote.Folder()
	args := i18n.Args{
		"Name": remote.Name, "Address": remote.Shown(), "Folder": folder, "Setting": e.Said, "Try": try, "Host": host,
	}
	if isFolder && e.Kind == sync.ErrUnreachable {
		return a.words.Say("sharing.absent", args), a.words.Say("sharing.absent-mend", args)
	}
	for _, w := range remoteWords {
		if errors.Is(e, w.kind) {
			message = a.words.Say(w.message, args)
			if w.mend != "" {
				mend = a.words.Say(w.mend, args)
			}
			break
		}
	}
	return message, mend
}
