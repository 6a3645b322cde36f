package report

// Who introduced whom: everybody as the nodes of a graph, with how many
// introductions lie between them and the owner.

import (
	"carnet/vault"
)

// A NetworkPerson is one person of the network.
type NetworkPerson struct {
	Name
	Circle        *int     `json:"circle"`        // 1 to 3, null when unknown
	Introductions int      `json:"introductions"` // from the owner: 0 for somebody known directly
	IntroducedBy  *Name    `json:"introduced_by"`
	State         *string  `json:"state"`    // activable, activated, silent
	Meetings      int      `json:"meetings"` // messages and events are none
	FirstMet      *string  `json:"first_met"`
	LastContact   *string  `json:"last_contact"`
	Notes         []string `json:"notes"`   // paths of all that was held with them, by date
	Planned       []string `json:"planned"` // paths of what is to come
	Target        *string  `json:"target"`  // id of the one they work for
	DecisionMaker bool     `json:"decision_maker"`
}

// An Introduction is somebody opening the way to somebody.
type Introduction struct {
	From       Name    `json:"from"`
	To         Name    `json:"to"`
	Permission *string `json:"permission"` // whether their name may be used: yes, no, to-ask
	Date       *string `json:"date"`       // of the meeting
	Path       string  `json:"path"`       // of the meeting, or of the note that says it
}

// people lists everybody.
func (b *builder) people() []NetworkPerson {
	all := make([]NetworkPerson, 0, len(b.v.People))
	for _, a := range b.acquaintances() {
		p := a.person
		n := NetworkPerson{
			Name: b.who(p), Introductions: b.distance(p), State: filled(string(b.state(a))), Meetings: len(a.met),
			Notes: paths(a.touches), Planned: paths(a.planned),
		}
		if circle := p.Circle(); circle > 0 {
			n.Circle = &circle
		}
		if p.IntroducedBy != nil {
			by := b.who(p.IntroducedBy)
			n.IntroducedBy = &by
		}
		n.FirstMet, n.LastContact = dayIf(a.firstMet()), dayIf(a.lastContact())
		if c := p.Contact; c != nil {
			n.DecisionMaker = c.DecisionMaker.V
			if c.Target != nil {
				n.Target = &c.Target.ID
			}
		}
		all = append(all, n)
	}
	return all
}

// introductions lists who opened the way to whom.
func (b *builder) introductions() []Introduction {
	all := []Introduction{}
	for _, p := range b.v.People {
		if p.IntroducedBy == nil {
			continue
		}
		date, path := introducedAt(p)
		all = append(all, Introduction{From: b.who(p.IntroducedBy), To: b.who(p), Permission: permission(p), Date: date, Path: path})
	}
	return all
}

// introducedAt says when the way to a person was opened, and where it stands.
func introducedAt(p *vault.Person) (date *string, path string) {
	if m := p.IntroducedAt; m != nil {
		return day(m), m.Path
	}
	return nil, p.Contact.Path
}

// permission says whether the name of who introduced a person may be used: as
// their own note has it, else the meeting's.
func permission(p *vault.Person) *string {
	if p.Contact != nil && p.Contact.OnBehalf.Set {
		return word(p.Contact.OnBehalf)
	}
	if p.IntroducedAt != nil {
		return word(p.IntroducedAt.OnBehalf)
	}
	return nil
}

// line is the way to a person: who is known directly, each whom the one before
// introduced, the person. Where people introduced each other in a circle it
// begins with the one that closes it.
func line(p *vault.Person) []*vault.Person {
	reversed := []*vault.Person{p}
	seen := map[*vault.Person]bool{p: true}
	for p.IntroducedBy != nil && !seen[p.IntroducedBy] {
		p = p.IntroducedBy
		seen[p] = true
		reversed = append(reversed, p)
	}
	all := make([]*vault.Person, len(reversed))
	for i := range reversed {
		all[len(all)-1-i] = reversed[i]
	}
	return all
}

// distance is how many introductions lie between the owner and a person. Each
// person is looked at once, however long the chains are.
func (b *builder) distance(p *vault.Person) int {
	if b.distances == nil {
		b.distances = make(map[*vault.Person]int, len(b.v.People))
	}
	if _, known := b.distances[p]; !known {
		var open []*vault.Person
		at := p
		for at != nil {
			if _, known := b.distances[at]; known {
				break
			}
			b.distances[at] = 0 // until it is known: a circle ends here
			open = append(open, at)
			at = at.IntroducedBy
		}
		b.measure(open)
	}
	return b.distances[p]
}

// measure settles the distances of a line, the person last introduced first.
func (b *builder) measure(open []*vault.Person) {
	for i := len(open) - 1; i >= 0; i-- {
		closes := i == len(open)-1 && contains(open, open[i].IntroducedBy)
		if by := open[i].IntroducedBy; by != nil && !closes {
			b.distances[open[i]] = b.distances[by] + 1
		}
	}
}
