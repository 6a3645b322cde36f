package parser

import (
	"github.com/yuin/goldmark/ast"

	"carnet/vault"
)

// passages are the paragraphs and the items of lists that stand in n, in their
// order. Tasks and the mentor's remarks have been taken out before.
func (b *bodyReader) passages(n ast.Node) []vault.Passage {
	var all []vault.Passage
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.(type) {
		case *ast.Paragraph, *ast.ListItem:
			if p, ok := b.passage(c); ok {
				all = append(all, p)
			}
		case *ast.List, *ast.Blockquote:
			all = append(all, b.passages(c)...)
		}
	}
	return all
}

// passage reads one of them; it is none without any text.
func (b *bodyReader) passage(n ast.Node) (vault.Passage, bool) {
	p := vault.Passage{Pos: b.pos(firstOffset(n))}
	_, p.Text = cutMarker(plainText(n, b.md))
	p.Private = isPrivate(n)
	p.Links = linksIn(n)
	return p, p.Text != ""
}
