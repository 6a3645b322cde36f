package parser

// The scanner of front matter. It cuts the block into its keys line by line
// and reads the plain values itself; only what needs the whole of YAML (block
// scalars, values over several lines, escapes) goes to the YAML library, one
// key at a time. So a key that does not parse spoils no other, every mistake
// has its right line, prose with a colon or a number sign in it is read as it
// was typed, and the usual note costs next to nothing.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"carnet/vault"
)

// A property is one key with its value.
type property struct {
	key   string
	pos   vault.Pos
	value node
}

// A scanner reads the lines of one file.
type scanner struct {
	report func(vault.Diagnostic)
	key    string // the one that is read, for messages

	inConflict bool // between the marks that git leaves
}

// read cuts all lines of a front matter into keys and values, as far as they
// keep within what front matter may hold.
func (s *scanner) read(lines []line) []property {
	size := 0
	for i, l := range lines {
		if size += len(l.text) + 1; size > maxFrontMatter {
			s.tooLarge(l.pos(0))
			lines = lines[:i]
			break
		}
		if at := strings.IndexFunc(l.text, isControl); at >= 0 {
			s.report(vault.Diagnostic{Pos: l.pos(at), Width: 1, Severity: vault.Error, Code: "control-character"})
		}
	}
	all := s.properties(lines)
	if len(all) > maxKeys {
		s.tooLarge(all[maxKeys].pos)
		all = all[:maxKeys]
	}
	return all
}

// What front matter may hold: more is no note that somebody has typed.
const (
	maxFrontMatter = 64 << 10 // bytes
	maxKeys        = 500
	maxDepth       = 32 // of lists in lists
)

func (s *scanner) tooLarge(pos vault.Pos) {
	s.report(vault.Diagnostic{
		Pos: pos, Width: 1, Severity: vault.Error, Code: "front-matter-large",
		Args: vault.Args{"Limit": maxFrontMatter >> 10, "Keys": maxKeys},
	})
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\t' }

// properties cuts lines into keys and values.
func (s *scanner) properties(lines []line) []property {
	all := make([]property, 0, len(lines))
	for len(lines) > 0 {
		if lines[0].blank() {
			lines = lines[1:]
			continue
		}
		n := blockLength(lines)
		if p, ok := s.property(lines[:n]); ok {
			all = append(all, p)
		}
		lines = lines[n:]
	}
	return all
}

// blockLength counts the lines of the first key: its own, and those below it
// that are deeper, blank, or items of its list.
func blockLength(lines []line) int {
	base := lines[0].indent
	k, _ := splitKey(lines[0])
	bare := trimSpace(lines[0].text[k.valueAt:]) == ""
	for i, l := range lines[1:] {
		ownItem := l.indent == base && (l.isItem() || bare && l.isGlued())
		if l.indent <= base && !ownItem && !l.blank() {
			return i + 1
		}
	}
	return len(lines)
}

// property reads one key and what belongs to it.
func (s *scanner) property(block []line) (property, bool) {
	head := block[0]
	k, ok := splitKey(head)
	if !ok {
		s.notAKey(head)
		return property{}, false
	}
	p := property{key: k.key, pos: head.pos(k.keyAt)}
	s.key = k.key
	p.value = s.value(block, k)
	return p, true
}

// notAKey reports a line of front matter that carnet can make nothing of. Of a
// conflict it reports the first mark.
func (s *scanner) notAKey(l line) {
	code := "not-a-key"
	if isConflictMark(l.text) {
		code = "git-conflict"
		known := s.inConflict
		s.inConflict = l.text[0] != '>'
		if known {
			return
		}
	}
	text := trimSpace(l.text)
	s.report(vault.Diagnostic{
		Pos: l.pos(l.indent), Width: utf8.RuneCountInString(text),
		Severity: vault.Error, Code: code, Args: vault.Args{"Text": text},
	})
}

func isConflictMark(text string) bool {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if strings.HasPrefix(text, mark) {
			return true
		}
	}
	return false
}

// value reads what stands behind a key and below it.
func (s *scanner) value(block []line, k keySplit) node {
	head, below := block[0], contentLines(block[1:])
	rest := head.text[k.valueAt:]
	behind := trimSpace(rest)
	switch {
	case len(block) > 1 && beginsBlock(behind, block[1:]):
		return s.yaml(block) // what looks like a comment is text there
	case len(below) == 0:
		return s.inline(rest, head, k.valueAt)
	case behind != "" && behind[0] != '#':
		return s.yaml(block)
	case allItems(below):
		s.gluedItems(below)
		return s.list(below, head.pos(k.keyAt))
	}
	first := below[0]
	if _, ok := splitKey(first); ok && !strings.Contains(first.text[:first.indent], "\t") {
		return node{kind: mapping, pos: head.pos(k.keyAt), props: s.properties(block[1:])}
	}
	if len(below) == 1 && !first.isItem() {
		return s.inline(first.text[first.indent:], first, first.indent)
	}
	return s.yaml(block)
}

// beginsBlock tells whether a value is a block of text: its sign stands behind
// the key, or first below it.
func beginsBlock(behind string, below []line) bool {
	for _, l := range below {
		if behind != "" && behind[0] != '#' {
			break
		}
		behind = trimSpace(l.text)
	}
	return blockScalar.MatchString(behind)
}

func contentLines(lines []line) []line {
	var kept []line
	for _, l := range lines {
		if !l.blank() {
			kept = append(kept, l)
		}
	}
	return kept
}

// allItems tells whether the lines are a list of one line an item, with or
// without a space behind the hyphen.
func allItems(lines []line) bool {
	for _, l := range lines {
		if l.indent != lines[0].indent || !l.isItem() && !l.isGlued() {
			return false
		}
		if text := trimSpace(l.text[l.indent+1:]); text == "" || blockScalar.MatchString(text) {
			return false
		}
	}
	return true
}

// gluedItems warns of a list whose hyphens have no space behind them.
func (s *scanner) gluedItems(lines []line) {
	var fix []vault.Edit
	for _, l := range lines {
		if l.isGlued() {
			fix = append(fix, vault.Edit{Pos: l.pos(l.indent + 1), Text: " "})
		}
	}
	if len(fix) == 0 {
		return
	}
	first := lines[slices.IndexFunc(lines, line.isGlued)]
	text := trimSpace(first.text)
	s.report(vault.Diagnostic{
		Pos: first.pos(first.indent), Width: utf8.RuneCountInString(text), Severity: vault.Warning,
		Code: "list-hyphen", Args: vault.Args{"Key": s.key, "Text": text}, Fix: fix,
	})
}

// list reads a block list.
func (s *scanner) list(lines []line, pos vault.Pos) node {
	list := node{kind: sequence, pos: pos}
	for _, l := range lines {
		list.items = append(list.items, s.item(l, l.indent+1, 1))
	}
	return list
}

// item reads an item of a block list; `- - X` is a list in a list.
func (s *scanner) item(l line, at, depth int) node {
	rest := l.text[at:]
	at += len(rest) - len(strings.TrimLeft(rest, spaces))
	if inner := newLine(l.n, l.text[at:]); inner.isItem() && depth < maxDepth {
		return node{kind: sequence, pos: l.pos(at), items: []node{s.item(l, at+1, depth+1)}}
	}
	n := s.inline(l.text[at:], l, at)
	if n.flaw == flawColon {
		n.flaw = flawText
	}
	return n
}

// A keySplit says where key and value stand in a line.
type keySplit struct {
	key            string
	keyAt, valueAt int
}

// splitKey finds `key:` at the head of a line; the colon ends the line or is
// followed by white space.
func splitKey(l line) (keySplit, bool) {
	start := l.indent
	if rest := l.text[start:]; rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		end := closingQuote(rest)
		if end < 0 {
			return keySplit{}, false
		}
		start += end
	}
	for i := start; i < len(l.text); i++ {
		if l.text[i] == '#' && i > l.indent && isSpaceByte(l.text[i-1]) {
			break
		}
		if l.text[i] != ':' || !startsWithSpace(l.text[i+1:]) {
			continue
		}
		key := unquoteKey(trimSpace(l.text[l.indent:i]))
		return keySplit{key, l.indent, i + 1}, key != "" && !strings.HasPrefix(key, "- ")
	}
	return keySplit{}, false
}

func isSpaceByte(b byte) bool { return b == ' ' || b == '\t' }

// startsWithSpace tells whether s begins with white space or is empty.
func startsWithSpace(s string) bool {
	return s == "" || isSpaceByte(s[0]) || strings.HasPrefix(s, "\u00a0") || strings.HasPrefix(s, "\u202f")
}

// endsWithSpace tells whether s ends with white space.
func endsWithSpace(s string) bool {
	return strings.TrimRight(s, spaces) != s
}

func unquoteKey(key string) string {
	if len(key) > 1 && (key[0] == '"' || key[0] == '\'') && key[len(key)-1] == key[0] {
		return key[1 : len(key)-1]
	}
	return key
}
