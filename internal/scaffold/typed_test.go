package scaffold

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"carnet/parser"
)

// typed are texts that Markdown or YAML would make something else of.
var typed = []string{
	"plain", "3 * 4 and *bold* and **more**", "_so_ snake_case __x__", "`code` and ``` fence", "<b>bold</b> 1 < 2 <- x <!-- gone --> <https://a.b>",
	"%% gone %% 50%", "a %%% b", "&amp; &copy; &#38; R&D; AT&T", `back\slash \* \`, "[a](b) [x]: y ![p](q) [sic]", "~~struck~~ ~~~", "# heading", "####### no", "#",
	"> quote", "- item", "+ item", "-", "---", "===", "- - -", "* * *", "***", "___", "1. one", "12) two", "1986. A great year", "2026-03-12", "    code", "\ttab",
	"two\nlines", "one\n\n- two\n# three\n===\n1. four", "a\r\nb\rc", "[foo]: /url \"title\"", "| a | b |\n|---|---|", "!important", "![[x", "<", "<!", "&", "\\", "", " ",
	"null", "~", "yes", "a: b", "a : b", "a:", "a #b", "\"q\"", "'q'", "it's", `say "hi", it's`, "x, y", "{a}", "- a", "? b", "@a", "!a", "%a", "|", ">", "&a", "*a", "0612", "a\u00a0: b",
	"tail\\\nnext", "a  \nb", "\x00\x1b[31m", "\xff\xfe", "e\u0301", "\u2028", "https://example.org/a_b?c=d&e=f#g",
}

// FuzzItem says that a remark is read as it was typed, and as one.
func FuzzItem(f *testing.F) {
	for _, text := range typed {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want := readable(text)
		if strings.Contains(want, "#") || strings.Contains(want, "[[") || IsTask(text) || want == "" {
			t.Skip() // tags, links to notes and tasks are meant as such
		}
		note := Meeting{Whole: true, Feedback: []string{"x " + text, text, "last"}}.Render("en")
		v, err := parser.Parse(fstest.MapFS{"meetings/2026-03-12 Ana.md": {Data: note}, "carnet.yaml": {}})
		if err != nil || len(v.Meetings) != 1 {
			t.Fatal(err, len(v.Meetings))
		}
		said := v.Meetings[0].Feedback
		if len(said) != 3 {
			t.Fatalf("%q is read as %+v from\n%s", text, said, note)
		}
		if said[0].Text != "x "+want || said[2].Text != "last" {
			t.Errorf("%q is read as %q from\n%s", text, said[0].Text, note)
		}
		if !strings.HasPrefix(want, "(") && !strings.HasPrefix(want, "（") && said[1].Text != want {
			t.Errorf("%q is read as %q from\n%s", text, said[1].Text, note)
		}
	})
}

// readable is text as carnet reads it: white space folded, no control characters.
func readable(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	return strings.Join(strings.Fields(text), " ")
}

// FuzzValue says that values are read as they were typed, alone and in a list.
func FuzzValue(f *testing.F) {
	for _, text := range typed {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want := clean(text)
		if want == "" {
			t.Skip()
		}
		note := Meeting{Contacts: []string{"Ana"}, Gave: []string{text, "b", text}}.Render("en")
		role := Contact{Role: text}.Render("fr")
		v, err := parser.Parse(fstest.MapFS{"meetings/2026-03-12 Ana.md": {Data: note}, "contacts/Ana.md": {Data: role}, "carnet.yaml": {}})
		if err != nil || len(v.Meetings) != 1 || len(v.Contacts) != 1 {
			t.Fatal(err)
		}
		gave := v.Meetings[0].Gave
		if len(gave) != 3 || gave[0].V != want || gave[2].V != want {
			t.Errorf("%q is read as %+v from\n%s", text, gave, note)
		}
		if got := v.Contacts[0].Role.V; got != want {
			t.Errorf("%q is read as %q from\n%s", text, got, role)
		}
	})
}

func TestFileName(t *testing.T) {
	for name, want := range map[string]string{
		"Jeanne Morel": "Jeanne Morel", "../../x": "x", "a/b": "a b", `a\b`: "a b", "CON": "CON_", "con.x": "con.x_", "Conrad": "Conrad", "LPT¹": "LPT¹_", "README": "README_",
		"new\nline": "new line", "-rf": "rf", "--help": "help", "— Luc": "Luc", "_x": "x", ".hidden": "hidden", "..": "", "/": "", "": "", "a. . ": "a",
		"Who? Me: #1 [x]^": "Who Me 1 x", "Rene\u0301e": "Renée", "a\u202eb\u200bc": "abc", "a\x00b\x1b": "a b", "\xff": "", "M. Dupont Jr.": "M. Dupont Jr",
		"O'Neil, Ana & Co": "O'Neil, Ana & Co", "数 据": "数 据",
	} {
		if got := FileName(name); got != want {
			t.Errorf("FileName(%q) = %q, want %q", name, got, want)
		}
	}
	for _, long := range []string{strings.Repeat("x", 300), strings.Repeat("é", 300), strings.Repeat("ab ", 100)} {
		got := FileName(long)
		if len(got) > maxName+1 || len(got) < maxName-4 || !utf8.ValidString(got) || got != strings.TrimSpace(got) {
			t.Errorf("%d bytes of %q", len(got), got)
		}
	}
}

// FuzzFileName says that a name stays in its folder, on any system, and that a
// safe one stays as it is.
func FuzzFileName(f *testing.F) {
	for _, text := range typed {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := FileName(text)
		if strings.ContainsAny(name, `/\:*?"<>|#^[]`) || strings.ContainsFunc(name, unicode.IsControl) || len(name) > maxName+1 ||
			strings.TrimRight(name, " .") != name || strings.TrimLeft(name, leading) != name || !utf8.ValidString(name) {
			t.Errorf("%q becomes %q", text, name)
		}
		if again := FileName(name); again != name {
			t.Errorf("%q becomes %q becomes %q", text, name, again)
		}
	})
}

func TestSameFile(t *testing.T) {
	if !SameFile("Renée", "RENE\u0301E") || SameFile("Ana", "Anna") {
		t.Error("names that a disk takes for the same are told apart, or others are not")
	}
}
