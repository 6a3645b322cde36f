package parser

// Days as people say them on a command line. Notes hold dates only.

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"carnet/vault"
)

// ReadDay reads a day in plain words, English or French: 2026-03-12, today,
// hier, +2w, in 3 days, il y a 2 semaines, 12 March, 12 mars 2026. The name of a
// weekday is the latest such day, today included; next monday and lundi prochain
// are ahead, last monday and lundi dernier behind. A day without a year is the
// one nearest to today. A time of day may follow: yesterday 14:30, lundi à 9h.
func ReadDay(text string, today vault.Date) (vault.Date, bool) {
	text = trimSpace(text)
	if d, ok := parseDate(text); ok {
		return d, true
	}
	words, clock, ok := cutClock(text)
	if !ok {
		return vault.Date{}, false
	}
	for _, read := range []func(string, vault.Date) (vault.Date, bool){
		namedDay, weekday, spanFrom, dayOfMonth,
	} {
		if d, ok := read(fold(words), vault.DateOf(today.Time)); ok {
			return vault.Date{Time: d.Time.Add(clock), HasClock: words != text}, true
		}
	}
	return vault.Date{}, false
}

var clockPattern = regexp.MustCompile(`(?i)^(.*?\S)\s+(?:(?:at|à)\s+)?(\d{1,2})(?::|\s?h\s?)(\d{2})?$`)

// cutClock cuts a time of day off the end of text.
func cutClock(text string) (words string, clock time.Duration, ok bool) {
	m := clockPattern.FindStringSubmatch(text)
	if m == nil {
		return text, 0, true
	}
	hour, _ := strconv.Atoi(m[2])
	minute, _ := strconv.Atoi("0" + m[3])
	return m[1], time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute, hour < 24 && minute < 60
}

var namedDays = map[string]int{
	"today": 0, "aujourd'hui": 0, "ce jour": 0,
	"yesterday": -1, "hier": -1, "the day before yesterday": -2, "avant hier": -2,
	"tomorrow": 1, "demain": 1, "the day after tomorrow": 2, "apres demain": 2,
}

func namedDay(words string, today vault.Date) (vault.Date, bool) {
	offset, ok := namedDays[words]
	return plusDays(today, offset), ok
}

var weekdays = map[string]time.Weekday{
	"monday": time.Monday, "lundi": time.Monday, "tuesday": time.Tuesday, "mardi": time.Tuesday,
	"wednesday": time.Wednesday, "mercredi": time.Wednesday, "thursday": time.Thursday, "jeudi": time.Thursday,
	"friday": time.Friday, "vendredi": time.Friday, "saturday": time.Saturday, "samedi": time.Saturday,
	"sunday": time.Sunday, "dimanche": time.Sunday,
}

var weekdayPattern = regexp.MustCompile(`^(next |last )?([a-z]+)( prochain| dernier)?$`)

func weekday(words string, today vault.Date) (vault.Date, bool) {
	m := weekdayPattern.FindStringSubmatch(words)
	if m == nil {
		return vault.Date{}, false
	}
	day, ok := weekdays[m[2]]
	back := (int(today.Time.Weekday()) - int(day) + 7) % 7
	switch strings.TrimSpace(m[1] + m[3]) {
	case "":
		return plusDays(today, -back), ok
	case "next", "prochain":
		return plusDays(today, 7-back), ok
	case "last", "dernier":
		return plusDays(today, -(back+6)%7-1), ok
	}
	return vault.Date{}, false
}

// spanUnits are the words for a span's unit in both languages.
var spanUnits = map[string]byte{
	"d": 'd', "day": 'd', "days": 'd', "j": 'd', "jour": 'd', "jours": 'd',
	"w": 'w', "week": 'w', "weeks": 'w', "s": 'w', "semaine": 'w', "semaines": 'w',
	"m": 'm', "month": 'm', "months": 'm', "mois": 'm',
	"y": 'y', "year": 'y', "years": 'y', "a": 'y', "an": 'y', "ans": 'y',
}

// spanNumbers are the small numbers that people write out.
var spanNumbers = map[string]int{
	"a": 1, "one": 1, "un": 1, "une": 1, "two": 2, "deux": 2, "three": 3, "trois": 3, "four": 4, "quatre": 4,
}

var spanPattern = regexp.MustCompile(`^(\+|in |dans |il y a )?(\d{1,3}|[a-z]+) ?([a-z]+)( ago)?$`)

// spanFrom reads +2w, in 3 days, dans 3 jours, 2 weeks ago, il y a 2 semaines.
func spanFrom(words string, today vault.Date) (vault.Date, bool) {
	m := spanPattern.FindStringSubmatch(words)
	if m == nil || (m[1] == "") == (m[4] == "") {
		return vault.Date{}, false
	}
	n, known := spanNumbers[m[2]]
	if !known {
		var err error
		if n, err = strconv.Atoi(m[2]); err != nil {
			return vault.Date{}, false
		}
	}
	unit, ok := spanUnits[m[3]]
	if m[1] == "il y a " || m[4] != "" {
		n = -n
	}
	return today.Plus(vault.Duration{N: n, Unit: unit}), ok
}

var months = map[string]time.Month{
	"january": 1, "jan": 1, "janvier": 1, "janv": 1, "february": 2, "feb": 2, "fevrier": 2, "fevr": 2,
	"march": 3, "mar": 3, "mars": 3, "april": 4, "apr": 4, "avril": 4, "avr": 4, "may": 5, "mai": 5,
	"june": 6, "jun": 6, "juin": 6, "july": 7, "jul": 7, "juillet": 7, "juil": 7,
	"august": 8, "aug": 8, "aout": 8, "september": 9, "sep": 9, "sept": 9, "septembre": 9,
	"october": 10, "oct": 10, "octobre": 10, "november": 11, "nov": 11, "novembre": 11,
	"december": 12, "dec": 12, "decembre": 12,
}

var (
	dayMonth = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|er)? ([a-z]+)(?: (\d{4}))?$`)
	monthDay = regexp.MustCompile(`^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$`)
)

// dayOfMonth reads 12 March, March 12 and 1er mars 2026.
func dayOfMonth(words string, today vault.Date) (vault.Date, bool) {
	day, month, year := "", "", ""
	if m := dayMonth.FindStringSubmatch(words); m != nil {
		day, month, year = m[1], m[2], m[3]
	} else if m := monthDay.FindStringSubmatch(words); m != nil {
		day, month, year = m[2], m[1], m[3]
	}
	number, _ := strconv.Atoi(day)
	named, ok := months[month]
	if !ok {
		return vault.Date{}, false
	}
	if year != "" {
		y, _ := strconv.Atoi(year)
		return calendarDay(y, named, number)
	}
	return nearestYear(named, number, today)
}

// nearestYear is the day of a month in the year in which it is nearest to today.
func nearestYear(month time.Month, number int, today vault.Date) (vault.Date, bool) {
	best, found := vault.Date{}, false
	for year := today.Time.Year() - 1; year <= today.Time.Year()+1; year++ {
		d, ok := calendarDay(year, month, number)
		if ok && (!found || apart(d, today) < apart(best, today)) {
			best, found = d, true
		}
	}
	return best, found
}

// calendarDay is a day that the calendar has.
func calendarDay(year int, month time.Month, number int) (vault.Date, bool) {
	d := vault.NewDate(year, month, number)
	return d, d.Time.Month() == month && d.Time.Day() == number
}

func apart(a, b vault.Date) int { return max(a.DaysSince(b), b.DaysSince(a)) }

func plusDays(d vault.Date, n int) vault.Date { return d.Plus(vault.Duration{N: n, Unit: 'd'}) }
