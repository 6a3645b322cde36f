package scaffold

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxName is how long a file's name may be, in bytes, so that it and what a sync
// tool puts behind it fit on every disk.
const maxName = 120

// FileName is a name that every system takes for a file and that stays what it
// is: a name without what is forbidden somewhere, or means something in a link.
// It is empty when nothing is left.
func FileName(name string) string {
	name = norm.NFC.String(strings.ToValidUTF8(name, " "))
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|#^[]`, r), unicode.IsControl(r), unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r), !unicode.IsPrint(r):
			return -1
		}
		return r
	}, name)
	name = strings.Join(strings.Fields(name), " ")
	name = strings.TrimLeft(name, leading)
	name = strings.TrimRight(cut(name, maxName), " .")
	if reserved.MatchString(name) {
		name += "_"
	}
	return name
}

// leading are the signs that a name must not begin with: options, hidden files,
// and what carnet passes over.
const leading = " .-_~‐‑‒–—―−"

// reserved are the names of devices on Windows, and of the file that carnet
// passes over.
var reserved = regexp.MustCompile(`(?i)^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]|readme)(?:\.|$)`)

// cut is the beginning of text, no longer than so many bytes.
func cut(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}

// SameFile tells whether some disk would take two names for the same.
func SameFile(a, b string) bool {
	return strings.EqualFold(norm.NFC.String(a), norm.NFC.String(b))
}
