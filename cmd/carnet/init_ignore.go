package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const ignoreFile = ".gitignore"

// An ignoreFileFound is a .gitignore that stood in the folder of a new vault:
// the lines it lacks are appended, nothing in it is changed.
type ignoreFileFound struct {
	before, after []byte   // nil when there was none
	added         []string // its new lines
}

// completeIgnore appends to a .gitignore that is there what it lacks of wanted.
func completeIgnore(dir string, wanted []byte) (ignoreFileFound, error) {
	path := filepath.Join(dir, ignoreFile)
	before, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(before) == 0 {
		return ignoreFileFound{}, nil
	}
	if err != nil {
		return ignoreFileFound{}, err
	}
	found := ignoreFileFound{before: before, after: before, added: missingLines(before, wanted)}
	if len(found.added) == 0 {
		return found, nil
	}
	more := appendix(before, found.added)
	found.after = append(slices.Clone(before), more...)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return found, err
	}
	_, err = f.WriteString(more)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return found, err
}

// missingLines are the rules of wanted that a .gitignore does not have.
func missingLines(before, wanted []byte) []string {
	has := map[string]bool{}
	for line := range strings.Lines(string(before)) {
		has[strings.TrimSpace(line)] = true
	}
	var missing []string
	for line := range strings.Lines(string(wanted)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !has[line] {
			missing = append(missing, line)
		}
	}
	return missing
}

// appendix is the text that brings a file more lines, in its own line ends.
func appendix(before []byte, lines []string) string {
	end := "\n"
	if bytes.Contains(before, []byte("\r\n")) {
		end = "\r\n"
	}
	var more strings.Builder
	if !bytes.HasSuffix(before, []byte("\n")) {
		more.WriteString(end)
	}
	for _, line := range lines {
		more.WriteString(line + end)
	}
	return more.String()
}
