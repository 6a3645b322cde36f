package main

// What a name on the command line means: a person, or an organisation.

import (
	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/vault"
)

// person is the one that a name means.
func (a *app) person(v *vault.Vault, name string) (*vault.Person, error) {
	found, near := parser.FindPeople(v, name)
	switch len(found) {
	case 0:
		return nil, a.unknown("error.unknown-person", name, near)
	case 1:
		return found[0], nil
	}
	return nil, ambiguous(a, "error.ambiguous-person", name, found, (*vault.Person).ID)
}

// organization is the one that a name means.
func (a *app) organization(v *vault.Vault, name string) (*vault.Organization, error) {
	found, near := parser.FindOrganizations(v, name)
	switch len(found) {
	case 0:
		return nil, a.unknown("error.unknown-organization", name, near)
	case 1:
		return found[0], nil
	}
	return nil, ambiguous(a, "error.ambiguous-organization", name, found, organizationID)
}

// subject is the person that a name means, else the organisation.
func (a *app) subject(v *vault.Vault, name string) (*vault.Person, *vault.Organization, error) {
	people, near := parser.FindPeople(v, name)
	if len(people) > 0 {
		person, err := a.person(v, name)
		return person, nil, err
	}
	found, nearOrganization := parser.FindOrganizations(v, name)
	switch {
	case len(found) == 1:
		return nil, found[0], nil
	case len(found) > 1:
		return nil, nil, ambiguous(a, "error.ambiguous-person", name, found, organizationID)
	case near == "":
		near = nearOrganization
	}
	return nil, nil, a.unknown("error.unknown-subject", name, near)
}

// organizationID is the id of the target that an organisation is, else its name.
func organizationID(o *vault.Organization) string {
	if o.Target != nil {
		return o.Target.ID
	}
	return o.Name
}

// unknown says that a name means nothing, and what it is most likely a slip of.
func (a *app) unknown(id, name, near string) *commandError {
	e := a.used(id, i18n.Args{"Name": name})
	if near != "" {
		e.mend = a.words.Say("error.did-you-mean", i18n.Args{"Near": near})
	}
	return e
}

// ambiguous names all that a name can mean.
func ambiguous[T any](a *app, id, name string, found []*T, idOf func(*T) string) *commandError {
	ids := make([]string, len(found))
	for i, x := range found {
		ids[i] = idOf(x)
	}
	e := a.used(id, i18n.Args{"Name": name, "IDs": a.words.Or(ids)})
	e.mend = a.words.Say("mend.ambiguous", nil)
	return e
}
