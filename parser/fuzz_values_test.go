package parser

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// FuzzDates holds the reader of dates against itself: what it reads, it writes
// and reads again as the same day, and it never offers a day that is none.
func FuzzDates(f *testing.F) {
	for _, seed := range []string{
		"2026-03-12", "2026-03-12 14:30", "2026-03-12T14:30:05", "[[2026-03-12]]", "24/03/2026", "05.01.2026",
		"2026-02-30", "2026-3-2", "12-31-2026", "2026-03-12T25:00", "", "----", "0000-00-00", "99/99/9999",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, ok := parseDate(text); ok {
			again, ok := parseDate(d.String())
			if !ok || again != d {
				t.Fatalf("%q reads %v, which reads %v, %v", text, d, again, ok)
			}
		}
		for _, day := range meantDays(text) {
			if d, ok := parseDate(day); !ok || d.Day() != day {
				t.Fatalf("%q may mean %q, which is no day", text, day)
			}
		}
	})
}

// FuzzReferences holds the folding of names and the search for them to their
// promises.
func FuzzReferences(f *testing.F) {
	for _, seed := range [][2]string{
		{"Jeanne Morel", "jeanne-morel"}, {"[[contacts/Ana#Ask|A]]", "Ana"}, {"“Zoé”", "zoe"}, {"Œuvre", "oeuvre"},
		{"l’Hermitte", "l'hermitte"}, {"[[", "]]"}, {"", " "}, {"İ", "i"}, {"ﬁn", "fin"}, {"a.b_c", "a b c"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a + b) {
			return // a file's text is always valid
		}
		x, y := fold(a), fold(b)
		if again := fold(x); again != x {
			t.Fatalf("%q folds to %q and that to %q", a, x, again)
		}
		s, u := newSpelling(x), newSpelling(y)
		if there, _ := s.near(u); x == y && there != 0 {
			t.Fatalf("%q and %q are equal and %d apart", a, b, there)
		}
		one := newDirectory([]called{{"contacts/x.md", linkTarget(a), []string{a}}})
		if name := linkTarget(a); name != "" {
			if found := one.find(name); len(found) != 1 {
				t.Fatalf("%q does not find its own note", name)
			}
		}
	})
}

// FuzzFeedback reads any text as the feedback of a meeting: every marked item
// comes out once, its text holds no marker and is valid, and nothing panics.
func FuzzFeedback(f *testing.F) {
	for _, seed := range []string{
		"- (+) good #form/story", "- (–) “too long”\n  more\n  - nested", "* (?) what?\n\n\n1. (\") hers",
		"- [ ] a task due:2026-03-12", "> [!mentor] go on", "- ( + ) x #privé", "+ plus", "? what", "(+) bare",
		"- `#code` [x](y#z) <b>#t</b> %%hidden%%", "- (+)\n- (-)\n-", "\t- (+) tab", "- \u00a0(+)\u00a0x",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		fsys := fstest.MapFS{"meetings/2026-03-12 Ana.md": {Data: []byte("## Feedback\n" + body)}, "carnet.yaml": {}}
		v, err := Parse(fsys)
		if err != nil || len(v.Meetings) != 1 {
			t.Fatal(err, len(v.Meetings))
		}
		for _, item := range v.Meetings[0].Feedback {
			if !utf8.ValidString(item.Text) || strings.ContainsAny(item.Text, "\n\r") {
				t.Errorf("text %q", item.Text)
			}
			for _, verbatim := range item.Verbatims {
				if !strings.Contains(item.Text, verbatim) {
					t.Errorf("%q is not in %q", verbatim, item.Text)
				}
			}
		}
		positionsInside(t, fsys, v)
	})
}
