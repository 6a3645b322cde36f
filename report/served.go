package report

// The page as `carnet serve` shows it: the same report, with a script that follows
// the notes while they are written, what cannot be read as it stands, and links
// that open a note in an editor.

import (
	"fmt"
	"html/template"
	"io"
	"slices"

	"carnet/internal/i18n"
	"carnet/vault"
)

// Served is what the served page has besides the report.
type Served struct {
	ID   string   // names this page among all that are served
	Held []string // paths of the notes that are shown as they last could be read, sorted
	// Edit is the address that opens a note in an editor, at a line and column
	// counted from 1, 0 for the note as a whole; nil where there is no editor.
	Edit func(path string, line, col int) string
}

// ServedHTML writes the page that is served, and gives its Content-Security-Policy.
func ServedHTML(w io.Writer, r *Report, words *i18n.Words, served Served) (policy string, err error) {
	return draw(w, r, words, &served)
}

// HeldMistakes are the errors of the notes that are shown as they last could be
// read.
func (p *page) HeldMistakes() []Diagnostic {
	var found []Diagnostic
	for _, d := range p.Diagnostics {
		if _, held := slices.BinarySearch(p.Served.Held, d.Path); held && (d.Severity == vault.Error || d.Code == "too-large") {
			found = append(found, d)
		}
	}
	return found[:min(len(found), maxRows)]
}

// inEditor is a note's path, with a place in it where one is given; on the served
// page it opens the note in the editor. A shared page shows no paths.
func (p *page) inEditor(path string, place ...int) template.HTML {
	if p.Shared() {
		return ""
	}
	shown, line, col := path, 0, 0
	if len(place) == 2 && place[0] > 0 {
		line, col = place[0], place[1]
		shown = fmt.Sprintf("%s:%d:%d", path, line, col)
	}
	text := template.HTML(template.HTMLEscapeString(shown))
	if p.Served == nil || p.Served.Edit == nil {
		return text
	}
	address := template.HTMLEscapeString(p.Served.Edit(path, line, col))
	return template.HTML(`<a href="`+address+`">`) + text + "</a>"
}
