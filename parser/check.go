package parser

// The checks that need the whole vault, once its references are resolved. Each
// stands in a file of its own, check_NAME.go, and has a section of that name in
// docs/checks.md, whose examples the tests run.

import (
	"slices"
	"strings"

	"carnet/vault"
)

var checks = []func(*resolver){
	nearKeys,
	sameNames,
	sameMeetings,
	introductionCircles,
	followCircles,
	nearThemes,
	severalNames,
	privateNames,
}

func (r *resolver) check() {
	for _, check := range checks {
		check(r)
	}
}

// inOrder are the notes by path.
func (r *resolver) inOrder() []*note {
	var all []*note
	for _, n := range r.notes {
		if n.common != nil {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b *note) int { return strings.Compare(a.file.path, b.file.path) })
	return all
}

// about reports something about a note as a whole.
func (r *resolver) about(path, code string, args vault.Args) {
	r.notes[path].report(vault.Diagnostic{Severity: vault.Warning, Code: code, Args: args})
}
