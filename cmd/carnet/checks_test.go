package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"carnet/templates"
)

// TestChecksSayWhatTheirPageShows runs check on the examples of each section
// of docs/checks.md and docs/checks.fr.md and compares what it says. With
// UPDATE=1 in the environment the pages are rewritten.
func TestChecksSayWhatTheirPageShows(t *testing.T) {
	for lang, file := range map[string]string{"en": "docs/checks.md", "fr": "docs/checks.fr.md"} {
		doc := readDoc(t, file)
		for code, section := range checkSections(lang) {
			t.Run(lang+"/"+code, func(t *testing.T) {
				e := readExample(t, section)
				got := e.run(t, lang)
				if !strings.Contains(got, "["+code+"]\n") {
					t.Errorf("%s is not said:\n%s", code, got)
				}
				if os.Getenv("UPDATE") != "" {
					doc = strings.Replace(doc, section, strings.Replace(section, e.block, e.head+got+"```", 1), 1)
				} else if got != e.want {
					t.Errorf("check says\n%s\n%s has\n%s", got, file, e.want)
				}
			})
		}
		if doc != readDoc(t, file) {
			if err := os.WriteFile(filepath.Join("../..", file), []byte(doc), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestEveryCheckHasItsSection holds the pages against the messages.
func TestEveryCheckHasItsSection(t *testing.T) {
	var catalogue struct{ Diagnostic map[string]string }
	data, err := templates.Files.ReadFile("messages/check.en.toml")
	if err = errors.Join(err, toml.Unmarshal(data, &catalogue)); err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "fr"} {
		var found []string
		for _, head := range sectionHead.FindAllStringSubmatch(checksOf(lang), -1) {
			found = append(found, head[1])
			if catalogue.Diagnostic[head[1]] == "" {
				t.Errorf("%s: %s is no check", lang, head[1])
			}
		}
		if !slices.IsSorted(found) {
			t.Errorf("%s: the sections are not in the order of the alphabet", lang)
		}
		for code := range catalogue.Diagnostic {
			if !slices.Contains(found, code) {
				t.Errorf("%s: %s has no section", lang, code)
			}
		}
	}
}

// An example is what a section shows: files, and the block with what check
// says of them. A block of "text …" shows its end only.
type example struct {
	files             []exampleFile
	block, head, want string
}

type exampleFile struct{ path, how, text string }

var (
	exampleBlock = regexp.MustCompile("(?ms)^```(markdown|yaml|text)([^\n]*)\n(.*?)^```$")
	exampleName  = regexp.MustCompile(`^ (.+?)(?: \(([^()]+)\))?$`)
)

func readExample(t *testing.T, section string) example {
	t.Helper()
	var e example
	for _, m := range exampleBlock.FindAllStringSubmatch(section, -1) {
		if m[1] == "text" {
			e.block, e.head, e.want = m[0], "```text"+m[2]+"\n", m[3]
			continue
		}
		name := exampleName.FindStringSubmatch(m[2])
		if name == nil {
			t.Fatalf("an example without the name of its file: %s", m[0])
		}
		e.files = append(e.files, exampleFile{name[1], name[2], m[3]})
	}
	if e.block == "" || len(e.files) == 0 {
		t.Fatal("no example, or no output of it")
	}
	return e
}

// run makes the vault of the example and checks it.
func (e example) run(t *testing.T, lang string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "carnet.yaml"), "")
	for _, f := range e.files {
		f.write(t, dir)
	}
	a, out, errs := testApp(dir)
	if code := run(t.Context(), a, []string{"check", "--lang", lang}); code != exitDone && code != exitMend {
		t.Fatalf("exit %d: %s", code, errs)
	}
	said := out.String()
	if strings.HasSuffix(e.head, "…\n") {
		said = said[strings.LastIndex(said, "\n\n")+2:]
	}
	return said
}

// write makes one file of an example, as the words behind its name say.
func (f exampleFile) write(t *testing.T, dir string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(f.path))
	if day, ok := strings.CutPrefix(f.how, "committed "); ok {
		write(t, path, f.text)
		commit(t, dir, f.path, day)
		return
	}
	how, known := ways[f.how]
	if !known {
		t.Fatalf("no such way to write a file: %q", f.how)
	}
	if how.text != nil {
		f.text = how.text(f.text)
	}
	write(t, path, f.text)
	if how.then != nil {
		how.then(t, path, f.text)
	}
}
