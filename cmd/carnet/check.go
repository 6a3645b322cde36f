package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/report"
	"carnet/vault"
)

// checkOptions are the flags of check.
type checkOptions struct {
	json, fix, yes  bool
	format, explain string
}

// checkCommand says every mistake in the notes.
func (a *app) checkCommand() *cobra.Command {
	var o checkOptions
	c := a.command("check", a.use("check"), "carnet check\ncarnet check ~/my-vault\ncarnet check --explain near-name", "exit-check")
	c.Args = a.atMostOne
	c.RunE = func(_ *cobra.Command, args []string) error {
		if o.yes && !o.fix {
			return a.used("error.yes-alone", nil)
		}
		if o.explain != "" {
			return a.explain(o.explain)
		}
		return a.check(first(args), o)
	}
	f := c.Flags()
	f.BoolVar(&o.json, "json", false, a.words.Say("flag.json", nil))
	f.StringVar(&o.format, "format", "", a.words.Say("flag.check-format", nil))
	f.StringVar(&o.explain, "explain", "", a.words.Say("flag.explain", nil))
	f.BoolVar(&o.fix, "fix", false, a.words.Say("flag.fix", nil))
	f.BoolVar(&o.yes, "yes", false, a.words.Say("flag.yes", nil))
	complete(c, "format", "text", "json", "github")
	complete(c, "explain", codes()...)
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
func (a *app) check(dir string, o checkOptions) error {
	write, err := a.checkFormat(o)
	if err != nil {
		return err
	}
	root, v, err := a.open(dir)
	if err != nil {
		return err
	}
	if o.fix {
		if err := a.fix(root, v, o.yes); err != nil {
			return err
		}
		if v, err = a.parse(root); err != nil {
			return err
		}
	}
	if err := write(v.Diagnostics); err != nil {
		return a.failed("error.cannot-write", i18n.Args{"Path": "-", "Reason": a.reason(err)})
	}
	if len(v.Diagnostics) > 0 {
		notes := a.words.Count("count.notes", differentPaths(v.Diagnostics), nil)
		fmt.Fprintln(a.err, a.words.Count("check.result", len(v.Diagnostics), i18n.Args{"Notes": notes}))
	}
	return mend(v)
}

// checkFormat is what writes the diagnostics in the form asked for.
func (a *app) checkFormat(o checkOptions) (func([]vault.Diagnostic) error, error) {
	switch {
	case o.json || o.format == "json":
		return a.checkJSON, nil
	case o.format == "github":
		return a.checkGitHub, nil
	case o.format == "" || o.format == "text":
		return a.checkText, nil
	}
	return nil, a.used("error.flag-invalid", i18n.Args{
		"Flag": "--format", "Value": o.format, "Allowed": a.words.Or([]string{"text", "json", "github"}),
	})
}

// checkText writes the diagnostics for a person to read.
func (a *app) checkText(diagnostics []vault.Diagnostic) error {
	for i, d := range diagnostics {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		if _, err := fmt.Fprint(a.out, a.diagnostic(d, a.screen())); err != nil {
			return err
		}
	}
	return nil
}

// checkJSON writes the diagnostics as the report's JSON has them.
func (a *app) checkJSON(diagnostics []vault.Diagnostic) error {
	return a.writeJSON(report.Diagnostics(diagnostics, a.words))
}

// The characters that GitHub's workflow commands escape, in the text and in
// the properties before it.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// checkGitHub writes the diagnostics as annotations of GitHub's workflows.
func (a *app) checkGitHub(diagnostics []vault.Diagnostic) error {
	for _, d := range diagnostics {
		message, way := a.words.Diagnostic(d)
		where := "file=" + githubProperty.Replace(oneLine(d.Path))
		if d.Pos.Line > 0 {
			where += fmt.Sprintf(",line=%d,col=%d", d.Pos.Line, d.Pos.Col)
		}
		text := githubText.Replace(printable(message + "\n" + way))
		if _, err := fmt.Fprintf(a.out, "::%s %s,title=%s::%s\n", d.Severity, where, d.Code, text); err != nil {
			return err
		}
	}
	return nil
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
func (a *app) diagnostic(d vault.Diagnostic, width int) string {
	message, way := a.words.Diagnostic(d)
	where := d.Path
	if d.Pos.Line > 0 {
		where += fmt.Sprintf(":%d:%d", d.Pos.Line, d.Pos.Col)
	}
	severity := a.words.Say("severity."+string(d.Severity), nil)
	var b strings.Builder
	where = fmt.Sprintf("%s: %s: %s [%s]", oneLine(where), a.color("1", severity), oneLine(message), d.Code)
	b.WriteString(fold(where, "", "  ", width))
	if line, mark := excerpt(d); line != "" {
		fmt.Fprintf(&b, "  | %s\n  | %s\n", line, a.color("1", mark))
	}
	b.WriteString(fold(oneLine(way), "  ", "  ", width))
	return b.String()
}
