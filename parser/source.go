package parser

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"carnet/vault"
)

// A source is the text of one file, with what turns an offset into a place.
// Line ends are made \n, a byte-order mark is dropped and bytes that are no
// UTF-8 are replaced: neither changes the line of anything that is left.
type source struct {
	path   string
	text   []byte
	starts []int // the offset of each line's first byte
}

var (
	byteOrderMark = []byte("\ufeff")
	newline       = []byte("\n")
)

func newSource(path string, raw []byte) *source {
	text := bytes.TrimPrefix(raw, byteOrderMark)
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\ufffd"))
	}
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	s := &source{path: path, text: text, starts: make([]int, 1, bytes.Count(text, newline)+1)}
	for i := 0; ; {
		n := bytes.IndexByte(text[i:], '\n')
		if n < 0 {
			return s
		}
		i += n + 1
		s.starts = append(s.starts, i)
	}
}

// pos is the place of the byte at offset.
func (s *source) pos(offset int) vault.Pos {
	line := sort.SearchInts(s.starts, offset+1) - 1
	return vault.Pos{Line: line + 1, Col: utf8.RuneCount(s.text[s.starts[line]:offset]) + 1}
}

// line is the text of the nth line, counted from 1, without its end; empty
// past the last one.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.starts) {
		return ""
	}
	rest := s.text[s.starts[n-1]:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	return string(rest)
}
