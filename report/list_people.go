package report

// The lists of contacts and of meetings.

import "carnet/vault"

// A contactEntry is a contact with what follows from the notes.
type contactEntry struct {
	Contact
	of    *vault.Contact
	known *acquaintance
	l     *lister
}

func (e *contactEntry) shown() any { return e.Contact }

func (e *contactEntry) day() vault.Date {
	last, _ := e.known.lastContact()
	return last
}

func (l *lister) contactRows() []contactEntry {
	known := map[*vault.Contact]*acquaintance{}
	for _, a := range l.acquaintances() {
		if c := a.person.Contact; c != nil {
			known[c] = a
		}
	}
	all := make([]contactEntry, len(l.v.Contacts))
	for i, c := range l.v.Contacts {
		all[i] = contactEntry{l.r.Contacts[i], c, known[c], l}
	}
	return all
}

var contactColumns = []column[contactEntry]{
	textColumn("id", func(e *contactEntry) []Cell { return plain(e.ID) }),
	textColumn("name", func(e *contactEntry) []Cell { return plain(e.Name) }),
	textColumn("aliases", func(e *contactEntry) []Cell { return plain(e.Aliases...) }).or("alias"),
	textColumn("role", func(e *contactEntry) []Cell { return maybe(e.Role) }),
	textColumn("organization", func(e *contactEntry) []Cell { return maybe(e.Organization) }),
	textColumn("email", func(e *contactEntry) []Cell { return plain(e.Email...) }),
	textColumn("phone", func(e *contactEntry) []Cell { return plain(e.Phone...) }),
	textColumn("links", func(e *contactEntry) []Cell { return plain(e.Links...) }).or("link"),
	numberColumn("circle", (*contactEntry).circle),
	nameColumn("introduced_by", (*contactEntry).introducedBy),
	wordColumn("on_behalf", "on-behalf", func(e *contactEntry) []Cell { return maybe(e.OnBehalf) }),
	wordColumn("tags", "tag", func(e *contactEntry) []Cell { return plain(e.Tags...) }).or("tag"),
	textColumn("groups", func(e *contactEntry) []Cell { return plain(e.Groups...) }).or("group"),
	textColumn("ask", func(e *contactEntry) []Cell { return maybe(e.Ask) }),
	wordColumn("channel", "channel", func(e *contactEntry) []Cell { return maybe(e.Channel) }),
	dayColumn("by", func(e *contactEntry) []Cell { return maybe(e.By) }),
	dayColumn("asked", func(e *contactEntry) []Cell { return maybe(e.Asked) }),
	wordColumn("answer", "answer", func(e *contactEntry) []Cell { return maybe(e.Answer) }),
	textColumn("keep_in_touch", func(e *contactEntry) []Cell { return maybe(e.KeepInTouch) }),
	wordColumn("decision_maker", "yes-no", func(e *contactEntry) []Cell { return yesNo(e.DecisionMaker) }),
	wordColumn("mentor", "yes-no", func(e *contactEntry) []Cell { return yesNo(e.Mentor) }),
	wordColumn("private", "yes-no", func(e *contactEntry) []Cell { return yesNo(e.Private) }),
	nameColumn("target", (*contactEntry).target),
	wordColumn("met", "yes-no", func(e *contactEntry) []Cell { return yesNo(len(e.known.met) > 0) }),
	dayColumn("first_met", func(e *contactEntry) []Cell { first, _ := e.known.firstMet(); return dayCell(first) }),
	dayColumn("last_contact", func(e *contactEntry) []Cell { return dayCell(e.day()) }),
	wordColumn("cold", "yes-no", func(e *contactEntry) []Cell { _, _, cold := e.l.cold(e.known); return yesNo(cold) }),
	textColumn("path", func(e *contactEntry) []Cell { return plain(e.Path) }),
}

func (e *contactEntry) circle() []Cell {
	if n := e.known.person.Circle(); n > 0 {
		return number(n)
	}
	return nil
}

func (e *contactEntry) introducedBy() []Cell {
	if by := e.known.person.IntroducedBy; by != nil {
		return []Cell{personCell(by)}
	}
	return nil
}

func (e *contactEntry) target() []Cell {
	if e.of.Target == nil {
		return nil
	}
	return named(e.l.targets, e.of.Target.ID)
}

// A meetingEntry is a meeting with what follows from the notes.
type meetingEntry struct {
	*Meeting
	of *vault.Meeting
	l  *lister
}

func (e *meetingEntry) shown() any      { return e.Meeting }
func (e *meetingEntry) day() vault.Date { return e.Day }

func (l *lister) meetingRows() []meetingEntry {
	all := make([]meetingEntry, len(l.v.Meetings))
	for i, m := range l.v.Meetings {
		all[i] = meetingEntry{l.r.Meetings[i], m, l}
	}
	return all
}

var meetingColumns = []column[meetingEntry]{
	textColumn("id", func(e *meetingEntry) []Cell { return plain(e.ID) }),
	dayColumn("date", func(e *meetingEntry) []Cell { return maybe(e.Date) }),
	nameColumn("contact", func(e *meetingEntry) []Cell { return named(e.l.people, e.Contact...) }).or("person"),
	nameColumn("pitch", func(e *meetingEntry) []Cell { return maybe(e.Pitch) }),
	wordColumn("landed", "outcome", func(e *meetingEntry) []Cell { return maybe(e.Landed) }),
	wordColumn("understood", "outcome", func(e *meetingEntry) []Cell { return maybe(e.Understood) }),
	numberColumn("energy", func(e *meetingEntry) []Cell { return maybeNumber(e.Energy) }),
	numberColumn("aligned", func(e *meetingEntry) []Cell { return maybeNumber(e.Aligned) }),
	numberColumn("minutes", func(e *meetingEntry) []Cell { return maybeNumber(e.Minutes) }),
	wordColumn("channel", "channel", func(e *meetingEntry) []Cell { return maybe(e.Channel) }),
	wordColumn("initiated_by", "initiative", func(e *meetingEntry) []Cell { return plain(e.InitiatedBy) }),
	nameColumn("referrals", (*meetingEntry).referrals).or("referral"),
	wordColumn("on_behalf", "on-behalf", func(e *meetingEntry) []Cell { return maybe(e.OnBehalf) }),
	textColumn("gave", func(e *meetingEntry) []Cell { return plain(e.Gave...) }),
	textColumn("thanked", (*meetingEntry).thanked),
	wordColumn("private", "yes-no", func(e *meetingEntry) []Cell { return yesNo(e.Private) }),
	wordColumn("planned", "yes-no", func(e *meetingEntry) []Cell { return yesNo(e.Planned) }),
	wordColumn("session", "yes-no", func(e *meetingEntry) []Cell { return yesNo(e.Session) }),
	nameColumn("themes", (*meetingEntry).themes).or("theme"),
	nameColumn("target", (*meetingEntry).target),
	textColumn("path", func(e *meetingEntry) []Cell { return plain(e.Path) }),
}

func (e *meetingEntry) referrals() []Cell {
	var all []Cell
	for _, r := range e.Referrals {
		id := r.Name
		if r.Contact != nil {
			id = *r.Contact
		}
		all = append(all, named(e.l.people, id)...)
	}
	return all
}

func (e *meetingEntry) thanked() []Cell {
	switch t := e.Thanked.(type) {
	case string:
		return plain(t)
	case bool:
		return yesNo(t)
	}
	return nil
}

func (e *meetingEntry) themes() []Cell {
	var all []string
	for _, f := range e.of.Feedback {
		for _, t := range distinctThemes(f) {
			all = append(all, t.Name)
		}
	}
	return plain(distinct(all)...)
}

func (e *meetingEntry) target() []Cell {
	var ids []string
	for _, p := range e.of.People() {
		if p.Contact != nil && p.Contact.Target != nil {
			ids = append(ids, p.Contact.Target.ID)
		}
	}
	return named(e.l.targets, distinct(ids)...)
}

// distinct are the texts, each once, in their order.
func distinct(texts []string) []string {
	seen := map[string]bool{}
	var all []string
	for _, t := range texts {
		if !seen[t] {
			seen[t] = true
			all = append(all, t)
		}
	}
	return all
}
