package browser

import (
	"path/filepath"
	"testing"
)

// mentorChecks are those of pages for a mentor, who reads them on a phone.
var mentorChecks = map[View][]string{
	phone: {"inside", "axe"}, dark(phone): {"contrast"}, width(320): {"inside"}, screen: {"links", "inside", "axe"},
}

// TestMentorScreen holds that what a mentor reads before a session stands on one
// screen of a phone, in both languages.
func TestMentorScreen(t *testing.T) {
	for _, language := range both {
		file := filepath.Join(t.TempDir(), "sent.html")
		ok(t, run(pages.program(), "report", pages.vault(Example(), language), "--share", "--lang", language, "-o", file))
		tab := open(t, file, phone)
		bottom, err := Evaluate[float64](tab, "document.querySelector('header.screen').getBoundingClientRect().bottom")
		ok(t, err)
		if bottom > float64(phone.Height) {
			t.Errorf("in %s it ends at %.0f of %d px", language, bottom, phone.Height)
		}
		looksGood(t, tab)
	}
}

// TestBoard looks at a board of two vaults and a page.
func TestBoard(t *testing.T) {
	dir := t.TempDir()
	sent, board := filepath.Join(dir, "sent.html"), filepath.Join(dir, "board.html")
	ok(t, run(pages.program(), "report", pages.vault(Example(), "en"), "--share", "-o", sent))
	ok(t, run(pages.program(), "report", sent, pages.vault(Vaults()[2], "en"), pages.vault(Vaults()[4], "fr"), "--date", "2026-10-12", "-o", board))
	looksGood(t, open(t, board, phone))
}

// looksGood runs the checks of a page for a mentor.
func looksGood(t *testing.T, tab *Tab) {
	t.Helper()
	ok(t, tab.LoadAxe())
	for view, checks := range mentorChecks {
		ok(t, tab.Look(view))
		for _, name := range checks {
			complain(t, tab, name, view)
		}
	}
}
