package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// briefOptions are the flags of brief.
type briefOptions struct {
	date string
	json bool
}

// briefCommand says on one screen what to know before a meeting.
func (a *app) briefCommand() *cobra.Command {
	var o briefOptions
	c := a.command("brief", "brief "+a.words.Say("brief.name-word", nil),
		"carnet brief Jeanne Morel\ncarnet brief jeanne-morel --date 2026-04-02\ncarnet brief \"Atelier Nord\" --json", "exit-brief")
	c.RunE = func(_ *cobra.Command, args []string) error {
		name := strings.Join(args, " ")
		if name == "" {
			return a.used("error.brief-name", nil)
		}
		return a.brief(name, o)
	}
	c.ValidArgsFunction = a.completeSubjects
	f := c.Flags()
	f.StringVar(&o.date, "date", "", a.words.Say("flag.date", nil))
	f.BoolVar(&o.json, "json", false, a.words.Say("flag.json", nil))
	return c
}

// brief writes the brief on whom or what a name means.
func (a *app) brief(name string, o briefOptions) error {
	_, v, err := a.open("")
	if err != nil {
		return err
	}
	today, err := a.today(o.date, v)
	if err != nil {
		return err
	}
	person, org, err := a.subject(v, name)
	if err != nil {
		return err
	}
	var brief *report.Brief
	options := report.Options{Today: today, Words: a.reportWords(v), Version: a.version}
	if person != nil {
		brief = report.BriefOnPerson(v, person, options)
	} else {
		brief = report.BriefOnOrganization(v, org, options)
	}
	if err := a.writeBrief(brief, o.json, options.Words); err != nil {
		return a.failed("error.cannot-write", i18n.Args{"Path": "-", "Reason": a.reason(err)})
	}
	return nil
}

// subject is the person that a name means, else the organisation.
func (a *app) subject(v *vault.Vault, name string) (*vault.Person, *vault.Organization, error) {
	people, nearPerson := parser.FindPeople(v, name)
	if len(people) > 0 {
		person, err := a.person(v, name)
		return person, nil, err
	}
	orgs, nearOrg := parser.FindOrganizations(v, name)
	switch {
	case len(orgs) == 1:
		return nil, orgs[0], nil
	case len(orgs) > 1:
		return nil, nil, a.ambiguous(name, orgs)
	}
	e := a.used("error.unknown-subject", i18n.Args{"Name": name})
	if nearPerson == "" {
		nearPerson = nearOrg
	}
	if nearPerson != "" {
		e.mend = a.words.Say("error.did-you-mean", i18n.Args{"Near": nearPerson})
	}
	return nil, nil, e
}

// ambiguous names the organisations that a name can be.
func (a *app) ambiguous(name string, orgs []*vault.Organization) error {
	ids := make([]string, len(orgs))
	for i, o := range orgs {
		ids[i] = o.Name
		if o.Target != nil {
			ids[i] = o.Target.ID
		}
	}
	e := a.used("error.ambiguous-person", i18n.Args{"Name": name, "IDs": a.words.Or(ids)})
	e.mend = a.words.Say("mend.ambiguous", nil)
	return e
}

// A brief fits the screen that everybody has.
const (
	briefWidth    = 80
	briefMaxWidth = 100
	briefHeight   = 40
)

func (a *app) writeBrief(b *report.Brief, asJSON bool, words *i18n.Words) error {
	if asJSON {
		return a.writeJSON(b)
	}
	width := briefWidth
	if screen := a.screen(); screen > 0 {
		width = min(screen, briefMaxWidth)
	}
	page := newScreen(b.Blocks, width, func(n int) string {
		return words.Say("brief.more", i18n.Args{"Count": words.Number(n)})
	})
	for _, line := range page.fit(briefHeight) {
		if _, err := fmt.Fprintln(a.out, a.color("1", line.title)+line.text); err != nil {
			return err
		}
	}
	return nil
}
