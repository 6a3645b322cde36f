package sync

import (
	"bytes"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"carnet/internal/merge"
)

// keepOf is how internal/merge settles what is kept.
var keepOf = map[Keep]merge.Keep{KeepMine: merge.Mine, KeepTheirs: merge.Theirs, KeepBoth: merge.Both}

// mergeNote merges a note that both have changed; false says that they cannot
// both be right, and nobody has said whose words to keep: then the parts say
// where.
func mergeNote(path string, keep Keep, texts [][]byte) ([]byte, []Part, bool) {
	result := merge.Note(path, texts[0], texts[1], texts[2])
	if len(result.Conflicts) == 0 {
		return result.Merged, nil, true
	}
	if keep != KeepNone {
		return merge.Resolve(path, texts[0], texts[1], texts[2], keepOf[keep]), nil, true
	}
	parts := make([]Part, len(result.Conflicts))
	for i, c := range result.Conflicts {
		parts[i] = Part{Key: c.Key, Line: c.Line, Mine: c.Mine, Theirs: c.Theirs}
	}
	return nil, parts, false
}

// withMarkers is a note with both sides of each conflict between git's markers.
// All else is merged: the note with my side of the conflicts and the one with
// theirs differ only there.
func withMarkers(path string, texts [][]byte, label string) []byte {
	mine := string(merge.Resolve(path, texts[0], texts[1], texts[2], merge.Mine))
	theirs := string(merge.Resolve(path, texts[0], texts[1], texts[2], merge.Theirs))
	end := "\n"
	if strings.Contains(mine, "\r\n") {
		end = "\r\n"
	}
	var marked bytes.Buffer
	at := 0
	edits := udiff.Lines(mine, theirs)
	slices.SortFunc(edits, func(a, b udiff.Edit) int { return a.Start - b.Start })
	for _, e := range edits {
		marked.WriteString(mine[at:e.Start])
		marked.WriteString("<<<<<<< HEAD" + end + ended(mine[e.Start:e.End], end))
		marked.WriteString("=======" + end + ended(e.New, end) + ">>>>>>> " + label + end)
		at = e.End
	}
	marked.WriteString(mine[at:])
	return marked.Bytes()
}

// ended is text whose last line is ended.
func ended(text, end string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + end
}
