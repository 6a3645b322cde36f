package main

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/vault"
)

// checkCommand says every mistake in the notes.
func (a *app) checkCommand() *cobra.Command {
	c := a.command("check", a.use("check"), "carnet check\ncarnet check ~/my-vault", "exit-check")
	c.Args = a.atMostOne
	c.RunE = func(_ *cobra.Command, args []string) error { return a.check(first(args)) }
	return c
}

// atMostOne refuses a second folder.
func (a *app) atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return a.used("error.too-many", i18n.Args{"Command": cmd.CommandPath()})
	}
	return nil
}

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// check prints the diagnostics of a vault; it is silent when there are none.
func (a *app) check(dir string) error {
	root, err := a.vaultRoot(dir)
	if err != nil {
		return err
	}
	v, err := a.parse(root)
	if err != nil {
		return err
	}
	for i, d := range v.Diagnostics {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		fmt.Fprint(a.out, a.diagnostic(d))
	}
	if len(v.Diagnostics) > 0 {
		notes := a.words.Count("count.notes", differentPaths(v.Diagnostics), nil)
		fmt.Fprintln(a.err, a.words.Count("check.result", len(v.Diagnostics), i18n.Args{"Notes": notes}))
	}
	return mend(v)
}

func differentPaths(diagnostics []vault.Diagnostic) int {
	paths := map[string]bool{}
	for _, d := range diagnostics {
		paths[d.Path] = true
	}
	return len(paths)
}

// mend is errMend when the notes hold an error.
func mend(v *vault.Vault) error {
	for _, d := range v.Diagnostics {
		if d.Severity == vault.Error {
			return errMend
		}
	}
	return nil
}

// diagnostic is one thing to mend: where and what, the line with a caret under
// the place, and the way out.
func (a *app) diagnostic(d vault.Diagnostic) string {
	message, way := a.words.Diagnostic(d)
	where := d.Path
	if d.Pos.Line > 0 {
		where += fmt.Sprintf(":%d:%d", d.Pos.Line, d.Pos.Col)
	}
	severity := a.words.Say("severity."+string(d.Severity), nil)
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s [%s]\n", printable(where), a.color("1", severity), printable(message), d.Code)
	if d.Pos.Line > 0 && strings.TrimSpace(d.Line) != "" {
		fmt.Fprintf(&b, "  | %s\n  | %s\n", printable(untab(d.Line)), a.color("1", caret(d)))
	}
	fmt.Fprintf(&b, "  %s\n", printable(way))
	return b.String()
}

// untab writes each tab as one space, so that columns are what they count.
func untab(line string) string { return strings.ReplaceAll(line, "\t", " ") }

// caret points at the place in the line, under accents and wide characters
// too.
func caret(d vault.Diagnostic) string {
	runes := []rune(printable(untab(d.Line)))
	start := min(d.Pos.Col-1, len(runes))
	end := min(start+max(1, d.Width), len(runes))
	under := max(1, runewidth.StringWidth(string(runes[start:end])))
	return strings.Repeat(" ", runewidth.StringWidth(string(runes[:start]))) + strings.Repeat("^", under)
}
