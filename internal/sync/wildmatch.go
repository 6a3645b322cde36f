package sync

// The wildcards of git's ignore files. go-git's differ from git's where it costs
// most: what somebody wants kept out would be committed.

import "strings"

// A glob is a pattern of bytes. In a path, a star and a question mark stop at a
// slash.
type glob struct {
	pattern string
	inPath  bool
	failed  map[state]bool
}

// A state is a star of the pattern and how much of the text is left: what did not
// match from there once never will.
type state struct{ at, left int }

// wildmatch tells whether a pattern matches a text, as git's function of that
// name does.
func wildmatch(pattern, text string, inPath bool) bool {
	g := &glob{pattern, inPath, map[state]bool{}}
	return g.match(0, text)
}

// match matches a text with the pattern from a place on.
func (g *glob) match(at int, text string) bool {
	for ; at < len(g.pattern); at++ {
		if g.pattern[at] == '*' {
			return g.star(at, text)
		}
		if text == "" {
			return false
		}
		end, ok := g.one(at, text[0])
		if !ok {
			return false
		}
		at, text = end, text[1:]
	}
	return text == ""
}

// one matches what is no star with one byte, and gives where in the pattern it
// ends.
func (g *glob) one(at int, char byte) (end int, ok bool) {
	switch g.pattern[at] {
	case '?':
		return at, !g.inPath || char != '/'
	case '[':
		end, ok := g.set(at, char)
		return end, ok && (!g.inPath || char != '/')
	case '\\':
		at++
		return at, at < len(g.pattern) && g.pattern[at] == char
	}
	return at, g.pattern[at] == char
}

// star matches from a star on. Two of them between slashes stand for any number
// of folders.
func (g *glob) star(at int, text string) bool {
	here := state{at, len(text)}
	if g.failed[here] {
		return false
	}
	g.failed[here] = true
	begin := at
	for at < len(g.pattern) && g.pattern[at] == '*' {
		at++
	}
	rest, slashes := g.pattern[at:], !g.inPath
	if at-begin > 1 && g.inPath && (begin == 0 || g.pattern[begin-1] == '/') {
		slashes = rest == "" || rest[0] == '/' || strings.HasPrefix(rest, `\/`)
		if strings.HasPrefix(rest, "/") && g.match(at+1, text) {
			return true
		}
	}
	for i := 0; ; i++ {
		if g.match(at, text[i:]) {
			return true
		}
		if i == len(text) || text[i] == '/' && !slashes {
			return false
		}
	}
}

// set matches a byte with a set in brackets, and gives where it ends. One that
// never ends matches nothing.
func (g *glob) set(at int, char byte) (end int, ok bool) {
	at++
	negated := strings.HasPrefix(g.pattern[at:], "!") || strings.HasPrefix(g.pattern[at:], "^")
	if negated {
		at++
	}
	matched, from := false, byte(0) // from: where a range may begin
	for begin := at; at < len(g.pattern); at++ {
		if g.pattern[at] == ']' && at > begin {
			return at, matched != negated
		}
		if class, length := g.class(at); length > 0 {
			matched, from = matched || strings.IndexByte(class, char) >= 0, 0
			at += length - 1
			continue
		}
		isRange := g.pattern[at] == '-' && from != 0 && at+1 < len(g.pattern) && g.pattern[at+1] != ']'
		if isRange {
			at++
		}
		if g.pattern[at] == '\\' {
			at++
		}
		if at == len(g.pattern) {
			break
		}
		c := g.pattern[at]
		if isRange {
			matched, from = matched || from <= char && char <= c, 0
		} else {
			matched, from = matched || c == char, c
		}
	}
	return at, false
}

// class is what a named class at a place of a set holds, as in [:digit:], and how
// long its name is there; 0 where there is none.
func (g *glob) class(at int) (members string, length int) {
	rest, found := strings.CutPrefix(g.pattern[at:], "[:")
	end := strings.IndexByte(rest, ']')
	if !found || end < 1 || rest[end-1] != ':' {
		return "", 0
	}
	return classes[rest[:end-1]], end + len("[:") + 1
}

// The members of the classes, in ASCII as in git.
const (
	digits = "0123456789"
	lower  = "abcdefghijklmnopqrstuvwxyz"
	upper  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	punct  = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
)

var classes = map[string]string{
	"alnum": digits + lower + upper, "alpha": lower + upper, "blank": " \t", "digit": digits,
	"graph": digits + lower + upper + punct, "lower": lower, "print": " " + digits + lower + upper + punct,
	"punct": punct, "space": " \t\n\v\f\r", "upper": upper, "xdigit": digits + "abcdefABCDEF",
}
