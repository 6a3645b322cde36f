package main

// What sync says: what came from others, what is in conflict, why it could not.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/sync"
	"carnet/report"
)

// tellReceived says what others have changed, once all of it is here.
func (e *exchange) tellReceived() {
	j := e.joined
	if j.Standing != sync.Behind && j.Standing != sync.Diverged {
		return
	}
	e.received, _ = e.doings(j.Base, j.Theirs)
	e.authors, _ = e.work.Authors(j.Base, j.Theirs)
	if e.o.json || len(e.received) == 0 {
		return
	}
	id := "sync.received"
	if e.o.dryRun {
		id = "sync.would-receive"
	}
	e.sayLine(id, i18n.Args{"Names": e.words.List(e.authors)})
	for _, line := range report.DoingsLines(e.received, e.words) {
		fmt.Fprint(e.out, fold(oneLine(line), "  ", "    ", e.screen()))
	}
	if len(j.Withheld) > 0 {
		e.say(e.words.Count("sync.withheld", len(j.Withheld), i18n.Args{"Example": j.Withheld[0]}))
	}
}

// sayForeseen says how a dry run would end.
func (e *exchange) sayForeseen() {
	switch {
	case e.joined.Standing == sync.Same && len(e.saved.status.Changes) == 0:
		e.tell("sync.even", i18n.Args{"Remote": e.remote.Shown()})
	case e.joined.Standing == sync.Behind:
		e.tell("sync.would-take", i18n.Args{"Remote": e.remote.Shown()})
	default:
		e.tell("sync.would-send", i18n.Args{"Remote": e.remote.Shown()})
	}
}

// filesShown is how many of the files that go out are named.
const filesShown = 12

// sayFirst says what a first push would send, and where.
func (e *exchange) sayFirst(files []string) {
	e.say(e.words.Count("sync.first", len(files), i18n.Args{"Remote": e.remote.Shown()}))
	for _, line := range folders(files) {
		e.say("  " + line)
	}
}

// folders are files in a few lines: of a folder with many, only how many.
func folders(files []string) []string {
	if len(files) <= filesShown {
		return files
	}
	var lines []string
	counts := map[string]int{}
	for _, file := range files {
		top, _, below := strings.Cut(file, "/")
		if below {
			top += "/"
		}
		if counts[top]++; counts[top] == 1 {
			lines = append(lines, top)
		}
	}
	for i, top := range lines {
		if strings.HasSuffix(top, "/") {
			lines[i] = fmt.Sprintf("%s (%d)", top, counts[top])
		}
	}
	return lines
}

// unrelated refuses two histories that have nothing in common.
func (e *exchange) unrelated() error {
	f := e.failed("error.sync-unrelated", i18n.Args{"Remote": e.remote.Shown()})
	f.mend = e.words.Say("error.sync-unrelated-mend", i18n.Args{"Remote": e.remote.Shown()})
	return f
}

// conflict shows what two people must settle, and ends the command.
func (e *exchange) conflict() error {
	if e.o.json {
		return errMend
	}
	for _, c := range e.joined.Conflicts {
		e.sayConflict(c)
	}
	f := &commandError{code: exitMend, message: e.words.Count("sync.conflicts", len(e.joined.Conflicts), nil)}
	f.mend = e.words.Say("sync.conflicts-mend", nil)
	return f
}

// left says what there is to do in an editor, and ends the command: markers in
// some files, and one state of others, or two names, to choose from.
func (e *exchange) left(conflicts []sync.Conflict) error {
	var marked []string
	for _, c := range conflicts {
		if c.Marked {
			marked = append(marked, c.Path)
			continue
		}
		e.sayConflict(c)
		e.say("  " + e.words.Say("sync.left-"+leftAs(c), i18n.Args{"Path": c.Path}))
	}
	if len(marked) == 0 {
		f := &commandError{code: exitMend, message: e.words.Count("sync.conflicts", len(conflicts), nil)}
		f.mend = e.words.Say("sync.left-mend", nil)
		return f
	}
	f := &commandError{code: exitMend, message: e.words.Say("sync.left", i18n.Args{"Paths": e.words.List(marked)})}
	f.mend = e.words.Say("sync.marked-mend", nil)
	return f
}

// leftAs is how a file without markers is left.
func leftAs(c sync.Conflict) string {
	switch {
	case c.Other != "" && c.Other != c.Path:
		return "names"
	case c.Clash == sync.GoneMine || c.Clash == sync.GoneThem:
		return "gone"
	}
	return "mine"
}

// sayConflict shows one with both sides.
func (e *exchange) sayConflict(c sync.Conflict) {
	mine := e.words.Say("sync.mine", i18n.Args{"Name": cmp.Or(c.MineBy, e.words.Say("sync.somebody", nil))})
	theirs := e.words.Say("sync.theirs", i18n.Args{"Name": cmp.Or(c.TheirsBy, e.words.Say("sync.somebody", nil))})
	e.say(e.words.Say("clash."+string(c.Clash), i18n.Args{
		"Path": c.Path, "Other": c.Other, "Name": path.Base(c.Path), "Mine": mine, "Theirs": theirs,
	}))
	for _, p := range c.Parts {
		where := e.words.Say("sync.line", i18n.Args{"Line": p.Line})
		if p.Key != "" {
			where = e.words.Say("sync.key", i18n.Args{"Key": p.Key})
		}
		e.say("  " + where)
		e.sayWording(mine, p.Mine)
		e.sayWording(theirs, p.Theirs)
	}
}

// wordingLines is how many lines of a wording are shown.
const wordingLines = 6

// sayWording shows what one side has written.
func (e *exchange) sayWording(who, text string) {
	if text == "" {
		text = e.words.Say("sync.nothing", nil)
	}
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if len(lines) > wordingLines {
		lines = append(lines[:wordingLines:wordingLines], "…")
	}
	e.say("    " + who)
	for _, line := range lines {
		e.say("      " + strings.TrimRight(line, "\r"))
	}
}

// failure says why the notes could not be shared. What is saved stays saved.
func (e *exchange) failure(err error) error {
	var said *commandError
	var remote *sync.RemoteError
	var changed *sync.ChangedError
	switch {
	case err == nil, errors.As(err, &said), errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &changed) && changed.Staged:
		return e.withMend("error.sync-staged", i18n.Args{"Path": changed.Path})
	case errors.As(err, &changed):
		return e.withMend("error.sync-changed", i18n.Args{"Path": changed.Path})
	case errors.Is(err, sync.ErrPartial):
		return e.withMend("error.sync-partial", nil)
	case errors.Is(err, sync.ErrHostile):
		return e.withMend("error.sync-hostile", nil)
	case errors.As(err, &remote):
		return e.remoteFailed(remote)
	}
	if path := pathOf(err); path != "" {
		return e.failed("error.cannot-write", i18n.Args{"Path": e.inVault(path), "Reason": e.reason(err)})
	}
	return e.gitFailed(e.root, err)
}

// pathOf is the file that the system would not let be written, "" for none.
func pathOf(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Path
	case errors.As(err, &link):
		return link.New
	}
	return ""
}

// inVault is a path as the person knows it.
func (e *exchange) inVault(path string) string {
	rel, err := filepath.Rel(e.root, path)
	if err != nil || !filepath.IsLocal(rel) {
		return path
	}
	return filepath.ToSlash(rel)
}

func (a *app) withMend(id string, args i18n.Args) error {
	f := a.failed(id, args)
	f.mend = a.words.Say(id+"-mend", args)
	return f
}

// remoteFailed says what is wrong with the remote, in its own words where it has
// some.
func (e *exchange) remoteFailed(err *sync.RemoteError) error {
	f := &commandError{code: exitFailed}
	f.message, f.mend = e.remoteSays(*e.remote, err)
	f.mend = strings.TrimSpace(e.words.Say("sync.kept", nil) + " " + f.mend)
	if err.Kind == sync.ErrRejected && err.Said != "" {
		f.mend += "\n\n  " + strings.ReplaceAll(err.Said, "\n", "\n  ")
	}
	return f
}
