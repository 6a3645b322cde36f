package history

// The commit-graph: the file in which git keeps the trees, parents and times of
// commits, so that nobody needs to unpack them. git writes it when it tidies up,
// alone or as a chain of files, each on top of those before. Where it is missing,
// damaged or of another form, commits are read one by one.

import (
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"io"
	"path"
	"strings"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-git/v5/plumbing"
)

// A commitGraph is the layers of a chain, the oldest first.
type commitGraph []*layer

// A layer is one file. Commits go by their number, which runs on from the layers
// before.
type layer struct {
	first, count int
	fanout       []byte // for each first byte of a hash, how many hashes end there
	hashes       []byte // in order
	commits      []byte // as graphRow has them
	parents      []byte // of commits that have more than two
	spare        int    // rows of parents that no commit has taken yet
}

const (
	hashSize  = len(plumbing.ZeroHash)
	graphRow  = hashSize + 16 // tree, two parents, generation and time
	graphHead = 8
	tableRow  = 12

	noParent   = 0x70000000
	moreFollow = 0x80000000 // of a second parent: the others are a list
	lastParent = 0x80000000 // of a list
	timeBits   = 1<<34 - 1
)

// readCommitGraph gives what git has written of the commits of a repository, nil
// where nothing can be read.
func readCommitGraph(files billy.Filesystem) commitGraph {
	const folder = "objects/info"
	if whole, err := readSmall(files, folder+"/commit-graph"); err == nil {
		return commitGraph(nil).with(whole)
	}
	chain, _ := readSmall(files, folder+"/commit-graphs/commit-graph-chain")
	var c commitGraph
	for name := range strings.FieldsSeq(string(chain)) {
		raw, err := readSmall(files, path.Join(folder, "commit-graphs", "graph-"+path.Base(name)+".graph"))
		if err != nil {
			return nil
		}
		if c = c.with(raw); c == nil {
			return nil
		}
	}
	return c
}

// readSmall reads a file that is not larger than what may be taken into memory.
func readSmall(files billy.Filesystem, name string) ([]byte, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, largePack+1))
	if len(raw) > largePack {
		err = errTooLarge
	}
	return raw, err
}

// with adds a layer; nil says that its bytes are none.
func (c commitGraph) with(raw []byte) commitGraph {
	chunks := graphChunks(raw, len(c))
	l := &layer{fanout: chunks["OIDF"], hashes: chunks["OIDL"], commits: chunks["CDAT"], parents: chunks["EDGE"]}
	if len(l.fanout) != 256*4 {
		return nil
	}
	if n := len(c); n > 0 {
		l.first = c[n-1].first + c[n-1].count
	}
	l.count = int(binary.BigEndian.Uint32(l.fanout[255*4:]))
	l.spare = len(l.parents) / 4
	if len(l.hashes) != l.count*hashSize || len(l.commits) != l.count*graphRow {
		return nil
	}
	return append(c, l)
}

// graphChunks are the parts of a file that stands on so many others, by their
// names; nil when it is damaged or of another form.
func graphChunks(raw []byte, below int) map[string][]byte {
	end := len(raw) - hashSize
	if end < graphHead || string(raw[:6]) != "CGPH\x01\x01" || int(raw[7]) != below {
		return nil
	}
	sum := sha1.Sum(raw[:end])
	count := int(raw[6])
	if !bytes.Equal(sum[:], raw[end:]) || end < graphHead+(count+1)*tableRow {
		return nil
	}
	chunks := make(map[string][]byte, count)
	for row := raw[graphHead:]; count > 0; count, row = count-1, row[tableRow:] {
		from, to := binary.BigEndian.Uint64(row[4:]), binary.BigEndian.Uint64(row[tableRow+4:])
		if from > to || to > uint64(end) {
			return nil
		}
		chunks[string(row[:4])] = raw[from:to]
	}
	return chunks
}

// facts are those of a commit, but for its author; nil when it is not in here.
func (c commitGraph) facts(l *ledger, hash plumbing.Hash) *facts {
	for _, at := range c {
		row := at.find(hash)
		if row == nil {
			continue
		}
		f := &facts{
			id: l.id(hash), tree: l.id(plumbing.Hash(row[:hashSize])),
			committed: int64(binary.BigEndian.Uint64(row[hashSize+8:]) & timeBits),
		}
		for _, number := range at.parentsOf(row) {
			parent, known := c.hash(number)
			if !known {
				return nil
			}
			f.parents = append(f.parents, l.id(parent))
		}
		if f.tree == 0 {
			return nil
		}
		return f
	}
	return nil
}

// find is the row of a commit, nil when it is not in this layer.
func (l *layer) find(hash plumbing.Hash) []byte {
	low, high := 0, int(binary.BigEndian.Uint32(l.fanout[int(hash[0])*4:]))
	if hash[0] > 0 {
		low = int(binary.BigEndian.Uint32(l.fanout[int(hash[0]-1)*4:]))
	}
	for high = min(high, l.count); low < high; {
		middle := (low + high) / 2
		switch bytes.Compare(hash[:], l.hashes[middle*hashSize:][:hashSize]) {
		case 0:
			return l.commits[middle*graphRow:][:graphRow]
		case -1:
			high = middle
		default:
			low = middle + 1
		}
	}
	return nil
}

// parentsOf are the numbers of the parents in a row. A number that no commit has
// says that they cannot be known.
func (l *layer) parentsOf(row []byte) []uint32 {
	first, second := binary.BigEndian.Uint32(row[hashSize:]), binary.BigEndian.Uint32(row[hashSize+4:])
	switch {
	case first == noParent:
		return nil
	case second == noParent:
		return []uint32{first}
	case second&moreFollow == 0:
		return []uint32{first, second}
	}
	all := []uint32{first}
	for at := int(second &^ moreFollow); l.spare > 0 && at < len(l.parents)/4; at++ {
		l.spare-- // each is one commit's: no file makes them many more than it is long
		parent := binary.BigEndian.Uint32(l.parents[at*4:])
		all = append(all, parent&^lastParent)
		if parent&lastParent != 0 {
			return all
		}
	}
	return []uint32{noParent}
}

// hash is that of a commit by its number.
func (c commitGraph) hash(number uint32) (h plumbing.Hash, known bool) {
	for _, l := range c {
		if at := int(number) - l.first; at >= 0 && at < l.count {
			h = plumbing.Hash(l.hashes[at*hashSize:][:hashSize])
		}
	}
	return h, !h.IsZero()
}

// commitGraph is that of the repository. It is not used in a clone that was cut:
// what is beyond the cut may be in it.
func (r *Repo) commitGraph() commitGraph {
	var c commitGraph
	for _, store := range r.store.stores() {
		if shallow, err := store.Shallow(); err != nil || len(shallow) > 0 {
			return nil
		}
		if c == nil {
			c = readCommitGraph(store.Filesystem())
		}
	}
	return c
}
