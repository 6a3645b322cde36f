package parser

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// smartQuotes are the quotation marks that editors put round a name.
const smartQuotes = "“”„«»‹›‘’\"'"

// isLink tells whether text is one [[link]].
func isLink(text string) bool {
	return oneLink.MatchString(text)
}

var oneLink = regexp.MustCompile(`^\[\[[^\[\]]*\]\]$`)

// linkTarget is what a reference names: a [[link]] without its folder, .md,
// heading and label, any text without smart quotes round it.
func linkTarget(text string) string {
	text = unquoted(text)
	if isLink(text) {
		text = target(text[2 : len(text)-2])
	}
	return text
}

// unquoted is text in its canonical Unicode form, without quotation marks
// round it.
func unquoted(text string) string {
	text = trimSpace(norm.NFC.String(text))
	inner := strings.TrimLeft(text, smartQuotes)
	bare := strings.TrimRight(inner, smartQuotes)
	if len(inner) < len(text) && len(bare) < len(inner) && bare != "" {
		return trimSpace(bare)
	}
	return text
}

// target is the note's name in the inside of a link.
func target(inside string) string {
	inside, _, _ = strings.Cut(inside, "|")
	inside, _, _ = strings.Cut(inside, "#")
	inside = strings.TrimSuffix(trimSpace(inside), `\`)
	inside = inside[strings.LastIndexByte(inside, '/')+1:]
	return trimSpace(strings.TrimSuffix(norm.NFC.String(inside), ".md"))
}

var onlyLinks = regexp.MustCompile(`^\[\[[^\[\]]*\]\](?:(?:[\s,;&+]|et|and)*\[\[[^\[\]]*\]\])+$`)

var wikilink = regexp.MustCompile(`\[\[[^\[\]]*\]\]`)

// splitLinks gives what a value names: one thing, or several when the value is
// nothing but links and what parts them.
func splitLinks(text string) []string {
	if !onlyLinks.MatchString(text) {
		return []string{linkTarget(text)}
	}
	var all []string
	for _, link := range wikilink.FindAllString(text, -1) {
		all = append(all, linkTarget(link))
	}
	return all
}
