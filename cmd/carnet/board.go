package main

// The mentor's board: `carnet report` of several pages that were sent, or of
// several vaults that are shared.

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/received"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// isBoard tells whether these arguments ask for a board: more than one, or a page.
func (a *app) isBoard(args []string) bool {
	if len(args) != 1 {
		return len(args) > 1
	}
	if ext := strings.ToLower(filepath.Ext(args[0])); ext == ".html" || ext == ".htm" {
		return true
	}
	info, err := os.Stat(a.fromStart(args[0]))
	return err == nil && !info.IsDir()
}

// fromStart is a path as seen from the folder to work in.
func (a *app) fromStart(path string) string {
	start, err := a.startDir(a.flags.chdir)
	if err != nil || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(start, path)
}

// writeBoard makes a card of each page and vault and puts the board where it was
// asked for. What cannot be read is named, and all else still stands on it.
func (a *app) writeBoard(sources []string, o reportOptions) error {
	if err := a.fitsBoard(o); err != nil {
		return err
	}
	sources = a.named(sources)
	today, err := a.today(o.date, &vault.Vault{})
	if err != nil {
		return err
	}
	var cards []report.Card
	for _, source := range sources {
		c, err := a.card(source, o)
		if err != nil {
			a.report(err)
			continue
		}
		c.Key = parser.Fold(c.Owner)
		cards = append(cards, c)
	}
	if len(cards) == 0 {
		return errMend
	}
	board, left := report.NewBoard(cards, today, a.words, a.version)
	for _, pair := range left {
		a.say(a.words.Say("board.twice", i18n.Args{
			"Name": oneLine(pair[1].Owner), "Older": oneLine(pair[0].Source), "Newer": oneLine(pair[1].Source),
		}))
	}
	if err := a.deliverBoard(board, sources, o); err != nil {
		return err
	}
	if len(cards) < len(sources) {
		return errMend
	}
	return nil
}

// named are the pages and folders, each once, with what a pattern stands for where
// the shell has left it as it is.
func (a *app) named(sources []string) []string {
	var all []string
	for _, source := range sources {
		found := []string{filepath.Clean(source)}
		if matching := a.matching(source); len(matching) > 0 {
			found = matching
		}
		for _, name := range found {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// matching are the files that a pattern stands for, none where it names a file.
func (a *app) matching(source string) []string {
	if _, err := os.Lstat(a.fromStart(source)); err == nil {
		return nil
	}
	found, err := filepath.Glob(a.fromStart(source))
	if err != nil {
		return nil
	}
	for i, name := range found {
		if short, err := filepath.Rel(a.fromStart("."), name); err == nil && !filepath.IsAbs(source) {
			found[i] = short
		}
	}
	return found
}

// fitsBoard refuses what no board can do.
func (a *app) fitsBoard(o reportOptions) error {
	if o.format == "json" || !slices.Contains(reportFormats, o.format) {
		return a.used("error.flag-invalid", i18n.Args{"Flag": "--format", "Value": o.format, "Allowed": a.words.Or([]string{"html", "md"})})
	}
	for flag, set := range map[string]bool{"--at": o.at != "", "--strict": o.strict} {
		if set {
			return a.used("error.not-on-board", i18n.Args{"Flag": flag})
		}
	}
	o.share = true
	_, err := a.namesFor(o)
	return err
}

// card is that of a page or of a vault.
func (a *app) card(source string, o reportOptions) (report.Card, error) {
	path := a.fromStart(source)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return report.Card{}, a.failed("error.cannot-read", i18n.Args{"Path": oneLine(source), "Reason": a.reason(err)})
	case info.IsDir():
		return a.cardOfVault(source, o)
	case !info.Mode().IsRegular():
		return report.Card{}, a.noCard("no-data", source)
	}
	page, err := os.Open(path)
	if err != nil {
		return report.Card{}, a.failed("error.cannot-read", i18n.Args{"Path": oneLine(source), "Reason": a.reason(err)})
	}
	defer page.Close()
	c, err := received.Read(page)
	for id, kind := range map[string]error{
		"too-large": received.ErrTooLarge, "no-data": received.ErrNoData, "broken": received.ErrBroken, "newer": received.ErrNewer,
	} {
		if errors.Is(err, kind) {
			return report.Card{}, a.noCard(id, source)
		}
	}
	if err != nil {
		return report.Card{}, a.failed("error.cannot-read", i18n.Args{"Path": oneLine(source), "Reason": a.reason(err)})
	}
	c.Source = filepath.ToSlash(source)
	return c, nil
}

// noCard says why a page makes no card, and the way out.
func (a *app) noCard(why, source string) error {
	e := &commandError{code: exitMend, message: a.words.Say("board."+why, i18n.Args{"Path": oneLine(source)})}
	e.mend = a.words.Say("board."+why+"-mend", nil)
	return e
}

// cardOfVault is the card of a vault, made as its owner would send it.
func (a *app) cardOfVault(dir string, o reportOptions) (report.Card, error) {
	o.share = true
	names, err := a.namesFor(o)
	if err != nil {
		return report.Card{}, err
	}
	s := &sharing{app: a}
	if err := s.read(dir, o); err != nil {
		return report.Card{}, err
	}
	r, _ := s.build(a.words, names)
	return report.CardOf(r, filepath.ToSlash(dir)), nil
}

// deliverBoard writes the board and says where it is.
func (a *app) deliverBoard(b *report.Board, sources []string, o reportOptions) error {
	var page bytes.Buffer
	draw := report.BoardHTML
	if o.format == "md" {
		draw = report.BoardMarkdown
	}
	if err := draw(harmless{&page}, b, a.words); err != nil {
		return a.failed("error.internal", i18n.Args{"Reason": err.Error()})
	}
	if o.output == "-" || o.output == "" && o.format == "md" {
		if o.open {
			return a.used("error.no-open-stdout", nil)
		}
		_, err := a.out.Write(page.Bytes())
		return a.written(err)
	}
	dest, err := a.boardDestination(b, sources, o, page.Bytes())
	if err != nil {
		return err
	}
	if err := a.place(dest, page.Bytes()); err != nil {
		return err
	}
	a.say(a.words.Count("board.written", len(b.Cards), i18n.Args{"Path": filepath.ToSlash(dest.shown)}))
	if o.open {
		a.show(dest)
	}
	return nil
}

// boardDestination is where a board goes: carnet's own folder inside a vault, else
// the folder to work in, under the name of its day; never among the notes of any
// of the vaults.
func (a *app) boardDestination(b *report.Board, sources []string, o reportOptions, page []byte) (*destination, error) {
	start := a.fromStart(".")
	root, inside := findRoot(start, a.getenv("HOME"))
	if inside && o.output == "" {
		own := filepath.Join(root, ownFolder)
		return &destination{path: filepath.Join(own, "board.html"), shown: a.shown(root, "board.html"), own: own}, nil
	}
	output := o.output
	if output == "" {
		output = "carnet-board-" + b.Date + ".html"
	}
	if !inside {
		root = start
	}
	dest, err := a.destination(root, output, "", page)
	for _, source := range sources {
		if dir := a.fromStart(source); err == nil && parser.IsRoot(os.DirFS(dir)) {
			dest, err = a.destination(dir, output, "", page)
		}
	}
	return dest, err
}
