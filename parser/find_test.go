package parser_test

import (
	"testing"
	"testing/fstest"

	"carnet/parser"
)

func TestFindPeople(t *testing.T) {
	v, err := parser.Parse(fstest.MapFS{
		"contacts/jeanne-morel.md":           {Data: []byte("---\naliases: [Nanou]\n---\n")},
		"contacts/Paul Aubry.md":             {},
		"contacts/Paul Aubry (Lyon).md":      {Data: []byte("---\nname: Paul Aubry\n---\n")},
		"meetings/2026-03-12 Luc Tessier.md": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		found int
		first string
		near  string
	}{
		{"jeanne-morel", 1, "jeanne-morel", ""},
		{"Jeanne Morel", 1, "jeanne-morel", ""},
		{"JEANNE  MÖREL", 1, "jeanne-morel", ""},
		{"Nanou", 1, "jeanne-morel", ""},
		{"[[contacts/jeanne-morel#Ask|Jeanne]]", 1, "jeanne-morel", ""},
		{"luc tessier", 1, "Luc Tessier", ""},
		{"Paul Aubry", 1, "Paul Aubry", ""}, // an exact id comes first
		{"paul aubry", 2, "Paul Aubry", ""},
		{"Jeanne Moral", 0, "", "Jeanne Morel"},
		{"Luc Tesier", 0, "", "Luc Tessier"},
		{"Nobody At All", 0, "", ""},
		{"", 0, "", ""},
	} {
		found, near := parser.FindPeople(v, c.name)
		if len(found) != c.found || near != c.near || c.found > 0 && found[0].ID() != c.first {
			t.Errorf("%q: %d found, near %q, want %+v", c.name, len(found), near, c)
		}
	}
}
