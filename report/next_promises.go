package report

// Promises: the owner's own whose day has come, and what others have promised
// and that is better taken back.

import (
	"carnet/internal/i18n"
	"carnet/vault"
)

// A matter is an open task with the note it stands in.
type matter struct {
	vault.Task
	note   *vault.Note
	people []*vault.Person         // whom the note is about
	day    vault.Value[vault.Date] // of the note
}

// matters are all open tasks, in the vault's order.
func (g *agenda) matters() []matter {
	var all []matter
	collect := func(n *vault.Note, people []*vault.Person, day vault.Value[vault.Date], heardPrivately bool) {
		for _, t := range n.Body.Tasks {
			if t.State == vault.Open && t.Text != "" {
				t.Private = t.Private || heardPrivately
				all = append(all, matter{t, n, people, day})
			}
		}
	}
	none := vault.Value[vault.Date]{}
	for _, p := range g.v.People {
		if p.Contact != nil {
			collect(&p.Contact.Note, []*vault.Person{p}, none, p.Contact.Private.V)
		}
	}
	for _, m := range g.v.Meetings {
		collect(&m.Note, m.People(), m.Date, m.HeardPrivately())
	}
	for _, p := range g.v.Pitches {
		collect(&p.Note, nil, none, p.Private.V)
	}
	for _, t := range g.v.Targets {
		collect(&t.Note, nil, none, t.Private.V)
	}
	return all
}

// promises are the owner's own that are for today or were for an earlier day.
func (g *agenda) promises() {
	var due []matter
	for _, m := range g.matters() {
		if !m.Waiting && m.Due.Set && !m.Due.V.DayAfter(g.today) {
			due = append(due, m)
		}
	}
	byDay(due, func(m matter) vault.Date { return m.Due.V }, false)
	for _, m := range due {
		reason := g.words.Say("next.promise-today", nil)
		if g.today.DayAfter(m.Due.V) {
			reason = g.words.Say("next.promise-past", i18n.Args{"Date": g.date(m.Due.V)})
		}
		g.add(Action{
			Kind: ActPromise, Text: upperFirst(m.Text), Reason: reason,
			Path: &m.note.Path, Date: dayText(m.Due.V), Private: m.Private,
		}, m.people...)
	}
}

// waiting are the matters that have been in others' hands for too long: since
// the day they were promised for, else since the note.
func (g *agenda) waiting() {
	since := func(m matter) vault.Date {
		if m.Due.Set {
			return m.Due.V
		}
		return m.day.V
	}
	var long []matter
	for _, m := range g.matters() {
		if m.Waiting && (m.Due.Set || m.day.Set) && g.today.DaysSince(since(m)) >= waitingDays {
			long = append(long, m)
		}
	}
	byDay(long, since, false)
	for _, m := range long {
		g.takeBack(m, since(m))
	}
}

func (g *agenda) takeBack(m matter, since vault.Date) {
	var who []*vault.Person
	for _, ref := range m.On {
		if ref.To != nil {
			who = append(who, ref.To)
		}
	}
	args := i18n.Args{"Text": unquoted(m.Text), "Names": g.allNames(who), "Date": g.date(since), "Due": m.Due.Set}
	g.write(Action{
		Kind: ActWaiting, Text: g.words.Say("next.waiting", args), Reason: g.words.Say("next.waiting-why", args),
		Path: &m.note.Path, Date: dayText(since), Private: m.Private,
	}, who...)
}
