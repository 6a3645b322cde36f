package main

import (
	"fmt"

	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// nextPitch gives the version to tell one person, and why.
func (a *app) nextPitch(dir string, o nextOptions) error {
	v, options, err := a.reading(dir, o.date)
	if err != nil {
		return err
	}
	who, err := a.person(v, o.pitch)
	if err != nil {
		return err
	}
	return a.written(a.writeAdvice(report.Advise(v, who, options), o.json))
}

func (a *app) writeAdvice(advice report.Advice, asJSON bool) error {
	if !asJSON {
		_, err := fmt.Fprintln(a.out, printable(advice.Sentence))
		return err
	}
	return a.writeJSON(advice)
}

// person is the one that a name on the command line means.
func (a *app) person(v *vault.Vault, name string) (*vault.Person, error) {
	found, near := parser.FindPeople(v, name)
	if len(found) == 1 {
		return found[0], nil
	}
	if len(found) > 1 {
		ids := make([]string, len(found))
		for i, p := range found {
			ids[i] = p.ID()
		}
		e := a.used("error.ambiguous-person", i18n.Args{"Name": name, "IDs": a.words.Or(ids)})
		e.mend = a.words.Say("mend.ambiguous", nil)
		return nil, e
	}
	e := a.used("error.unknown-person", i18n.Args{"Name": name})
	if near != "" {
		e.mend = a.words.Say("error.did-you-mean", i18n.Args{"Near": near})
	}
	return nil, e
}
