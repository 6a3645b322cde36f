package parser

// The checks that need the whole vault, once its references are resolved. Each
// stands in a file of its own, check_NAME.go, and has a section of that name in
// docs/checks.md, whose examples the tests run.

import "carnet/vault"

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

// about reports something about a note as a whole.
func (r *resolver) about(path, code string, args vault.Args) {
	r.notes[path].report(vault.Diagnostic{Severity: vault.Warning, Code: code, Args: args})
}
