package parser

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"carnet/vault"
)

// A nodeKind says what shape a value has.
type nodeKind uint8

const (
	scalar nodeKind = iota
	sequence
	mapping
)

// A flaw says how far a value is from YAML, which carnet reads all the same.
type flaw uint8

const (
	flawNone  flaw = iota
	flawCut        // YAML would cut the value at " #"
	flawText       // YAML would refuse the line, or read something else
	flawColon      // YAML would refuse the line: a second "word: "
)

// A node is a value before it has a type.
type node struct {
	kind  nodeKind
	text  string // of a scalar, as typed, without its quotes
	whole string // of a scalar with flawCut: the rest of the line; with flawText: as it stands, if not as text
	plain bool   // the scalar stands without quotes
	flaw  flaw
	pos   vault.Pos
	items []node     // of a sequence
	props []property // of a mapping
}

// empty tells whether the value is the same as a missing key.
func (n node) empty() bool {
	switch n.kind {
	case scalar:
		null := n.plain && (n.text == "null" || n.text == "~")
		return (n.text == "" || null) && n.whole == ""
	case sequence:
		for _, item := range n.items {
			if !item.empty() {
				return false
			}
		}
		return true
	}
	return len(n.props) == 0
}

// cut is the value as YAML reads it: what stands behind " #" is a comment.
func (n node) cut() node {
	if n.flaw == flawCut {
		n.flaw, n.whole = flawNone, ""
	}
	return n
}

// raw is the value as it stands in the note, for messages.
func (n node) raw() string {
	switch {
	case n.kind == scalar && n.whole != "":
		return n.whole
	case n.kind == scalar:
		return n.text
	case n.kind == sequence && len(n.items) > 0:
		return n.items[0].raw()
	}
	return ""
}

// width is how many characters a message about the value underlines.
func (n node) width() int { return max(1, utf8.RuneCountInString(n.raw())) }

// flatten gives the values of a node that may be one value or a list of them.
// YAML reads an unquoted [[link]] as a list in a list: it comes out as the
// link it was.
func (n node) flatten() []node {
	if n.kind != sequence {
		if n.empty() {
			return nil
		}
		return []node{n}
	}
	var flat []node
	for _, item := range n.items {
		switch {
		case item.empty():
		case item.kind == sequence:
			flat = append(flat, item.link())
		default:
			flat = append(flat, item)
		}
	}
	return flat
}

// link is the [[link]] that YAML has read as nested lists; a comma in it has
// made it several items.
func (n node) link() node {
	for len(n.items) == 1 && n.items[0].kind == sequence {
		n = n.items[0]
	}
	parts := make([]string, len(n.items))
	for i, item := range n.items {
		parts[i] = item.raw()
	}
	return node{text: "[[" + strings.Join(parts, ", ") + "]]", plain: true, pos: n.items[0].pos}
}

// yaml reads a key whose value needs the whole of YAML.
func (s *scanner) yaml(block []line) node {
	var text strings.Builder
	for _, l := range block {
		text.WriteString(l.text)
		text.WriteByte('\n')
	}
	n, ok := s.library(text.String(), block[0].n-1)
	if !ok {
		return s.broken(block)
	}
	return n
}

// library gives what the YAML library reads as the value of the one key in text;
// above is the number of lines above it in the file.
func (s *scanner) library(text string, above int) (node, bool) {
	var doc yaml.Node
	err := yaml.Unmarshal([]byte(text), &doc)
	if err != nil || len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return node{}, false
	}
	return s.convert(doc.Content[0].Content[1], above), true
}

// broken reports a value that does not parse and keeps its first line as text.
func (s *scanner) broken(block []line) node {
	k, _ := splitKey(block[0])
	rest := block[0].text[k.valueAt:]
	start := k.valueAt + len(rest) - len(strings.TrimLeft(rest, " \t"))
	return s.unreadable(trimSpace(rest), block[0].pos(start))
}

// unreadable reports a value that does not parse and keeps it as text.
func (s *scanner) unreadable(text string, pos vault.Pos) node {
	n := node{text: text, pos: pos}
	s.report(vault.Diagnostic{
		Pos: n.pos, Width: n.width(), Severity: vault.Error,
		Code: "yaml", Args: vault.Args{"Key": s.key},
	})
	return n
}

// convert turns what the YAML library read into a node; offset is the number
// of lines above the block.
func (s *scanner) convert(from *yaml.Node, offset int) node {
	n := node{text: from.Value, pos: vault.Pos{Line: from.Line + offset, Col: from.Column}}
	switch from.Kind {
	case yaml.SequenceNode:
		n.kind = sequence
		for _, item := range from.Content {
			n.items = append(n.items, s.convert(item, offset))
		}
	case yaml.MappingNode:
		n.kind = mapping
		for i := 0; i < len(from.Content); i += 2 {
			key := s.convert(from.Content[i], offset)
			n.props = append(n.props, property{key.text, key.pos, s.convert(from.Content[i+1], offset)})
		}
	case yaml.AliasNode:
		s.report(vault.Diagnostic{
			Pos: n.pos, Width: 1 + len(from.Value), Severity: vault.Error,
			Code: "yaml-alias", Args: vault.Args{"Text": "*" + from.Value},
		})
		n.text = ""
	default:
		n.plain = from.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
		n.text = strings.TrimRight(n.text, "\n")
	}
	return n
}
