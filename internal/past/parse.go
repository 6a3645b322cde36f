package past

// The form of a past; example-history.txt says what it looks like.

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"carnet/internal/sync"
)

// A step is a commit with what it changes.
type step struct {
	commit  sync.Commit
	changes []change
}

// A change is what a commit does to one file: it comes, unless there are edits
// or another name that it had before.
type change struct {
	line  int // in the text of the past
	path  string
	from  string
	edits []edit
}

// An edit puts words in the place of others. Without new words the file was
// quite another, and before is the whole of it.
type edit struct{ before, after []byte }

// A reader reads a past line by line.
type reader struct {
	authors map[string]sync.Person
	steps   []step
	apart   bool // the next words begin an edit of their own
}

// parse reads the text of a past.
func parse(past string) ([]step, error) {
	r := &reader{authors: map[string]sync.Person{}}
	number := 0
	for line := range strings.Lines(past) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if err := r.read(line, number); err != nil {
			return nil, fmt.Errorf("line %d: %w: %q", number, err, line)
		}
	}
	return r.steps, nil
}

var errForm = errors.New("not understood")

func (r *reader) read(line string, number int) error {
	words, isWords := strings.CutPrefix(line, "    ")
	path, isPath := strings.CutPrefix(line, "  ")
	switch {
	case line == "":
		r.apart = true
		return nil
	case line[0] == '#':
		return nil
	case isWords:
		return r.words(words)
	case isPath && len(r.steps) > 0:
		last := &r.steps[len(r.steps)-1]
		path, from, _ := strings.Cut(path, " <- ")
		last.changes = append(last.changes, change{line: number, path: path, from: from})
		r.apart = true
		return nil
	case line[0] >= '0' && line[0] <= '9':
		return r.commit(line)
	}
	return r.author(line)
}

// author reads: Maud = Maud Keller <maud.keller@example.org>
func (r *reader) author(line string) error {
	short, full, ok := strings.Cut(line, " = ")
	name, email, isFull := strings.Cut(strings.TrimSuffix(full, ">"), " <")
	if !ok || !isFull {
		return errForm
	}
	r.authors[short] = sync.Person{Name: name, Email: email}
	return nil
}

// commitTime is how a commit says when it was made.
const commitTime = "2006-01-02 15:04 -0700"

// commit reads: 2026-05-15 21:47 +0200 Maud: the message
func (r *reader) commit(line string) error {
	if len(line) < len(commitTime) {
		return errForm
	}
	when, err := time.Parse(commitTime, line[:len(commitTime)])
	if err != nil {
		return err
	}
	short, message, _ := strings.Cut(strings.TrimSpace(line[len(commitTime):]), ": ")
	author, known := r.authors[short]
	if !known || message == "" {
		return errForm
	}
	r.steps = append(r.steps, step{commit: sync.Commit{Author: author, Time: when, Message: message}})
	return nil
}

// words reads a line of an edit: - was there before, + since, = both.
func (r *reader) words(line string) error {
	if line == "" || len(r.steps) == 0 || len(r.steps[len(r.steps)-1].changes) == 0 {
		return errForm
	}
	changes := r.steps[len(r.steps)-1].changes
	c := &changes[len(changes)-1]
	if r.apart {
		c.edits = append(c.edits, edit{})
		r.apart = false
	}
	e, text := &c.edits[len(c.edits)-1], strings.TrimPrefix(line[1:], " ")
	switch line[0] {
	case '-':
		e.before = addLine(e.before, text)
	case '+':
		e.after = addLine(e.after, text)
	case '=':
		e.before, e.after = addLine(e.before, text), addLine(e.after, text)
	default:
		return errForm
	}
	return nil
}

func addLine(text []byte, line string) []byte {
	if text == nil {
		return []byte(line)
	}
	return bytes.Join([][]byte{text, []byte(line)}, []byte("\n"))
}
