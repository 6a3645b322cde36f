package report

// Which notes have a row on the page, so that no link leads nowhere. A list
// shows its newest entries only.

import (
	"cmp"
	"slices"
	"strings"
)

// newest are the meetings that have a row of their own.
func newest(meetings []*Meeting) map[*Meeting]bool {
	shown := map[*Meeting]bool{}
	for _, m := range meetings[max(0, len(meetings)-maxRows):] {
		shown[m] = true
	}
	return shown
}

// rowIDs are the ids of all rows.
func (p *page) rowIDs() map[string]bool {
	ids := map[string]bool{}
	for m := range p.shown {
		ids[m.Anchor] = true
	}
	for _, l := range p.PeopleRows() {
		ids[l.Anchor] = true
		if l.Contact != nil {
			ids[l.Contact.Anchor] = true
		}
	}
	for _, pitch := range p.Pitches {
		ids[pitch.Anchor] = true
	}
	for i := range p.Targets {
		ids[anchor("t", i)] = true
	}
	return ids
}

// HasRow tells whether the note of a promise has a row.
func (p *page) HasRow(t Task) bool { return p.ids[t.Anchor] }

// spans cuts a sentence at its links. A thing to do whose note has no row leads
// to its place among all that there is to do; no line ends within an id.
func (p *page) spans(sentence string) []Span {
	spans := Spans(sentence)
	for i, s := range spans {
		spans[i].Text = p.unbroken(s.Text)
		if id, found := strings.CutPrefix(s.Href, "#"); found && isRow(id) && !p.ids[id] {
			spans[i].Href = "#next"
		}
	}
	return spans
}

// rowOf is the row of an action's note, "" where it has none.
func (p *page) rowOf(a Action) string {
	if row := p.paths[text(a.Path)]; p.ids[row] {
		return row
	}
	return ""
}

// NextFirst are the actions that the page shows at once.
func (p *page) NextFirst() []Action { return p.Next[:min(nextFirst, len(p.Next))] }

// NextRest are those that it folds away.
func (p *page) NextRest() []Action {
	return p.Next[len(p.NextFirst()) : len(p.Next)-p.NextMore()]
}

// NextMore is how many it leaves to the command line.
func (p *page) NextMore() int { return max(0, len(p.Next)-maxNext) }

// isRow tells the id of a note's row, such as m12, from that of a part.
func isRow(id string) bool {
	number := strings.TrimLeft(id, "mcpt")
	return number != "" && strings.Trim(number, "0123456789") == ""
}

// PeopleRows are the people who have a row: those met last, by name.
func (p *page) PeopleRows() []*Listener { return p.peopleRows }

// rowsOfPeople finds them, and the row of each by the key of their name.
func (p *page) rowsOfPeople() (rows []*Listener, byKey map[string]string) {
	rows = slices.Clone(p.Listeners)
	if len(rows) > maxRows {
		sortBy(rows, lastMet, func(a, b string) int { return -cmp.Compare(a, b) })
		rows = rows[:maxRows]
	}
	sortBy(rows, func(l *Listener) string { return strings.ToLower(l.Name) }, cmp.Compare[string])
	byKey = make(map[string]string, len(rows))
	for _, l := range rows {
		byKey[l.key()] = l.Anchor
	}
	return rows, byKey
}

func lastMet(l *Listener) string {
	if len(l.Meetings) == 0 {
		return ""
	}
	return l.Meetings[len(l.Meetings)-1].Day.String()
}

// sortBy sorts by a key that is made once for each, and keeps the order of
// what has the same.
func sortBy[T, K any](all []T, key func(T) K, compare func(x, y K) int) {
	keys, order := make([]K, len(all)), make([]int, len(all))
	for i, item := range all {
		keys[i], order[i] = key(item), i
	}
	slices.SortStableFunc(order, func(i, j int) int { return compare(keys[i], keys[j]) })
	sorted := make([]T, len(all))
	for i, from := range order {
		sorted[i] = all[from]
	}
	copy(all, sorted)
}

// Met are the people met, in order of the first meeting; of more than the
// figure can hold, those met more than once and of late.
func (p *page) Met() []*Listener {
	met := p.everybodyMet()
	if len(met) <= maxPeople {
		return met
	}
	again := slices.DeleteFunc(slices.Clone(met), func(l *Listener) bool {
		return len(l.Meetings) < 2 || !p.ids[l.Anchor]
	})
	return again[:min(len(again), maxPeople)]
}

// MetNotShown is how many people the figure leaves out.
func (p *page) MetNotShown() int { return len(p.everybodyMet()) - len(p.Met()) }

func (p *page) everybodyMet() []*Listener {
	end := slices.IndexFunc(p.Listeners, func(l *Listener) bool { return len(l.Meetings) == 0 })
	if end < 0 {
		end = len(p.Listeners)
	}
	return p.Listeners[:end]
}
