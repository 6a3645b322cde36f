package report

// What to do next: fourteen rules in the order of docs/method.md, each in the
// file of its family. They read the notes only, so that next answers without
// the rest of the report.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"carnet/vault"
)

// An Action is one thing to do, and why. Actions are ranked, people never.
type Action struct {
	Kind    ActionKind `json:"kind"`
	Text    string     `json:"text"`    // what to do, one sentence
	Reason  string     `json:"reason"`  // why, one sentence
	Contact []string   `json:"contact"` // whom it concerns: ids, or names without a note
	Target  *string    `json:"target"`  // id
	Pitch   *string    `json:"pitch"`   // id
	Path    *string    `json:"path"`    // the note it comes from
	Date    *string    `json:"date"`    // the day behind the reason
	Private bool       `json:"private"` // kept out of whatever is shared
}

// An ActionKind says which rule an action comes from.
type ActionKind string

// The kinds, in their order.
const (
	ActPromise    ActionKind = "promise"     // the owner's own, its day has come
	ActAsk        ActionKind = "ask"         // to be made within 30 days
	ActJournalist ActionKind = "journalist"  // wrote, and has no answer
	ActThanks     ActionKind = "thanks"      // owed since the last ten days
	ActOutcome    ActionKind = "outcome"     // of a meeting that was planned
	ActPermission ActionKind = "permission"  // to ask before a meeting ahead
	ActWaiting    ActionKind = "waiting"     // left in others' hands for too long
	ActName       ActionKind = "name"        // given, and not approached
	ActRequest    ActionKind = "request"     // without an answer
	ActInform     ActionKind = "inform"      // who helped, of what came of it
	ActCold       ActionKind = "cold"        // a contact to keep alive
	ActWriteFirst ActionKind = "write-first" // before an ask after a year of silence
	ActPitch      ActionKind = "pitch"       // the version to tell at a meeting ahead
	ActGoal       ActionKind = "goal"        // of the month
)

// The spans of days that the rules go by.
const (
	season        = 90
	yearOfSilence = 365
	thanksDays    = 10 // owed for so long
	waitingDays   = 14 // in others' hands
	requestDays   = 21 // without an answer
	askDays       = 30 // before its day
)

// Next is what to do, first things first; never nil.
func Next(v *vault.Vault, o Options) []Action {
	return (&builder{v: v, words: o.Words, today: o.Today}).next()
}

// An agenda gathers the actions, rule by rule.
type agenda struct {
	*builder
	of      map[*vault.Person]*acquaintance
	actions []Action

	// written are those whom a line has the owner write to already: one letter
	// is enough, so the rules that keep a contact alive leave them out.
	written map[*vault.Person]bool
}

// next applies the rules in their order.
func (b *builder) next() []Action {
	g := &agenda{builder: b, of: map[*vault.Person]*acquaintance{}, actions: []Action{}, written: map[*vault.Person]bool{}}
	for _, a := range b.acquaintances() {
		g.of[a.person] = a
	}
	for _, rule := range []func(*agenda){
		(*agenda).promises, (*agenda).asks, (*agenda).journalists, (*agenda).thanks, (*agenda).outcomes,
		(*agenda).permissions, (*agenda).waiting, (*agenda).names, (*agenda).requests, (*agenda).inform,
		(*agenda).cold, (*agenda).writeFirst, (*agenda).versions, (*agenda).goals,
	} {
		rule(g)
	}
	return g.actions
}

// add puts an action at the end, with the people it concerns.
func (g *agenda) add(a Action, people ...*vault.Person) {
	a.Text, a.Reason = asSentence(a.Text), asSentence(a.Reason)
	a.Contact = make([]string, len(people))
	for i, p := range people {
		a.Contact[i] = p.ID()
		a.Private = a.Private || p.Contact != nil && p.Contact.Private.V
	}
	g.actions = append(g.actions, a)
}

// write adds an action by which the owner writes to these people.
func (g *agenda) write(a Action, people ...*vault.Person) {
	for _, p := range people {
		g.written[p] = true
	}
	g.add(a, people...)
}

// rests tells whether no rule is to keep the contact alive: somebody whom a
// line above has the owner write to, who is met soon anyway, who is the
// mentor, or who comes first without being asked anything.
func (g *agenda) rests(a *acquaintance) bool {
	return g.written[a.person] || len(a.planned) > 0 || a.person.Mentor() || g.afterSilence(a)
}

// date is a day in words, with its year when it is another one than today's.
func (g *agenda) date(d vault.Date) string {
	if d.Time.Year() == g.today.Time.Year() {
		return g.words.DayMonth(d)
	}
	return g.words.Date(d)
}

// byDay sorts what a rule has found by a day, latest first or first things
// first; what has the same day stays in the vault's order.
func byDay[T any](found []T, day func(T) vault.Date, latestFirst bool) {
	slices.SortStableFunc(found, func(x, y T) int {
		order := day(x).DaysSince(day(y))
		if latestFirst {
			return -order
		}
		return order
	})
}

// allNames are the names of people, as a list.
func (g *agenda) allNames(people []*vault.Person) string {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Name
	}
	return g.words.List(names)
}

// upperFirst begins a text with a capital.
func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// asSentence ends what a note says with a full stop.
func asSentence(text string) string {
	text = strings.TrimSpace(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	words := strings.Fields(text)
	if len(words) == 0 || strings.Contains(words[len(words)-1], "://") {
		return text
	}
	if unicode.IsLetter(last) || unicode.IsNumber(last) || strings.ContainsRune(")]»”\"", last) {
		return text + "."
	}
	return text
}

// dayText is a day as the JSON has it.
func dayText(d vault.Date) *string {
	text := d.Day()
	return &text
}

// nextThree are the first three actions, for the first screen.
func (b *builder) nextThree() []string {
	rows := b.r.rowsByPath()
	var three []string
	for _, a := range b.r.Next[:min(3, len(b.r.Next))] {
		said := withoutMarks.Replace(a.Text)
		if row := rows[text(a.Path)]; row != "" {
			said = link(a.Text, "#"+row)
		}
		three = append(three, said+" "+withoutMarks.Replace(a.Reason))
	}
	return three
}

// rowsByPath are the rows of all notes on the page.
func (r *Report) rowsByPath() map[string]string {
	rows := map[string]string{}
	for _, c := range r.Contacts {
		rows[c.Path] = c.Anchor
	}
	for _, m := range r.Meetings {
		rows[m.Path] = m.Anchor
	}
	for _, p := range r.Pitches {
		rows[p.Path] = p.Anchor
	}
	for i, t := range r.Targets {
		rows[t.Path] = anchor("t", i)
	}
	return rows
}
