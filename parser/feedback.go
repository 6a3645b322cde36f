package parser

import (
	"regexp"
	"strings"

	"carnet/vault"
)

// The signs inside the brackets of a marker, in all the forms that keyboards,
// phones and word processors give them.
const (
	plusSigns     = `+＋﹢➕`
	minusSigns    = `\-‐‑‒–—―−﹣－➖`
	questionSigns = `?？﹖`
	quoteSigns    = `"“”„‟«»‹›'‘’‚‛＂＇`
)

var markerPattern = regexp.MustCompile(`^[(（]\s*(?:([` + plusSigns + `])|([` + minusSigns + `])|([` +
	questionSigns + `])|([` + quoteSigns + `](?:\s*[` + quoteSigns + `])?))\s*[)）]\s*`)

// cutMarker reads the marker at the head of a remark and gives the rest.
func cutMarker(said string) (vault.Marker, string) {
	if !strings.HasPrefix(said, "(") && !strings.HasPrefix(said, "（") {
		return vault.Neutral, said
	}
	m := markerPattern.FindStringSubmatchIndex(said)
	if m == nil {
		return vault.Neutral, said
	}
	rest := said[m[1]:]
	switch {
	case m[2] >= 0:
		return vault.Worked, rest
	case m[4] >= 0:
		return vault.DidNot, rest
	case m[6] >= 0:
		return vault.Asked, rest
	}
	return vault.Playback, rest
}

var verbatimPattern = regexp.MustCompile(`«\s*([^»]*?)\s*»|“\s*([^”]*?)\s*”|"\s*([^"]*?)\s*"`)

// verbatims gives what stands between quotation marks.
func verbatims(said string) []string {
	if !strings.ContainsAny(said, `«“"`) {
		return nil
	}
	var all []string
	for _, m := range verbatimPattern.FindAllStringSubmatch(said, -1) {
		if said := trimSpace(m[1] + m[2] + m[3]); said != "" {
			all = append(all, said)
		}
	}
	return all
}

// newThemeRef reads a tag: only its first segment is an aspect.
func newThemeRef(tag string, pos vault.Pos) vault.ThemeRef {
	tag = strings.TrimPrefix(trimSpace(tag), "#")
	ref := vault.ThemeRef{Text: tag, Pos: pos}
	first, rest, _ := strings.Cut(tag, "/")
	if aspect, ok := aspectWords[fold(first)]; ok {
		ref.Aspect, ref.Text = aspect, rest
	}
	return ref
}
