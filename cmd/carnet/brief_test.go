package main

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"carnet/internal/i18n"
	"carnet/internal/vaulttest"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// Whoever the brief is about, it fits on one screen and says how much it left
// out.
func TestBriefsFitOneScreen(t *testing.T) {
	example, err := parser.Parse(os.DirFS("../../example-vault"))
	if err != nil {
		t.Fatal(err)
	}
	generated, err := parser.Parse(vaulttest.Generate(vaulttest.Sized(300)).FS())
	if err != nil {
		t.Fatal(err)
	}
	long := 0
	for _, v := range []*vault.Vault{example, generated} {
		o := report.Options{Today: vault.NewDate(2026, 10, 12), Words: i18n.New("fr")}
		var briefs []*report.Brief
		for _, p := range v.People {
			briefs = append(briefs, report.BriefOnPerson(v, p, o))
		}
		for _, org := range parser.Organizations(v) {
			briefs = append(briefs, report.BriefOnOrganization(v, org, o))
		}
		for _, b := range briefs {
			if fitsOneScreen(t, b) {
				long++
			}
		}
	}
	if long == 0 {
		t.Error("no brief was long enough to be cut")
	}
}

// fitsOneScreen holds a brief against the screen; it tells whether anything was
// left out.
func fitsOneScreen(t *testing.T, b *report.Brief) bool {
	t.Helper()
	rows := newScreen(b.Blocks, 80, strconv.Itoa).fit(40)
	titles, cut := map[string]bool{}, false
	for _, row := range rows {
		if w := runewidth.StringWidth(row.title + row.text); w > 80 {
			t.Errorf("%s: a row of %d: %s%s", b.Name, w, row.title, row.text)
		}
		titles[strings.TrimSpace(row.title)] = true
		if _, err := strconv.Atoi(row.text); err == nil {
			cut = true
		}
	}
	if len(rows) > 40 {
		t.Errorf("%s: %d rows", b.Name, len(rows))
	}
	for _, block := range b.Blocks {
		if !titles[block.Title] {
			t.Errorf("%s: nothing under %s", b.Name, block.Title)
		}
	}
	return cut
}

func TestWrapped(t *testing.T) {
	for _, c := range []struct {
		line string
		most int
		want string
	}{
		{"", 3, ""},
		{"one two three four five six seven", 3, "one two three|four five six|seven"},
		{"one two three four five six seven", 2, "one two three|four five six …"},
		{strings.Repeat("x", 30), 3, strings.Repeat("x", 17) + "…"},
		{"漢字漢字漢字 漢字漢字漢字", 3, "漢字漢字漢字|漢字漢字漢字"},
	} {
		got := strings.Join(wrapped(c.line, 20, c.most), "|")
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.line, got, c.want)
		}
	}
}
