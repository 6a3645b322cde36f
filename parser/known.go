package parser

// What the notes know of each target: its own body, and every paragraph or item
// of another note that links or names it. Of a person, those that link to them.

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"carnet/vault"
)

// known gathers it.
func (r *resolver) known() {
	if len(r.v.Targets) == 0 {
		return
	}
	names := newTargetNames(r.v.Targets)
	for _, t := range r.v.Targets {
		for i := range t.Body.Passages {
			t.Known = append(t.Known, vault.Known{Passage: &t.Body.Passages[i], Note: &t.Note})
		}
	}
	for _, n := range r.noted() {
		r.knownFrom(n, names)
	}
}

// linked gathers the passages that link to people.
func (r *resolver) linked() {
	for _, n := range r.noted() {
		for i := range n.Body.Passages {
			p := &n.Body.Passages[i]
			for _, link := range p.Links {
				found := r.people.find(link)
				if len(found) == 1 && (found[0].Contact == nil || &found[0].Contact.Note != n) {
					found[0].Linked = append(found[0].Linked, vault.Known{Passage: p, Note: n})
				}
			}
		}
	}
}

// noted are all notes of the vault, in its order.
func (r *resolver) noted() []*vault.Note {
	var all []*vault.Note
	for _, c := range r.v.Contacts {
		all = append(all, &c.Note)
	}
	for _, m := range r.v.Meetings {
		all = append(all, &m.Note)
	}
	for _, p := range r.v.Pitches {
		all = append(all, &p.Note)
	}
	for _, t := range r.v.Targets {
		all = append(all, &t.Note)
	}
	return all
}

// knownFrom gives each target the passages of one note that are about it.
func (r *resolver) knownFrom(n *vault.Note, names *targetNames) {
	for i := range n.Body.Passages {
		p := &n.Body.Passages[i]
		about := names.in(p.Text)
		for _, link := range p.Links {
			if found := r.target.find(link); len(found) == 1 {
				about = append(about, found[0])
			}
		}
		slices.SortFunc(about, func(a, b *vault.Target) int { return cmp.Compare(a.Path, b.Path) })
		for _, t := range slices.Compact(about) {
			if &t.Note != n {
				t.Known = append(t.Known, vault.Known{Passage: p, Note: n})
			}
		}
	}
}

// targetNames finds names in running text, word by word.
type targetNames struct {
	byWord map[string][]targetName // by the first word, folded
	seen   map[string][]targetName // by the first word, for words that take long to fold
}

// A targetName is one way to name a target.
type targetName struct {
	target *vault.Target
	words  []string // folded
	exact  string   // for a short name, which counts only as it is written
}

// shortName is how many letters a name has at most that may be a word of
// another meaning, and therefore counts only as it is written.
const shortName = 3

func newTargetNames(targets []*vault.Target) *targetNames {
	x := &targetNames{byWord: map[string][]targetName{}, seen: map[string][]targetName{}}
	for _, t := range targets {
		for _, name := range append(texts(t.Aliases), t.Name.V, t.ID) {
			x.add(t, name)
		}
	}
	return x
}

func (x *targetNames) add(t *vault.Target, name string) {
	known := targetName{target: t}
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
	x.byWord[known.words[0]] = append(x.byWord[known.words[0]], known)
}

// in gives the targets that a text names.
func (x *targetNames) in(text string) []*vault.Target {
	var found []*vault.Target
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
func (x *targetNames) beginning(word string) []targetName {
	var plain [24]byte
	if len(word) > len(plain) || !isASCII(word) {
		names, seen := x.seen[word]
		if !seen {
			names = x.byWord[fold(word)]
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
	return x.byWord[string(plain[:len(word)])]
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
