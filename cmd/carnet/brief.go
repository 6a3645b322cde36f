package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/report"
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
	v, options, err := a.reading("", o.date)
	if err != nil {
		return err
	}
	person, org, err := a.subject(v, name)
	if err != nil {
		return err
	}
	var brief *report.Brief
	if person != nil {
		brief = report.BriefOnPerson(v, person, options)
	} else {
		brief = report.BriefOnOrganization(v, org, options)
	}
	return a.written(a.writeBrief(brief, o.json, options.Words))
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
