package merge

// A front matter merged by its keys, line for line as mine has it where only
// one side has changed a key.

import (
	"slices"
	"strings"

	"carnet/parser"
)

// A front is the front matter of one side.
type front struct {
	lines   []string // up to the closing hyphens
	opening int      // how many lines there are up to the opening hyphens
	keys    map[string]*key
	ids     []string // of its pieces, in order
}

// A key is one key of one side, with its lines.
type key struct {
	parser.Key
	lines []string
}

// newFront cuts a front matter into pieces: keys, and lines that are none.
func newFront(t text, fm parser.FrontMatter) front {
	f := front{lines: t.lines[:fm.Closing], opening: fm.Opening, keys: map[string]*key{}}
	at := fm.Opening + 1
	loose := func(to int) {
		for ; at < to; at++ {
			f.ids = append(f.ids, looseID+t.lines[at-1])
		}
	}
	for _, k := range fm.Keys {
		loose(k.First)
		f.keys[k.Name] = &key{k, t.lines[k.First-1 : k.Last]}
		f.ids = append(f.ids, keyID+k.Name)
		at = k.Last + 1
	}
	loose(fm.Closing)
	return f
}

// The first byte of a piece's id says what it is.
const (
	keyID   = "k"
	looseID = "l"
)

// A keyMerger merges three front matters.
type keyMerger struct {
	path               string
	base, mine, theirs front
	wary               map[string]bool // keys whose lists are not merged
}

func newKeyMerger(path string, sides [3]text, fms [3]parser.FrontMatter) *keyMerger {
	return &keyMerger{
		path: path, base: newFront(sides[0], fms[0]), mine: newFront(sides[1], fms[1]), theirs: newFront(sides[2], fms[2]),
		wary: map[string]bool{},
	}
}

// merge merges all keys. One that does not read as it should where all are put
// together is a conflict.
func (m *keyMerger) merge() []part {
	for {
		merged, want := map[string]part{}, map[string]reading{}
		for _, name := range m.names() {
			merged[name], want[name] = m.key(name)
		}
		parts := m.inOrder(merged)
		wrong := m.misread(parts, want)
		if wrong == "" {
			return parts
		}
		m.wary[wrong] = true
	}
}

// A reading is what is to be read in a merged key: its meaning or, of a list
// that was put together, that of its values.
type reading struct {
	meaning string
	items   []string
}

// names are those of all keys, in the order of mine and then of theirs.
func (m *keyMerger) names() []string {
	var all []string
	for _, f := range []front{m.mine, m.theirs, m.base} {
		for _, id := range f.ids {
			if name, ok := strings.CutPrefix(id, keyID); ok && !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// key merges one key and tells how it is to be read.
func (m *keyMerger) key(name string) (part, reading) {
	base, mine, theirs := m.base.keys[name], m.mine.keys[name], m.theirs.keys[name]
	if kept, ok := oneSided(base, mine, theirs); ok && !m.wary[name] {
		return part{lines: kept.text()}, reading{meaning: kept.meaning()}
	}
	if lines, items, ok := mergeList(base, mine, theirs); ok && !m.wary[name] {
		return part{lines: lines}, reading{items: items}
	}
	return m.conflict(base, mine, theirs), reading{meaning: mine.meaning()}
}

// text are the lines of a key, none of a missing one.
func (k *key) text() []string {
	if k == nil {
		return nil
	}
	return k.lines
}

// meaning is what a key says; a missing one says nothing.
func (k *key) meaning() string {
	if k == nil {
		return ""
	}
	return k.Meaning
}

// oneSided decides for a key that only one side has changed, or both to the
// same: in its letters or else in its meaning. A comment is not lost.
func oneSided(base, mine, theirs *key) (kept *key, ok bool) {
	m, t := mine.meaning(), theirs.meaning()
	switch {
	case slices.Equal(base.text(), theirs.text()), slices.Equal(mine.text(), theirs.text()):
		return mine, true
	case slices.Equal(base.text(), mine.text()):
		return theirs, true
	case (m == t || t == base.meaning()) && keepsRemarks(base, theirs, mine):
		return mine, true
	case (m == t || m == base.meaning()) && keepsRemarks(base, mine, theirs):
		return theirs, true
	}
	return nil, false
}

// keepsRemarks tells whether no comment that was added to a key is lost when the
// other is kept.
func keepsRemarks(base, lost, kept *key) bool {
	known := append(remarks(base.text()), remarks(kept.text())...)
	return !slices.ContainsFunc(remarks(lost.text()), func(r string) bool { return !slices.Contains(known, r) })
}

// remarks are the comments in the lines of a key.
func remarks(lines []string) []string {
	var all []string
	for _, l := range lines {
		if at := strings.Index(" "+strings.ReplaceAll(l, "\t", " "), " #"); at >= 0 {
			all = append(all, l[at:])
		}
	}
	return all
}

// conflict is a key that both sides have changed.
func (m *keyMerger) conflict(base, mine, theirs *key) part {
	named := mine
	if mine == nil {
		named = theirs
	}
	c := &conflict{
		shown: Conflict{Key: named.Typed, Line: m.line(mine), Base: base.value(), Mine: mine.value(), Theirs: theirs.value()},
		mine:  mine.text(), theirs: theirs.text(), both: mine.text(),
	}
	switch {
	case mine.meaning() == "":
		c.both = theirs.text()
	case theirs.meaning() != "":
		c.aside = theirs.text()
	}
	return part{conflict: c}
}

// line is where a key stands in mine; one that is missing would stand at the end.
func (m *keyMerger) line(k *key) int {
	if k == nil {
		return max(1, len(m.mine.lines))
	}
	return k.First
}

// value is what is typed behind a key and below it.
func (k *key) value() string {
	if k == nil {
		return ""
	}
	lines := slices.Clone(k.lines)
	lines[0] = lines[0][k.ValueAt:]
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// misread names a settled key that does not read as it should, if there is one.
func (m *keyMerger) misread(parts []part, want map[string]reading) string {
	var lines []string
	for _, p := range parts {
		lines = append(lines, p.kept(Mine)...)
	}
	read := map[string]parser.Key{}
	for _, k := range parser.ReadFrontMatter(m.path, []byte(strings.Join(lines, "\n"))).Keys {
		read[k.Name] = k
	}
	for _, name := range m.names() {
		if !m.wary[name] && !want[name].is(read[name]) {
			return name
		}
	}
	return ""
}

// is tells whether a key reads as it should.
func (r reading) is(k parser.Key) bool {
	if r.items == nil {
		return k.Meaning == r.meaning
	}
	return !k.Wrong && slices.Equal(meanings(&key{Key: k}), r.items)
}
