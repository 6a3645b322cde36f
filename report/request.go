package report

// Requests: what somebody was asked, and what came of it.

import (
	"slices"

	"carnet/vault"
)

// A RequestState says what came of a request.
type RequestState string

// The states of a request. Without any it is empty.
const (
	RequestYes     RequestState = "yes"
	RequestLater   RequestState = "later"
	RequestNo      RequestState = "no"
	RequestMet     RequestState = "met"     // no answer is noted, but they met or wrote since, or will meet
	RequestWaiting RequestState = "waiting" // no answer yet
	RequestSilent  RequestState = "silent"  // none for three weeks
)

// request says what came of what a person was asked: the answer in their note,
// else a later meeting, held or planned, or a word of theirs, else how long ago
// they were last written to.
func (b *builder) request(a *acquaintance) RequestState {
	c := a.person.Contact
	switch {
	case c == nil:
		return ""
	case c.Answer.Set:
		return RequestState(c.Answer.V)
	case !c.Asked.Set || c.Asked.V.DayAfter(b.today):
		return ""
	case len(a.planned) > 0:
		return RequestMet
	}
	last := c.Asked.V
	for _, m := range a.touches {
		if !m.Date.V.DayAfter(c.Asked.V) {
			continue
		}
		if isMeeting(m) || m.InitiatedBy.V == vault.Them {
			return RequestMet
		}
		last = m.Date.V
	}
	if b.today.DaysSince(last) >= requestDays {
		return RequestSilent
	}
	return RequestWaiting
}

// isMeeting tells whether people met: neither by message nor at an event.
func isMeeting(m *vault.Meeting) bool {
	return m.Channel.V != vault.Message && m.Channel.V != vault.Event
}

// Answers count what came of requests of one kind.
type Answers struct {
	Key     string `json:"key"` // a channel or a circle; "unknown" where no note says it
	Asked   int    `json:"asked"`
	Yes     int    `json:"yes"`
	Later   int    `json:"later"`
	No      int    `json:"no"`
	Met     int    `json:"met"`
	Waiting int    `json:"waiting"`
	Silent  int    `json:"silent"`
	People  []Name `json:"people"` // who was asked, by name
}

func (x *Answers) count(state RequestState) {
	x.Asked++
	switch state {
	case RequestYes:
		x.Yes++
	case RequestLater:
		x.Later++
	case RequestNo:
		x.No++
	case RequestMet:
		x.Met++
	case RequestWaiting:
		x.Waiting++
	case RequestSilent:
		x.Silent++
	}
}

// requestKeys are the ways to ask, in the order in which they are shown.
var requestKeys = []string{
	string(vault.Call), string(vault.Message), string(vault.Video), string(vault.Coffee), string(vault.Lunch),
	string(vault.InPerson), string(vault.Event), unknownKey,
}

const unknownKey = "unknown"

// answersBy counts the answers of everybody who was asked, by a key.
func (b *builder) answersBy(keys []string, key func(*vault.Person) string) []Answers {
	rows := make([]Answers, len(keys))
	for i := range rows {
		rows[i] = Answers{Key: keys[i], People: []Name{}}
	}
	for _, a := range b.acquaintances() {
		if state := b.request(a); state != "" {
			row := &rows[slices.Index(keys, key(a.person))]
			row.count(state)
			row.People = append(row.People, b.who(a.person))
		}
	}
	return slices.DeleteFunc(rows, func(x Answers) bool { return x.Asked == 0 })
}

func channelKey(p *vault.Person) string {
	if p.Contact.Channel.Set {
		return string(p.Contact.Channel.V)
	}
	return unknownKey
}
