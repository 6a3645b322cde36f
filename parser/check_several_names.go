package parser

import (
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"carnet/vault"
)

var betweenNames = regexp.MustCompile(`\s*[,;&+]\s*|\s+(?:and|et)\s+`)

// severalNames warns of a value that holds several names in one text: it was
// read as one person of that long name.
func severalNames(r *resolver) {
	for _, m := range r.named {
		parts := betweenNames.Split(m.ref.Text, -1)
		if len(parts) < 2 || r.unclosed(m.path, m.ref.Pos) {
			continue
		}
		if r.anyKnown(parts) || allCapital(parts) {
			r.report(m.path, m.ref.Pos, m.ref.Text, vault.Warning, "several-names", vault.Args{"Names": parts, "Text": m.ref.Text})
		}
	}
}

// anyKnown tells whether one of the names has a note.
func (r *resolver) anyKnown(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return len(r.people.find(name)) > 0 })
}

// allCapital tells whether each name begins with a capital letter.
func allCapital(names []string) bool {
	for _, name := range names {
		if first, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(first) {
			return false
		}
	}
	return true
}
