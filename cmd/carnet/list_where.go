package main

// What list is asked for: the columns to show, and the rows to keep.

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// chosenColumns are those of --columns, else the usual ones.
func (a *app) chosenColumns(l report.Listing, o listOptions) ([]report.Column, error) {
	names := o.columns
	if len(names) == 0 {
		names = l.Shown
	}
	columns := make([]report.Column, len(names))
	for i, name := range names {
		var err error
		if columns[i], err = a.column(l, "--columns", name); err != nil {
			return nil, err
		}
	}
	return columns, nil
}

// column is the one that a name in either language means.
func (a *app) column(l report.Listing, flag, name string) (report.Column, error) {
	folded := parser.Fold(name)
	for _, words := range a.bothLanguages() {
		for _, c := range l.Columns {
			names := []string{c.Name, words().Say(columnWord(c.Name), nil)}
			if c.Short != "" {
				names = append(names, c.Short, words().Say("column-short."+c.Short, nil))
			}
			if slices.ContainsFunc(names, func(name string) bool { return parser.Fold(name) == folded }) {
				return c, nil
			}
		}
	}
	return report.Column{}, a.unknownColumn(l, flag, name)
}

// unknownColumn says which columns there are.
func (a *app) unknownColumn(l report.Listing, flag, name string) error {
	names := a.columnNames(l)
	if flag == "--where" {
		names = append(names, a.words.Say("list.since", nil), a.words.Say("list.until", nil))
	}
	e := a.used("error.unknown-column", i18n.Args{"Flag": flag, "Name": name})
	e.mend = a.words.Say("error.columns", i18n.Args{"Names": strings.Join(names, ", ")})
	if near := parser.Nearest(name, names); near != "" {
		e.mend = a.words.Say("error.did-you-mean", i18n.Args{"Near": near}) + " " + e.mend
	}
	return e
}

// columnNames are the names of all columns as they are typed, in the language
// spoken.
func (a *app) columnNames(l report.Listing) []string {
	var all []string
	for _, c := range l.Columns {
		all = append(all, a.typedName(columnWord(c.Name)))
	}
	return all
}

// typedName is a name of the catalogue without its spaces.
func (a *app) typedName(id string) string {
	return strings.NewReplacer(" ", "_", "\u00a0", "_", "’", "_", "'", "_", "-", "_").Replace(a.words.Say(id, nil))
}

// A filter tells whether a row is wanted.
type filter func(report.Row) bool

// filter reads KEY=VALUE or KEY!=VALUE.
func (a *app) filter(v *vault.Vault, l report.Listing, text string, today vault.Date) (filter, error) {
	key, value, ok := strings.Cut(text, "=")
	key, unlike := strings.CutSuffix(key, "!")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !ok || key == "" {
		return nil, a.wrongWhere(text, a.words.Say("list.where-form", nil))
	}
	wanted, err := a.span(key, value, today)
	if wanted == nil && err == nil {
		wanted, err = a.cellFilter(v, l, key, value)
	}
	if err != nil || !unlike {
		return wanted, err
	}
	return func(r report.Row) bool { return !wanted(r) }, nil
}

// wrongWhere says what a filter may be instead.
func (a *app) wrongWhere(value, allowed string) error {
	return a.used("error.flag-invalid", i18n.Args{"Flag": "--where", "Value": value, "Allowed": allowed})
}

// span reads since=3m, until=2026-05-01 and the like: the rows whose day is
// within it, on both its days too. It is nil for another key.
func (a *app) span(key, value string, today vault.Date) (filter, error) {
	isSince, isUntil := a.isWord(key, "list.since"), a.isWord(key, "list.until")
	if !isSince && !isUntil {
		return nil, nil
	}
	edge, ok := parser.ParseDate(value)
	if span, isSpan := parser.ParseDuration(value); isSpan && !span.Never {
		span.N = -span.N
		edge, ok = today.Plus(span), true
	}
	if !ok {
		return nil, a.wrongWhere(key+"="+value, a.words.Say("list.span", nil))
	}
	return func(r report.Row) bool {
		return !r.Day.IsZero() && (isSince && !edge.DayAfter(r.Day) || isUntil && !r.Day.DayAfter(edge))
	}, nil
}

// isWord tells whether a typed word is a message's, in either language.
func (a *app) isWord(typed, id string) bool {
	return slices.ContainsFunc(a.bothLanguages(), func(words func() *i18n.Words) bool {
		return parser.Fold(typed) == parser.Fold(words().Say(id, nil))
	})
}

// cellFilter wants the rows with a value in a column; without a value, those
// with none.
func (a *app) cellFilter(v *vault.Vault, l report.Listing, key, value string) (filter, error) {
	column, err := a.column(l, "--where", key)
	if err != nil {
		return nil, err
	}
	if value == "" {
		return func(r report.Row) bool { return len(r.Cells(column.Name)) == 0 }, nil
	}
	is, err := a.matcher(v, l, column, value)
	if err != nil {
		return nil, err
	}
	return func(r report.Row) bool { return slices.ContainsFunc(r.Cells(column.Name), is) }, nil
}

// matcher compares the values of a column with the one that was typed.
func (a *app) matcher(v *vault.Vault, l report.Listing, column report.Column, value string) (func(report.Cell) bool, error) {
	switch column.Holds {
	case report.HoldsWord:
		word, ok := parser.Meaning(parser.Vocabulary(column.Vocab), value)
		if !ok {
			return nil, a.wrongWhere(column.Name+"="+value, a.words.Say("allowed."+column.Vocab, nil))
		}
		return func(c report.Cell) bool { return parser.Fold(c.Value) == parser.Fold(word) }, nil
	case report.HoldsDay:
		return func(c report.Cell) bool { return beginsDay(c.Value, value) }, nil
	case report.HoldsNumber:
		return func(c report.Cell) bool { return c.Value == value }, nil
	case report.HoldsName:
		return a.nameMatcher(v, l, column, value)
	}
	wanted := " " + wordsOf(value) + " "
	return func(c report.Cell) bool { return strings.Contains(" "+wordsOf(c.Value)+" ", wanted) }, nil
}

// beginsDay tells whether a day is the one typed, or of the month or the year
// typed.
func beginsDay(day, typed string) bool {
	rest, ok := strings.CutPrefix(day, typed)
	return ok && (rest == "" || rest[0] == '-' || rest[0] == 'T')
}

// wordsOf is a text folded, its words parted by one space.
func wordsOf(text string) string {
	return strings.Join(strings.FieldsFunc(parser.Fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// nameMatcher compares names; one that nothing in the list bears is refused,
// unless it is somebody's.
func (a *app) nameMatcher(v *vault.Vault, l report.Listing, column report.Column, value string) (func(report.Cell) bool, error) {
	folded := parser.Fold(value)
	is := func(c report.Cell) bool {
		return parser.Fold(c.Value) == folded || slices.ContainsFunc(c.Also, func(name string) bool { return parser.Fold(name) == folded })
	}
	var names []string
	for _, r := range l.Rows {
		for _, c := range r.Cells(column.Name) {
			if is(c) {
				return is, nil
			}
			names = append(append(names, c.Value), c.Also...)
		}
	}
	if a.bears(v, value) {
		return is, nil
	}
	e := a.used("error.unknown-name", i18n.Args{"Key": a.typedName(columnWord(column.Name)), "Name": value})
	if near := parser.Nearest(value, names); near != "" {
		e.mend = a.words.Say("error.did-you-mean", i18n.Args{"Near": near})
	}
	return nil, e
}

// bears tells whether somebody or something in the vault bears a name.
func (a *app) bears(v *vault.Vault, name string) bool {
	if people, _ := parser.FindPeople(v, name); len(people) > 0 {
		return true
	}
	folded := parser.Fold(name)
	return slices.ContainsFunc(v.Pitches, func(p *vault.Pitch) bool { return parser.Fold(p.ID) == folded }) ||
		slices.ContainsFunc(v.Targets, func(t *vault.Target) bool {
			return parser.Fold(t.ID) == folded || parser.Fold(t.Name.V) == folded
		}) ||
		slices.ContainsFunc(v.Themes, func(t *vault.Theme) bool { return parser.Fold(t.Name) == folded })
}

// compareCells orders rows by their values, numbers by size, folded, those
// without any last.
func compareCells(x, y []report.Cell) int {
	if len(x) == 0 || len(y) == 0 {
		return -cmp.Compare(len(x), len(y))
	}
	for i := range min(len(x), len(y)) {
		a, errA := strconv.Atoi(x[i].Value)
		b, errB := strconv.Atoi(y[i].Value)
		order := cmp.Compare(parser.Fold(shownAs(x[i])), parser.Fold(shownAs(y[i])))
		if errA == nil && errB == nil {
			order = cmp.Compare(a, b)
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Compare(len(x), len(y))
}

func shownAs(c report.Cell) string {
	if c.Label != "" {
		return c.Label
	}
	return c.Value
}

// columnWord is the message that names a column; "id" alone is go-i18n's own.
func columnWord(name string) string {
	if name == "id" {
		return "column.note-id"
	}
	return "column." + name
}
