package sync

// What the way without a git program would do otherwise than git: keep files
// otherwise than they are on the disk.

import (
	"bytes"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

// A conversion says how far what git keeps of files differs from what is on the
// disk.
type conversion int

const (
	asIs     conversion = iota
	lineEnds            // files with carriage returns are kept without
	anything            // line ends are put in, or programs of the person's rewrite the files
)

// conversion is the furthest that the settings and the attributes ask for.
func (r *Repository) conversion(config Config) conversion {
	most := configured(config.values["core.autocrlf"])
	for _, file := range r.attributeFiles(config) {
		for line := range strings.Lines(string(readRegular(file))) {
			most = max(most, attributed(line))
		}
	}
	if most == lineEnds && (runtime.GOOS == "windows" || strings.EqualFold(config.values["core.eol"], "crlf")) {
		return anything
	}
	return most
}

// configured is what core.autocrlf asks for.
func configured(autocrlf string) conversion {
	switch {
	case strings.EqualFold(autocrlf, "input"):
		return lineEnds
	case isTrue(autocrlf):
		return anything
	}
	return asIs
}

// attributed is what a line of a file of attributes asks for.
func attributed(line string) conversion {
	fields := strings.Fields(line)
	if len(fields) < 2 || strings.HasPrefix(line, "#") {
		return asIs
	}
	most := asIs
	for _, field := range fields[1:] {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "text", "crlf":
			most = max(most, lineEnds)
		case "eol":
			most = max(most, lineEnds)
			if value == "crlf" {
				most = anything
			}
		case "filter", "ident", "working-tree-encoding":
			most = anything
		}
	}
	return most
}

// attributeFiles are those that may speak of files of the vault: the person's,
// the repository's own, and those in the working tree that git follows, or at
// its top.
func (r *Repository) attributeFiles(config Config) []string {
	all := []string{
		filepath.Join(config.common(r), "info", "attributes"), filepath.Join(r.top, ".gitattributes"), config.personal("attributes"),
	}
	if file := config.values["core.attributesfile"]; file != "" {
		all[2] = config.expand(file, config.home(""))
	}
	idx, err := r.repo.Storer.Index()
	if err != nil {
		return all
	}
	for _, e := range idx.Entries {
		if path.Base(e.Name) == ".gitattributes" {
			all = append(all, inTree(r.top, e.Name))
		}
	}
	return all
}

// keep is what git would keep of a file's bytes; Converted where that is not
// known here.
func (l *library) keep(data []byte) ([]byte, error) {
	if l.converts != asIs && bytes.ContainsRune(data, '\r') {
		return nil, Converted
	}
	return data, nil
}
