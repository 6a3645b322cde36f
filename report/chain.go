package report

// Relay chains: the ways to the people of an organisation, from somebody the
// owner knows, through those who introduced each other.

import (
	"cmp"
	"slices"

	"carnet/vault"
)

// A Chain is one way: whom the owner knows, each whom the one before introduced,
// and last the person it leads to.
type Chain struct {
	To       Name     `json:"to"`
	Links    []Link   `json:"links"`
	Decides  bool     `json:"decides"` // it leads to one who decides
	State    string   `json:"state"`   // reached, live, resting, not-begun
	Shortest bool     `json:"shortest"`
	LastDate *string  `json:"last_date"`
	LastPath *string  `json:"last_path"`
	Next     NextStep `json:"next"`

	last vault.Date
}

// A Link is one person of a chain, and how the way to them was opened.
type Link struct {
	Person     Name    `json:"person"`
	Missing    bool    `json:"missing"`    // the introduction is still to be made
	Permission *string `json:"permission"` // whether the name of the one before may be used
	Date       *string `json:"date"`       // when they were introduced
	Path       *string `json:"path"`       // where it stands
	Stand      string  `json:"stand"`      // met, planned, declined, agreed, later, waiting, silent, written, open
	Since      *string `json:"since"`      // the day of that
	Note       *string `json:"note"`       // where that stands

	a *acquaintance
}

// The states of a chain.
const (
	ChainReached  = "reached"   // the decision maker was met
	ChainLive     = "live"      // in touch within a season, waiting for an answer, or a meeting is planned
	ChainResting  = "resting"   // begun, and nothing since
	ChainNotBegun = "not-begun" // nobody on it was met or written to
)

// The stands of a person.
const (
	standMet      = "met"
	standPlanned  = "planned"
	standDeclined = "declined" // said no
	standAgreed   = "agreed"   // said yes, no day yet
	standLater    = "later"    // said later
	standWaiting  = "waiting"
	standSilent   = "silent"
	standWritten  = "written" // a message or an event, no meeting
	standOpen     = "open"    // nothing yet
)

// chains are the ways to people of one organisation, the best first: by state,
// those to one who decides, the shortest, those touched last.
func (b *builder) chains(contacts []*vault.Contact) []Chain {
	all := []Chain{}
	for _, line := range b.lines(contacts) {
		all = append(all, b.chain(line))
	}
	markShortest(all)
	order := []string{ChainReached, ChainLive, ChainResting, ChainNotBegun}
	slices.SortStableFunc(all, func(x, y Chain) int {
		return cmp.Or(
			cmp.Compare(slices.Index(order, x.State), slices.Index(order, y.State)),
			compareBool(y.Decides, x.Decides),
			cmp.Compare(len(x.Links), len(y.Links)),
			y.last.Time.Compare(x.last.Time),
		)
	})
	return all
}

// markShortest marks the ways with the fewest people: of those that lead to one
// who decides, if any do.
func markShortest(all []Chain) {
	decides := slices.ContainsFunc(all, func(c Chain) bool { return c.Decides })
	fewest := 0
	for _, c := range all {
		if n := len(c.Links); c.Decides == decides && (fewest == 0 || n < fewest) {
			fewest = n
		}
	}
	for i, c := range all {
		all[i].Shortest = c.Decides == decides && len(c.Links) == fewest
	}
}

// A relayLine is a chain as people; the last introduction may be missing.
type relayLine struct {
	people  []*vault.Person
	missing bool
	decider bool // leads to one who decides
}

// lines are the ways there are. A decision maker whom nobody introduced is led
// to through every colleague who was met: that introduction is missing. A way
// that is the beginning of another is not told twice.
func (b *builder) lines(contacts []*vault.Contact) []relayLine {
	there := b.peopleOf(contacts)
	var colleagues []*vault.Person // who were met and do not decide
	for _, a := range there {
		if len(a.met) > 0 && !a.decides() {
			colleagues = append(colleagues, a.person)
		}
	}
	var all []relayLine
	for _, a := range there {
		p, decides := a.person, a.decides()
		if decides && p.IntroducedBy == nil && len(a.met) == 0 && len(colleagues) > 0 {
			for _, c := range colleagues {
				all = append(all, relayLine{append(line(c), p), true, true})
			}
			continue
		}
		all = append(all, relayLine{line(p), false, decides})
	}
	return withoutBeginnings(all)
}

// peopleOf are the people with these notes.
func (b *builder) peopleOf(contacts []*vault.Contact) []*acquaintance {
	all := make([]*acquaintance, len(contacts))
	for i, c := range contacts {
		all[i] = b.acquaintance(b.about(&c.Note).people[0])
	}
	return all
}

// decides tells whether a person decides in their organisation.
func (a *acquaintance) decides() bool {
	return a.person.Contact != nil && a.person.Contact.DecisionMaker.V
}

// withoutBeginnings leaves out the ways that go on in another.
func withoutBeginnings(all []relayLine) []relayLine {
	type place struct { // people who introduced each other stand in several
		person *vault.Person
		index  int
	}
	passed := map[place]bool{}
	for _, l := range all {
		for i, p := range l.people[:len(l.people)-1] {
			passed[place{p, i}] = true
		}
	}
	return slices.DeleteFunc(all, func(l relayLine) bool {
		last := len(l.people) - 1
		return passed[place{l.people[last], last}]
	})
}

// chain says where one way stands.
func (b *builder) chain(l relayLine) Chain {
	c := Chain{To: b.who(l.people[len(l.people)-1]), Decides: l.decider}
	for i, p := range l.people {
		s := b.link(p)
		switch {
		case i == 0:
		case l.missing && i == len(l.people)-1:
			s.Missing = true
		default:
			date, path := introducedAt(p)
			s.Permission, s.Date, s.Path = permission(p), date, &path
		}
		c.Links = append(c.Links, s)
	}
	at := c.frontier()
	b.lastAct(&c, at)
	c.State = b.chainState(&c, at, l.decider)
	c.Next = b.nextStep(&c, at, l)
	return c
}

// step says where one person stands.
func (b *builder) link(p *vault.Person) Link {
	a := b.acquaintance(p)
	s := Link{Person: b.who(p), a: a}
	at := func(stand string, m *vault.Meeting) { s.Stand, s.Since, s.Note = stand, day(m), &m.Path }
	asked := func(stand string) {
		s.Stand, s.Since, s.Note = stand, dayIf(p.Contact.Asked.V, p.Contact.Asked.Set), &p.Contact.Path
	}
	request := b.request(a)
	switch {
	case len(a.met) > 0:
		at(standMet, a.met[len(a.met)-1])
	case len(a.planned) > 0:
		at(standPlanned, a.planned[0])
	case request == RequestNo:
		asked(standDeclined)
	case request == RequestYes:
		asked(standAgreed)
	case request == RequestLater:
		asked(standLater)
	case request == RequestWaiting:
		asked(standWaiting)
	case request == RequestSilent:
		asked(standSilent)
	case len(a.touches) > 0:
		at(standWritten, a.touches[len(a.touches)-1])
	default:
		s.Stand = standOpen
	}
	return s
}

// frontier is the last person of the chain who was met, -1 without one.
func (c *Chain) frontier() int {
	for i := len(c.Links) - 1; i >= 0; i-- {
		if c.Links[i].Stand == standMet {
			return i
		}
	}
	return -1
}

// lastAct finds the last note with the furthest person met, or with whom comes
// next.
func (b *builder) lastAct(c *Chain, at int) {
	for i := max(0, at); i <= at+1 && i < len(c.Links); i++ {
		touches := c.Links[i].a.touches
		if len(touches) == 0 {
			continue
		}
		if m := touches[len(touches)-1]; c.LastPath == nil || m.Date.V.DayAfter(c.last) {
			c.last, c.LastDate, c.LastPath = m.Date.V, day(m), &m.Path
		}
	}
}

// chainState says whether a chain is alive.
func (b *builder) chainState(c *Chain, at int, decides bool) string {
	if at == len(c.Links)-1 && decides {
		return ChainReached
	}
	for _, s := range c.Links[max(0, at):] {
		if len(s.a.planned) > 0 || s.Stand == standWaiting {
			return ChainLive
		}
	}
	switch {
	case c.LastDate != nil && b.today.DaysSince(c.last) < season:
		return ChainLive
	case c.LastPath != nil:
		return ChainResting
	}
	return ChainNotBegun
}
