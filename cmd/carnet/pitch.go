package main

// carnet pitch: how each version came to be, what changed between two of them,
// and the words as they were on a day.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/internal/worddiff"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// wordingOptions are the flags of the commands about pitches.
type wordingOptions struct {
	date string
	json bool
}

// pitchCommand holds the commands about pitches.
func (a *app) pitchCommand() *cobra.Command {
	c := a.command("pitch", "pitch", "carnet pitch log\ncarnet pitch diff v2-b\ncarnet pitch show v2-b@2026-07-31", "")
	c.Args = a.subcommandOnly
	c.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	c.AddCommand(
		a.aboutPitch("log", "log [PITCH]", "carnet pitch log\ncarnet pitch log v2-b", 0, 1, a.pitchLog),
		a.aboutPitch("diff", "diff PITCH[@DATE] [PITCH[@DATE]]", "carnet pitch diff v2-b\ncarnet pitch diff v1-a v2-b\ncarnet pitch diff v2-b@2026-07-31 v2-b", 1, 2, a.pitchDiff),
		a.aboutPitch("show", "show PITCH[@DATE]", "carnet pitch show v2-b\ncarnet pitch show v2-b@2026-07-31", 1, 1, a.pitchShow),
	)
	return c
}

// aboutPitch is one of them, which takes so many pitches.
func (a *app) aboutPitch(name, use, example string, least, most int, run func(*pitches, []string, bool) error) *cobra.Command {
	var o wordingOptions
	c := a.command("pitch-"+name, use, example, "exit-pitch")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return a.used("pitch.how-many", i18n.Args{"Usage": "carnet pitch " + use})
		}
		p, err := a.pitches(o.date)
		if err != nil {
			return err
		}
		return run(p, args, o.json)
	}
	f := c.Flags()
	f.StringVar(&o.date, "date", "", a.words.Say("flag.date", nil))
	f.BoolVar(&o.json, "json", false, a.words.Say("flag.json", nil))
	c.ValidArgsFunction = a.completePitches
	return c
}

// pitches are those of a vault, with what the report says of them.
type pitches struct {
	v     *vault.Vault
	r     *report.Report
	today vault.Date
	words *i18n.Words
}

// pitches reads the vault. Without a history one line says so: the notes as they
// are stand for it.
func (a *app) pitches(date string) (*pitches, error) {
	_, v, err := a.open("")
	if err != nil {
		return nil, err
	}
	today, err := a.today(date, v)
	if err != nil {
		return nil, err
	}
	words := a.reportWords(v)
	if v.History.State == vault.HistoryOff {
		a.say(a.words.Say("pitch.no-history", nil))
	}
	return &pitches{v, report.Build(v, report.Options{Today: today, Words: words, Version: a.version}), today, words}, nil
}

// A wording is the text of a pitch on a day.
type wording struct {
	Pitch  string         `json:"pitch"`
	Date   *string        `json:"date"`   // the day it was saved; null when it never was
	Commit *string        `json:"commit"` // in which
	Author *string        `json:"author"`
	Known  vault.Standing `json:"known"` // how well it is known that it was in force
	Text   string         `json:"text"`

	note *vault.Pitch
	on   vault.Date
}

// wording reads PITCH or PITCH@DATE.
func (a *app) wording(p *pitches, text string) (wording, error) {
	name, day, dated := strings.Cut(text, "@")
	on := p.today
	if dated {
		var known bool
		if on, known = dayOf(day); !known {
			return wording{}, a.used("error.flag-invalid", i18n.Args{
				"Flag": name + "@", "Value": day, "Allowed": a.words.Say("allowed.date", nil),
			})
		}
	}
	note, err := a.findPitch(p.v, name)
	if err != nil {
		return wording{}, err
	}
	return p.on(note, on), nil
}

// on is the text of a pitch in force on a day.
func (p *pitches) on(note *vault.Pitch, day vault.Date) wording {
	r, known := note.TextOn(day, p.today)
	return p.worded(note, r, known, day)
}

func (p *pitches) worded(note *vault.Pitch, r vault.Revision, known vault.Standing, day vault.Date) wording {
	w := wording{Pitch: note.ID, Known: known, Text: r.Text, note: note, on: day}
	if r.Commit != nil {
		saved := r.Commit.By.Day().Day()
		w.Date, w.Commit, w.Author = &saved, &r.Commit.Hash, &r.Commit.By.Name
	}
	return w
}

// saved is the day it was saved, empty when it never was.
func (w wording) saved() string {
	if w.Date == nil {
		return ""
	}
	return *w.Date
}

// findPitch is the pitch that a name on the command line means.
func (a *app) findPitch(v *vault.Vault, name string) (*vault.Pitch, error) {
	ids := make([]string, len(v.Pitches))
	for i, p := range v.Pitches {
		if ids[i] = p.ID; p.ID == name {
			return p, nil
		}
	}
	for _, p := range v.Pitches {
		if parser.Fold(p.ID) == parser.Fold(name) || p.Title.Set && parser.Fold(p.Title.V) == parser.Fold(name) {
			return p, nil
		}
	}
	e := a.used("pitch.unknown", i18n.Args{"Name": name})
	if near := parser.Nearest(name, ids); near != "" {
		e.mend = a.words.Say("error.did-you-mean", i18n.Args{"Near": near})
	} else if len(ids) > 0 {
		e.mend = a.words.Say("pitch.there-are", i18n.Args{"IDs": a.words.List(ids)})
	}
	return nil, e
}

// pitchShow writes the words of a pitch on a day.
func (a *app) pitchShow(p *pitches, args []string, asJSON bool) error {
	w, err := a.wording(p, args[0])
	if err != nil {
		return err
	}
	if asJSON {
		return a.writeJSON(w)
	}
	a.say(p.standing(w))
	_, err = fmt.Fprint(a.out, foldLines(printable(w.Text), a.screen()))
	return err
}

// standing says of which day the words are.
func (p *pitches) standing(w wording) string {
	args := i18n.Args{"Pitch": w.Pitch, "On": p.words.Date(w.on), "Saved": ""}
	id := string(w.Known)
	switch saved, known := dayOf(w.saved()); {
	case known:
		args["Saved"] = p.words.Date(saved)
	case w.Known == vault.InForce:
		id = "unsaved"
	}
	return p.words.Say("pitch."+id, args)
}

// pitchDiff writes what changed from one text to another, word by word.
func (a *app) pitchDiff(p *pitches, args []string, asJSON bool) error {
	from, to, err := a.twoWordings(p, args)
	if err != nil || to == nil {
		return err
	}
	change := report.Compare(from.Text, to.Text)
	if asJSON {
		return a.writeJSON(struct {
			From   *wording      `json:"from"`
			To     *wording      `json:"to"`
			Change report.Change `json:"change"`
		}{from, to, change})
	}
	said := i18n.Args{"From": from.named(), "To": to.named(), "Gone": change.Gone, "Added": change.Added, "Anew": change.Anew, "Same": change.Gone+change.Added == 0}
	a.say(p.words.Say("pitch.difference", said))
	_, err = fmt.Fprint(a.out, foldLines(a.marked(change), a.screen()))
	return err
}

// named is a wording as it is asked for.
func (w wording) named() string { return strings.TrimSuffix(w.Pitch+"@"+w.saved(), "@") }

// twoWordings are those to compare. One pitch alone is held against the one it
// follows, else its last two wordings against each other.
func (a *app) twoWordings(p *pitches, args []string) (from, to *wording, err error) {
	first, err := a.wording(p, args[0])
	if err != nil {
		return nil, nil, err
	}
	if len(args) == 2 {
		second, err := a.wording(p, args[1])
		return &first, &second, err
	}
	if before := first.note.Follows.To; before != nil && before != first.note {
		w := p.on(before, first.on)
		return &w, &first, nil
	}
	revisions := first.note.Revisions
	i := slices.IndexFunc(revisions, func(r vault.Revision) bool { return r.Text == first.Text })
	if i < 1 {
		a.say(p.words.Say("pitch.one-wording", i18n.Args{"Pitch": first.Pitch}))
		return nil, nil, nil
	}
	w := p.worded(first.note, revisions[i-1], vault.InForce, first.on)
	return &w, &first, nil
}

// marked is a difference as git writes words: [-gone-]{+new+}, in colour on a
// terminal.
func (a *app) marked(c report.Change) string {
	var b strings.Builder
	for i, piece := range c.Pieces {
		text := printable(piece.Text)
		switch piece.Op {
		case worddiff.Delete:
			b.WriteString(a.piece("31;9", "[-", text, "-]"))
		case worddiff.Insert:
			if c.Anew && i > 0 {
				b.WriteString("\n\n")
			}
			b.WriteString(a.piece("32;4", "{+", text, "+}"))
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}

// piece is a changed piece in colour, or between marks where colour does not
// show. A colour ends with its line.
func (a *app) piece(code, open, text, shut string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = a.color(code, line)
	}
	if colored := strings.Join(lines, "\n"); colored != text {
		return colored
	}
	return open + text + shut
}
