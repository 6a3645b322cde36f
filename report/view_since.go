package report

// What the page asks of what is new.

import (
	"carnet/internal/i18n"
)

// maxMoved are the themes shown.
const maxMoved = 12

// SinceHeading is the part's title.
func (p *page) SinceHeading() string { return p.say("news.heading", "Date", p.date(&p.Since.Date)) }

// SinceLead says in one sentence how much is new.
func (p *page) SinceLead() string {
	s := p.Since
	if len(s.Meetings)+len(s.Versions)+len(s.Revisions)+len(s.Done)+len(s.Promised) == 0 {
		return p.say("news.nothing")
	}
	if len(s.Meetings) == 0 {
		return p.say("news.no-meeting")
	}
	args := i18n.Args{"People": ""}
	if n := len(s.People); n > 0 {
		args["People"] = p.Words.Count("count.people", n, nil)
	}
	return p.Words.Count("news.lead", len(s.Meetings), args)
}

// ThemesMoved are the themes that the page shows.
func (p *page) ThemesMoved() []ThemeMoved { return p.Since.Themes[:min(len(p.Since.Themes), maxMoved)] }

// MovedWords says who has named a theme.
func (p *page) MovedWords(t ThemeMoved) string {
	return p.Words.Count("news."+t.Direction, t.PeopleNow, i18n.Args{"Then": p.Words.Number(t.PeopleThen), "None": t.PeopleThen == 0})
}
