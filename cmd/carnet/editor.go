package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"carnet/internal/i18n"
)

// editNote opens a new note in the person's editor and says what there is to
// mend in it afterwards. Whatever becomes of the editor, the note stays.
func (a *app) editNote(d *desk, n draft) error {
	words := editorWords(a.getenv)
	if len(words) == 0 {
		a.say(a.words.Say("new.no-editor", nil))
		return nil
	}
	file := filepath.Join(d.root, filepath.FromSlash(n.path))
	if err := a.runEditor(words, file); err != nil {
		e := a.failed("new.editor-failed", i18n.Args{"Editor": words[0], "Reason": a.editorReason(err)})
		e.mend = a.words.Say("new.note-stays", i18n.Args{"Path": a.shownNote(d.root, n.path)})
		return e
	}
	return a.sayEdited(d, n.path)
}

// sayEdited says what there is to mend in a note that was edited; one that was
// left as it came is not mentioned again.
func (a *app) sayEdited(d *desk, path string) error {
	v, err := a.parse(d.root)
	if err != nil {
		return err
	}
	a.sayDiagnostics(v, path)
	return nil
}

// editorWords are the words of $VISUAL, or else of $EDITOR.
func editorWords(getenv func(string) string) []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := splitWords(getenv(name)); len(words) > 0 {
			return words
		}
	}
	return nil
}

// splitWords cuts a command into its words, which may stand between quotation
// marks: "C:\Program Files\Editor\editor.exe" --wait.
func splitWords(command string) []string {
	var words []string
	var word strings.Builder
	open, begun := rune(0), false
	for _, r := range command {
		switch {
		case open != 0 && r == open:
			open = 0
		case open == 0 && (r == '"' || r == '\''):
			open, begun = r, true
		case open == 0 && (r == ' ' || r == '\t'):
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		words = append(words, word.String())
	}
	return words
}

// runEditor runs an editor on a file until it ends.
func (a *app) runEditor(words []string, file string) error {
	c := exec.Command(words[0], append(words[1:], file)...)
	c.Stdin, c.Stdout, c.Stderr = a.in, a.out, a.err
	return c.Run()
}

// editorReason is why an editor could not be used.
func (a *app) editorReason(err error) string {
	var ended *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, os.ErrNotExist):
		return a.words.Say("reason.missing", nil)
	case errors.As(err, &ended):
		return a.words.Say("new.editor-ended", i18n.Args{"Code": ended.ExitCode()})
	}
	return a.reason(err)
}
