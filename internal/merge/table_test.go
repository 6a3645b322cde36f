package merge

// The tables in testdata: one topic a file, many cases in each. A case opens with
// a file called "# title", and a note's path below it where that matters; then
// come what both had (base, missing where both added the note), what each side
// made of it, and what comes out: merged, the conflicts, and the note where both
// sides of them are kept.
//
// Bytes that do not show are written {CR}, {BOM}, {NUL}, {LATIN1} and, for a last
// line that does not end, {OPEN}. After a change that is meant, run
// go test ./internal/merge -update and read the diff.

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"carnet/parser"
)

var update = flag.Bool("update", false, "write what is merged into the tables")

var (
	unseen = strings.NewReplacer("{CR}", "\r", "{BOM}", "\ufeff", "{NUL}", "\x00", "{LATIN1}", "\xe9", "{OPEN}\n", "")
	seen   = strings.NewReplacer("\r", "{CR}", "\ufeff", "{BOM}", "\x00", "{NUL}", "\xe9", "{LATIN1}")
)

// A tableCase is one case of a table.
type tableCase struct {
	title, path string
	sides       map[string][]byte
	given, want []txtar.File
}

func TestTables(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runTable(t, file) })
	}
}

func runTable(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	anew := &txtar.Archive{Comment: archive.Comment}
	for _, c := range cases(archive) {
		got := c.run()
		t.Run(c.title, func(t *testing.T) {
			if want := formatted(c.want); !*update && formatted(got) != want {
				t.Errorf("got\n%s\nwant\n%s", formatted(got), want)
			}
			c.holds(t)
		})
		anew.Files = append(append(anew.Files, c.given...), got...)
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(anew), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func formatted(files []txtar.File) string { return string(txtar.Format(&txtar.Archive{Files: files})) }

func cases(archive *txtar.Archive) []*tableCase {
	var all []*tableCase
	for _, f := range archive.Files {
		title, isTitle := strings.CutPrefix(f.Name, "# ")
		if isTitle {
			c := &tableCase{title: title, path: strings.TrimSpace(string(f.Data)), sides: map[string][]byte{}}
			if c.path == "" {
				c.path = "contacts/Ana Ruiz.md"
			}
			all = append(all, c)
		}
		c := all[len(all)-1]
		switch f.Name {
		case "base", "mine", "theirs":
			c.sides[f.Name] = []byte(unseen.Replace(string(f.Data)))
			fallthrough
		case "# " + c.title:
			c.given = append(c.given, f)
		default:
			c.want = append(c.want, f)
		}
	}
	return all
}

func (c *tableCase) run() []txtar.File {
	base, mine, theirs := c.sides["base"], c.sides["mine"], c.sides["theirs"]
	result := Note(c.path, base, mine, theirs)
	files := []txtar.File{shown("merged", string(result.Merged))}
	var said strings.Builder
	for _, f := range result.Conflicts {
		fmt.Fprintf(&said, "%d: %s\n", f.Line, f.Key)
		for _, side := range []struct{ name, text string }{{"base", f.Base}, {"mine", f.Mine}, {"theirs", f.Theirs}} {
			fmt.Fprintf(&said, "  %s: %q\n", side.name, side.text)
		}
	}
	for _, d := range result.Doubts {
		fmt.Fprintf(&said, "%d: %s [%s]\n", d.Pos.Line, d.Severity, d.Code)
	}
	if said.Len() > 0 {
		files = append(files, shown("conflicts", said.String()))
	}
	if len(result.Conflicts) > 0 {
		files = append(files, shown("both", string(Resolve(c.path, base, mine, theirs, Both))))
	}
	return files
}

// shown is a file with the bytes that do not show.
func shown(name, text string) txtar.File {
	text = seen.Replace(text)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "{OPEN}\n"
	}
	return txtar.File{Name: name, Data: []byte(text)}
}

// holds checks what is true of every merge.
func (c *tableCase) holds(t *testing.T) {
	t.Helper()
	base, mine, theirs := c.sides["base"], c.sides["mine"], c.sides["theirs"]
	here, there := Note(c.path, base, mine, theirs), Note(c.path, base, theirs, mine)
	if len(here.Conflicts) != len(there.Conflicts) {
		t.Errorf("%d conflicts here and %d there:\n%+v\n%+v", len(here.Conflicts), len(there.Conflicts), here.Conflicts, there.Conflicts)
	}
	if len(here.Conflicts) == 0 && !bytes.Equal(parser.Body(here.Merged), parser.Body(there.Merged)) {
		t.Errorf("there the body is\n%s\nand here\n%s", there.Merged, here.Merged)
	}
	if !bytes.Equal(here.Merged, Resolve(c.path, base, mine, theirs, Mine)) {
		t.Error("mine is not what stands where there is a conflict")
	}
}
