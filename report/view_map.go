package report

// The map of the network: a row for each kind of people and a column for each
// circle, with a mark for everybody.

import "slices"

// A MapFigure is the kinds of people by circle.
type MapFigure struct {
	Circles []string // those that anybody on the map belongs to
	Rows    []MapMarks
}

// Width is how many columns it has.
func (f MapFigure) Width() int { return len(f.Circles) + 1 }

// A MapMarks is the people of one kind, and of each circle; without any, only
// the question that finds some.
type MapMarks struct {
	MapRow
	Cells []MapCell
}

// A MapCell counts the people of one kind and circle, and those of them met.
type MapCell struct{ All, Met int }

// Few tells whether they can be drawn one by one.
func (c MapCell) Few() bool { return c.All <= maxMarks }

// Runs are a mark for each of them, those met first. They break early, for a
// column is narrow on a phone.
func (c MapCell) Runs() []run {
	met, others := slices.Repeat([]string{metMark(true)}, c.Met), slices.Repeat([]string{metMark(false)}, c.All-c.Met)
	return runsOf(append(met, others...), 3)
}

// MapFigure is the map.
func (p *page) MapFigure() MapFigure {
	people := p.byAnchor()
	var figure MapFigure
	for _, key := range []string{"1", "2", "3", unknownKey} {
		if slices.ContainsFunc(p.Network.Map.Tags, func(row MapRow) bool { return row.of(key, people).All > 0 }) {
			figure.Circles = append(figure.Circles, key)
		}
	}
	for _, row := range p.Network.Map.Tags {
		marks := MapMarks{MapRow: row}
		for _, key := range figure.Circles {
			marks.Cells = append(marks.Cells, row.of(key, people))
		}
		figure.Rows = append(figure.Rows, marks)
	}
	return figure
}

// of counts the people of a row who belong to a circle.
func (row MapRow) of(circle string, people map[string]*Listener) MapCell {
	var cell MapCell
	for _, who := range row.People {
		if l := people[who.Anchor]; l != nil && l.Circle == circle {
			cell.All++
			if len(l.Meetings) > 0 {
				cell.Met++
			}
		}
	}
	return cell
}

// byAnchor are the people of the page by the id of their row.
func (p *page) byAnchor() map[string]*Listener {
	people := make(map[string]*Listener, len(p.Listeners))
	for _, l := range p.Listeners {
		people[l.Anchor] = l
	}
	return people
}
