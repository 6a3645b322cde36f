package report

// What keeps a large page quick to draw: its parts are drawn beside each other,
// and what stands in its lists by the thousand is written here, for a template
// takes ten times as long.

import (
	"errors"
	"html/template"
	"strings"
	"sync"
)

// partNames are the templates of the parts.
var partNames = []string{
	"live", "head", "news", "versions", "iterations", "themes", "momentum", "network", "next", "tasks", "mend", "notes",
}

// drawParts draws the parts, each as if it were alone.
func (p *page) drawParts() error {
	drawn := make([]strings.Builder, len(partNames))
	errs := make([]error, len(partNames))
	var wait sync.WaitGroup
	for i, name := range partNames {
		wait.Go(func() { errs[i] = p.template.ExecuteTemplate(&drawn[i], name, p) })
	}
	wait.Wait()
	p.parts = make(map[string]template.HTML, len(partNames))
	for i, name := range partNames {
		p.parts[name] = template.HTML(drawn[i].String())
	}
	return errors.Join(errs...)
}

// part is one of the parts, drawn.
func (p *page) part(name string) template.HTML { return p.parts[name] }

// entry is a meeting in a list: its day and its people, leading to its row.
func (p *page) entry(m *Meeting) template.HTML {
	row := ""
	if p.shown[m] {
		row = m.Anchor
	}
	return linked(row, p.short(m)+" "+p.Words.List(m.Names))
}

// lines are meetings in lists, one for each thing that came of them.
func (p *page) lines(meetings []*Meeting) template.HTML {
	var b strings.Builder
	several := len(meetings) > 0 && mark(meetings[0]) != mark(meetings[len(meetings)-1])
	for i, m := range meetings {
		if i == 0 || mark(m) != mark(meetings[i-1]) {
			if i > 0 {
				b.WriteString("</ul>")
			}
			if several {
				b.WriteString("<p>" + template.HTMLEscapeString(p.say("outcome."+mark(m))))
			}
			b.WriteString("<ul>")
		}
		b.WriteString("<li>" + string(p.entry(m)))
	}
	b.WriteString("</ul>")
	return template.HTML(b.String())
}

// who is a person in a list, leading to their row.
func (p *page) who(n Name) template.HTML {
	if p.ids[n.Anchor] {
		return linked(n.Anchor, n.Name)
	}
	return "<span>" + linked("", n.Name) + "</span>"
}

// whoAll are people in a list.
func (p *page) whoAll(people []Name) template.HTML {
	var b strings.Builder
	for i, n := range people {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(p.who(n)))
	}
	return template.HTML(b.String())
}

// linked is text that leads to a row, if there is one.
func linked(row, text string) template.HTML {
	text = template.HTMLEscapeString(text)
	if row == "" {
		return template.HTML(text)
	}
	return template.HTML("<a href=#" + row + ">" + text + "</a>")
}

// circles are the dots of a figure in one row, from left to right.
func circles(dots []string) template.HTML {
	var b strings.Builder
	for _, x := range dots {
		b.WriteString("<circle cx=" + x + " />")
	}
	return template.HTML(b.String())
}
