package main

import (
	"github.com/spf13/cobra"

	"carnet/vault"
)

// completeNames proposes everybody in the vault.
func (a *app) completeNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return a.completeFrom(func(v *vault.Vault) (names []string) {
		for _, p := range v.People {
			names = append(names, p.Name)
		}
		return names
	})
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

func (a *app) completeFrom(words func(*vault.Vault) []string) ([]string, cobra.ShellCompDirective) {
	_, v, err := a.open("")
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return words(v), cobra.ShellCompDirectiveNoFileComp
}
