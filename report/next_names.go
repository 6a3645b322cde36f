package report

// Names that others gave: whom to approach, and with whose permission.

import (
	"slices"

	"carnet/internal/i18n"
	"carnet/vault"
)

// A gift is a name that was given.
type gift struct {
	person     *vault.Person // nil for a description, which is a name to get
	text       string        // the name, or the description
	by         []*vault.Person
	permission vault.OnBehalf // empty where nothing says it
	day        vault.Value[vault.Date]
	path       *string
	private    bool
}

// given is how the way to a person was opened, as far as the notes say: the
// latest meeting that gave the name, and the permission that the person's own
// note overrides.
func (g *agenda) given(a *acquaintance) gift {
	out := gift{person: a.person, text: a.person.Name}
	if by := g.openedBy(a.person); by != nil {
		out.by = []*vault.Person{by}
	}
	for _, m := range a.named {
		others := slices.DeleteFunc(m.People(), func(p *vault.Person) bool { return p == a.person })
		if m.OnBehalf.Set {
			out.permission, out.by = m.OnBehalf.V, others
		}
		if len(out.by) == 0 {
			out.by = others
		}
		out.day, out.path, out.private = m.Date, &m.Path, m.HeardPrivately()
	}
	c := a.person.Contact
	if c == nil {
		return out
	}
	if c.OnBehalf.Set {
		out.permission, out.path = c.OnBehalf.V, &c.Path
	}
	if out.path == nil {
		out.path = &c.Path
	}
	return out
}

// openedBy is who opened the way to a person, nil when nobody did so far.
func (g *agenda) openedBy(p *vault.Person) *vault.Person {
	if at := p.IntroducedAt; at != nil && at.Planned(g.today) {
		return nil
	}
	return p.IntroducedBy
}

// names are those given and not yet approached, the latest first: no note with
// them, no meeting ahead, nothing asked, nothing that says to leave it.
func (g *agenda) names() {
	var all []gift
	for _, a := range g.acquaintances() {
		if g.approached(a) || g.written[a.person] || a.person.Mentor() {
			continue
		}
		if len(a.named) > 0 || g.openedBy(a.person) != nil {
			all = append(all, g.given(a))
		}
	}
	all = append(all, g.described()...)
	byDay(all, func(x gift) vault.Date { return x.day.V }, true)
	for _, x := range all {
		g.approach(x)
	}
}

func (g *agenda) approached(a *acquaintance) bool {
	c := a.person.Contact
	return len(a.touches)+len(a.planned) > 0 ||
		c != nil && (c.Asked.Set || c.Answer.Set || c.KeepInTouch.V.Never)
}

// described are the referrals that describe somebody instead of naming them.
func (g *agenda) described() []gift {
	var all []gift
	ambiguous := g.ambiguous()
	for _, m := range g.v.Meetings {
		for _, ref := range m.Referrals {
			if ref.To == nil && ref.Text != "" && !m.Planned(g.today) && !ambiguous[place{m.Path, ref.Pos}] {
				all = append(all, gift{text: ref.Text, by: m.People(), day: m.Date, path: &m.Path, private: m.HeardPrivately()})
			}
		}
	}
	return all
}

// A place is where something stands in the notes.
type place struct {
	path string
	pos  vault.Pos
}

// ambiguous are the places of references that name more than one.
func (g *agenda) ambiguous() map[place]bool {
	places := map[place]bool{}
	for _, d := range g.v.Diagnostics {
		if d.Code == "ambiguous" {
			places[place{d.Path, d.Pos}] = true
		}
	}
	return places
}

// approach says how to go about one name.
func (g *agenda) approach(x gift) {
	args := i18n.Args{"Name": x.text, "Relay": g.allNames(x.by), "Date": ""}
	a := Action{Kind: ActName, Path: x.path, Private: x.private}
	if x.day.Set {
		args["Date"], a.Date = g.date(x.day.V), dayText(x.day.V)
	}
	id := "next.name-" + string(x.permission)
	switch {
	case x.person == nil && len(x.by) == 0:
		id = "next.name-to-find"
	case x.person == nil:
		id = "next.name-to-get"
	case len(x.by) == 0:
		id = "next.name-heard"
	case x.permission == "":
		id = "next.name-given"
	}
	a.Text, a.Reason = g.words.Say(id, args), g.words.Say(id+"-why", args)
	switch {
	case x.person == nil:
		g.write(a, x.by...)
	case x.permission == vault.ToAsk:
		g.write(a, append(slices.Clone(x.by), x.person)...)
	default:
		g.write(a, x.person)
	}
}
