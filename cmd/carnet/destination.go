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

// destination is where a page goes. A file that exists is replaced only when
// it is empty or carnet's own.
func (a *app) destination(root, output string, page []byte) (*destination, error) {
	if output == "" {
		own := filepath.Join(root, ownFolder)
		return &destination{path: filepath.Join(own, "report.html"), shown: a.shown(root), own: own}, nil
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
		e := a.failed(id, i18n.Args{"Path": output})
		e.mend = a.words.Say("error.write-elsewhere", nil)
		return nil, e
	}
	return &destination{path: path, shown: output}, nil
}

// shown is the page's path as seen from the working folder.
func (a *app) shown(root string) string {
	path := filepath.Join(root, ownFolder, "report.html")
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
	case !info.Mode().IsRegular() || info.Size() > 0 && !isOurs(path, page):
		return "error.not-carnets"
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

// isOurs tells whether a file is a report of the same form as page.
func isOurs(path string, page []byte) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return false
	}
	if bytes.HasPrefix(page, jsonHead) {
		return bytes.HasPrefix(head, jsonHead)
	}
	return bytes.Contains(bytes.ReplaceAll(head, []byte(`"`), nil), htmlHead)
}

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
