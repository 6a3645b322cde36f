package i18n

import (
	"testing"
	"time"

	"carnet/vault"
)

// TestByMonth writes days as months, with what stands before them.
func TestByMonth(t *testing.T) {
	day := vault.NewDate(2026, time.April, 12)
	en, fr := New("en").ByMonth(), New("fr").ByMonth()
	for _, c := range []struct{ got, want string }{
		{en.Date(day), "April 2026"},
		{en.ShortDate(day), "Apr"},
		{en.DayMonth(day), "April"},
		{en.Day(day), "12 April 2026"},
		{fr.Day(vault.NewDate(2026, time.May, 1)), "1er mai 2026"},
		{en.Say("became.met", Args{"Name": "X", "Date": en.Date(day)}), "Met X in April 2026."},
		{fr.Say("became.met", Args{"Name": "X", "Date": fr.Date(day)}), "Rencontre avec X en avril 2026."},
		{fr.Say("next.thanks-why", Args{"Date": fr.DayMonth(day)}), "Rendez-vous d’avril\u00a0; deux lignes suffisent, puis notez remercié: oui."},
		{fr.Say("page.span", Args{"From": fr.Date(vault.NewDate(2026, time.March, 3)), "To": fr.Date(day)}), "de mars 2026 à avril 2026"},
		{fr.Say("news.heading", Args{"Date": fr.Date(day)}), "Depuis avril 2026"},
		{fr.Say("next.ask-past", Args{"By": fr.DayMonth(day), "Today": "x"}), "C’était pour avril, et il est encore temps\u00a0; notez ensuite sollicité: x."},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
