package sync

// What the working tree holds, as the git program sees it.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
)

// emptyTree is the tree without files, which every repository has.
const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

// reading are the variables that keep git from writing what it has learnt while
// looking: it may do so in a copy of its index.
func (p *program) reading() (variables []string, remove func(), err error) {
	dir, err := os.MkdirTemp("", "carnet-")
	if err != nil {
		return nil, nil, err
	}
	remove = func() { _ = os.RemoveAll(dir) }
	index := filepath.Join(dir, "index")
	if err := copyFile(filepath.Join(p.own, "index"), index); err != nil {
		remove()
		return nil, nil, err
	}
	return []string{"GIT_OPTIONAL_LOCKS=0", "GIT_INDEX_FILE=" + index}, remove, nil
}

// changed holds the working tree against the last commit.
func (p *program) changed(ctx context.Context, prefix string) ([]Change, error) {
	if unmerged, err := p.run(ctx, nil, "ls-files", "--unmerged", "-z"); err != nil || len(unmerged) > 0 {
		return nil, cmp.Or(err, error(Conflicted))
	}
	last, err := p.last(ctx)
	if err != nil {
		return nil, err
	}
	reading, remove, err := p.reading()
	if err != nil {
		return nil, err
	}
	defer remove()
	tracked, err := p.runWith(ctx, reading, nil, append([]string{
		"-c", "diff.autoRefreshIndex=true", "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative",
		"--no-ext-diff", "--ignore-submodules=all", last, "--",
	}, below(prefix)...)...)
	if err != nil {
		return nil, err
	}
	others, err := p.runWith(ctx, reading, nil, append([]string{"ls-files", "--others", "--exclude-standard", "-z", "--"}, below(prefix)...)...)
	if err != nil {
		return nil, err
	}
	rows, err := parseRaw(tracked)
	if err != nil {
		return nil, err
	}
	return p.withOthers(ctx, rows, others)
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

// A rawRow is what git says of a file that is not as the last commit has it.
type rawRow struct {
	Change
	mode, hash string // as the last commit has it
}

// parseRaw reads what git diff --raw -z says: ":MODE MODE HASH HASH LETTER", path.
func parseRaw(raw []byte) ([]rawRow, error) {
	var rows []rawRow
	fields := strings.Split(strings.TrimSuffix(string(raw), "\x00"), "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		words := strings.Fields(strings.TrimPrefix(fields[i], ":"))
		if len(words) < 5 {
			return nil, fmt.Errorf("git diff: %q", fields[i])
		}
		letter := words[4]
		rows = append(rows, rawRow{Change{Path: fields[i+1], Gone: letter == "D", New: letter == "A"}, words[0], words[2]})
	}
	return rows, nil
}

// withOthers adds the files that git does not follow yet. One that was only taken
// out of the index by hand is as it is in the working tree.
func (p *program) withOthers(ctx context.Context, rows []rawRow, others []byte) ([]Change, error) {
	untracked := map[string]bool{}
	for name := range strings.SplitSeq(string(others), "\x00") {
		untracked[name] = name != "" && !strings.HasSuffix(name, "/") // a slash: another repository
	}
	var changes []Change
	for _, row := range rows {
		if row.Gone && untracked[row.Path] {
			untracked[row.Path], row.Gone = false, false
			same, err := p.isAs(ctx, row)
			if err != nil {
				return nil, err
			}
			if same {
				continue
			}
		}
		changes = append(changes, row.Change)
	}
	for name, other := range untracked {
		if other {
			changes = append(changes, Change{Path: name, New: true})
		}
	}
	return sortChanges(changes), nil
}

// isAs tells whether a file is as the last commit has it. One that cannot be read
// is not.
func (p *program) isAs(ctx context.Context, row rawRow) (bool, error) {
	mode, data, err := readFile(p.top, row.Path)
	if err != nil || fmt.Sprintf("%06o", uint32(mode)) != row.mode {
		return false, nil //nolint:nilerr // whoever saves it is told
	}
	filters := "--path=" + row.Path
	if mode == filemode.Symlink {
		filters = "--no-filters"
	}
	hash, err := p.run(ctx, append([]byte{}, data...), "hash-object", "--stdin", filters)
	return strings.TrimSpace(string(hash)) == row.hash, err
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
