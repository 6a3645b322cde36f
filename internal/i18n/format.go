package i18n

import (
	"math"
	"strconv"
	"strings"
	"time"

	"carnet/vault"
)

// Number writes a whole number with its thousands parted: 12,500 or 12 500.
func (w *Words) Number(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + w.Say("number.thousands", nil) + digits[i:]
	}
	return digits
}

// Decimal writes a number with one decimal: 3.6 or 3,6.
func (w *Words) Decimal(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', 1, 64), ".", w.Say("number.decimal", nil), 1)
}

// Percent writes a rate from 0 to 1 as whole points, without the sign: 67.
func Percent(rate float64) int { return int(math.Round(rate * 100)) }

// Date writes a day as "12 March 2026".
func (w *Words) Date(d vault.Date) string {
	if w.byMonth() {
		return w.monthYear(d)
	}
	return w.Day(d)
}

// DayText writes a day as data has it, 2026-03-12, in words; empty for none.
func (w *Words) DayText(day *string) string {
	if day == nil {
		return ""
	}
	t, err := time.Parse(time.DateOnly, (*day)[:min(len(*day), len(time.DateOnly))])
	if err != nil {
		return *day
	}
	return w.Date(vault.DateOf(t))
}

// ShortDate writes a day of the current year as "12 Mar".
func (w *Words) ShortDate(d vault.Date) string {
	if w.byMonth() {
		return w.ShortMonth(d.Time.Month())
	}
	day := d.Time.Format("01-02")
	if text, ok := w.days.Load(day); ok {
		return text.(string)
	}
	text := w.Say("date.short", Args{"Day": w.ordinal(d), "Month": w.ShortMonth(d.Time.Month())})
	w.days.Store(day, text)
	return text
}

// DayMonth writes a day as "12 March".
func (w *Words) DayMonth(d vault.Date) string {
	if w.byMonth() {
		return w.Month(d.Time.Month())
	}
	return w.Say("date.short", Args{"Day": w.ordinal(d), "Month": w.Month(d.Time.Month())})
}

// Month is the name of a month, as it stands in a date.
func (w *Words) Month(m time.Month) string { return w.Say(monthID("month", m), nil) }

// ShortMonth is the short name of a month.
func (w *Words) ShortMonth(m time.Month) string { return w.Say(monthID("month-short", m), nil) }

func monthID(prefix string, m time.Month) string { return prefix + ".m" + strconv.Itoa(int(m)) }

// ordinal is the day of the month: 1er in French.
func (w *Words) ordinal(d vault.Date) string {
	if d.Time.Day() == 1 {
		return w.Say("date.first", nil)
	}
	return strconv.Itoa(d.Time.Day())
}

// Minutes writes a span as "45 min", "9 h" or "9 h 20 min".
func (w *Words) Minutes(n int) string {
	args := Args{"Hours": w.Number(n / 60), "Minutes": n % 60}
	switch {
	case n < 60:
		return w.Say("span.minutes", args)
	case n%60 == 0:
		return w.Say("span.hours", args)
	}
	args["Minutes"] = strings.Repeat("0", 2-len(strconv.Itoa(n%60))) + strconv.Itoa(n%60)
	return w.Say("span.hours-minutes", args)
}
