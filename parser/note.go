package parser

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"carnet/vault"
)

// A note is one file while it is read: exactly one of its four is set, none
// when the file is no note of carnet's.
type note struct {
	file        file
	source      *source
	diagnostics []vault.Diagnostic
	unread      bool // the file could not be read, or is too large

	common  *vault.Note // of the one that is set
	contact *vault.Contact
	meeting *vault.Meeting
	pitch   *vault.Pitch
	target  *vault.Target
}

// report keeps a diagnostic of this note.
func (n *note) report(d vault.Diagnostic) {
	d.Path = n.file.path
	n.diagnostics = append(n.diagnostics, d)
}

// readNote reads one file.
func readNote(fsys fs.FS, f file) *note {
	n := &note{file: f, source: newSource(f.path, nil)}
	raw, err := readFile(fsys, f.path)
	if err != nil {
		if f.kind != "" {
			n.unread = true
			n.unreadable(err)
		}
		return n
	}
	n.source = newSource(f.path, raw)
	fm := splitFrontMatter(n.source)
	if f.kind == "" && fm.opened == 0 {
		return n
	}
	n.notText(raw, fm.bodyLine)
	n.conflict(fm.bodyLine)
	n.characters(fm)
	n.read(fm)
	return n
}

// A tooLargeError is the size of a file that is larger than a note may be.
type tooLargeError int64

// Error implements error.
func (tooLargeError) Error() string { return "too large" }

// megabytes is the size in MB, rounded up to a tenth.
func (e tooLargeError) megabytes() float64 { return math.Ceil(float64(e)/MaxNoteSize*10) / 10 }

var errUTF16 = errors.New("UTF-16")

// readFile reads a file that is no larger than a note may be.
func readFile(fsys fs.FS, path string) ([]byte, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.Size() > MaxNoteSize:
		return nil, tooLargeError(info.Size())
	}
	raw := make([]byte, info.Size())
	n, err := io.ReadFull(f, raw)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if isUTF16(raw[:n]) {
		return nil, errUTF16
	}
	return raw[:n], nil
}

// isUTF16 tells whether bytes are text of two bytes a character, by their mark
// or by the empty half of the first two characters.
func isUTF16(raw []byte) bool {
	if bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		return true
	}
	return len(raw) >= 4 && (raw[0] == 0) != (raw[1] == 0) && (raw[0] == 0) == (raw[2] == 0) && (raw[1] == 0) == (raw[3] == 0)
}

// unreadable reports a file that could not be read.
func (n *note) unreadable(err error) {
	var large tooLargeError
	switch {
	case errors.As(err, &large):
		n.report(vault.Diagnostic{
			Severity: vault.Warning, Code: "too-large",
			Args: vault.Args{"Limit": MaxNoteSize >> 20, "Size": large.megabytes()},
		})
	case errors.Is(err, errUTF16):
		n.report(vault.Diagnostic{
			Pos: vault.Pos{Line: 1, Col: 1}, Width: 1, Severity: vault.Error,
			Code: "not-utf8", Args: vault.Args{"Encoding": "UTF-16"},
		})
	default:
		n.report(vault.Diagnostic{Severity: vault.Error, Code: "unreadable"})
	}
}

// notText reports the first byte that is no UTF-8, and the first one that is
// no text at all. In a body the former only spoils a word.
func (n *note) notText(raw []byte, bodyLine int) {
	if at := invalid(raw); at >= 0 {
		before := newSource("", raw[:at])
		pos, severity := before.pos(len(before.text)), vault.Error
		if at > 0 && pos.Line >= bodyLine {
			severity = vault.Warning
		}
		n.report(vault.Diagnostic{Pos: pos, Width: 1, Severity: severity, Code: "not-utf8"})
	}
	if at := bytes.IndexByte(n.source.text, 0); at >= 0 && n.source.pos(at).Line >= bodyLine {
		n.report(vault.Diagnostic{
			Pos: n.source.pos(at), Width: 1, Severity: vault.Error, Code: "control-character",
		})
	}
}

// invalid is the offset of the first byte that is no UTF-8, or -1.
func invalid(raw []byte) int {
	if utf8.Valid(raw) {
		return -1
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
}

// conflict reports what git could not merge: a mark at the head of a line
// where no front matter is.
func (n *note) conflict(bodyLine int) {
	mark := []byte("<<<<<<< ")
	if !bytes.Contains(n.source.text, mark) {
		return
	}
	for i := bodyLine; i <= len(n.source.starts); i++ {
		if text := n.source.line(i); strings.HasPrefix(text, string(mark)) {
			n.report(vault.Diagnostic{
				Pos: vault.Pos{Line: i, Col: 1}, Width: utf8.RuneCountInString(text),
				Severity: vault.Error, Code: "git-conflict",
			})
		}
	}
}

// read reads front matter and body into the note of its kind.
func (n *note) read(fm frontMatter) {
	scan := &scanner{report: n.report}
	props := scan.read(fm.lines)
	kind := n.kind(props)
	switch {
	case kind == "":
		n.diagnostics = nil // somebody else's file
		return
	case n.file.copied:
		n.diagnostics = nil
		n.report(vault.Diagnostic{Severity: vault.Warning, Code: "sync-copy"})
		return
	}
	if fm.opened > 0 && !fm.closed {
		n.report(vault.Diagnostic{
			Pos: vault.Pos{Line: fm.opened, Col: 1}, Width: 3, Severity: vault.Error,
			Code: "front-matter-unclosed", Args: vault.Args{"Line": fm.opened},
		})
	}
	body, doc := readBody(n.source, fm.bodyLine, kind, n.report)
	if body.dense {
		n.report(vault.Diagnostic{Pos: body.pos(0), Width: 1, Severity: vault.Warning, Code: "body-too-dense"})
	}
	common := vault.Note{Path: n.file.path, ID: noteID(n.file.path), Kind: kind, Body: body.body}
	n.fill(common, props, body, doc)
	if fm.opened == 0 {
		n.keysWithoutFence()
	}
}

// kind is the kind that the note's type says, else its folder's.
func (n *note) kind(props []property) vault.Kind {
	for _, p := range props {
		if !strings.EqualFold(p.key, "type") {
			continue
		}
		for _, value := range p.value.flatten() {
			if kind, ok := kinds[fold(value.text)]; ok {
				return kind
			}
		}
	}
	return n.file.kind
}

// fill makes the typed note.
func (n *note) fill(common vault.Note, props []property, body *bodyReader, doc ast.Node) {
	r := &reader{report: n.report}
	switch common.Kind {
	case vault.KindContact:
		n.contact = &vault.Contact{Note: common}
		n.common = &n.contact.Note
		n.contact.Extra = contactKeys.fill(r, n.contact, props)
	case vault.KindMeeting:
		n.meeting = &vault.Meeting{Note: common, Feedback: body.feedback}
		n.common = &n.meeting.Note
		n.meeting.Extra = meetingKeys.fill(r, n.meeting, props)
	case vault.KindPitch:
		n.pitch = &vault.Pitch{Note: common}
		n.common = &n.pitch.Note
		n.pitch.Extra = pitchKeys.fill(r, n.pitch, props)
		if doc != nil {
			n.pitch.Text = paragraphs(doc, body.md)
		}
	case vault.KindTarget:
		n.target = &vault.Target{Note: common}
		n.common = &n.target.Note
		n.target.Extra = targetKeys.fill(r, n.target, props)
	}
	n.derive()
}

// derived is a value that no key gives.
func derived[T any](v T) vault.Value[T] { return vault.Value[T]{V: v, Set: true} }

// displayName is the name that an id stands for: lower case with hyphens is
// somebody's way of writing file names.
func displayName(id string) string {
	if strings.ContainsRune(id, '-') && id == strings.ToLower(id) && !strings.ContainsRune(id, ' ') {
		return capitalised(strings.ReplaceAll(id, "-", " "))
	}
	return id
}
