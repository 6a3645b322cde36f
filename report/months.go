package report

// The figure of themes over the months: which remarks were made when, drawn one
// by one where they are few.

import (
	"slices"
	"strconv"
	"strings"

	"carnet/vault"
)

// Limits of this figure.
const (
	maxMonths     = 6
	maxMonthMarks = 5 // in one month; more are counted
	maxMonthRows  = 6
)

// A MonthGrid is what was said on the themes most people named, by month.
type MonthGrid struct {
	Months []string // the first day of each, oldest first
	Rows   []MonthRow
}

// A MonthRow is one theme.
type MonthRow struct {
	HeatRow
	Cells []MonthCell
}

// A MonthCell is what was said on a theme in a month, oldest first: what did
// not work, what was asked, what worked.
type MonthCell struct{ Said []MonthCount }

// A MonthCount counts the remarks with one marker.
type MonthCount struct {
	Marker vault.Marker
	N      int
}

// Few tells whether the remarks can be drawn one by one.
func (c MonthCell) Few() bool {
	n := 0
	for _, said := range c.Said {
		n += said.N
	}
	return n <= maxMonthMarks
}

// Marks are a mark for each remark.
func (c MonthCount) Marks() []string { return slices.Repeat([]string{sign(c.Marker)}, c.N) }

// CellWords says in words what a cell draws.
func (p *page) CellWords(c MonthCell) string {
	var said []string
	for _, count := range c.Said {
		said = append(said, strconv.Itoa(count.N)+" "+p.say("marker."+string(count.Marker)))
	}
	return strings.Join(said, ", ")
}

// Months is the figure of themes over the last months, nil before there are two.
func (p *page) Months() *MonthGrid {
	grid := &MonthGrid{Months: p.lastMonths()}
	if len(grid.Months) < 2 {
		return nil
	}
	for i, t := range p.Themes[:min(len(p.Themes), maxMonthRows)] {
		row := MonthRow{HeatRow: HeatRow{t, i}}
		for _, month := range grid.Months {
			row.Cells = append(row.Cells, monthCell(t, month))
		}
		grid.Rows = append(grid.Rows, row)
	}
	return grid
}

// lastMonths are the last months up to that of the last remark.
func (p *page) lastMonths() []string {
	first, last := "", ""
	for _, t := range p.Themes {
		for _, item := range t.Items {
			if m := month(item.Meeting); m != "" {
				if first == "" || m < first {
					first = m
				}
				last = max(last, m)
			}
		}
	}
	var months []string
	for m := last; m != "" && m >= first && len(months) < maxMonths; m = monthBefore(m) {
		months = append(months, m)
	}
	slices.Reverse(months)
	return months
}

// month is the first day of the month of a meeting, empty where no note says
// the day.
func month(m *Meeting) string {
	if m.Date == nil {
		return ""
	}
	return (*m.Date)[:len("2026-03")] + "-01"
}

func monthBefore(first string) string {
	day := dayOf(first)
	return vault.NewDate(day.Time.Year(), day.Time.Month()-1, 1).Day()
}

func monthCell(t Theme, first string) MonthCell {
	var cell MonthCell
	for _, marker := range []vault.Marker{vault.DidNot, vault.Asked, vault.Worked} {
		n := 0
		for _, item := range t.Items {
			if item.Feedback.Marker == marker && month(item.Meeting) == first {
				n++
			}
		}
		if n > 0 {
			cell.Said = append(cell.Said, MonthCount{marker, n})
		}
	}
	return cell
}

// sign is the name of the mark that stands for a remark.
func sign(marker vault.Marker) string {
	switch marker {
	case vault.Worked:
		return "yes"
	case vault.Asked:
		return "ask"
	}
	return "no"
}

// A Voice is the newest thing somebody said, word for word, on one aspect.
type Voice struct {
	Aspect string
	Theme  Theme
	Item   ThemeItem
	Text   string
}

// Voices are one for each aspect, on the theme most people named.
func (p *page) Voices() []Voice {
	var all []Voice
	for _, aspect := range aspects {
		if v, ok := p.voice(string(aspect)); ok {
			all = append(all, v)
		}
	}
	return all
}

func (p *page) voice(aspect string) (Voice, bool) {
	for _, t := range p.Themes {
		if text(t.Aspect) != aspect {
			continue
		}
		for _, item := range t.Items {
			if said := item.Feedback.Verbatims; len(said) > 0 && !item.Feedback.Private {
				return Voice{aspect, t, item, said[0]}, true
			}
		}
	}
	return Voice{}, false
}
