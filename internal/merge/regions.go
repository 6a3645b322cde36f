package merge

// Which changes of the two sides meet.

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

// A reach says how near changes of both sides are to be one region.
type reach int

// Overlapping changes are one region in any case; touching ones are in git; near
// ones have nothing but blank lines between them.
const (
	overlapping reach = iota
	touching
	near
)

// regions cut three texts at the same places.
func regions(base, mine, theirs []string, differ differ, reach reach) []region {
	r := &cutter{base: base, mine: changes(base, mine, differ), theirs: changes(base, theirs, differ), reach: reach}
	for len(r.mine) > 0 || len(r.theirs) > 0 {
		r.unchanged(r.next())
		r.changed()
	}
	r.unchanged(len(base))
	return r.all
}

// A cutter makes regions of what is left of the changes.
type cutter struct {
	base         []string
	mine, theirs []change
	reach        reach
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
	case r.reach != overlapping:
		return c.from <= at.to || r.reach == near && blank(r.base[at.to:c.from])
	case at.empty():
		return c.from == at.from && c.empty() == added
	}
	return c.from < at.to
}
