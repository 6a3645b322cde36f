package report

// The brief: what to have read ten minutes before a meeting, of one person or
// of an organisation, from all the notes.

import (
	"slices"

	"carnet/vault"
)

// A Brief is one screen on one person, or on one organisation. What the notes
// do not say is null or empty.
type Brief struct {
	Date     string         `json:"date"`
	Name     string         `json:"name"`
	Contact  *string        `json:"contact"`  // id of the person's note; null for an organisation
	Target   *string        `json:"target"`   // id of the organisation's note
	Planned  []BriefMeeting `json:"planned"`  // the meetings to come, today's included
	Who      *BriefWho      `json:"who"`      // null for an organisation
	People   []BriefPerson  `json:"people"`   // who works there; empty for a person
	Through  *BriefThrough  `json:"through"`  // who opened the way
	Last     *BriefLast     `json:"last"`     // the last contact
	Said     *BriefSaid     `json:"said"`     // the last words of theirs
	News     []BriefLine    `json:"news"`     // their note, and who else spoke of them since
	Mine     []Task         `json:"mine"`     // promised to them, open
	Theirs   []Task         `json:"theirs"`   // promised by them, open
	Gave     []BriefLine    `json:"gave"`     // the newest first
	Received *BriefReceived `json:"received"` // null for an organisation
	Ask      *BriefAsk      `json:"ask"`      // null for an organisation and a mentor
	Tell     *Advice        `json:"tell"`     // null without any version
	Known    []BriefLine    `json:"known"`    // of the organisation, from all notes
	Points   []BriefPoint   `json:"points"`   // three, for a journalist
	Talk     *BriefTalk     `json:"talk"`     // for a mentor

	Blocks []BriefBlock `json:"-"` // all of it in words
}

// A BriefMeeting is a meeting to come.
type BriefMeeting struct {
	Path    string   `json:"path"`
	Date    string   `json:"date"`
	Channel *string  `json:"channel"`
	Notes   []string `json:"notes"` // what is noted for it

	day vault.Date
}

// BriefWho is who somebody is.
type BriefWho struct {
	Role          *string  `json:"role"`
	Organization  *string  `json:"organization"`
	Circle        *int     `json:"circle"`
	Tags          []string `json:"tags"`
	Groups        []string `json:"groups"`
	Email         []string `json:"email"`
	Phone         []string `json:"phone"`
	DecisionMaker bool     `json:"decision_maker"`
	Mentor        bool     `json:"mentor"`
}

// A BriefPerson is somebody of an organisation.
type BriefPerson struct {
	Name          string  `json:"name"`
	Contact       string  `json:"contact"`
	Role          *string `json:"role"`
	DecisionMaker bool    `json:"decision_maker"`
	LastContact   *string `json:"last_contact"`
	Through       []Name  `json:"through"` // from the owner on

	last vault.Date
}

// BriefThrough is who opened the way, from the owner on, and whether the last
// of them may be named.
type BriefThrough struct {
	Chain      []Name  `json:"chain"`
	Permission *string `json:"permission"` // "yes", "no", "to-ask"; null where nothing says it
	CameToMe   bool    `json:"came_to_me"` // the first meeting was their idea
}

// BriefLast is the last contact.
type BriefLast struct {
	Path    string  `json:"path"`
	Date    *string `json:"date"`
	Channel *string `json:"channel"`
	Pitch   *string `json:"pitch"`
	Landed  *string `json:"landed"`

	meeting *vault.Meeting
}

// BriefSaid is what somebody said last, their own words first.
type BriefSaid struct {
	Path     string     `json:"path"`
	Date     *string    `json:"date"`
	Feedback []Feedback `json:"feedback"`

	day vault.Date
}

// A BriefLine is a line of a note.
type BriefLine struct {
	Path string  `json:"path"`
	Date *string `json:"date"` // null in a note without one
	From []Name  `json:"from"` // whom the note is about
	Text string  `json:"text"`

	day vault.Date
}

// BriefReceived is what somebody gave.
type BriefReceived struct {
	Meetings       int    `json:"meetings"`
	Minutes        int    `json:"minutes"`
	MinutesUnknown int    `json:"minutes_unknown"` // meetings that do not say how long
	Names          []Name `json:"names"`
}

// BriefAsk is the request, and what it lacks.
type BriefAsk struct {
	Ask     *string     `json:"ask"`
	Channel *string     `json:"channel"`
	By      *string     `json:"by"`
	Asked   *string     `json:"asked"`
	Answer  *string     `json:"answer"`
	Hints   []BriefHint `json:"hints"`

	by, asked vault.Date
}

// A BriefHint is something that would make a request easier to say yes to.
type BriefHint string

// The hints.
const (
	HintNothing BriefHint = "nothing"
	HintWhat    BriefHint = "what"
	HintHow     BriefHint = "how"
	HintWhen    BriefHint = "when"
	HintCV      BriefHint = "cv"
)

// A BriefPoint is one of the three things to tell a journalist; Text is null
// where the notes do not hold it yet.
type BriefPoint struct {
	Kind string  `json:"kind"` // "essential", "story" or "offer"
	Text *string `json:"text"`
	Path *string `json:"path"`
}

// BriefTalk is what to talk about with the mentor.
type BriefTalk struct {
	Since    *string     `json:"since"`   // the last session
	Open     []Task      `json:"open"`    // of the sessions
	Remarks  []BriefLine `json:"remarks"` // earlier ones that are still open
	Hard     []BriefLine `json:"hard"`    // meetings since then that were hard
	Meetings int         `json:"meetings"`
	Versions []string    `json:"versions"` // told for the first time since then

	since vault.Date
}

// A briefing makes a brief.
type briefing struct {
	*builder
	brief *Brief
}

// newBriefing reads the vault for one brief.
func newBriefing(v *vault.Vault, name string, o Options) *briefing {
	b := &briefing{
		builder: newBuilder(v, o),
		brief: &Brief{
			Date: o.Today.Day(), Name: name, Planned: []BriefMeeting{}, People: []BriefPerson{}, News: []BriefLine{},
			Mine: []Task{}, Theirs: []Task{}, Gave: []BriefLine{}, Known: []BriefLine{}, Points: []BriefPoint{},
		},
	}
	b.notes()
	b.iterations()
	b.themes()
	b.remarks()
	return b
}

// planned lists the meetings to come with some of the people.
func (b *briefing) planned(people []*vault.Person) {
	for _, m := range b.v.Meetings {
		if !b.isToCome(m) || !slices.ContainsFunc(m.People(), func(p *vault.Person) bool { return slices.Contains(people, p) }) {
			continue
		}
		next := BriefMeeting{Path: m.Path, Date: m.Date.V.String(), Channel: word(m.Channel), Notes: []string{}, day: m.Date.V}
		for _, p := range m.Body.Passages {
			next.Notes = append(next.Notes, p.Text)
		}
		b.brief.Planned = append(b.brief.Planned, next)
	}
}

// promises sorts the open tasks that concern some of the people.
func (b *briefing) promises(ids []string) {
	isOne := func(id string) bool { return slices.Contains(ids, id) }
	for _, t := range b.openTasks() {
		switch {
		case slices.ContainsFunc(t.Waiting, isOne):
			b.brief.Theirs = append(b.brief.Theirs, t)
		case len(t.Waiting) == 0 && slices.ContainsFunc(t.Contact, isOne):
			b.brief.Mine = append(b.brief.Mine, t)
		}
	}
}

// quote is a passage of a note, with whom the note is about.
func (b *briefing) quote(k vault.Known) BriefLine {
	about := b.about(k.Note)
	l := BriefLine{Path: k.Note.Path, From: b.whoAll(about.people), Text: k.Text}
	if m := about.meeting; m != nil {
		l.day, l.Date = m.Date.V, day(m)
	}
	return l
}

// relayed are the people through whom the way leads to somebody, from the owner
// on.
func (b *briefing) relayed(p *vault.Person) []Name {
	way := line(p)
	return b.whoAll(way[:len(way)-1])
}

// newestFirst orders lines by their day, those without one last.
func newestFirst(lines []BriefLine) {
	slices.SortStableFunc(lines, func(x, y BriefLine) int { return y.day.Time.Compare(x.day.Time) })
}
