package parser

// Front matter as it stands in its file: which lines are whose, so that two
// versions of a note can be compared and merged key by key.

import (
	"cmp"
	"fmt"
	"path"
	"reflect"
	"strings"
	"unicode/utf8"

	"carnet/vault"
)

// FrontMatter says which lines of a note its keys stand in. Lines are counted
// from 1 and end as the parser has it: \n, \r\n or \r.
type FrontMatter struct {
	Opening, Closing int // the lines of hyphens, 0 without front matter
	// Sound tells that all lines between the hyphens are understood: each is a
	// key's, blank or a comment, and no key stands there twice.
	Sound bool
	Keys  []Key // those of a sound one
}

// A Key is one key of a front matter.
type Key struct {
	Name        string // the English one; of a key that is not carnet's as typed
	Typed       string
	First, Last int    // its lines, without blank lines and comments behind it
	ValueAt     int    // where in the first line what follows the colon begins, in bytes
	Meaning     string // equal for two values that carnet reads as the same; empty without one
	Wrong       bool   // carnet cannot read the value
	Form        Form
	Items       []Item // its values, as far as Form says where they stand
}

// An Item is one value of a key: the bytes From up to To of a line, and what
// carnet reads there, as in Key.Meaning.
type Item struct {
	Line, From, To int
	Meaning        string
}

// A Form says how the values of a key are written.
type Form uint8

// The forms: one value behind the key, [a, b] behind it, lines with a hyphen
// below it, and whatever else YAML has, where the places of values are unknown.
const (
	Other Form = iota
	Single
	Inline
	Block
)

// ReadFrontMatter finds the keys of a note.
func ReadFrontMatter(name string, raw []byte) FrontMatter {
	src := newSource(name, raw)
	fm := splitFrontMatter(src)
	if fm.opened == 0 {
		return FrontMatter{Sound: true}
	}
	found := FrontMatter{Opening: fm.opened, Sound: fm.closed}
	if fm.closed {
		found.Closing = fm.bodyLine - 1
	}
	scan := &scanner{report: func(d vault.Diagnostic) { found.Sound = found.Sound && d.Severity != vault.Error }}
	props := scan.read(fm.lines)
	if !found.Sound {
		return found
	}
	k := &keyReader{scanner: scan, kind: (&note{file: file{kind: kindOf(name)}}).kind(props)}
	k.read(fm.lines)
	found.Keys, found.Sound = k.keys, !k.twice()
	return found
}

// kindOf is the kind of the notes in a file's folder.
func kindOf(name string) vault.Kind {
	top, _, _ := strings.Cut(strings.TrimPrefix(path.Clean(name), "private/"), "/")
	return folders[top]
}

// A keyReader finds the keys of one front matter.
type keyReader struct {
	*scanner
	kind vault.Kind
	keys []Key
}

// read cuts lines into keys, as properties does.
func (k *keyReader) read(lines []line) {
	for len(lines) > 0 {
		if lines[0].blank() {
			lines = lines[1:]
			continue
		}
		n := blockLength(lines)
		k.add(ownLines(lines[:n]))
		lines = lines[n:]
	}
}

// ownLines are the lines of a key without the blank ones and the comments that
// only stand behind it.
func ownLines(block []line) []line {
	end := len(block)
	for end > 1 && block[end-1].blank() && (block[end-1].indent <= block[0].indent || trimSpace(block[end-1].text) == "") {
		end--
	}
	return block[:end]
}

// add reads one key.
func (k *keyReader) add(block []line) {
	split, isKey := splitKey(block[0])
	p, ok := k.property(block)
	if !isKey || !ok {
		return
	}
	known, read := k.known(p)
	key := Key{
		Name: cmp.Or(known, p.key), Typed: p.key, First: block[0].n, Last: block[len(block)-1].n,
		ValueAt: split.valueAt, Meaning: meant(p, read, block), Wrong: known != "" && read == "" && !p.value.empty(),
	}
	key.Form, key.Items = k.items(p, block, split)
	k.keys = append(k.keys, key)
}

// twice tells whether a key stands there twice, under whichever of its names.
func (k *keyReader) twice() bool {
	seen := map[string]bool{}
	for _, key := range k.keys {
		if seen[key.Name] {
			return true
		}
		seen[key.Name] = true
	}
	return false
}

// items finds the values of a key that can be taken out and put in.
func (k *keyReader) items(p property, block []line, split keySplit) (Form, []Item) {
	head := block[0]
	behind := trimSpace(head.text[split.valueAt:])
	at := split.valueAt + strings.Index(head.text[split.valueAt:], behind)
	switch {
	case p.value.empty():
		return Other, nil
	case len(block) > 1 && (behind == "" || behind[0] == '#') && p.value.kind == sequence && allItems(contentLines(block[1:])):
		return Block, k.blockItems(p, contentLines(block[1:]))
	case len(block) > 1:
		return Other, nil
	case p.value.kind == sequence && !isLink(behind):
		return Inline, k.inlineItems(p, head, at)
	case p.value.kind == mapping || indexComment(behind) >= 0:
		return Other, nil
	}
	return Single, []Item{{Line: head.n, From: at, To: at + len(behind), Meaning: k.item(p, p.value)}}
}

// blockItems are the lines of a block list.
func (k *keyReader) blockItems(p property, lines []line) []Item {
	var all []Item
	for i, l := range lines {
		text := trimSpace(l.text[l.indent+1:])
		from := l.indent + 1 + strings.Index(l.text[l.indent+1:], text)
		all = append(all, Item{Line: l.n, From: from, To: from + len(text), Meaning: k.item(p, p.value.items[i])})
	}
	return all
}

// inlineItems are the values between brackets, which open at byte offset at.
func (k *keyReader) inlineItems(p property, l line, at int) []Item {
	f := flow{scanner: k.scanner, line: l, text: l.text[at:], place: l.pos(at)}
	list, _ := f.list(0)
	var all []Item
	for i, item := range list.items {
		end := at + f.at - 1
		if i+1 < len(list.items) {
			end = byteOffset(l.text, list.items[i+1].pos.Col)
		}
		from := byteOffset(l.text, item.pos.Col)
		text := strings.TrimRight(l.text[from:end], spaces+",")
		all = append(all, Item{Line: l.n, From: from, To: from + len(text), Meaning: k.item(p, item)})
	}
	return all
}

// byteOffset is where a column begins.
func byteOffset(text string, col int) int {
	at := 0
	for range col - 1 {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// item is what carnet reads in one value of a list.
func (k *keyReader) item(p property, value node) string {
	p.value = value
	if value.kind == sequence && len(value.items) > 0 {
		p.value = value.link()
	}
	_, read := k.known(p)
	return meant(p, read, nil)
}

// meant is what carnet reads in a key; where it reads nothing, what is typed.
func meant(p property, read string, block []line) string {
	switch {
	case p.value.empty():
		return ""
	case read != "":
		return read
	case p.value.kind == mapping:
		var typed []string
		for _, l := range block {
			typed = append(typed, l.text)
		}
		return strings.Join(typed, "\n")
	}
	var texts []string
	for _, n := range p.value.flatten() {
		texts = append(texts, n.raw())
	}
	return fmt.Sprintf("typed %q", texts)
}

// known reads a key that is carnet's; read is empty when its value is wrong.
func (k *keyReader) known(p property) (name, read string) {
	switch k.kind {
	case vault.KindContact:
		return readAlone(contactKeys, p)
	case vault.KindMeeting:
		return readAlone(meetingKeys, p)
	case vault.KindPitch:
		return readAlone(pitchKeys, p)
	case vault.KindTarget:
		return readAlone(targetKeys, p)
	}
	return "", ""
}

func readAlone[N any](keys schema[N], p property) (name, read string) {
	known, ok := keys[fold(p.key)]
	if !ok {
		return "", ""
	}
	var n N
	sound := true
	r := &reader{report: func(d vault.Diagnostic) { sound = sound && d.Severity != vault.Error }}
	known.read(r, &n, p)
	if !sound {
		return known.name, ""
	}
	forgetPlaces(reflect.ValueOf(&n).Elem())
	return known.name, fmt.Sprintf("%+v", n)
}

// forgetPlaces makes all places in a value the zero place.
func forgetPlaces(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if pos, ok := v.Addr().Interface().(*vault.Pos); ok {
			*pos = vault.Pos{}
			return
		}
		for _, field := range v.Fields() {
			if field.CanSet() {
				forgetPlaces(field)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			forgetPlaces(v.Index(i))
		}
	}
}
