package parser

// Lines that look like an item of a list and are none to Markdown: a bullet
// without its space, or a sign that is no bullet, as word processors write it.

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"carnet/vault"
)

// anyBullet is what people take for a bullet.
const anyBullet = `[-*+•◦‣▪·‐‑–—−]`

var (
	markedLine = regexp.MustCompile(`^([ \t>]*)(` + anyBullet + `[\t\p{Zs}]*)[(（]`)
	markedItem = regexp.MustCompile(`^[-*+][ \t]`)
	taskLine   = regexp.MustCompile(`^([ \t>]*)((?:` + anyBullet + `[\t\p{Zs}]*)?\[([\p{Zs}xX-]?)\][\t\p{Zs}]+)[^\t\p{Zs}]`)
	taskItem   = regexp.MustCompile(`^[-*+][ \t]+\[[ xX-]\][ \t]`)
)

// bullets goes through the lines of a body, blocks of code left out.
func (b *bodyReader) bullets() {
	for at := 0; at < len(b.md); {
		if code := fenced(b.md[at:]); code > 0 {
			at += code
			continue
		}
		end := lineEnd(b.md, at)
		row := strings.TrimSuffix(string(b.md[at:end]), "\n")
		if b.kind == vault.KindMeeting && strings.ContainsAny(row, "(（") {
			b.markedLine(row, at)
		}
		if strings.Contains(row, "[") {
			b.taskLine(row, at)
		}
		at = end
	}
}

// markedLine warns of a marker behind what is no bullet: the line is a part of
// the remark above it, or of none.
func (b *bodyReader) markedLine(row string, at int) {
	m := markedLine.FindStringSubmatchIndex(row)
	if m == nil {
		return
	}
	bullet, said := row[m[4]:m[5]], row[m[5]:]
	if markedItem.MatchString(bullet) || !hasMarker(said) {
		return
	}
	marker := said[:strings.IndexAny(said, ")）")] + ")"
	pos := b.pos(at + m[4])
	fix := []vault.Edit{{Pos: pos, Width: utf8.RuneCountInString(bullet), Text: "- "}}
	b.sign(pos, bullet+marker, fix, vault.Args{"Bullet": true})
}

// taskLine warns of a box that makes no task.
func (b *bodyReader) taskLine(row string, at int) {
	m := taskLine.FindStringSubmatchIndex(row)
	if m == nil || taskItem.MatchString(row[m[4]:]) {
		return
	}
	typed, mark := row[m[4]:m[5]], row[m[6]:m[7]]
	if strings.Trim(mark, "xX-") != "" || mark == "" {
		mark = " "
	}
	pos := b.pos(at + m[4])
	b.report(vault.Diagnostic{
		Pos: pos, Width: utf8.RuneCountInString(strings.TrimSpace(typed)), Severity: vault.Warning, Code: "task-sign",
		Args: vault.Args{"Mark": mark},
		Fix:  []vault.Edit{{Pos: pos, Width: utf8.RuneCountInString(typed), Text: "- [" + mark + "] "}},
	})
}
