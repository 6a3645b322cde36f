package main

// Why git could not do something, and the way out.

import (
	"errors"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/sync"
)

// gitWorld is what git is told by.
func (a *app) gitWorld() sync.World {
	return sync.World{
		Environ: a.environ(), Ask: a.asks(),
		Guess: func(config sync.Config) sync.Person { who, _ := a.author(config); return who },
	}
}

// gitFailed says why carnet could not work in a repository.
func (a *app) gitFailed(dir string, err error) error {
	var hindrance sync.Hindrance
	var program *sync.ProgramError
	switch {
	case errors.As(err, &hindrance):
		return a.hindered(hindrance)
	case errors.Is(err, sync.ErrNone):
		e := a.failed("error.no-repository", i18n.Args{"Dir": dir})
		e.mend = a.words.Say("error.no-repository-mend", nil)
		return e
	case errors.Is(err, sync.ErrLocked):
		e := a.failed("error.git-locked", i18n.Args{"Dir": dir})
		e.mend = a.words.Say("error.git-unlock", nil)
		return e
	case errors.Is(err, sync.ErrBusy):
		return a.withMend("error.sync-busy", nil)
	case errors.As(err, &program):
		return a.gitSaid(program)
	}
	return a.failed("error.git-unreadable", i18n.Args{"Dir": dir, "Reason": a.reason(err)})
}

// hindered says in which state a repository is, and how it gets out of it.
func (a *app) hindered(h sync.Hindrance) error {
	e := a.failed("hindered."+string(h), nil)
	e.mend = a.words.Say("hindered."+string(h)+"-mend", nil)
	return e
}

// gitSaid gives git's own words, or those of a hook.
func (a *app) gitSaid(program *sync.ProgramError) error {
	if program.Said == "" {
		return a.failed("error.git-silent", i18n.Args{"Command": program.Command})
	}
	e := a.failed("error.git-said", i18n.Args{"Command": program.Command})
	e.mend = a.words.Say("error.git-says", nil) + "\n\n  " + strings.ReplaceAll(program.Said, "\n", "\n  ")
	return e
}
