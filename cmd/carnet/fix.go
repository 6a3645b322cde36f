package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/vault"
)

// A fixer mends what cannot be mended wrongly, file by file, each mend shown
// and asked for.
type fixer struct {
	*app
	root    string
	answers *bufio.Scanner
	all     bool // no further question
	quit    bool

	mended, files int
}

// fix goes through all mends of a vault.
func (a *app) fix(root string, v *vault.Vault, yes bool) error {
	if !yes && !a.asks() {
		e := a.used("error.fix-asks", nil)
		e.mend = a.words.Say("error.fix-yes", nil)
		return e
	}
	f := &fixer{app: a, root: root, answers: bufio.NewScanner(a.in), all: yes}
	for start := 0; start < len(v.Diagnostics) && !f.quit; {
		end := start
		for end < len(v.Diagnostics) && v.Diagnostics[end].Path == v.Diagnostics[start].Path {
			end++
		}
		if err := f.file(v.Diagnostics[start:end]); err != nil {
			return err
		}
		start = end
	}
	if len(v.Diagnostics) > 0 && !slices.ContainsFunc(v.Diagnostics, func(d vault.Diagnostic) bool { return len(d.Fix) > 0 }) {
		a.say(a.words.Say("fix.nothing", nil))
		return nil
	}
	notes := a.words.Count("count.notes", f.files, nil)
	fmt.Fprintln(a.err, a.words.Count("fix.result", f.mended, i18n.Args{"Notes": notes}))
	return nil
}

// file mends one file.
func (f *fixer) file(diagnostics []vault.Diagnostic) error {
	var wanted []vault.Diagnostic
	for _, d := range diagnostics {
		if len(d.Fix) > 0 && !f.quit && f.wants(d) {
			wanted = append(wanted, d)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	path := wanted[0].Path
	if id := mendFile(filepath.Join(f.root, filepath.FromSlash(path)), path, wanted); id != "" {
		return f.failed(id, i18n.Args{"Path": path})
	}
	f.mended += len(wanted)
	f.files++
	return nil
}

// wants shows a mend and asks for it.
func (f *fixer) wants(d vault.Diagnostic) bool {
	fmt.Fprint(f.err, f.diagnostic(d, f.screen()))
	if raw, err := os.ReadFile(filepath.Join(f.root, filepath.FromSlash(d.Path))); err == nil {
		f.showLines(raw, d.Fix)
	}
	return f.all || f.ask()
}

// ask asks until the answer is one of the four.
func (f *fixer) ask() bool {
	for {
		fmt.Fprint(f.err, f.words.Say("fix.ask", nil)+" ")
		if !f.answers.Scan() {
			f.quit = true
			return false
		}
		answer := strings.ToLower(strings.TrimSpace(f.answers.Text()))
		for name, give := range map[string]func() bool{
			"fix.yes":  func() bool { return true },
			"fix.no":   func() bool { return false },
			"fix.all":  func() bool { f.all = true; return true },
			"fix.quit": func() bool { f.quit = true; return false },
		} {
			if slices.Contains(strings.Fields(f.words.Say(name, nil)), answer) {
				return give()
			}
		}
	}
}

// showLines shows the lines of a mend as they are and as they will be.
func (f *fixer) showLines(raw []byte, edits []vault.Edit) {
	mended, ok := parser.Splice(raw, edits)
	if !ok {
		return
	}
	before, after := splitLines(raw), splitLines(mended)
	for _, e := range edits {
		fmt.Fprintln(f.err, f.color("31", "  - "+printable(before[e.Pos.Line-1])))
		fmt.Fprintln(f.err, f.color("32", "  + "+printable(after[e.Pos.Line-1])))
	}
}

func splitLines(raw []byte) []string {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(raw))
	return strings.Split(text, "\n")
}

// mendFile makes the mends in one file. It gives the id of a message when the
// file was left as it is: it changed since it was checked, or the mend would
// not do what it should.
func mendFile(file, path string, wanted []vault.Diagnostic) string {
	info, err := os.Lstat(file)
	if err != nil || !info.Mode().IsRegular() {
		return "error.fix-changed"
	}
	raw, err := os.ReadFile(file)
	if err != nil || !allFound(parser.Recheck(path, raw), wanted) {
		return "error.fix-changed"
	}
	var edits []vault.Edit
	for _, d := range wanted {
		edits = append(edits, d.Fix...)
	}
	mended, ok := parser.Splice(raw, edits)
	if !ok || !mends(parser.Recheck(path, raw), parser.Recheck(path, mended), wanted) {
		return "error.fix-refused"
	}
	return replaceFile(file, info.Mode().Perm(), raw, mended)
}

// allFound tells whether all wanted mends are still to be made.
func allFound(found, wanted []vault.Diagnostic) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(found, func(d vault.Diagnostic) bool {
			return d.Code == w.Code && d.Pos == w.Pos && reflect.DeepEqual(d.Fix, w.Fix)
		}) {
			return false
		}
	}
	return true
}

// mends tells whether the mended file lacks what was wanted and has no error
// more than before.
func mends(before, after, wanted []vault.Diagnostic) bool {
	if errorsIn(after) > errorsIn(before) {
		return false
	}
	for _, w := range wanted {
		if countCode(after, w.Code) > countCode(before, w.Code)-countCode(wanted, w.Code) {
			return false
		}
	}
	return true
}

func errorsIn(diagnostics []vault.Diagnostic) int {
	n := 0
	for _, d := range diagnostics {
		if d.Severity == vault.Error {
			n++
		}
	}
	return n
}

func countCode(diagnostics []vault.Diagnostic, code string) int {
	n := 0
	for _, d := range diagnostics {
		if d.Code == code {
			n++
		}
	}
	return n
}

// replaceFile puts mended in the place of raw whole, with the mode it had,
// unless the file is no longer what was read.
func replaceFile(file string, mode os.FileMode, raw, mended []byte) string {
	unchanged := func() error {
		if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, raw) {
			return errChanged
		}
		return nil
	}
	switch err := writeWhole(file, mended, mode, unchanged); {
	case errors.Is(err, errChanged):
		return "error.fix-changed"
	case err != nil:
		return "error.fix-unwritable"
	}
	return ""
}

var errChanged = errors.New("the file is no longer what was read")
