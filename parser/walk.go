package parser

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"carnet/vault"
)

// SettingsFile is the name of the vault's settings, in its root.
const SettingsFile = "carnet.yaml"

// MaxNoteSize is how large a note may be, in bytes.
const MaxNoteSize = 1 << 20

// folders are the four folders of a vault, also under private/.
var folders = map[string]vault.Kind{
	"contacts": vault.KindContact,
	"meetings": vault.KindMeeting,
	"pitches":  vault.KindPitch,
	"targets":  vault.KindTarget,
}

// kinds are what the key type may say.
var kinds = map[string]vault.Kind{
	"contact": vault.KindContact, "meeting": vault.KindMeeting, "pitch": vault.KindPitch, "target": vault.KindTarget,
}

// IsRoot tells whether the folder is a vault's root: it has a carnet.yaml, or
// two of contacts/, meetings/ and pitches/.
func IsRoot(fsys fs.FS) bool {
	if info, err := fs.Stat(fsys, SettingsFile); err == nil && info.Mode().IsRegular() {
		return true
	}
	found := 0
	for _, name := range []string{"contacts", "meetings", "pitches"} {
		if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
			found++
		}
	}
	return found >= 2
}

// A file is a Markdown file that may be a note.
type file struct {
	path   string
	kind   vault.Kind // of its folder; empty elsewhere, where only a type makes a note
	copied bool       // by a sync tool: reported and not read
	entry  fs.DirEntry
}

// A walker finds the notes of a vault.
type walker struct {
	fsys    fs.FS
	files   []file
	folders []string // that were looked into, the root as "."
	report  func(vault.Diagnostic)
}

// walk visits a folder and those in it, in the order of their names.
func (w *walker) walk(dir string, kind vault.Kind) error {
	w.folders = append(w.folders, dir)
	entries, err := fs.ReadDir(w.fsys, dir)
	if err != nil {
		if dir == "." {
			return err
		}
		w.skip(dir, "unreadable-folder", vault.Error)
		return nil
	}
	names := nameSet(entries)
	if dir != "." && (names[".git"] || names[SettingsFile]) {
		return nil
	}
	for _, entry := range entries {
		if err := w.visit(dir, kind, entry, names); err != nil {
			return err
		}
	}
	return nil
}

func nameSet(entries []fs.DirEntry) map[string]bool {
	names := make(map[string]bool, len(entries))
	for _, entry := range entries {
		names[entry.Name()] = true
	}
	return names
}

// visit takes one entry of a folder.
func (w *walker) visit(dir string, kind vault.Kind, entry fs.DirEntry, names map[string]bool) error {
	name := entry.Name()
	full := path.Join(dir, name)
	switch {
	case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "node_modules":
		return nil
	case entry.IsDir():
		return w.walk(full, folderKind(dir, name, kind))
	case !strings.HasSuffix(name, ".md") || strings.EqualFold(name, "README.md"):
		return nil
	case entry.Type().IsRegular():
		w.files = append(w.files, file{full, kind, isSyncCopy(name, names), entry})
	case kind != "":
		w.skip(full, "not-a-file", vault.Warning)
	}
	return nil
}

// folderKind is the kind of the notes in a folder: its parent's, or its own
// name's in the root and in private/.
func folderKind(parent, name string, kind vault.Kind) vault.Kind {
	if kind == "" && (parent == "." || parent == "private") {
		return folders[name]
	}
	return kind
}

// conflictWords are what sync tools write into the name of a copy.
var conflictWords = []string{"sync-conflict", "conflicted copy", "copie en conflit"}

// copyName is a name with what a system puts behind it for a copy, in English
// and French.
var copyName = regexp.MustCompile(`(?i)^(.+?)(?: [2-9]| \(\d+\)|(?: -)? cop(?:y|ie)(?: \d+| \(\d+\))?)\.md$`)

// isSyncCopy tells whether a file is the copy that a sync tool, or a slip, has
// left beside the note: a meeting must not count twice.
func isSyncCopy(name string, names map[string]bool) bool {
	lower := strings.ToLower(name)
	for _, words := range conflictWords {
		if strings.Contains(lower, words) {
			return true
		}
	}
	if !endsLikeCopy(strings.TrimSuffix(lower, ".md")) {
		return false
	}
	m := copyName.FindStringSubmatch(name)
	return m != nil && names[m[1]+".md"]
}

// endsLikeCopy tells at once that most names are none of a copy.
func endsLikeCopy(lower string) bool {
	last := lower[max(0, len(lower)-1):]
	return strings.Trim(last, "0123456789)") == "" || strings.HasSuffix(lower, "copy") || strings.HasSuffix(lower, "copie")
}

func (w *walker) skip(path, code string, severity vault.Severity) {
	w.report(vault.Diagnostic{Path: path, Severity: severity, Code: code})
}

// inPrivate tells whether a note stands in the private folder.
func inPrivate(path string) bool { return strings.HasPrefix(path, "private/") }

// noteID is a file's name without .md.
func noteID(file string) string {
	return norm.NFC.String(strings.TrimSuffix(path.Base(file), ".md"))
}
