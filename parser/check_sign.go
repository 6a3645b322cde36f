package parser

// Signs that count nothing: a bullet or a bare sign in place of a marker, and a
// marker where no feedback is.

import (
	"bytes"
	"maps"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"carnet/vault"
)

// signAsBullet warns of a list of feedback whose bullets are plus signs: they
// look like a marker, count as none, and do not survive formatters. Where an
// item has a marker they are bullets and no more.
func (b *bodyReader) signAsBullet(list ast.Node) {
	l, ok := list.(*ast.List)
	if !ok || l.Marker != '+' {
		return
	}
	var at, tasks []int
	marked := false
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		start := firstOffset(item)
		bullet := bytes.LastIndexByte(b.md[:start], '+')
		if bullet < lineStart(b.md, start) {
			continue // an empty item
		}
		if _, isTask := checkbox(b.md[start:lineEnd(b.md, start)]); isTask {
			tasks = append(tasks, bullet)
			continue
		}
		at = append(at, bullet)
		marked = marked || hasMarker(plainText(item, b.md))
	}
	if len(at) == 0 {
		return
	}
	fix := b.replaceSigns(tasks, "-")
	if marked {
		fix = append(b.replaceSigns(at, "-"), fix...)
	} else {
		fix = append(b.replaceSigns(at, "- (+)"), fix...)
	}
	b.sign(fix[0].Pos, "+", fix, vault.Args{"Marked": marked})
}

// replaceSigns puts text in place of the bytes at some offsets.
func (b *bodyReader) replaceSigns(at []int, text string) []vault.Edit {
	var edits []vault.Edit
	for _, offset := range at {
		edits = append(edits, vault.Edit{Pos: b.pos(offset), Width: 1, Text: text})
	}
	return edits
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
			b.sign(pos, "?", []vault.Edit{{Pos: pos, Width: 1, Text: "- (?)"}}, nil)
		case hasMarker(text):
			b.sign(pos, text[:strings.IndexAny(text, ")）")]+")", []vault.Edit{{Pos: pos, Text: "- "}}, nil)
		}
	}
}

// sign reports a sign that counts as no marker.
func (b *bodyReader) sign(pos vault.Pos, sign string, fix []vault.Edit, more vault.Args) {
	args := vault.Args{"Sign": sign}
	maps.Copy(args, more)
	b.report(vault.Diagnostic{
		Pos: pos, Width: utf8.RuneCountInString(sign), Severity: vault.Warning, Code: "list-sign",
		Args: args, Fix: fix,
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
