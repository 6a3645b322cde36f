package parser

import (
	"slices"
	"unicode/utf8"

	"carnet/vault"
)

// keysWithoutFence reports keys at the head of a note that are not between two
// lines of three hyphens, first in the file, and so are plain text. What seems
// to be missing is there, then: it is not reported besides.
func (n *note) keysWithoutFence() {
	if slices.ContainsFunc(n.diagnostics, func(d vault.Diagnostic) bool { return d.Code == "git-conflict" }) {
		return
	}
	for i := 1; i <= min(len(n.source.starts), 5); i++ {
		l := newLine(i, n.source.line(i))
		k, ok := splitKey(l)
		if _, known := keyNames[n.common.Kind][fold(k.key)]; !ok || !known || trimSpace(l.text[k.valueAt:]) == "" {
			continue
		}
		n.diagnostics = slices.DeleteFunc(n.diagnostics, func(d vault.Diagnostic) bool {
			return d.Code == "missing-date" || d.Code == "missing-contact"
		})
		n.report(vault.Diagnostic{
			Pos: l.pos(k.keyAt), Width: utf8.RuneCountInString(k.key), Severity: vault.Error,
			Code: "front-matter-missing", Args: vault.Args{"Key": k.key},
		})
		return
	}
}
