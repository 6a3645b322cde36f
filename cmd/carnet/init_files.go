package main

// The files of a new vault: which there are, what may be there already, and how
// they are written without writing over anything.

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"carnet/internal/i18n"
	"carnet/internal/sync"
	"carnet/parser"
	"carnet/templates"
)

// scaffoldedVault is a new vault in the language that is spoken. The settings
// come last: where they stand, the rest does too.
func (a *app) scaffoldedVault(config sync.Config) ([]sync.File, error) {
	tree, err := fs.Sub(templates.Files, "scaffold/"+a.words.Language+"/vault")
	if err != nil {
		return nil, err
	}
	files, err := filesOf(tree)
	for i := range files {
		if files[i].Path == parser.SettingsFile && err == nil {
			files[i].Data, err = fillSettings(files[i].Data, a.owner(config))
		}
	}
	return files, err
}

// filesOf lists the files of a tree, the settings last.
func filesOf(tree fs.FS) ([]sync.File, error) {
	var files []sync.File
	err := fs.WalkDir(tree, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(tree, file)
		files = append(files, sync.File{Path: file, Data: data})
		return err
	})
	slices.SortStableFunc(files, func(a, b sync.File) int { return isSettings(a) - isSettings(b) })
	return files, err
}

func isSettings(f sync.File) int {
	if f.Path == parser.SettingsFile {
		return 1
	}
	return 0
}

// fillSettings puts what is known of the person into carnet.yaml.
func fillSettings(text []byte, owner string) ([]byte, error) {
	t, err := template.New(parser.SettingsFile).Parse(string(text))
	if err != nil {
		return nil, err
	}
	var filled bytes.Buffer
	err = t.Execute(&filled, struct{ Owner string }{owner})
	return filled.Bytes(), err
}

// plainName is a name that YAML takes as it stands.
var plainName = regexp.MustCompile(`^\pL[\pL\pM\pN .'’-]*$`)

// owner is the person's name as carnet.yaml writes it, "" when only the name of
// an account is known.
func (a *app) owner(config sync.Config) string {
	who, _ := config.Author()
	name := who.Name
	if _, full := a.account(); name == "" && strings.Contains(full, " ") {
		name = full
	}
	if name == "" || plainName.MatchString(name) {
		return name
	}
	return strconv.Quote(name)
}

// mayStay tells whether what stands in a folder leaves it as good as empty.
func mayStay(entry fs.DirEntry) bool {
	name := strings.ToLower(entry.Name())
	base := strings.TrimSuffix(name, filepath.Ext(name))
	switch {
	case name == ".git" || name == ownFolder || mayAlwaysStay(entry):
		return true
	case name == ".obsidian":
		return entry.IsDir()
	}
	return entry.Type().IsRegular() && (name == ".gitignore" || slices.Contains([]string{"readme", "license", "licence"}, base))
}

// mayAlwaysStay tells whether the system itself has put something there.
func mayAlwaysStay(entry fs.DirEntry) bool {
	return slices.Contains([]string{".DS_Store", "Thumbs.db", "desktop.ini"}, entry.Name())
}

// refuseFull refuses a folder that holds anything else than what may stay, and
// what an interrupted init has left.
func (a *app) refuseFull(p place, files []sync.File, stays func(fs.DirEntry) bool) error {
	wanted := map[string][]byte{}
	for _, f := range files {
		wanted[f.Path] = f.Data
	}
	found, err := strangers(os.DirFS(p.dir), ".", wanted, stays)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return a.failed("error.cannot-read", i18n.Args{"Path": p.shown, "Reason": a.reason(err)})
	case slices.Contains(found, parser.SettingsFile):
		e := a.failed("error.init-vault", i18n.Args{"Dir": p.shown})
		e.mend = a.words.Say("error.init-look", nil)
		return e
	case len(found) == 0:
		return nil
	}
	e := a.failed("error.init-full", i18n.Args{"Dir": p.shown, "Found": a.firstOf(found)})
	e.mend = a.words.Say("error.init-empty", nil)
	return e
}

// strangers are the files and folders that are in the way of new files.
func strangers(tree fs.FS, dir string, wanted map[string][]byte, stays func(fs.DirEntry) bool) ([]string, error) {
	entries, err := fs.ReadDir(tree, dir)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, entry := range entries {
		file := strings.TrimPrefix(dir+"/"+entry.Name(), "./")
		switch data, ours := wanted[file]; {
		case dir == "." && stays(entry) || mayAlwaysStay(entry):
		case file != parser.SettingsFile && ours && isLeft(tree, file, data):
		case entry.IsDir() && holdsWanted(file, wanted):
			below, err := strangers(tree, file, wanted, stays)
			if err != nil {
				return nil, err
			}
			found = append(found, below...)
		default:
			found = append(found, file)
		}
	}
	return found, nil
}

// isLeft tells whether a file is what an earlier attempt has written.
func isLeft(tree fs.FS, file string, data []byte) bool {
	info, err := fs.Lstat(tree, file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > int64(len(data)) {
		return false
	}
	there, err := fs.ReadFile(tree, file)
	return err == nil && (len(there) == 0 || bytes.Equal(there, data))
}

func holdsWanted(dir string, wanted map[string][]byte) bool {
	for file := range wanted {
		if strings.HasPrefix(file, dir+"/") {
			return true
		}
	}
	return false
}

// maxNamed is how many names a message lists.
const maxNamed = 5

// firstOf lists some names, and says how many more there are.
func (a *app) firstOf(names []string) string {
	if len(names) <= maxNamed {
		return a.words.List(names)
	}
	more := a.words.Count("init.more", len(names)-maxNamed, nil)
	return a.words.List(append(slices.Clone(names[:maxNamed]), more))
}

// writeNew writes a file that is not there yet, or is there empty. Another one
// stays as it is; ours tells whether it holds the data all the same.
func writeNew(path string, data []byte) (ours bool, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return false, err
	}
	flags := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if info, err := os.Lstat(path); err == nil {
		if !info.Mode().IsRegular() || info.Size() > 0 {
			there, err := os.ReadFile(path)
			return err == nil && bytes.Equal(there, data), nil
		}
		flags = os.O_WRONLY
	}
	f, err := os.OpenFile(path, flags, 0o600)
	if err != nil {
		return false, err
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return true, err
}
