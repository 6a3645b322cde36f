package history

// The cache: the ledger of one walk in a few bytes. It holds what hashes stand
// for, which never changes, so that it cannot be out of date. What is damaged is
// not read at all.

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// cacheHead names the form of the cache; another form gets another number.
const cacheHead = "carnet history 2\n"

// worthKeeping is the number of commits from which on reading them takes longer
// than anybody likes to wait.
const worthKeeping = 500

// recall fills the ledger with what an earlier run has read.
func (r *Repo) recall() {
	if r.cache == nil {
		return
	}
	if remembered, ok := decode(r.cache.Load()); ok {
		remembered.objects, remembered.graph = r.ledger.objects, r.ledger.graph
		r.ledger = remembered
	}
}

// keep saves what was read for the ancestors of HEAD, if any of it is new.
func (r *Repo) keep() {
	g := r.read
	if g != nil && r.cache != nil && r.ledger.learned && len(g.nodes) >= worthKeeping {
		r.cache.Save(encode(g))
	}
}

// encode writes what belongs to a graph; other commits, left behind by an amend
// or a branch, are forgotten.
func encode(g *graph) []byte {
	e := &encoder{ledger: g.ledger, numbers: map[id]uint64{}}
	var commits []byte
	commits, e.out = e.commits(g), nil
	places := e.places(g.ledger.root)
	e.out = nil
	e.number(uint64(len(e.order)))
	for _, n := range e.order {
		e.out = append(e.out, g.ledger.hashes[n][:]...)
	}
	body := slices.Concat(e.out, commits, places)
	sum := binary.BigEndian.AppendUint32([]byte(cacheHead), crc32.ChecksumIEEE(body))
	return append(sum, body...)
}

// An encoder gives the ids it meets new numbers, from 1 on.
type encoder struct {
	ledger  *ledger
	numbers map[id]uint64
	order   []id
	out     []byte
}

func (e *encoder) number(n uint64) { e.out = binary.AppendUvarint(e.out, n) }

func (e *encoder) text(s string) {
	e.number(uint64(len(s)))
	e.out = append(e.out, s...)
}

// id writes an id, 0 as itself.
func (e *encoder) id(n id) {
	if n == 0 {
		e.number(0)
		return
	}
	known, ok := e.numbers[n]
	if !ok {
		e.order = append(e.order, n)
		known = uint64(len(e.order))
		e.numbers[n] = known
	}
	e.number(known)
}

// commits writes the facts of all commits.
func (e *encoder) commits(g *graph) []byte {
	e.number(uint64(len(g.nodes)))
	for _, n := range g.nodes {
		f := g.ledger.facts[n.id] // with its parents, also where the clone was cut
		e.id(f.id)
		e.id(f.tree)
		e.number(uint64(len(f.parents)))
		for _, parent := range f.parents {
			e.id(parent)
		}
		e.number(uint64(f.committed))
		e.author(f.author)
	}
	return e.out
}

// author writes who wrote a commit, if it was read.
func (e *encoder) author(a *author) {
	if a == nil {
		e.number(0)
		return
	}
	e.number(1)
	e.text(a.name)
	e.number(uint64(a.written))
	e.out = binary.AppendVarint(e.out, int64(a.zone))
}

// places writes what stands where, folders before what is in them, for the trees
// that were met so far.
func (e *encoder) places(folder *place) []byte {
	e.number(uint64(len(folder.kids)))
	for _, name := range slices.Sorted(maps.Keys(folder.kids)) {
		kid := folder.kids[name]
		e.text(kid.name)
		var trees []id
		for tree := range kid.entries {
			if _, met := e.numbers[tree]; met {
				trees = append(trees, tree)
			}
		}
		slices.SortFunc(trees, func(a, b id) int { return cmp.Compare(e.numbers[a], e.numbers[b]) })
		e.number(uint64(len(trees)))
		for _, tree := range trees {
			e.id(tree)
			e.id(kid.entries[tree])
		}
		e.places(kid)
	}
	return e.out
}

// decode reads a cache; not ok is one that carnet has not written like this.
func decode(kept []byte) (*ledger, bool) {
	rest, ok := bytes.CutPrefix(kept, []byte(cacheHead))
	if !ok || len(rest) < 4 || crc32.ChecksumIEEE(rest[4:]) != binary.BigEndian.Uint32(rest) {
		return nil, false
	}
	d := &decoder{rest: rest[4:]}
	l := newLedger(nil)
	for range d.count(len(plumbing.ZeroHash)) {
		l.id(plumbing.Hash(d.bytes(len(plumbing.ZeroHash))))
	}
	d.known = len(l.hashes)
	for range d.count(5) {
		l.remember(d.commit())
	}
	d.places(l.root, 0)
	return l, !d.broken && len(d.rest) == 0
}

// A decoder reads to the first mistake; what it gives after it means nothing.
type decoder struct {
	rest   []byte
	known  int // ids are smaller
	author string
	broken bool
}

func (d *decoder) number() uint64 {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 {
		d.broken, d.rest = true, nil
		return 0
	}
	d.rest = d.rest[size:]
	return n
}

// count is how many things of at least so many bytes follow.
func (d *decoder) count(size int) int {
	n := d.number()
	if n > uint64(len(d.rest)/size) {
		d.broken = true
		return 0
	}
	return int(n)
}

func (d *decoder) bytes(size int) []byte {
	if size > len(d.rest) {
		d.broken, d.rest = true, nil
		return make([]byte, size)
	}
	b := d.rest[:size]
	d.rest = d.rest[size:]
	return b
}

func (d *decoder) id() id {
	n := d.number()
	if n >= uint64(d.known) {
		d.broken = true
		return 0
	}
	return id(n)
}

func (d *decoder) commit() *facts {
	f := &facts{id: d.id(), tree: d.id()}
	for range d.count(1) {
		f.parents = append(f.parents, d.id())
	}
	f.committed = int64(d.number())
	if d.number() != 0 {
		f.author = d.readAuthor()
	}
	if f.id == 0 || f.tree == 0 || slices.Contains(f.parents, 0) {
		d.broken = true
	}
	return f
}

func (d *decoder) readAuthor() *author {
	if name := d.bytes(d.count(1)); string(name) != d.author {
		d.author = string(name) // most commits have the author of the one before
	}
	a := &author{name: d.author, written: int64(d.number())}
	zone, size := binary.Varint(d.rest)
	if size <= 0 || a.written < 0 || a.written > lastSecond {
		d.broken = true
		return a
	}
	d.rest = d.rest[size:]
	a.zone = int32(zone)
	return a
}

func (d *decoder) places(folder *place, depth int) {
	if depth > maxDepth {
		d.broken = true
		return
	}
	for range d.count(3) {
		name := string(d.bytes(d.count(1)))
		kid := folder.add(name)
		n := d.count(2)
		kid.entries = make(map[id]id, n)
		for range n {
			tree := d.id()
			kid.entries[tree] = d.id()
		}
		d.places(kid, depth+1)
	}
}

// maxDepth is of folders in each other, far beyond any file system's.
const maxDepth = 1000
