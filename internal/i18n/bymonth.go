package i18n

// Words that say no day: in what is shared every date is its month.

import (
	"regexp"
	"strings"
	"time"

	"carnet/vault"
)

// ByMonth gives words of the same language that write every day as its month,
// with the small words before it as a month wants them: "in March 2026" in place
// of "on 12 March 2026". Only Day still names a day.
func (w *Words) ByMonth() *Words {
	m := New(w.Language)
	months := make([]string, 12)
	for i := range months {
		months[i] = m.Month(time.Month(i + 1))
	}
	month := "(" + strings.Join(months, "|") + ")"
	for line := range strings.SplitSeq(m.Say("by-month.before", nil), "\n") {
		day, instead, _ := strings.Cut(line, "=")
		m.beforeMonth = append(m.beforeMonth, mending{
			regexp.MustCompile(`\b` + strings.Replace(day, "*", month, 1) + `\b`), strings.Replace(instead, "*", "$1", 1),
		})
	}
	return m
}

// A mending puts what stands before a month in place of what stands before a
// day.
type mending struct {
	day   *regexp.Regexp
	month string
}

// byMonth tells whether days are written as their months.
func (w *Words) byMonth() bool { return len(w.beforeMonth) > 0 }

// mended is a message with the small words before its months put right.
func (w *Words) mended(text string) string {
	for _, m := range w.beforeMonth {
		text = m.day.ReplaceAllString(text, m.month)
	}
	return text
}

// Day writes a day as "12 March 2026", also where other days are written as their
// months.
func (w *Words) Day(d vault.Date) string {
	return w.Say("date.long", Args{"Day": w.ordinal(d), "Month": w.Month(d.Time.Month()), "Year": d.Time.Year()})
}

// monthYear writes the month of a day as "March 2026".
func (w *Words) monthYear(d vault.Date) string {
	return w.Say("date.month", Args{"Month": w.Month(d.Time.Month()), "Year": d.Time.Year()})
}
