package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"carnet/internal/history"
	"carnet/internal/i18n"
	"carnet/internal/share"
	"carnet/report"
	"carnet/vault"
)

// reportFormats are the forms of a report, the page first.
var reportFormats = []string{"html", "json", "md"}

// reportOptions are the flags of report.
type reportOptions struct {
	format, output, date string
	at, since            string
	open, strict, share  bool
	names                string
}

// reportCommand writes the report.
func (a *app) reportCommand() *cobra.Command {
	var o reportOptions
	c := a.command("report", "report ["+a.words.Say("command.dir-word", nil)+" | PAGE]...", "carnet report --open\ncarnet report --since last\ncarnet report --since last --format md\ncarnet report --at 2026-03-12 -o march.html\ncarnet report --share --open\ncarnet report --format json | jq .headline\ncarnet report -o ~/report.html ~/my-vault\ncarnet report ana.html leo.html --open", "exit-report")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if a.isBoard(args) {
			return a.writeBoard(args, o)
		}
		return a.writeReport(first(args), o)
	}
	f := c.Flags()
	f.StringVar(&o.format, "format", "html", a.words.Say("flag.format", nil))
	f.StringVarP(&o.output, "output", "o", "", a.words.Say("flag.output", nil))
	f.StringVar(&o.date, "date", "", a.words.Say("flag.date", nil))
	f.StringVar(&o.at, "at", "", a.words.Say("flag.at", nil))
	f.StringVar(&o.since, "since", "", a.words.Say("flag.since", nil))
	f.BoolVar(&o.share, "share", false, a.words.Say("flag.share", nil))
	f.StringVar(&o.names, "names", "", a.words.Say("flag.names", nil))
	f.BoolVar(&o.open, "open", false, a.words.Say("flag.open", nil))
	f.BoolVar(&o.strict, "strict", false, a.words.Say("flag.strict", nil))
	f.Lookup("format").DefValue = "" // its words say which it is
	complete(c, "format", reportFormats...)
	complete(c, "since", "last")
	complete(c, "names", share.Ways...)
	return c
}

// writeReport makes the report and puts it where it was asked for.
func (a *app) writeReport(dir string, o reportOptions) error {
	if !slices.Contains(reportFormats, o.format) {
		return a.used("error.flag-invalid", i18n.Args{"Flag": "--format", "Value": o.format, "Allowed": a.words.Or(reportFormats)})
	}
	if o.share || o.names != "" {
		return a.writeShared(dir, o)
	}
	root, v, today, err := a.reported(dir, o)
	if err != nil {
		return err
	}
	since, err := a.since(root, o.since, v, today, readPast)
	if err != nil {
		return err
	}
	words := a.reportWords(v)
	r := report.Build(v, report.Options{Today: today, Words: words, Version: a.version, Since: since})
	var page bytes.Buffer
	if err := render(&page, r, words, o.format); err != nil {
		return a.failed("error.internal", i18n.Args{"Reason": err.Error()})
	}
	if page.Len() == 0 { // a message without news
		a.say(a.words.Say("news.nothing", nil))
	} else if err := a.deliver(root, o, page.Bytes(), "report.html", func(path string) { a.firstScreen(v, r, path) }); err != nil {
		return err
	}
	if o.strict {
		return mend(v)
	}
	return nil
}

// reported is the vault to report, as it is or as it was, and the day to take
// for today.
func (a *app) reported(dir string, o reportOptions) (root string, v *vault.Vault, today vault.Date, err error) {
	if o.at != "" {
		if o.date != "" {
			return "", nil, today, a.used("error.at-date", nil)
		}
		return a.openAt(dir, o.at, readPast)
	}
	if root, v, err = a.open(dir); err == nil {
		today, err = a.today(o.date, v)
	}
	return root, v, today, err
}

// reportWords are those of --lang, else of the vault that is reported.
func (a *app) reportWords(v *vault.Vault) *i18n.Words {
	if a.flags.lang == "" && v.Settings.Language.Set && v.Settings.Language.V != a.words.Language {
		return i18n.New(v.Settings.Language.V)
	}
	return a.words
}

// render writes the report. It may go to a terminal: what a terminal obeys and
// a reader never sees is taken out, or escaped in JSON.
func render(page *bytes.Buffer, r *report.Report, words *i18n.Words, format string) error {
	switch format {
	case "json":
		return report.JSON(harmlessJSON{page}, r)
	case "md":
		return report.Markdown(harmless{page}, r, words)
	}
	return report.HTML(harmless{page}, r, words)
}

// deliver writes the report to its destination and says so; name is that of the
// file in carnet's own folder.
func (a *app) deliver(root string, o reportOptions, page []byte, name string, say func(path string)) error {
	if o.output == "-" || o.output == "" && o.format != "html" {
		if o.open {
			return a.used("error.no-open-stdout", nil)
		}
		_, err := a.out.Write(page)
		return err
	}
	dest, err := a.destination(root, o.output, name, page)
	if err != nil {
		return err
	}
	if err := a.place(dest, page); err != nil {
		return err
	}
	say(dest.shown)
	if o.open {
		a.show(dest)
	}
	return nil
}

// place writes a page to its destination.
func (a *app) place(dest *destination, page []byte) error {
	if err := dest.write(page); err != nil {
		return a.failed("error.cannot-write", i18n.Args{"Path": dest.shown, "Reason": a.reason(err)})
	}
	return nil
}

// show opens a page in the browser, and says where that fails.
func (a *app) show(dest *destination) {
	if err := a.browse(dest.path); err != nil {
		fmt.Fprintln(a.err, a.words.Say("error.open", i18n.Args{"Reason": err.Error()}))
	}
}

// firstScreen says on the terminal what the page says first, then where it is.
func (a *app) firstScreen(v *vault.Vault, r *report.Report, path string) {
	for _, line := range r.Sentences.Lines() {
		a.say(line)
	}
	if said := r.History.Sentence; said != "" && v.History.Reason != history.NoRepository {
		a.say(said)
	}
	notes := len(v.Contacts) + len(v.Meetings) + len(v.Pitches) + len(v.Targets)
	fmt.Fprintln(a.err, a.words.Count("report.written", notes, i18n.Args{"Path": oneLine(filepath.ToSlash(path))}))
	if n := len(v.Diagnostics); n > 0 {
		a.say(a.words.Count("report.mend", n, nil))
	}
}
