package parser

import (
	"slices"
	"strings"
	"testing"

	"carnet/vault"
)

func TestFold(t *testing.T) {
	for _, same := range [][]string{
		{"jeanne morel", "Jeanne Morel", "JEANNE-MOREL", "jeanne_morel", "Jeanne.Morel", " jeanne  - morel. ", "Jeanne\u00a0Morel", "jeanne–morel"},
		{"zoe", "Zoé", "Zoe\u0301", "ZOË"},
		{"l'oreal", "L’Oréal", "l`oréal", "L´Oréal", "lʼoreal", "l‘oreal", "l′oréal", "l＇oréal"},
		{"oeuvre laetitia", "Œuvre Lætitia", "œuvre-lætitia"},
		{"office", "oﬃce", "Ofﬁce"},
		{"strasse", "Straße"},
		{"lodz", "Łódź"},
		{"soren", "Søren"},
		{"istanbul", "İstanbul", "ıstanbul"},
		{"", "-", " . ", "\u200b"},
	} {
		for _, s := range same {
			if got := fold(s); got != same[0] {
				t.Errorf("fold(%q) = %q, want %q", s, got, same[0])
			}
		}
	}
	if fold("jean luc") == fold("jeanluc") {
		t.Error("a gap between words was lost")
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"same", "same", 0},
		{"morel", "morell", 1}, {"morel", "mrel", 1}, {"morel", "moral", 1}, {"morel", "mroel", 1},
		{"jeanne", "jaenen", 2}, {"abc", "xyz", 3}, {"été", "ete", 2},
	} {
		if got := distance([]rune(test.a), []rune(test.b)); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
		if got := distance([]rune(test.b), []rune(test.a)); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.b, test.a, got, test.want)
		}
	}
}

// One letter apart, two in names of over eight letters: the bound decides, and
// the shortcut of near never says otherwise than the distance.
func TestNear(t *testing.T) {
	for _, test := range []struct {
		typed, known string
		want         bool
	}{
		{"jeanne morell", "jeanne morel", true}, {"jaenne morell", "jeanne morel", true},
		{"jaenne moralle", "jeanne morel", false},
		{"anna", "ana", true}, {"annas", "ana", false},
		{"abcdefgh", "abcdefxy", false}, {"abcdefghi", "abcdefgxy", true},
		{"bob", "ana", false}, {"a", "", true},
	} {
		slips, got := newSpelling(test.typed).near(newSpelling(test.known))
		if got != test.want {
			t.Errorf("near(%q, %q) = %v, want %v", test.typed, test.known, got, test.want)
		}
		if real := distance([]rune(test.typed), []rune(test.known)); got && slips != real {
			t.Errorf("near(%q, %q) counts %d slips, want %d", test.typed, test.known, slips, real)
		}
	}
}

func TestCompareIDs(t *testing.T) {
	sorted := []string{"", "V1", "a", "v", "v01", "v1", "v1-a", "v1-b", "v2", "v9", "v10", "v10-a", "v100", "é"}
	for i, a := range sorted {
		for j, b := range sorted {
			got := compareIDs(a, b)
			if got < 0 != (i < j) || got > 0 != (i > j) {
				t.Errorf("compareIDs(%q, %q) = %d", a, b, got)
			}
		}
	}
	ids := slices.Clone(sorted)
	slices.Reverse(ids)
	slices.SortFunc(ids, compareIDs)
	if !slices.Equal(ids, sorted) {
		t.Errorf("sorted: %q", ids)
	}
}

func TestLinkTarget(t *testing.T) {
	for text, want := range map[string]string{
		"Jeanne Morel":                           "Jeanne Morel",
		"[[Jeanne Morel]]":                       "Jeanne Morel",
		"[[ Jeanne Morel ]]":                     "Jeanne Morel",
		"[[Jeanne Morel.md]]":                    "Jeanne Morel",
		"[[contacts/deep/Jeanne Morel]]":         "Jeanne Morel",
		"[[Jeanne Morel#Ask]]":                   "Jeanne Morel",
		"[[Jeanne Morel#^ab12]]":                 "Jeanne Morel",
		"[[Jeanne Morel|Jeanne]]":                "Jeanne Morel",
		`[[Jeanne Morel\|Jeanne]]`:               "Jeanne Morel",
		"[[contacts/Jeanne Morel.md#Ask|J / M]]": "Jeanne Morel",
		"“Jeanne Morel”":                         "Jeanne Morel",
		"« Jeanne Morel »":                       "Jeanne Morel",
		"'[[Jeanne Morel]]'":                     "Jeanne Morel",
		"“[[Jeanne Morel]]”":                     "Jeanne Morel",
		"Rene\u0301e":                            "Renée",
		"’t Hooft":                               "’t Hooft",
		"Mo’":                                    "Mo’",
		"“”":                                     "“”",
		"[[v1.2]]":                               "v1.2",
		"[[a]] [[b]]":                            "[[a]] [[b]]",
		"notes/2026":                             "notes/2026",
	} {
		if got := linkTarget(text); got != want {
			t.Errorf("linkTarget(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSplitLinks(t *testing.T) {
	for text, want := range map[string]string{
		"[[a]]":                   "a",
		"[[a]][[b]]":              "a|b",
		"[[a]], [[b]] ; [[c|d]]":  "a|b|c",
		"[[a]] et [[b]]":          "a|b",
		"[[a]] and [[b]] & [[c]]": "a|b|c",
		"[[a]] with [[b]]":        "[[a]] with [[b]]",
		"a, b":                    "a, b",
		"see [[a]]":               "see [[a]]",
	} {
		if got := strings.Join(splitLinks(text), "|"); got != want {
			t.Errorf("splitLinks(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestVerbatims(t *testing.T) {
	for said, want := range map[string]string{
		`"a b"`:                 "a b",
		`« a » then “b” "c"`:    "a|b|c",
		`« he said “b” to me »`: "he said “b” to me",
		`“a”b“c”`:               "a|c",
		`"" and "a"`:            "a",
		`5" wide`:               "",
		`« open`:                "",
		`l'une d'elles`:         "",
	} {
		if got := strings.Join(verbatims(said), "|"); got != want {
			t.Errorf("verbatims(%q) = %q, want %q", said, got, want)
		}
	}
}

// Every sign of every kind is the marker of its kind, in both brackets.
func TestMarkerSigns(t *testing.T) {
	for want, signs := range map[vault.Marker]string{
		vault.Worked: "+＋﹢➕", vault.DidNot: "-‐‑‒–—―−﹣－➖", vault.Asked: "?？﹖", vault.Playback: "\"“”„‟«»‹›'‘’‚‛＂＇",
	} {
		for _, sign := range signs {
			for _, said := range []string{"(" + string(sign) + ") x", "（ " + string(sign) + "）x"} {
				if got, rest := cutMarker(said); got != want || rest != "x" {
					t.Errorf("cutMarker(%q) = %s, %q, want %s", said, got, rest, want)
				}
			}
		}
	}
	for _, said := range []string{"x", "+ x", "(+ x", "()x", "(*) x", "x (+)"} {
		if got, rest := cutMarker(said); got != vault.Neutral || rest != said {
			t.Errorf("cutMarker(%q) = %s, %q", said, got, rest)
		}
	}
}

func TestNewThemeRef(t *testing.T) {
	for tag, want := range map[string]string{
		"form": "form:", "#forme": "form:", "substance/x": "substance:x", "Fond/x": "substance:x",
		"marché/qui-paie": "market:qui-paie", "MARCHE/x": "market:x", "x": ":x", "x/form": ":x/form", "form/x/y": "form:x/y",
	} {
		if ref := newThemeRef(tag, vault.Pos{}); string(ref.Aspect)+":"+ref.Text != want {
			t.Errorf("newThemeRef(%q) = %s:%s, want %s", tag, ref.Aspect, ref.Text, want)
		}
	}
}

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"a : b": `"a : b"`, `say "a" : b`: `'say "a" : b'`, `it's "a"`: `'it''s "a"'`, `back\slash`: `'back\slash'`,
	} {
		if got := Quote(text); got != want {
			t.Errorf("Quote(%q) = %s, want %s", text, got, want)
		}
		n := (&scanner{}).inline(Quote(text), newLine(1, Quote(text)), 0)
		if n.text != text || n.flaw != flawNone {
			t.Errorf("%s is read as %q", Quote(text), n.text)
		}
	}
}

// What is to be written in place of unquoted text reads as the same text,
// without a warning.
func TestMendsOfUnquotedTextMend(t *testing.T) {
	for _, typed := range []string{"a : b", "a #b", `"a" and b`, "- a", "@a", "b: c", `it's "a" : b\c`} {
		c, first := readContact(t, "ask: "+typed)
		if c.Ask.V != typed || len(first) != 1 {
			t.Fatalf("%s: %q, %v", typed, c.Ask.V, first)
		}
		quoted := first[0].Args["Quoted"].(string)
		if again, left := readContact(t, "ask: "+quoted); again.Ask.V != typed || len(left) > 0 {
			t.Errorf("%s: %q, %v", quoted, again.Ask.V, left)
		}
	}
}
