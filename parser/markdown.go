package parser

// Markdown as goldmark reads it, with two inline forms of our own: [[wikilink]]
// and #tag. Nothing is rendered here: a body is cut into what carnet counts.

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	mdparser "github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown is safe for use by many notes at a time.
var markdown = goldmark.New(goldmark.WithParserOptions(mdparser.WithInlineParsers(
	util.Prioritized(wikilinkParser{}, 150), // before goldmark's own links
	util.Prioritized(tagParser{}, 800),
))).Parser()

var (
	kindWikilink = ast.NewNodeKind("Wikilink")
	kindTag      = ast.NewNodeKind("Tag")
)

// A wikilinkNode is [[target|label]], or ![[target]] where its text is shown.
type wikilinkNode struct {
	ast.BaseInline
	inside string
	offset int
}

// Kind implements ast.Node.
func (*wikilinkNode) Kind() ast.NodeKind { return kindWikilink }

// Dump implements ast.Node.
func (n *wikilinkNode) Dump(source []byte, l int) { ast.DumpHelper(n, source, l, nil, nil) }

// shown is the text that stands for the link: its label, or what it names.
func (n *wikilinkNode) shown() string {
	if _, label, ok := strings.Cut(n.inside, "|"); ok {
		return label
	}
	return target(n.inside)
}

// A tagNode is #aspect/theme, without the #.
type tagNode struct {
	ast.BaseInline
	name   string
	offset int
}

// Kind implements ast.Node.
func (*tagNode) Kind() ast.NodeKind { return kindTag }

// Dump implements ast.Node.
func (n *tagNode) Dump(source []byte, l int) { ast.DumpHelper(n, source, l, nil, nil) }

// closing tells whether only tags follow on the line: the tag names what was
// said and is no part of it. In a link it is a part of the link's text.
func (n *tagNode) closing(source []byte) bool {
	for at := ast.Node(n); at != nil && at.Type() == ast.TypeInline; at = at.Parent() {
		if at.Kind() == ast.KindLink || at.Kind() == ast.KindImage {
			return false
		}
		for next := at.NextSibling(); next != nil; next = next.NextSibling() {
			text, isText := next.(*ast.Text)
			switch {
			case next.Kind() == kindTag:
			case !isText || len(bytes.TrimSpace(text.Segment.Value(source))) > 0:
				return false
			case text.SoftLineBreak() || text.HardLineBreak():
				return true
			}
		}
	}
	return true
}

type wikilinkParser struct{}

// Trigger implements parser.InlineParser.
func (wikilinkParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements parser.InlineParser.
func (wikilinkParser) Parse(_ ast.Node, block mdtext.Reader, _ mdparser.Context) ast.Node {
	line, segment := block.PeekLine()
	start := 2
	if line[0] == '!' {
		start = 3
	}
	if !bytes.HasPrefix(line[start-2:], []byte("[[")) {
		return nil
	}
	length := bytes.IndexAny(line[start:], "[]")
	if length < 1 || !bytes.HasPrefix(line[start+length:], []byte("]]")) {
		return nil
	}
	block.Advance(start + length + 2)
	return &wikilinkNode{inside: string(line[start : start+length]), offset: segment.Start}
}

type tagParser struct{}

// Trigger implements parser.InlineParser.
func (tagParser) Trigger() []byte { return []byte{'#'} }

// Parse implements parser.InlineParser.
func (tagParser) Parse(_ ast.Node, block mdtext.Reader, _ mdparser.Context) ast.Node {
	if before := block.PrecendingCharacter(); !unicode.IsSpace(before) {
		return nil
	}
	line, segment := block.PeekLine()
	name := tagName(line[1:])
	if name == "" {
		return nil
	}
	block.Advance(1 + len(name))
	return &tagNode{name: name, offset: segment.Start}
}

// tagName is the tag at the head of b, empty when there is none: letters,
// digits, hyphens, underscores and slashes, a letter among them.
func tagName(b []byte) string {
	end, letter := 0, false
	for end < len(b) {
		r, size := utf8.DecodeRune(b[end:])
		if !isTagRune(r) {
			break
		}
		letter = letter || unicode.IsLetter(r)
		end += size
	}
	name := strings.TrimRight(string(b[:end]), "-/")
	if !letter {
		return ""
	}
	return name
}

func isTagRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '_' || r == '/'
}

// plainText is what a reader of the rendered note would read in n, white space
// folded: no marks of emphasis, no HTML, no comments.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	writePlain(&b, n, source)
	return strings.Join(strings.Fields(b.String()), " ")
}

func writePlain(b *strings.Builder, n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Text:
		b.Write(unescape(n.Segment.Value(source)))
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.String:
		b.Write(n.Value)
	case *ast.AutoLink:
		b.Write(n.URL(source))
	case *wikilinkNode:
		b.WriteString(n.shown())
	case *tagNode:
		if !n.closing(source) {
			b.WriteString("#" + n.name)
		}
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				b.Write(t.Segment.Value(source))
			}
		}
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		b.Write(n.Lines().Value(source))
	case *ast.RawHTML, *ast.HTMLBlock:
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			writePlain(b, c, source)
		}
		if n.Type() == ast.TypeBlock {
			b.WriteByte('\n')
		}
	}
}

// unescape resolves backslashes and entities.
func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '\\') >= 0 {
		b = util.UnescapePunctuations(b)
	}
	if bytes.IndexByte(b, '&') >= 0 {
		b = util.ResolveEntityNames(util.ResolveNumericReferences(b))
	}
	return b
}
