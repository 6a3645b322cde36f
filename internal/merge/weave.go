package merge

// A note put together from its front matter and its body.

import (
	"path"
	"strings"

	"carnet/parser"
)

// A weaver has three states of a note and the parts of the merged one.
type weaver struct {
	base, mine, theirs text
	front, body        []part
}

func newWeaver(path string, base, mine, theirs []byte) *weaver {
	w := &weaver{base: read(base), mine: read(mine), theirs: read(theirs)}
	sides := [3]text{w.base, w.mine, w.theirs}
	var front [3]parser.FrontMatter
	sound, closed := true, true
	for i, raw := range [][]byte{base, mine, theirs} {
		if plainLines(path, raw) {
			closed = false
			break
		}
		front[i] = parser.ReadFrontMatter(path, raw)
		sound = sound && front[i].Sound
		closed = closed && (front[i].Opening == 0 || front[i].Closing > 0)
	}
	if !closed {
		w.body = (&bodyMerger{base: w.base.lines, mine: w.mine.lines, theirs: w.theirs.lines, strict: true}).merge()
		return w
	}
	above := func(i int) []string { return sides[i].lines[:front[i].Closing] }
	below := func(i int) []string { return sides[i].lines[front[i].Closing:] }
	if sound {
		w.front = newKeyMerger(path, sides, front).merge()
	} else {
		w.front = (&bodyMerger{base: above(0), mine: above(1), theirs: above(2), strict: true}).merge()
		setAside(w.front)
	}
	w.body = (&bodyMerger{base: below(0), mine: below(1), theirs: below(2), above: front[1].Closing}).merge()
	return w
}

// setAside keeps lines of a front matter that is not understood out of each
// other's way: both are not kept side by side.
func setAside(parts []part) {
	for _, p := range parts {
		if c := p.conflict; c != nil && len(c.mine) > 0 {
			c.both, c.aside = c.mine, c.theirs
		}
	}
}

// result is the note with its conflicts settled one way.
func (w *weaver) result(keep Keep) Result {
	var all []string
	var result Result
	add := func(parts []part) {
		for _, p := range parts {
			all = append(all, p.kept(keep)...)
			if p.conflict != nil {
				result.Conflicts = append(result.Conflicts, p.conflict.shown)
			}
		}
	}
	add(w.front)
	front := len(all)
	add(w.body)
	if keep == Both {
		all = append(all[:front:front], withCallouts(callouts(w.front), all[front:])...)
	}
	result.Merged = with(all, w.base, w.mine, w.theirs).bytes()
	return result
}

// callouts are what stands aside, each as a callout of its own.
func callouts(parts []part) [][]string {
	var all [][]string
	for _, p := range parts {
		if p.conflict == nil || len(p.conflict.aside) == 0 {
			continue
		}
		callout := []string{"> [!conflict] " + p.conflict.aside[0]}
		for _, l := range p.conflict.aside[1:] {
			callout = append(callout, "> "+l)
		}
		all = append(all, callout)
	}
	return all
}

// withCallouts puts callouts over a body, those left out that stand in it.
func withCallouts(callouts [][]string, body []string) []string {
	var all []string
	for _, c := range callouts {
		if !strings.Contains(strings.Join(body, "\n"), strings.Join(c, "\n")) {
			all = append(append(all, c...), "")
		}
	}
	if n := len(all); n > 0 && (len(body) == 0 || isBlank(body[0])) {
		all = all[:n-1]
	}
	return append(all, body...)
}

// isNote tells whether a file is Markdown.
func isNote(name string) bool { return strings.EqualFold(path.Ext(name), ".md") }
