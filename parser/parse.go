// Package parser reads a vault: any fs.FS in, a *vault.Vault out.
//
// The way is straight: find the files (walk.go), read each one by itself and
// in parallel (note.go, with the front matter in scan.go, inline.go, node.go,
// schema.go and values.go, the body in budget.go, comments.go, markdown.go,
// body.go, feedback.go, task.go and passage.go), then resolve what the notes say of each other (resolve.go,
// person.go, derive.go, theme.go, known.go, with names in index.go). What is wrong with a note becomes a
// diagnostic and never stops the reading.
//
// The package writes nothing and words nothing.
package parser

import (
	"cmp"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"carnet/vault"
)

// Parse reads the vault whose root is fsys. The error is that the root cannot
// be listed; all else that is wrong is in the vault's diagnostics.
func Parse(fsys fs.FS) (*vault.Vault, error) {
	v := &vault.Vault{}
	report := func(d vault.Diagnostic) { v.Diagnostics = append(v.Diagnostics, d) }
	w := &walker{fsys: fsys, report: report}
	if err := w.walk(".", ""); err != nil {
		return nil, err
	}
	settings, diagnostics := ReadSettings(fsys)
	v.Settings = settings
	v.Diagnostics = append(v.Diagnostics, diagnostics...)

	join(v, readAll(fsys, w.files), new(memory))
	return v, nil
}

// readAll reads the files in parallel, each into its own place.
func readAll(fsys fs.FS, files []file) []*note {
	notes := make([]*note, len(files))
	inParallel(len(files), func(i int) { notes[i] = readNote(fsys, files[i]) })
	return notes
}

// inParallel does something for each number below n, on all processors.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}

// join makes a vault, which has its settings already, of notes that were read
// one by one. What is remembered of an earlier joining spares work.
func join(v *vault.Vault, notes []*note, m *memory) {
	sources := collect(v, notes)
	resolve(v, notes, m)
	finish(v, sources)
}

// collect puts what was read into the vault and gives the sources by path.
func collect(v *vault.Vault, notes []*note) map[string]*source {
	sources := make(map[string]*source)
	for _, n := range notes {
		switch {
		case n.contact != nil:
			v.Contacts = append(v.Contacts, n.contact)
		case n.meeting != nil:
			v.Meetings = append(v.Meetings, n.meeting)
		case n.pitch != nil:
			v.Pitches = append(v.Pitches, n.pitch)
		case n.target != nil:
			v.Targets = append(v.Targets, n.target)
		}
		sources[n.file.path] = n.source
	}
	slices.SortStableFunc(v.Contacts, func(a, b *vault.Contact) int { return compareIDs(a.ID, b.ID) })
	slices.SortStableFunc(v.Pitches, func(a, b *vault.Pitch) int { return compareIDs(a.ID, b.ID) })
	slices.SortStableFunc(v.Targets, func(a, b *vault.Target) int { return compareIDs(a.ID, b.ID) })
	sameIDs(notes)
	return sources
}

// sameIDs warns of notes of one kind whose ids are the same, or would be on a
// disk that takes upper case for lower case: a name would mean both.
func sameIDs(notes []*note) {
	first := map[string]*note{}
	for _, n := range notes {
		if n.common == nil {
			continue
		}
		id := string(n.common.Kind) + "/" + strings.ToLower(n.common.ID)
		if other, twice := first[id]; twice {
			n.report(vault.Diagnostic{Severity: vault.Warning, Code: "duplicate-id", Args: vault.Args{
				"Name": n.common.ID, "Path": n.file.path, "First": other.file.path,
			}})
			continue
		}
		first[id] = n
	}
}

// resolve finds what the notes mean by each other's names and derives the rest.
func resolve(v *vault.Vault, notes []*note, m *memory) {
	r := newResolver(v, notes, m)
	r.contacts()
	r.meetings()
	r.pitches()
	r.tasks()
	r.themes()
	r.nearNames()
	r.aboutWhom()
	r.known()
	r.linked()
	r.check()
	for _, n := range notes {
		n.boundMistakes()
		v.Diagnostics = append(v.Diagnostics, n.diagnostics...)
	}
}

// finish puts the diagnostics in order and gives each its line.
func finish(v *vault.Vault, sources map[string]*source) {
	for i := range v.Diagnostics {
		d := &v.Diagnostics[i]
		if src := sources[d.Path]; src != nil && d.Pos.Line > 0 {
			d.Line = src.line(d.Pos.Line)
		}
		if room := utf8.RuneCountInString(d.Line) - d.Pos.Col + 1; d.Pos.Line > 0 {
			d.Width = max(1, min(d.Width, room)) // a value may go on in the next line
		}
	}
	sortDiagnostics(v.Diagnostics)
}

// sortDiagnostics orders them by path, line and column.
func sortDiagnostics(diagnostics []vault.Diagnostic) {
	slices.SortStableFunc(diagnostics, func(a, b vault.Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
		)
	})
}

// compareIDs orders ids, runs of digits by their value: v9 before v10.
func compareIDs(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		if isDigit(x[0]) && isDigit(y[0]) {
			var m, n string
			m, x = cutDigits(x)
			n, y = cutDigits(y)
			if c := cmp.Or(cmp.Compare(len(m), len(n)), cmp.Compare(m, n)); c != 0 {
				return c
			}
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// cutDigits cuts the number at the head of s, without leading zeros.
func cutDigits(s string) (digits, rest string) {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	digits, rest = s[:i], s[i:]
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	return digits, rest
}
