package merge

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"carnet/parser"
)

// FuzzNote wants any three files to be merged without a panic, the same from
// either side, and no line of a body to be lost.
func FuzzNote(f *testing.F) {
	for seed := range uint64(60) {
		trial := newTrial(seed)
		f.Add(trial.base, trial.mine, trial.theirs)
		trial = newRepetitive(seed)
		f.Add(trial.base, trial.mine, trial.theirs)
	}
	f.Add([]byte("---\na: [b, \"c\ntags:\n- a\n"), []byte("---\ntags: a # b\n---\n```\nx\n"), []byte("\ufeff---\r\ntags:\r\n  - |\r\n    a\r\n---\r\n| a |"))
	f.Fuzz(func(t *testing.T, base, mine, theirs []byte) {
		const path = "contacts/Ana Ruiz.md"
		here, there := Note(path, base, mine, theirs), Note(path, base, theirs, mine)
		if (len(here.Conflicts) == 0) != (len(there.Conflicts) == 0) {
			t.Errorf("in conflict from one side only: %+v and %+v", here.Conflicts, there.Conflicts)
		}
		for _, keep := range []Keep{Mine, Theirs, Both} {
			Resolve(path, base, mine, theirs, keep)
		}
		if again := Note(path, mine, mine, here.Merged); !bytes.Equal(again.Merged, here.Merged) || len(again.Conflicts) > 0 {
			t.Errorf("merged to\n%q\nand then to\n%q", here.Merged, again.Merged)
		}
		if isBinary(slices.Concat(base, mine, theirs)) || hasFrontMatter(path, base, mine, theirs) {
			return
		}
		kept := writtenLines(here.Merged)
		for _, c := range here.Conflicts {
			kept = append(kept, writtenLines([]byte(c.Mine+"\n"+c.Theirs))...)
		}
		for _, line := range append(writtenLines(mine), writtenLines(theirs)...) {
			if !slices.Contains(kept, line) && !slices.Contains(writtenLines(base), line) {
				t.Errorf("%q is lost in\n%q\n%+v", line, here.Merged, here.Conflicts)
			}
		}
	})
}

func hasFrontMatter(path string, sides ...[]byte) bool {
	return slices.ContainsFunc(sides, func(raw []byte) bool { return parser.ReadFrontMatter(path, raw).Opening > 0 })
}

// writtenLines are the lines that are not blank, without white space behind.
func writtenLines(raw []byte) []string {
	var all []string
	for _, l := range read(raw).lines {
		if !isBlank(l) {
			all = append(all, strings.TrimRight(l, " \t"))
		}
	}
	return all
}
