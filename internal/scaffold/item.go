package scaffold

// A remark is typed on a command line, and must come back as it was typed: what
// Markdown would make something else of gets a backslash. Links to notes and
// tags stay what they are.

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Item writes a remark as what stands behind the hyphen of a list: further
// lines are indented, so that they belong to it.
func Item(text string) string {
	var rows []string
	for row := range strings.SplitSeq(lineEnds.Replace(text), "\n") {
		if row = clean(row); row != "" {
			rows = append(rows, escapeHead(escape(row), row))
		}
	}
	return strings.Join(rows, "\n  ")
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// IsTask tells whether a text begins with the box of a task.
func IsTask(text string) bool { return box.MatchString(strings.TrimSpace(text)) }

var box = regexp.MustCompile(`^\[[ xX-]\](?:\s|$)`)

// Task writes a promise as what stands behind the hyphen of a list.
func Task(text string) string {
	text = clean(text)
	return text[:len("[ ]")] + " " + Item(text[len("[ ]"):])
}

var (
	wikilink = regexp.MustCompile(`^!?\[\[[^\[\]]+\]\]`)
	entity   = regexp.MustCompile(`^&#?[0-9A-Za-z]+;`)
)

// escape takes their meaning from the signs inside a line.
func escape(row string) string {
	var b strings.Builder
	before := ' '
	for i := 0; i < len(row); {
		rest := row[i:]
		if link := wikilink.FindString(rest); link != "" {
			b.WriteString(link)
			i += len(link)
			before = ']'
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		after, _ := utf8.DecodeRuneInString(rest[size:])
		switch {
		case r == '&' && entity.MatchString(rest):
			b.WriteString("&amp;")
		case hasMeaning(before, r, after):
			b.WriteByte('\\')
			fallthrough
		default:
			b.WriteRune(r)
		}
		before = r
		i += size
	}
	return b.String()
}

// hasMeaning tells whether a sign between two characters would be read as more
// than itself.
func hasMeaning(before, r, after rune) bool {
	switch r {
	case '\\', '`', '[':
		return true
	case '*':
		return !unicode.IsSpace(before) || !isSpaceOrEnd(after)
	case '_':
		return !isWordRune(before) || !isWordRune(after)
	case '<':
		return unicode.IsLetter(after) || strings.ContainsRune("/!?", after)
	case '!':
		return before == '<'
	case '%', '~':
		return before == r
	}
	return false
}

func isSpaceOrEnd(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

var (
	opensBlock  = regexp.MustCompile(`^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|~~~|-+$|=+$)`)
	opensNumber = regexp.MustCompile(`^(\d{1,9})([.)](?:\s|$))`)
)

// escapeHead keeps a line from opening a block of its own.
func escapeHead(escaped, row string) string {
	if opensBlock.MatchString(row) && !strings.HasPrefix(escaped, `\`) {
		return `\` + escaped
	}
	return opensNumber.ReplaceAllString(escaped, `$1\$2`)
}
