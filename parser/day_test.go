package parser

import (
	"testing"
	"time"

	"carnet/vault"
)

func TestReadDay(t *testing.T) {
	today := vault.NewDate(2026, time.March, 18) // a Wednesday
	for text, want := range map[string]string{
		"2026-03-12": "2026-03-12", "2026-03-12 14:30": "2026-03-12T14:30", "2026-03-12T09:05": "2026-03-12T09:05",
		"today": "2026-03-18", "Today": "2026-03-18", " today ": "2026-03-18", "aujourd'hui": "2026-03-18", "aujourd’hui": "2026-03-18",
		"yesterday": "2026-03-17", "hier": "2026-03-17", "avant-hier": "2026-03-16", "avant hier": "2026-03-16",
		"tomorrow": "2026-03-19", "demain": "2026-03-19", "après-demain": "2026-03-20",
		"monday": "2026-03-16", "lundi": "2026-03-16", "wednesday": "2026-03-18", "mercredi": "2026-03-18",
		"thursday": "2026-03-12", "Jeudi": "2026-03-12", "sunday": "2026-03-15", "dimanche": "2026-03-15",
		"next monday": "2026-03-23", "lundi prochain": "2026-03-23", "next wednesday": "2026-03-25", "next thursday": "2026-03-19",
		"last monday": "2026-03-16", "lundi dernier": "2026-03-16", "last wednesday": "2026-03-11", "mercredi dernier": "2026-03-11", "last thursday": "2026-03-12",
		"+2w": "2026-04-01", "+1d": "2026-03-19", "+3j": "2026-03-21", "+1m": "2026-04-18", "+1 semaine": "2026-03-25",
		"in 3 days": "2026-03-21", "in a week": "2026-03-25", "dans 3 jours": "2026-03-21", "dans une semaine": "2026-03-25", "dans deux mois": "2026-05-18",
		"2 weeks ago": "2026-03-04", "a month ago": "2026-02-18", "il y a 3 jours": "2026-03-15", "il y a un mois": "2026-02-18",
		"12 March": "2026-03-12", "March 12": "2026-03-12", "12 mars": "2026-03-12", "1er avril": "2026-04-01", "12 mars 2025": "2025-03-12",
		"March 3rd, 2026": "2026-03-03", "2 févr.": "2026-02-02", "28 December": "2025-12-28", "5 Sept": "2026-09-05", "29 February 2028": "2028-02-29",
		"yesterday 14:30": "2026-03-17T14:30", "hier à 9h": "2026-03-17T09:00", "lundi 14h30": "2026-03-16T14:30", "next monday at 9:15": "2026-03-23T09:15", "12 mars à 8 h 05": "2026-03-12T08:05",
	} {
		got, ok := ReadDay(text, today)
		if !ok || got.String() != want {
			t.Errorf("%q: %s %v, want %s", text, got, ok, want)
		}
	}
}

func TestReadDayRefuses(t *testing.T) {
	today := vault.NewDate(2026, time.March, 18)
	for _, text := range []string{
		"", " ", "someday", "monday next", "31 February", "30 février 2026", "2026-02-30", "2026-13-01", "12/03/2026", "in days", "in 3",
		"3 days", "2w", "+w", "in 3 days ago", "yesterday 25:00", "hier 9h75", "14:30", "next", "prochain", "next lundi prochain", "0 March", "\x00", "+9999d",
	} {
		if got, ok := ReadDay(text, today); ok {
			t.Errorf("%q is read as %s", text, got)
		}
	}
}
