package main

import (
	"strings"

	"github.com/mattn/go-runewidth"

	"carnet/vault"
)

// Of a long line an excerpt shows so many characters, and so many before the
// place that it is about.
const (
	excerptLength = 160
	excerptBefore = 60
)

// excerpt is the line of a diagnostic and the marks that stand under the
// place, under accents and wide characters too. Without a line both are empty.
func excerpt(d vault.Diagnostic) (line, mark string) {
	if d.Pos.Line == 0 || strings.TrimSpace(d.Line) == "" {
		return "", ""
	}
	runes := []rune(oneLine(d.Line))
	start := min(d.Pos.Col-1, len(runes))
	end := min(start+max(1, d.Width), len(runes))
	from, before := 0, ""
	if len(runes) > excerptLength && start > excerptBefore {
		from, before = start-excerptBefore, "…"
	}
	to, after := len(runes), ""
	if to > from+excerptLength {
		to, after = from+excerptLength, "…"
	}
	line = before + string(runes[from:to]) + after
	head := runewidth.StringWidth(before + string(runes[from:start]))
	under := runewidth.StringWidth(string(runes[start:min(end, to)]))
	return line, strings.Repeat(" ", head) + strings.Repeat("^", max(1, under))
}
