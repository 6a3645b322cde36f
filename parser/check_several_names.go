package parser

import (
	"regexp"

	"carnet/vault"
)

var betweenNames = regexp.MustCompile(`\s*[,;&+]\s*|\s+(?:and|et)\s+`)

// severalNames warns of a value that holds several names in one text: it was
// read as one person of that long name.
func severalNames(r *resolver) {
	for _, m := range r.named {
		parts := betweenNames.Split(m.ref.Text, -1)
		if len(parts) < 2 {
			continue
		}
		for _, part := range parts {
			if len(r.people.find(part)) > 0 {
				r.report(m.path, m.ref.Pos, m.ref.Text, vault.Warning, "several-names", vault.Args{"Names": parts, "Text": m.ref.Text})
				break
			}
		}
	}
}
