package history

// What notes about people once said: those that are gone, and earlier words of
// those that are still there.

import (
	"bytes"
	"io/fs"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// peopleFolders are where notes about people are, at any depth.
var peopleFolders = []string{"contacts", "meetings", "private/contacts", "private/meetings"}

// Gone gives the contacts and meetings of the ancestors of HEAD that HEAD does not
// have as they were: each in all of its words, a file system for the latest of each,
// one for those before, and so on.
func (r *Repo) Gone() ([]fs.FS, error) {
	head, err := r.head()
	if err != nil {
		return nil, err
	}
	g, err := r.graph(head)
	if err != nil {
		return nil, err
	}
	w := goneWalk{ledger: r.ledger, trees: map[plumbing.Hash]bool{}, seen: map[string]bool{}, depth: map[string]int{}}
	for i, n := range g.nodes {
		for _, folder := range peopleFolders {
			place := r.ledger.place(r.fullPath(folder), true)
			if tree := r.ledger.at(place, n.tree); tree != 0 {
				w.walk(folder[len(folder)-len("contacts"):], r.ledger.hashes[tree], i == 0)
			}
		}
	}
	return w.layers(), r.ledger.takeError()
}

// A goneWalk goes through trees, each of them once.
type goneWalk struct {
	ledger *ledger
	trees  map[plumbing.Hash]bool
	seen   map[string]bool // notes, by folder, name and hash
	depth  map[string]int  // how many words of a note were found, by folder and name
	found  []map[string]map[string]object
}

// walk finds the notes of a folder; those that are there are not gone.
func (w *goneWalk) walk(kind string, tree plumbing.Hash, there bool) {
	if w.trees[tree] || w.ledger.err != nil {
		return
	}
	w.trees[tree] = true
	raw, err := readObject(w.ledger.objects, plumbing.TreeObject, tree)
	if err == nil {
		err = eachEntry(raw, func(e entry) {
			switch {
			case e.mode.isFolder():
				w.walk(kind, e.hash(), there)
			case e.mode.isFile() && bytes.HasSuffix(e.name, []byte(".md")):
				w.note(kind, string(e.name), object{e.mode, e.hash()}, there)
			}
		})
	}
	if err != nil {
		w.ledger.fail(err)
	}
}

func (w *goneWalk) note(kind, name string, o object, there bool) {
	key := kind + "/" + name
	version := key + string(o.hash[:])
	known := w.seen[version]
	w.seen[version] = true
	if known || there {
		return
	}
	depth := w.depth[key]
	w.depth[key]++
	if depth == len(w.found) {
		w.found = append(w.found, map[string]map[string]object{"contacts": {}, "meetings": {}})
	}
	w.found[depth][kind][name] = o
}

// layers are what was found as trees that no commit has.
func (w *goneWalk) layers() []fs.FS {
	var all []fs.FS
	root, contacts, meetings := plumbing.Hash{1}, plumbing.Hash{2}, plumbing.Hash{3}
	for _, rows := range w.found {
		all = append(all, &treeFS{ledger: w.ledger, root: root, time: time.Unix(0, 0), folders: map[plumbing.Hash]map[string]object{
			root:     {"contacts": {"40000", contacts}, "meetings": {"40000", meetings}},
			contacts: rows["contacts"], meetings: rows["meetings"],
		}})
	}
	return all
}
