package parser

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"carnet/vault"
)

var (
	yearLast  = regexp.MustCompile(`^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\b`)
	onlyDate  = regexp.MustCompile(`^\d{1,4}[/. -]\d{1,2}[/. -]\d{1,4}$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})(?:\D|$)`)
)

// wrongDate reports what is no date. One that is written another way comes with
// the day or the two days it can be; carnet never guesses between them.
func (r *reader) wrongDate(p property, n node, allowed string) {
	days := meantDays(n.text)
	if len(days) == 0 {
		r.wrong(p, n, allowed)
		return
	}
	d := vault.Diagnostic{
		Pos: n.pos, Width: n.width(), Severity: vault.Error, Code: "date-order",
		Args: vault.Args{"Key": p.key, "Value": n.raw(), "Days": days},
	}
	if len(days) == 1 && n.plain && onlyDate.MatchString(n.text) {
		d.Fix = []vault.Edit{{Pos: n.pos, Width: utf8.RuneCountInString(n.text), Text: days[0]}}
	}
	r.report(d)
}

// meantDays are the days of the calendar that a text can mean, the one with the
// day before the month first.
func meantDays(text string) []string {
	if m := yearFirst.FindStringSubmatch(text); m != nil {
		return realDays([3]string{m[1], m[2], m[3]})
	}
	if m := yearLast.FindStringSubmatch(text); m != nil {
		return realDays([3]string{m[3], m[2], m[1]}, [3]string{m[3], m[1], m[2]})
	}
	return nil
}

// realDays writes those of year, month and day that exist, each once.
func realDays(candidates ...[3]string) []string {
	var days []string
	for _, c := range candidates {
		year, _ := strconv.Atoi(c[0])
		month, _ := strconv.Atoi(c[1])
		day, _ := strconv.Atoi(c[2])
		text := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
		if _, ok := parseDate(text); ok && !slices.Contains(days, text) {
			days = append(days, text)
		}
	}
	return days
}
