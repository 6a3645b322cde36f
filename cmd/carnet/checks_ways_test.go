package main

// What a page cannot show of a file stands in words behind its name, in the
// language of the page; here is what they mean.

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// A way to write a file: what becomes of its text, and what is done with it.
type way struct {
	text func(string) string
	then func(t *testing.T, path, text string)
}

var ways = map[string]way{
	"":                                   {},
	"saved as Latin-1":                   {text: latin1},
	"enregistré en Latin-1":              {text: latin1},
	"saved as UTF-16":                    {text: utf16Text},
	"enregistré en UTF-16":               {text: utf16Text},
	"2 MB":                               {text: twoMegabytes},
	"2 Mo":                               {text: twoMegabytes},
	"· is a control character":           {text: dotIs("\x00")},
	"· est un caractère de contrôle":     {text: dotIs("\x00")},
	"· is a no-break space":              {text: dotIs("\u00a0")},
	"· est une espace insécable":         {text: dotIs("\u00a0")},
	"· turns the direction of writing":   {text: dotIs("\u202e")},
	"· renverse le sens de l’écriture":   {text: dotIs("\u202e")},
	"… is 500 more keys":                 {text: moreKeys("key")},
	"… vaut 500 clés de plus":            {text: moreKeys("clé")},
	"… is 150 lines of text":             {text: moreLines("a line")},
	"… vaut 150 lignes de texte":         {text: moreLines("une ligne")},
	"a link":                             {then: link},
	"un lien":                            {then: link},
	"may not be read":                    {then: forbid},
	"lecture interdite":                  {then: forbid},
	"in a folder that may not be read":   {then: forbidFolder},
	"dans un dossier à l’accès interdit": {then: forbidFolder},
}

func latin1(text string) string {
	var b []byte
	for _, r := range text {
		b = append(b, byte(r))
	}
	return string(b)
}

func utf16Text(text string) string {
	b := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit), byte(unit>>8))
	}
	return string(b)
}

func twoMegabytes(text string) string { return text + strings.Repeat(" ", 2<<20-len(text)) }

func dotIs(char string) func(string) string {
	return func(text string) string { return strings.ReplaceAll(text, "·", char) }
}

func moreKeys(name string) func(string) string {
	return func(text string) string {
		var b strings.Builder
		for i := range 500 {
			fmt.Fprintf(&b, "%s%d: x\n", name, i+2)
		}
		return strings.Replace(text, "…\n", b.String(), 1)
	}
}

func moreLines(line string) func(string) string {
	return func(text string) string {
		return strings.Replace(text, "…\n", strings.Repeat(line+"\n", 150), 1)
	}
}

// link puts a link in place of the file; where it leads is the file's text.
func link(t *testing.T, path, text string) {
	t.Helper()
	if err := errors.Join(os.Remove(path), os.Symlink(strings.TrimSpace(text), path)); err != nil {
		t.Skip(err)
	}
}

func forbid(t *testing.T, path, _ string) {
	t.Helper()
	if os.Getuid() <= 0 { // root, or Windows
		t.Skip("everything can be read here")
	}
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
}

func forbidFolder(t *testing.T, path, _ string) {
	t.Helper()
	forbid(t, filepath.Dir(path), "")
}
