package main

// report --share: the report for somebody else, and what it shows.

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"carnet/internal/history"
	"carnet/internal/i18n"
	"carnet/internal/share"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// writeShared makes the report for somebody else and says what it shows.
func (a *app) writeShared(dir string, o reportOptions) error {
	names, err := a.namesFor(o)
	if err != nil {
		return err
	}
	s := &sharing{app: a}
	if err := s.read(dir, o); err != nil {
		return err
	}
	words := a.reportWords(s.v)
	private := s.private()
	r, kept := s.build(words, names)
	var page bytes.Buffer
	if err := render(&page, r, words, o.format); err != nil {
		return a.failed("error.internal", i18n.Args{"Reason": err.Error()})
	}
	if page.Len() == 0 { // a message without news
		a.say(a.words.Say("news.nothing", nil))
		return nil
	}
	if err := a.deliver(s.root, o, page.Bytes(), pageName(s.v, s.today), func(path string) { a.sayShared(r, path) }); err != nil {
		return err
	}
	a.sayShown(names, private, kept)
	if o.strict {
		return mend(s.whole)
	}
	return nil
}

// build makes the report, and gives the words that may be names.
func (s *sharing) build(words *i18n.Words, names share.Names) (r *report.Report, kept []string) {
	kept = s.redact(words, names)
	how := &report.Share{Names: string(names)}
	if reply := s.v.Settings.ReplyTo; reply.Set {
		how.ReplyTo = &reply.V
	}
	return report.Build(s.v, report.Options{Today: s.today, Words: words, Version: s.version, Since: s.since, Share: how}), kept
}

// namesFor is what names are to become.
func (a *app) namesFor(o reportOptions) (share.Names, error) {
	switch {
	case !o.share:
		return "", a.used("error.names-alone", nil)
	case o.names == "":
		return share.Role, nil
	case !slices.Contains(share.Ways, o.names):
		return "", a.used("error.flag-invalid", i18n.Args{"Flag": "--names", "Value": o.names, "Allowed": a.words.Or(share.Ways)})
	}
	return share.Names(o.names), nil
}

// A sharing is a vault on its way to somebody else.
type sharing struct {
	*app
	root   string
	v      *vault.Vault  // without what is private
	whole  *vault.Vault  // with it
	today  vault.Date    //
	since  *report.Since // what is asked to be new, nil for nothing
	states []share.State // all that was read
}

// read reads the vault, as it is or as it was, and what it is held against.
func (s *sharing) read(dir string, o reportOptions) (err error) {
	if s.root, err = s.vaultRoot(dir); err != nil {
		return err
	}
	done := s.progress("progress.reading")
	defer done()
	public, whole, err := parser.Public(os.DirFS(s.root))
	if err != nil {
		return s.failed("error.cannot-read", i18n.Args{"Path": s.root, "Reason": s.reason(err)})
	}
	s.states = []share.State{{Public: public, Whole: whole}}
	if o.at == "" {
		err = s.readNow(o)
	} else {
		err = s.readAt(dir, o)
	}
	if err != nil {
		return err
	}
	since := o.since
	if _, met := report.LastSession(s.v, s.today); since == "" && met {
		since = "last"
	}
	if s.since, err = s.app.since(s.root, since, s.v, s.today, s.readThen); err != nil {
		return err
	}
	return s.readGone()
}

// readGone reads what notes of people said before: the earlier words of a pitch may
// name somebody whose note is gone. Without a history there are none.
func (s *sharing) readGone() error {
	repo, err := openHistory(s.root)
	if err != nil {
		return nil
	}
	defer repo.Close()
	gone, err := repo.Gone()
	if err != nil {
		return nil // nor has a pitch earlier words then
	}
	for _, fsys := range gone {
		v, err := parser.Parse(fsys)
		if err != nil {
			return s.noPast(err)
		}
		s.states[0].Gone = append(s.states[0].Gone, v)
	}
	return nil
}

// readNow adds to the notes as they are what git knows of them.
func (s *sharing) readNow(o reportOptions) (err error) {
	s.v, s.whole = s.states[0].Public, s.states[0].Whole
	if s.today, err = s.app.today(o.date, s.v); err == nil {
		attachHistory(s.root, s.v, s.today)
	}
	return err
}

// readAt reads the notes as they were. Of those of today only the names count.
func (s *sharing) readAt(dir string, o reportOptions) (err error) {
	if o.date != "" {
		return s.used("error.at-date", nil)
	}
	s.states[0].Public = &vault.Vault{}
	_, s.v, s.today, err = s.openAt(dir, o.at, s.readThen)
	s.whole = s.states[len(s.states)-1].Whole
	return err
}

// readThen reads the notes of a commit without what was private then, or is now.
func (s *sharing) readThen(repo *history.Repo, commit vault.Commit) (fs.FS, *vault.Vault, error) {
	fsys, err := repo.FS(commit)
	if err != nil {
		return nil, nil, err
	}
	public, whole, err := parser.Public(fsys, s.states[0].Whole)
	if err == nil {
		s.states = append(s.states, share.State{Public: public, Whole: whole})
	}
	return fsys, public, err
}

// redact takes out what others may not see, and gives the words that may be names.
func (s *sharing) redact(words *i18n.Words, names share.Names) (kept []string) {
	r := share.New(words, names, s.states...)
	r.Vault(s.v)
	if s.since != nil && s.since.Past != nil {
		r.Vault(s.since.Past)
	}
	return r.Kept(s.v)
}

// private counts the notes and items that are left out.
func (s *sharing) private() int {
	left := map[string]bool{}
	items := 0
	for _, n := range s.v.Notes() {
		left[n.Path] = true
		items -= len(n.Body.Tasks) + len(n.Body.Remarks)
	}
	for _, m := range s.v.Meetings {
		items -= len(m.Feedback)
	}
	notes := 0
	for _, n := range s.whole.Notes() {
		if !left[n.Path] {
			notes++
			continue
		}
		items += len(n.Body.Tasks) + len(n.Body.Remarks)
	}
	for _, m := range s.whole.Meetings {
		if left[m.Path] {
			items += len(m.Feedback)
		}
	}
	return notes + items
}

// pageName is the name of the page's file: whose it is, and of which day.
func pageName(v *vault.Vault, today vault.Date) string {
	name := "carnet-"
	first, _, _ := strings.Cut(parser.Fold(v.Settings.Owner.V), " ")
	if plain := strings.Map(plainLetter, first); plain != "" {
		name += plain + "-"
	}
	return name + today.Day() + ".html"
}

// plainLetter drops what a file's name does not hold everywhere.
func plainLetter(c rune) rune {
	if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
		return c
	}
	return -1
}

// sayShared says on the terminal what the page says first, then where it is.
func (a *app) sayShared(r *report.Report, path string) {
	for _, line := range r.Sentences.Lines() {
		a.say(line)
	}
	fmt.Fprintln(a.err, a.words.Say("share.written", i18n.Args{"Path": oneLine(filepath.ToSlash(path))}))
}

// sayShown says what whoever gets the page will see, and what not.
func (a *app) sayShown(names share.Names, private int, kept []string) {
	a.say(a.words.Say("share.shows", i18n.Args{"Names": a.words.Say("share.shows-"+string(names), nil)}))
	a.say(a.words.Say("share.hides", nil))
	if private > 0 {
		a.say(a.words.Count("share-private", private, nil))
	}
	if len(kept) > 0 {
		a.say(a.words.Say("share.kept", i18n.Args{"Words": strings.Join(kept, ", ")}))
		a.say(a.words.Say("share.mend", nil))
	}
}
