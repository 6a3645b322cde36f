package sync

// A merge that is left to an editor: git's own state of one, with markers in the
// files, which carnet or git finishes when none is left.

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// ErrNames says that a conflict is about the names of files, which markers in
// them cannot show.
var ErrNames = errors.New("a conflict is about names")

// Git's files of a merge under way, and carnet's beside them, which says that the
// merge is its own.
const (
	mergeHead    = "MERGE_HEAD"
	mergeMessage = "MERGE_MSG"
	mergeMode    = "MERGE_MODE"
	mergeOurs    = "carnet-merge"
)

// Leave brings theirs into the working tree with markers where there is a
// conflict, and gives the conflicts. The branch does not move.
func (w *Work) Leave(ctx context.Context, theirs, label, message string) ([]Conflict, error) {
	t, err := w.turn(ctx)
	if err != nil {
		return nil, err
	}
	defer t.end()
	if err := w.refresh(); err != nil {
		return nil, err
	}
	branch, mine, err := w.repo.head()
	if err != nil {
		return nil, partial(err)
	}
	j, m, err := w.meet(mine, plumbing.NewHash(theirs), KeepNone)
	if err != nil || m == nil {
		return nil, err
	}
	_, m, err = w.meet(mine, plumbing.NewHash(theirs), KeepMine)
	if err != nil {
		return nil, err
	}
	a := &applying{journal: newJournal(target{branch: branch, from: mine, to: m.theirs}), w: w, t: t, hands: w.hands}
	a.Edit, a.message = true, message
	changes, err := w.repo.difference(mine.TreeHash, m.tree)
	if err != nil {
		return nil, err
	}
	if err := a.mark(changes, j.Conflicts, label); err != nil {
		return nil, err
	}
	if err := w.backUp(mine); err != nil {
		return nil, err
	}
	return j.Conflicts, a.run(ctx, changes)
}

// mark puts the conflicts into the changes, and their sides into the index. Each
// learns whether its file has markers.
func (a *applying) mark(changes map[string][]treeFile, conflicts []Conflict, label string) error {
	a.stages = map[string][]*index.Entry{}
	for i, c := range conflicts {
		if c.Clash == Twins || c.Clash == FileAbove {
			return ErrNames
		}
		path, other := c.path, cmp.Or(c.other, c.path)
		a.stage(path, c.base, index.AncestorMode)
		a.stage(path, c.mine, index.OurMode)
		a.stage(other, c.theirs, index.TheirMode)
		marked, err := a.marked(c, label)
		if err != nil {
			return err
		}
		changes[path] = []treeFile{c.mine, marked}
		if other != path {
			changes[path][1], changes[other] = c.mine, []treeFile{{}, c.theirs}
		}
		after := changes[path][1]
		conflicts[i].Marked = after != c.mine && after != c.theirs
	}
	return nil
}

func (a *applying) stage(path string, file treeFile, stage index.Stage) {
	if file.is() {
		a.stages[path] = append(a.stages[path], &index.Entry{Name: path, Mode: file.mode, Hash: file.hash, Stage: stage})
	}
}

// marked is a file with both sides of its conflict, or the one that is left.
func (a *applying) marked(c Conflict, label string) (treeFile, error) {
	if !c.mine.is() || !c.theirs.is() {
		if c.mine.is() {
			return c.mine, nil
		}
		return c.theirs, nil
	}
	texts, err := a.w.repo.texts(c.base, c.mine, c.theirs)
	if err != nil || !c.mine.isRegular() || !c.theirs.isRegular() || bytes.IndexByte(texts[1], 0) >= 0 {
		return c.mine, err
	}
	hash, err := storeBlob(a.w.repo.repo.Storer, withMarkers(c.Path, texts, label))
	return treeFile{c.mine.mode, hash}, err
}

// beginMerge tells git of the merge; MERGE_HEAD, which makes it one, comes last.
func (a *applying) beginMerge() error {
	for _, file := range []struct{ name, text string }{
		{mergeMessage, strings.TrimSpace(a.message) + "\n"}, {mergeMode, ""}, {mergeOurs, a.To + "\n"},
	} {
		path := filepath.Join(a.w.repo.own, file.name)
		if err := errors.Join(a.hands.remove(path), a.hands.create(path, []byte(file.text), 0o666)); err != nil {
			return err
		}
	}
	beside := a.inGit("ref")
	if err := a.hands.create(beside, []byte(a.To+"\n"), 0o666); err != nil {
		return err
	}
	return a.hands.rename(beside, filepath.Join(a.w.repo.own, mergeHead))
}

// merging tells whether git knows of the merge.
func (a *applying) merging() bool { return a.w.repo.line(mergeHead) == a.To }

// forgetMerge takes away what tells of the merge, MERGE_HEAD first.
func (a *applying) forgetMerge() error {
	for _, name := range []string{mergeHead, mergeMessage, mergeMode, mergeOurs} {
		if err := a.hands.remove(filepath.Join(a.w.repo.own, name)); err != nil {
			return err
		}
	}
	return nil
}

// line is the first line of one of git's files, "" where there is none.
func (r *Repository) line(name string) string {
	text, _, _ := strings.Cut(string(readRegular(filepath.Join(r.own, name))), "\n")
	return strings.TrimSpace(text)
}

// waiting tells whether a merge that carnet has left to an editor is under way.
func (r *Repository) waiting() bool {
	return r.line(mergeOurs) != "" && r.line(mergeOurs) == r.line(mergeHead)
}

// A MarkedError says that a merge left to an editor is not settled yet.
type MarkedError struct{ Paths []string }

// Error implements error.
func (e *MarkedError) Error() string { return "markers are left in " + strings.Join(e.Paths, ", ") }

// Settle finishes a merge that carnet has left to an editor, once no markers are
// left: a *MarkedError names the files that have some. It gives false where there
// is no such merge.
func Settle(ctx context.Context, root string, world World) (bool, error) {
	repo, err := Find(root)
	if err != nil || !repo.waiting() {
		return false, nil // whoever opens the repository next says what is wrong
	}
	w, err := open(ctx, repo, world)
	if err != nil {
		return false, err
	}
	t, err := w.turn(ctx)
	if err != nil {
		return false, err
	}
	defer t.end()
	return true, w.settle(ctx, t)
}

func (w *Work) settle(ctx context.Context, t *turn) error {
	if err := w.refresh(); err != nil {
		return err
	}
	branch, mine, err := w.repo.head()
	if err != nil {
		return err
	}
	theirs := plumbing.NewHash(w.repo.line(mergeHead))
	a := &applying{journal: newJournal(target{branch: branch, from: mine, to: &object.Commit{Hash: theirs}}), w: w, t: t, hands: w.hands}
	if standing, _, err := w.repo.standing(mine.Hash, theirs); err != nil || standing == Ahead {
		return errors.Join(err, a.forgetMerge()) // it was finished already
	}
	tree, open, err := w.settledTree(ctx)
	if err != nil {
		return err
	}
	message := readRegular(filepath.Join(w.repo.own, mergeMessage))
	hash, err := w.way.commitTree(ctx, tree, []plumbing.Hash{mine.Hash, theirs}, string(message))
	if err != nil {
		return err
	}
	log, err := w.logLine(ctx, reasons[Diverged])
	if err != nil {
		return err
	}
	a.To, a.Log, a.Settles = hash.String(), log, true
	if err := a.run(ctx, open); err != nil {
		return err
	}
	return a.forgetMerge()
}

// settledTree is the tree of what the index holds, and of what the disk holds of
// the files that had a conflict: these are open, with what is to become of them.
func (w *Work) settledTree(ctx context.Context) (plumbing.Hash, map[string][]treeFile, error) {
	idx, err := w.repo.repo.Storer.Index()
	if err != nil {
		return plumbing.ZeroHash, nil, err
	}
	tree, open, marked := &folder{storer: w.repo.repo.Storer}, map[string][]treeFile{}, []string(nil)
	for _, e := range idx.Entries {
		file := treeFile{usualMode(e.Mode), e.Hash}
		if e.Stage != index.Merged {
			if open[e.Name] != nil {
				continue
			}
			var both bool
			if file, both, err = w.chosen(ctx, e.Name); err != nil {
				return plumbing.ZeroHash, nil, err
			}
			if both {
				marked = append(marked, w.inVault(e.Name))
			}
			open[e.Name] = []treeFile{{}, file}
		}
		if !file.is() {
			continue
		}
		if err := tree.place(strings.Split(e.Name, "/"), &object.TreeEntry{Mode: file.mode, Hash: file.hash}); err != nil {
			return plumbing.ZeroHash, nil, err
		}
	}
	if len(marked) > 0 {
		return plumbing.ZeroHash, nil, &MarkedError{marked}
	}
	hash, err := tree.write()
	return hash, open, err
}

var markers = regexp.MustCompile(`(?m)^(<<<<<<<|>>>>>>>) `)

// chosen stores what the disk holds of a file that had a conflict; both says that
// it still has markers.
func (w *Work) chosen(ctx context.Context, path string) (file treeFile, both bool, err error) {
	mode, data, err := readFile(w.repo.top, path)
	if missing(err) {
		return treeFile{}, false, nil
	}
	if err != nil {
		return treeFile{}, false, err
	}
	file.mode = mode
	if file.isRegular() {
		if data, err = w.way.clean(ctx, path, data); err != nil {
			return file, false, err
		}
	}
	file.hash, err = storeBlob(w.repo.repo.Storer, data)
	return file, markers.Match(data), err
}

// texts are what files hold, nil for none.
func (r *Repository) texts(files ...treeFile) ([][]byte, error) {
	texts := make([][]byte, len(files))
	for i, f := range files {
		if !f.is() {
			continue
		}
		text, err := r.blob(f.hash)
		if err != nil {
			return nil, partial(err)
		}
		texts[i] = append([]byte{}, text...)
	}
	return texts, nil
}
