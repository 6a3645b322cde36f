package parser

import "carnet/vault"

// maxAlike is how many mistakes of one kind are listed for a note: somebody
// who mends those has seen what the others are, and a note made to hold a
// hundred thousand costs no more than one that holds a hundred.
const maxAlike = 100

// boundMistakes keeps the first mistakes of each kind, in the order of their
// places, and puts the number of the others in place of the next one.
func (n *note) boundMistakes() {
	if len(n.diagnostics) <= maxAlike {
		return
	}
	sortDiagnostics(n.diagnostics)
	found := map[string]int{}
	next := map[string]int{} // where the first beyond the bound is kept
	kept := n.diagnostics[:0]
	for _, d := range n.diagnostics {
		found[d.Code]++
		switch i, beyond := next[d.Code]; {
		case beyond:
			kept[i].Args["Count"] = found[d.Code] - maxAlike
			if d.Severity == vault.Error {
				kept[i].Severity = vault.Error
			}
			continue
		case found[d.Code] > maxAlike:
			next[d.Code] = len(kept)
			d = vault.Diagnostic{
				Path: d.Path, Pos: d.Pos, Width: d.Width, Severity: d.Severity,
				Code: "more-alike", Args: vault.Args{"Count": 1, "Like": d.Code},
			}
		}
		kept = append(kept, d)
	}
	clear(n.diagnostics[len(kept):])
	n.diagnostics = kept
}
