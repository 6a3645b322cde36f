package main

// The first save of a vault that has no history yet.

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"carnet/internal/i18n"
	"carnet/internal/sync"
)

// workToSave opens the repository around a vault; where there is none, and
// somebody can be asked, it makes one.
func (a *app) workToSave(ctx context.Context, root string, o saveOptions) (*sync.Work, error) {
	work, err := sync.Open(ctx, root, a.gitWorld())
	if errors.Is(err, sync.ErrNone) && a.asks() && !o.dryRun && !o.json {
		a.sayLine("save.begin", i18n.Args{"Dir": root})
		if !a.confirms("save.begin-ask") {
			return nil, a.gitFailed(root, err)
		}
		if err := a.beginHistory(root); err != nil {
			return nil, a.failed("error.save-begin", i18n.Args{"Reason": a.reason(err)})
		}
		work, err = sync.Open(ctx, root, a.gitWorld())
	}
	if err != nil {
		return nil, a.gitFailed(root, err)
	}
	return work, nil
}

// beginHistory makes a repository of a vault, as init does: with a .gitignore
// that keeps out what is private.
func (a *app) beginHistory(root string) error {
	files, err := a.scaffoldedVault(sync.ReadConfig(a.getenv, nil))
	if err != nil {
		return err
	}
	ignore := files[slices.IndexFunc(files, isIgnore)].Data
	if _, err := completeIgnore(root, ignore); err != nil {
		return err
	}
	if _, err := writeNew(filepath.Join(root, ignoreFile), ignore); err != nil {
		return err
	}
	_, err = sync.Make(root)
	return err
}
