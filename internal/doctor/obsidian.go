package doctor

import (
	"encoding/json"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"carnet/internal/sync"
)

// obsidian says which of Obsidian's settings bite: they keep notes from being
// read, or lose what is written in them.
func (w World) obsidian(e sync.Examination) []Finding {
	dir := filepath.Join(w.Root, ".obsidian")
	if _, err := os.Stat(filepath.Join(dir, "app.json")); err != nil {
		return nil // Obsidian has not opened the vault yet
	}
	var all []Finding
	all = append(all, newNotes(dir)...)
	all = append(all, scaffolds(dir)...)
	all = append(all, properties(dir)...)
	if e.Usable() {
		all = append(all, leftovers(dir, e)...)
	}
	if len(all) == 0 {
		return []Finding{well("obsidian", "doctor.obsidian-here", nil)}
	}
	return all
}

// noteFolders are those in which every note is read.
var noteFolders = []string{"contacts", "meetings", "pitches", "targets"}

// isNoteFolder tells whether notes in a folder of the vault are read.
func isNoteFolder(folder string) bool {
	parts := strings.Split(strings.TrimPrefix(path.Clean("/"+folder), "/"), "/")
	if parts[0] == "private" {
		parts = parts[1:]
	}
	return len(parts) > 0 && slices.Contains(noteFolders, parts[0])
}

// newNotes says where a note goes that begins with a click on a link.
func newNotes(dir string) []Finding {
	var app struct {
		Place  string `json:"newFileLocation"`
		Folder string `json:"newFileFolderPath"`
	}
	read(dir, "app.json", &app)
	if app.Place == "current" || app.Place == "folder" && isNoteFolder(app.Folder) {
		return nil
	}
	if app.Place != "folder" {
		app.Folder = ""
	}
	return []Finding{advice("obsidian", "doctor.obsidian-new-notes", map[string]any{"Folder": app.Folder})}
}

// scaffolds says whether templates would be read as notes.
func scaffolds(dir string) []Finding {
	var templates struct {
		Folder string `json:"folder"`
	}
	read(dir, "templates.json", &templates)
	if !isNoteFolder(templates.Folder) {
		return nil
	}
	return []Finding{mend("obsidian", "doctor.obsidian-templates", map[string]any{"Folder": templates.Folder})}
}

// narrow are the keys whose values do not all fit a type of Obsidian's, by the
// message that says so.
var narrow = map[string]struct {
	message string
	keys    []string
}{
	"number":   {"doctor.obsidian-number", []string{"phone", "pitch", "keep_in_touch", "garder_contact"}},
	"checkbox": {"doctor.obsidian-checkbox", []string{"landed", "accroché", "understood", "compris", "on_behalf", "de_sa_part", "answer", "réponse"}},
}

// properties says which keys Obsidian takes for less than they can hold.
func properties(dir string) []Finding {
	var types struct {
		Types map[string]string `json:"types"`
	}
	read(dir, "types.json", &types)
	var all []Finding
	for _, key := range slices.Sorted(maps.Keys(types.Types)) {
		if kind := narrow[types.Types[key]]; slices.Contains(kind.keys, key) {
			all = append(all, mend("obsidian", kind.message, map[string]any{"Key": key}))
		}
	}
	return all
}

// leftovers says which of Obsidian's own files git would keep.
func leftovers(dir string, e sync.Examination) []Finding {
	var app struct {
		Trash string `json:"trashOption"`
	}
	read(dir, "app.json", &app)
	var all []Finding
	if !e.Ignores(".obsidian/workspace.json") {
		all = append(all, advice("obsidian", "doctor.obsidian-workspace", nil))
	}
	if app.Trash == "local" && !e.Ignores(".trash/note.md") {
		all = append(all, mend("obsidian", "doctor.obsidian-trash", nil))
	}
	var plugins map[string]bool
	read(dir, "core-plugins.json", &plugins)
	if plugins["sync"] && e.RemoteErr == nil {
		all = append(all, advice("copies", "doctor.copies-obsidian", nil))
	}
	return all
}

// maxSettings is how much is read of a file of settings.
const maxSettings = 1 << 20

// read reads a file of Obsidian's settings; what cannot be read says nothing.
func read(dir, name string, into any) {
	file := filepath.Join(dir, name)
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return
	}
	f, err := os.Open(file)
	if err != nil {
		return
	}
	defer f.Close()
	_ = json.NewDecoder(io.LimitReader(f, maxSettings)).Decode(into)
}
