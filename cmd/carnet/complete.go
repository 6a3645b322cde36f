package main

// What the shell proposes: names and words that the notes and the commands
// know. Nothing is said when the notes cannot be read.

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// complete makes the shell propose the values of a flag.
func complete(c *cobra.Command, flag string, values ...string) {
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// completeFrom proposes what a vault holds.
func (a *app) completeFrom(words func(*vault.Vault) []string) ([]string, cobra.ShellCompDirective) {
	return a.completeIn("", words)
}

// completeIn proposes what the vault in a folder holds.
func (a *app) completeIn(dir string, words func(*vault.Vault) []string) ([]string, cobra.ShellCompDirective) {
	v, err := a.offered(dir)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	all := words(v)
	for i := range all {
		all[i] = oneLine(all[i])
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// offered reads the vault that names are proposed from. Its history has no
// part in them, and a key that is pressed does not wait for it.
func (a *app) offered(dir string) (*vault.Vault, error) {
	root, err := a.vaultRoot(dir)
	if err != nil {
		return nil, err
	}
	return a.notes(root)
}

// completeNames proposes the people of the vault.
func (a *app) completeNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return a.completeFrom(peopleNames)
}

// completePeople is the same for a command that takes the vault's folder.
func (a *app) completePeople(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	return a.completeIn(first(args), peopleNames)
}

func peopleNames(v *vault.Vault) []string {
	names := make([]string, len(v.People))
	for i, p := range v.People {
		names[i] = p.Name
	}
	return names
}

// completeWithoutNote proposes those who are named and have no note.
func (a *app) completeWithoutNote(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return a.completeFrom(func(v *vault.Vault) (names []string) {
		for _, p := range v.People {
			if p.Contact == nil {
				names = append(names, p.Name)
			}
		}
		return names
	})
}

// completePitches proposes the versions.
func (a *app) completePitches(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return a.completeFrom(func(v *vault.Vault) (ids []string) {
		for _, p := range v.Pitches {
			ids = append(ids, p.ID)
		}
		return ids
	})
}

// completeOrganizations proposes targets and the other organisations.
func (a *app) completeOrganizations(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeFrom(organizationNames)
}

func organizationNames(v *vault.Vault) (names []string) {
	for _, o := range parser.Organizations(v) {
		names = append(names, o.Name)
	}
	return names
}

// completeSubjects proposes people and organisations, or the rest of a name
// that is begun without quotation marks.
func (a *app) completeSubjects(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	return a.completeFrom(func(v *vault.Vault) []string {
		names := append(peopleNames(v), organizationNames(v)...)
		if len(args) == 0 {
			return names
		}
		var rests []string
		for _, name := range names {
			if rest, ok := strings.CutPrefix(name, strings.Join(args, " ")+" "); ok {
				rests = append(rests, rest)
			}
		}
		return rests
	})
}

// completeRest makes the shell propose folders where a command takes one, and
// nothing instead of files for flags whose values it cannot know.
func completeRest(c *cobra.Command) {
	if c.ValidArgsFunction == nil && !c.HasSubCommands() {
		c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveFilterDirs
		}
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if _, known := c.GetFlagCompletionFunc(f.Name); !known && f.Value.Type() != "bool" && f.Name != "output" {
			_ = c.RegisterFlagCompletionFunc(f.Name, cobra.NoFileCompletions)
		}
	})
	for _, sub := range c.Commands() {
		completeRest(sub)
	}
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
			v, err := a.offered("")
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
