package history

// The ledger: what was read of commits and trees. A hash stands for its content
// for ever, so nothing in it can become wrong.

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/storer"

	"carnet/parser"
)

// An id is a hash by its number in the ledger; 0 is none.
type id int32

// A ledger holds facts by id. The first error of reading stays in err and makes
// all later answers empty: whoever asks looks at it once, at the end.
type ledger struct {
	objects storer.EncodedObjectStorer
	graph   func() commitGraph
	hashes  []plumbing.Hash // by id
	ids     map[plumbing.Hash]id
	facts   []*facts // of commits, by their id
	root    *place
	texts   map[id]string   // of pitches, by their note
	said    map[id][]string // the mentor's remarks, by their note
	learned bool            // something is in it that the cache does not have
	err     error
}

// A facts is what carnet needs of one commit.
type facts struct {
	id        id
	tree      id
	parents   []id
	committed int64   // the committer's time, in seconds since 1970
	author    *author // nil until somebody asks, where the commit-graph had the rest
}

// An author is who wrote a commit, and when.
type author struct {
	name    string
	written int64 // in seconds since 1970
	zone    int32 // in seconds east of UTC
}

// A place is a path that somebody asked for. Folders end with a slash.
type place struct {
	name    string // the last element of the path
	path    string // in the repository, without a slash at the end
	parent  *place
	kids    map[string]*place
	entries map[id]id // what stands here, by the tree of the parent
}

func newLedger(objects storer.EncodedObjectStorer) *ledger {
	return &ledger{
		objects: objects, graph: func() commitGraph { return nil }, hashes: make([]plumbing.Hash, 1), ids: map[plumbing.Hash]id{},
		root: &place{kids: map[string]*place{}}, texts: map[id]string{}, said: map[id][]string{},
	}
}

// id gives a hash its number.
func (l *ledger) id(hash plumbing.Hash) id {
	if hash.IsZero() {
		return 0
	}
	n, known := l.ids[hash]
	if !known {
		n = id(len(l.hashes))
		l.hashes = append(l.hashes, hash)
		l.ids[hash] = n
	}
	return n
}

// commit gives the facts of a commit, nil when it cannot be read.
func (l *ledger) commit(n id) *facts {
	if int(n) < len(l.facts) && l.facts[n] != nil {
		return l.facts[n]
	}
	f := l.graph().facts(l, l.hashes[n])
	if f == nil {
		f = l.readCommit(n)
	}
	if f != nil {
		l.remember(f)
		l.learned = true
	}
	return f
}

// author gives that of a commit, a nameless one of 1970 when it cannot be read.
func (l *ledger) author(f *facts) author {
	if f.author == nil {
		read := l.readCommit(f.id)
		if read == nil {
			return author{}
		}
		f.author, l.learned = read.author, true
	}
	return *f.author
}

func (l *ledger) remember(f *facts) {
	l.facts = grown(l.facts, f.id)
	l.facts[f.id] = f
}

// grown is a list that is long enough to hold something for an id.
func grown[T any](list []T, n id) []T {
	if int(n) < len(list) {
		return list
	}
	return append(list, make([]T, int(n)+1-len(list))...)
}

func (l *ledger) readCommit(n id) *facts {
	raw := l.object(plumbing.CommitObject, n)
	if l.err != nil {
		return nil
	}
	f, ok := l.parseCommit(raw)
	if !ok {
		l.fail(errMalformed)
		return nil
	}
	f.id = n
	return f
}

var errMalformed = errors.New("malformed object")

func (l *ledger) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

// takeError gives the first error of reading and begins anew.
func (l *ledger) takeError() error {
	err := l.err
	l.err = nil
	return err
}

// object gives the bytes of an object, nil after an error.
func (l *ledger) object(kind plumbing.ObjectType, n id) []byte {
	if l.err != nil {
		return nil
	}
	raw, err := readObject(l.objects, kind, l.hashes[n])
	if err != nil {
		l.fail(err)
	}
	return raw
}

// readObject gives the bytes of an object that is not too large to be carnet's.
func readObject(objects storer.EncodedObjectStorer, kind plumbing.ObjectType, hash plumbing.Hash) ([]byte, error) {
	object, err := objects.EncodedObject(kind, hash)
	if err != nil {
		return nil, err
	}
	size := object.Size()
	if size > largeObject {
		if kind != plumbing.CommitObject {
			return nil, errTooLarge
		}
		size = largeObject // its message is long: what carnet needs stands before it
	}
	reader, err := object.Reader()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	raw := make([]byte, size)
	_, err = io.ReadFull(reader, raw)
	return raw, err
}

var errTooLarge = errors.New("object too large")

// place gives the place of a path, "" for the root.
func (l *ledger) place(path string, isFolder bool) *place {
	if path == "" {
		return l.root
	}
	dir, name := cutLast(path)
	if isFolder {
		name += "/"
	}
	return l.place(dir, true).add(name)
}

// add gives the place of a name in a folder.
func (p *place) add(name string) *place {
	kid := p.kids[name]
	if kid == nil {
		path := strings.TrimSuffix(name, "/")
		if p.parent != nil {
			path = p.path + "/" + path
		}
		kid = &place{name: name, path: path, parent: p, kids: map[string]*place{}, entries: map[id]id{}}
		p.kids[name] = kid
	}
	return kid
}

// cutLast parts a path into its folder and its last element.
func cutLast(path string) (dir, name string) {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' {
			return path[:i], path[i+1:]
		}
	}
	return "", path
}

// at is what stands at a place in the tree of a commit, 0 for nothing.
func (l *ledger) at(p *place, tree id) id {
	if p.parent == nil {
		return tree
	}
	return l.entry(p, l.at(p.parent, tree))
}

// entry is what stands at a place when its folder is the given tree.
func (l *ledger) entry(p *place, folder id) id {
	if folder == 0 {
		return 0
	}
	if n, known := p.entries[folder]; known {
		return n
	}
	l.readEntries(p.parent, folder)
	return p.entries[folder]
}

// readEntries looks up in one tree all places that are asked for in a folder.
func (l *ledger) readEntries(folder *place, tree id) {
	raw := l.object(plumbing.TreeObject, tree)
	if l.err != nil {
		return
	}
	l.learned = true
	for _, kid := range folder.kids {
		kid.entries[tree] = 0
	}
	err := eachEntry(raw, func(e entry) {
		if kid := folder.kids[string(e.name)]; kid != nil && e.mode.isFile() {
			kid.entries[tree] = l.id(e.hash())
		} else if e.mode.isFolder() {
			if kid := folder.kids[string(e.name)+"/"]; kid != nil {
				kid.entries[tree] = l.id(e.hash())
			}
		}
	})
	if err != nil {
		l.fail(err)
	}
}

// told is the text of a pitch's note.
func (l *ledger) told(note id) string {
	text, known := l.texts[note]
	if !known {
		text = parser.Told(l.note(note))
		l.texts[note] = text
	}
	return text
}

// toldPrivately tells whether a note was private.
func (l *ledger) toldPrivately(v version) bool {
	return strings.Contains("/"+v.place.path, "/private/") || parser.ToldPrivately(l.note(v.note))
}

// note is the source of a note; one that is too large to be read has none.
func (l *ledger) note(n id) []byte {
	raw := l.object(plumbing.BlobObject, n)
	if errors.Is(l.err, errTooLarge) {
		l.err = nil
	}
	return raw
}

// parseCommit reads the head of a commit. go-git's own reading takes an offset
// of less than an hour west of UTC for one to the east.
func (l *ledger) parseCommit(raw []byte) (*facts, bool) {
	f := &facts{author: &author{}}
	for len(raw) > 0 && raw[0] != '\n' {
		row, rest, _ := bytes.Cut(raw, []byte("\n"))
		key, value, _ := bytes.Cut(row, []byte(" "))
		switch string(key) {
		case "tree":
			f.tree = l.id(plumbing.NewHash(string(value)))
		case "parent":
			if parent := l.id(plumbing.NewHash(string(value))); parent != 0 {
				f.parents = append(f.parents, parent)
			}
		case "author":
			*f.author = parseSignature(value)
		case "committer":
			f.committed = parseSignature(value).written
		}
		raw = rest
	}
	return f, f.tree != 0
}
