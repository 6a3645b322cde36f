package parser

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// Notes that no person writes: each is small, none may hold up a vault.
func TestHostileNotes(t *testing.T) {
	repeat := strings.Repeat
	for name, test := range map[string]struct {
		text, code string
	}{
		"emphasis":          {repeat("*a_ ", 32000), "body-too-dense"},
		"links":             {repeat("[a](<b", 32000), "body-too-dense"},
		"open links":        {repeat("[a](b", 32000), "body-too-dense"},
		"wikilinks":         {repeat("[[", 60000), "body-too-dense"},
		"tags":              {"- " + repeat("#a ", 60000), "body-too-dense"},
		"nested lists":      {repeat("- ", 2000) + repeat("\n", 2000), "body-too-dense"},
		"nested numbers":    {repeat("1. ", 2000) + repeat("\n", 2000), "body-too-dense"},
		"nested quotes":     {repeat("> ", 2000), "body-too-dense"},
		"indented lists":    {indented(200), "body-too-dense"},
		"definitions":       {repeat("[a]: b\n\n", 600), "body-too-dense"},
		"a long text":       {repeat("a word ", 40000), "body-too-dense"},
		"open comments":     {repeat("<!-- a\n\n", 30000), ""},
		"open HTML":         {repeat("<a ", 30000), "body-too-dense"},
		"entities":          {repeat("&a", 60000), "body-too-dense"},
		"many keys":         {"---\n" + repeat("a: b\n", 40000) + "---\n", "front-matter-large"},
		"600 keys":          {"---\n" + keys(600) + "---\n", "front-matter-large"},
		"open brackets":     {"---\na: " + repeat("[", 60000) + "\n---\n", "unclosed"},
		"brackets":          {"---\na: " + repeat("[", 30000) + repeat("]", 30000) + "\n---\n", "unclosed"},
		"a long list":       {"---\na: [" + repeat("é,", 20000) + "]\n---\n", ""},
		"items in items":    {"---\na:\n  " + repeat("- ", 30000) + "x\n---\n", ""},
		"YAML in YAML":      {"---\na: " + repeat("{a: ", 15000) + "\n---\n", "yaml"},
		"lists for YAML":    {"---\na: x\n " + repeat("[", 60000) + "\n---\n", ""},
		"references":        {"---\na:\n  - &a\n    [x, y]\n" + repeat("  - &a [*a, *a, *a]\n", 900) + "---\n", "yaml-alias"},
		"deep keys":         {"---\n" + deep(300) + "---\n", ""},
		"lines":             {repeat("\n", 1<<20), ""},
		"lists left open":   {repeat("- ", 49) + "a\n" + repeat("\n", 250000), "body-too-dense"},
		"open in a quote":   {"> " + repeat("- ", 48) + "a\n" + repeat(">\n", 120000), "body-too-dense"},
		"open under prose":  {repeat("- ", 49) + "a\nb\n" + repeat("\n", 250000), "body-too-dense"},
		"escapes in a list": {"---\na: [" + repeat(`"\x41",`, 8000) + "]\n---\n", ""},
		"quotes never shut": {"---\na: " + repeat(`"\`, 30000) + "\n---\n", "unclosed"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{"contacts/Ana.md": {Data: []byte(test.text)}, "contacts/Bob.md": {}}
			inTime(t, 5*time.Second, func() {
				v := mustParse(t, files)
				if len(v.Contacts) != 2 {
					t.Errorf("%d contacts", len(v.Contacts))
				}
				if test.code != "" && len(said(v, test.code)) == 0 {
					t.Errorf("no %s: %.300s", test.code, diagnosed(v))
				}
			})
		})
	}
}

func indented(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func deep(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func keys(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("k" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + ": v\n")
	}
	return b.String()
}

// What people do write is far from those bounds.
func TestLongNotesAreRead(t *testing.T) {
	text := "## Feedback\n" + strings.Repeat("-", 80) + "\n" + strings.Repeat("* ", 40) + "\n" + strings.Repeat("- (+) *one* [[Ana]] `two` (three) #form/four\n\n", 3000)
	v := mustParse(t, fstest.MapFS{"meetings/2026-01-02 Ana.md": {Data: []byte(text)}})
	if len(v.Meetings[0].Feedback) != 3000 || len(v.Diagnostics) > 0 {
		t.Errorf("%d items, %.300s", len(v.Meetings[0].Feedback), diagnosed(v))
	}
}

// A note of a hundred thousand mistakes is said to be one, in a few lines.
func TestMistakesOfOneKindAreBounded(t *testing.T) {
	v := mustParse(t, fstest.MapFS{
		"contacts/Ana.md": {Data: []byte("---\n" + strings.Repeat("x\n", 150) + "circle: 9\n---\n" + strings.Repeat("<<<<<<< a\n", 90000))},
		"carnet.yaml":     {Data: []byte(strings.Repeat("x\n", 102))},
	})
	for code, want := range map[string]int{"not-a-key": 2 * maxAlike, "git-conflict": maxAlike, "wrong-value": 1, "more-alike": 3} {
		if got := len(said(v, code)); got != want {
			t.Errorf("%d %s, want %d", got, code, want)
		}
	}
	if got := diagnosed(v); !strings.Contains(got, "contacts/Ana.md:102:1: error more-alike [x] Count=50 Like=not-a-key\n") ||
		!strings.Contains(got, "carnet.yaml:101:1: error more-alike [x] Count=2 Like=not-a-key\n") {
		t.Errorf("said\n%s", got)
	}
}

// Text of two bytes a character is named, with or without its mark, and
// nothing in it is taken for a note.
func TestUTF16IsNamed(t *testing.T) {
	for _, text := range []string{"\xff\xfe-\x00-\x00-\x00\n\x00", "\xfe\xff\x00-\x00-\x00-\x00\n", "-\x00-\x00-\x00\n\x00", "\x00-\x00-\x00-\x00\n"} {
		v := mustParse(t, fstest.MapFS{"meetings/x.md": {Data: []byte(text)}, "notes/x.md": {Data: []byte(text)}, "carnet.yaml": {Data: []byte(text)}})
		want := "carnet.yaml:1:1: error not-utf8 Encoding=UTF-16\nmeetings/x.md:1:1: error not-utf8 Encoding=UTF-16\n"
		if got := diagnosed(v); got != want || len(v.Meetings) > 0 {
			t.Errorf("%q: %s", text, got)
		}
	}
}
