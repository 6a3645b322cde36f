package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/report"
)

// home is carnet without a command: in a vault what the report says first,
// what to do next, and how much there is to mend; elsewhere the help.
func (a *app) home(cmd *cobra.Command, date string) error {
	start, err := a.startDir(a.flags.chdir)
	if _, missing := os.Stat(start); err == nil && missing == nil {
		if _, inVault := findRoot(start, a.getenv("HOME")); !inVault {
			return cmd.Help()
		}
	}
	v, options, err := a.reading("", date)
	if err != nil {
		return err
	}
	text := ""
	for _, line := range report.Build(v, options).Sentences.Lines() {
		text += a.folded(line, "")
	}
	if n := len(v.Diagnostics); n > 0 {
		notes := options.Words.Count("count.notes", differentPaths(v.Diagnostics), nil)
		text += options.Words.Count("home.mend", n, i18n.Args{"Notes": notes}) + "\n"
	}
	_, err = fmt.Fprint(a.out, text)
	return a.written(err)
}
