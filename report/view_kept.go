package report

// The months of the network drawn: who was met anew, and who again.

import "strconv"

// Measures of the months.
const (
	keptTop   = 20 // room for a count above
	keptMarks = 14 // one above the other; more stand in two rows
	keptMost  = 56 // in one month; beyond, a column is a bar
)

// A KeptFigure is a column a month: upwards who was met for the first time,
// downwards who of those met before was met again or written to.
type KeptFigure struct {
	Height, Base int
	Bars         bool // too many to be drawn one by one
	Months       []KeptColumn
}

// A KeptColumn is one month.
type KeptColumn struct {
	KeptMonth
	X         string
	New, Back []Block // from the base upwards and downwards
	Top, Foot int     // where the counts stand
}

// KeptFigure is the drawing of the last months, nil while there is one alone.
func (p *page) KeptFigure() *KeptFigure {
	all := p.Network.Months
	months := all[max(0, len(all)-yearMonths):]
	for len(months) > 0 && len(months[0].NewlyMet)+len(months[0].Again) == 0 {
		months = months[1:]
	}
	if len(months) < 2 {
		return nil
	}
	up, down := 0, 0
	for _, m := range months {
		up, down = max(up, len(m.NewlyMet)), max(down, len(m.Again))
	}
	scale := keptScale{most: max(up, down)}
	figure := &KeptFigure{Base: keptTop + scale.height(up), Bars: scale.bars()}
	for i, m := range months {
		figure.Months = append(figure.Months, figure.column(m, scale, percent(float64(i)/float64(len(months)))))
	}
	figure.Height = figure.Base + scale.height(down) + 2*keptTop
	return figure
}

func (f *KeptFigure) column(m KeptMonth, scale keptScale, x string) KeptColumn {
	c := KeptColumn{KeptMonth: m, X: x, New: scale.blocks(len(m.NewlyMet)), Back: scale.blocks(len(m.Again))}
	for i := range c.New {
		c.New[i].Y = f.Base - c.New[i].Y - c.New[i].Height
	}
	for i := range c.Back {
		c.Back[i].Y += f.Base
	}
	c.Top = f.Base - scale.height(len(m.NewlyMet)) - 5
	c.Foot = f.Base + scale.height(len(m.Again)) + 13
	return c
}

// A keptScale says how high a number of people stands.
type keptScale struct{ most int }

func (s keptScale) bars() bool { return s.most > keptMost }

func (s keptScale) wide() int {
	if s.most > keptMarks {
		return 2
	}
	return 1
}

func (s keptScale) height(n int) int {
	if s.bars() {
		return n * keptMarks * blockStep / s.most
	}
	return (n + s.wide() - 1) / s.wide() * blockStep
}

func (s keptScale) blocks(n int) []Block {
	if s.bars() {
		return []Block{{0, blockStep, s.height(n)}}
	}
	return blocks(n, s.wide())
}

// KeptWords says what a month of the drawing shows.
func (p *page) KeptWords(m KeptMonth) string {
	return p.say("drawn.month", "Month", p.monthYear(m.Month), "New", strconv.Itoa(len(m.NewlyMet)), "Again", strconv.Itoa(len(m.Again)))
}
