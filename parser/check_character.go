package parser

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"carnet/vault"
)

// characters warns of what cannot be seen and changes what is read: signs that
// turn the direction of writing, and anything invisible inside a key.
func (n *note) characters(fm frontMatter) {
	if at := directionMark(n.source.text); at >= 0 {
		n.report(vault.Diagnostic{Pos: n.source.pos(at), Width: 1, Severity: vault.Warning, Code: "direction-character"})
	}
	for _, l := range fm.lines {
		k, ok := splitKey(l)
		if !ok {
			continue
		}
		if at := strings.IndexFunc(k.key, isInvisible); at >= 0 {
			pos, width := l.pos(k.keyAt), utf8.RuneCountInString(k.key)
			d := vault.Diagnostic{
				Pos: pos, Width: width, Severity: vault.Warning, Code: "key-character", Args: vault.Args{"Key": k.key},
			}
			if strings.HasPrefix(l.text[k.keyAt:], k.key) { // not between quotation marks
				d.Fix = []vault.Edit{{Pos: pos, Width: width, Text: visible(k.key)}}
			}
			n.report(d)
		}
	}
}

// directionMark is the offset of the first sign that turns the direction of
// writing, or -1. All of them begin with the same byte.
func directionMark(text []byte) int {
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], 0xe2)
		if i < 0 {
			return -1
		}
		at += i
		if r, _ := utf8.DecodeRune(text[at:]); unicode.Is(unicode.Bidi_Control, r) && r > '\u200f' {
			return at
		}
		at++
	}
}

// visible is a key with plain spaces, and without what cannot be seen.
func visible(key string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case isInvisible(r):
			return -1
		}
		return r
	}, key)
}

// isInvisible tells whether a character leaves no trace on the screen, or the
// trace of a space that it is not.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || r == '\u00a0' || r == '\u202f' || r == '\u2007'
}
