package report

// The figure of who introduced whom: a tidy tree from left to right, a column
// an introduction, the ways to a target first. A large network shows those near
// a meeting or a target, and its largest branches; the rest folds.

import (
	"cmp"
	"slices"
)

// Limits and measures of the figure.
const (
	maxTree     = 300 // people; of more, those within two introductions of a meeting or a target
	nearTree    = 2
	maxTreeRows = 36
	maxColumns  = 5 // introductions in a row
	treeRow     = 27
	targetRow   = 11
	treeTop     = 36

	rowCharacters = 100 // of a name in the figure, where it is widest
)

// A Tree is the figure, and the branches that it leaves to a list.
type Tree struct {
	Height   int
	Columns  []TreeColumn
	Nodes    []TreeNode
	Edges    []TreeEdge
	Branches []*Branch // all that are shown, drawn or listed
	Drawn    int       // of them in the drawing
	Rest     int       // people in branches that are not shown at all
	Narrowed bool      // people far from any meeting or target are left out
}

// A TreeColumn is how many introductions lie between the owner and its people.
type TreeColumn struct {
	X             string
	Introductions int
}

// A TreeNode is one person in the drawing.
type TreeNode struct {
	*Branch
	X    string
	Y    int
	room int // characters
}

// Label is the person's name, cut where the next column begins.
func (n TreeNode) Label() string { return clipped(n.Person.Name.Name, n.room) }

// clipped is text of so many characters at most.
func clipped(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// A TreeEdge leads from one person to another: along the row, or down and in.
type TreeEdge struct {
	X1, Bend, X2 string
	Y1, Y2       int
	Way          bool // it leads to a target
}

// A Branch is a person with those they introduced.
type Branch struct {
	Person   *NetworkPerson
	Anchor   string // of the person's row, empty without one
	Children []*Branch
	Size     int    // people, with the one at its head
	Target   string // the name of the target that the person is at
	Way      bool   // it holds the way to a target

	parent *Branch
}

// Met tells whether the person was met.
func (b *Branch) Met() bool { return b.Person.Meetings > 0 }

// Shown are the branches in the drawing.
func (t *Tree) Shown() []*Branch { return t.Branches[:t.Drawn] }

// Folded are those that only the list has.
func (t *Tree) Folded() []*Branch { return t.Branches[t.Drawn:] }

// AnyWay tells whether a branch that is drawn leads to a target.
func (t *Tree) AnyWay() bool {
	return slices.ContainsFunc(t.Shown(), func(b *Branch) bool { return b.Way })
}

// people counts those of some branches.
func people(branches []*Branch) int {
	n := 0
	for _, b := range branches {
		n += b.Size
	}
	return n
}

// Tree is the figure, nil where nobody introduced anybody.
func (p *page) Tree() *Tree {
	if p.Network == nil {
		return nil
	}
	t := &Tree{Branches: p.branches()}
	if len(t.Branches) == 0 {
		return nil
	}
	t.Narrowed = len(p.Network.People) > maxTree
	if len(t.Branches) > maxRows {
		t.Rest = people(t.Branches[maxRows:])
		t.Branches = t.Branches[:maxRows]
	}
	t.draw()
	return t
}

// branches are the people known directly who introduced somebody, those on the
// way to a target first, then the largest.
func (p *page) branches() []*Branch {
	everybody := p.everybodyTied()
	if len(everybody) > maxTree {
		everybody = nearby(everybody)
	}
	shown := make(map[*Branch]bool, len(everybody))
	for _, b := range everybody {
		shown[b] = true
	}
	var roots []*Branch
	for _, b := range everybody {
		b.Children = slices.DeleteFunc(b.Children, func(c *Branch) bool { return !shown[c] })
		if b.parent == nil && len(b.Children) > 0 {
			roots = append(roots, b)
		}
	}
	for _, b := range roots {
		b.measure()
	}
	sortBranches(roots)
	return roots
}

// everybodyTied are all people, each with those they introduced.
func (p *page) everybodyTied() []*Branch {
	people := p.Network.People
	byName := make(map[string]*Branch, len(people))
	targets := p.targetNames()
	all := make([]*Branch, len(people))
	for i := range people {
		all[i] = &Branch{Person: &people[i], Anchor: p.personAnchor(&people[i]), Target: targets[text(people[i].Target)]}
		byName[people[i].key()] = all[i]
	}
	for _, b := range all {
		if by := b.Person.IntroducedBy; by != nil {
			if b.parent = byName[by.key()]; b.parent != nil {
				b.parent.Children = append(b.parent.Children, b)
			}
		}
	}
	return all
}

// nearby are the people within two introductions of somebody met, awaited or
// at a target.
func nearby(everybody []*Branch) []*Branch {
	near := map[*Branch]bool{}
	var edge []*Branch
	reach := func(b *Branch) {
		if b != nil && !near[b] {
			near[b] = true
			edge = append(edge, b)
		}
	}
	for _, b := range everybody {
		if b.Met() || b.Target != "" || len(b.Person.Planned) > 0 {
			reach(b)
		}
	}
	for range nearTree {
		from := edge
		edge = nil
		for _, b := range from {
			reach(b.parent)
			for _, child := range b.Children {
				reach(child)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(everybody), func(b *Branch) bool { return !near[b] })
}

// key tells people apart: by their note, else by their name.
func (n Name) key() string { return text(n.Contact) + "\n" + n.Name }

// personAnchor is the row of a person, empty without one.
func (p *page) personAnchor(who *NetworkPerson) string { return p.personRows[who.key()] }

// key is that of the person's name.
func (l *Listener) key() string {
	name := Name{Name: l.Name}
	if l.Contact != nil {
		name.Contact = &l.Contact.ID
	}
	return name.key()
}

// targetNames are the names of the targets by their ids.
func (p *page) targetNames() map[string]string {
	names := make(map[string]string, len(p.Targets))
	for _, t := range slices.Backward(p.Targets) {
		names[t.ID] = t.Name
	}
	return names
}

// measure counts the people of a branch and finds the ways in it.
func (b *Branch) measure() {
	b.Size, b.Way = 1, b.Target != ""
	for _, child := range b.Children {
		child.measure()
		b.Size += child.Size
		b.Way = b.Way || child.Way
	}
	sortBranches(b.Children)
}

func sortBranches(branches []*Branch) {
	slices.SortStableFunc(branches, func(x, y *Branch) int {
		return cmp.Or(trueFirst(x.Way, y.Way), -cmp.Compare(x.Size, y.Size), compareFold(x.Person.Name.Name, y.Person.Name.Name))
	})
}

func trueFirst(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}

// draw lays the branches out, one below the other, until the drawing is full.
func (t *Tree) draw() {
	deepest, rows := 0, 0
	for _, b := range t.Branches {
		if rows += b.leaves(); rows > maxTreeRows && t.Drawn > 0 {
			break
		}
		deepest = max(deepest, b.depth())
		t.Drawn++
	}
	d := &drawing{columns: min(maxColumns, deepest+1), y: treeTop}
	for _, b := range t.Branches[:t.Drawn] {
		d.place(b, 0)
	}
	t.Nodes, t.Edges, t.Height = d.nodes, d.edges, d.y
	for i := range d.columns {
		t.Columns = append(t.Columns, TreeColumn{d.x(i), i})
	}
}

// leaves is how many rows a branch takes.
func (b *Branch) leaves() int {
	n := 0
	for _, child := range b.Children {
		n += child.leaves()
	}
	return max(1, n)
}

// depth is how many introductions a branch is long.
func (b *Branch) depth() int {
	n := -1
	for _, child := range b.Children {
		n = max(n, child.depth())
	}
	return n + 1
}

// A drawing is a tree while it is laid out.
type drawing struct {
	columns, y int
	nodes      []TreeNode
	edges      []TreeEdge
}

func (d *drawing) x(column int) string { return percent(float64(column) / float64(d.columns)) }

// place puts a person on the next free row, those they introduced behind them:
// the first on the same row, the others below. Beyond the last column the list
// goes on.
func (d *drawing) place(b *Branch, column int) (y int) {
	y = d.y
	d.nodes = append(d.nodes, TreeNode{b, d.x(column), y, rowCharacters / d.columns})
	if column+1 >= d.columns || len(b.Children) == 0 {
		d.y += treeRow
		return d.end(b, y)
	}
	for _, child := range b.Children {
		to := d.place(child, column+1)
		bend := percent((float64(column) + .93) / float64(d.columns))
		d.edges = append(d.edges, TreeEdge{d.x(column), bend, d.x(column + 1), y, to, child.Way})
	}
	return d.end(b, y)
}

// end leaves room below a person for the name of their target.
func (d *drawing) end(b *Branch, y int) int {
	if b.Target != "" {
		d.y = max(d.y, y+treeRow+targetRow)
	}
	return y
}
