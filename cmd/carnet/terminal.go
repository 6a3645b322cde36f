package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// printable is text that a terminal shows and does not obey: control, escape
// and bidirectional characters become visible signs.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if isActive(r) {
			return '\ufffd'
		}
		return r
	}, text)
}

// oneLine is printable text that cannot go on in a line of its own; each tab is
// one space, so that columns are what they count.
func oneLine(text string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(printable(text))
}

// A harmless writes text without the characters that a terminal obeys.
type harmless struct{ io.Writer }

// Write implements io.Writer.
func (w harmless) Write(data []byte) (int, error) {
	text := data
	if bytes.ContainsFunc(data, isActive) {
		text = []byte(printable(string(data)))
	}
	if _, err := w.Writer.Write(text); err != nil {
		return 0, err
	}
	return len(data), nil
}

// isActive tells whether a character is obeyed instead of shown, line ends and
// tabs aside. The marks up to U+200F only say which way their neighbours run,
// and belong into Arabic and Hebrew text.
func isActive(r rune) bool {
	if unicode.IsControl(r) {
		return r != '\n' && r != '\t'
	}
	return r > '\u200f' && unicode.Is(unicode.Bidi_Control, r)
}

// writeJSON writes data for other programs, harmless on a terminal too.
func (a *app) writeJSON(data any) error {
	enc := json.NewEncoder(harmlessJSON{a.out})
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(data)
}

// A harmlessJSON writes JSON with the characters that a terminal obeys as
// escapes: the text they stand in stays what it is.
type harmlessJSON struct{ io.Writer }

// Write implements io.Writer.
func (w harmlessJSON) Write(data []byte) (int, error) {
	if _, err := w.Writer.Write(escapeControls(data)); err != nil {
		return 0, err
	}
	return len(data), nil
}

// escapeControls escapes what JSON leaves as it is: everything below a space is
// escaped there already.
func escapeControls(data []byte) []byte {
	if !bytes.ContainsFunc(data, isActive) {
		return data
	}
	var b bytes.Buffer
	for _, r := range string(data) {
		if isActive(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.Bytes()
}

// progress says on a terminal what takes over half a second; done wipes the
// line away.
func (a *app) progress(id string) (done func()) {
	if a.terminal() == 0 {
		return func() {}
	}
	timer := time.AfterFunc(500*time.Millisecond, func() { fmt.Fprintf(a.err, "%s…", a.words.Say(id, nil)) })
	return func() {
		if !timer.Stop() {
			fmt.Fprint(a.err, "\r\033[K")
		}
	}
}

// color wraps text in a terminal's colour, where one looks at it and has not
// asked for none.
func (a *app) color(code, text string) string {
	if text == "" || a.screen() == 0 || a.getenv("NO_COLOR") != "" || a.getenv("TERM") == "dumb" {
		return text
	}
	return "\033[" + code + "m" + text + "\033[0m"
}

// lineWidth is how wide a line of prose may be.
const lineWidth = 80

// folded is a text as lines that fit the screen, each behind the indent; where
// nobody looks it is one line.
func (a *app) folded(text, indent string) string {
	return fold(oneLine(text), indent, indent, a.screen())
}

// say puts words on the error stream: prose, in lines that fit the terminal.
func (a *app) say(text string) { fmt.Fprint(a.err, foldLines(printable(text), a.terminal())) }

// foldLines folds each line of a text for a terminal, what goes on behind the
// line's own indent; an indented line goes on two columns further in.
func foldLines(text string, width int) string {
	var all strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		words := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(words)]
		hang := indent
		if indent != "" {
			hang += "  "
		}
		all.WriteString(fold(words, indent, hang, width))
	}
	return all.String()
}

// fold is a line as lines that fit a terminal, the first behind one indent, the
// others behind another; without a terminal it stays one line.
func fold(text, indent, hang string, terminal int) string {
	if terminal == 0 {
		return indent + text + "\n"
	}
	width := min(terminal, lineWidth)
	var lines strings.Builder
	line, empty := indent, true
	for word := range strings.SplitSeq(text, " ") {
		if !empty && runewidth.StringWidth(line)+1+runewidth.StringWidth(word) > width {
			lines.WriteString(line + "\n")
			line, empty = hang, true
		}
		if !empty {
			line += " "
		}
		line, empty = line+word, false
	}
	return lines.String() + line + "\n"
}
