package main

// A screen of short blocks: titles in a column of their own, text wrapped beside
// them, and no more lines than the screen has.

import (
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"carnet/report"
)

// rowsOfLine is how many rows one line of a block may take.
const rowsOfLine = 3

// A screen lays out blocks.
type screen struct {
	blocks []report.BriefBlock
	kept   []int // how many lines of each block are shown
	more   func(n int) string
	width  int // of the screen
	titles int // of the column of titles
}

// A screenRow is one row; title is as wide as its column, and empty in the
// first block.
type screenRow struct{ title, text string }

func newScreen(blocks []report.BriefBlock, width int, more func(int) string) *screen {
	s := &screen{blocks: blocks, width: width, more: more}
	for _, b := range blocks {
		s.kept = append(s.kept, len(b.Lines))
		s.titles = max(s.titles, runewidth.StringWidth(b.Title)+2)
	}
	return s
}

// fit lays the blocks out in so many rows, lines cut from the longest ones
// first.
func (s *screen) fit(height int) []screenRow {
	for {
		var rows []screenRow
		longest, at := 0, -1
		for i := range s.blocks {
			block := s.block(i)
			if i > 0 && s.kept[i] > 1 && len(block) > longest {
				longest, at = len(block), i
			}
			rows = append(rows, block...)
		}
		if len(rows) <= height || at < 0 {
			return rows[:min(len(rows), height)]
		}
		s.kept[at]--
	}
}

// block lays out one block: the first without titles, a blank row below it.
func (s *screen) block(i int) []screenRow {
	b := s.blocks[i]
	title, indent := "", ""
	if i > 0 {
		title = runewidth.FillRight(b.Title, s.titles)
		indent = strings.Repeat(" ", s.titles)
	}
	lines := b.Lines[:s.kept[i]]
	if left := len(b.Lines) - len(lines); left > 0 {
		lines = append(slices.Clone(lines), s.more(left))
	}
	var rows []screenRow
	for _, line := range lines {
		for n, text := range wrapped(oneLine(line), s.width-len(indent), rowsOfLine) {
			if n > 0 && i > 0 {
				text = "  " + text
			}
			rows = append(rows, screenRow{title, text})
			title = indent
		}
	}
	if i == 0 {
		rows[0] = screenRow{title: rows[0].text}
		return append(rows, screenRow{})
	}
	return rows
}

// wrapped cuts a line into rows at its spaces, four columns left free for what
// goes on and for the ellipsis; what is longer than so many rows ends with an ellipsis.
func wrapped(line string, width, most int) []string {
	width = max(width, 20)
	var rows []string
	row := ""
	for _, word := range strings.Split(line, " ") {
		if row != "" && runewidth.StringWidth(row+" "+word) > width-4 {
			rows = append(rows, row)
			row = ""
		}
		if row != "" {
			row += " "
		}
		row += runewidth.Truncate(word, width-2, "…")
	}
	rows = append(rows, row)
	if len(rows) > most {
		rows = rows[:most]
		rows[most-1] += " …"
	}
	return rows
}
