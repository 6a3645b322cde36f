package worddiff

// Which words stayed.

import "github.com/aymanbagabas/go-udiff/lcs"

// The library is exact up to about so many changes and calls the rest one. It is
// asked again for what it left, so many times: what is not told apart then is
// replaced as a whole, and no text takes long.
const (
	exact     = 50
	maxRounds = 200
)

// An aligner compares two lists of words.
type aligner struct {
	a, b   []string
	found  []lcs.Diff
	rounds int
}

// align finds what differs, in order.
func align(a, b []string) []lcs.Diff {
	all := aligner{a: a, b: b}
	all.compare(lcs.Diff{End: len(a), ReplEnd: len(b)})
	return all.found
}

// compare finds what differs in a region.
func (l *aligner) compare(region lcs.Diff) {
	l.rounds++
	for _, d := range lcs.DiffLines(l.a[region.Start:region.End], l.b[region.ReplStart:region.ReplEnd]) {
		part := lcs.Diff{
			Start: region.Start + d.Start, End: region.Start + d.End,
			ReplStart: region.ReplStart + d.ReplStart, ReplEnd: region.ReplStart + d.ReplEnd,
		}
		if part == region || l.rounds >= maxRounds || min(d.End-d.Start, d.ReplEnd-d.ReplStart) < exact {
			l.found = append(l.found, part)
		} else {
			l.compare(part)
		}
	}
}
