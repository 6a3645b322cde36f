package main

// Opening a note in an editor from the served page: programs register addresses
// of their own with the system. Which one is a matter of the machine, not of the
// vault, and only these addresses can come out of it.

import (
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"carnet/internal/i18n"
)

// editorSetting is the variable that names the editor.
const editorSetting = "CARNET_EDITOR"

// editorAddresses are the addresses by which editors open a file.
var editorAddresses = map[string]func(file string, line, col int) string{
	"cursor":   likeCode("cursor"),
	"obsidian": func(file string, _, _ int) string { return "obsidian://open?path=" + escapedQuery(file) },
	"textmate": textMate,
	"vscode":   likeCode("vscode"),
	"vscodium": likeCode("vscodium"),
	"windsurf": likeCode("windsurf"),
	"zed":      likeCode("zed"),
}

func editorNames() []string { return slices.Sorted(maps.Keys(editorAddresses)) }

// likeCode are the addresses of Visual Studio Code and those that came after it.
func likeCode(scheme string) func(string, int, int) string {
	return func(file string, line, col int) string {
		address := scheme + "://file" + escapedPath(file)
		if line > 0 {
			address += fmt.Sprintf(":%d:%d", line, col)
		}
		return address
	}
}

func textMate(file string, line, _ int) string {
	address := "txmt://open?url=" + escapedQuery("file://"+escapedPath(file))
	if line > 0 {
		address += fmt.Sprintf("&line=%d", line)
	}
	return address
}

// escapedPath is a file's path as a part of an address: /C:/notes/a%20b.md.
func escapedPath(file string) string {
	if !strings.HasPrefix(file, "/") {
		file = "/" + file
	}
	return (&url.URL{Path: file}).EscapedPath()
}

// escapedQuery is a text behind a question mark; spaces are not plus signs, which
// editors do not read.
func escapedQuery(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// editorLinks gives the addresses of notes in the editor that --editor or the
// environment names, nil without one.
func (a *app) editorLinks(name string) (func(root, path string, line, col int) string, error) {
	said := "--editor"
	if name == "" {
		said, name = editorSetting, a.getenv(editorSetting)
	}
	if name == "" {
		return nil, nil
	}
	address, known := editorAddresses[strings.ToLower(name)]
	if !known {
		return nil, a.used("error.flag-invalid", i18n.Args{
			"Flag": said, "Value": name, "Allowed": a.words.Or(editorNames()),
		})
	}
	return func(root, path string, line, col int) string {
		return address(filepath.ToSlash(filepath.Join(root, filepath.FromSlash(path))), line, col)
	}, nil
}
