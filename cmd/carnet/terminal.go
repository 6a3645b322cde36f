package main

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// printable is text that a terminal shows and does not obey: control, escape
// and bidirectional characters become visible signs.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return '\ufffd'
		}
		return r
	}, text)
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
	if a.terminal() == 0 || a.getenv("NO_COLOR") != "" || a.getenv("TERM") == "dumb" {
		return text
	}
	return "\033[" + code + "m" + text + "\033[0m"
}
