package worddiff

// Words, signs and the ends of paragraphs: what is compared. The white space
// before each is kept apart, so that a text broken into other lines is the same
// words.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text is cut into words, each with the white space before it.
type text struct {
	words  []string
	spaces []string
	tail   string // the white space after the last word
}

// cut cuts a text. Nothing is lost. The end of a paragraph counts as a word, so
// that a change ends with its paragraph.
func cut(s string) text {
	var t text
	for s != "" {
		space := spaceLength(s)
		switch {
		case isBreak(s[:space]):
			t.add("", s[:space])
			s = s[space:]
		case space == len(s):
			t.tail, s = s, ""
		default:
			end := space + wordLength(s[space:])
			t.add(s[:space], s[space:end])
			s = s[end:]
		}
	}
	return t
}

func (t *text) add(space, word string) {
	t.spaces = append(t.spaces, space)
	t.words = append(t.words, word)
}

// from is the text from one word up to another, white space before it included.
func (t text) from(start, end int) string {
	var b strings.Builder
	for i := start; i < end; i++ {
		b.WriteString(t.spaces[i])
		b.WriteString(t.words[i])
	}
	return b.String()
}

// isBreak tells whether white space, or a word, is the end of a paragraph.
func isBreak(s string) bool { return strings.Count(s, "\n") > 1 }

func spaceLength(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) })
	if n < 0 {
		return len(s)
	}
	return n
}

// wordLength is how many bytes the word or the sign at the beginning takes. An
// apostrophe or a hyphen between letters belongs to its word, a point or comma
// between digits to its number.
func wordLength(s string) int {
	n, last := 0, ' '
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		next, _ := utf8.DecodeRuneInString(s[n+size:])
		if !isLetter(r) && !joins(last, r, next) {
			break
		}
		n += size
		last = r
	}
	if n == 0 {
		_, n = utf8.DecodeRuneInString(s)
	}
	return n
}

func isLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// joins tells whether a sign stands within a word.
func joins(last, sign, next rune) bool {
	switch sign {
	case '\'', '’', '-', '\u2011', '_':
		return isLetter(last) && isLetter(next)
	case '.', ',':
		return unicode.IsDigit(last) && unicode.IsDigit(next)
	}
	return false
}

// isWord tells words from signs.
func isWord(word string) bool { return strings.ContainsFunc(word, isLetter) }

// commonSpace is the white space that both begin with.
func commonSpace(a, b string) string {
	n := 0
	for n < min(spaceLength(a), spaceLength(b)) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return a[:n]
}
