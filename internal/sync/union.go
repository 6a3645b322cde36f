package sync

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A Keep is how conflicts are settled.
type Keep string

// The ways to settle a conflict.
const (
	KeepNone   Keep = ""       // not at all: they are given back
	KeepMine   Keep = "mine"   // as I have it
	KeepTheirs Keep = "theirs" // as they have it
	KeepBoth   Keep = "both"   // both, one after the other or side by side
)

// A Clash is why two people's changes of a file do not go together by themselves.
type Clash string

// The clashes.
const (
	Wordings  Clash = "wordings"  // a note in which both have changed the same
	Contents  Clash = "contents"  // a file that is no note, changed by both
	GoneMine  Clash = "gone-mine" // deleted by me, changed by them
	GoneThem  Clash = "gone-them" // changed by me, deleted by them
	TwoNames  Clash = "two-names" // renamed by both, to two names
	OneName   Clash = "one-name"  // two files came to bear one name
	Twins     Clash = "twins"     // two names that some systems take for one
	FileAbove Clash = "folder"    // a file of one stands where the other has a folder
)

// A Conflict is what two people must settle.
type Conflict struct {
	Clash       Clash
	Path, Other string // relative to the vault; Other is theirs where there are two
	Parts       []Part // of a note: what in it
	Marked      bool   // left to an editor, with both sides in the file

	path, other        string // relative to the repository's top
	base, mine, theirs treeFile

	MineBy, TheirsBy string // who last changed it on either side; "" where that is not known
}

// A Part is a key of a note that both have changed, or lines.
type Part struct {
	Key          string // "" for lines
	Line         int    // in mine
	Mine, Theirs string
}

// A union makes one tree out of three: mine, theirs and what they come from.
type union struct {
	r        *Repository
	prefix   string // the vault's folder in the repository
	keep     Keep
	virtual  bool // for a base of bases, where a conflict is left as it was before
	settled  map[string]treeFile
	wanted   []wanted
	Clashes  []Conflict
	states   map[string][]treeFile
	mineTree plumbing.Hash
}

// A wanted file is one that is to be in the tree, and whose it is.
type wanted struct {
	path string
	file treeFile
	of   cell
}

// unite merges two trees. What is guarded stays where both have the same, and
// goes from the tree where they do not: on the disk it is never touched.
func (r *Repository) unite(prefix string, keep Keep, virtual bool, base, mine, theirs plumbing.Hash) (plumbing.Hash, []Conflict, error) {
	states, err := r.difference(base, mine, theirs)
	if err != nil {
		return plumbing.ZeroHash, nil, err
	}
	u := &union{r: r, prefix: prefix, keep: keep, virtual: virtual, settled: map[string]treeFile{}, states: states, mineTree: mine}
	cells, err := r.cells(u.unguarded())
	if err != nil {
		return plumbing.ZeroHash, nil, err
	}
	for _, c := range cells {
		if err := u.settle(c); err != nil {
			return plumbing.ZeroHash, nil, err
		}
	}
	if err := u.place(); err != nil || len(u.Clashes) > 0 {
		return plumbing.ZeroHash, u.Clashes, err
	}
	tree, err := u.write()
	return tree, nil, err
}

// unguarded are the files to merge.
func (u *union) unguarded() map[string][]treeFile {
	free := map[string][]treeFile{}
	for path, states := range u.states {
		switch {
		case !guarded(u.prefix, path):
			free[path] = states
		case states[mySide] == states[theirSide]:
			u.settled[path] = states[mySide]
		}
	}
	return free
}

// want asks for a file to be in the tree.
func (u *union) want(c cell, path string, file treeFile) {
	if file.is() {
		u.wanted = append(u.wanted, wanted{path, file, c})
	}
}

// clash records a conflict.
func (u *union) clash(kind Clash, c cell) {
	u.Clashes = append(u.Clashes, Conflict{
		Clash: kind, path: c.path, other: c.other, Parts: c.parts, base: c.base, mine: c.mine, theirs: c.theirs,
	})
}

// settle decides what becomes of one file.
func (u *union) settle(c cell) error {
	if c.was != "" && c.mine.is() != c.theirs.is() {
		u.choose(c, goneClash(c))
		return nil
	}
	hash, ok := c.whole()
	if !ok {
		var err error
		if hash, c.parts, ok, err = u.mergedNote(c); err != nil {
			return err
		}
	}
	switch {
	case !ok:
		u.choose(c, contentClash(c, u.isNote(c)))
	case c.other != "":
		u.chooseName(c, treeFile{c.mode(), hash})
	case !hash.IsZero():
		u.want(c, c.path, treeFile{c.mode(), hash})
	}
	return nil
}

// isNote tells whether a file is merged line by line: a note of the vault.
func (u *union) isNote(c cell) bool {
	return c.mine.isRegular() && c.theirs.isRegular() && (c.base.isRegular() || !c.base.is()) &&
		strings.HasSuffix(c.path, ".md") && strings.HasPrefix(c.path, slashed(u.prefix))
}

// mergedNote merges a note that both have changed.
func (u *union) mergedNote(c cell) (plumbing.Hash, []Part, bool, error) {
	if !u.isNote(c) {
		return plumbing.ZeroHash, nil, false, nil
	}
	texts, err := u.r.texts(c.base, c.mine, c.theirs)
	if err != nil {
		return plumbing.ZeroHash, nil, false, err
	}
	merged, parts, ok := mergeNote(strings.TrimPrefix(c.path, slashed(u.prefix)), u.keep, texts)
	if !ok {
		return plumbing.ZeroHash, parts, false, nil
	}
	hash, err := storeBlob(u.r.repo.Storer, merged)
	return hash, nil, true, err
}

func goneClash(c cell) Clash {
	if c.mine.is() {
		return GoneThem
	}
	return GoneMine
}

func contentClash(c cell, note bool) Clash {
	switch {
	case !c.mine.is() || !c.theirs.is():
		return goneClash(c)
	case note:
		return Wordings
	}
	return Contents
}

// choose settles a conflict of contents as the person wants it.
func (u *union) choose(c cell, kind Clash) {
	theirName := c.path
	if c.other != "" {
		theirName = c.other
	}
	switch {
	case u.virtual:
		u.want(c, c.path, c.base)
	case u.keep == KeepMine:
		u.want(c, c.path, c.mine)
	case u.keep == KeepTheirs:
		u.want(c, theirName, c.theirs)
	case u.keep == KeepBoth:
		u.want(c, c.path, c.mine)
		u.want(c, theirName, c.theirs)
	default:
		u.clash(kind, c)
	}
}

// chooseName settles under which of two names a file goes on.
func (u *union) chooseName(c cell, file treeFile) {
	switch {
	case u.virtual || u.keep == KeepMine || u.keep == KeepBoth:
		u.want(c, c.path, file)
	case u.keep == KeepTheirs:
		u.want(c, c.other, file)
	default:
		u.clash(TwoNames, c)
	}
}

// place gives each wanted file its path, and finds those that cannot both have
// theirs.
func (u *union) place() error {
	mine, err := u.names()
	if err != nil {
		return err
	}
	slices.SortStableFunc(u.wanted, func(a, b wanted) int { return strings.Compare(a.path, b.path) })
	for _, w := range u.wanted {
		clash, other, found := u.inTheWay(w, mine)
		if !found {
			u.settled[w.path] = w.file
			mine[folded(w.path)] = w.path
			continue
		}
		u.dislodge(w, clash, other, mine)
	}
	return nil
}

// names are the files of my tree that stay as they are, by their folded paths.
func (u *union) names() (map[string]string, error) {
	names := map[string]string{}
	all, err := u.r.difference(u.mineTree, plumbing.ZeroHash)
	for path := range all {
		if _, changes := u.states[path]; !changes {
			names[folded(path)] = path
		}
	}
	return names, err
}

// inTheWay finds what keeps a file from its path.
func (u *union) inTheWay(w wanted, names map[string]string) (clash Clash, other string, found bool) {
	if there, ok := u.settled[w.path]; ok && there != w.file {
		return OneName, w.path, true
	}
	for above := path.Dir(w.path); above != "."; above = path.Dir(above) {
		if u.settled[above].is() {
			return FileAbove, above, true
		}
	}
	if twin, ok := names[folded(w.path)]; ok && twin != w.path && u.apart(w.path, twin) {
		return Twins, twin, true
	}
	return "", "", false
}

// apart tells whether neither side has both of two paths: then it is the merge
// that would bring them together.
func (u *union) apart(a, b string) bool {
	has := func(path string, side int) bool {
		states, changes := u.states[path]
		return !changes || states[side].is()
	}
	return !(has(a, mySide) && has(b, mySide)) && !(has(a, theirSide) && has(b, theirSide))
}

// dislodge settles which of two files gets a path. Only the one that I do not
// have is ever moved, to a name of its own.
func (u *union) dislodge(w wanted, clash Clash, other string, names map[string]string) {
	there := u.settled[other]
	isMine := u.isMine(w)
	switch {
	case u.virtual:
	case u.keep == KeepNone:
		c := Conflict{Clash: clash, path: other, other: w.path, mine: there, theirs: w.file}
		if isMine {
			c.path, c.other, c.mine, c.theirs = w.path, other, w.file, there
		}
		u.Clashes = append(u.Clashes, c)
	case isMine == (u.keep == KeepMine) && u.keep != KeepBoth:
		delete(u.settled, other)
		u.settled[w.path] = w.file
		names[folded(w.path)] = w.path
	case u.keep == KeepBoth:
		moved, file := w.path, w.file
		if clash == FileAbove {
			moved, file = other, there
			delete(u.settled, other)
			u.settled[w.path] = w.file
		}
		u.settled[u.free(moved, names)] = file
	}
}

// isMine tells whether it was I who gave a file its path.
func (u *union) isMine(w wanted) bool {
	if w.of.by != 0 {
		return w.of.by == mySide
	}
	return w.of.mine.is() && u.states[w.path][mySide].is()
}

// free is a path like another that is not taken.
func (u *union) free(taken string, names map[string]string) string {
	ext := path.Ext(taken)
	for n := 2; ; n++ {
		name := strings.TrimSuffix(taken, ext) + " " + strconv.Itoa(n) + ext
		_, settled := u.settled[name]
		if _, there := names[folded(name)]; !there && !settled {
			return name
		}
	}
}

// write stores the tree.
func (u *union) write() (plumbing.Hash, error) {
	tree := &folder{storer: u.r.repo.Storer, hash: u.mineTree}
	for _, path := range sortedPaths(u.states) {
		if _, stays := u.settled[path]; !stays && u.states[path][mySide].is() {
			if err := tree.place(strings.Split(path, "/"), nil); err != nil {
				return plumbing.ZeroHash, err
			}
		}
	}
	for _, path := range sortedPaths(u.settled) {
		if f := u.settled[path]; f.is() {
			if err := tree.place(strings.Split(path, "/"), &object.TreeEntry{Mode: f.mode, Hash: f.hash}); err != nil {
				return plumbing.ZeroHash, err
			}
		}
	}
	return tree.write()
}
