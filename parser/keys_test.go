package parser

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// keysIn describes the keys of a note: lines, form and values as they stand
// there.
func keysIn(raw string) string {
	lines := strings.Split(raw, "\n")
	fm := ReadFrontMatter("contacts/Ana Ruiz.md", []byte(raw))
	var b strings.Builder
	for _, k := range fm.Keys {
		fmt.Fprintf(&b, "%s %d-%d %s", k.Name, k.First, k.Last, []string{"other", "single", "inline", "block"}[k.Form])
		for _, item := range k.Items {
			fmt.Fprintf(&b, " <%s>", lines[item.Line-1][item.From:item.To])
		}
		if k.Wrong {
			b.WriteString(" wrong")
		}
		b.WriteString("\n")
	}
	if !fm.Sound {
		b.WriteString("not sound\n")
	}
	return b.String()
}

func TestReadFrontMatter(t *testing.T) {
	for _, c := range []struct{ note, want string }{
		{"no keys", ""},
		{"---\nrole: nurse\n---", "role 2-2 single <nurse>\n"},
		{"---\n# first\nfonction :  nurse  \n\n# last\n---", "role 3-3 single <nurse>\n"},
		{"---\nmine: \"a, b\"\n---", "mine 2-2 single <\"a, b\">\n"},
		{"---\ntags: [a,  \"b, c\" , [[d]], 'e' ] # f\n---", "tags 2-2 inline <a> <\"b, c\"> <[[d]]> <'e'>\n"},
		{"---\ntags: []\n---", "tags 2-2 other\n"},
		{"---\norganization: [[Acme]]\n---", "organization 2-2 single <[[Acme]]>\n"},
		{"---\ntags:\n  - a\n  # why\n  -  b: c\n\n# of the next\nrole: x\n---", "tags 2-5 block <a> <b: c>\nrole 8-8 single <x>\n"},
		{"---\ntags:\n- a\n- |\n  b\n---", "tags 2-5 other\n"},
		{"---\nask: |\n  a\n  # b\n\nrole: x\n---", "ask 2-4 other\nrole 6-6 single <x>\n"},
		{"---\ncircle: 2 # why\n---", "circle 2-2 other\n"},
		{"---\ncircle: nine\n---", "circle 2-2 single <nine> wrong\n"},
		{"---\nrole: [a, b]\n---", "role 2-2 inline <a> <b> wrong\n"},
		{"---\nrole: a\nfonction: b\n---", "role 2-2 single <a>\nrole 3-3 single <b>\nnot sound\n"},
		{"---\nrole: a\nwhat is this\n---", "not sound\n"},
		{"---\nrole: a\n", "not sound\n"},
		{"\n---\nr\u00f4le: é, à\ntags: [é, à]\n---", "role 3-3 single <é, à>\ntags 4-4 inline <é> <à>\n"},
	} {
		if got := keysIn(c.note); got != c.want {
			t.Errorf("%q:\n%swant\n%s", c.note, got, c.want)
		}
	}
}

func TestMeaningOfKeys(t *testing.T) {
	meaning := func(path, line string) string {
		fm := ReadFrontMatter(path, []byte("---\n"+line+"\n---\n"))
		if len(fm.Keys) != 1 {
			t.Fatalf("%q has %d keys", line, len(fm.Keys))
		}
		return fm.Keys[0].Meaning
	}
	meeting := "private/meetings/2026-03-12 Ana.md"
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"landed: yes", "accroché:  OUI # really", true},
		{"landed: yes", "landed: no", false},
		{"minutes: 1h15", "minutes: 75", true},
		{"referrals: [Luc, Mia]", "noms_donnés:\n  - Luc\n  - \"[[Mia]]\"", true},
		{"referrals: [Luc, Mia]", "referrals: [Mia, Luc]", false},
		{"energy: 9", "energy: 8", false},
		{"own: a", "own: \"a\"", true},
		{"own: a", "own: A", false},
		{"own: {a: b}", "own: {a: c}", false},
		{"landed:", "landed: null", true},
	} {
		if got := meaning(meeting, c.a) == meaning(meeting, c.b); got != c.same {
			t.Errorf("%q and %q: same is %v", c.a, c.b, got)
		}
	}
}

// TestFrontMatterOfAnyNote wants every place inside the note.
func TestFrontMatterOfAnyNote(t *testing.T) {
	for _, fsys := range vaults(t) {
		files, ok := fsys.(fstest.MapFS)
		if !ok {
			continue
		}
		for name, file := range files {
			text := string(newSource(name, file.Data).text)
			lines := strings.Split(text, "\n")
			at := 0
			for _, k := range ReadFrontMatter(name, file.Data).Keys {
				if k.First <= at || k.Last < k.First || k.Last > len(lines) || k.ValueAt > len(lines[k.First-1]) {
					t.Fatalf("%s: %+v behind line %d in\n%s", name, k, at, text)
				}
				for _, item := range k.Items {
					if item.Line < k.First || item.Line > k.Last || item.From > item.To || item.To > len(lines[item.Line-1]) {
						t.Fatalf("%s: %+v in\n%s", name, item, text)
					}
				}
				at = k.Last
			}
		}
	}
}
