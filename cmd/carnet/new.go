package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/internal/scaffold"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// newOptions are the flags of every `new`.
type newOptions struct {
	date         string
	edit, noEdit bool
}

// newCommand makes notes.
func (a *app) newCommand() *cobra.Command {
	c := a.command("new", "new", a.words.Say("new.example", nil), "")
	c.Args = a.subcommandOnly
	c.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	c.AddCommand(a.newMeetingCommand(), a.newContactCommand(), a.newPitchCommand(), a.newTargetCommand())
	return c
}

// newNote is the command that makes one kind of note; make is what it does.
func (a *app) newNote(kind vault.Kind, use string, o *newOptions, make func(args []string) error) *cobra.Command {
	name := "new-" + string(kind)
	c := a.command(name, string(kind)+" "+use, a.words.Say("new."+string(kind)+"-example", nil), "exit-new")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if o.edit && o.noEdit {
			return a.used("new.edit-or-not", nil)
		}
		return make(args)
	}
	f := c.Flags()
	f.StringVar(&o.date, "date", "", a.words.Say("flag.date", nil))
	f.BoolVar(&o.edit, "edit", false, a.words.Say("flag.edit", nil))
	f.BoolVar(&o.noEdit, "no-edit", false, a.words.Say("flag.no-edit", nil))
	c.ValidArgsFunction = cobra.NoFileCompletions
	return c
}

// A desk is what a new note is made from.
type desk struct {
	root     string
	vault    *vault.Vault
	today    vault.Date
	language string // of the vault
}

// desk reads the vault that a note is to be added to.
func (a *app) desk(o newOptions) (*desk, error) {
	root, v, err := a.open("")
	if err != nil {
		return nil, err
	}
	today, err := a.today(o.date, v)
	if err != nil {
		return nil, err
	}
	d := &desk{root: root, vault: v, today: today, language: a.words.Language}
	if v.Settings.Language.Set {
		d.language = v.Settings.Language.V
	}
	return d, nil
}

// report is the vault's, for what a new note takes from it.
func (d *desk) report(a *app) *report.Report { return report.Build(d.vault, d.reportOptions(a)) }

func (d *desk) reportOptions(a *app) report.Options {
	return report.Options{Today: d.today, Words: a.words, Version: a.version}
}

// A draft is a note that is not written yet.
type draft struct {
	kind  vault.Kind
	path  string // in the vault, with slashes
	text  []byte
	whole bool     // nothing is left to fill in: no editor
	says  []string // what the person is told beside
	noted func(*vault.Vault) string
}

var noteFolders = map[vault.Kind]string{
	vault.KindContact: "contacts", vault.KindMeeting: "meetings", vault.KindPitch: "pitches", vault.KindTarget: "targets",
}

// notePath is where the note of a name stands.
func (a *app) notePath(kind vault.Kind, before, name string) (string, error) {
	file := scaffold.FileName(name)
	if file == "" {
		return "", a.used("new.no-name", i18n.Args{"Name": name})
	}
	return path.Join(noteFolders[kind], before+file+".md"), nil
}

// put writes a draft where no note is, says where, and opens it.
func (a *app) put(d *desk, n draft, o newOptions) error {
	if err := a.noTwin(d, n); err != nil {
		return err
	}
	after, err := a.foresee(d, n)
	if err != nil {
		return err
	}
	if err := createNote(d.root, n.path, n.text); err != nil {
		return a.failed("error.cannot-write", i18n.Args{"Path": n.path, "Reason": a.reason(err)})
	}
	fmt.Fprintln(a.out, printable(a.shownNote(d.root, n.path)))
	if n.noted != nil {
		a.say(n.noted(after))
	}
	for _, said := range n.says {
		a.say(said)
	}
	a.sayDiagnostics(after, n.path)
	if o.noEdit || !o.edit && (n.whole || !a.asks() || !a.shows()) {
		return nil
	}
	return a.editNote(d, n)
}

// sayDiagnostics says what there is to mend in one note.
func (a *app) sayDiagnostics(v *vault.Vault, path string) {
	for _, d := range v.Diagnostics {
		if d.Path == path {
			fmt.Fprint(a.err, a.diagnostic(d, a.terminal()))
		}
	}
}

// shownNote is a note's path for whoever opens it from the working folder.
func (a *app) shownNote(root, path string) string {
	full := filepath.Join(root, filepath.FromSlash(path))
	if wd, err := a.getwd(); err == nil {
		if rel, err := filepath.Rel(wd, full); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return full
}

// noTwin refuses a note whose place is taken, be it by a name that only some
// disks tell from its own.
func (a *app) noTwin(d *desk, n draft) error {
	for _, other := range d.vault.Notes() {
		if other.Kind == n.kind && scaffold.SameFile(path.Base(other.Path), path.Base(n.path)) {
			return a.exists(n, other.Path)
		}
	}
	entries, _ := os.ReadDir(filepath.Join(d.root, filepath.FromSlash(path.Dir(n.path))))
	for _, entry := range entries {
		if scaffold.SameFile(entry.Name(), path.Base(n.path)) {
			return a.exists(n, path.Join(path.Dir(n.path), entry.Name()))
		}
	}
	return nil
}

// exists says which note is there already, and how to go on. What was typed on
// the line is given back as the lines to add to it.
func (a *app) exists(n draft, path string) *commandError {
	e := a.failed("new.exists", i18n.Args{"Path": path})
	e.mend = a.words.Say("new.instead-"+string(n.kind), nil)
	if n.whole {
		e.mend += "\n" + a.words.Say("new.your-lines", nil) + "\n\n" + strings.TrimRight(string(n.text), "\n")
	}
	return e
}

// foresee reads the vault as it will be with a draft, and refuses one that
// would hold a mistake, or be passed over.
func (a *app) foresee(d *desk, n draft) (*vault.Vault, error) {
	fsys := overlay{os.DirFS(d.root), n.path, n.text}
	after, err := parser.Parse(fsys)
	if err != nil {
		return nil, a.failed("error.cannot-read", i18n.Args{"Path": d.root, "Reason": a.reason(err)})
	}
	parser.Add(fsys, after, parser.LookAhead(after, d.today))
	var wrong []*commandError
	for _, found := range after.Diagnostics {
		first, _ := found.Args["First"].(string)
		switch {
		case found.Path == n.path && doubles[found.Code] && first != "":
			return nil, a.exists(n, first)
		case first == n.path && doubles[found.Code]:
			return nil, a.exists(n, found.Path)
		case found.Path == n.path && (found.Severity == vault.Error || found.Code == "sync-copy"):
			wrong = append(wrong, a.wrongFlag(n, found))
		}
	}
	if len(wrong) == 0 {
		return after, nil
	}
	for _, e := range wrong[:len(wrong)-1] {
		a.report(e)
	}
	return nil, wrong[len(wrong)-1]
}

// doubles are the checks that find what is noted twice.
var doubles = map[string]bool{"duplicate-id": true, "duplicate-meeting": true, "duplicate-name": true}

// flagOf are the flags that are not called like the key they fill.
var flagOf = map[string]string{"contact": "--with", "date": "--on", "introduced_by": "--from", "follows": "--from", "name": ""}

// wrongFlag words what is wrong with a draft as what is wrong on the line.
func (a *app) wrongFlag(n draft, found vault.Diagnostic) *commandError {
	message, way := a.words.Diagnostic(found)
	key, _, _ := strings.Cut(found.Line, ":")
	key = parser.EnglishKey(n.kind, strings.TrimSpace(key))
	flag, named := flagOf[key]
	if !named && key != "" {
		flag = "--" + strings.ReplaceAll(key, "_", "-")
	}
	e := a.used("new.wrong", i18n.Args{"Flag": flag, "Message": message})
	e.mend = way
	return e
}

// createNote writes a note where nothing is, all of it or nothing of it. No link
// leads it out of the vault.
func createNote(root, path string, text []byte) error {
	dir, err := os.OpenRoot(root)
	if err != nil {
		return err
	}
	defer dir.Close()
	if err := dir.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := dir.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	for _, step := range []func() error{f.Sync, f.Close} {
		if stepErr := step(); err == nil {
			err = stepErr
		}
	}
	if err != nil {
		_ = dir.Remove(path)
	}
	return err
}
