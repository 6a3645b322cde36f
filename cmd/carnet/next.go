package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/report"
)

// nextOptions are the flags of next.
type nextOptions struct {
	pitch, date string
	all, json   bool
}

// nextLines is how many actions next says before it folds the rest away.
const nextLines = 5

// nextCommand says what to do next, or which version to tell somebody.
func (a *app) nextCommand() *cobra.Command {
	var o nextOptions
	c := a.command("next", a.use("next"), "carnet next\ncarnet next --all\ncarnet next --pitch \"Jeanne Morel\"", "exit-next")
	c.Args = a.atMostOne
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if cmd.Flags().Changed("pitch") {
			return a.nextPitch(first(args), o)
		}
		return a.next(first(args), o)
	}
	f := c.Flags()
	f.BoolVar(&o.all, "all", false, a.words.Say("flag.all", nil))
	f.StringVar(&o.pitch, "pitch", "", a.words.Say("flag.pitch", nil))
	f.StringVar(&o.date, "date", "", a.words.Say("flag.date", nil))
	f.BoolVar(&o.json, "json", false, a.words.Say("flag.json", nil))
	_ = c.RegisterFlagCompletionFunc("pitch", a.completePeople)
	return c
}

// next says what to do next.
func (a *app) next(dir string, o nextOptions) error {
	v, options, err := a.reading(dir, o.date)
	if err != nil {
		return err
	}
	actions := report.Next(v, options)
	if o.json {
		return a.written(a.writeJSON(actions))
	}
	if len(actions)+len(v.Meetings) == 0 {
		_, err := fmt.Fprint(a.out, a.folded(options.Words.Say("next.begin", nil), ""))
		return a.written(err)
	}
	shown := actions
	if !o.all {
		shown = actions[:min(nextLines, len(actions))]
	}
	return a.written(a.writeActions(options.Words, shown, len(actions)-len(shown)))
}

// writeActions writes each action on a line, its reason and its note below,
// the note alone on its line so that it can be copied.
func (a *app) writeActions(words *i18n.Words, actions []report.Action, more int) error {
	text := ""
	for _, action := range actions {
		text += a.folded(action.Text, "") + a.color("2", a.folded(action.Reason, "  "))
		if action.Path != nil {
			text += "  " + oneLine(*action.Path) + "\n"
		}
	}
	switch {
	case len(actions) == 0:
		text = words.Say("next.nothing", nil) + "\n"
	case more > 0:
		text += words.Count("next.more", more, nil) + "\n"
	}
	_, err := fmt.Fprint(a.out, text)
	return err
}
