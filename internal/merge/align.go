package merge

// What each side changed, and which of these changes meet.

import (
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// A span is a run of lines: from the first up to, and without, the last.
type span struct{ from, to int }

func (s span) empty() bool { return s.from == s.to }

func (s span) length() int { return s.to - s.from }

// of are the lines of the span.
func (s span) of(lines []string) []string { return lines[s.from:s.to] }

// A change is lines of the base and what stands for them on one side.
type change struct{ base, side span }

// changes are what one side did to the base, as differ found it. Where lines that
// repeat leave a choice, a change lies as far down as it can, as git has it.
func changes(base, side []string, differ differ) []change {
	all := differ(base, side)
	for i := len(all) - 1; i >= 0; i-- {
		end := len(base)
		if i+1 < len(all) {
			end = all[i+1].base.from
		}
		all[i].slide(base, side, end)
	}
	return all
}

// A differ finds what differs between two texts.
type differ func(base, side []string) []change

// fewest finds the fewest lines, as git does.
func fewest(base, side []string) []change {
	var all []change
	for _, d := range lcs.DiffLines(base, side) {
		all = append(all, change{span{d.Start, d.End}, span{d.ReplStart, d.ReplEnd}})
	}
	return all
}

// byAnchors finds what stands between the lines that both texts have once: what
// it finds at one place does not depend on what was changed elsewhere, so that a
// text that was merged already is known again.
func byAnchors(base, side []string) []change {
	return between(base, side, span{0, len(base)}, span{0, len(side)})
}

func between(base, side []string, b, s span) []change {
	head, b, s := fromHead(base, side, b, s)
	tail, b, s := fromTail(base, side, b, s)
	return slices.Concat(head, inside(base, side, b, s), tail)
}

// fromHead takes off the lines that are equal or much alike at the head of two
// spans, and gives what was changed in them.
func fromHead(base, side []string, b, s span) (found []change, restBase, restSide span) {
	for ; !b.empty() && !s.empty(); b.from, s.from = b.from+1, s.from+1 {
		switch was, is := base[b.from], side[s.from]; {
		case was == is:
		case alike(was, is):
			found = append(found, change{span{b.from, b.from + 1}, span{s.from, s.from + 1}})
		default:
			return found, b, s
		}
	}
	return found, b, s
}

// fromTail is fromHead from the end.
func fromTail(base, side []string, b, s span) (found []change, restBase, restSide span) {
	for ; !b.empty() && !s.empty(); b.to, s.to = b.to-1, s.to-1 {
		switch was, is := base[b.to-1], side[s.to-1]; {
		case was == is:
		case alike(was, is):
			found = slices.Insert(found, 0, change{span{b.to - 1, b.to}, span{s.to - 1, s.to}})
		default:
			return found, b, s
		}
	}
	return found, b, s
}

// alike tells whether two lines have more than half of their words in common.
func alike(a, b string) bool {
	inA, inB := strings.Fields(a), strings.Fields(b)
	left := map[string]int{}
	for _, w := range inA {
		left[w]++
	}
	common := 0
	for _, w := range inB {
		if left[w] > 0 {
			left[w]--
			common++
		}
	}
	return 2*common > max(len(inA), len(inB))
}

func inside(base, side []string, b, s span) []change {
	if b.empty() && s.empty() {
		return nil
	}
	anchors := anchors(b.of(base), s.of(side))
	if len(anchors) == 0 {
		return within(base, side, b, s)
	}
	var all []change
	from := change{b, s}
	for _, a := range anchors {
		at := change{span{b.from + a[0], b.to}, span{s.from + a[1], s.to}}
		all = append(all, between(base, side, span{from.base.from, at.base.from}, span{from.side.from, at.side.from})...)
		from = at
	}
	return append(all, between(base, side, from.base, from.side)...)
}

// within finds the fewest lines between two anchors.
func within(base, side []string, b, s span) []change {
	all := fewest(b.of(base), s.of(side))
	for i := range all {
		c := &all[i]
		c.base = span{c.base.from + b.from, c.base.to + b.from}
		c.side = span{c.side.from + s.from, c.side.to + s.from}
	}
	return all
}

// anchors are the places of the lines that stand once in both texts, as many as
// come in the same order.
func anchors(base, side []string) [][2]int {
	inBase, inSide := places(base), places(side)
	var pairs [][2]int
	for i, line := range base {
		if len(inBase[line]) == 1 && len(inSide[line]) == 1 {
			pairs = append(pairs, [2]int{i, inSide[line][0]})
		}
	}
	return rising(pairs)
}

func places(lines []string) map[string][]int {
	at := map[string][]int{}
	for i, line := range lines {
		at[line] = append(at[line], i)
	}
	return at
}

// rising are the most pairs whose second numbers rise as the first do.
func rising(pairs [][2]int) [][2]int {
	var ends, before []int // of the longest run of each length, and of each pair
	for i, p := range pairs {
		n, _ := slices.BinarySearchFunc(ends, p[1], func(end, to int) int { return pairs[end][1] - to })
		before = append(before, -1)
		if n > 0 {
			before[i] = ends[n-1]
		}
		ends = append(ends[:n], append([]int{i}, ends[min(n+1, len(ends)):]...)...)
	}
	var all [][2]int
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			all = append(all, pairs[i])
		}
	}
	slices.Reverse(all)
	return all
}

// slide moves lines that were only added or only deleted down, up to end.
func (c *change) slide(base, side []string, end int) {
	lines, moved := base, c.base
	switch {
	case c.base.empty():
		lines, moved = side, c.side
	case !c.side.empty():
		return
	}
	for ; c.base.to < end && lines[moved.from] == base[c.base.to]; moved.from++ {
		c.base = span{c.base.from + 1, c.base.to + 1}
		c.side = span{c.side.from + 1, c.side.to + 1}
	}
}

// A region is a run of lines that nobody changed, or where changes meet.
type region struct {
	base, mine, theirs span
	byMine, byTheirs   bool // who changed it
}

// moved is a region of a part of the texts as one of the whole.
func (r region) moved(part region) region {
	move := func(s, by span) span { return span{s.from + by.from, s.to + by.from} }
	r.base, r.mine, r.theirs = move(r.base, part.base), move(r.mine, part.mine), move(r.theirs, part.theirs)
	return r
}

// regions cut three texts at the same places. Changes that overlap are one
// region; those that only touch are one where touching is set, as in git, and
// else stand one after the other.
func regions(base, mine, theirs []string, differ differ, touching bool) []region {
	r := &cutter{mine: changes(base, mine, differ), theirs: changes(base, theirs, differ), touching: touching}
	for len(r.mine) > 0 || len(r.theirs) > 0 {
		r.unchanged(r.next())
		r.changed()
	}
	r.unchanged(len(base))
	return r.all
}

// A cutter makes regions of what is left of the changes.
type cutter struct {
	mine, theirs []change
	touching     bool
	at           region // ends where the next region begins
	all          []region
}

// next is where the next change begins.
func (r *cutter) next() int {
	switch {
	case len(r.mine) == 0:
		return r.theirs[0].base.from
	case len(r.theirs) == 0:
		return r.mine[0].base.from
	}
	return min(r.mine[0].base.from, r.theirs[0].base.from)
}

// unchanged makes a region of the lines up to one of the base.
func (r *cutter) unchanged(to int) {
	if n := to - r.at.base.to; n > 0 {
		r.add(n, 0, 0)
	}
}

// add makes the next region: so many lines of the base, and how many more each
// side has.
func (r *cutter) add(base, mine, theirs int) {
	next := func(s span, n int) span { return span{s.to, s.to + n} }
	r.at = region{base: next(r.at.base, base), mine: next(r.at.mine, base+mine), theirs: next(r.at.theirs, base+theirs)}
	r.all = append(r.all, r.at)
}

// changed makes a region of the next change and of all that meet it.
func (r *cutter) changed() {
	at := span{r.at.base.to, r.at.base.to}
	added := r.adds(at.from)
	var more [2]int
	var by [2]bool
	for grown := true; grown; {
		grown = false
		for i, side := range []*[]change{&r.mine, &r.theirs} {
			for len(*side) > 0 && r.meet(at, (*side)[0].base, added) {
				c := (*side)[0]
				*side = (*side)[1:]
				at.to = max(at.to, c.base.to)
				more[i] += c.side.length() - c.base.length()
				by[i], grown = true, true
			}
		}
	}
	r.add(at.length(), more[0], more[1])
	last := &r.all[len(r.all)-1]
	last.byMine, last.byTheirs = by[0], by[1]
}

// adds tells whether a side only adds lines there.
func (r *cutter) adds(at int) bool {
	for _, side := range [][]change{r.mine, r.theirs} {
		if len(side) > 0 && side[0].base == (span{at, at}) {
			return true
		}
	}
	return false
}

// meet tells whether a change belongs to the region at, which is empty when
// lines are added there or nothing has been taken yet.
func (r *cutter) meet(at, c span, added bool) bool {
	switch {
	case r.touching:
		return c.from <= at.to
	case at.empty():
		return c.from == at.from && c.empty() == added
	}
	return c.from < at.to
}
