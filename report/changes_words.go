package report

// The words for what was done, long and short.

import (
	"strings"
	"unicode/utf8"

	"carnet/internal/i18n"
)

// subjectWidth is how long the first line of a commit's message may be.
const subjectWidth = 72

// namesTold is how many names a line of a list has.
const namesTold = 6

// DoingsSubject says in one short line what was done, for a commit's subject: "2
// meetings, 1 person thanked, v2-b reworded". It names nobody, so that a person
// can be erased from the notes without rewriting what was said of them here.
func DoingsSubject(all []Doing, words *i18n.Words) string {
	parts := []string{}
	for _, kind := range doingKinds {
		if these := ofKind(all, kind); len(these) > 0 {
			parts = append(parts, shortly(kind, these, words))
		}
	}
	for told := len(parts); told > 0; told-- {
		line := strings.Join(parts[:told], ", ")
		if left := len(parts) - told; left > 0 {
			line += words.Count("doing.and-more", left, nil)
		}
		if utf8.RuneCountInString(line) <= subjectWidth {
			return line
		}
	}
	return words.Count("doing.changes", len(all), nil)
}

// shortly says how much of one kind was done. A version or two go by their ids.
func shortly(kind DoingKind, these []Doing, words *i18n.Words) string {
	count, ids := 0, []string{}
	for _, d := range these {
		count += d.Count
		ids = append(ids, d.Names...)
	}
	if (kind == VersionNoted || kind == PitchReworded) && len(ids) <= 2 {
		return words.Say("doing."+string(kind)+"-named", i18n.Args{"Names": words.List(ids)})
	}
	return words.Count("doing."+string(kind), count, nil)
}

// DoingsLines says what was done, a line for each kind with what it is about: the
// names, or the paths where there are none.
func DoingsLines(all []Doing, words *i18n.Words) []string {
	lines := []string{}
	for _, kind := range doingKinds {
		these := ofKind(all, kind)
		if len(these) == 0 {
			continue
		}
		line := shortly(kind, these, words)
		if names := about(kind, these, words); names != "" {
			line = words.Say("doing.line", i18n.Args{"What": line, "Names": names})
		}
		lines = append(lines, line)
	}
	return lines
}

// about lists what things of a kind are about, "" where the count says it all.
func about(kind DoingKind, these []Doing, words *i18n.Words) string {
	var names []string
	for _, d := range these {
		switch {
		case d.From != nil:
			names = append(names, words.Say("doing.renamed-to", i18n.Args{"From": *d.From, "To": d.Path}))
		case len(d.Names) > 0:
			names = append(names, d.Names...)
		default:
			names = append(names, d.Path)
		}
	}
	if kind == SettingsChanged || (kind == VersionNoted || kind == PitchReworded) && len(names) <= 2 {
		return ""
	}
	if more := len(names) - namesTold; more > 0 {
		return strings.Join(names[:namesTold], ", ") + words.Count("doing.and-others", more, nil)
	}
	return strings.Join(names, ", ")
}

func ofKind(all []Doing, kind DoingKind) []Doing {
	var these []Doing
	for _, d := range all {
		if d.Kind == kind {
			these = append(these, d)
		}
	}
	return these
}
