package merge

// What both sides added at one place, each block whole: an item with its lines,
// a paragraph, a heading, a block of code.

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
)

var (
	itemLine    = regexp.MustCompile(`^[ \t]*([-*+]|[0-9]+[.)])([ \t]|$)`)
	headingLine = regexp.MustCompile(`^ {0,3}#{1,6}([ \t]|$)`)
	quoteLine   = regexp.MustCompile(`^ {0,3}>`)
	tableLine   = regexp.MustCompile(`^ {0,3}\|`)
	fenceLine   = regexp.MustCompile("^[ \t]*(```|~~~)")
)

// A unit is a block with the blank lines before it.
type unit struct {
	blanks int
	lines  []string
}

func (u unit) text() string { return strings.Join(u.lines, "\n") }

// A kind says which lines go together.
type kind int

const (
	prose kind = iota
	item
	heading
	quote
	table
	fence
)

func kindOf(line string) kind {
	switch {
	case fenceLine.MatchString(line):
		return fence
	case itemLine.MatchString(line):
		return item
	case headingLine.MatchString(line):
		return heading
	case quoteLine.MatchString(line):
		return quote
	case tableLine.MatchString(line):
		return table
	}
	return prose
}

// blank tells whether lines say nothing.
func blank(lines []string) bool {
	return !slices.ContainsFunc(lines, func(l string) bool { return !isBlank(l) })
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// continues tells whether a line is part of the block whose line is above it.
func continues(above, line string) bool {
	if isBlank(above) || isBlank(line) {
		return false
	}
	switch k := kindOf(line); {
	case indent(line) > indent(above):
		return true
	case k == prose:
		return kindOf(above) != fence
	case k == quote, k == table:
		return kindOf(above) == k
	}
	return false
}

// units cuts lines into blocks; behind is how many blank lines stand behind the
// last one.
func units(lines []string) (all []unit, behind int) {
	fenced := false
	for _, l := range lines {
		n := len(all) - 1
		switch {
		case fenced:
			all[n].lines = append(all[n].lines, l)
		case isBlank(l):
			behind++
			continue
		case n >= 0 && belongs(all[n], behind, l):
			all[n].lines = append(append(all[n].lines, slices.Repeat([]string{""}, behind)...), l)
			behind = 0
		default:
			all = append(all, unit{blanks: behind, lines: []string{l}})
			behind = 0
		}
		if fenceLine.MatchString(l) {
			fenced = !fenced
		}
	}
	return all, behind
}

// belongs tells whether a line so many blank lines further down is part of a
// block.
func belongs(u unit, blanks int, line string) bool {
	first, last := u.lines[0], u.lines[len(u.lines)-1]
	if kindOf(first) == item && indent(line) > indent(first) {
		return true
	}
	return blanks == 0 && kindOf(first) != heading && continues(last, line) && !fenceLine.MatchString(last)
}

// union is what both sides added under a line: what is equal once, and all else
// one after the other, in an order that does not depend on the side.
func union(above string, mine, theirs []string) []string {
	a, behindA := units(mine)
	b, behindB := units(theirs)
	switch {
	case len(a) == 0 && len(b) == 0:
		return longer(mine, theirs)
	case len(a) == 0:
		return theirs
	case len(b) == 0:
		return mine
	}
	if slices.Compare(texts(b), texts(a)) < 0 {
		a, b = b, a // what is found to be equal must not depend on the side
	}
	j := &joiner{above: above}
	atA, atB := 0, 0
	for _, d := range lcs.DiffLines(texts(a), texts(b)) {
		j.common(a[atA:d.Start], b[atB:d.ReplStart])
		j.runs(a[d.Start:d.End], b[d.ReplStart:d.ReplEnd])
		atA, atB = d.End, d.ReplEnd
	}
	j.common(a[atA:], b[atB:])
	return append(j.lines, slices.Repeat([]string{""}, max(behindA, behindB))...)
}

// unionOfLines joins lines of code, where blank lines part nothing.
func unionOfLines(mine, theirs []string) []string {
	if slices.Compare(theirs, mine) < 0 {
		mine, theirs = theirs, mine
	}
	return slices.Concat(mine, theirs)
}

func longer(a, b []string) []string {
	if len(b) > len(a) {
		return b
	}
	return a
}

func last(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return lines[len(lines)-1]
}

func texts(units []unit) []string {
	all := make([]string, len(units))
	for i, u := range units {
		all[i] = u.text()
	}
	return all
}

// A joiner puts blocks one under the other.
type joiner struct {
	above string // the line over all of them
	lines []string
}

// common adds blocks that both sides have.
func (j *joiner) common(a, b []unit) {
	for i, u := range a {
		u.blanks = max(u.blanks, b[i].blanks)
		j.add(u, i == 0)
	}
}

// runs adds the blocks of one side and then those of the other; what stands under
// no heading of its own comes first, so that it stays under the one above.
func (j *joiner) runs(a, b []unit) {
	headA, headB := toHeading(a), toHeading(b)
	j.ordered(a[:headA], b[:headB])
	j.ordered(a[headA:], b[headB:])
}

// toHeading counts the blocks before the first heading.
func toHeading(units []unit) int {
	at := slices.IndexFunc(units, func(u unit) bool { return kindOf(u.lines[0]) == heading })
	if at < 0 {
		return len(units)
	}
	return at
}

func (j *joiner) ordered(a, b []unit) {
	if j.before(b, a) {
		a, b = b, a
	}
	for _, run := range [][]unit{a, b} {
		for i, u := range run {
			j.add(u, i == 0)
		}
	}
}

// before tells whether one run comes first: what goes on with the line above,
// then what has no blank line before it, then by their words.
func (j *joiner) before(a, b []unit) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return cmp.Or(
		cmp.Compare(j.rank(a[0]), j.rank(b[0])),
		slices.Compare(texts(a), texts(b)),
	) < 0
}

func (j *joiner) rank(u unit) int {
	switch {
	case u.blanks > 0:
		return 2
	case j.goesOn(u):
		return 0
	}
	return 1
}

// goesOn tells whether a block is part of the one above all.
func (j *joiner) goesOn(u unit) bool {
	return u.blanks == 0 && kindOf(j.above) != heading && continues(j.above, u.lines[0])
}

// add puts a block under the others; seam is set where a side's own lines do
// not stand before it.
func (j *joiner) add(u unit, seam bool) {
	blanks := u.blanks
	if seam && blanks == 0 && len(j.lines) > 0 && !j.goesOn(u) && !together(last(j.lines), u.lines[0]) {
		blanks = 1
	}
	j.lines = append(append(j.lines, slices.Repeat([]string{""}, blanks)...), u.lines...)
}

// together tells whether Markdown needs no blank line between two blocks.
func together(above, first string) bool {
	switch kindOf(first) {
	case item:
		return kindOf(above) == item || indent(above) > 0
	case table:
		return kindOf(above) == table
	}
	return false
}
