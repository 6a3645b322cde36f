package merge

// A key that holds several values: what stood there, without what either side
// took out, with what either added.

import (
	"regexp"
	"slices"
	"strings"

	"carnet/parser"
)

// mergeList merges the values of a key, as far as their places are known and no
// comment is lost. It also gives what is to be read in each value.
func mergeList(base, mine, theirs *key) (lines, items []string, ok bool) {
	if !isList(mine) && !isList(theirs) || !hasPlaces(base) || !hasPlaces(mine) || !hasPlaces(theirs) {
		return nil, nil, false
	}
	items = mergeNames(meanings(base), meanings(mine), meanings(theirs), func(string) bool { return false })
	for _, side := range [][2]*key{{mine, theirs}, {theirs, mine}} {
		host, other := side[0], side[1]
		if host.meaning() == "" {
			continue
		}
		lines = host.withItems(items, other)
		merged := &key{lines: lines}
		if keepsRemarks(base, host, merged) && keepsRemarks(base, other, merged) {
			return lines, append([]string{}, items...), true
		}
	}
	return nil, nil, false
}

// isList tells whether a key is written as a list.
func isList(k *key) bool { return k != nil && (k.Form == parser.Inline || k.Form == parser.Block) }

// hasPlaces tells whether it is known where the values of a key stand.
func hasPlaces(k *key) bool { return k.meaning() == "" || k.Form != parser.Other }

// meanings are what is read in each value of a key.
func meanings(k *key) []string {
	if k == nil {
		return nil
	}
	var all []string
	for _, item := range k.Items {
		all = append(all, item.Meaning)
	}
	return all
}

// withItems are the lines of a key with these values, each as it stands there or
// in the other key.
func (k *key) withItems(items []string, other *key) []string {
	if k.Form == parser.Block {
		return k.withLines(items, other)
	}
	first, end := k.Items[0], k.Items[len(k.Items)-1]
	line, between := k.lines[0], ", "
	if len(k.Items) > 1 {
		between = line[first.To:k.Items[1].From]
	}
	typed := make([]string, len(items))
	for i, item := range items {
		typed[i] = k.typed(item, other)
	}
	list := strings.Join(typed, between)
	if k.Form == parser.Single {
		list = "[" + list + "]"
	}
	return []string{line[:first.From] + list + line[end.To:]}
}

// withLines are the lines of a block list; a comment stays with the value below
// it.
func (k *key) withLines(items []string, other *key) []string {
	lines := slices.Clone(k.lines[:1])
	first := k.Items[0]
	hyphen := k.lines[first.Line-k.First][:first.From]
	for _, item := range items {
		i := slices.Index(meanings(k), item)
		if i < 0 {
			lines = append(lines, hyphen+k.typed(item, other))
			continue
		}
		from := k.First + 1
		if i > 0 {
			from = k.Items[i-1].Line + 1
		}
		lines = append(lines, k.lines[from-k.First:k.Items[i].Line-k.First+1]...)
	}
	return append(lines, k.lines[k.Items[len(k.Items)-1].Line-k.First+1:]...)
}

// special are values without quotation marks that another form of list would not
// read as they are.
var special = regexp.MustCompile("^[-?&*!|>%@`#]|^[^\"'].*[]\\[{},]|^[^\"'].*(: | #)|^[[{]")

// typed is a value as it is typed in a key or else in the other one, with
// quotation marks where the form of the list may need them.
func (k *key) typed(item string, other *key) string {
	for _, from := range []*key{k, other} {
		i := slices.Index(meanings(from), item)
		if i < 0 {
			continue
		}
		at := from.Items[i]
		text := from.lines[at.Line-from.First][at.From:at.To]
		form := k.Form
		if form == parser.Single {
			form = parser.Inline
		}
		if from.Form != form && special.MatchString(text) {
			return parser.Quote(text)
		}
		return text
	}
	return ""
}
