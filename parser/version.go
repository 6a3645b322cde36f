package parser

// Notes as they were: what internal/history reads in the committed versions of
// a note, with the code that reads the note itself.

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"carnet/vault"
)

// Told is the pitch as told in one version of its note: what Parse gives as
// Pitch.Text for the same bytes, empty for those that it does not read.
func Told(raw []byte) string {
	body, doc := readVersion(raw, vault.KindPitch)
	if doc == nil {
		return ""
	}
	return paragraphs(doc, body.md)
}

// ToldPrivately tells whether one version of a note was private, or may have wanted
// to be: its front matter has the key, and does not say no.
func ToldPrivately(raw []byte) bool {
	if len(raw) > MaxNoteSize || !speaksOfPrivate(raw) {
		return false
	}
	for _, line := range splitFrontMatter(newSource("", raw)).lines {
		key, value, found := strings.Cut(line.text, ":")
		value, _, _ = strings.Cut(value, "#")
		if found && privateWords[fold(strings.TrimSpace(key))] {
			yes, known := yesNoWords[fold(strings.Trim(value, " \t\r\"'"))]
			return yes || !known
		}
	}
	return false
}

// Remarks are the mentor's in one version of a note: what Parse gives as
// Body.Remarks for the same bytes.
func Remarks(raw []byte) []vault.Remark {
	body, _ := readVersion(raw, vault.KindMeeting)
	if body == nil {
		return nil
	}
	return body.body.Remarks
}

// readVersion reads the body of a note whose keys do not matter; both are nil
// where there is nothing to read.
func readVersion(raw []byte, kind vault.Kind) (*bodyReader, ast.Node) {
	if len(raw) > MaxNoteSize || isUTF16(raw) {
		return nil, nil
	}
	src := newSource("", raw)
	return readBody(src, splitFrontMatter(src).bodyLine, kind, func(vault.Diagnostic) {})
}
