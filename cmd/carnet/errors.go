package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/spf13/pflag"

	"carnet/internal/i18n"
)

// A commandError ends a command with an exit code. Its message is in words
// already; mend is the way out, empty when there is none to name.
type commandError struct {
	code    int
	message string
	mend    string
}

// Error implements error.
func (e *commandError) Error() string { return e.message }

// errMend ends a command that did its work and found something to mend.
var errMend = &commandError{code: exitMend}

// failed says why carnet could not work.
func (a *app) failed(id string, args i18n.Args) *commandError {
	return &commandError{code: exitFailed, message: a.words.Say(id, args)}
}

// used says how a command was used wrongly.
func (a *app) used(id string, args i18n.Args) *commandError {
	return &commandError{code: exitUsage, message: a.words.Say(id, args)}
}

// written says why something could not be written to the terminal.
func (a *app) written(err error) error {
	if err == nil {
		return nil
	}
	return a.failed("error.cannot-write", i18n.Args{"Path": "-", "Reason": a.reason(err)})
}

// report says an error on the terminal and gives its exit code.
func (a *app) report(err error) int {
	if err == nil {
		return exitDone
	}
	var e *commandError
	if !errors.As(err, &e) {
		e = a.flagError(err)
	}
	if e.message != "" {
		a.sayError(e.message)
	}
	if e.mend != "" {
		way, lines, quoted := strings.Cut(e.mend, "\n\n")
		a.say(way)
		if quoted { // lines of a note, to copy as they are
			fmt.Fprint(a.err, "\n"+printable(lines)+"\n")
		}
	}
	return e.code
}

func (a *app) sayError(message string) {
	a.say(a.words.Say("error.prefix", i18n.Args{"Message": message}))
}

// flagError words what the flag library has found.
func (a *app) flagError(err error) *commandError {
	var unknown *pflag.NotExistError
	var value *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	e := a.used("error.usage", i18n.Args{"Reason": err.Error()})
	switch {
	case errors.As(err, &unknown):
		e = a.used("error.unknown-flag", i18n.Args{"Flag": flagName(unknown.GetSpecifiedName())})
	case errors.As(err, &value):
		e = a.used("error.flag-value", i18n.Args{"Flag": flagName(value.GetSpecifiedName())})
	case errors.As(err, &invalid):
		e = a.used("error.flag-invalid", i18n.Args{
			"Flag": flagName(invalid.GetFlag().Name), "Value": invalid.GetValue(),
			"Allowed": a.words.Say("allowed.true-false", nil),
		})
	}
	e.mend = a.words.Say("error.help", nil)
	return e
}

func flagName(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// reason is why the system refused something, in words where they are known.
func (a *app) reason(err error) string {
	for id, kind := range map[string]error{
		"reason.missing": fs.ErrNotExist, "reason.permission": fs.ErrPermission,
		"reason.full": syscall.ENOSPC, "reason.read-only": syscall.EROFS, "reason.not-folder": syscall.ENOTDIR,
	} {
		if errors.Is(err, kind) {
			return a.words.Say(id, nil)
		}
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return strings.TrimSpace(err.Error())
}
