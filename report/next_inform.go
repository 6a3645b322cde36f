package report

// People to inform: they helped, and something has moved since they last
// heard. One message to many is one note, so those with the same news share a
// line.

import (
	"cmp"
	"slices"

	"carnet/internal/i18n"
	"carnet/vault"
)

// A news is what has moved, and the day it did. Exactly one of target, met and
// pitch says what; a target comes with whom was met there.
type news struct {
	target *vault.Target
	met    *vault.Person
	pitch  *vault.Pitch
	day    vault.Date
	path   *string
}

// weight sorts news: a target reached, somebody met, a version.
func (n news) weight() int {
	switch {
	case n.target != nil:
		return 0
	case n.met != nil:
		return 1
	}
	return 2
}

// better sorts the news by weight, then the latest first.
func better(x, y news) int {
	return cmp.Or(cmp.Compare(x.weight(), y.weight()), y.day.DaysSince(x.day))
}

// inform tells everybody who helped the first of their news.
func (g *agenda) inform() {
	all := g.moved()
	told := map[int][]*vault.Person{}
	for _, a := range g.acquaintances() {
		if g.rests(a) || g.keepInTouch(a).Never {
			continue
		}
		if i := slices.IndexFunc(all, func(n news) bool { return g.concerns(n, a) }); i >= 0 {
			told[i] = append(told[i], a.person)
		}
	}
	for i, n := range all {
		if people := told[i]; people != nil {
			g.tellNews(n, people)
		}
	}
}

// moved are the news of the season, the weightiest first. Whom the owner met
// privately is nobody else's news.
func (g *agenda) moved() []news {
	var all []news
	reached := g.reached()
	for _, a := range g.acquaintances() {
		day, met := a.firstMet()
		if !met || g.openedBy(a.person) == nil || a.met[0].HeardPrivately() {
			continue
		}
		n := news{met: a.person, day: day, path: &a.met[0].Path}
		if c := a.person.Contact; c != nil && reached[c.Target] == a {
			n.target, n.path = c.Target, &c.Target.Path
		}
		all = append(all, n)
	}
	for _, p := range g.v.Pitches {
		if day, began := g.began(p); began && !p.Retired.V && len(p.Addresses) > 0 {
			all = append(all, news{pitch: p, day: day, path: &p.Path})
		}
	}
	all = slices.DeleteFunc(all, func(n news) bool { return g.today.DaysSince(n.day) > season })
	slices.SortStableFunc(all, better)
	return all
}

// reached is, for each target, the decision maker met first.
func (g *agenda) reached() map[*vault.Target]*acquaintance {
	first := map[*vault.Target]*acquaintance{}
	for _, a := range g.acquaintances() {
		day, met := a.firstMet()
		c := a.person.Contact
		if !met || c == nil || !c.DecisionMaker.V || c.Target == nil {
			continue
		}
		if known := first[c.Target]; known == nil || known.met[0].Date.V.DayAfter(day) {
			first[c.Target] = a
		}
	}
	return first
}

// began is the day a version was first told or saved.
func (g *agenda) began(p *vault.Pitch) (day vault.Date, began bool) {
	if m := g.toldFirst(p); m != nil {
		day, began = m.Date.V, true
	}
	if len(p.Revisions) > 0 && p.Revisions[0].Commit != nil {
		saved := p.Revisions[0].Commit.By.Day()
		if !saved.DayAfter(g.today) && (!began || day.DayAfter(saved)) {
			day, began = saved, true
		}
	}
	return day, began
}

// concerns tells whether a person helped to move it and has not heard since.
func (g *agenda) concerns(n news, a *acquaintance) bool {
	last, known := a.lastContact()
	if !known || !n.day.DayAfter(last) {
		return false
	}
	if n.pitch != nil {
		return len(g.raised(a, n.pitch)) > 0
	}
	return g.opened(a.person, n.met)
}

// opened tells whether a person stands in the chain that led to another.
func (g *agenda) opened(relay, met *vault.Person) bool {
	seen := map[*vault.Person]bool{}
	for p := g.openedBy(met); p != nil && !seen[p]; p = g.openedBy(p) {
		if p == relay {
			return true
		}
		seen[p] = true
	}
	return false
}

// raised are the themes that a version addresses and a person has named, as a
// remark, a question or advice.
func (g *agenda) raised(a *acquaintance, p *vault.Pitch) []*vault.Theme {
	var themes []*vault.Theme
	for _, addressed := range p.Addresses {
		if addressed.Theme != nil && slices.ContainsFunc(a.touches, func(m *vault.Meeting) bool { return speaksOf(m, addressed.Theme) }) {
			themes = append(themes, addressed.Theme)
		}
	}
	return themes
}

// speaksOf tells whether a theme was held against the pitch, asked about or
// advised upon at a meeting.
func speaksOf(m *vault.Meeting, theme *vault.Theme) bool {
	return slices.ContainsFunc(m.Feedback, func(f vault.Feedback) bool {
		return f.Marker != vault.Worked && f.Marker != vault.Playback &&
			slices.ContainsFunc(f.Themes, func(t vault.ThemeRef) bool { return t.Theme == theme })
	})
}

// tellNews is one line for all whom the same news concerns.
func (g *agenda) tellNews(n news, people []*vault.Person) {
	args := i18n.Args{"Names": g.fewNames(people), "Date": g.date(n.day), "Many": len(people) > 1}
	a := Action{Kind: ActInform, Path: n.path, Date: dayText(n.day)}
	id := "next.inform-met"
	switch {
	case n.pitch != nil:
		id, a.Pitch = "next.inform-pitch", &n.pitch.ID
		args["Version"] = g.pitchName(n.pitch.ID, optional(n.pitch.Title))
		args["Themes"] = g.themesOf(n.pitch, people)
	case n.target != nil:
		id, a.Target = "next.inform-target", &n.target.ID
		args["Target"], args["Met"] = n.target.Name.V, n.met.Name
	default:
		args["Met"] = n.met.Name
	}
	a.Text, a.Reason = g.words.Say(id, args), g.words.Say(id+"-why", args)
	if n.pitch != nil {
		g.add(a, people...) // a letter to many is no letter of one's own
		return
	}
	g.write(a, people...)
}

// themesOf are the themes, in words, that the people have named of those that
// a version addresses.
func (g *agenda) themesOf(p *vault.Pitch, people []*vault.Person) string {
	var quoted []string
	for _, addressed := range p.Addresses {
		if slices.ContainsFunc(people, func(who *vault.Person) bool {
			return slices.Contains(g.raised(g.of[who], p), addressed.Theme)
		}) {
			quoted = append(quoted, g.words.Say("next.theme", i18n.Args{"Theme": themeName(addressed.Theme.Name)}))
		}
	}
	return g.words.List(quoted)
}

// maxNames is how many people a line names.
const maxNames = 3

// fewNames names the first people of many, and says how many more there are.
func (g *agenda) fewNames(people []*vault.Person) string {
	if len(people) <= maxNames+1 {
		return g.allNames(people)
	}
	var named []string
	for _, p := range people[:maxNames] {
		named = append(named, p.Name)
	}
	return g.words.List(append(named, g.words.Count("next.others", len(people)-maxNames, nil)))
}
