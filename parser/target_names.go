package parser

// The names of targets in running text.

import (
	"unicode"
	"unicode/utf8"
)

// targetNames are all names of all targets, by the first word, folded.
type targetNames map[string][]targetName

// A targetName is one way to name a target.
type targetName struct {
	target int      // its place
	words  []string // folded
	exact  string   // for a short name, which counts only as it is written
}

// shortName is how many letters a name has at most that may be a word of
// another meaning, and therefore counts only as it is written.
const shortName = 3

func newTargetNames(targets []called) targetNames {
	x := targetNames{}
	for i, t := range targets {
		for _, name := range t.names {
			x.add(i, name)
		}
		x.add(i, t.id)
	}
	return x
}

func (x targetNames) add(target int, name string) {
	known := targetName{target: target}
	for rest := name; ; {
		word, _, after := cutWord(rest)
		if word == "" {
			break
		}
		known.words = append(known.words, fold(word))
		rest = after
	}
	if len(known.words) == 0 {
		return
	}
	if utf8.RuneCountInString(name) <= shortName {
		known.exact = name
	}
	x[known.words[0]] = append(x[known.words[0]], known)
}

// A nameReader finds names in texts, word by word.
type nameReader struct {
	names targetNames
	seen  map[string][]targetName // by the first word, for words that take long to fold
}

func newNameReader(names targetNames) *nameReader {
	return &nameReader{names, map[string][]targetName{}}
}

// in gives the places of the targets that a text names.
func (x *nameReader) in(text string) []int {
	var found []int
	for rest := text; ; {
		word, _, after := cutWord(rest)
		if word == "" {
			return found
		}
		rest = after
		for _, name := range x.beginning(word) {
			if (name.exact == "" || name.exact == word) && continues(after, name.words[1:]) {
				found = append(found, name.target)
			}
		}
	}
}

// beginning are the names that begin with a word. Most words are plain letters
// and begin none: they are looked up without making anything.
func (x *nameReader) beginning(word string) []targetName {
	var plain [24]byte
	if len(word) > len(plain) || !isASCII(word) {
		names, seen := x.seen[word]
		if !seen {
			names = x.names[fold(word)]
			x.seen[word] = names
		}
		return names
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		plain[i] = c
	}
	return x.names[string(plain[:len(word)])]
}

// continues tells whether a text goes on with these words, parted by what
// parts the words of a name.
func continues(text string, words []string) bool {
	for _, want := range words {
		word, gap, after := cutWord(text)
		if fold(word) != want || !isNameGap(gap) {
			return false
		}
		text = after
	}
	return true
}

// isNameGap tells whether only white space, hyphens, apostrophes and the like
// stand between two words.
func isNameGap(gap string) bool {
	for _, r := range gap {
		if !isGap(r) && spelledOut[r] != "'" && r != '\'' && r != '&' && r != '+' {
			return false
		}
	}
	return gap != ""
}

// cutWord cuts the first word of a text: letters, digits and marks. gap is what
// stands before it; word is empty at the end.
func cutWord(text string) (word, gap, rest string) {
	start := -1
	for i, r := range text {
		inWord := 'a' <= r && r <= 'z' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case inWord && start < 0:
			start = i
		case !inWord && start >= 0:
			return text[start:i], text[:start], text[i:]
		}
	}
	if start < 0 {
		return "", text, ""
	}
	return text[start:], text[:start], ""
}
