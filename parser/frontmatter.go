package parser

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"carnet/vault"
)

// A line is one line of front matter or of carnet.yaml.
type line struct {
	n      int // counted from 1 in the file
	text   string
	indent int // bytes of leading white space
}

func newLine(n int, text string) line {
	trimmed := strings.TrimLeft(text, " \t")
	return line{n, text, len(text) - len(trimmed)}
}

// blank tells whether the line says nothing: white space or a comment.
func (l line) blank() bool {
	trimmed := trimSpace(l.text)
	return trimmed == "" || trimmed[0] == '#'
}

// isItem tells whether the line is an item of a block list.
func (l line) isItem() bool {
	rest := l.text[l.indent:]
	return rest == "-" || strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "-\u00a0")
}

// isGlued tells whether the line is an item whose hyphen has no space behind it:
// YAML reads a text there.
func (l line) isGlued() bool {
	rest, ok := strings.CutPrefix(l.text[l.indent:], "-")
	first, _ := utf8.DecodeRuneInString(rest)
	if _, isKey := splitKey(l); isKey || !ok {
		return false
	}
	return unicode.IsLetter(first) || strings.ContainsRune("\"'[#", first)
}

// pos is the place of the byte at the given offset in the line.
func (l line) pos(offset int) vault.Pos {
	return vault.Pos{Line: l.n, Col: utf8.RuneCountInString(l.text[:offset]) + 1}
}

// spaces are the white space of a line, no-break spaces included: French
// typing puts one before a colon.
const spaces = " \t\u00a0\u202f"

func trimSpace(s string) string { return strings.Trim(s, spaces) }

// A frontMatter is the block between two lines of three hyphens.
type frontMatter struct {
	lines    []line
	bodyLine int  // the number of the body's first line
	opened   int  // the line of the opening hyphens, 0 without front matter
	closed   bool // whether the closing hyphens were found
}

// splitFrontMatter finds the front matter of a note. Blank lines may stand
// before it. One that is never closed ends at the first line that is neither a
// key nor belongs to one, so that what was written is read all the same.
func splitFrontMatter(s *source) frontMatter {
	first := 1
	for first <= len(s.starts) && trimSpace(s.line(first)) == "" {
		first++
	}
	if first > len(s.starts) || !isFence(s.line(first)) {
		return frontMatter{bodyLine: 1}
	}
	fm := frontMatter{opened: first}
	for n := first + 1; n <= len(s.starts); n++ {
		text := s.line(n)
		if isFence(text) {
			fm.closed, fm.bodyLine = true, n+1
			return fm
		}
		fm.lines = append(fm.lines, newLine(n, text))
	}
	fm.lines = fm.lines[:keyLines(fm.lines)]
	fm.bodyLine = first + 1 + len(fm.lines)
	return fm
}

func isFence(text string) bool {
	return strings.HasPrefix(text, "---") && trimSpace(text) == "---"
}

// keyLines counts the leading lines that look like front matter.
func keyLines(lines []line) int {
	for i, l := range lines {
		_, ok := splitKey(l)
		if trimSpace(l.text) == "" || !ok && l.indent == 0 && !l.isItem() {
			return i
		}
	}
	return len(lines)
}

// Body is what stands behind the front matter of a note, byte for byte.
func Body(raw []byte) []byte {
	fm := splitFrontMatter(newSource("", raw))
	body := bytes.TrimPrefix(raw, byteOrderMark)
	for range fm.bodyLine - 1 {
		end := bytes.IndexAny(body, "\r\n")
		switch {
		case end < 0:
			return nil
		case bytes.HasPrefix(body[end:], []byte("\r\n")):
			end++
		}
		body = body[end+1:]
	}
	return body
}
