package parser

import "carnet/vault"

// sameNames warns of two contacts of one name: a meeting with one of them could
// not be told from one with the other.
func sameNames(r *resolver) {
	first := map[string]*vault.Contact{}
	for _, c := range r.v.Contacts {
		name := fold(c.Name.V)
		other, twice := first[name]
		if !twice {
			first[name] = c
			continue
		}
		if fold(other.ID) == fold(c.ID) {
			continue // that is duplicate-id
		}
		r.about(c.Path, "duplicate-name", vault.Args{"Name": c.Name.V, "First": other.Path})
	}
}
