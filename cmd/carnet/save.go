package main

// carnet save: the notes as they are now, kept in git.

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/history"
	"carnet/internal/i18n"
	"carnet/internal/sync"
	"carnet/report"
	"carnet/vault"
)

// saveOptions are the flags of save.
type saveOptions struct {
	message              string
	dryRun, strict, json bool
}

// saveCommand commits what changed in the vault.
func (a *app) saveCommand() *cobra.Command {
	var o saveOptions
	c := a.command("save", "save", "carnet save\ncarnet save -m \"After the coffee with Jeanne\"\ncarnet save --dry-run", "exit-save")
	c.Args = a.noArguments
	c.RunE = func(cmd *cobra.Command, _ []string) error { return a.save(cmd.Context(), o) }
	f := c.Flags()
	f.StringVarP(&o.message, "message", "m", "", a.words.Say("flag.message", nil))
	f.BoolVar(&o.dryRun, "dry-run", false, a.words.Say("flag.dry-run", nil))
	f.BoolVar(&o.strict, "strict", false, a.words.Say("flag.save-strict", nil))
	f.BoolVar(&o.json, "json", false, a.words.Say("flag.json", nil))
	c.ValidArgsFunction = cobra.NoFileCompletions
	return c
}

// A saving is what there is to save of a vault, and what it means.
type saving struct {
	work    *sync.Work
	status  sync.Status
	doings  []report.Doing
	errors  []vault.Diagnostic // of the notes that changed
	message string
	commit  string // its name; empty until it is made
}

// save lists what changed, and commits it.
func (a *app) save(ctx context.Context, o saveOptions) error {
	root, err := a.vaultRoot("")
	if err != nil {
		return err
	}
	a.writes.Store(!o.dryRun)
	work, err := a.workToSave(ctx, root, o)
	if err != nil {
		return err
	}
	s, err := a.toSave(ctx, root, work)
	if err != nil {
		return err
	}
	if strings.TrimSpace(o.message) != "" {
		s.message = o.message
	}
	if !o.json {
		a.sayToSave(s)
	}
	ended := a.record(ctx, s, o)
	var why *commandError
	if o.json && (ended == nil || errors.As(ended, &why) && why.code == exitMend) {
		if err := a.saveJSON(s); err != nil {
			return a.written(err)
		}
	}
	return ended
}

// gitWork opens the repository around a vault for writing.
func (a *app) gitWork(ctx context.Context, root string) (*sync.Work, error) {
	work, err := sync.Open(ctx, root, a.gitWorld())
	if err != nil {
		return nil, a.gitFailed(root, err)
	}
	return work, nil
}

// toSave says what there is to save, checked, with the message that says it.
func (a *app) toSave(ctx context.Context, root string, work *sync.Work) (*saving, error) {
	status, err := work.Status(ctx)
	if err != nil {
		return nil, a.gitFailed(root, err)
	}
	v, err := a.parse(root)
	if err != nil {
		return nil, err
	}
	s := &saving{work: work, status: status}
	s.doings = report.Doings(lastSaved(root), v, fileChanges(status.Changes))
	s.message = report.DoingsSubject(s.doings, a.vaultWords(v))
	for _, d := range v.Diagnostics {
		if d.Severity == vault.Error && s.changes(d.Path) {
			s.errors = append(s.errors, d)
		}
	}
	return s, nil
}

// changes tells whether a file is among those to save, or cannot be.
func (s *saving) changes(path string) bool {
	return slices.ContainsFunc(s.status.Changes, func(c sync.Change) bool { return c.Path == path }) ||
		slices.ContainsFunc(s.status.Unsavable, func(u sync.Unsavable) bool { return u.Path == path })
}

// vaultWords are in the vault's language, whoever reads the screen.
func (a *app) vaultWords(v *vault.Vault) *i18n.Words {
	if v.Settings.Language.Set {
		return i18n.New(v.Settings.Language.V)
	}
	return a.words
}

// lastSaved is the vault as its last commit has it, nil where that cannot be
// read; before the first commit it was empty.
func lastSaved(root string) *vault.Vault {
	repo, err := openHistory(root)
	if err != nil {
		return nil
	}
	defer repo.Close()
	commit, err := repo.Find("HEAD")
	if err == nil {
		_, v, readErr := readPast(repo, commit)
		if err = readErr; err == nil {
			return v
		}
	}
	var off *history.Error
	if errors.As(err, &off) && (off.Reason == history.NoCommit || off.Reason == history.NotTracked) {
		return &vault.Vault{}
	}
	return nil
}

// record makes the commit, where there is something to commit and nothing is in
// the way.
func (a *app) record(ctx context.Context, s *saving, o saveOptions) error {
	switch {
	case slices.ContainsFunc(s.errors, func(d vault.Diagnostic) bool { return d.Code == "git-conflict" }):
		return a.notSaved("save.conflict")
	case o.strict && len(s.errors) > 0:
		return a.notSaved("save.strict")
	case len(s.status.Changes) > 0 && !o.dryRun:
		if err := a.commitSaving(ctx, s); err != nil {
			return err
		}
		if !o.json {
			a.saySaved(ctx, s)
		}
	}
	if len(s.status.Unsavable) > 0 {
		return errMend
	}
	return nil
}

// notSaved ends the command where the notes want the person first.
func (a *app) notSaved(id string) error {
	return &commandError{code: exitMend, message: a.words.Say(id, nil)}
}

// commitSaving makes the commit.
func (a *app) commitSaving(ctx context.Context, s *saving) error {
	done := a.progress("progress.saving")
	defer done()
	commit, err := s.work.Save(ctx, s.message, s.status.Changes)
	if err != nil {
		return a.gitFailed(s.work.Top(), err)
	}
	s.commit = commit
	return nil
}
