package parser

import (
	"slices"

	"carnet/vault"
)

// Organizations are the targets by id, then the organisations that are only
// named in contacts, by name. One name, however it is written, is one.
func Organizations(v *vault.Vault) []*vault.Organization {
	byTarget := map[*vault.Target]*vault.Organization{}
	byName := map[string]*vault.Organization{}
	var all, named []*vault.Organization
	for _, t := range v.Targets {
		o := &vault.Organization{Name: t.Name.V, Target: t}
		byTarget[t], all = o, append(all, o)
	}
	for _, c := range v.Contacts {
		name := linkTarget(c.Organization.V)
		folded := fold(name)
		o := byTarget[c.Target]
		if o == nil && folded != "" {
			if o = byName[folded]; o == nil {
				o = &vault.Organization{Name: name}
				byName[folded], named = o, append(named, o)
			}
		}
		if o != nil {
			o.Contacts = append(o.Contacts, c)
		}
	}
	slices.SortStableFunc(named, func(a, b *vault.Organization) int { return compareIDs(a.Name, b.Name) })
	return append(all, named...)
}

// FindOrganizations gives the organisations of a vault that a name means, by
// the rules for references in notes. Where none is called so, near is the name
// of the one it is most likely a slip of.
func FindOrganizations(v *vault.Vault, name string) (found []*vault.Organization, near string) {
	all := Organizations(v)
	list := make([]called, len(all))
	for i, o := range all {
		list[i] = called{path: o.Name, id: o.Name}
		if t := o.Target; t != nil {
			list[i] = called{t.Path, t.ID, append(texts(t.Aliases), o.Name)}
		}
	}
	return lookUp(index[vault.Organization]{newDirectory(list), all}, name, func(o *vault.Organization) string { return o.Name })
}
