package report

// Requests: those to make in time, those nobody has answered, and those that
// had better wait for a word.

import (
	"carnet/internal/i18n"
	"carnet/vault"
)

// toAsk tells whether the person's note holds a request that is not made yet.
func (a *acquaintance) toAsk() bool {
	c := a.person.Contact
	return c != nil && c.Ask.Set && !c.Asked.Set && !c.Answer.Set
}

// askSoon tells whether the request is to be made within 30 days, or was to be
// in the season past.
func (g *agenda) askSoon(a *acquaintance) bool {
	if !a.toAsk() || !a.person.Contact.By.Set {
		return false
	}
	days := a.person.Contact.By.V.DaysSince(g.today)
	return days <= askDays && days >= -season
}

// longSilent tells whether the last contact is a year ago or more.
func (g *agenda) longSilent(a *acquaintance) bool {
	last, known := a.lastContact()
	return known && g.today.DaysSince(last) >= yearOfSilence
}

// afterSilence tells whether something is about to be asked of somebody after
// a year of silence: a request, or the time for a meeting.
func (g *agenda) afterSilence(a *acquaintance) bool {
	return g.longSilent(a) && !a.person.Mentor() && (a.toAsk() || len(a.planned) > 0)
}

// asks are the requests with a day that is near.
func (g *agenda) asks() {
	var soon []*acquaintance
	for _, a := range g.acquaintances() {
		if g.askSoon(a) {
			soon = append(soon, a)
		}
	}
	byDay(soon, func(a *acquaintance) vault.Date { return a.person.Contact.By.V }, false)
	for _, a := range soon {
		if g.longSilent(a) {
			g.wordFirst(a)
			continue
		}
		c := a.person.Contact
		args := g.askArgs(a)
		id := "next.ask-by"
		switch days := c.By.V.DaysSince(g.today); {
		case days == 0:
			id = "next.ask-today"
		case days < 0:
			id = "next.ask-past"
		}
		g.write(Action{
			Kind: ActAsk, Text: g.words.Say("next.ask", args), Reason: g.words.Say(id, args),
			Path: &c.Path, Date: dayText(c.By.V),
		}, a.person)
	}
}

// askArgs fill the sentences about a request.
func (g *agenda) askArgs(a *acquaintance) i18n.Args {
	args := i18n.Args{"Name": a.person.Name, "Ask": "", "How": "", "By": "", "Today": g.today.Day()}
	c := a.person.Contact
	if c == nil {
		return args
	}
	args["Ask"] = unquoted(c.Ask.V)
	if c.Channel.Set {
		args["How"] = g.words.Say("next-how."+string(c.Channel.V), nil)
	}
	if c.By.Set {
		args["By"] = g.date(c.By.V)
	}
	return args
}

// requests are those asked three weeks ago or more that have no answer: none
// noted, no meeting since, no word from them. A reminder begins the three
// weeks anew.
func (g *agenda) requests() {
	var open []*acquaintance
	for _, a := range g.acquaintances() {
		if !g.rests(a) && g.unanswered(a) {
			open = append(open, a)
		}
	}
	byDay(open, func(a *acquaintance) vault.Date { return a.person.Contact.Asked.V }, true)
	for _, a := range open {
		c := a.person.Contact
		args := g.askArgs(a)
		args["Date"] = g.date(c.Asked.V)
		g.write(Action{
			Kind: ActRequest, Text: g.words.Say("next.request", args), Reason: g.words.Say("next.request-why", args),
			Path: &c.Path, Date: dayText(c.Asked.V),
		}, a.person)
	}
}

func (g *agenda) unanswered(a *acquaintance) bool { return g.request(a) == RequestSilent }

// writeFirst are those of whom something is about to be asked after a year of
// silence, but for the requests that already stand among those with a day.
func (g *agenda) writeFirst() {
	var silent []*acquaintance
	for _, a := range g.acquaintances() {
		if g.afterSilence(a) && !g.written[a.person] {
			silent = append(silent, a)
		}
	}
	byDay(silent, (*acquaintance).lastDay, false)
	for _, a := range silent {
		g.wordFirst(a)
	}
}

// wordFirst has the owner write without asking for anything.
func (g *agenda) wordFirst(a *acquaintance) {
	last := a.lastDay()
	args := g.askArgs(a)
	args["Date"], args["Planned"] = g.date(last), ""
	if !a.toAsk() {
		args["Ask"] = ""
	}
	path := &a.last().Path
	if a.person.Contact != nil {
		path = &a.person.Contact.Path
	}
	if len(a.planned) > 0 {
		args["Planned"], path = g.date(a.planned[0].Date.V), &a.planned[0].Path
	}
	g.write(Action{
		Kind: ActWriteFirst, Text: g.words.Say("next.write-first", args), Reason: g.words.Say("next.write-first-why", args),
		Path: path, Date: dayText(last),
	}, a.person)
}

// last is the last note with the person; there must be one.
func (a *acquaintance) last() *vault.Meeting { return a.touches[len(a.touches)-1] }

// lastDay is the day of the last contact, the zero Date where none is known.
func (a *acquaintance) lastDay() vault.Date {
	last, _ := a.lastContact()
	return last
}
