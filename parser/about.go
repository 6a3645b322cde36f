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
	for _, n := range r.noted() {
		for i := range n.Body.Remarks {
			n.Body.Remarks[i].About = r.linkedPeople(n.Body.Remarks[i].Links)
		}
	}
	for _, m := range r.v.Meetings {
		for i := range m.Feedback {
			m.Feedback[i].About = r.linkedPeople(m.Feedback[i].Links)
		}
	}
}

// linkedPeople are the people that links name.
func (r *resolver) linkedPeople(links []string) []*vault.Person {
	var all []*vault.Person
	for _, name := range links {
		if found := r.meant(name); len(found) == 1 && !slices.Contains(all, found[0]) {
			all = append(all, found[0])
		}
	}
	return all
}
