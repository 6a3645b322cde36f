package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// nextOptions are the flags of next.
type nextOptions struct {
	pitch, date string
	json        bool
}

// nextCommand says which version of the pitch to tell somebody.
func (a *app) nextCommand() *cobra.Command {
	var o nextOptions
	c := a.command("next", a.use("next"), "carnet next --pitch \"Jeanne Morel\"\ncarnet next --pitch jeanne-morel --json", "exit-next")
	c.Args = a.atMostOne
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if !cmd.Flags().Changed("pitch") {
			e := a.used("error.next-later", nil)
			e.mend = a.words.Say("error.next-pitch", nil)
			return e
		}
		return a.nextPitch(first(args), o)
	}
	f := c.Flags()
	f.StringVar(&o.pitch, "pitch", "", a.words.Say("flag.pitch", nil))
	f.StringVar(&o.date, "date", "", a.words.Say("flag.date", nil))
	f.BoolVar(&o.json, "json", false, a.words.Say("flag.json", nil))
	_ = c.RegisterFlagCompletionFunc("pitch", a.completePeople)
	return c
}

// nextPitch gives the version to tell one person, and why.
func (a *app) nextPitch(dir string, o nextOptions) error {
	_, v, err := a.open(dir)
	if err != nil {
		return err
	}
	today, err := a.today(o.date, v)
	if err != nil {
		return err
	}
	who, err := a.person(v, o.pitch)
	if err != nil {
		return err
	}
	advice := report.Advise(v, who, report.Options{Today: today, Words: a.reportWords(v), Version: a.version})
	if err := a.writeAdvice(advice, o.json); err != nil {
		return a.failed("error.cannot-write", i18n.Args{"Path": "-", "Reason": a.reason(err)})
	}
	return nil
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
