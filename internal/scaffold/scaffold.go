// Package scaffold writes new notes: what is known goes in, bytes come out. The
// skeletons are in templates/scaffold, in the vault's language. It writes no file.
package scaffold

import (
	"bytes"
	"fmt"
	"strings"
	"text/template"

	"carnet/templates"
)

// A Meeting is what is known of a conversation when its note is made. Values are
// as they were typed; empty ones are left for the person to fill in.
type Meeting struct {
	Date     string   // only where the file's name does not say it
	Contacts []string // the same

	Pitch, Landed, Understood string
	Energy, Aligned, Minutes  string
	Channel, OnBehalf         string
	Referrals, Gave           []string

	Feedback []string // remarks, as people type them
	Tasks    []string // promises, with their box: [ ] send the flyer
	Open     []string // promises of earlier notes, shown in a comment

	Session bool // with the mentor: no version is told
	Whole   bool // what is given is all: no empty keys, no hints
}

// A Contact is what is known of a person.
type Contact struct {
	Name               string // only where the file's name does not say it
	Role, Organization string
	Circle             string
	IntroducedBy       string
	Introduced         bool // somebody opened the way: that is their circle
	ToAsk              bool // whether the relay's name may be used is to be asked
	Email, Phone, Ask  string
}

// A Pitch is what is known of a version.
type Pitch struct {
	Essential string
	Follows   string
	Themes    []string // complaints that it could address, shown in a comment
	Body      []byte   // the text to begin with; nil leaves a hint in its place
}

// A Target is what is known of an organisation to reach.
type Target struct {
	Name string // only where the file's name does not say it
}

// Render writes the note in a language, "en" or "fr".
func (m Meeting) Render(language string) []byte {
	note := render(language, "meeting", m, !m.Whole)
	return bytes.TrimPrefix(note, []byte("---\n---\n")) // no key at all
}

// Render writes the note in a language, "en" or "fr".
func (c Contact) Render(language string) []byte { return render(language, "contact", c, true) }

// Render writes the note in a language, "en" or "fr". The text to begin with is
// copied byte for byte, and the line ends before it are its own.
func (p Pitch) Render(language string) []byte {
	head := render(language, "pitch", p, true)
	if bytes.Contains(p.Body, []byte("\r\n")) {
		head = bytes.ReplaceAll(head, []byte("\n"), []byte("\r\n"))
	}
	return append(head, p.Body...)
}

// Render writes the note in a language, "en" or "fr".
func (t Target) Render(language string) []byte { return render(language, "target", t, true) }

// render fills a skeleton. In it, line writes a key that has a value, and ask
// writes a key in any case, with a hint in place of a value; hints are left out
// of a note that is whole already.
func render(language, kind string, data any, hints bool) []byte {
	line := func(key string, values any) string { return keyLine(key, texts(values)) }
	ask := func(key, hint string, value any) string {
		if values := texts(value); len(values) > 0 || !hints {
			return keyLine(key, values)
		}
		return strings.TrimRight(key+": "+hint, " ") + "\n"
	}
	t := template.New(kind + ".md").Funcs(template.FuncMap{
		"line": line, "ask": ask, "item": Item, "task": Task, "comment": inComment, "join": strings.Join,
	})
	t = template.Must(t.ParseFS(templates.Files, "scaffold/"+language+"/"+kind+".md"))
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		panic(fmt.Sprintf("a skeleton compiled in cannot be filled: %v", err)) // a test fills all
	}
	return b.Bytes()
}

// texts are the values of a key that are not empty.
func texts(values any) []string {
	all, ok := values.([]string)
	if text, one := values.(string); one {
		all, ok = []string{text}, true
	}
	if !ok {
		panic(fmt.Sprintf("a key of a skeleton cannot hold %T", values))
	}
	var kept []string
	for _, text := range all {
		if text = clean(text); text != "" {
			kept = append(kept, text)
		}
	}
	return kept
}

// inComment is text that cannot end the comment that it stands in, nor begin a
// line of its own.
func inComment(text string) string {
	return strings.ReplaceAll(clean(text), "-->", "->")
}
