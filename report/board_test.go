package report_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"carnet/internal/i18n"
	"carnet/report"
)

// cards are those of four people, in no order; of one there are two.
func cards() []report.Card {
	card := func(owner, source, date, last string) report.Card {
		return report.Card{
			Owner: owner, Key: strings.ToLower(owner), Source: source, Date: date, Language: "en", Last: last,
			Screen: report.MentorScreen{Opening: report.Linked("Began with " + source + "."), Talk: []report.Linked{"<b>*the price*</b>"}},
		}
	}
	return []report.Card{
		card("Zoe", "z.html", "2026-10-01", "2026-09"),
		card("", "unnamed.html", "2026-10-01", ""),
		card("Ana", "new.html", "2026-10-03", "2026-07"),
		card("Ana", "old.html", "2026-09-03", "2026-08"),
		card("Mia", "late.html", "2026-06-30", "2026-06"),
		card("", "other.html", "2026-10-01", "2026-08"),
	}
}

func TestBoard(t *testing.T) {
	board, left := report.NewBoard(cards(), day("2026-10-12"), english, "1.2.3")
	var names, news []string
	for _, c := range board.Cards {
		names = append(names, c.Name())
		news = append(news, c.News)
	}
	if want := []string{"Ana", "Mia", "Zoe", "unnamed.html", "other.html"}; !slices.Equal(names, want) {
		t.Errorf("the cards are %q, want %q", names, want)
	}
	if want := []string{"No new meeting since July 2026. A word may be welcome.", "What came after 30 June 2026 does not stand on this page. A newer one tells.", "", "", ""}; !slices.Equal(news, want) {
		t.Errorf("the news are %q, want %q", news, want)
	}
	if len(left) != 1 || left[0][0].Source != "old.html" || left[0][1].Source != "new.html" {
		t.Errorf("left out are %+v", left)
	}
	if !slices.Equal(board.Quiet, []string{"Ana"}) {
		t.Errorf("quiet are %q", board.Quiet)
	}
}

// TestBoardGoesQuietKindly holds on which day somebody is said to be quiet: the
// last meeting may have been on any day of its month.
func TestBoardGoesQuietKindly(t *testing.T) {
	for day1, quiet := range map[string]bool{"2026-10-11": false, "2026-10-12": true} {
		c := report.Card{Owner: "Ana", Key: "ana", Date: day1, Last: "2026-08"}
		board, _ := report.NewBoard([]report.Card{c}, day(day1), english, "")
		if got := len(board.Quiet) == 1; got != quiet {
			t.Errorf("on %s quiet is %v", day1, got)
		}
	}
}

func TestBoardIsDrawn(t *testing.T) {
	for _, words := range []*i18n.Words{english, french} {
		board, _ := report.NewBoard(cards(), day("2026-10-12"), words, "1.2.3")
		var drawn, text bytes.Buffer
		if err := report.BoardHTML(&drawn, board, words); err != nil {
			t.Fatal(err)
		}
		page, err := html.Parse(&drawn)
		if err != nil {
			t.Fatal(err)
		}
		said := contentOf(page)
		for _, want := range []string{"Began with new.html.", "<b>*the price*</b>", "unnamed.html"} {
			if !strings.Contains(said, want) {
				t.Errorf("%q does not stand on the board", want)
			}
		}
		if strings.Contains(said, "Began with old.html.") {
			t.Error("the older page of one person stands on the board")
		}
		if err := report.BoardMarkdown(&text, board, words); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text.String(), `\<b>\*the price\*\</b>`) || !strings.Contains(text.String(), "\n## Ana\n") {
			t.Errorf("as Markdown it is\n%s", text.String())
		}
	}
}

// TestCardHoldsNoLinks holds that the card of a report is text.
func TestCardHoldsNoLinks(t *testing.T) {
	r := report.Build(parse(t, inMemory(screenVault)), report.Options{Today: day("2026-05-03"), Words: english, Since: &report.Since{Date: day("2026-03-10")}})
	c := report.CardOf(r, "here")
	if c.Owner != "Camille" || c.Source != "here" || c.Last != "2026-04" || screenOf(&report.Report{Screen: c.Screen}) != screenOf(r) {
		t.Errorf("the card is %+v", c)
	}
	for _, l := range slices.Concat(c.Screen.Talk, c.Screen.New, []report.Linked{c.Screen.Hard}) {
		if strings.ContainsAny(string(l), "\ue000\ue001\ue002") {
			t.Errorf("%q holds a link", l)
		}
	}
}
