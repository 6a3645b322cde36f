package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/report"
)

// maxNames is how many names of one kind the map shows.
const maxNames = 100

// starting is how many tags are questions that start a network.
const starting = 5

// mapCommand draws the network and its blanks.
func (a *app) mapCommand() *cobra.Command {
	var o askOptions
	c := a.command("map", "map", "carnet map\ncarnet map --json", "exit-map")
	c.Args = a.nothing
	c.ValidArgsFunction = cobra.NoFileCompletions
	c.RunE = func(*cobra.Command, []string) error { return a.networkMap(o) }
	o.flags(a, c)
	return c
}

// nothing refuses any argument.
func (a *app) nothing(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	e := a.used("error.no-argument", i18n.Args{"Command": c.CommandPath()})
	e.mend = a.words.Say("error.help", nil)
	return e
}

// networkMap prints the map.
func (a *app) networkMap(o askOptions) error {
	v, options, err := a.reading("", o.date)
	if err != nil {
		return err
	}
	m := report.FindMap(v, options)
	if o.json {
		return a.written(a.writeJSON(m))
	}
	w := mapWriter{words: options.Words}
	w.all(m, len(v.People))
	_, err = io.WriteString(harmless{a.out}, foldLines(w.b.String(), a.screen()))
	return a.written(err)
}

// A mapWriter sets the map for a terminal.
type mapWriter struct {
	b     strings.Builder
	words *i18n.Words
}

func (w *mapWriter) all(m report.Map, people int) {
	w.head("map.start")
	w.rows("map-tag.", m.Tags[:starting])
	w.head("map.more")
	w.rows("map-tag.", m.Tags[starting:])
	if people == 0 {
		fmt.Fprintf(&w.b, "\n%s\n", w.words.Say("map.empty", nil))
		return
	}
	w.head("map.circles")
	w.circles(m.Circles)
	if len(m.Groups) > 0 {
		w.head("map.groups")
	}
	for _, g := range m.Groups {
		w.group(g)
	}
	w.asks("map.soon", m.Soon)
	w.asks("map.later", m.Later)
}

// head parts what follows from what stands before it.
func (w *mapWriter) head(id string) {
	if w.b.Len() > 0 {
		fmt.Fprintln(&w.b)
	}
	fmt.Fprintln(&w.b, w.words.Say(id, nil))
}

// rows gives the people of each kind, or the question that finds some.
func (w *mapWriter) rows(prefix string, rows []report.MapRow) {
	for _, r := range rows {
		if len(r.People) == 0 {
			fmt.Fprintf(&w.b, "  %s\n", r.Question)
			continue
		}
		w.line(w.words.Say(prefix+r.Key, nil), names(r.People))
	}
}

func (w *mapWriter) circles(rows []report.MapRow) {
	for _, r := range rows {
		if len(r.People) > 0 {
			w.line(w.words.Say("among."+r.Key, nil), names(r.People))
		}
	}
}

func (w *mapWriter) group(g report.MapGroup) {
	last := w.words.Say("map.never", nil)
	if g.Last != nil {
		last = w.words.Say("map.last", i18n.Args{"Date": w.words.DayText(g.Last)})
	}
	w.line(g.Group+" ("+last+")", names(g.People))
}

// line is a label with names behind it.
func (w *mapWriter) line(label string, names []string) {
	shown := names[:min(len(names), maxNames)]
	text := w.words.Say("map.line", i18n.Args{"Label": label, "N": len(names), "Names": strings.Join(shown, ", ")})
	if more := len(names) - len(shown); more > 0 {
		text += ", " + w.words.Count("page.more", more, nil)
	}
	fmt.Fprintf(&w.b, "  %s\n", oneLine(text))
}

// asks lists what is to be asked.
func (w *mapWriter) asks(id string, asks []report.Ask) {
	if len(asks) > 0 {
		w.head(id)
	}
	for _, x := range asks {
		said := []string{x.Ask}
		if x.By != nil {
			said = append(said, w.words.Say("map.by", i18n.Args{"Date": w.words.DayText(x.By)}))
		}
		if x.State != nil {
			said = append(said, w.words.Say("map-ask."+*x.State, i18n.Args{"Date": w.words.DayText(x.Asked)}))
		}
		text := w.words.Say("map.ask", i18n.Args{"Name": x.Person.Name, "Ask": strings.Join(said, ", ")})
		fmt.Fprintf(&w.b, "  %s\n", oneLine(text))
	}
}
