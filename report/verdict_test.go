package report_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"carnet/internal/i18n"
	"carnet/report"
)

// TestVerdicts holds what is said of small vaults against what should be: the
// first screen in both languages, and the verdicts as data. With -update the
// files are written anew.
//
// A file holds notes, or tellings, one line for a group of meetings in order
// of time: the circle of the listeners, each of whom is new, the versions with
// their outcome (+ yes, ~ partly, - no, ? not noted), and how often the group
// repeats:
//
//	2: v1-a- v1-b+ x6
func TestVerdicts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/verdicts/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no verdicts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			vault := map[string]string{}
			said := map[string]string{}
			for _, f := range archive.Files {
				switch f.Name {
				case "en", "fr", "verdicts":
					said[f.Name] = string(f.Data)
				case "tellings":
					tell(t, vault, string(f.Data))
				}
			}
			for _, f := range archive.Files {
				if strings.HasSuffix(f.Name, ".md") {
					vault[f.Name] = string(f.Data)
				}
			}
			inEnglish := build(t, inMemory(vault), english)
			got := map[string]string{
				"en": sentences(inEnglish), "fr": sentences(build(t, inMemory(vault), french)), "verdicts": verdicts(t, inEnglish),
			}
			if *update {
				save(t, file, archive, got)
				return
			}
			for name, want := range said {
				sameLines(t, name, got[name], want)
			}
			if len(said) != len(got) {
				t.Errorf("%d of %d expectations; run with -update", len(said), len(got))
			}
		})
	}
}

// tell writes the notes of tellings.
func tell(t testing.TB, vault map[string]string, tellings string) {
	t.Helper()
	day := time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)
	n := 0
	for line := range strings.Lines(tellings) {
		circle, group, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found {
			t.Fatalf("what circle is %q told to?", line)
		}
		words := strings.Fields(group)
		times := 1
		if count, err := strconv.Atoi(strings.TrimPrefix(words[len(words)-1], "x")); err == nil {
			times, words = count, words[:len(words)-1]
		}
		for range times {
			for _, word := range words {
				n++
				id, outcome := word[:len(word)-1], word[len(word)-1:]
				name := fmt.Sprintf("Person %d", n)
				vault["contacts/"+name+".md"] = "---\ncircle: " + circle + "\n---\n"
				vault["pitches/"+id+".md"] = ""
				vault["meetings/"+day.Format(time.DateOnly)+" "+name+".md"] = "---\npitch: " + id + "\nlanded: " + outcomes[outcome] + "\n---\n"
				day = day.AddDate(0, 0, 1)
			}
		}
	}
}

var outcomes = map[string]string{"+": "yes", "~": "partly", "-": "no", "?": ""}

// sentences are the first screen and then what is said of the other
// comparisons.
func sentences(r *report.Report) string {
	said := r.Sentences
	said.Next = nil // what to do next has tests of its own
	lines := said.Lines()
	for i, c := range r.Comparisons {
		if i > 0 || !c.Live && c.Label != "" {
			lines = append(lines, c.Label+": "+c.Verdict.Sentence)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// verdicts are the verdicts as data, without their sentences.
func verdicts(t *testing.T, r *report.Report) string {
	t.Helper()
	type judged struct {
		Comparison string         `json:"comparison"`
		Live       bool           `json:"live"`
		Verdict    report.Verdict `json:"verdict"`
	}
	var b strings.Builder
	for _, c := range r.Comparisons {
		v := c.Verdict
		v.Sentence = ""
		lines := json.NewEncoder(&b)
		lines.SetEscapeHTML(false)
		if err := lines.Encode(judged{c.Label, c.Live, v}); err != nil {
			t.Fatal(err)
		}
	}
	return strings.ReplaceAll(b.String(), `,"sentence":""`, "")
}

// save writes what was said into a txtar, behind its notes.
func save(t *testing.T, file string, archive *txtar.Archive, said map[string]string) {
	t.Helper()
	var kept []txtar.File
	for _, f := range archive.Files {
		if _, expected := said[f.Name]; !expected {
			kept = append(kept, f)
		}
	}
	for _, name := range []string{"en", "fr", "verdicts"} {
		kept = append(kept, txtar.File{Name: name, Data: []byte(said[name])})
	}
	archive.Files = kept
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// golden holds text against a file of testdata, or writes it there.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sameLines(t, name, got, string(want))
}

// smallest is the least that a vault needs for its report to say something.
var smallest = map[string]string{
	"meetings/2026-03-17 Luc Tessier.md": `---
pitch: v1-b
landed: yes
energy: 5
---
## Feedback
- (+) "eleven left, all in one spring" #form/story
- (?) Would you come on Sundays?
- (") she brings benches back to life
- (-) who would pay for it? #market/who-pays
`,
	"pitches/v1-b.md": "# The benches\n\nI bring benches back to life.\n",
}

func TestSmallestNote(t *testing.T) {
	t.Parallel()
	golden(t, "smallest.json", jsonOf(t, build(t, inMemory(smallest), english)))
}

// TestSmallestPage holds the page against a file, but for its style, which is
// nobody's to read here.
func TestSmallestPage(t *testing.T) {
	t.Parallel()
	for _, words := range []*i18n.Words{english, french} {
		page := longOf(t, build(t, inMemory(smallest), words), words)
		before, rest, _ := strings.Cut(page, `<meta http-equiv="Content-Security-Policy"`)
		_, rest, _ = strings.Cut(rest, "\n")
		head, rest, _ := strings.Cut(rest, "<style>")
		_, body, found := strings.Cut(rest, "</style>")
		if !found {
			t.Fatal("the page has no style")
		}
		golden(t, "smallest."+words.Language+".html", before+head+body)
	}
}
