package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/report"
)

// askOptions are the flags of a command that answers one question.
type askOptions struct {
	date string
	json bool
}

func (o *askOptions) flags(a *app, c *cobra.Command) {
	c.Flags().StringVar(&o.date, "date", "", a.words.Say("flag.date", nil))
	c.Flags().BoolVar(&o.json, "json", false, a.words.Say("flag.json", nil))
}

// pathCommand says how to reach an organisation.
func (a *app) pathCommand() *cobra.Command {
	var o askOptions
	c := a.command("path", "path "+a.words.Say("command.target-word", nil), "carnet path \"Résidences Ormevent\"\ncarnet path ormevent --json", "exit-path")
	c.Args = func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		e := a.used("error.path-which", nil)
		e.mend = a.words.Say("error.quote-name", nil)
		return e
	}
	c.RunE = func(_ *cobra.Command, args []string) error { return a.path(args[0], o) }
	c.ValidArgsFunction = a.completeOrganizations
	o.flags(a, c)
	return c
}

// path prints the ways to one organisation.
func (a *app) path(name string, o askOptions) error {
	v, options, err := a.reading("", o.date)
	if err != nil {
		return err
	}
	to, err := a.organization(v, name)
	if err != nil {
		return err
	}
	p := report.FindPath(v, to, options)
	if o.json {
		return a.written(a.writeJSON(p))
	}
	w := pathWriter{harmless{a.out}, a.screen(), options.Words}
	return a.written(w.path(p))
}

// A pathWriter sets the ways to an organisation for a terminal.
type pathWriter struct {
	out   io.Writer
	width int // of the screen
	words *i18n.Words
}

func (w pathWriter) path(p report.Path) error {
	var b strings.Builder
	fmt.Fprintln(&b, oneLine(p.Organization))
	if r := p.Reached; r != nil {
		fmt.Fprintln(&b, w.words.Say("path.reached", i18n.Args{"Person": r.Person.Name, "Date": w.day(r.Date)}))
	}
	if len(p.Chains) == 0 {
		fmt.Fprintln(&b, w.words.Say("path.nobody", nil))
		fmt.Fprintln(&b, w.words.Say("path.next", i18n.Args{"Sentence": p.Next.Sentence}))
	}
	for _, c := range p.Chains {
		w.chain(&b, c)
	}
	if len(p.OpenNames) > 0 {
		fmt.Fprintf(&b, "\n%s\n", w.words.Say("path.open-names", nil))
	}
	for _, end := range p.OpenNames {
		fmt.Fprintf(&b, "  %s\n", oneLine(w.words.Say("path.open-name", i18n.Args{"Name": end.Name.Name, "From": w.words.List(names(end.From))})))
	}
	_, err := io.WriteString(w.out, foldLines(b.String(), w.width))
	return err
}

// chain sets one way, a person a line.
func (w pathWriter) chain(b *strings.Builder, c report.Chain) {
	head := []string{w.words.Say("path.to", i18n.Args{"Name": c.To.Name}), w.words.Say("path-state."+c.State, nil)}
	if c.Shortest {
		head = append(head, w.words.Say("path.shortest", nil))
	}
	fmt.Fprintf(b, "\n%s\n  %s\n", oneLine(strings.Join(head, ", ")), w.words.Say("path.me", nil))
	for _, l := range c.Links {
		said := append([]string{l.Person.Name}, w.link(l)...)
		fmt.Fprintf(b, "  → %s\n", oneLine(strings.Join(said, ", ")))
	}
	if c.State != report.ChainReached {
		fmt.Fprintf(b, "  %s\n", oneLine(w.words.Say("path.next", i18n.Args{"Sentence": c.Next.Sentence})))
	}
}

// link says how the way to a person was opened, and where it stands.
func (w pathWriter) link(l report.Link) []string {
	var said []string
	switch {
	case l.Missing:
		said = append(said, w.words.Say("path.missing", nil))
	case l.Date != nil:
		said = append(said, w.words.Say("path.introduced", i18n.Args{"Date": w.day(l.Date)}))
	case l.Path != nil:
		said = append(said, w.words.Say("path.introduced-no-date", nil))
	}
	if l.Permission != nil {
		said = append(said, w.words.Say("path-permission."+*l.Permission, nil))
	}
	return append(said, w.words.Say("path-stand."+l.Stand, i18n.Args{"Date": w.day(l.Since)}))
}

// day is a day in words, empty where it is not known.
func (w pathWriter) day(day *string) string { return w.words.DayText(day) }

func names(people []report.Name) []string {
	all := make([]string, len(people))
	for i, p := range people {
		all[i] = p.Name
	}
	return all
}
