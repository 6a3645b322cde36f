package parser

// Signs that count nothing: a bullet or a bare sign in place of a marker, and a
// marker where no feedback is.

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"carnet/vault"
)

// signAsBullet warns of a list of feedback whose bullets are plus signs: they
// look like a marker, count as none, and do not survive formatters.
func (b *bodyReader) signAsBullet(list ast.Node) {
	if l, ok := list.(*ast.List); ok && l.Marker == '+' {
		b.sign(lineStart(b.md, firstOffset(list)), "+")
	}
}

// signInParagraph warns of a line of feedback that begins with a bare sign.
func (b *bodyReader) signInParagraph(p *ast.Paragraph) {
	for i := range p.Lines().Len() {
		row := p.Lines().At(i)
		if text := string(b.md[row.Start:row.Stop]); strings.HasPrefix(text, "? ") || strings.HasPrefix(text, "(") && hasMarker(text) {
			b.sign(row.Start, text[:1])
			return
		}
	}
}

// sign reports a sign that is no marker, with the one it may be meant for.
func (b *bodyReader) sign(offset int, sign string) {
	b.report(vault.Diagnostic{
		Pos: b.pos(offset), Width: 1, Severity: vault.Warning, Code: "list-sign", Args: vault.Args{"Sign": sign},
	})
}

// markerOutside warns, once a note, of a marked item of a meeting that stands
// under no heading of feedback and so counts nowhere.
func (b *bodyReader) markerOutside(item ast.Node) {
	if b.kind != vault.KindMeeting || b.stray || item.FirstChild() == nil {
		return
	}
	if hasMarker(plainText(item.FirstChild(), b.md)) {
		b.stray = true
		b.report(vault.Diagnostic{
			Pos: b.pos(firstOffset(item)), Width: len("(+)"), Severity: vault.Warning, Code: "marker-outside",
		})
	}
}

// hasMarker tells whether a text begins with one of the markers of feedback.
func hasMarker(text string) bool {
	marker, _ := cutMarker(text)
	return marker != vault.Neutral
}
