package parser

// Signs that count nothing: a bullet or a bare sign in place of a marker, and a
// marker where no feedback is.

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"carnet/vault"
)

// signAsBullet warns of a list of feedback whose bullets are plus signs: they
// look like a marker, count as none, and do not survive formatters.
func (b *bodyReader) signAsBullet(list ast.Node) {
	l, ok := list.(*ast.List)
	if !ok || l.Marker != '+' {
		return
	}
	var fix []vault.Edit
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		start := firstOffset(item)
		at := bytes.LastIndexByte(b.md[:start], '+')
		if at < lineStart(b.md, start) {
			continue // an empty item
		}
		text := "- (+)"
		if hasMarker(plainText(item, b.md)) {
			text = "-"
		}
		fix = append(fix, vault.Edit{Pos: b.pos(at), Width: 1, Text: text})
	}
	if len(fix) > 0 {
		b.sign(fix[0].Pos, "+", fix)
	}
}

// signInParagraph warns of lines of feedback that begin with a bare sign, or
// with a marker and no hyphen before it.
func (b *bodyReader) signInParagraph(p *ast.Paragraph) {
	for i := range p.Lines().Len() {
		row := p.Lines().At(i)
		text := string(b.md[row.Start:row.Stop])
		pos := b.pos(row.Start)
		switch {
		case strings.HasPrefix(text, "? "):
			b.sign(pos, "?", []vault.Edit{{Pos: pos, Width: 1, Text: "- (?)"}})
		case hasMarker(text):
			b.sign(pos, text[:strings.IndexAny(text, ")）")]+")", []vault.Edit{{Pos: pos, Text: "- "}})
		}
	}
}

// sign reports a sign that counts as no marker.
func (b *bodyReader) sign(pos vault.Pos, sign string, fix []vault.Edit) {
	b.report(vault.Diagnostic{
		Pos: pos, Width: len(sign), Severity: vault.Warning, Code: "list-sign",
		Args: vault.Args{"Sign": sign}, Fix: fix,
	})
}

// markerElsewhere warns, once a note each, of a marked item of a meeting that
// is no remark of its own: it stands under no heading of feedback and counts
// nowhere, or it is nested in another remark and counts as a part of it.
func (b *bodyReader) markerElsewhere(item ast.Node) {
	if b.kind != vault.KindMeeting || item.FirstChild() == nil {
		return
	}
	code := "marker-outside"
	if b.level > 0 {
		code = "marker-nested"
	}
	if !b.stray[code] && hasMarker(plainText(item.FirstChild(), b.md)) {
		b.stray[code] = true
		b.report(vault.Diagnostic{
			Pos: b.pos(firstOffset(item)), Width: len("(+)"), Severity: vault.Warning, Code: code,
		})
	}
}

// hasMarker tells whether a text begins with one of the markers of feedback.
func hasMarker(text string) bool {
	marker, _ := cutMarker(text)
	return marker != vault.Neutral
}
