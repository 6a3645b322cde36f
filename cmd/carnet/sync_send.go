package main

// The way out: what is sent, and the question before the first time.

import (
	"bufio"
	"context"
	"slices"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/sync"
	"carnet/report"
)

// begin sends a branch that the remote does not have yet: what goes out is shown,
// and asked for.
func (e *exchange) begin(ctx context.Context) error {
	head, err := e.work.Head()
	if err != nil {
		return err
	}
	if head == "" {
		e.tell("sync.empty", i18n.Args{"Remote": e.remote.Shown()})
		return nil
	}
	if err := e.mayBegin(head); err != nil || e.o.dryRun {
		return err
	}
	return e.push(ctx, head)
}

// mayBegin asks whether the vault may be sent for the first time.
func (e *exchange) mayBegin(head string) error {
	if e.o.yes && e.o.json {
		return nil
	}
	files, err := e.work.Files(head)
	if err != nil {
		return err
	}
	if !e.o.json {
		e.sayFirst(files)
	}
	if e.o.yes || e.o.dryRun {
		return nil
	}
	if !e.asks() {
		f := e.failed("error.sync-first", i18n.Args{"Remote": e.remote.Shown()})
		f.mend = e.words.Say("error.sync-yes", nil)
		return f
	}
	if !e.confirms("sync.first-ask") {
		return e.failed("error.sync-not-sent", nil)
	}
	return nil
}

// confirms asks a question until the answer is yes or no.
func (a *app) confirms(id string) bool {
	answers := bufio.NewScanner(a.in)
	for {
		a.say(a.words.Say(id, nil))
		if !answers.Scan() {
			return false
		}
		answer := strings.ToLower(strings.TrimSpace(answers.Text()))
		if slices.Contains(strings.Fields(a.words.Say("fix.yes", nil)), answer) {
			return true
		}
		if slices.Contains(strings.Fields(a.words.Say("fix.no", nil)), answer) {
			return false
		}
	}
}

// send sends what theirs does not have.
func (e *exchange) send(ctx context.Context, theirs string) error {
	head := e.joined.Head
	if e.o.dryRun {
		e.sayForeseen()
		return nil
	}
	if head == theirs || head == "" {
		e.tell("sync.even", i18n.Args{"Remote": e.remote.Shown()})
		return nil
	}
	return e.push(ctx, head)
}

func (e *exchange) push(ctx context.Context, head string) error {
	done := e.progress("progress.sending")
	err := e.work.Push(ctx, *e.remote, head)
	done()
	if err == nil {
		e.sent = true
		e.tell("sync.sent", i18n.Args{"Remote": e.remote.Shown()})
	}
	return err
}

func fileChanges(changes []sync.Change) []report.FileChange {
	files := make([]report.FileChange, len(changes))
	for i, c := range changes {
		files[i] = report.FileChange{Path: c.Path, New: c.New, Gone: c.Gone}
	}
	return files
}
