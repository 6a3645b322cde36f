package parser

// Whom feedback and the mentor's remarks name with a wikilink.

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"carnet/vault"
)

// linksIn are what the wikilinks in n name, each once.
func linksIn(n ast.Node) []string {
	var names []string
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if link, ok := c.(*wikilinkNode); ok && entering {
			if name := target(link.inside); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		return ast.WalkContinue, nil
	})
	return names
}

// aboutWhom resolves them, when all people are known. A link that names nobody
// is about something else.
func (r *resolver) aboutWhom() {
	people := everybody(r.v)
	for _, n := range r.noted() {
		for i := range n.Body.Remarks {
			n.Body.Remarks[i].About = named(people, n.Body.Remarks[i].Links)
		}
	}
	for _, m := range r.v.Meetings {
		for i := range m.Feedback {
			m.Feedback[i].About = named(people, m.Feedback[i].Links)
		}
	}
}

func named(people *index[vault.Person], links []string) []*vault.Person {
	var all []*vault.Person
	for _, name := range links {
		if found := people.find(name); len(found) == 1 && !slices.Contains(all, found[0]) {
			all = append(all, found[0])
		}
	}
	return all
}
