package main

import (
	"io"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"carnet/report"
)

// listTable is a list for a person to read: a head and a line a row, in the
// words of the language spoken.
func (a *app) listTable(l report.Listing, columns []report.Column) [][]string {
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = a.words.Say(columnWord(c.Name), nil)
	}
	table := [][]string{head}
	for _, r := range l.Rows {
		line := make([]string, len(columns))
		for i, c := range columns {
			var shown []string
			for _, cell := range r.Cells(c.Name) {
				shown = append(shown, a.shownValue(c, cell))
			}
			line[i] = oneLine(strings.Join(shown, ", "))
		}
		table = append(table, line)
	}
	return table
}

// shownValue is a value in words.
func (a *app) shownValue(c report.Column, cell report.Cell) string {
	switch c.Holds {
	case report.HoldsDay:
		return strings.Replace(cell.Value, "T", " ", 1)
	case report.HoldsWord:
	default:
		return shownAs(cell)
	}
	group := map[string]string{"channel": "channel.", "aspect": "aspect-short.", "tag": "tag-word."}[c.Vocab]
	if group == "" {
		group = "value."
	}
	id := group + cell.Value
	if text := a.words.Say(id, nil); text != id {
		return text
	}
	return cell.Value // a tag of the person's own
}

// narrowest is the width below which no column is cut.
const narrowest = 8

// writeTable writes lines with aligned columns, cut to the width of the screen;
// 0 is no screen.
func writeTable(w io.Writer, table [][]string, screen int) error {
	widths := make([]int, len(table[0]))
	for _, line := range table {
		for i, text := range line {
			widths[i] = max(widths[i], runewidth.StringWidth(text))
		}
	}
	if screen > 0 {
		fitWidths(widths, screen)
	}
	for _, line := range table {
		var b strings.Builder
		for i, text := range line {
			if i > 0 {
				b.WriteString("  ")
			}
			b.WriteString(runewidth.FillRight(runewidth.Truncate(text, widths[i], "…"), widths[i]))
		}
		if _, err := io.WriteString(w, strings.TrimRight(b.String(), " ")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// fitWidths makes the widest columns narrower until all fit on the screen.
func fitWidths(widths []int, screen int) {
	total := 2 * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	for ; total > screen; total-- {
		widest := slices.Index(widths, slices.Max(widths))
		if widths[widest] <= narrowest {
			return
		}
		widths[widest]--
	}
}
