package doctor

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"

	"carnet/internal/sync"
)

// program says whether git itself is there to work with.
func program(e sync.Examination) Finding {
	args := map[string]any{"Version": e.Program}
	switch {
	case e.Program == "":
		return advice("git", "doctor.git-none", nil)
	case e.TooOld:
		return advice("git", "doctor.git-old", args)
	}
	return well("git", "doctor.git-here", args)
}

// author says whose name stands at what is saved.
func author(e sync.Examination) Finding {
	args := map[string]any{"Name": e.Author.Name, "Email": e.Author.Email}
	if !e.AuthorKnown {
		return mend("author", "doctor.author-guessed", args)
	}
	return well("author", "doctor.author-known", args)
}

// repository says how the vault's history is kept.
func repository(e sync.Examination) []Finding {
	args := map[string]any{"Top": e.Top, "Branch": e.Branch, "Reason": fmt.Sprint(e.Err), "Path": path.Join(e.Top, ".git", "index.lock"), "Since": e.Locked}
	switch {
	case errors.Is(e.Err, sync.ErrNotOwned):
		return []Finding{mend("repository", "doctor.repository-owner", args)}
	case e.Err != nil:
		return []Finding{mend("repository", "doctor.repository-unreadable", args)}
	case e.Top == "":
		return []Finding{advice("repository", "doctor.repository-none", nil)}
	}
	var all []Finding
	for _, h := range []sync.Hindrance{e.State, e.Beyond} {
		if h != sync.Unhindered {
			all = append(all, Finding{Check: "repository", State: Mend, Hindrance: h})
		}
	}
	if !e.Locked.IsZero() {
		all = append(all, mend("repository", "doctor.repository-locked", args))
	}
	if e.Shallow {
		all = append(all, advice("repository", "doctor.repository-shallow", args))
	}
	switch {
	case len(all) > 0:
		return all
	case e.Committed.IsZero():
		return []Finding{advice("repository", "doctor.repository-empty", args)}
	}
	return []Finding{well("repository", "doctor.repository-here", args)}
}

// private says whether git leaves alone what is not to be shared. carnet's own
// folder comes with a rule of its own.
func private(e sync.Examination) []Finding {
	var all []Finding
	for _, folder := range []string{"private", ".carnet"} {
		if files := e.Tracked(folder); len(files) > 0 {
			all = append(all, mend("private", "doctor.private-kept", map[string]any{"Folder": folder, "Count": len(files), "File": files[0]}))
		}
		if there := e.Has(folder); !e.Ignores(folder+"/note.md") && (there || folder == "private") {
			open := Finding{Check: "private", State: Advice, Message: "doctor.private-open", Args: map[string]any{"Folder": folder}}
			if there {
				open.State = Mend
			}
			all = append(all, open)
		}
	}
	if len(all) == 0 {
		return []Finding{well("private", "doctor.private-closed", nil)}
	}
	return all
}

// told says which private notes are shared all the same: only the folder private/
// is kept from git.
func (w World) told(e sync.Examination) []Finding {
	shared := slices.DeleteFunc(slices.Clone(w.Private), func(file string) bool { return !e.Keeps(file) })
	if len(shared) == 0 || e.RemoteErr != nil {
		return nil
	}
	return []Finding{advice("private", "doctor.private-told", map[string]any{"Count": len(shared), "File": shared[0]})}
}

// remote says with whom the vault is shared, and whether they can be reached.
func remote(ctx context.Context, e sync.Examination) Finding {
	args := map[string]any{"Name": e.Remote.Name, "Address": e.Remote.Shown(), "Names": e.Remotes()}
	switch {
	case e.RemoteErr != nil && len(e.Remotes()) > 0:
		return advice("remote", "doctor.remote-unclear", args)
	case e.RemoteErr != nil:
		return well("remote", "doctor.remote-none", nil)
	}
	err := e.Reach(ctx)
	var untrusted sync.UntrustedError
	switch {
	case errors.As(err, &untrusted):
		args["Setting"] = string(untrusted)
		return advice("remote", "doctor.remote-untried", args)
	case errors.Is(err, sync.ErrHeadless):
		args["Branch"] = e.Remote.Branch
		return advice("remote", "doctor.remote-headless", args)
	case err != nil:
		return Finding{Check: "remote", State: Mend, Remote: e.Remote, Err: err}
	}
	return well("remote", "doctor.remote-here", args)
}
