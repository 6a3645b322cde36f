package parser

// Reading a vault for others: as if its private notes and items did not exist.

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"carnet/vault"
)

// Public reads the vault whose root is fsys as if nothing in it were private: the
// private notes, the meetings with a private contact and the private items are
// not there, and all that follows from notes follows from the others alone. Nor
// are the notes that are private in one of the other vaults, which are earlier or
// later states of this one. whole is all of it. The error is that of Parse.
func Public(fsys fs.FS, others ...*vault.Vault) (public, whole *vault.Vault, err error) {
	r := &Reader{}
	if _, err := r.look(fsys); err != nil {
		return nil, nil, err
	}
	asRead := func(k *kept) *note { return k.note }
	whole, _ = r.join(asRead)
	if r.guardPrivate(whole.Diagnostics) {
		whole, _ = r.join(asRead)
	}
	hidden := map[string]bool{}
	for _, v := range append(others, whole) {
		addHidden(hidden, v)
	}
	v := &vault.Vault{Settings: r.settings, Diagnostics: slices.Clone(r.diagnostics)}
	var notes []*note
	for _, k := range r.files {
		if n := k.note.copied(); n.common != nil && !hidden[noteKey(n.common)] {
			n.dropPrivate()
			notes = append(notes, n)
		}
	}
	join(v, notes, new(memory))
	return v, whole, nil
}

// addHidden adds the private notes of a vault.
func addHidden(hidden map[string]bool, v *vault.Vault) {
	for _, n := range v.Notes() {
		if n.Private.V {
			hidden[noteKey(n)] = true
		}
	}
	for _, m := range v.Meetings {
		if m.HeardPrivately() {
			hidden[noteKey(&m.Note)] = true
		}
	}
}

// noteKey tells a note from all others of its vault, in any state of it.
func noteKey(n *vault.Note) string { return string(n.Kind) + "/" + n.ID }

// guardPrivate takes notes for private that may want to be: there is a mistake in
// the key, or one that may keep it from being read. It tells whether there are any.
func (r *Reader) guardPrivate(diagnostics []vault.Diagnostic) (found bool) {
	for _, d := range diagnostics {
		k := r.kept[d.Path]
		if k == nil || k.note.common == nil || k.note.common.Private.V {
			continue
		}
		if isPrivateWord(d.Args["Key"]) || isPrivateWord(d.Args["Near"]) || d.Severity == vault.Error && speaksOfPrivate(k.note.source.text) {
			k.note.common.Private, found = derived(true), true
		}
	}
	return found
}

func isPrivateWord(word any) bool {
	text, ok := word.(string)
	return ok && privateWords[fold(text)]
}

// speaksOfPrivate tells whether a line of a note begins with the key.
func speaksOfPrivate(text []byte) bool {
	for line := range bytes.Lines(text) {
		key, _, found := bytes.Cut(line, []byte(":"))
		if found && privateWords[fold(strings.TrimSpace(string(key)))] {
			return true
		}
	}
	return false
}

// dropPrivate takes the private items out of a note of one's own.
func (n *note) dropPrivate() {
	if n.common == nil {
		return
	}
	if m := n.meeting; m != nil {
		m.Feedback = slices.DeleteFunc(m.Feedback, func(f vault.Feedback) bool { return f.Private })
	}
	body := &n.common.Body
	body.Tasks = slices.DeleteFunc(body.Tasks, func(t vault.Task) bool { return t.Private })
	body.Remarks = slices.DeleteFunc(body.Remarks, func(r vault.Remark) bool { return r.Private })
	body.Passages = slices.DeleteFunc(slices.Clone(body.Passages), func(p vault.Passage) bool { return p.Private })
	body.Sections = nil // they are as they were written
}
