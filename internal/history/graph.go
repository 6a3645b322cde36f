package history

// The graph: the ancestors of one commit, in the order of git log --date-order.

import (
	"container/heap"
	"time"

	"github.com/go-git/go-git/v5/plumbing"

	"carnet/vault"
)

// A graph is a commit and its ancestors, children before their parents: the
// commit itself is node 0.
type graph struct {
	ledger  *ledger
	nodes   []node
	cut     bool // a shallow clone ends before the first commit
	columns map[*place][]id
	lost    map[edge]map[plumbing.Hash][]string // see gone
}

// A node is one commit of a graph.
type node struct {
	*facts
	parents []int32 // as indexes of nodes; those beyond a cut are left out
}

// day is that of a node's author.
func (g *graph) day(node int32) int64 { return g.ledger.author(g.nodes[node].facts).day() }

// day is the author's, in their own zone, counted from 1970.
func (a author) day() int64 {
	local := a.written + int64(a.zone)
	if local < 0 {
		return (local+1)/secondsPerDay - 1 // down, not towards 1970
	}
	return local / secondsPerDay
}

const secondsPerDay = 24 * 60 * 60

func dateOf(day int64) vault.Date { return vault.NewDate(1970, 1, 1+int(day)) }

func (a author) signature() vault.Signature {
	return vault.Signature{Name: a.name, Time: time.Unix(a.written, 0).In(time.FixedZone("", int(a.zone)))}
}

func (l *ledger) commitOf(f *facts) vault.Commit {
	return vault.Commit{Hash: l.hashes[f.id].String(), By: l.author(f).signature()}
}

// newGraph walks from head to the first commits, or to where a shallow clone
// was cut.
func newGraph(l *ledger, head plumbing.Hash, shallow []plumbing.Hash) (*graph, error) {
	g := &graph{ledger: l, columns: map[*place][]id{}, lost: map[edge]map[plumbing.Hash][]string{}}
	cuts := make(map[id]bool, len(shallow))
	for _, hash := range shallow {
		cuts[l.id(hash)] = true
	}
	found, children := g.collect(l.id(head), cuts)
	if l.err != nil {
		return nil, l.err
	}
	if g.order(found, children); len(g.nodes) < len(found) {
		return nil, errMalformed // commits that descend from themselves: no git wrote them
	}
	return g, nil
}

// collect reads all commits and counts the children of each, by id.
func (g *graph) collect(head id, cuts map[id]bool) (found []*facts, children []int32) {
	children = grown(children, head)
	open := []id{head}
	for len(open) > 0 {
		f := g.ledger.commit(open[len(open)-1])
		open = open[:len(open)-1]
		if f == nil {
			return nil, nil
		}
		if cuts[f.id] && len(f.parents) > 0 {
			g.cut = true
			f = f.withoutParents()
		}
		found = append(found, f)
		for _, parent := range f.parents {
			children = grown(children, parent)
			if children[parent]++; children[parent] == 1 && parent != head {
				open = append(open, parent)
			}
		}
	}
	return found, children
}

// withoutParents is a commit as a shallow clone knows it. What is kept of it in
// the ledger stays whole: the clone may be made deeper.
func (f *facts) withoutParents() *facts {
	alone := *f
	alone.parents = nil
	return &alone
}

// order puts a commit before its parents and, among those whose children are
// all there, the one committed last first.
func (g *graph) order(found []*facts, children []int32) {
	byID := make([]*facts, len(g.ledger.hashes))
	for _, f := range found {
		byID[f.id] = f
	}
	position := make([]int32, len(g.ledger.hashes))
	ready := &queue{}
	ready.put(found[0])
	for ready.Len() > 0 {
		f := heap.Pop(ready).(waiting).facts
		position[f.id] = int32(len(g.nodes))
		g.nodes = append(g.nodes, node{facts: f})
		for _, parent := range f.parents {
			if children[parent]--; children[parent] == 0 {
				ready.put(byID[parent])
			}
		}
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		for _, parent := range n.facts.parents {
			n.parents = append(n.parents, position[parent])
		}
	}
}

// A queue gives the commit of the latest time first, of one time the one that
// came first.
type queue struct {
	all   []waiting
	count int
}

type waiting struct {
	*facts
	turn int
}

func (q *queue) put(f *facts) {
	q.count++
	heap.Push(q, waiting{f, q.count})
}

// Len, Less, Swap, Push and Pop implement heap.Interface.
func (q *queue) Len() int { return len(q.all) }
func (q *queue) Less(i, j int) bool {
	a, b := q.all[i], q.all[j]
	if a.committed != b.committed {
		return a.committed > b.committed
	}
	return a.turn < b.turn
}
func (q *queue) Swap(i, j int) { q.all[i], q.all[j] = q.all[j], q.all[i] }
func (q *queue) Push(x any)    { q.all = append(q.all, x.(waiting)) }
func (q *queue) Pop() any {
	last := q.all[len(q.all)-1]
	q.all = q.all[:len(q.all)-1]
	return last
}

// column is what stands at a place in each commit of the graph.
func (g *graph) column(p *place) []id {
	if column, known := g.columns[p]; known {
		return column
	}
	column := make([]id, len(g.nodes))
	if p.parent == nil {
		for i, n := range g.nodes {
			column[i] = n.tree
		}
	} else {
		folders := g.column(p.parent)
		for i, folder := range folders {
			if i > 0 && folder == folders[i-1] {
				column[i] = column[i-1]
			} else {
				column[i] = g.ledger.entry(p, folder)
			}
		}
	}
	g.columns[p] = column
	return column
}
