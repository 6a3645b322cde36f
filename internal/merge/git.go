package merge

// Lines as git merges them: with their ends, and in conflict where changes touch.

import (
	"bytes"
	"strings"
)

// gitLines merges three files by their lines; clean is false where git would
// have a conflict.
func gitLines(base, mine, theirs []byte) (merged []byte, clean bool) {
	b, m, t := withEnds(base), withEnds(mine), withEnds(theirs)
	var out bytes.Buffer
	for _, r := range regions(b, m, t, fewest, touching) {
		x, y := strings.Join(r.mine.of(m), ""), strings.Join(r.theirs.of(t), "")
		switch {
		case !r.byTheirs, x == y:
			out.WriteString(x)
		case !r.byMine:
			out.WriteString(y)
		default:
			return nil, false
		}
	}
	return out.Bytes(), true
}

func withEnds(raw []byte) []string {
	var all []string
	for line := range strings.SplitAfterSeq(string(raw), "\n") {
		if line != "" {
			all = append(all, line)
		}
	}
	return all
}
