package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// listOptions are the flags of list.
type listOptions struct {
	where     []string
	columns   []string
	sort      string
	date      string
	json, csv bool
}

// listCommand writes the notes of one kind, the tasks or the themes as a table.
func (a *app) listCommand() *cobra.Command {
	var o listOptions
	c := a.command("list", "list "+a.words.Say("list.kind-word", nil),
		"carnet list contacts --where met=yes --columns name,organization,email --csv\ncarnet list contacts --where circle=2 --where until=3m\ncarnet list tasks --where state=open --where whose=me --sort due\ncarnet list meetings --where theme=too-long --json", "exit-list")
	c.Args = a.oneKind
	c.RunE = func(_ *cobra.Command, args []string) error {
		kind, _ := a.listKind(args[0])
		return a.list(kind, o)
	}
	f := c.Flags()
	f.StringArrayVar(&o.where, "where", nil, a.words.Say("flag.where", nil))
	f.StringSliceVar(&o.columns, "columns", nil, a.words.Say("flag.columns", nil))
	f.StringVar(&o.sort, "sort", "", a.words.Say("flag.sort", nil))
	f.StringVar(&o.date, "date", "", a.words.Say("flag.date", nil))
	f.BoolVar(&o.json, "json", false, a.words.Say("flag.json", nil))
	f.BoolVar(&o.csv, "csv", false, a.words.Say("flag.csv", nil))
	a.completeList(c)
	return c
}

// oneKind wants the name of one kind of list.
func (a *app) oneKind(_ *cobra.Command, args []string) error {
	name := ""
	if len(args) == 1 {
		if _, ok := a.listKind(args[0]); ok {
			return nil
		}
		name = args[0]
	}
	e := a.used("error.list-kind", i18n.Args{"Name": name, "Kinds": a.words.Or(a.kindNames())})
	if near := parser.Nearest(name, a.kindNames()); near != "" {
		e.mend = a.words.Say("error.did-you-mean", i18n.Args{"Near": "carnet list " + near})
	}
	return e
}

// listKind is the kind of list that a name in either language means.
func (a *app) listKind(name string) (report.ListKind, bool) {
	for _, kind := range report.ListKinds {
		for _, words := range a.bothLanguages() {
			if parser.Fold(name) == parser.Fold(words().Say("list-kind."+string(kind), nil)) {
				return kind, true
			}
		}
	}
	return "", false
}

// kindNames are the kinds of list in the language spoken.
func (a *app) kindNames() []string {
	var all []string
	for _, kind := range report.ListKinds {
		all = append(all, a.words.Say("list-kind."+string(kind), nil))
	}
	return all
}

// bothLanguages are the words spoken, then those of the other language, which
// take a moment to load.
func (a *app) bothLanguages() []func() *i18n.Words {
	other := i18n.Languages[0]
	if a.words.Language == other {
		other = i18n.Languages[1]
	}
	return []func() *i18n.Words{
		func() *i18n.Words { return a.words },
		func() *i18n.Words {
			if a.otherWords == nil {
				a.otherWords = i18n.New(other)
			}
			return a.otherWords
		},
	}
}

// list writes one list in the form that was asked for.
func (a *app) list(kind report.ListKind, o listOptions) error {
	if o.json && o.csv {
		return a.used("error.json-and-csv", nil)
	}
	v, options, err := a.reading("", o.date)
	if err != nil {
		return err
	}
	l := report.List(v, kind, options)
	columns, err := a.chosenColumns(l, o)
	if err != nil {
		return err
	}
	if err := a.filterAndSort(v, &l, o, options.Today); err != nil {
		return err
	}
	if len(l.Rows) == 0 {
		fmt.Fprintln(a.err, a.words.Say("list.none", nil))
	}
	return a.written(a.writeList(l, columns, o))
}

// filterAndSort leaves the rows that --where wants, in the order of --sort.
func (a *app) filterAndSort(v *vault.Vault, l *report.Listing, o listOptions, today vault.Date) error {
	for _, text := range o.where {
		wanted, err := a.filter(v, *l, text, today)
		if err != nil {
			return err
		}
		l.Rows = slices.DeleteFunc(l.Rows, func(r report.Row) bool { return !wanted(r) })
	}
	if o.sort == "" {
		return nil
	}
	column, err := a.column(*l, "--sort", o.sort)
	if err != nil {
		return err
	}
	slices.SortStableFunc(l.Rows, func(x, y report.Row) int {
		return compareCells(x.Cells(column.Name), y.Cells(column.Name))
	})
	return nil
}

// writeList writes the rows: every key of theirs as JSON, else the columns.
func (a *app) writeList(l report.Listing, columns []report.Column, o listOptions) error {
	switch {
	case o.json:
		entries := make([]any, len(l.Rows))
		for i, r := range l.Rows {
			entries[i] = r.Entry
		}
		return a.writeJSON(entries)
	case o.csv:
		return writeCSV(a.out, listCSV(l, columns))
	case len(l.Rows) == 0:
		return nil
	}
	return writeTable(a.out, a.listTable(l, columns), a.screen())
}
