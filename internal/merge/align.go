package merge

// What each side changed.

import (
	"regexp"
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

// alike tells whether two lines have half of their words in common.
func alike(a, b string) bool {
	inA, inB := wordsIn(a), wordsIn(b)
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
	return common > 0 && 2*common >= max(len(inA), len(inB))
}

// lineMark is what makes a line a heading, an item, a task, a remark.
var lineMark = regexp.MustCompile(`^[\s>#*+-]*(\[.?\]|\[![a-z]+\])?\s*(\([^)]\))?`)

// wordsIn are the words of a line without its mark.
func wordsIn(line string) []string {
	return strings.Fields(line[len(lineMark.FindString(line)):])
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
