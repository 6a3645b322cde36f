package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/internal/sync"
)

// initCommand makes a new vault.
func (a *app) initCommand() *cobra.Command {
	c := a.command("init", a.use("init"), "carnet init my-vault\ncarnet init --lang fr mon-carnet\ncarnet init --example example", "exit-init")
	c.Args = a.atMostOne
	example := c.Flags().Bool("example", false, a.words.Say("flag.example", nil))
	c.RunE = func(_ *cobra.Command, args []string) error {
		if *example {
			return a.initExample(first(args))
		}
		return a.initVault(first(args))
	}
	return c
}

// A place is the folder that a new vault goes to.
type place struct {
	dir   string // absolute
	shown string // as the person knows it
	named bool   // it is not the working folder
}

// placeFor is the folder that was named, else the working folder.
func (a *app) placeFor(named string) (place, error) {
	start, err := a.startDir(a.flags.chdir)
	if err != nil {
		return place{}, a.failed("error.cannot-read", i18n.Args{"Path": ".", "Reason": err.Error()})
	}
	p := place{dir: start, shown: start, named: named != ""}
	if p.named {
		p.shown = filepath.ToSlash(filepath.Clean(named))
		if p.dir = named; !filepath.IsAbs(named) {
			p.dir = filepath.Join(start, named)
		}
	}
	if root, ok := findRoot(filepath.Dir(p.dir), a.getenv("HOME")); ok && p.dir != a.getenv("HOME") {
		e := a.failed("error.init-inside", i18n.Args{"Dir": p.shown, "Root": root})
		e.mend = a.words.Say("error.init-elsewhere", nil)
		return p, e
	}
	return p, nil
}

// initVault makes a vault from the scaffold.
func (a *app) initVault(named string) error {
	p, err := a.placeFor(named)
	if err != nil {
		return err
	}
	repo, err := a.repositoryAround(p)
	if err != nil {
		return err
	}
	config := sync.ReadConfig(a.getenv, repo)
	files, err := a.scaffoldedVault(config)
	if err != nil {
		return a.failed("error.internal", i18n.Args{"Reason": err.Error()})
	}
	if err := a.refuseFull(p, files, mayStay); err != nil {
		return err
	}
	ignore, err := completeIgnore(p.dir, files[slices.IndexFunc(files, isIgnore)].Data)
	if err != nil {
		return a.cannotWrite(p, err)
	}
	made, err := a.writeVault(p, files)
	if err != nil {
		return err
	}
	if ignore.before != nil && (repo == nil || len(ignore.added) > 0 && repo.Holds(ignoreFile, ignore.before)) {
		made = append(made, sync.File{Path: ignoreFile, Data: ignore.after})
	}
	a.sayMade(p, ignore.added)
	if err := a.firstCommit(p, repo, config, made); err != nil {
		return err
	}
	a.sayNext(p, "init.next")
	return nil
}

func isIgnore(f sync.File) bool { return f.Path == ignoreFile }

// repositoryAround is the git repository that a folder is in, nil for none. One
// that somebody writes to just now is waited for, then refused.
func (a *app) repositoryAround(p place) (*sync.Repository, error) {
	repo, err := sync.Find(p.dir)
	if errors.Is(err, sync.ErrNone) {
		return nil, nil
	}
	if err == nil {
		err = repo.Free()
	}
	if err == nil {
		return repo, nil
	}
	if errors.Is(err, sync.ErrLocked) {
		e := a.failed("error.git-locked", i18n.Args{"Dir": repo.Top()})
		e.mend = a.words.Say("error.git-unlock", nil)
		return nil, e
	}
	return nil, a.failed("error.git-unreadable", i18n.Args{"Dir": p.shown, "Reason": a.reason(err)})
}

// writeVault makes the folder and its files, and gives those that are as they
// are to be: one that stood there with other content is the person's.
func (a *app) writeVault(p place, files []sync.File) (made []sync.File, err error) {
	if err := os.MkdirAll(p.dir, 0o700); err != nil {
		return nil, a.cannotWrite(p, err)
	}
	for _, f := range files {
		ours, err := writeNew(filepath.Join(p.dir, filepath.FromSlash(f.Path)), f.Data)
		if err != nil {
			return nil, a.cannotWrite(p, err)
		}
		if ours {
			made = append(made, f)
		}
	}
	return made, nil
}

// cannotWrite says that the vault could not be made whole. What is there
// already is taken up by the next attempt.
func (a *app) cannotWrite(p place, err error) error {
	e := a.failed("error.cannot-write", i18n.Args{"Path": p.shown, "Reason": a.reason(err)})
	e.mend = a.words.Say("error.init-again", nil)
	return e
}

// firstCommit commits the files, to a repository of the vault's own where there
// is none around it, and says so. What keeps carnet from it is said, and is no
// failure: the vault works without.
func (a *app) firstCommit(p place, repo *sync.Repository, config sync.Config, files []sync.File) error {
	said := "init.saved-around"
	if repo == nil {
		made, err := sync.Make(p.dir)
		if err != nil {
			return a.notCommitted(p, err)
		}
		repo, said = made, "init.saved"
	} else if hindrance := repo.Hindrance(config); hindrance != sync.Unhindered {
		a.sayLeft(p, string(hindrance))
		return nil
	}
	author, known := a.author(config)
	ignored, err := repo.Save(config, sync.Commit{
		Author: author, Time: a.now(), Message: a.words.Say("init.commit", nil), Files: files,
	})
	if errors.Is(err, sync.ErrIgnored) {
		a.sayLeft(p, "ignored")
		return nil
	}
	if err != nil {
		return a.notCommitted(p, err)
	}
	a.sayLine(said, i18n.Args{"Dir": filepath.ToSlash(repo.Top())})
	if len(ignored) > 0 {
		a.sayLine("init.ignored", i18n.Args{"Paths": a.words.List(ignored)})
	}
	if !known {
		a.sayLine("init.guessed", i18n.Args{"Name": author.Name, "Email": author.Email})
	}
	return nil
}

func (a *app) notCommitted(p place, err error) error {
	e := a.failed("error.init-git", i18n.Args{"Reason": a.reason(err)})
	e.mend = a.words.Say("error.init-without-git", i18n.Args{"Dir": p.shown})
	return e
}

// author is the person that git names, else the one whose account this is.
func (a *app) author(config sync.Config) (who sync.Person, known bool) {
	if who, known = config.Author(); known {
		return who, true
	}
	login, name := a.account()
	if name == "" {
		name = login
	}
	if who.Name == "" {
		who.Name = name
	}
	if who.Email == "" {
		who.Email = login + "@localhost"
	}
	return who, false
}

// sayLine says one line on what init does.
func (a *app) sayLine(id string, args i18n.Args) {
	a.say(a.words.Say(id, args))
}

// sayMade says what the vault holds.
func (a *app) sayMade(p place, ignored []string) {
	a.sayLine("init.made", i18n.Args{"Dir": p.shown})
	if len(ignored) > 0 {
		a.sayLine("init.ignore-added", i18n.Args{"Lines": a.words.List(ignored)})
	}
}

// sayLeft says why the first commit is the person's, and how to make it.
func (a *app) sayLeft(p place, why string) {
	a.sayLine("init.left", i18n.Args{"Why": a.words.Say("init.left-"+why, nil)})
	if why != "ignored" {
		a.sayLine("init.left-how", i18n.Args{"Dir": p.shown})
	}
}

// sayNext says the next steps.
func (a *app) sayNext(p place, id string) {
	fmt.Fprintln(a.err)
	dir := p.shown
	if strings.Contains(dir, " ") {
		dir = `"` + dir + `"` // for a shell
	}
	a.sayLine(id, i18n.Args{"Dir": dir, "Elsewhere": p.named && p.shown != "."})
}
