package report

// A figure of the meetings over time: a dot a meeting, and the median of each
// month that has enough of them.

import (
	"slices"
	"strconv"
)

// Measures of the figure.
const (
	plotTop    = 22
	plotHeight = 130
	plotScale  = .07 // the part of the width that holds the scale
	minMedian  = 3   // dots of a month before their median is drawn
)

// A Plot is a course drawn over time.
type Plot struct {
	Height  int
	Lines   []PlotLine // of the scale
	Ticks   []Tick
	Rows    []PlotRow
	Medians []PlotMedian
}

// A PlotLine is one value of the scale.
type PlotLine struct{ Y, Value int }

// A PlotRow is the meetings with one value, a dot each.
type PlotRow struct {
	Y    int
	Dots []string // how far to the right
}

// A PlotMedian is the middle of a month's values.
type PlotMedian struct {
	From, To string
	Y        int
	Month    string // its first day
	N        int
	Value    string
}

// EnergyPlot draws how the meetings left the owner.
func (p *page) EnergyPlot() *Plot {
	if p.Momentum == nil {
		return nil
	}
	return p.plot(p.Momentum.Energy, 1, 5)
}

// QuestionsPlot draws how many questions they asked.
func (p *page) QuestionsPlot() *Plot {
	if p.Momentum == nil {
		return nil
	}
	most := 4
	for _, r := range p.Momentum.Questions.Readings {
		most = max(most, r.Value)
	}
	return p.plot(p.Momentum.Questions, 0, most)
}

// plot draws a course on a scale; nil before there are five readings.
func (p *page) plot(c Course, least, most int) *Plot {
	if len(c.Readings) < enoughReadings {
		return nil
	}
	axis := timeAxis{dayOf(c.Readings[0].Date), dayOf(p.Date)}
	if !axis.to.DayAfter(axis.from) {
		return nil
	}
	place := plotPlace{axis, least, most}
	plot := &Plot{Height: plotTop + plotHeight + 10}
	for value := least; value <= most; value += max(1, (most-least)/4) {
		plot.Lines = append(plot.Lines, PlotLine{place.y(float64(value)), value})
	}
	for _, t := range axis.ticks() {
		t.At = place.x(axis.part(dayOf(t.Day)))
		plot.Ticks = append(plot.Ticks, t)
	}
	for value := least; value <= most; value++ {
		row := PlotRow{Y: place.y(float64(value))}
		for _, r := range c.Readings {
			if r.Value == value {
				row.Dots = append(row.Dots, place.x(axis.part(r.Meeting.At)))
			}
		}
		if row.Dots != nil {
			plot.Rows = append(plot.Rows, row)
		}
	}
	plot.Medians = p.medians(c, place)
	return plot
}

// A plotPlace knows the place of a value.
type plotPlace struct {
	axis        timeAxis
	least, most int
}

func (p plotPlace) x(part float64) string { return percent(plotScale + (1-plotScale)*part) }

func (p plotPlace) y(value float64) int {
	return plotTop + int((float64(p.most)-value)/float64(p.most-p.least)*(plotHeight-10))
}

// medians are those of the months.
func (p *page) medians(c Course, place plotPlace) []PlotMedian {
	var all []PlotMedian
	byMonth := map[string][]int{}
	var months []string
	for _, r := range c.Readings {
		month := r.Date[:len("2026-03")]
		if byMonth[month] == nil {
			months = append(months, month)
		}
		byMonth[month] = append(byMonth[month], r.Value)
	}
	for _, month := range months {
		values := byMonth[month]
		if len(values) < minMedian {
			continue
		}
		first := dayOf(month + "-01")
		next := dayOf(month + "-28")
		median := *energy(slices.Clone(values)).Median
		all = append(all, PlotMedian{
			From: place.x(place.axis.part(first)), To: place.x(place.axis.part(next)), Y: place.y(median),
			Month: first.Day(), N: len(values), Value: p.decimal(median),
		})
	}
	return all
}

// decimal writes a median: whole, or with its half.
func (p *page) decimal(x float64) string {
	if x == float64(int(x)) {
		return strconv.Itoa(int(x))
	}
	return p.Words.Decimal(x)
}
