package report

// A mentor's board: a card for each of several people, alphabetical. Nothing on it
// compares two of them or adds them up.

import (
	"cmp"
	"encoding/json"
	"slices"

	"carnet/internal/i18n"
	"carnet/vault"
)

// A Board is what a mentor sees of several people on one day.
type Board struct {
	Date     string
	Language string
	Carnet   string // the program's version
	Cards    []Card // by name, those without one last
	Quiet    []string
}

// A Card is what a mentor sees of one person. It holds no links.
type Card struct {
	Owner    string // empty where nobody says it
	Key      string // the name as names are compared and sorted
	Source   string // the page or folder it comes from, as it was named
	Date     string // of the report: day
	Language string
	Last     string // the month of the last meeting, 2026-03; empty without one
	Screen   MentorScreen

	News string // that no new meeting is known, in words; empty otherwise
}

// CardOf is the card of a report.
func CardOf(r *Report, source string) Card {
	c := Card{Owner: text(r.Vault.Owner), Source: source, Date: r.Date, Language: r.Language}
	if r.Totals.To != nil {
		c.Last = (*r.Totals.To)[:len("2026-03")]
	}
	plain, err := json.Marshal(r.Screen)
	if err == nil {
		err = json.Unmarshal(plain, &c.Screen)
	}
	if err != nil {
		panic(err) // a screen is texts and days
	}
	return c
}

// quietDays is how long somebody's notes hold no new meeting before a word may
// do good.
const quietDays = 42

// NewBoard sorts the cards, one a person: of two the newer one is kept, of one day
// the one that was given later. It gives those that are left out, each before the
// one that is kept in its place.
func NewBoard(cards []Card, today vault.Date, words *i18n.Words, version string) (*Board, [][2]Card) {
	b := &Board{Date: today.Day(), Language: words.Language, Carnet: version}
	var left [][2]Card
	for _, c := range cards {
		i := slices.IndexFunc(b.Cards, func(other Card) bool { return c.Key != "" && other.Key == c.Key })
		switch {
		case i < 0:
			b.Cards = append(b.Cards, c)
		case b.Cards[i].Date > c.Date:
			left = append(left, [2]Card{c, b.Cards[i]})
		default:
			left = append(left, [2]Card{b.Cards[i], c})
			b.Cards[i] = c
		}
	}
	slices.SortStableFunc(b.Cards, func(x, y Card) int {
		return cmp.Or(boolOrder(x.Key == "")-boolOrder(y.Key == ""), cmp.Compare(x.Key, y.Key))
	})
	for i := range b.Cards {
		b.silence(&b.Cards[i], today, words)
	}
	return b, left
}

// silence says kindly that somebody has gone quiet; of a page that is old nothing
// is known but that.
func (b *Board) silence(c *Card, today vault.Date, words *i18n.Words) {
	day := dayOf(c.Date)
	switch {
	case today.DaysSince(day) >= quietDays:
		c.News = words.Say("board.old", i18n.Args{"Date": words.Date(day)})
	case c.Last != "" && day.DaysSince(endOf(c.Last)) >= quietDays:
		month := dayOf(c.Last + "-01")
		c.News = words.Say("board.quiet", i18n.Args{"Month": words.Say("calendar.month-year", i18n.Args{
			"Month": words.Month(month.Time.Month()), "Year": month.Time.Year(),
		})})
		if c.Owner != "" {
			b.Quiet = append(b.Quiet, c.Owner)
		}
	}
}

// endOf is the last day of a month.
func endOf(month string) vault.Date {
	return vault.DateOf(dayOf(month+"-01").Time.AddDate(0, 1, -1))
}
