package merge

// A text as lines, and what is not in its lines: how they end, a byte-order
// mark, and whether the last one ends.

import (
	"bytes"
	"strings"
)

const byteOrderMark = "\ufeff"

// A text is a file cut into lines. An editor that writes all lines with other
// ends has changed the ending, and no line.
type text struct {
	mark   bool // it begins with a byte-order mark
	ending string
	open   bool // its last line does not end
	lines  []string
}

// read cuts a file into lines, which end as the parser has it.
func read(raw []byte) text {
	var t text
	rest, mark := bytes.CutPrefix(raw, []byte(byteOrderMark))
	t.mark = mark
	ends := map[string]int{}
	for len(rest) > 0 {
		line, end := cutLine(rest)
		t.lines = append(t.lines, string(line))
		ends[end]++
		t.open = end == ""
		rest = rest[len(line)+len(end):]
	}
	for _, end := range []string{"\n", "\r\n", "\r"} {
		if ends[end] > ends[t.ending] || t.ending == "" && ends[end] > 0 {
			t.ending = end
		}
	}
	return t
}

// cutLine gives the first line and its end.
func cutLine(raw []byte) (line []byte, end string) {
	at := bytes.IndexAny(raw, "\r\n")
	switch {
	case at < 0:
		return raw, ""
	case bytes.HasPrefix(raw[at:], []byte("\r\n")):
		return raw[:at], "\r\n"
	}
	return raw[:at], string(raw[at : at+1])
}

// bytes is the file.
func (t text) bytes() []byte {
	var b strings.Builder
	if t.mark {
		b.WriteString(byteOrderMark)
	}
	for i, l := range t.lines {
		b.WriteString(l)
		if i+1 < len(t.lines) || !t.open {
			b.WriteString(t.ending)
		}
	}
	return []byte(b.String())
}

// with is a text of other lines that is written as mine is, but for what only
// theirs has changed. Lines that ended in several ways end in the usual one.
func with(lines []string, base, mine, theirs text) text {
	for _, side := range []*text{&mine, &theirs} {
		if side.ending == "" { // one line that does not end says nothing
			side.ending = base.ending
		}
	}
	t := text{
		mark:   either(base.mark, mine.mark, theirs.mark),
		ending: either(base.ending, mine.ending, theirs.ending),
		open:   either(base.open, mine.open, theirs.open),
		lines:  lines,
	}
	if t.ending == "" {
		t.ending = "\n"
	}
	return t
}

// either is mine, unless only theirs has changed.
func either[T comparable](base, mine, theirs T) T {
	if mine == base {
		return theirs
	}
	return mine
}
