package scaffold

import (
	"regexp"
	"strings"
	"unicode"
)

// keyLine writes a key with one value, or a list of several; nothing without.
func keyLine(key string, values []string) string {
	switch len(values) {
	case 0:
		return ""
	case 1:
		return key + ": " + scalar(values[0], false) + "\n"
	}
	items := make([]string, len(values))
	for i, text := range values {
		items[i] = scalar(text, true)
	}
	return key + ": [" + strings.Join(items, ", ") + "]\n"
}

// clean is text on one line, without the control characters that a note cannot
// hold.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	text = spaceRun.ReplaceAllString(text, " ")
	return strings.Trim(text, " \u00a0\u202f\ufeff")
}

var spaceRun = regexp.MustCompile(` {2,}`)

// scalar writes a value so that YAML, and carnet's own reader, read it as it was
// typed: plain where that can be, else between quotation marks.
func scalar(text string, inList bool) string {
	if isPlain(text) && !(inList && strings.ContainsAny(text, ",[]{}")) {
		return text
	}
	if strings.ContainsAny(text, `"\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}

var (
	plainHead  = regexp.MustCompile(`^[\p{L}\p{N}(]`)
	notPlain   = regexp.MustCompile(`#|:(?:[\s\p{Z}]|$)|[\s\p{Z}]:`)
	looksOther = regexp.MustCompile(`^0\d+$|^(?i:null)$`) // a number to others; no value at all
)

func isPlain(text string) bool {
	return plainHead.MatchString(text) && !notPlain.MatchString(text) && !looksOther.MatchString(text)
}
