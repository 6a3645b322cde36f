package parser

import (
	"strings"

	"carnet/vault"
)

// Fold makes what people hold for the same name the same text: case, accents,
// ligatures, all apostrophes, and runs of space, hyphen, underscore and full
// stop are equal.
func Fold(text string) string { return fold(text) }

// A Vocabulary is the words that a key may be answered with, named as in the
// messages that list them.
type Vocabulary string

// The vocabularies.
const (
	YesNoWords      Vocabulary = "yes-no"
	OutcomeWords    Vocabulary = "outcome"
	OnBehalfWords   Vocabulary = "on-behalf"
	AnswerWords     Vocabulary = "answer"
	InitiativeWords Vocabulary = "initiative"
	ChannelWords    Vocabulary = "channel"
	AspectWords     Vocabulary = "aspect"
	StateWords      Vocabulary = "state"
	TagWords        Vocabulary = "tag" // open: any other word stands for itself
)

// Meaning is what a word of either language stands for in a vocabulary, as JSON
// has it: "visio" is "video" of ChannelWords. It is false for a word that
// stands for nothing.
func Meaning(vocabulary Vocabulary, word string) (string, bool) {
	folded := fold(word)
	switch vocabulary {
	case YesNoWords:
		yes, ok := yesNoWords[folded]
		if yes {
			return "yes", ok
		}
		return "no", ok
	case OutcomeWords:
		return meaning(outcomeWords, folded)
	case OnBehalfWords:
		return meaning(onBehalfWords, folded)
	case AnswerWords:
		return meaning(answerWords, folded)
	case InitiativeWords:
		return meaning(initiativeWords, folded)
	case ChannelWords:
		return meaning(channelWords, folded)
	case AspectWords:
		return meaning(aspectWords, folded)
	case StateWords:
		return meaning(stateWords, folded)
	}
	word = strings.TrimPrefix(word, "#")
	if known, ok := tagWords[fold(word)]; ok {
		return known, true
	}
	return word, true
}

func meaning[T ~string](words map[string]T, folded string) (string, bool) {
	v, ok := words[folded]
	return string(v), ok
}

// ParseDate reads a day as notes may write it, with or without its time.
func ParseDate(text string) (vault.Date, bool) { return parseDate(text) }

// ParseDuration reads a span as notes may write it: 30d, 6w, 3m, 1y, never.
func ParseDuration(text string) (vault.Duration, bool) { return parseDuration(text) }

// Nearest is the one of names that the given one is most likely a slip of, or
// "". Of several alike it is the first.
func Nearest(name string, names []string) string {
	s := newSpelling(fold(name))
	nearest, found := maxSlips+1, ""
	for _, known := range names {
		if slips, ok := s.near(newSpelling(fold(known))); ok && slips < nearest {
			nearest, found = slips, known
		}
	}
	return found
}
