package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"carnet/internal/i18n"
)

// ownFolder is where carnet keeps what is its own; it may be deleted at any
// time.
const ownFolder = ".carnet"

// A destination is a file that may be written over.
type destination struct {
	path  string // absolute
	shown string // as the person knows it
	own   string // carnet's own folder, to be made; "" elsewhere
}

// destination is where a page goes: to a file of that name in carnet's own folder,
// or where it was asked for. A file that exists is replaced only when it is empty
// or carnet's own.
func (a *app) destination(root, output, name string, page []byte) (*destination, error) {
	if output == "" {
		own := filepath.Join(root, ownFolder)
		return &destination{path: filepath.Join(own, name), shown: a.shown(root, name), own: own}, nil
	}
	start, err := a.startDir(a.flags.chdir)
	if err != nil {
		return nil, err
	}
	path := output
	if !filepath.IsAbs(path) {
		path = filepath.Join(start, path)
	}
	if id := refuse(root, path, page); id != "" {
		e := a.failed(id, i18n.Args{"Path": output, "Shared": isShared(page)})
		e.mend = a.words.Say("error.write-elsewhere", nil)
		return nil, e
	}
	return &destination{path: path, shown: output}, nil
}

// shown is the path of one of carnet's own files as seen from the working folder.
func (a *app) shown(root, name string) string {
	path := filepath.Join(root, ownFolder, name)
	if start, err := a.startDir(a.flags.chdir); err == nil {
		if rel, err := filepath.Rel(start, path); err == nil && !strings.HasPrefix(rel, "..") {
			return rel
		}
	}
	return path
}

// refuse is why a path may not be written, as a message's id; "" when it may.
func refuse(root, path string, page []byte) string {
	name := strings.ToLower(filepath.Base(path))
	if strings.HasSuffix(name, ".md") && !bytes.HasPrefix(page, markdownHead) || name == "carnet.yaml" || amongNotes(root, path) {
		return "error.is-note"
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return "error.no-folder"
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ""
	case err != nil:
		return "error.not-carnets"
	case info.IsDir():
		return "error.is-directory"
	case !info.Mode().IsRegular():
		return "error.not-carnets"
	case info.Size() > 0:
		return refuseContent(path, page)
	}
	return ""
}

// refuseContent is why what a file holds may not be written over: it is no report
// of the same form, or what is shared and what is not would take each other's
// place.
func refuseContent(path string, page []byte) string {
	head, err := readHead(path)
	switch {
	case err != nil || !isOurs(head, page):
		return "error.not-carnets"
	case isShared(head) != isShared(page):
		return "error.other-audience"
	}
	return ""
}

// amongNotes tells whether a path lies in one of the folders of the notes, by
// whichever links it leads there.
func amongNotes(root, path string) bool {
	rel, err := filepath.Rel(withoutLinks(root), withoutLinks(filepath.Dir(path)))
	if err != nil {
		return false
	}
	switch first, _, _ := strings.Cut(filepath.ToSlash(rel), "/"); strings.ToLower(first) {
	case "contacts", "meetings", "pitches", "targets", "private", ".git":
		return true
	}
	return false
}

func withoutLinks(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return dir
}

// The heads by which carnet knows its own pages; that of HTML without quotes, for
// a page may have them or not. A report in Markdown begins as any other text
// does: no file of its kind is written over.
var (
	markdownHead = []byte("# ")
	htmlHead     = []byte("<meta name=generator content=carnet>")
	jsonHead     = []byte("{\n  \"schema\": 1,\n  \"carnet\": ")
)

// The marks by which it knows those that are for somebody else.
var (
	htmlShared = []byte("<meta name=carnet-share ")
	jsonShared = []byte("\n  \"share\": {")
)

// headSize is how far into a report its head goes.
const headSize = 4096

// readHead is the head of a file.
func readHead(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, headSize))
}

// isOurs tells whether a file with this head is a report of the same form as page.
func isOurs(head, page []byte) bool {
	if bytes.HasPrefix(page, jsonHead) {
		return bytes.HasPrefix(head, jsonHead)
	}
	return bytes.Contains(withoutQuotes(head), htmlHead)
}

// isShared tells whether a report is for somebody else.
func isShared(page []byte) bool {
	head := page[:min(len(page), headSize)]
	if bytes.HasPrefix(head, jsonHead) {
		return bytes.Contains(head, jsonShared)
	}
	return bytes.Contains(withoutQuotes(head), htmlShared)
}

func withoutQuotes(head []byte) []byte { return bytes.ReplaceAll(head, []byte(`"`), nil) }

// write puts the page in place whole: a file beside it, synced and renamed.
func (d *destination) write(page []byte) error {
	if d.own != "" {
		if err := makeOwnFolder(d.own); err != nil {
			return err
		}
	}
	return writeWhole(d.path, page, 0o600, func() error { return nil })
}

// makeOwnFolder makes .carnet/, which git and others leave alone. A link in its
// place, in a vault from elsewhere, could lead to any folder: it is refused.
func makeOwnFolder(dir string) error {
	if info, err := os.Lstat(dir); err == nil && !info.IsDir() {
		return &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	ignore := filepath.Join(dir, ".gitignore")
	if _, err := os.Lstat(ignore); err == nil {
		return nil
	}
	return os.WriteFile(ignore, []byte("*\n"), 0o600)
}
