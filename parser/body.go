package parser

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	mdtext "github.com/yuin/goldmark/text"

	"carnet/vault"
)

// A bodyReader cuts the body of one note into what carnet knows.
type bodyReader struct {
	src   *source
	start int    // offset of the body in the file
	md    []byte // the body without comments

	kind     vault.Kind
	report   func(vault.Diagnostic)
	dense    bool // too dense to be parsed
	body     vault.Body
	feedback []vault.Feedback
	stray    map[string]bool // what was reported once of marked items
	level    int             // of the feedback heading we are under, 0 outside
}

// readBody reads what stands from the given line on.
func readBody(src *source, bodyLine int, kind vault.Kind, report func(vault.Diagnostic)) (*bodyReader, ast.Node) {
	b := &bodyReader{src: src, start: len(src.text), kind: kind, report: report, stray: map[string]bool{}}
	if bodyLine <= len(src.starts) {
		b.start = src.starts[bodyLine-1]
	}
	b.md = src.text[b.start:]
	if len(b.md) <= maxBody {
		b.md = hideComments(b.md)
	}
	if b.dense = tooDense(b.md); b.dense || len(bytes.TrimSpace(b.md)) == 0 {
		return b, nil
	}
	doc := markdown.Parse(mdtext.NewReader(b.md))
	b.bullets()
	b.links(doc)
	b.cutSections(doc)
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling() // tasks and the mentor's remarks are taken out
		b.block(n)
		n = next
	}
	b.body.Passages = b.passages(doc)
	return b, doc
}

// pos is the place in the file of an offset in the body.
func (b *bodyReader) pos(offset int) vault.Pos { return b.src.pos(b.start + max(0, offset)) }

// block reads a block that stands directly in the note.
func (b *bodyReader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		b.heading(n)
	case *ast.List:
		b.list(n, b.level > 0)
	case *ast.Blockquote:
		b.quote(n, b.level > 0)
	case *ast.Paragraph:
		if b.level > 0 {
			b.signInParagraph(n)
		}
	}
}

// heading opens the feedback, or closes it when its level is as high.
func (b *bodyReader) heading(h *ast.Heading) {
	if b.level > 0 && h.Level <= b.level {
		b.level = 0
	}
	if b.level == 0 && feedbackWords[undecorated(plainText(h, b.md))] {
		b.level = h.Level
	}
}

// undecorated is a heading folded, without the number before it, a colon
// behind it, or a picture at either end.
func undecorated(title string) string {
	return fold(strings.TrimFunc(title, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// list reads the items of a list; those of feedback are one remark each, with
// all that is nested in them. A task is taken out: it is promised, not said.
func (b *bodyReader) list(list ast.Node, isFeedback bool) {
	if isFeedback {
		b.signAsBullet(list)
	}
	for item := list.FirstChild(); item != nil; {
		next := item.NextSibling()
		isTask := b.task(item)
		b.nested(item, false)
		switch {
		case isTask:
			list.RemoveChild(list, item)
		case isFeedback:
			b.item(item)
		default:
			b.markerElsewhere(item)
		}
		item = next
	}
}

// nested reads the lists and quotes inside a block.
func (b *bodyReader) nested(block ast.Node, isFeedback bool) {
	for n := block.FirstChild(); n != nil; {
		next := n.NextSibling()
		switch n := n.(type) {
		case *ast.List:
			b.list(n, isFeedback)
		case *ast.Blockquote:
			b.quote(n, isFeedback)
		}
		n = next
	}
}

var (
	mentorMark   = regexp.MustCompile(`(?i)^\[!mentor\][+-]?\s*`)
	conflictMark = regexp.MustCompile(`(?i)^\[!conflict\]`)
)

// quote reads a callout of the mentor's and takes it out, as it does with one
// that merging has left; in any other quote it reads the lists.
func (b *bodyReader) quote(q ast.Node, isFeedback bool) {
	if conflictMark.MatchString(plainText(q, b.md)) {
		b.openConflict(q)
		return
	}
	isRemark := mentorMark.MatchString(plainText(q, b.md))
	b.nested(q, isFeedback && !isRemark)
	if !isRemark {
		return
	}
	said := mentorMark.ReplaceAllString(plainText(q, b.md), "")
	if said != "" {
		themes, private := b.themes(q)
		b.body.Remarks = append(b.body.Remarks, vault.Remark{
			Text: said, Themes: themes, Links: linksIn(q), Private: private, Pos: b.pos(q.Pos()),
		})
	}
	q.Parent().RemoveChild(q.Parent(), q)
}

// openConflict warns of a callout that holds what one of two people wrote into a
// key; it is no part of the text.
func (b *bodyReader) openConflict(q ast.Node) {
	b.report(vault.Diagnostic{
		Pos: b.pos(firstOffset(q)), Width: len("[!conflict]"), Severity: vault.Warning, Code: "open-conflict",
	})
	q.Parent().RemoveChild(q.Parent(), q)
}

// item reads one remark.
func (b *bodyReader) item(item ast.Node) {
	f := vault.Feedback{Links: linksIn(item), Pos: b.pos(firstOffset(item))}
	f.Themes, f.Private = b.themes(item)
	f.Marker, f.Text = cutMarker(plainText(item, b.md))
	f.Verbatims = verbatims(f.Text)
	if f.Text != "" || len(f.Themes) > 0 {
		b.feedback = append(b.feedback, f)
	}
}

// themes are what the tags in n name; #private is none.
func (b *bodyReader) themes(n ast.Node) (themes []vault.ThemeRef, private bool) {
	for _, t := range collectTags(n, nil) {
		if privateWords[fold(t.name)] {
			private = true
			continue
		}
		themes = append(themes, newThemeRef(t.name, b.pos(t.offset)))
	}
	return themes, private
}

// firstOffset is where the text of a block begins.
func firstOffset(n ast.Node) int {
	for c := n; c != nil; c = c.FirstChild() {
		if c.Type() == ast.TypeBlock && c.Lines().Len() > 0 {
			return c.Lines().At(0).Start
		}
	}
	return n.Pos()
}

// collectTags finds the tags in n that do not stand in code, links or tasks.
func collectTags(n ast.Node, tags []*tagNode) []*tagNode {
	switch n := n.(type) {
	case *tagNode:
		return append(tags, n)
	case *ast.Link, *ast.Image, *ast.CodeSpan:
		return tags
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		tags = collectTags(c, tags)
	}
	return tags
}

// links keeps every wikilink of the body.
func (b *bodyReader) links(n ast.Node) {
	if link, ok := n.(*wikilinkNode); ok && target(link.inside) != "" {
		b.body.Links = append(b.body.Links, vault.Link{Target: target(link.inside), Pos: b.pos(link.offset)})
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.links(c)
	}
}

// cutSections cuts the body at its headings.
func (b *bodyReader) cutSections(doc ast.Node) {
	open, from := vault.Section{Pos: b.pos(0)}, 0
	shut := func(to int) {
		open.Markdown = strings.TrimSpace(string(b.md[from:to]))
		if open.Level > 0 || open.Markdown != "" {
			b.body.Sections = append(b.body.Sections, open)
		}
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			continue
		}
		at, end := b.headingSpan(h)
		shut(at)
		open, from = vault.Section{Level: h.Level, Title: plainText(h, b.md), Pos: b.pos(at)}, end
	}
	shut(len(b.md))
}

// headingSpan is where a heading's lines begin and end in the body.
func (b *bodyReader) headingSpan(h *ast.Heading) (start, end int) {
	first, last := max(0, h.Pos()), max(0, h.Pos())
	if lines := h.Lines(); lines.Len() > 0 {
		first, last = lines.At(0).Start, lines.At(lines.Len()-1).Start
	}
	start = lineStart(b.md, first)
	end = lineEnd(b.md, last)
	if underlined := lineEnd(b.md, end); isUnderline(b.md[end:underlined]) && h.Level <= 2 && b.md[start] != '#' {
		end = underlined
	}
	return start, end
}

func lineStart(b []byte, at int) int {
	for at > 0 && b[at-1] != '\n' {
		at--
	}
	return at
}

func lineEnd(b []byte, at int) int {
	for at < len(b) && b[at] != '\n' {
		at++
	}
	return min(at+1, len(b))
}

func isUnderline(row []byte) bool {
	s := strings.TrimSpace(string(row))
	return s != "" && (strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "")
}

// paragraphs is the body as plain text without its headings, blocks parted by
// a blank line: a pitch as it is told. What is #private is told to nobody.
func paragraphs(doc ast.Node, source []byte) string {
	dropPrivate(doc)
	var all []string
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if _, ok := n.(*ast.Heading); ok {
			continue
		}
		if t := plainText(n, source); t != "" {
			all = append(all, t)
		}
	}
	return strings.Join(all, "\n\n")
}

// dropPrivate takes the blocks and the items of lists that say #private out of a
// body.
func dropPrivate(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		if list, ok := n.(*ast.List); ok {
			dropPrivate(list)
		} else if isPrivate(n) {
			parent.RemoveChild(parent, n)
		}
		n = next
	}
}

// isPrivate tells whether a block says #private.
func isPrivate(n ast.Node) bool {
	return slices.ContainsFunc(collectTags(n, nil), func(t *tagNode) bool { return privateWords[fold(t.name)] })
}

// firstHeading is the text of the first heading, empty without one.
func firstHeading(b vault.Body) string {
	for _, s := range b.Sections {
		if s.Level > 0 {
			return s.Title
		}
	}
	return ""
}

// capitalised writes each word with a capital.
func capitalised(words string) string {
	parts := strings.Fields(words)
	for i, w := range parts {
		r := []rune(w)
		r[0] = unicode.ToUpper(r[0])
		parts[i] = string(r)
	}
	return strings.Join(parts, " ")
}
