package main

// carnet pitch log: the line in time, in a terminal.

import (
	"fmt"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/worddiff"
	"carnet/report"
)

// pitchLog writes how all versions came to be, or one of them.
func (a *app) pitchLog(p *pitches, args []string, asJSON bool) error {
	all := p.r.Pitches
	if len(args) > 0 {
		one, err := a.findPitch(p.v, args[0])
		if err != nil {
			return err
		}
		for i := range p.r.Pitches {
			if p.r.Pitches[i].ID == one.ID {
				all = p.r.Pitches[i : i+1]
			}
		}
	}
	if asJSON {
		return a.writeJSON(all)
	}
	var b strings.Builder
	for i := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		a.writeVersion(&b, p, &all[i])
	}
	_, err := fmt.Fprint(a.out, b.String())
	return err
}

// writeVersion writes one version: its name, what it follows, and a line for
// each wording and for those who heard it.
func (a *app) writeVersion(b *strings.Builder, p *pitches, pitch *report.Pitch) {
	head := pitch.ID
	if pitch.Title != nil {
		head = p.words.Say("version.named", i18n.Args{"ID": pitch.ID, "Title": *pitch.Title})
	}
	fmt.Fprintln(b, a.color("1", oneLine(head)))
	if s := pitch.Step; s != nil {
		args := changeArgs(&s.Change)
		args["Pitch"] = s.From
		fmt.Fprintln(b, "  "+oneLine(p.words.Say("pitch.follows", args)))
	}
	for i := range pitch.Revisions {
		p.writeRevision(b, &pitch.Revisions[i])
	}
}

func (p *pitches) writeRevision(b *strings.Builder, r *report.Revision) {
	when, what := p.words.Say("pitch.not-saved", nil), p.words.Count("count.words", worddiff.Words(r.Text), nil)
	if r.Date != nil {
		when = *r.Date + "  " + *r.Author
	}
	if r.Change != nil {
		what = p.words.Say("pitch.changed", changeArgs(r.Change))
	}
	fmt.Fprintln(b, oneLine("  "+when+"  "+what))
	if told := len(r.Told); told > 0 {
		counts := map[string]int{}
		for _, m := range r.Meetings {
			if m.Landed != nil {
				counts[*m.Landed]++
			}
		}
		outcomes := p.words.Say("verdict.outcomes", i18n.Args{"Yes": counts["yes"], "Partly": counts["partly"], "No": counts["no"]})
		fmt.Fprintln(b, "    "+p.words.Count("pitch.told", told, i18n.Args{"Outcomes": outcomes}))
	}
}

func changeArgs(c *report.Change) i18n.Args {
	return i18n.Args{"Gone": c.Gone, "Added": c.Added, "Anew": c.Anew, "Same": c.Gone+c.Added == 0}
}
