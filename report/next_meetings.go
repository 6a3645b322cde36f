package report

// Meetings: the thanks after them, what is still to note of them, and what
// those ahead need.

import (
	"slices"

	"carnet/internal/i18n"
	"carnet/vault"
)

// thanks are owed to those met in the last ten days who were not thanked and
// of whom there is no later note; one line a meeting.
func (g *agenda) thanks() {
	owed := map[*vault.Meeting][]*vault.Person{}
	for _, a := range g.acquaintances() {
		if m := g.oweThanks(a); m != nil {
			owed[m] = append(owed[m], a.person)
		}
	}
	for _, m := range g.v.Meetings {
		people := owed[m]
		if people == nil {
			continue
		}
		args := i18n.Args{"Names": g.allNames(people), "Date": g.date(m.Date.V)}
		g.write(Action{
			Kind: ActThanks, Text: g.words.Say("next.thanks", args), Reason: g.words.Say("next.thanks-why", args),
			Path: &m.Path, Date: dayText(m.Date.V), Private: m.HeardPrivately(),
		}, people...)
	}
}

// oweThanks is the meeting that thanks are owed for, nil without one.
func (g *agenda) oweThanks(a *acquaintance) *vault.Meeting {
	if len(a.met) == 0 || a.person.Mentor() {
		return nil
	}
	m := a.met[len(a.met)-1]
	days := g.today.DaysSince(m.Date.V)
	switch {
	case m != a.last(), m.Thanked.V.Done, !m.Date.Set, days > thanksDays:
		return nil
	case !reported(m):
		return nil // it may not have been: the line about how it went says both
	}
	return m
}

// reported tells whether the note says anything of how the meeting went.
func reported(m *vault.Meeting) bool {
	return m.Landed.Set || m.Understood.Set || m.Energy.Set || m.Aligned.Set || m.Minutes.Set || m.Thanked.Set ||
		len(m.Feedback) > 0 || len(m.Referrals) > 0 || len(m.Gave) > 0
}

// outcomes are the meetings of the season whose day has come and whose notes
// say nothing yet of how they went, as long as nothing later is noted of their
// people.
func (g *agenda) outcomes() {
	for _, m := range slices.Backward(g.v.Meetings) {
		days := g.today.DaysSince(m.Date.V)
		if !m.Date.Set || days < 0 || days > season || !isConversation(m) || reported(m) || g.overtaken(m) {
			continue
		}
		people := m.People()
		names := g.allNames(people)
		if names == "" {
			names = m.ID
		}
		args := i18n.Args{"Names": names, "Date": g.date(m.Date.V)}
		text, why := "next.outcome", "next.outcome-why"
		switch {
		case days == 0:
			text, why = "next.outcome-today", "next.outcome-today-why"
		case days <= thanksDays && len(people) > 0 && !m.Session():
			text = "next.outcome-thanks"
		}
		g.write(Action{
			Kind: ActOutcome, Text: g.words.Say(text, args), Reason: g.words.Say(why, args),
			Path: &m.Path, Date: dayText(m.Date.V), Private: m.HeardPrivately(),
		}, people...)
	}
}

// overtaken tells whether there is a later note of everybody at a meeting.
func (g *agenda) overtaken(m *vault.Meeting) bool {
	people := m.People()
	return len(people) > 0 && !slices.ContainsFunc(people, func(p *vault.Person) bool { return g.of[p].last() == m })
}

// isConversation tells a meeting from a message and an event.
func isConversation(m *vault.Meeting) bool {
	return m.Channel.V != vault.Message && m.Channel.V != vault.Event
}

// permissions are those still to ask before a first meeting that somebody has
// opened the way to.
func (g *agenda) permissions() {
	for _, m := range g.v.Meetings {
		if !m.Planned(g.today) {
			continue
		}
		for _, p := range m.People() {
			a := g.of[p]
			if len(a.met) > 0 || a.planned[0] != m {
				continue
			}
			given := g.given(a)
			if given.permission != vault.ToAsk || len(given.by) == 0 {
				continue
			}
			args := i18n.Args{"Relay": g.allNames(given.by), "Name": p.Name, "Date": g.date(m.Date.V)}
			g.write(Action{
				Kind: ActPermission, Text: g.words.Say("next.permission", args), Reason: g.words.Say("next.permission-why", args),
				Path: given.path, Date: dayText(m.Date.V), Private: given.private || m.HeardPrivately(),
			}, given.by...)
		}
	}
}

// versions are those to tell at the meetings ahead whose notes name none.
func (g *agenda) versions() {
	active := g.active()
	told := g.toldSoFar(active)
	for _, m := range g.v.Meetings {
		if !m.Planned(g.today) || !isConversation(m) || m.Session() || len(m.Pitches) > 0 {
			continue
		}
		for _, p := range m.People() {
			if g.of[p].planned[0] != m {
				continue
			}
			a := g.advise(p, active, told)
			if heard := g.heardOne(p, active); a.Pitch == nil || heard != nil && heard.ID == *a.Pitch {
				continue
			}
			args := g.adviceArgs(p, active, a)
			args["Date"] = g.date(m.Date.V)
			g.add(Action{
				Kind: ActPitch, Text: g.words.Say("next.pitch", args), Reason: upperFirst(g.words.Say("next-pitch."+string(a.Reason), args)),
				Pitch: a.Pitch, Path: &m.Path, Date: dayText(m.Date.V), Private: m.HeardPrivately(),
			}, p)
		}
	}
}
