package sync

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
)

// A journal says what is about to be done to the working tree, before the first
// of it is: whoever comes after a program that was killed finds there what to
// finish or to undo, and which files are its leavings. It is written in one go
// and emptied at the end; one that is not whole was never begun upon.
type journal struct {
	Token   string `json:"token"`   // in the names of all temporary files
	Branch  string `json:"branch"`  // refs/heads/main
	From    string `json:"from"`    // its commit before, zero for none
	To      string `json:"to"`      // and after; or the other side of a merge left to an editor
	Edit    bool   `json:"edit"`    // the latter
	Settles bool   `json:"settles"` // it ends such a merge: all files are as they are to be
	Saves   bool   `json:"saves"`   // only a commit is made, of files as they are
	Log     string `json:"log"`     // what git's reflog gets
	Steps   []step `json:"steps"`
}

// A step is what becomes of one file.
type step struct {
	Path    string    `json:"path"`
	Old     fileState `json:"old"`
	New     fileState `json:"new"`
	Written string    `json:"written"` // the hash of what the disk gets, which differs from New's by line endings
	Near    string    `json:"near"`    // the nearest folder that is there: temporary files stand in it
	Stays   bool      `json:"stays"`   // the disk holds what it is to hold
}

// A fileState is a treeFile in a journal.
type fileState struct {
	Mode filemode.FileMode `json:"mode"`
	Hash string            `json:"hash"`
}

func stateOf(f treeFile) fileState { return fileState{f.mode, f.hash.String()} }

func (s fileState) file() treeFile { return treeFile{s.Mode, plumbing.NewHash(s.Hash)} }

func (s fileState) is() bool { return s.file().is() }

// newToken is what no other journal has.
func newToken() string {
	var random [8]byte
	_, _ = rand.Read(random[:])
	return hex.EncodeToString(random[:])
}

// temporary names the file beside a step's that is to take its place, or the one
// that holds what was there before.
func (j *journal) temporary(i int, kind string) string {
	return path.Join(j.Steps[i].Near, ".carnet-"+j.Token+"-"+strconv.Itoa(i)+"."+kind+"~")
}

// The kinds of temporary files.
const (
	coming = "new"
	kept   = "old"
)

// write records what is about to be done.
func (t *turn) write(j *journal) error {
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	return t.hands.do("write", "journal", func() error {
		if _, err := t.journal.WriteAt(data, 0); err != nil {
			return err
		}
		return t.journal.Sync()
	})
}

// empty says that nothing is left to do.
func (t *turn) empty() error {
	return t.hands.do("truncate", "journal", func() error { return t.journal.Truncate(0) })
}

// read gives what an earlier turn has left to do, nil for nothing.
func (t *turn) read() (*journal, error) {
	data, err := io.ReadAll(io.NewSectionReader(t.journal, 0, 64<<20))
	if err != nil || len(data) == 0 {
		return nil, err
	}
	var j journal
	if json.Unmarshal(data, &j) != nil || !j.sound() {
		return nil, nil
	}
	return &j, nil
}

var tokenForm = regexp.MustCompile(`^[0-9a-f]{16}$`)

// sound tells whether a journal could be one of carnet's: the file may have come
// with the vault.
func (j *journal) sound() bool {
	if !tokenForm.MatchString(j.Token) || !strings.HasPrefix(j.Branch, "refs/heads/") || !safePath(j.Branch) {
		return false
	}
	for _, s := range j.Steps {
		if !safePath(s.Path) || s.Near != "" && s.Near != "." && !safePath(s.Near) {
			return false
		}
	}
	return true
}

// safePath tells whether a path stays inside the working tree, outside git's own
// folder.
func safePath(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if !safeName(part) {
			return false
		}
	}
	return true
}
