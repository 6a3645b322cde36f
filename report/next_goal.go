package report

// The goals of the month, as long as what is held and planned falls short.

import (
	"carnet/internal/i18n"
	"carnet/vault"
)

// goals say how many meetings and new contacts are left to plan this month.
func (g *agenda) goals() {
	goals := g.v.Settings.Goals
	held, planned := 0, 0
	for _, m := range g.v.Meetings {
		if !g.thisMonth(m) || !isConversation(m) {
			continue
		}
		if m.Planned(g.today) {
			planned++
		} else {
			held++
		}
	}
	g.goal("next.goal-meetings", goals.MeetingsPerMonth, held, planned)
	held, planned = 0, 0
	for _, a := range g.acquaintances() {
		switch {
		case len(a.met) > 0 && g.thisMonth(a.met[0]):
			held++
		case len(a.met) == 0 && len(a.planned) > 0 && g.thisMonth(a.planned[0]) && isConversation(a.planned[0]):
			planned++
		}
	}
	g.goal("next.goal-contacts", goals.NewContactsPerMonth, held, planned)
}

func (g *agenda) thisMonth(m *vault.Meeting) bool {
	year, month, _ := m.Date.V.Time.Date()
	thisYear, thisMonth, _ := g.today.Time.Date()
	return m.Date.Set && year == thisYear && month == thisMonth
}

// goal words one goal that is not reached yet.
func (g *agenda) goal(id string, goal vault.Value[int], held, planned int) {
	more := goal.V - held - planned
	if more <= 0 {
		return
	}
	args := i18n.Args{
		"Goal": g.words.Number(goal.V), "Month": g.words.Month(g.today.Time.Month()),
		"Held": g.words.Number(held), "Planned": planned, "None": held == 0,
	}
	settings := "carnet.yaml"
	g.add(Action{
		Kind: ActGoal, Text: g.words.Count(id, more, args), Reason: g.words.Say("next.goal-why", args), Path: &settings,
	})
}
