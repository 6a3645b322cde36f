package main

// What the shell proposes: names and words that the notes and the commands
// know. Nothing is said when the notes cannot be read.

import (
	"strings"

	"github.com/spf13/cobra"

	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// complete makes the shell propose the values of a flag.
func complete(c *cobra.Command, flag string, values ...string) {
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// completePeople proposes the names of the people in the vault.
func (a *app) completePeople(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	_, v, err := a.open(first(args))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return peopleNames(v), cobra.ShellCompDirectiveNoFileComp
}

// completeSubjects proposes people and organisations.
func (a *app) completeSubjects(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	_, v, err := a.open("")
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	names := peopleNames(v)
	for _, o := range parser.Organizations(v) {
		names = append(names, o.Name)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

func peopleNames(v *vault.Vault) []string {
	names := make([]string, len(v.People))
	for i, p := range v.People {
		names[i] = p.Name
	}
	return names
}

// completeList makes the shell propose kinds, columns and filters.
func (a *app) completeList(c *cobra.Command) {
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.kindNames(), cobra.ShellCompDirectiveNoFileComp
	}
	for flag, propose := range map[string]func(*vault.Vault, report.Listing, string) ([]string, cobra.ShellCompDirective){
		"where": a.proposeWhere, "columns": a.proposeColumns, "sort": a.proposeSort,
	} {
		_ = c.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			kind, ok := a.listKind(first(args))
			_, v, err := a.open("")
			if !ok || err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			today, _ := a.today("", v)
			return propose(v, report.List(v, kind, report.Options{Today: today, Words: a.words}), typed)
		})
	}
}

// proposeSort proposes the columns of a list.
func (a *app) proposeSort(_ *vault.Vault, l report.Listing, _ string) ([]string, cobra.ShellCompDirective) {
	return a.columnNames(l), cobra.ShellCompDirectiveNoFileComp
}

// proposeColumns proposes one more column behind those that are typed.
func (a *app) proposeColumns(_ *vault.Vault, l report.Listing, typed string) ([]string, cobra.ShellCompDirective) {
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	var all []string
	for _, name := range a.columnNames(l) {
		if !strings.Contains(","+before, ","+name+",") {
			all = append(all, before+name)
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// proposeWhere proposes keys, then the values that stand under one.
func (a *app) proposeWhere(_ *vault.Vault, l report.Listing, typed string) ([]string, cobra.ShellCompDirective) {
	key, _, hasValue := strings.Cut(typed, "=")
	var all []string
	if !hasValue {
		for _, name := range append(a.columnNames(l), a.words.Say("list.since", nil), a.words.Say("list.until", nil)) {
			all = append(all, name+"=")
		}
		return all, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	column, err := a.column(l, "--where", strings.TrimSuffix(key, "!"))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	seen := map[string]bool{}
	for _, r := range l.Rows {
		for _, cell := range r.Cells(column.Name) {
			if value := a.proposed(column, cell); !seen[parser.Fold(value)] {
				seen[parser.Fold(value)] = true
				all = append(all, key+"="+value)
			}
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// proposed is a value as it is typed behind --where.
func (a *app) proposed(c report.Column, cell report.Cell) string {
	if c.Holds == report.HoldsName && len(cell.Also) > 0 {
		return cell.Also[0]
	}
	return oneLine(a.shownValue(c, cell))
}
