package main

// What save says: the changes, what is left out, the commit.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/sync"
	"carnet/report"
)

// sayToSave lists what changed, then what is to be known of it.
func (a *app) sayToSave(s *saving) {
	for _, line := range report.DoingsLines(s.doings, a.words) {
		fmt.Fprint(a.out, fold(oneLine(line), "", "  ", a.screen()))
	}
	if len(s.doings)+len(s.status.Unsavable) == 0 {
		a.sayLine("save.nothing", nil)
	}
	for _, d := range s.errors {
		fmt.Fprint(a.err, "\n"+a.diagnostic(d, a.terminal()))
	}
	for _, u := range s.status.Unsavable {
		a.sayLine("save.left-out", i18n.Args{"Path": u.Path, "Reason": a.whyUnsavable(u)})
	}
	if len(s.status.Exposed) > 0 {
		a.say(a.words.Count("save.exposed", len(s.status.Exposed), i18n.Args{"Example": s.status.Exposed[0]}))
	}
}

func (a *app) whyUnsavable(u sync.Unsavable) string {
	if errors.Is(u.Err, fs.ErrInvalid) {
		return a.words.Say("save.no-file", nil)
	}
	return a.reason(u.Err)
}

// saySaved says that the commit is made, and by whom where git does not know.
func (a *app) saySaved(ctx context.Context, s *saving) {
	subject, _, _ := strings.Cut(strings.TrimSpace(s.message), "\n")
	a.sayLine("save.saved", i18n.Args{"Message": subject, "Commit": s.commit[:7]})
	if who, known, err := s.work.Author(ctx); err == nil && !known {
		a.sayLine("init.guessed", i18n.Args{"Name": who.Name, "Email": who.Email})
	}
}

// saveData is what save says, for other programs.
type saveData struct {
	Commit      *string             `json:"commit"` // null where none is made
	Message     string              `json:"message"`
	Changes     []report.Doing      `json:"changes"`
	LeftOut     []string            `json:"left_out"` // files that git cannot keep
	Exposed     []string            `json:"exposed"`  // private files that git keeps already
	Diagnostics []report.Diagnostic `json:"diagnostics"`
}

// saveJSON is what is to save and what was, for other programs.
func (a *app) saveJSON(s *saving) error {
	return a.writeJSON(s.data(a.words))
}

// data is what is to save and what was.
func (s *saving) data(words *i18n.Words) saveData {
	data := saveData{
		Message: s.message, Changes: append([]report.Doing{}, s.doings...), LeftOut: []string{},
		Exposed: append([]string{}, s.status.Exposed...), Diagnostics: report.Diagnostics(s.errors, words),
	}
	if s.commit != "" {
		data.Commit = &s.commit
	}
	for _, u := range s.status.Unsavable {
		data.LeftOut = append(data.LeftOut, u.Path)
	}
	return data
}
