// Package merge makes one note of two that were one. Three states go in, what
// both had and what each made of it, and one comes out, with the conflicts that
// people must settle. It is pure: bytes in, bytes out.
//
// Lines come first, as git merges them; the result is taken where it is clean
// and a reader of the note has nothing to say that he would not say of either
// side. Else the front matter is merged by its keys (keys.go, values.go), and the
// body by its lines, where what both sides added at one place is kept, each
// whole (body.go, blocks.go). Nothing that anybody wrote is dropped: it is in
// the result, in a conflict, or was deleted by somebody.
//
// Merging theirs into mine gives the same body as mine into theirs. In the
// front matter mine decides how things are written, and what stands at the place
// of a conflict.
package merge

import (
	"bytes"
	"unicode/utf8"

	"carnet/parser"
	"carnet/vault"
)

// A Result is one note made of two.
type Result struct {
	// Merged is the note, with mine where there is a conflict.
	Merged []byte
	// Conflicts are what only people can settle, in the order of the note.
	Conflicts []Conflict
	// Doubts are what a reader of Merged has to say of it and would say of
	// neither side: two changes that do not go together.
	Doubts []vault.Diagnostic
}

// A Conflict is a key or lines that both sides changed, and not to the same.
type Conflict struct {
	Key  string // as typed; empty where lines of the text are meant
	Line int    // where it stands in mine, or would stand, counted from 1
	// What stood in the base and what stands on each side: of a key its value as
	// typed, else the lines, joined by \n. Empty is what is missing there.
	Base, Mine, Theirs string
}

// A Keep says which side of a conflict is taken.
type Keep int

// The ways to settle a conflict. Both puts two wordings one after the other;
// of a key mine stays, and theirs goes into a callout that `carnet check` points
// at. What one side deleted and the other changed is kept as changed. A file that
// is no text cannot hold both: of it mine is kept.
const (
	Mine Keep = iota
	Theirs
	Both
)

// Note merges two states of the note at path, which is relative to the vault.
// A nil base means that both sides added the note. Of other files, and of what
// is no text of a usual size, only lines are merged, as git does.
func Note(path string, base, mine, theirs []byte) Result {
	return merge(path, base, mine, theirs, Mine)
}

// Resolve is Note with the conflicts settled; what has none is merged from both
// sides whichever is kept.
func Resolve(path string, base, mine, theirs []byte, keep Keep) []byte {
	return merge(path, base, mine, theirs, keep).Merged
}

func merge(path string, base, mine, theirs []byte, keep Keep) Result {
	switch {
	case bytes.Equal(mine, theirs), base != nil && bytes.Equal(base, theirs):
		return Result{Merged: mine}
	case base != nil && bytes.Equal(base, mine):
		return Result{Merged: theirs}
	case isBinary(base) || isBinary(mine) || isBinary(theirs):
		return binary(base, mine, theirs, keep)
	}
	known := newReview(path, mine, theirs)
	asGit, clean := gitLines(base, mine, theirs)
	lines := Result{Merged: asGit}
	if clean {
		lines.Doubts = known.doubts(asGit)
		if len(lines.Doubts) == 0 {
			return lines
		}
	}
	w := newWeaver(path, base, mine, theirs)
	result := w.result(Mine)
	result.Doubts = known.doubts(result.Merged)
	if clean && !hasError(lines.Doubts) && (len(result.Conflicts) > 0 || len(result.Doubts) >= len(lines.Doubts)) {
		return lines
	}
	if keep != Mine {
		result.Merged = w.result(keep).Merged
	}
	return result
}

// isBinary tells whether bytes are no text, as git has it.
func isBinary(raw []byte) bool { return bytes.IndexByte(raw, 0) >= 0 }

// binary is the conflict of two files that have no lines.
func binary(base, mine, theirs []byte, keep Keep) Result {
	kept := mine
	if keep == Theirs {
		kept = theirs
	}
	return Result{Merged: kept, Conflicts: []Conflict{{Line: 1, Base: string(base), Mine: string(mine), Theirs: string(theirs)}}}
}

// plainLines tells whether only the lines of a file are merged.
func plainLines(path string, raw []byte) bool {
	return !isNote(path) || len(raw) > parser.MaxNoteSize || !utf8.Valid(raw)
}

// A review knows what a reader has to say of either side.
type review struct {
	path  string
	known map[remark]int
}

// A remark is a diagnostic without its place, which a merge moves: it is about a
// key, or about a line.
type remark struct {
	code, about string
	severity    vault.Severity
}

func newReview(path string, sides ...[]byte) review {
	known := map[remark]int{}
	for _, raw := range sides {
		count, lines := map[remark]int{}, read(raw).lines
		for _, d := range parser.Recheck(path, raw) {
			r := newRemark(d, lines)
			count[r]++
			known[r] = max(known[r], count[r])
		}
	}
	return review{path, known}
}

func newRemark(d vault.Diagnostic, lines []string) remark {
	r := remark{code: d.Code, severity: d.Severity}
	key, isKey := d.Args["Key"].(string)
	switch n := d.Pos.Line; {
	case isKey:
		r.about = key
	case n > 0 && n <= len(lines):
		r.about = lines[n-1]
	}
	return r
}

// doubts are what is to be said of a note and of neither side.
func (r review) doubts(raw []byte) []vault.Diagnostic {
	var all []vault.Diagnostic
	count := map[remark]int{}
	lines := read(raw).lines
	for _, d := range parser.Recheck(r.path, raw) {
		said := newRemark(d, lines)
		if count[said]++; count[said] > r.known[said] {
			all = append(all, d)
		}
	}
	return all
}

func hasError(diagnostics []vault.Diagnostic) bool {
	for _, d := range diagnostics {
		if d.Severity == vault.Error {
			return true
		}
	}
	return false
}
