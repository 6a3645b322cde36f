package worddiff_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"carnet/internal/worddiff"
)

// marked writes a difference as [-gone-]{+new+}.
func marked(pieces []worddiff.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Op {
		case worddiff.Delete:
			b.WriteString("[-" + p.Text + "-]")
		case worddiff.Insert:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestDiffReadsWell(t *testing.T) {
	for _, test := range []struct{ name, before, after, want string }{
		{"nothing", "", "", ""},
		{"the same", "I mend tools.", "I mend tools.", "I mend tools."},
		{"a word", "I mend tools.", "I repair tools.", "I [-mend-]{+repair+} tools."},
		{"a word more", "I mend tools.", "I mend old tools.", "I mend{+ old+} tools."},
		{"a word less", "I mend old tools.", "I mend tools.", "I mend[- old-] tools."},
		{"at the beginning", "Tools wear.", "Good tools wear.", "[-Tools-]{+Good tools+} wear."},
		{"at the end", "I mend tools", "I mend tools and more", "I mend tools{+ and more+}"},
		{"from nothing", "", "I mend tools.", "{+I mend tools.+}"},
		{"to nothing", "I mend tools.", "", "[-I mend tools.-]"},
		{"a sign", "You need them?", "You need them.", "You need them[-?-]{+.+}"},
		{"a lone word between two changes", "run small farms in Alsace", "keep big farms in Lorraine", "[-run small-]{+keep big+} farms in [-Alsace-]{+Lorraine+}"},
		{"a short word between two changes", "growers of asparagus need hands", "makers of cheese need hands", "[-growers of asparagus-]{+makers of cheese+} need hands"},
		{"a sentence of its own", "I mend. I sell.", "I mend. I build. I sell.", "I mend.{+ I build.+} I sell."},
		{"a sentence gone", "I mend. I build. I sell.", "I mend. I sell.", "I mend.[- I build.-] I sell."},
		{"a paragraph of its own", "One.\n\nThree.", "One.\n\nTwo.\n\nThree.", "One.\n\n{+Two.\n\n+}Three."},
		{"paragraphs stay apart", "I mend.\n\nI sell.", "I build.\n\nI lend.", "I [-mend-]{+build+}.\n\nI [-sell-]{+lend+}."},
		{"an apostrophe", "l'atelier ouvre", "l’atelier ouvre", "[-l'atelier-]{+l’atelier+} ouvre"},
		{"no word both gone and new", "why, and I change", "why, and with the cooks and the carers I change", "why, and{+ with the cooks and the carers+} I change"},
		{"a number", "12.50 a day", "12.75 a day", "[-12.50-]{+12.75+} a day"},
		{"accents", "Élan, été", "Élan, hiver", "Élan, [-été-]{+hiver+}"},
	} {
		if got := marked(worddiff.Diff(test.before, test.after)); got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
	}
}

// TestDiffKeepsBothTexts joins the pieces of texts that chance changed.
func TestDiffKeepsBothTexts(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	words := []string{"a", "tool", "l'été", "ĳ", ".", ",", " ", "  ", "\n", "\n\n", " \n \n", "-", "12,5", "\u00a0", "\u202f", "\xff", "é"}
	random := func() string {
		var b strings.Builder
		for range chance.IntN(30) {
			b.WriteString(words[chance.IntN(len(words))])
		}
		return b.String()
	}
	for range 20000 {
		holdBothTexts(t, random(), random())
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("I mend tools.", "I repair\nold tools.")
	f.Add("One.\n\nTwo.", "One.\r\n\r\nThree. \u00a0")
	f.Fuzz(holdBothTexts)
}

func holdBothTexts(t *testing.T, before, after string) {
	var old, fresh strings.Builder
	var last worddiff.Op
	for _, p := range worddiff.Diff(before, after) {
		if p.Op != worddiff.Insert {
			old.WriteString(p.Text)
		}
		if p.Op != worddiff.Delete {
			fresh.WriteString(p.Text)
		}
		if p.Text == "" || p.Op == last || p.Op == worddiff.Delete && last == worddiff.Insert {
			t.Errorf("%q to %q: %s after %s", before, after, p.Op, last)
		}
		last = p.Op
	}
	if old.String() != before || fresh.String() != after {
		t.Errorf("%q to %q gives %q to %q", before, after, old.String(), fresh.String())
	}
}

func TestChangedCountsWords(t *testing.T) {
	gone, added := worddiff.Changed(worddiff.Diff("I mend tools, well.", "I repair old tools, well!"))
	if gone != 1 || added != 2 {
		t.Errorf("%d words gone and %d added, want 1 and 2", gone, added)
	}
	if n := worddiff.Words("L’été, 12,5 peut-être… — oui."); n != 4 {
		t.Errorf("%d words, want 4", n)
	}
}

// TestLongTextsTakeNoTime compares texts that share nothing or nearly all.
func TestLongTextsTakeNoTime(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 4))
	var before, after strings.Builder
	for range 50000 {
		word := string(rune('a'+chance.IntN(26))) + string(rune('a'+chance.IntN(26))) + " "
		before.WriteString(word)
		if chance.IntN(3) > 0 {
			word = "x" + word
		}
		after.WriteString(word)
	}
	begin := time.Now()
	holdBothTexts(t, before.String(), after.String())
	if took := time.Since(begin); took > 3*time.Second {
		t.Errorf("50,000 words took %v", took)
	}
}
