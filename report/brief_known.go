package report

import (
	"slices"

	"carnet/vault"
)

// BriefOnOrganization is the brief on a target, or on an organisation that is
// only named in the notes of people.
func BriefOnOrganization(v *vault.Vault, org *vault.Organization, o Options) *Brief {
	b := newBriefing(v, org.Name, o)
	var people []*vault.Person
	var ids []string
	for _, c := range org.Contacts {
		p := b.about(&c.Note).people[0]
		people, ids = append(people, p), append(ids, p.ID())
		b.brief.People = append(b.brief.People, b.works(p))
	}
	b.planned(people)
	b.promises(ids)
	if org.Target != nil {
		b.brief.Target = &org.Target.ID
		b.known(org.Target)
	}
	b.brief.Blocks = b.organizationBlocks()
	return b.brief
}

// works is somebody of an organisation.
func (b *briefing) works(p *vault.Person) BriefPerson {
	c := p.Contact
	out := BriefPerson{Name: p.Name, Contact: c.ID, Role: optional(c.Role), DecisionMaker: c.DecisionMaker.V, Through: b.relayed(p)}
	if last, known := b.acquaintanceOf(p).lastContact(); known {
		day := last.Day()
		out.last, out.LastContact = last, &day
	}
	return out
}

// known is what all notes say of a target: what its own note says, then the
// others, newest first. What stands among a person's news is left out.
func (b *briefing) known(t *vault.Target) {
	var own, others []BriefLine
	for _, k := range t.Known {
		l := b.quote(k)
		switch {
		case slices.ContainsFunc(b.brief.News, func(n BriefLine) bool { return n.Path == l.Path && n.Text == l.Text }):
		case k.Note == &t.Note:
			own = append(own, l)
		default:
			others = append(others, l)
		}
	}
	newestFirst(others)
	b.brief.Known = append(append(b.brief.Known, own...), others...)
}
