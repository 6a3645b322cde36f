package main

import (
	"errors"
	"io/fs"

	"carnet"
	"carnet/internal/i18n"
	"carnet/internal/past"
	"carnet/internal/sync"
)

// initExample makes the example vault, in a repository of its own with the
// example's past: the same commits everywhere.
func (a *app) initExample(named string) error {
	p, err := a.placeFor(named)
	if err != nil {
		return err
	}
	tree, err := fs.Sub(carnet.ExampleVault, "example-vault")
	if err != nil {
		return a.failed("error.internal", i18n.Args{"Reason": err.Error()})
	}
	commits, err := past.Commits(tree, carnet.ExamplePast)
	if err != nil {
		return a.failed("error.internal", i18n.Args{"Reason": err.Error()})
	}
	files, err := filesOf(tree)
	if err != nil {
		return a.failed("error.internal", i18n.Args{"Reason": err.Error()})
	}
	if err := a.refuseFull(p, files, mayStayBesideExample); err != nil {
		return err
	}
	repo, err := sync.Find(p.dir)
	if !errors.Is(err, sync.ErrNone) && (err != nil || !repo.Fresh()) {
		return a.insideRepository(p, repo)
	}
	if err := a.writeExample(p, repo, files, commits); err != nil {
		return err
	}
	a.sayLine("init.example", i18n.Args{"Dir": p.shown, "Commits": a.words.Number(len(commits))})
	a.sayNext(p, "init.example-next")
	return nil
}

// insideRepository says that the example brings a history of its own, which
// cannot go into another.
func (a *app) insideRepository(p place, repo *sync.Repository) error {
	top := p.shown
	if repo != nil {
		top = repo.Top()
	}
	e := a.failed("error.example-inside", i18n.Args{"Dir": p.shown, "Top": top})
	e.mend = a.words.Say("error.init-elsewhere", nil)
	return e
}

// mayStayBesideExample tells whether something may be there already: what the
// system has put there, and a repository, which an interrupted attempt leaves.
func mayStayBesideExample(entry fs.DirEntry) bool {
	return mayAlwaysStay(entry) || entry.Name() == ".git"
}

// writeExample makes the folder, its files and its history; the settings, which
// make it a vault, come last.
func (a *app) writeExample(p place, repo *sync.Repository, files []sync.File, commits []sync.Commit) error {
	defer a.progress("progress.example")()
	last := len(files) - 1
	if _, err := a.writeVault(p, files[:last]); err != nil {
		return err
	}
	if repo == nil {
		made, err := sync.Make(p.dir)
		if err != nil {
			return a.notCommitted(p, err)
		}
		repo = made
	}
	if err := repo.Play(commits...); err != nil {
		return a.notCommitted(p, err)
	}
	_, err := a.writeVault(p, files[last:])
	return err
}
