package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/cli/browser"
	"golang.org/x/term"

	"carnet/internal/i18n"
	"carnet/parser"
)

// The exit codes of every command.
const (
	exitDone        = 0
	exitMend        = 1   // something in the notes wants the person
	exitUsage       = 2   // used wrongly
	exitFailed      = 3   // could not work
	exitInterrupted = 130 // by a signal
)

// An app is what commands need of the world: streams, environment, clock and
// browser. Tests put their own in.
type app struct {
	in       io.Reader
	out, err io.Writer
	asks     func() bool // whether somebody can answer a question
	shows    func() bool // whether somebody reads what is put out
	getenv   func(string) string
	environ  func() []string // the same, for programs that carnet runs
	getwd    func() (string, error)
	now      func() time.Time
	browse   func(path string) error
	browseAt func(address string) error
	terminal func() int // the width of the error stream, 0 when it is none
	screen   func() int // the width of the output stream, 0 when it is none
	account  func() (login, name string)
	version  string
	words    *i18n.Words

	otherWords *i18n.Words // see bothLanguages

	serves *atomic.Bool // an interruption is how the command is meant to end
	writes *atomic.Bool // the command ends in its own time when it is interrupted: it has begun to write, or has started a program

	flags struct{ chdir, lang string }
}

// system is the app that runs in the real world.
func system() *app {
	return &app{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		asks:   func() bool { return term.IsTerminal(int(os.Stdin.Fd())) },
		shows:  func() bool { return term.IsTerminal(int(os.Stdout.Fd())) },
		getenv: os.Getenv, environ: os.Environ, getwd: os.Getwd, now: time.Now,
		browse: browser.OpenFile, browseAt: browser.OpenURL, terminal: func() int { return widthOf(os.Stderr) }, screen: func() int { return widthOf(os.Stdout) }, version: buildVersion(),
		account: systemAccount,
	}
}

// widthOf is the width of the terminal that a stream goes to, 0 without one.
func widthOf(stream *os.File) int {
	fd := int(stream.Fd())
	if !term.IsTerminal(fd) {
		return 0
	}
	width, _, err := term.GetSize(fd)
	if err != nil {
		return 80
	}
	return width
}

// buildVersion is the module's version, or the commit it was built from.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "dev"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	return "dev"
}

// run carries out a command line and gives the exit code. An interruption ends
// it at once: whatever is written is put in place whole, at the end.
func run(ctx context.Context, a *app, args []string) int {
	a.words = i18n.New(a.language(args))
	a.serves, a.writes = new(atomic.Bool), new(atomic.Bool)
	root := a.rootCommand()
	root.SetArgs(args)
	ended := make(chan error, 1)
	go func() { ended <- root.ExecuteContext(ctx) }()
	select {
	case err := <-ended:
		return a.report(err)
	case <-ctx.Done():
		if a.serves.Load() {
			return a.report(<-ended)
		}
		if a.writes.Load() {
			<-ended
		}
		a.sayError(a.words.Say("error.interrupted", nil))
		return exitInterrupted
	}
}

// language is the one to speak: --lang, else the vault's, else the
// environment's. It is settled before the command line is read, for help and
// errors speak it too.
func (a *app) language(args []string) string {
	if lang := i18n.Match(flagValue(args, "--lang", "")); lang != "" {
		return lang
	}
	dir, err := a.startDir(flagValue(args, "--chdir", "-C"))
	if err == nil {
		if root, ok := findRoot(dir, a.getenv("HOME")); ok {
			settings, _ := parser.ReadSettings(os.DirFS(root))
			if settings.Language.Set {
				return settings.Language.V
			}
		}
	}
	return i18n.FromEnvironment(a.getenv, systemLocale)
}

// flagValue is the value of a flag in a command line not yet parsed.
func flagValue(args []string, long, short string) string {
	for i, arg := range args {
		switch {
		case arg == "--":
			return ""
		case (arg == long || short != "" && arg == short) && i+1 < len(args):
			return args[i+1]
		case len(arg) > len(long) && arg[:len(long)+1] == long+"=":
			return arg[len(long)+1:]
		}
	}
	return ""
}

// startDir is the folder to work in: dir, or the working folder.
func (a *app) startDir(dir string) (string, error) {
	wd, err := a.getwd()
	if err != nil {
		return "", err
	}
	if dir == "" {
		return wd, nil
	}
	if filepath.IsAbs(dir) {
		return dir, nil
	}
	return filepath.Join(wd, dir), nil
}
