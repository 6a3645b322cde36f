package share

// The names in texts: whole ones, and each of their words of three letters or
// more, folded, at the borders of words.

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"carnet/parser"
)

// shortWord is how many letters a word of a name has that is replaced alone.
const shortWord = 3

// joinedWord is how many letters a part of a name has that is looked for in one
// word, where the name has several: legoff, but not dela.
const joinedWord = 5

// A table says what stands in place of which words.
type table struct {
	words    map[string]string   // by folded word
	exact    map[string]string   // whole names of two letters, which count as they are written
	phrases  map[string][]phrase // by the first folded word, the longest first
	unparted []phrase            // names in writing that does not part words, as they are written
	folded   map[string]string   // of words met
}

// A phrase is a name of several words; one to keep has no label.
type phrase struct {
	words []string // folded
	label string
}

func newTable() *table {
	return &table{words: map[string]string{}, exact: map[string]string{}, phrases: map[string][]phrase{}, folded: map[string]string{}}
}

// add replaces a name by a label. A word that several people are called by is
// someone's.
func (t *table) add(name, label, someone string) {
	var words []string
	for _, w := range cutWords(name) {
		folded := t.fold(w.text)
		words = append(words, folded)
		t.addWord(folded, label, someone)
		t.addUnparted(w.text, label)
	}
	if len(words) > 1 {
		for from := range words[1:] { // Jean Le Goff is Le Goff too
			t.addPhrase(phrase{words[from:], label}, someone)
		}
		t.addJoined(words, label, someone)
	} else if len(words) == 1 && utf8.RuneCountInString(words[0]) == shortWord-1 {
		t.exact[strings.TrimSpace(name)] = label
	}
}

// addJoined adds neighbouring words of a name that are written as one.
func (t *table) addJoined(words []string, label, someone string) {
	for i := range words {
		for j := i + 2; j <= len(words); j++ {
			joined := strings.Join(words[i:j], "")
			if j-i == len(words) || utf8.RuneCountInString(joined) >= joinedWord {
				t.addWord(joined, label, someone)
			}
		}
	}
}

// addUnparted adds a word of a name that is looked for within words, the longest
// first.
func (t *table) addUnparted(text, label string) {
	text = strings.Map(visible, text)
	if !isUnparted(text) {
		return
	}
	at := slices.IndexFunc(t.unparted, func(p phrase) bool { return len(p.words[0]) < len(text) })
	if at < 0 {
		at = len(t.unparted)
	}
	t.unparted = slices.Insert(t.unparted, at, phrase{[]string{text}, label})
}

func (t *table) addWord(folded, label, someone string) {
	if utf8.RuneCountInString(folded) < shortWord {
		return
	}
	if old, known := t.words[folded]; known && old != label {
		label = someone
	}
	t.words[folded] = label
}

func (t *table) addPhrase(p phrase, someone string) {
	all := t.phrases[p.words[0]]
	for i := range all {
		if slices.Equal(all[i].words, p.words) {
			if all[i].label != p.label {
				all[i].label = someone
			}
			return
		}
	}
	all = append(all, p)
	slices.SortStableFunc(all, func(a, b phrase) int { return len(b.words) - len(a.words) })
	t.phrases[p.words[0]] = all
}

// keep leaves a whole name of several words as it is.
func (t *table) keep(name string) {
	var words []string
	for _, w := range cutWords(name) {
		words = append(words, t.fold(w.text))
	}
	if len(words) > 1 {
		t.phrases[words[0]] = append([]phrase{{words, ""}}, t.phrases[words[0]]...)
	}
}

// fold is parser.Fold of a word, which many texts have.
func (t *table) fold(word string) string {
	folded, known := t.folded[word]
	if !known {
		folded = strings.ReplaceAll(parser.Fold(strings.Map(visible, word)), " ", "")
		t.folded[word] = folded
	}
	return folded
}

// visible drops characters that nobody sees.
func visible(c rune) rune {
	if unicode.Is(unicode.Cf, c) {
		return -1
	}
	return c
}

// A word is one with its place in a text.
type word struct {
	text       string
	start, end int
}

// cutWords are the words of a text: letters, marks, and what nobody sees; digits
// are words of their own.
func cutWords(text string) []word {
	var all []word
	start, figures := -1, false
	for i, c := range text {
		inWord := isWordRune(c)
		turns := inWord && start >= 0 && (unicode.IsDigit(c) != figures) && (unicode.IsDigit(c) || unicode.IsLetter(c))
		if start >= 0 && (!inWord || turns) {
			all = append(all, word{text[start:i], start, i})
			start = -1
		}
		if inWord && start < 0 {
			start, figures = i, unicode.IsDigit(c)
		}
	}
	if start >= 0 {
		all = append(all, word{text[start:], start, len(text)})
	}
	return all
}

// isWordRune tells what a word is made of. Some apostrophes count as letters
// elsewhere.
func isWordRune(c rune) bool {
	return (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || unicode.Is(unicode.Cf, c)) && !strings.ContainsRune("ʹʻʼʽˈ", c)
}

// Initials beside a name: J. Morel, J.-L. Morel, J Morel, Jeanne M.
var (
	initialBefore = regexp.MustCompile(`(^|[^\p{L}\p{N}.])(?:\p{Lu}\.[\s\p{Zs}\-‐‑]{0,2})+$|(^|[^\p{L}\p{N}.])[B-HJ-NP-XZ][\s\p{Zs}]$`)
	initialBehind = regexp.MustCompile(`^[\s\p{Zs}]\p{Lu}\.`)
	initialWithin = regexp.MustCompile(`^\.(?:[\s\p{Zs}]+\p{Ll}|[,;:)’'])`)
)

// replace puts labels in place of names.
func (t *table) replace(text string) string {
	words := cutWords(text)
	var b strings.Builder
	done, last := 0, "" // how far the text is written, and the label it ends with
	for i := 0; i < len(words); {
		n, instead := t.match(text, words[i:])
		if n == 0 {
			i, last = i+1, ""
			continue
		}
		gap := text[done:words[i].start]
		if last != instead || !isGap(gap) {
			b.WriteString(initialBefore.ReplaceAllString(gap, "$1$2"))
			b.WriteString(instead)
		}
		done, last = words[i+n-1].end, instead
		i += n
		if rest := initialBehind.FindString(text[done:]); rest != "" && i < len(words) {
			done, i = words[i].end, i+1
			if initialWithin.MatchString(text[done:]) {
				done++
			}
		}
	}
	if done == 0 {
		return text
	}
	return b.String() + text[done:]
}

// match is how many words make a name, and what stands in its place.
func (t *table) match(text string, words []word) (n int, instead string) {
	first := t.fold(words[0].text)
	for _, p := range t.phrases[first] {
		if !t.begins(text, words, p.words) {
			continue
		}
		n = len(p.words)
		if p.label == "" {
			return n, text[words[0].start:words[n-1].end]
		}
		return n, p.label
	}
	if label, found := t.words[first]; found {
		return 1, label
	}
	if label, found := t.words[strings.TrimSuffix(first, "s")]; found { // the Morels
		return 1, label
	}
	if label, found := t.exact[words[0].text]; found {
		return 1, label
	}
	return t.matchInside(words[0].text)
}

// begins tells whether words are those of a name, parted as names are.
func (t *table) begins(text string, words []word, name []string) bool {
	if len(words) < len(name) {
		return false
	}
	for i, want := range name {
		if t.fold(words[i].text) != want || i > 0 && !isGap(text[words[i-1].end:words[i].start]) {
			return false
		}
	}
	return true
}

// matchInside finds names within a word, where writing does not part words.
func (t *table) matchInside(text string) (n int, instead string) {
	if len(t.unparted) == 0 || !strings.ContainsFunc(text, isGrown) {
		return 0, ""
	}
	seen := strings.Map(visible, text)
	instead = seen
	for _, p := range t.unparted {
		instead = strings.ReplaceAll(instead, p.words[0], p.label)
	}
	if instead == seen {
		return 0, ""
	}
	return 1, instead
}

// isUnparted tells whether a word is in writing that does not part words or that
// puts others before and behind them, and long enough to be a name.
func isUnparted(text string) bool {
	long := 1
	if strings.ContainsFunc(text, func(c rune) bool { return unicode.In(c, unicode.Arabic, unicode.Hebrew) }) {
		long = 2 // two of their letters are in many words
	}
	return utf8.RuneCountInString(text) > long && strings.ContainsFunc(text, isGrown)
}

// isGrown tells whether a letter is of such writing.
func isGrown(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai,
		unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Arabic, unicode.Hebrew)
}

// isGap tells whether words with this between them may be one name.
func isGap(gap string) bool {
	return utf8.RuneCountInString(gap) <= 3 && strings.Trim(gap, " \t\n\u00a0\u202f-‐‑‒–—−_.'’ʹʻʼʽˈ´`") == ""
}
