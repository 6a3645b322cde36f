package report

// Contacts to keep alive: journalists who wrote, and people going cold.

import (
	"cmp"
	"slices"

	"carnet/internal/i18n"
	"carnet/vault"
)

// journalists are those whose message of the season is the last note with
// them; the latest first, since who answers first is quoted.
func (g *agenda) journalists() {
	var wrote []*acquaintance
	for _, a := range g.acquaintances() {
		if len(a.touches) == 0 || len(a.planned) > 0 || !tagged(a.person, "journalist") {
			continue
		}
		last := a.last()
		if last.Channel.V == vault.Message && last.InitiatedBy.V == vault.Them && last.Date.Set && g.today.DaysSince(last.Date.V) <= season {
			wrote = append(wrote, a)
		}
	}
	byDay(wrote, (*acquaintance).lastDay, true)
	for _, a := range wrote {
		last := a.last()
		args := i18n.Args{"Name": a.person.Name, "Date": g.date(last.Date.V)}
		g.write(Action{
			Kind: ActJournalist, Text: g.words.Say("next.journalist", args), Reason: g.words.Say("next.journalist-why", args),
			Path: &last.Path, Date: dayText(last.Date.V), Private: last.HeardPrivately(),
		}, a.person)
	}
}

func tagged(p *vault.Person, tag string) bool {
	return p.Contact != nil && slices.ContainsFunc(p.Contact.Tags, func(t vault.Value[string]) bool { return t.V == tag })
}

// A chill is a contact that is going cold.
type chill struct {
	*acquaintance
	since, meant int // days
}

// cold are the contacts that have had no word for longer than they were meant
// to, the most overdue in proportion first.
func (g *agenda) cold() {
	var all []chill
	for _, a := range g.acquaintances() {
		if since, meant, cold := g.builder.cold(a); cold && !g.rests(a) {
			all = append(all, chill{a, since, meant})
		}
	}
	slices.SortStableFunc(all, func(x, y chill) int { return cmp.Compare(y.since*x.meant, x.since*y.meant) })
	for _, c := range all {
		last := c.last()
		path := &last.Path
		if c.person.Contact != nil {
			path = &c.person.Contact.Path
		}
		args := i18n.Args{"Name": c.person.Name, "Date": g.date(last.Date.V), "Every": g.every(g.keepInTouch(c.acquaintance))}
		g.write(Action{
			Kind: ActCold, Text: g.words.Say("next.cold", args), Reason: g.words.Say("next.cold-why", args),
			Path: path, Date: dayText(last.Date.V),
		}, c.person)
	}
}

// every is a span in words: every 2 months.
func (g *agenda) every(span vault.Duration) string {
	return g.words.Count("every."+string(span.Unit), span.N, nil)
}
