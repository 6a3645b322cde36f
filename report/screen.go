package report

// The mentor's first screen: what to have read five minutes before a session.
// It is written for whoever listens to the owner, so nothing in it says "you",
// and it counts nobody against anybody.

import (
	"slices"

	"carnet/internal/i18n"
	"carnet/vault"
)

// A MentorScreen is what a mentor reads before a session. Its lists are whole;
// whoever draws them shows the first.
type MentorScreen struct {
	LastSession *string      `json:"last_session"` // day, before today
	Opening     Linked       `json:"opening"`      // since when
	Hard        Linked       `json:"hard"`         // comes first; empty without a hard moment
	Talk        []Linked     `json:"talk"`         // the open tasks with the mentor
	New         []Linked     `json:"new"`          // since the moment that since asks for
	Suggested   []Suggestion `json:"suggested"`    // those that something came of first
	Comparison  Linked       `json:"comparison"`   // the live one, in one line; empty without any telling
	NextMeeting *NextMeeting `json:"next_meeting"`
}

// A Suggestion is what the mentor said and what became of it.
type Suggestion struct {
	Text   string      `json:"text"`
	Date   *string     `json:"date"`
	State  RemarkState `json:"state"`
	Became Linked      `json:"became"`
}

// A NextMeeting is the meeting ahead that matters most: within a season the
// first with somebody who decides at a target, else with somebody who works
// there, else the first.
type NextMeeting struct {
	Date    string   `json:"date"`
	Contact []string `json:"contact"` // ids, or names without a note
	Target  *string  `json:"target"`  // id
	Decides bool     `json:"decides"` // somebody there decides at the target

	Sentence Linked `json:"sentence"`
}

// A Linked is a sentence that leads to the notes behind it (see Spans). As data
// it is plain text.
type Linked string

// MarshalText gives the sentence without its links.
func (l Linked) MarshalText() ([]byte, error) { return []byte(Plain(string(l))), nil }

// UnmarshalText reads a sentence from elsewhere, which may bring no links.
func (l *Linked) UnmarshalText(text []byte) error {
	*l = Linked(withoutMarks.Replace(string(text)))
	return nil
}

// Said is the sentence with its links.
func (l Linked) Said() string { return string(l) }

// mentorScreen gathers the screen from what the report says already.
func (b *builder) mentorScreen() {
	s := MentorScreen{Opening: b.opening(), Talk: b.toTalkAbout(), New: []Linked{}, NextMeeting: b.nextMeeting()}
	last, found := LastSession(b.v, b.today)
	if found {
		s.LastSession = dayText(last)
	}
	if b.r.Since != nil {
		s.Hard, s.New = b.hardLine(), b.newLines()
	}
	s.Suggested = b.suggested(last)
	s.Comparison = b.comparisonLine(&b.r.Comparisons[0])
	b.r.Screen = s
}

// opening says since when, and when the last session was.
func (b *builder) opening() Linked {
	t := b.r.Totals
	if t.From == nil {
		return Linked(b.words.Say("screen.not-begun", nil))
	}
	args := i18n.Args{"From": b.words.Date(dayOf(*t.From)), "Session": ""}
	if last, found := LastSession(b.v, b.today); found {
		args["Session"] = b.words.Date(last)
	}
	return Linked(b.words.Say("screen.began", args))
}

// toTalkAbout are the open tasks of the sessions and with a mentor, those that
// the mentor has promised too.
func (b *builder) toTalkAbout() []Linked {
	mentors := map[string]bool{}
	for _, c := range b.v.Contacts {
		mentors[c.ID] = mentors[c.ID] || c.Mentor.V
	}
	isMentor := func(id string) bool { return mentors[id] }
	talk := []Linked{}
	for _, t := range b.openTasks() {
		if !slices.ContainsFunc(slices.Concat(t.Contact, t.Waiting), isMentor) {
			continue
		}
		said := link(t.Text, "#"+t.Anchor)
		if len(t.Waiting) > 0 {
			said = b.words.Say("screen.waiting", i18n.Args{"Text": said, "Names": b.words.List(b.namesOf(t.Waiting))})
		}
		talk = append(talk, Linked(said))
	}
	return talk
}

// namesOf are the names of people by their ids.
func (b *builder) namesOf(ids []string) []string {
	var names []string
	for _, p := range b.v.People {
		if slices.Contains(ids, p.ID()) {
			names = append(names, withoutMarks.Replace(p.Name))
		}
	}
	return names
}

// nextMeeting is the meeting ahead that matters most, nil without any.
func (b *builder) nextMeeting() *NextMeeting {
	var next *vault.Meeting
	var at *vault.Person
	most := -1
	for _, m := range b.v.Meetings {
		if !b.isToCome(m) || m.Session() || !isConversation(m) || len(m.People()) == 0 {
			continue
		}
		person, weight := b.whoMatters(m)
		if weight > most {
			next, at, most = m, person, weight
		}
	}
	if next == nil {
		return nil
	}
	return b.worded(next, at)
}

// The weights of a meeting ahead.
const (
	anyMeeting = iota
	atTarget
	withDecider
)

// whoMatters is through whom a meeting weighs what it does.
func (b *builder) whoMatters(m *vault.Meeting) (who *vault.Person, weight int) {
	who, weight = m.People()[0], anyMeeting
	if m.Date.V.DaysSince(b.today) > season {
		return who, weight
	}
	for _, p := range m.People() {
		switch c := p.Contact; {
		case c == nil || c.Target == nil:
		case c.DecisionMaker.V && weight < withDecider:
			who, weight = p, withDecider
		case weight < atTarget:
			who, weight = p, atTarget
		}
	}
	return who, weight
}

func (b *builder) worded(m *vault.Meeting, at *vault.Person) *NextMeeting {
	note := b.meetings[m]
	next := &NextMeeting{Date: m.Date.V.Day(), Contact: note.Contact}
	args := i18n.Args{"Date": b.words.Date(m.Date.V), "Who": link(b.words.List(note.Names), "#"+note.Anchor), "Organization": "", "Decides": false}
	if c := at.Contact; c != nil {
		args["Organization"] = withoutMarks.Replace(c.Organization.V)
		if c.Target != nil {
			next.Target, next.Decides = &c.Target.ID, c.DecisionMaker.V
			args["Organization"], args["Decides"] = withoutMarks.Replace(c.Target.Name.V), next.Decides
		}
	}
	next.Sentence = Linked(capital(b.words.Say("screen.meeting", args)))
	return next
}

// isToCome tells whether a meeting is still ahead: planned, or of today and not
// written down yet.
func (b *builder) isToCome(m *vault.Meeting) bool {
	return m.Planned(b.today) || m.Date.Set && m.Date.V.Day() == b.today.Day() && !m.Landed.Set && len(m.Feedback) == 0
}
