package parser

// Mends that cannot be wrong: a few bytes in place of others, on the file as it
// stands on the disk, with its own line ends and its byte-order mark.

import (
	"bytes"
	"path"
	"slices"
	"testing/fstest"
	"unicode/utf8"

	"carnet/vault"
)

// Splice makes the edits in the bytes of a file; ok is false when one of them
// lies outside of it. All other bytes stay.
func Splice(raw []byte, edits []vault.Edit) (mended []byte, ok bool) {
	sorted := slices.SortedFunc(slices.Values(edits), func(a, b vault.Edit) int {
		return -comparePos(a.Pos, b.Pos) // the last first, so that places stay
	})
	mended = bytes.Clone(raw)
	for _, e := range sorted {
		start, found := offsetOf(raw, e.Pos)
		end := start
		for range e.Width {
			_, size := utf8.DecodeRune(raw[min(end, len(raw)):])
			end += size
		}
		if !found || end > len(raw) || bytes.ContainsAny(raw[start:end], "\r\n") {
			return nil, false
		}
		mended = slices.Replace(mended, start, end, []byte(e.Text)...)
	}
	return mended, true
}

func comparePos(a, b vault.Pos) int {
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Col - b.Col
}

// offsetOf is where a place lies in the bytes of a file.
func offsetOf(raw []byte, pos vault.Pos) (offset int, ok bool) {
	at := len(raw) - len(bytes.TrimPrefix(raw, byteOrderMark))
	for line := 1; line < pos.Line; line++ {
		end := bytes.IndexAny(raw[at:], "\r\n")
		if end < 0 {
			return 0, false
		}
		at += end + 1
		if raw[at-1] == '\r' && at < len(raw) && raw[at] == '\n' {
			at++
		}
	}
	for range pos.Col - 1 {
		if at >= len(raw) {
			return 0, false
		}
		_, size := utf8.DecodeRune(raw[at:])
		at += size
	}
	return at, true
}

// Recheck reads one file of a vault by itself and says what is to be mended in
// it, references aside.
func Recheck(file string, raw []byte) []vault.Diagnostic {
	fsys := fstest.MapFS{file: {Data: raw}}
	if path.Base(file) == SettingsFile {
		_, diagnostics := ReadSettings(fsys)
		return diagnostics
	}
	var found []vault.Diagnostic
	w := &walker{fsys: fsys, report: func(vault.Diagnostic) {}}
	if err := w.walk(".", ""); err != nil {
		return nil
	}
	for _, n := range readAll(fsys, w.files) {
		found = append(found, n.diagnostics...)
	}
	return found
}
