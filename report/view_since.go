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
	if p.Since.Empty() {
		return p.say("news.nothing")
	}
	if lead := newsLead(p.Words, p.Since); lead != "" {
		return lead
	}
	return p.say("news.no-meeting")
}

// newsLead says how many conversations are new; nothing without any.
func newsLead(words *i18n.Words, s *SinceThen) string {
	if len(s.Meetings) == 0 {
		return ""
	}
	args := i18n.Args{"People": ""}
	if n := len(s.People); n > 0 {
		args["People"] = words.Count("count.people", n, nil)
	}
	return words.Count("news.lead", len(s.Meetings), args)
}

// ThemesMoved are the themes that the page shows.
func (p *page) ThemesMoved() []ThemeMoved { return p.Since.Themes[:min(len(p.Since.Themes), maxMoved)] }

// MovedWords says who has named a theme.
func (p *page) MovedWords(t ThemeMoved) string { return movedWords(p.Words, t) }

func movedWords(words *i18n.Words, t ThemeMoved) string {
	return words.Count("news."+t.Direction, t.PeopleNow, i18n.Args{"Then": words.Number(t.PeopleThen), "None": t.PeopleThen == 0})
}
