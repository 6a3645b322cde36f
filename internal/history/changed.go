package history

// What differs between two trees. Folders with the same hash are not opened.

import (
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"

	"carnet/vault"
)

// Changed lists the files of the vault that differ between two commits, with
// those that only one of them has, by path.
func (r *Repo) Changed(a, b vault.Commit) ([]string, error) {
	old, err := r.folder(a)
	if err != nil {
		return nil, err
	}
	changed, err := r.folder(b)
	if err != nil {
		return nil, err
	}
	paths := []string{}
	r.ledger.compare(old, changed, func(c change) { paths = append(paths, c.path) })
	slices.Sort(paths)
	return paths, r.ledger.takeError()
}

// folder is the vault's tree in a commit, 0 when it was not there.
func (r *Repo) folder(c vault.Commit) (id, error) {
	f := r.ledger.commit(r.ledger.id(plumbing.NewHash(c.Hash)))
	if f == nil {
		return 0, r.ledger.takeError()
	}
	folder := r.ledger.at(r.ledger.place(r.at(f).prefix, true), f.tree)
	return folder, r.ledger.takeError()
}

// at is the repository for the vault where it was in a commit.
func (r *Repo) at(f *facts) *Repo {
	if r.ledger.at(r.ledger.place(r.prefix, true), f.tree) == 0 {
		if path, moved := r.formerFolder(f); moved {
			then := *r
			then.prefix = path
			return &then
		}
	}
	return r
}

// formerFolder is where the vault was in an ancestor of HEAD, if it was moved
// since: where one of its pitches was, under the same name.
func (r *Repo) formerFolder(f *facts) (path string, moved bool) {
	head, err := r.head()
	if err != nil {
		return "", false
	}
	g, err := r.graph(head)
	if err != nil {
		return "", false
	}
	pitches := r.ledger.at(r.ledger.place(r.fullPath("pitches"), true), g.nodes[0].tree)
	r.ledger.compare(0, pitches, func(c change) {
		g.follow(r.ledger.place(r.fullPath("pitches/"+c.path), false), func(v version, _ []version) {
			if before, same := strings.CutSuffix("/"+v.place.path, "/pitches/"+c.path); same && g.nodes[v.node].id == f.id {
				path, moved = strings.TrimPrefix(before, "/"), true
			}
		})
	})
	return path, moved
}

// A change is a file that two trees do not have alike.
type change struct {
	path     string
	old, new object
}

// An object is what stands at a path; the zero object is nothing.
type object struct {
	mode mode
	hash plumbing.Hash
}

// compare calls found for each file that differs between two trees, 0 being
// none.
func (l *ledger) compare(old, changed id, found func(change)) {
	l.compareFolders(l.hashes[old], l.hashes[changed], "", found)
}

func (l *ledger) compareFolders(old, changed plumbing.Hash, dir string, found func(change)) {
	if old == changed {
		return
	}
	before, after := l.entries(old), l.entries(changed)
	for name, a := range before {
		l.compareObjects(a, after[name], dir+name, found)
	}
	for name, b := range after {
		if _, both := before[name]; !both {
			l.compareObjects(object{}, b, dir+name, found)
		}
	}
}

// compareObjects compares what stands at one path; a folder is the files in it.
func (l *ledger) compareObjects(a, b object, path string, found func(change)) {
	if a == b {
		return
	}
	var folders [2]plumbing.Hash
	for i, o := range []*object{&a, &b} {
		if o.mode.isFolder() {
			folders[i], *o = o.hash, object{}
		}
	}
	if a != b {
		found(change{path, a, b})
	}
	l.compareFolders(folders[0], folders[1], path+"/", found)
}

// entries are the rows of a tree by name.
func (l *ledger) entries(tree plumbing.Hash) map[string]object {
	if tree.IsZero() || l.err != nil {
		return nil
	}
	raw, err := readObject(l.objects, plumbing.TreeObject, tree)
	rows := map[string]object{}
	if err == nil {
		err = eachEntry(raw, func(e entry) { rows[string(e.name)] = object{e.mode, e.hash()} })
	}
	if err != nil {
		l.fail(err)
	}
	return rows
}
