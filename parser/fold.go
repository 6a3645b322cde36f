package parser

import (
	"math/bits"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold makes what people hold for the same name the same text: case, accents,
// ligatures, all apostrophes, and runs of space, hyphen, underscore and full
// stop are equal.
func fold(s string) string {
	if !isASCII(s) {
		s = norm.NFKD.String(strings.ReplaceAll(s, "´", "'")) // to Unicode a space with an accent
	}
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case isGap(r):
			gap = true
			continue
		case unicode.Is(unicode.Mn, r), r == '\u200b', r == '\u00ad', r == '\ufeff':
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		if letters, ok := spelledOut[r]; ok {
			b.WriteString(letters)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// isFolded tells whether s is the same once folded, as most words are.
func isFolded(s string) bool {
	for i := range len(s) {
		if c := s[i]; !('a' <= c && c <= 'z' || isDigit(c) || c == ' ' && i > 0 && i < len(s)-1 && s[i+1] != ' ') {
			return false
		}
	}
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// isGap tells whether a character only parts words.
func isGap(r rune) bool {
	switch r {
	case '-', '_', '.', '‐', '‑', '‒', '–', '—', '−':
		return true
	}
	return unicode.IsSpace(r)
}

// spelledOut are the plain forms of characters that have no accent to lose.
var spelledOut = map[rune]string{
	'’': "'", '‘': "'", '‛': "'", 'ʼ': "'", 'ʻ': "'", 'ʽ': "'", '′': "'", 'ʹ': "'", 'ꞌ': "'", '՚': "'", '`': "'",
	'œ': "oe", 'Œ': "oe", 'æ': "ae", 'Æ': "ae", 'ß': "ss", 'ẞ': "ss", 'þ': "th", 'Þ': "th",
	'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'ı': "i",
}

// A spelling is a folded name, ready to be compared with many others.
type spelling struct {
	runes   []rune
	letters uint64 // one bit a character, to tell far names apart at once
}

func newSpelling(folded string) spelling {
	s := spelling{runes: []rune(folded)}
	for _, r := range s.runes {
		s.letters |= 1 << (uint(r) % 64)
	}
	return s
}

// maxSlips is how many letters a long name may be misspelt in.
const maxSlips = 2

// near counts the slips between two names and tells whether they are so few
// that one may be the other misspelt: one, or two in a name of over eight
// letters. Letters exchanged with their neighbour are one slip.
func (s spelling) near(other spelling) (slips int, ok bool) {
	limit := 1
	if len(other.runes) > 8 {
		limit = maxSlips
	}
	apart := len(s.runes) - len(other.runes)
	if max(apart, -apart) > limit || bits.OnesCount64(s.letters^other.letters) > 2*limit {
		return 0, false
	}
	slips = distance(s.runes, other.runes)
	return slips, slips <= limit
}

// distance is the number of letters to add, drop, replace or exchange with
// their neighbour to make b out of a (optimal string alignment).
func distance(a, b []rune) int {
	width := len(b) + 1
	rows := make([]int, 3*width)
	before, last, row := rows[:width], rows[width:2*width], rows[2*width:]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
