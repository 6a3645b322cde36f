package worddiff

// Where a change begins and ends so that it reads well.

import (
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// phrases makes changes readable: each begins with a sentence where it may, and
// those that little parts are one.
func phrases(changes []lcs.Diff, a, b []string) []lcs.Diff {
	var all []lcs.Diff
	for i, c := range changes {
		next := lcs.Diff{Start: len(a), ReplStart: len(b)}
		if i+1 < len(changes) {
			next = changes[i+1]
		}
		var last lcs.Diff
		if len(all) > 0 {
			last = all[len(all)-1]
		}
		c = slide(c, last, next, a, b)
		if len(all) > 0 && isLittle(a[last.End:c.Start], last, c, a, b) {
			all[len(all)-1].End, all[len(all)-1].ReplEnd = c.End, c.ReplEnd
		} else {
			all = append(all, c)
		}
	}
	for i := range all {
		all[i] = trim(all[i], a, b)
	}
	return all
}

// trim takes off what both sides of a change begin or end with: joined changes
// may.
func trim(c lcs.Diff, a, b []string) lcs.Diff {
	for c.Start < c.End && c.ReplStart < c.ReplEnd && a[c.Start] == b[c.ReplStart] {
		c.Start, c.ReplStart = c.Start+1, c.ReplStart+1
	}
	for c.Start < c.End && c.ReplStart < c.ReplEnd && a[c.End-1] == b[c.ReplEnd-1] {
		c.End, c.ReplEnd = c.End-1, c.ReplEnd-1
	}
	return c
}

// isLittle tells whether the words between two changes are too few to be worth a
// reader's stop: one or two, and short beside what changes around them.
func isLittle(between []string, before, after lcs.Diff, a, b []string) bool {
	letters, words := 0, 0
	for _, word := range between {
		if isBreak(word) {
			return false
		}
		letters += utf8.RuneCountInString(word)
		if isWord(word) {
			words++
		}
	}
	return words <= 2 && 2*letters <= min(longer(before, a, b), longer(after, a, b))
}

// longer is how many letters the longer side of a change has.
func longer(c lcs.Diff, a, b []string) int {
	return max(letters(a[c.Start:c.End]), letters(b[c.ReplStart:c.ReplEnd]))
}

func letters(words []string) int { return utf8.RuneCountInString(strings.Join(words, "")) }

// slide moves what is only gone or only new to where it begins a paragraph or a
// sentence, if the words around it are the same there.
func slide(c, last, next lcs.Diff, a, b []string) lcs.Diff {
	words, start, end := b, c.ReplStart, c.ReplEnd
	from, to := last.ReplEnd, next.ReplStart
	switch {
	case c.ReplStart == c.ReplEnd:
		words, start, end, from, to = a, c.Start, c.End, last.End, next.Start
	case c.Start != c.End:
		return c
	}
	best, by := begins(words, start), 0
	for n := 1; start-n >= from && words[start-n] == words[end-n]; n++ {
		if rank := begins(words, start-n); rank > best {
			best, by = rank, -n
		}
	}
	for n := 1; end+n <= to && words[start+n-1] == words[end+n-1]; n++ {
		if rank := begins(words, start+n); rank > best {
			best, by = rank, n
		}
	}
	return lcs.Diff{Start: c.Start + by, End: c.End + by, ReplStart: c.ReplStart + by, ReplEnd: c.ReplEnd + by}
}

// begins ranks a place by what begins there: a paragraph, a sentence, a clause
// or just a word.
func begins(words []string, i int) int {
	switch {
	case i == 0 || isBreak(words[i-1]):
		return 3
	case strings.ContainsAny(words[i-1], ".!?…"):
		return 2
	case strings.ContainsAny(words[i-1], ",;:()—–"):
		return 1
	}
	return 0
}
