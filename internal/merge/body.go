package merge

// A text merged by its lines.

import (
	"slices"
	"strings"
)

// A part is a piece of the merged text: settled lines, or a conflict.
type part struct {
	lines    []string // settled
	conflict *conflict
}

// A conflict is what each side would have at one place.
type conflict struct {
	shown        Conflict
	mine, theirs []string
	both         []string
	aside        []string // of theirs, what goes into a callout when both are kept
}

// kept are the lines of a part.
func (p part) kept(keep Keep) []string {
	switch {
	case p.conflict == nil:
		return p.lines
	case keep == Mine:
		return p.conflict.mine
	case keep == Theirs:
		return p.conflict.theirs
	}
	return p.conflict.both
}

// A bodyMerger merges lines; above is how many lines mine has before them.
type bodyMerger struct {
	base, mine, theirs []string
	above              int
	strict             bool // as git: lines that touch are in conflict

	parts  []part
	last   string // line of the parts, with mine in conflicts
	inCode bool   // whether the parts end in a block of code
}

// merge merges all lines. What both sides wrote may stand on either side of a
// blank line, so that near changes are looked at as one.
func (b *bodyMerger) merge() []part {
	whole := region{base: span{0, len(b.base)}, mine: span{0, len(b.mine)}, theirs: span{0, len(b.theirs)}}
	if b.strict {
		b.each(b.cut(whole, touching), b.strictly)
	} else {
		b.each(b.cut(whole, near), b.near)
	}
	return b.parts
}

// each settles what one side changed, or both alike; what is left goes to settle.
func (b *bodyMerger) each(regions []region, settle func(region)) {
	for _, r := range regions {
		mine, theirs := r.mine.of(b.mine), r.theirs.of(b.theirs)
		switch {
		case !r.byTheirs, slices.Equal(mine, theirs):
			b.settled(mine)
		case !r.byMine:
			b.settled(theirs)
		default:
			settle(r)
		}
	}
}

// cut cuts a part of the texts into regions.
func (b *bodyMerger) cut(whole region, reach reach) []region {
	all := regions(whole.base.of(b.base), whole.mine.of(b.mine), whole.theirs.of(b.theirs), byAnchors, reach)
	for i := range all {
		all[i] = all[i].moved(whole)
	}
	return all
}

// strictly makes a conflict of a region, but for what both sides wrote, and for
// lines that one side added to it.
func (b *bodyMerger) strictly(r region) {
	before, inner, behind := b.alike(r)
	b.settled(before)
	if inner.base.empty() && (inner.mine.empty() || inner.theirs.empty()) {
		b.settled(b.union(inner))
	} else {
		b.conflict(inner)
	}
	b.settled(behind)
}

// near merges a region where changes of both sides are near.
func (b *bodyMerger) near(r region) {
	if before, _, behind := b.alike(r); written(before)+written(behind) == 0 {
		b.each(b.cut(r, touching), b.meeting)
		return
	}
	b.meeting(r)
}

func (b *bodyMerger) settled(lines []string) { b.add(part{lines: lines}) }

func (b *bodyMerger) add(p part) {
	b.parts = append(b.parts, p)
	for _, l := range p.kept(Mine) {
		b.last, b.inCode = l, b.inCode != fenceLine.MatchString(l)
	}
}

// meeting merges a region where changes of both sides touch: what both wrote
// comes once, and the rest one change after the other where they do not overlap.
func (b *bodyMerger) meeting(r region) {
	before, inner, behind := b.alike(r)
	b.settled(before)
	b.each(b.apart(inner), b.settle)
	b.settled(behind)
}

// alike cuts off what both sides wrote at the head and at the end of a region.
// They stand for the lines of the base that are not left between.
func (b *bodyMerger) alike(r region) (before []string, inner region, behind []string) {
	mine, theirs := r.mine.of(b.mine), r.theirs.of(b.theirs)
	head := commonPrefix(mine, theirs)
	tail := commonSuffix(mine[head:], theirs[head:])
	before, behind = mine[:head], mine[len(mine)-tail:]
	inner = region{
		base: r.base, byMine: true, byTheirs: true,
		mine: span{r.mine.from + head, r.mine.to - tail}, theirs: span{r.theirs.from + head, r.theirs.to - tail},
	}
	left := slices.Concat(inner.mine.of(b.mine), inner.theirs.of(b.theirs))
	kept := span{r.base.to, r.base.from} // from the first line of the base that is left to the last
	for at := r.base.from; at < r.base.to; at++ {
		if l := b.base[at]; !isBlank(l) && slices.Contains(left, l) {
			kept = span{min(kept.from, at), at + 1}
		}
	}
	inner.base.from = min(r.base.from+written(before), kept.from)
	inner.base.to = max(inner.base.from, kept.to, r.base.to-written(behind))
	return before, inner, behind
}

// apart cuts a region where changes only touch. What one side put under a line
// belongs to it, and meets what the other side did to the line.
func (b *bodyMerger) apart(whole region) []region {
	all := b.cut(whole, overlapping)
	var kept []region
	for i, r := range all {
		if b.parting(r) && (i > 0 && meets(all[i-1], r) || i+1 < len(all) && meets(all[i+1], r)) {
			r.byMine, r.byTheirs = !r.byMine, !r.byTheirs // the blank lines stay
		}
		if n := len(kept) - 1; n >= 0 && b.orphaned(kept[n], r) {
			kept[n] = joined(kept[n], r)
			continue
		}
		kept = append(kept, r)
	}
	return kept
}

// parting tells whether one side deleted nothing but blank lines.
func (b *bodyMerger) parting(r region) bool {
	gone := r.byMine && r.mine.empty() || r.byTheirs && r.theirs.empty()
	return r.byMine != r.byTheirs && gone && blank(r.base.of(b.base))
}

// meets tells whether the other side changed the region beside.
func meets(beside, r region) bool { return beside.byMine && r.byTheirs || beside.byTheirs && r.byMine }

// orphaned tells whether lines were added under one that the other side has
// deleted.
func (b *bodyMerger) orphaned(above, r region) bool {
	deleted := above.mine
	added := r.theirs.of(b.theirs)
	if above.byTheirs {
		deleted, added = above.theirs, r.mine.of(b.mine)
	}
	return above.byMine != above.byTheirs && above.byMine == r.byTheirs && above.byTheirs == r.byMine &&
		deleted.empty() && r.base.empty() && len(added) > 0 && continues(b.base[above.base.to-1], added[0])
}

func joined(a, b region) region {
	return region{
		base: span{a.base.from, b.base.to}, mine: span{a.mine.from, b.mine.to}, theirs: span{a.theirs.from, b.theirs.to},
		byMine: a.byMine || b.byMine, byTheirs: a.byTheirs || b.byTheirs,
	}
}

// settle merges a region where changes of both sides overlap, as far as it can.
func (b *bodyMerger) settle(r region) {
	base, mine, theirs := r.base.of(b.base), r.mine.of(b.mine), r.theirs.of(b.theirs)
	if kept, ok := onlySpaces(base, mine, theirs); ok {
		b.settled(kept)
		return
	}
	if kept, ok := onlyDeleted(base, mine, theirs); ok {
		b.settled(kept)
		return
	}
	before, inner, behind := b.alike(r)
	b.settled(before)
	if blank(inner.base.of(b.base)) {
		b.settled(b.union(inner))
	} else {
		b.conflict(inner)
	}
	b.settled(behind)
}

// conflict is a region that people must settle.
func (b *bodyMerger) conflict(r region) {
	base, mine, theirs := r.base.of(b.base), r.mine.of(b.mine), r.theirs.of(b.theirs)
	b.add(part{conflict: &conflict{
		shown: Conflict{
			Line: b.above + r.mine.from + 1,
			Base: strings.Join(base, "\n"), Mine: strings.Join(mine, "\n"), Theirs: strings.Join(theirs, "\n"),
		},
		mine: mine, theirs: theirs, both: b.union(r),
	}})
}

// written counts the lines that are not blank.
func written(lines []string) int {
	n := 0
	for _, l := range lines {
		if !isBlank(l) {
			n++
		}
	}
	return n
}

// union is what both sides have to say in a region.
func (b *bodyMerger) union(r region) []string {
	mine, theirs := r.mine.of(b.mine), r.theirs.of(b.theirs)
	if b.inCode {
		return unionOfLines(mine, theirs)
	}
	return union(b.last, mine, theirs)
}

// onlySpaces settles lines of which one side changed nothing but the white space
// at their ends.
func onlySpaces(base, mine, theirs []string) (kept []string, ok bool) {
	switch {
	case sameWords(base, mine):
		return theirs, true
	case sameWords(base, theirs):
		return mine, true
	case !sameWords(mine, theirs):
		return nil, false
	case slices.Compare(theirs, mine) < 0:
		return theirs, true
	}
	return mine, true
}

func sameWords(a, b []string) bool {
	return slices.EqualFunc(a, b, func(a, b string) bool {
		return strings.TrimRight(a, " \t") == strings.TrimRight(b, " \t")
	})
}

// onlyDeleted settles lines of which both sides deleted some and added none.
func onlyDeleted(base, mine, theirs []string) (kept []string, ok bool) {
	var gone [2]map[int]bool
	for i, side := range [][]string{mine, theirs} {
		gone[i] = map[int]bool{}
		for _, c := range changes(base, side, byAnchors) {
			if !c.side.empty() {
				return nil, false
			}
			for at := c.base.from; at < c.base.to; at++ {
				gone[i][at] = true
			}
		}
	}
	for at, line := range base {
		if !gone[0][at] && !gone[1][at] {
			kept = append(kept, line)
		}
	}
	return kept, true
}

func commonPrefix(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
