package parser

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"carnet/vault"
)

// inline reads a value that stands on one line: rest is what follows the
// colon or the hyphen at byte offset at of line l.
func (s *scanner) inline(rest string, l line, at int) node {
	text := trimSpace(rest)
	at += strings.Index(rest, text)
	pos := l.pos(at)
	if text == "" {
		return node{plain: true, pos: pos}
	}
	switch text[0] {
	case '"', '\'':
		return s.quoted(text, l, pos)
	case '[':
		return s.flowList(text, l, at)
	case '{':
		return s.flowMapping(text, l, at)
	case '|', '>':
		if blockScalar.MatchString(text) {
			return node{plain: true, pos: pos}
		}
		return node{text: text, plain: true, flaw: flawText, pos: pos}
	case '#':
		return hashed(text, pos)
	}
	if strings.ContainsAny(text[:1], indicators) {
		return node{text: text, plain: true, flaw: flawText, pos: pos}
	}
	return plainScalar(text, pos)
}

// indicators mean something to YAML at the head of a value.
const indicators = "&*!%@`]},|>"

// hashed reads a value that begins with #: a tag, which YAML would drop, or a
// comment where there is no value.
func hashed(text string, pos vault.Pos) node {
	if startsWithSpace(text[1:]) {
		return node{plain: true, pos: pos}
	}
	return node{whole: text, plain: true, flaw: flawCut, pos: pos}
}

var blockScalar = regexp.MustCompile(`^[|>][0-9+-]*([ \t]+#.*)?$`)

// plainScalar reads text without quotes. YAML would cut it at " #" and refuse
// a second colon that is followed by a space.
func plainScalar(text string, pos vault.Pos) node {
	n := node{text: text, plain: true, pos: pos}
	if strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "? ") {
		n.flaw = flawText
		return n
	}
	comment, colon := indexComment(text), indexColon(text)
	switch {
	case comment >= 0 && (colon < 0 || comment < colon):
		n.text, n.whole, n.flaw = trimSpace(text[:comment]), text, flawCut
	case colon > 0 && endsWithSpace(text[:colon]):
		n.flaw = flawText
	case colon >= 0:
		n.flaw = flawColon
	}
	return n
}

// indexComment is the offset of the first # that follows white space, or -1.
func indexComment(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] == '#' && isSpaceByte(s[i-1]) {
			return i
		}
	}
	return -1
}

// indexColon is the offset of the first colon that ends s or is followed by
// white space, or -1.
func indexColon(s string) int {
	for i := range len(s) {
		if s[i] == ':' && startsWithSpace(s[i+1:]) {
			return i
		}
	}
	return -1
}

// quoted reads a scalar between quotation marks. What follows the closing one
// makes it prose, read whole.
func (s *scanner) quoted(text string, l line, pos vault.Pos) node {
	end := closingQuote(text)
	if end < 0 {
		return s.unclosed(text, pos)
	}
	after := trimSpace(text[end+1:])
	switch {
	case after != "" && after[0] != '#':
		return node{text: text, plain: true, flaw: flawText, pos: pos}
	case text[0] == '"' && strings.Contains(text[:end], `\`):
		return s.escaped(text[:end+1], pos)
	}
	inner := text[1:end]
	if text[0] == '\'' {
		inner = strings.ReplaceAll(inner, "''", "'")
	}
	return node{text: inner, pos: pos}
}

// escaped reads a double-quoted scalar with escapes in it.
func (s *scanner) escaped(text string, pos vault.Pos) node {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil || len(doc.Content) == 0 || doc.Content[0].Kind != yaml.ScalarNode {
		return s.unreadable(text, pos)
	}
	return node{text: strings.TrimRight(doc.Content[0].Value, "\n"), pos: pos}
}

// closingQuote is the offset of the quotation mark that closes the one at the
// head of s, or -1.
func closingQuote(s string) int {
	quote := s[0]
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] == quote && quote == '\'' && strings.HasPrefix(s[i+1:], "'"):
			i++
		case s[i] == quote:
			return i
		}
	}
	return -1
}

// unclosed reports a quotation mark or bracket without its other half; the
// value is the rest of the line.
func (s *scanner) unclosed(text string, pos vault.Pos) node {
	n := node{text: text, plain: true, pos: pos}
	s.report(vault.Diagnostic{
		Pos: pos, Width: n.width(), Severity: vault.Error,
		Code: "unclosed", Args: vault.Args{"Key": s.key, "Text": text[:1]},
	})
	return n
}

// flowList reads [a, b] and [[link]]; links with prose around them are text.
func (s *scanner) flowList(text string, l line, at int) node {
	f := flow{scanner: s, line: l, text: text, place: l.pos(at)}
	n, ok := f.list(0)
	after := trimSpace(text[f.at:])
	switch {
	case ok && (after == "" || after[0] == '#' && isSpaceByte(text[f.at])):
		return n
	case ok:
		return node{text: text, plain: true, flaw: flawText, pos: l.pos(at)}
	}
	return s.unclosed(text, l.pos(at))
}

// flowMapping reads {a: b} with the YAML library.
func (s *scanner) flowMapping(text string, l line, at int) node {
	pos := l.pos(at)
	n, ok := s.library("x:\n"+strings.Repeat(" ", pos.Col-1)+text+"\n", pos.Line-2)
	if !ok {
		return s.unreadable(text, pos)
	}
	return n
}

// A flow reads a list in brackets.
type flow struct {
	*scanner
	line  line
	text  string
	at    int       // offset of the next byte in text
	known int       // an offset whose place is known
	place vault.Pos // that place
}

// pos is the place of the next byte.
func (f *flow) pos() vault.Pos {
	f.place.Col += utf8.RuneCountInString(f.text[f.known:f.at])
	f.known = f.at
	return f.place
}

// list reads from an opening bracket to the one that closes it.
func (f *flow) list(depth int) (node, bool) {
	n := node{kind: sequence, pos: f.pos()}
	f.at++
	for depth < maxDepth {
		f.skipSpace()
		if f.at >= len(f.text) {
			return n, false
		}
		switch f.text[f.at] {
		case ']':
			f.at++
			return n, true
		case ',':
			f.at++
			continue
		}
		item, ok := f.item(depth)
		if !ok {
			return n, false
		}
		n.items = append(n.items, item)
	}
	return n, false
}

func (f *flow) skipSpace() {
	rest := f.text[f.at:]
	f.at += len(rest) - len(strings.TrimLeft(rest, spaces))
}

// item reads one value of the list, up to its comma or closing bracket.
func (f *flow) item(depth int) (node, bool) {
	pos := f.pos()
	rest := f.text[f.at:]
	switch rest[0] {
	case '[':
		return f.list(depth + 1)
	case '"', '\'':
		end := closingQuote(rest)
		if end < 0 {
			return node{}, false
		}
		if endsItem(rest[end+1:]) {
			f.at += end + 1
			return f.quoted(rest[:end+1], f.line, pos), true
		}
		if end = outerQuote(rest, end); end > 0 {
			f.at += end + 1
			return node{text: trimSpace(rest[1:end]), whole: rest[:end+1], plain: true, flaw: flawText, pos: pos}, true
		}
	}
	end := strings.IndexAny(rest, ",]")
	if end < 0 {
		return node{}, false
	}
	f.at += end
	n := plainScalar(trimSpace(rest[:end]), pos)
	if n.flaw != flawNone || strings.ContainsAny(n.text[:1], indicators+"#{\"'") {
		n.text, n.whole, n.flaw = n.raw(), "", flawText
	}
	return n, true
}

// outerQuote is the offset of the quotation mark that ends the item at the head
// of s where the same mark stands inside of it, behind offset from: 'l'adresse'.
// It is -1 where the next item begins before, or where words follow a quotation
// that is whole: "a" and "b".
func outerQuote(s string, from int) int {
	if startsWithSpace(s[from+1:]) && !endsWithSpace(s[:from]) {
		return -1
	}
	for i := from + 1; i < len(s); i++ {
		switch {
		case s[i] == s[0] && endsItem(s[i+1:]):
			return i
		case s[i] == ',' && strings.HasPrefix(strings.TrimLeft(s[i+1:], spaces), s[:1]):
			return -1
		}
	}
	return -1
}

// endsItem tells whether an item of a list has ended before rest.
func endsItem(rest string) bool {
	rest = strings.TrimLeft(rest, spaces)
	return rest == "" || rest[0] == ',' || rest[0] == ']'
}
