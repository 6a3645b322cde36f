package main

import (
	"os"
	"path/filepath"
	"time"

	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// findRoot is the nearest folder from dir upwards that is a vault's root. It
// looks no higher than the home folder or the edge of the file system.
func findRoot(dir, home string) (string, bool) {
	for {
		if parser.IsRoot(os.DirFS(dir)) {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if parent == dir || dir == home || otherDevice(dir, parent) {
			return "", false
		}
		dir = parent
	}
}

// vaultRoot is the root of the vault to work on: the folder that was named,
// else the one around the working folder.
func (a *app) vaultRoot(named string) (string, error) {
	start, err := a.startDir(a.flags.chdir)
	if err != nil {
		return "", a.failed("error.cannot-read", i18n.Args{"Path": ".", "Reason": err.Error()})
	}
	if _, err := os.Stat(start); err != nil {
		return "", a.failed("error.cannot-read", i18n.Args{"Path": a.flags.chdir, "Reason": a.reason(err)})
	}
	if named == "" {
		if root, ok := findRoot(start, a.getenv("HOME")); ok {
			return root, nil
		}
		e := a.failed("error.no-vault", i18n.Args{"Dir": start})
		e.mend = a.words.Say("error.make-vault", nil)
		return "", e
	}
	dir := named
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(start, dir)
	}
	if _, err := os.Stat(dir); err != nil {
		return "", a.failed("error.cannot-read", i18n.Args{"Path": named, "Reason": a.reason(err)})
	}
	if !parser.IsRoot(os.DirFS(dir)) {
		return "", a.notRoot(named, dir)
	}
	return dir, nil
}

// notRoot says that a folder is no root, and which one is around it.
func (a *app) notRoot(named, dir string) error {
	e := a.used("error.not-root", i18n.Args{"Dir": named})
	if root, ok := findRoot(dir, a.getenv("HOME")); ok {
		e.mend = a.words.Say("error.root-above", i18n.Args{"Root": root})
	}
	return e
}

// open reads the vault to work on; dir is the folder that was named, if any.
func (a *app) open(dir string) (root string, v *vault.Vault, err error) {
	if root, err = a.vaultRoot(dir); err != nil {
		return "", nil, err
	}
	v, err = a.parse(root)
	return root, v, err
}

// reading opens the vault to work on, with what a report of it depends on.
func (a *app) reading(dir, date string) (*vault.Vault, report.Options, error) {
	_, v, err := a.open(dir)
	if err != nil {
		return nil, report.Options{}, err
	}
	today, err := a.today(date, v)
	if err != nil {
		return nil, report.Options{}, err
	}
	return v, report.Options{Today: today, Words: a.reportWords(v), Version: a.version}, nil
}

// parse reads a vault, with a word when it takes long.
func (a *app) parse(root string) (*vault.Vault, error) {
	done := a.progress("progress.reading")
	defer done()
	v, err := a.notes(root)
	if err != nil {
		return nil, err
	}
	today, err := a.today("", v)
	if err != nil {
		return nil, err
	}
	found := parser.LookAhead(v, today)
	found = append(found, attachHistory(root, v, today)...)
	parser.Add(os.DirFS(root), v, found)
	return v, nil
}

// notes reads the notes alone, without what git knows of them.
func (a *app) notes(root string) (*vault.Vault, error) {
	v, err := parser.Parse(os.DirFS(root))
	if err != nil {
		return nil, a.failed("error.cannot-read", i18n.Args{"Path": root, "Reason": a.reason(err)})
	}
	return v, nil
}

// today is the day that a command takes for now: --date, the vault's own, or
// the clock's.
func (a *app) today(flag string, v *vault.Vault) (vault.Date, error) {
	switch {
	case flag != "":
		day, err := time.Parse(time.DateOnly, flag)
		if err != nil {
			return vault.Date{}, a.used("error.flag-invalid", i18n.Args{
				"Flag": "--date", "Value": flag, "Allowed": a.words.Say("allowed.date", nil),
			})
		}
		return vault.DateOf(day), nil
	case v.Settings.Today.Set:
		return vault.DateOf(v.Settings.Today.V.Time), nil
	}
	return vault.DateOf(a.now()), nil
}
