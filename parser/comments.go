package parser

// Comments: what nobody reads in the rendered note is not read here either,
// nor shown anywhere.

import "bytes"

// hideComments puts spaces in place of %% comments %% and <!-- comments -->,
// so that everything else keeps its place. Code keeps them.
func hideComments(body []byte) []byte {
	if !bytes.Contains(body, []byte("%%")) && !bytes.Contains(body, []byte("<!--")) {
		return body
	}
	h := hider{text: bytes.Clone(body), closes: true}
	for h.at < len(h.text) {
		h.step()
	}
	return h.text
}

// A hider goes through a body once.
type hider struct {
	text   []byte
	at     int
	end    int  // of the line that at was in when last looked at
	closes bool // whether there may be a --> further down
}

// step goes past the next byte, comment or piece of code.
func (h *hider) step() {
	rest := h.text[h.at:]
	switch {
	case (h.at == 0 || h.text[h.at-1] == '\n') && fenced(rest) > 0:
		h.at += fenced(rest)
	case rest[0] == '`':
		if h.end <= h.at {
			h.end = lineEnd(h.text, h.at)
		}
		h.at += codeSpan(h.text[h.at:h.end])
	case bytes.HasPrefix(rest, []byte("%%")):
		end := bytes.Index(rest[2:], []byte("%%"))
		if end < 0 {
			end = len(rest) - 4
		}
		h.hide(end + 4)
	case h.closes && bytes.HasPrefix(rest, []byte("<!--")):
		end := bytes.Index(rest, []byte("-->"))
		if h.closes = end >= 0; h.closes {
			h.hide(end + 3)
		}
	default:
		h.at++
	}
}

// hide puts spaces in place of the next bytes; lines stay.
func (h *hider) hide(length int) {
	for range length {
		if h.text[h.at] != '\n' {
			h.text[h.at] = ' '
		}
		h.at++
	}
}

// fenced is the length of the block of code that b begins with, 0 without one.
// A block that is never closed ends with b.
func fenced(b []byte) int {
	mark, info := fence(b[:lineEnd(b, 0)])
	if mark == "" || mark[0] == '`' && bytes.IndexByte(info, '`') >= 0 {
		return 0
	}
	for at := lineEnd(b, 0); at < len(b); {
		end := lineEnd(b, at)
		shut, behind := fence(b[at:end])
		if len(shut) >= len(mark) && shut[0] == mark[0] && len(bytes.TrimSpace(behind)) == 0 {
			return end
		}
		at = end
	}
	return len(b)
}

// fence cuts the three or more backticks or tildes at the head of a line; mark
// is empty when there are none.
func fence(row []byte) (mark string, behind []byte) {
	row = bytes.TrimLeft(row, " ")
	if len(row) == 0 || row[0] != '`' && row[0] != '~' {
		return "", nil
	}
	n := runLength(row)
	if n < 3 {
		return "", nil
	}
	return string(row[:n]), row[n:]
}

// codeSpan is the length of the code in backticks that a line's rest begins
// with; without a closing mark, that of the opening one.
func codeSpan(row []byte) int {
	open := runLength(row)
	for at := open; at < len(row); {
		n := runLength(row[at:])
		if row[at] == '`' && n == open {
			return at + n
		}
		at += n
	}
	return open
}

// runLength counts the bytes at the head of b that are like the first one.
func runLength(b []byte) int {
	n := 1
	for n < len(b) && b[n] == b[0] {
		n++
	}
	return n
}
