package sync

import (
	"context"

	"github.com/go-git/go-git/v5/plumbing"
)

// A way is how the work is done for which a git program, where one is installed,
// is the better hand: there identity, hooks, signing, line endings, filters and
// credentials are the person's own. Without one, go-git does it, and refuses what
// it would not do faithfully. Everything else is written once, for both.
//
// Paths are the repository's: relative to its top, with /.
type way interface {
	recorder
	transport
}

// A recorder looks at the working tree and writes into the history.
type recorder interface {
	// author is whom git names as the author; known says whether it knows, or
	// whether it is the guess that the world came with.
	author(ctx context.Context) (who Person, known bool, err error)

	// changed lists what the working tree holds otherwise than the last commit
	// does, below the folder prefix ("" for all) and by path. What git ignores is
	// not in it, nor what is in repositories inside this one. .carnet/ and
	// private/ may be: whoever asks leaves them out.
	changed(ctx context.Context, prefix string) ([]Change, error)

	// commit makes one commit of these changes as the working tree holds them
	// and of nothing else. What is staged of other files stays staged. a holds
	// git's index meanwhile, and puts it back where the commit fails.
	commit(ctx context.Context, message string, changes []Change, a *applying) (plumbing.Hash, error)

	// commitTree stores a commit of a tree, signed where the person signs. No
	// branch moves.
	commitTree(ctx context.Context, tree plumbing.Hash, parents []plumbing.Hash, message string) (plumbing.Hash, error)

	// clean is what git stores of a file's bytes, smudge what it writes of a
	// stored file's: they differ by line endings and filters.
	clean(ctx context.Context, path string, data []byte) ([]byte, error)
	smudge(ctx context.Context, path string, data []byte) ([]byte, error)
}

// A transport carries commits to and from a remote.
type transport interface {
	// fetch brings what the remote branch holds and gives its tip, the zero hash
	// where the remote has no such branch yet.
	fetch(ctx context.Context, remote Remote) (plumbing.Hash, error)

	// push makes tip the remote branch's; ErrMoved says that somebody else was
	// there first since the last fetch. It never forces.
	push(ctx context.Context, remote Remote, tip plumbing.Hash) error
}

// A Change is a file that is not as the last commit has it.
type Change struct {
	Path string // relative to the repository's top, with /
	Gone bool   // it goes from the history: the working tree, or by hand the index, no longer has it
	New  bool   // the last commit does not have it
}
