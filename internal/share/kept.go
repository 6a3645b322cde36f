package share

// Words that may be names: those that begin with a capital and were not replaced.

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"carnet/parser"
	"carnet/vault"
)

// Kept are the words of a redacted vault that begin with a capital, each once, in
// their order. A word at the head of a sentence is left out where the notes have it
// in small letters too. Labels and the owner's name are none.
func (r *Redactor) Kept(v *vault.Vault) []string {
	known := r.ownWords(v)
	capitals, doubtful := map[string]bool{}, map[string]bool{}
	eachText(v, func(text string) string {
		for i, w := range cutWords(text) {
			first, _ := utf8.DecodeRuneInString(w.text)
			switch {
			case known[parser.Fold(w.text)] || utf8.RuneCountInString(w.text) < 2:
			case !unicode.IsUpper(first):
				r.small[w.text] = true
			case i == 0 || opensSentence(text[:w.start]):
				doubtful[w.text] = true
			default:
				capitals[w.text] = true
			}
		}
		return text
	}, reflect.TypeFor[vault.Known]()) // what is known of targets is counted with, and not shown
	for word := range doubtful {
		if !r.small[strings.ToLower(word)] {
			capitals[word] = true
		}
	}
	return slices.SortedFunc(maps.Keys(capitals), func(a, b string) int {
		return strings.Compare(parser.Fold(a)+"\n"+a, parser.Fold(b)+"\n"+b)
	})
}

// addSmall adds the words that the notes of a vault have in small letters.
func addSmall(small map[string]bool, v *vault.Vault) {
	for _, n := range v.Notes() {
		for _, section := range n.Body.Sections {
			for _, w := range cutWords(section.Markdown) {
				if first, _ := utf8.DecodeRuneInString(w.text); unicode.IsLower(first) {
					small[w.text] = true
				}
			}
		}
	}
}

// opensSentence tells whether what follows a text begins a sentence.
func opensSentence(before string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " \t\u00a0\u202f\"“”«»'’(—–-"))
	return last == utf8.RuneError || strings.ContainsRune(".!?…:;\n", last)
}

// ownWords are the words that share or the owner put there.
func (r *Redactor) ownWords(v *vault.Vault) map[string]bool {
	known := map[string]bool{}
	for _, p := range r.crowd.people {
		addWords(known, p.label)
	}
	for _, id := range []string{"share.someone", "share.address", "share.link", "share.number", "share.meeting"} {
		addWords(known, r.words.Say(id, nil))
	}
	for month := time.January; month <= time.December; month++ {
		addWords(known, r.words.Month(month))
	}
	addWords(known, v.Settings.Owner.V)
	addWords(known, v.Settings.ReplyTo.V)
	for _, p := range v.Pitches {
		addWords(known, p.ID)
	}
	return known
}

func addWords(known map[string]bool, text string) {
	for _, w := range cutWords(text) {
		known[parser.Fold(w.text)] = true
	}
}
