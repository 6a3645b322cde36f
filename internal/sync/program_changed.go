package sync

// What the working tree holds, as the git program sees it.

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// emptyTree is the tree without files, which every repository has.
const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

// reading keeps git from writing what it has learnt while looking.
var reading = []string{"GIT_OPTIONAL_LOCKS=0"}

// changed holds the working tree against the last commit.
func (p *program) changed(ctx context.Context, prefix string) ([]Change, error) {
	last, err := p.last(ctx)
	if err != nil {
		return nil, err
	}
	tracked, err := p.runWith(ctx, reading, nil, append([]string{
		"-c", "diff.autoRefreshIndex=true", "diff", "--raw", "-z", "--no-renames", "--no-relative",
		"--no-ext-diff", "--ignore-submodules=all", last, "--",
	}, below(prefix)...)...)
	if err != nil {
		return nil, err
	}
	others, err := p.runWith(ctx, reading, nil, append([]string{"ls-files", "--others", "--exclude-standard", "-z", "--"}, below(prefix)...)...)
	if err != nil {
		return nil, err
	}
	changes, err := parseRaw(tracked)
	if err != nil {
		return nil, err
	}
	return withOthers(changes, others), nil
}

// below is the pathspec of a folder.
func below(prefix string) []string {
	if prefix == "" {
		return nil
	}
	return []string{prefix}
}

// last names the last commit, or the empty tree where there is none yet.
func (p *program) last(ctx context.Context) (string, error) {
	out, err := p.run(ctx, nil, "rev-parse", "--quiet", "--verify", "HEAD^{commit}")
	var failed *ProgramError
	if errors.As(err, &failed) && failed.Exit == 1 {
		return emptyTree, nil
	}
	return strings.TrimSpace(string(out)), err
}

// parseRaw reads what git diff --raw -z says: ":modes hashes LETTER", path.
func parseRaw(raw []byte) ([]Change, error) {
	var changes []Change
	fields := strings.Split(strings.TrimSuffix(string(raw), "\x00"), "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		letter, name := fields[i][strings.LastIndexByte(fields[i], ' ')+1:], fields[i+1]
		if letter == "U" {
			return nil, Conflicted
		}
		changes = append(changes, Change{Path: name, Gone: letter == "D", New: letter == "A"})
	}
	return changes, nil
}

// withOthers adds the files that git does not follow yet. One that was only taken
// out of the index by hand is as it is in the working tree.
func withOthers(changes []Change, others []byte) []Change {
	gone := map[string]int{}
	for i, c := range changes {
		if c.Gone {
			gone[c.Path] = i
		}
	}
	for name := range bytes.SplitSeq(others, []byte{0}) {
		name := string(name)
		if name == "" || strings.HasSuffix(name, "/") { // the latter: another repository
			continue
		}
		if i, ok := gone[name]; ok {
			changes[i].Gone = false
			continue
		}
		changes = append(changes, Change{Path: name, New: true})
	}
	return sortChanges(changes)
}

func sortChanges(changes []Change) []Change {
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return changes
}

// clean runs a file's bytes through the person's filters, as git add does.
func (p *program) clean(ctx context.Context, path string, data []byte) ([]byte, error) {
	if data == nil {
		data = []byte{}
	}
	hash, err := p.run(ctx, data, "hash-object", "-w", "--stdin", "--path", path)
	if err != nil {
		return nil, err
	}
	return p.run(ctx, nil, "cat-file", "blob", strings.TrimSpace(string(hash)))
}

// smudge runs a stored file's bytes through the person's filters, as git
// checkout does.
func (p *program) smudge(ctx context.Context, path string, data []byte) ([]byte, error) {
	hash := plumbing.ComputeHash(plumbing.BlobObject, data)
	if _, err := p.run(ctx, append([]byte{}, data...), "hash-object", "-w", "--stdin", "--no-filters"); err != nil {
		return nil, err
	}
	return p.run(ctx, nil, "cat-file", "--filters", "--path="+path, hash.String())
}

// inTree is a path of the repository on the disk.
func inTree(top, path string) string { return filepath.Join(top, filepath.FromSlash(path)) }

// temporary is a folder for one command, with what takes it away.
func temporary() (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", "carnet-")
	return dir, func() { _ = os.RemoveAll(dir) }, err
}
