package main

// The vault and its past: what git knows of it, and how it was.

import (
	"errors"
	"io/fs"
	"time"

	"carnet/internal/history"
	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// openHistory opens the repository around a vault.
func openHistory(root string) (*history.Repo, error) {
	return history.Open(root, cacheFile{root, "history"})
}

// attachHistory adds what git knows of the vault, and gives what it knows to be
// wrong.
func attachHistory(root string, v *vault.Vault, today vault.Date) []vault.Diagnostic {
	repo, err := openHistory(root)
	if err != nil {
		v.History = history.Off(err)
		return nil
	}
	defer repo.Close()
	repo.Attach(v)
	v.Until(today)
	return repo.Check(v, today)
}

// openAt reads the vault as it was on a day or at a revision of git's. Today is
// that day, or the day of that revision.
func (a *app) openAt(dir, at string, readThen readCommit) (root string, v *vault.Vault, today vault.Date, err error) {
	if root, err = a.vaultRoot(dir); err != nil {
		return "", nil, today, err
	}
	done := a.progress("progress.reading")
	defer done()
	repo, err := openHistory(root)
	if err != nil {
		return "", nil, today, a.noPast(err)
	}
	defer repo.Close()
	commit, err := repo.Find(at)
	if err != nil {
		return "", nil, today, a.notFound("--at", at, err)
	}
	fsys, v, err := readThen(repo, commit)
	if err != nil {
		return "", nil, today, a.noPast(err)
	}
	today = commit.By.Day()
	if day, isDay := dayOf(at); isDay {
		today = day
	}
	repo.AttachAt(v, commit)
	parser.Add(fsys, v, append(parser.LookAhead(v, today), repo.Check(v, today)...))
	return root, v, today, nil
}

// A readCommit reads the vault as it was in a commit.
type readCommit func(*history.Repo, vault.Commit) (fs.FS, *vault.Vault, error)

// readPast reads all of the vault as it was in a commit.
func readPast(repo *history.Repo, commit vault.Commit) (fs.FS, *vault.Vault, error) {
	fsys, err := repo.FS(commit)
	if err != nil {
		return nil, nil, err
	}
	v, err := parser.Parse(fsys)
	return fsys, v, err
}

// dayOf reads a day as 2026-03-12.
func dayOf(text string) (vault.Date, bool) {
	day, err := time.Parse(time.DateOnly, text)
	return vault.DateOf(day), err == nil
}

// since is what --since asks for: a day, a revision of git's, or last for the
// latest session with the mentor. Before the first commit, and without a
// history, nothing is known but the dates of the notes. The notes of then are read
// by readThen.
func (a *app) since(root, text string, v *vault.Vault, today vault.Date, readThen readCommit) (*report.Since, error) {
	if text == "" {
		return nil, nil
	}
	if text == "last" {
		session, found := report.LastSession(v, today)
		if !found {
			e := a.used("error.no-session", nil)
			e.mend = a.words.Say("error.no-session-mend", nil)
			return nil, e
		}
		text = session.Day()
	}
	day, isDay := dayOf(text)
	repo, err := openHistory(root)
	if err != nil {
		if isDay {
			return &report.Since{Date: day}, nil
		}
		return nil, a.noPast(err)
	}
	defer repo.Close()
	commit, err := repo.Find(text)
	if err != nil {
		if isDay {
			return &report.Since{Date: day}, nil
		}
		return nil, a.notFound("--since", text, err)
	}
	if !isDay {
		day = commit.By.Day()
	}
	past, err := a.pastVault(repo, commit, readThen)
	if err != nil && isDay {
		return &report.Since{Date: day}, nil
	}
	return &report.Since{Date: day, Past: past, Of: commit.Hash}, err
}

// pastVault reads the vault as it was in a commit; where it was not there yet, it
// was empty.
func (a *app) pastVault(repo *history.Repo, commit vault.Commit, readThen readCommit) (*vault.Vault, error) {
	_, v, err := readThen(repo, commit)
	var missing *history.Error
	switch {
	case errors.As(err, &missing) && missing.Reason == history.NotTracked:
		return &vault.Vault{}, nil
	case err != nil:
		return nil, a.noPast(err)
	}
	return v, nil
}

// notFound says that a moment in the past is not known.
func (a *app) notFound(flag, text string, err error) error {
	var unknown *history.NotFoundError
	if !errors.As(err, &unknown) {
		return a.noPast(err)
	}
	if unknown.First == nil {
		e := a.used("error.flag-invalid", i18n.Args{"Flag": flag, "Value": text, "Allowed": a.words.Say("allowed.moment", nil)})
		e.mend = a.words.Say("error.moment-mend", nil)
		return e
	}
	e := a.used("error.before-history", i18n.Args{"Flag": flag, "Value": text})
	e.mend = a.words.Say("error.before-history-mend", i18n.Args{"First": unknown.First.By.Day().Day()})
	return e
}

// noPast says why the past cannot be read.
func (a *app) noPast(err error) error {
	why := a.words.Say("history-why."+history.Off(err).Reason, nil)
	return a.failed("error.no-past", i18n.Args{"Why": why})
}
