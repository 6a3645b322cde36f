package main

import (
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/scaffold"
	"carnet/vault"
)

// newTargetCommand notes an organisation to reach.
func (a *app) newTargetCommand() *cobra.Command {
	var o newOptions
	return a.newNote(vault.KindTarget, a.words.Say("new.name-word", nil), &o, func(args []string) error {
		return a.newTarget(strings.Join(args, " "), o)
	})
}

// newTarget writes the note of an organisation.
func (a *app) newTarget(name string, o newOptions) error {
	d, err := a.desk(o)
	if err != nil {
		return err
	}
	name = strings.Join(strings.Fields(name), " ")
	n := draft{kind: vault.KindTarget}
	if n.path, err = a.notePath(vault.KindTarget, "", name); err != nil {
		return err
	}
	var t scaffold.Target
	if !saidByFile(n.path, name) {
		t.Name = name
	}
	n.text = t.Render(d.language)
	return a.put(d, n, o)
}
