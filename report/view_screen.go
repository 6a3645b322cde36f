package report

// What is shown of the mentor's first screen: the first of each list, and lines
// that are short enough for a phone.

import (
	"strings"
	"unicode/utf8"
)

// Limits of the screen.
const (
	screenTalk      = 5
	screenSuggested = 3
	screenLine      = 120 // letters
)

// TalkShown are the first of the tasks to talk about.
func (s MentorScreen) TalkShown() []Linked { return s.Talk[:min(len(s.Talk), screenTalk)] }

// TalkMore is how many more there are.
func (s MentorScreen) TalkMore() int { return len(s.Talk) - len(s.TalkShown()) }

// Short is a sentence whose pieces are cut where they are long.
func (l Linked) Short() Linked {
	var b strings.Builder
	for _, s := range Spans(string(l)) {
		if s.Href == "" {
			b.WriteString(shortened(s.Text))
		} else {
			b.WriteString(link(shortened(s.Text), s.Href))
		}
	}
	return Linked(b.String())
}

// SuggestedShown are the first of what the mentor suggested.
func (s MentorScreen) SuggestedShown() []Suggestion {
	return s.Suggested[:min(len(s.Suggested), screenSuggested)]
}

// SuggestedMore is how many more there are.
func (s MentorScreen) SuggestedMore() int { return len(s.Suggested) - len(s.SuggestedShown()) }

// Short is what was suggested, cut at a word where it is long.
func (s Suggestion) Short() string { return shortened(s.Text) }

// Open tells whether nothing has come of it yet, which goes without saying.
func (s Suggestion) Open() bool { return s.State == RemarkOpen }

// shortened is a line that fits a phone.
func shortened(line string) string {
	if utf8.RuneCountInString(line) <= screenLine {
		return line
	}
	cut := string([]rune(line)[:screenLine])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + "\u00a0…"
}
