package parser

// Reading a vault again and again, while its notes are written. What was read of
// a note is kept as long as its file stays as it was; all notes are joined anew
// each time, so that the vault is the one that Parse would give.

import (
	"io/fs"
	"reflect"
	"slices"
	"time"

	"carnet/vault"
)

// A Reader reads one vault again and again. The zero Reader has read nothing.
// It is used by one goroutine at a time.
type Reader struct {
	files       []*kept          // as they were found
	kept        map[string]*kept // the same by path
	folders     []string
	settings    vault.Settings
	diagnostics []vault.Diagnostic // of the folders and the settings
	memory      memory
}

// A Reading is what a Reader gives: a vault that nothing changes afterwards.
type Reading struct {
	Vault *vault.Vault
	// Held are the paths of the notes that were good and no longer are, in
	// order. The vault has what they said when they were good; its diagnostics
	// say what is wrong in them now.
	Held []string
	// Folders are those that were looked into, the root as ".".
	Folders []string
}

// A kept is what is known of one file.
type kept struct {
	file  file
	stamp stamp
	note  *note // as it was read: join is given copies
	good  *note // the last one without an error, nil when there was none
}

// A stamp tells whether a file may have changed.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
	settled  bool // a later change would have another time
}

// clockStep is the longest step in which file systems count their time: of a
// file changed no longer ago, the time says nothing.
const clockStep = 2 * time.Second

// Read reads the vault whose root is fsys. It gives nil when nothing in it is
// other than in the last reading, unless it is to be given anew. The error is
// that the root cannot be listed.
func (r *Reader) Read(fsys fs.FS, anew bool) (*Reading, error) {
	changed, err := r.look(fsys)
	if err != nil || !changed && !anew {
		return nil, err
	}
	v, notes := r.join(func(k *kept) *note { return k.note })
	held := r.judge(notes)
	if len(held) > 0 {
		v = r.hold(v, held)
	}
	return &Reading{Vault: v, Held: held, Folders: r.folders}, nil
}

// look finds the files and reads those that have changed.
func (r *Reader) look(fsys fs.FS) (changed bool, err error) {
	now := time.Now()
	var diagnostics []vault.Diagnostic
	w := &walker{fsys: fsys, report: func(d vault.Diagnostic) { diagnostics = append(diagnostics, d) }}
	if err := w.walk(".", ""); err != nil {
		return false, err
	}
	settings, more := ReadSettings(fsys)
	diagnostics = append(diagnostics, more...)
	seen := make([]*kept, len(w.files))
	inParallel(len(w.files), func(i int) { seen[i] = r.see(fsys, w.files[i], now) })

	changed = r.kept == nil || len(seen) != len(r.kept) || !slices.Equal(w.folders, r.folders) ||
		!reflect.DeepEqual(settings, r.settings) || !reflect.DeepEqual(diagnostics, r.diagnostics)
	byPath := make(map[string]*kept, len(seen))
	for _, k := range seen {
		old := r.kept[k.file.path]
		changed = changed || old == nil || old.note != k.note
		byPath[k.file.path] = k
	}
	r.files, r.kept, r.folders, r.settings, r.diagnostics = seen, byPath, w.folders, settings, diagnostics
	return changed, nil
}

// see gives what is known of a file, which is read when it may have changed.
func (r *Reader) see(fsys fs.FS, f file, now time.Time) *kept {
	k := &kept{}
	if info, err := f.entry.Info(); err == nil {
		k.stamp = stamp{info.Size(), info.ModTime(), info.Mode(), now.Sub(info.ModTime()) > clockStep}
	}
	f.entry = nil
	k.file = f
	old := r.kept[f.path]
	if old != nil {
		k.good = old.good
	}
	same := old != nil && old.file == f
	if same && k.stamp == old.stamp && k.stamp.settled && !old.note.unread {
		k.note = old.note
		return k
	}
	k.note = readNote(fsys, f)
	if same && reflect.DeepEqual(k.note, old.note) {
		k.note = old.note
	}
	return k
}

// join makes a vault of one note for each file.
func (r *Reader) join(choose func(*kept) *note) (*vault.Vault, []*note) {
	v := &vault.Vault{Settings: r.settings, Diagnostics: slices.Clone(r.diagnostics)}
	notes := make([]*note, len(r.files))
	inParallel(len(notes), func(i int) { notes[i] = choose(r.files[i]).copied() })
	join(v, notes, &r.memory)
	return v, notes
}

// judge remembers the notes that have no error, and gives the paths of those
// that have one and had none before they were changed.
func (r *Reader) judge(notes []*note) []string {
	var held []string
	for _, n := range notes {
		k := r.kept[n.file.path]
		switch {
		case !n.broken():
			k.good = k.note
		case k.good != nil && k.good != k.note:
			held = append(held, n.file.path)
		}
	}
	slices.Sort(held)
	return held
}

// broken tells whether a note wants mending before it can be relied on.
func (n *note) broken() bool {
	return n.unread || slices.ContainsFunc(n.diagnostics, func(d vault.Diagnostic) bool { return d.Severity == vault.Error })
}

// hold makes the vault in which some notes are as they were when they were good,
// with what is wrong in them as they are.
func (r *Reader) hold(now *vault.Vault, held []string) *vault.Vault {
	isHeld := func(path string) bool {
		_, found := slices.BinarySearch(held, path)
		return found
	}
	v, _ := r.join(func(k *kept) *note {
		if isHeld(k.file.path) {
			return k.good
		}
		return k.note
	})
	v.Diagnostics = slices.DeleteFunc(v.Diagnostics, func(d vault.Diagnostic) bool { return isHeld(d.Path) })
	for _, d := range now.Diagnostics {
		if isHeld(d.Path) {
			v.Diagnostics = append(v.Diagnostics, d)
		}
	}
	sortDiagnostics(v.Diagnostics)
	return v
}

// copied is a copy of a note that joining may write into. What joining only
// reads is shared.
func (n *note) copied() *note {
	c := *n
	c.diagnostics = slices.Clone(n.diagnostics)
	switch {
	case n.contact != nil:
		own := *n.contact
		c.contact, c.common = &own, &own.Note
	case n.meeting != nil:
		own := *n.meeting
		own.Contacts, own.Pitches, own.Referrals = slices.Clone(own.Contacts), slices.Clone(own.Pitches), slices.Clone(own.Referrals)
		own.Feedback = slices.Clone(own.Feedback)
		for i := range own.Feedback {
			own.Feedback[i].Themes = slices.Clone(own.Feedback[i].Themes)
		}
		c.meeting, c.common = &own, &own.Note
	case n.pitch != nil:
		own := *n.pitch
		own.Addresses = slices.Clone(own.Addresses)
		c.pitch, c.common = &own, &own.Note
	case n.target != nil:
		own := *n.target
		c.target, c.common = &own, &own.Note
	}
	if c.common != nil {
		copyBody(&c.common.Body)
	}
	return &c
}

func copyBody(b *vault.Body) {
	b.Tasks, b.Remarks = slices.Clone(b.Tasks), slices.Clone(b.Remarks)
	for i := range b.Tasks {
		b.Tasks[i].On = slices.Clone(b.Tasks[i].On)
	}
	for i := range b.Remarks {
		b.Remarks[i].Themes = slices.Clone(b.Remarks[i].Themes)
	}
}
