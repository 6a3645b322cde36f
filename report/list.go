package report

// Lists: the notes of one kind, the tasks or the themes, a row each, with the
// cells that can be shown, looked for and sorted by.

import (
	"strconv"

	"carnet/vault"
)

// A ListKind is what a list holds.
type ListKind string

// The kinds of list.
const (
	ListContacts ListKind = "contacts"
	ListMeetings ListKind = "meetings"
	ListPitches  ListKind = "pitches"
	ListTargets  ListKind = "targets"
	ListTasks    ListKind = "tasks"
	ListThemes   ListKind = "themes"
)

// ListKinds are all of them.
var ListKinds = []ListKind{ListContacts, ListMeetings, ListPitches, ListTargets, ListTasks, ListThemes}

// A Listing is one list, before anything is left out of it.
type Listing struct {
	Columns []Column
	Shown   []string // the columns to show where none are chosen
	Rows    []Row    // in the order of the report
}

// A Column is one thing that rows hold: a key of the notes under its English
// name, or what follows from them.
type Column struct {
	Name  string
	Short string // for one of its values, as tag for tags; may be empty
	Holds ColumnType
	Vocab string // the vocabulary of package parser, where Holds is HoldsWord
}

// A ColumnType says how the values of a column are to be compared.
type ColumnType string

// The types of columns.
const (
	HoldsText   ColumnType = "text"   // any text
	HoldsWord   ColumnType = "word"   // one of a vocabulary
	HoldsNumber ColumnType = "number" //
	HoldsDay    ColumnType = "day"    // 2026-03-12, with a time where one is noted
	HoldsName   ColumnType = "name"   // a person, pitch, target or theme
)

// A Row is one entry of a list.
type Row struct {
	Entry any        // as the report's JSON has it
	Day   vault.Date // when it last mattered: the zero Date where nothing says so

	cells func(column string) []Cell
}

// Cells are what a row holds in a column, none where nothing is noted.
func (r Row) Cells(column string) []Cell { return r.cells(column) }

// A Cell is one value.
type Cell struct {
	Value string   // as the report's JSON has it: an id, an English word, a day
	Label string   // for a person to read, where that is something else
	Also  []string // other names of what Value names
}

// List makes the list of one kind.
func List(v *vault.Vault, kind ListKind, o Options) Listing {
	l := &lister{builder: newBuilder(v, o), people: map[string]Cell{}, targets: map[string]Cell{}}
	l.fill(kind)
	for _, p := range v.People {
		l.people[p.ID()] = personCell(p)
	}
	for _, t := range v.Targets {
		l.targets[t.ID] = Cell{Value: t.ID, Label: t.Name.V, Also: append(values(t.Aliases), t.Name.V)}
	}
	switch kind {
	case ListContacts:
		return listing(contactColumns, []string{"name", "role", "organization", "circle", "last_contact"}, l.contactRows())
	case ListMeetings:
		return listing(meetingColumns, []string{"date", "contact", "channel", "pitch", "landed"}, l.meetingRows())
	case ListPitches:
		return listing(pitchColumns, []string{"id", "title", "told", "addresses", "retired"}, l.pitchRows())
	case ListTargets:
		return listing(targetColumns, []string{"name", "people", "last_contact", "validated"}, l.targetRows())
	case ListTasks:
		return listing(taskColumns, []string{"state", "due", "whose", "contact", "text"}, l.taskRows())
	}
	return listing(themeColumns, []string{"theme", "aspect", "people", "versions"}, l.themeRows())
}

// fill makes the entries of one kind as the report has them, and no more.
func (l *lister) fill(kind ListKind) {
	l.notes()
	switch kind {
	case ListMeetings, ListPitches:
		l.iterations()
	case ListTargets:
		l.ways()
	case ListThemes:
		l.themes()
	case ListTasks:
		l.iterations()
		l.themes()
		l.remarks()
	}
}

// A lister holds what the rows of a list are made of.
type lister struct {
	*builder
	people  map[string]Cell // by id
	targets map[string]Cell // by id
}

// A column is a Column with what fills it.
type column[E any] struct {
	Column
	cells func(*E) []Cell
}

// An entry is what a row is made of.
type entry interface {
	shown() any
	day() vault.Date
}

// listing puts columns and entries together.
func listing[E any, P interface {
	*E
	entry
}](columns []column[E], shown []string, entries []E) Listing {
	l := Listing{Shown: shown, Rows: make([]Row, len(entries))}
	byName := map[string]func(*E) []Cell{}
	for _, c := range columns {
		l.Columns = append(l.Columns, c.Column)
		byName[c.Name] = c.cells
	}
	for i := range entries {
		e := &entries[i]
		l.Rows[i] = Row{
			Entry: P(e).shown(), Day: P(e).day(),
			cells: func(name string) []Cell { return byName[name](e) },
		}
	}
	return l
}

func personCell(p *vault.Person) Cell {
	c := Cell{Value: p.ID(), Label: p.Name, Also: []string{p.Name}}
	if p.Contact != nil {
		c.Also = append(c.Also, values(p.Contact.Aliases)...)
	}
	return c
}

// named gives the cells of what ids name.
func named(known map[string]Cell, ids ...string) []Cell {
	var all []Cell
	for _, id := range ids {
		c, ok := known[id]
		if !ok {
			c = Cell{Value: id}
		}
		all = append(all, c)
	}
	return all
}

// plain gives a cell for every text that is not empty.
func plain(texts ...string) []Cell {
	var all []Cell
	for _, t := range texts {
		if t != "" {
			all = append(all, Cell{Value: t})
		}
	}
	return all
}

// maybe is a cell for a text that may be missing.
func maybe(text *string) []Cell {
	if text == nil {
		return nil
	}
	return plain(*text)
}

func maybeNumber(n *int) []Cell {
	if n == nil {
		return nil
	}
	return number(*n)
}

func number(n int) []Cell { return plain(strconv.Itoa(n)) }

func yesNo(yes bool) []Cell {
	if yes {
		return plain("yes")
	}
	return plain("no")
}

// dayCell is a day, nothing for the zero Date.
func dayCell(d vault.Date) []Cell {
	if d.IsZero() {
		return nil
	}
	return plain(d.Day())
}

// The makers of columns, by what they hold.

func textColumn[E any](name string, cells func(*E) []Cell) column[E] {
	return column[E]{Column{Name: name, Holds: HoldsText}, cells}
}

func wordColumn[E any](name, vocabulary string, cells func(*E) []Cell) column[E] {
	return column[E]{Column{Name: name, Holds: HoldsWord, Vocab: vocabulary}, cells}
}

func numberColumn[E any](name string, cells func(*E) []Cell) column[E] {
	return column[E]{Column{Name: name, Holds: HoldsNumber}, cells}
}

func dayColumn[E any](name string, cells func(*E) []Cell) column[E] {
	return column[E]{Column{Name: name, Holds: HoldsDay}, cells}
}

func nameColumn[E any](name string, cells func(*E) []Cell) column[E] {
	return column[E]{Column{Name: name, Holds: HoldsName}, cells}
}

// or gives a column a second name.
func (c column[E]) or(short string) column[E] {
	c.Short = short
	return c
}
