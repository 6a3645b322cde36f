package report

// The network: who introduced whom, where people stand, and what is quiet.

import (
	"slices"

	"carnet/vault"
)

// Network is the people and what goes on between them and the owner. It is nil
// without anybody.
type Network struct {
	People        []NetworkPerson `json:"people"` // everybody: with a note by id, then by name
	Introductions []Introduction  `json:"introductions"`
	Relays        []Relay         `json:"relays"`
	ThroughOthers Through         `json:"through_others"`
	States        States          `json:"states"`
	Months        []KeptMonth     `json:"months"`
	GoingCold     []ColdPerson    `json:"going_cold"` // the latest contact first
	Given         []Gift          `json:"given"`      // newest first
	WithoutAsk    []string        `json:"without_ask"`
	ByChannel     []Answers       `json:"by_channel"` // answers to requests
	ByCircle      []Answers       `json:"by_circle"`
	Heard         []Name          `json:"heard"` // who was told a version
	KnowBefore    []Name          `json:"know_before"`
	DeadEnds      []string        `json:"dead_ends"` // newest first
	Map           Map             `json:"map"`

	Touches []*Meeting `json:"-"` // those of WithoutAsk
	Ends    []*Meeting `json:"-"` // those of DeadEnds
}

// A Relay is somebody with those they introduced.
type Relay struct {
	Person Name   `json:"person"`
	Opened []Name `json:"opened"`
	Met    int    `json:"met"` // of them
}

// Through counts who came through somebody else.
type Through struct {
	Met     int `json:"met"`     // people met
	Through int `json:"through"` // of them, those whom somebody introduced
	Longest int `json:"longest"` // introductions to the furthest of them
}

// network gathers it.
func (b *builder) network() {
	if len(b.v.People) == 0 {
		return
	}
	touches, ends := b.withoutAsk(), b.deadEnds()
	n := &Network{
		People: b.people(), Introductions: b.introductions(), Relays: b.relays(), ThroughOthers: b.throughOthers(),
		States: b.states(), Months: b.keptMonths(), GoingCold: b.goingCold(), Given: b.given(),
		WithoutAsk: paths(touches), DeadEnds: paths(ends), Map: b.networkMap(),
		ByChannel: b.answersBy(requestKeys, channelKey),
		ByCircle:  b.answersBy([]string{"1", "2", "3", unknownKey}, func(p *vault.Person) string { return circleKey(p.Circle()) }),
	}
	n.Heard, n.KnowBefore = b.heard()
	n.Touches, n.Ends = b.drawn(touches), b.drawn(ends)
	b.r.Network = n
}

// drawn are meetings as the page has them.
func (b *builder) drawn(meetings []*vault.Meeting) []*Meeting {
	all := make([]*Meeting, len(meetings))
	for i, m := range meetings {
		all[i] = b.meetings[m]
	}
	return all
}

// relays lists who introduced somebody, in the order of the people.
func (b *builder) relays() []Relay {
	opened := map[*vault.Person][]*acquaintance{}
	for _, a := range b.acquaintances() {
		if by := a.person.IntroducedBy; by != nil {
			opened[by] = append(opened[by], a)
		}
	}
	all := []Relay{}
	for _, p := range b.v.People {
		if len(opened[p]) == 0 {
			continue
		}
		r := Relay{Person: b.who(p), Opened: []Name{}}
		for _, a := range opened[p] {
			r.Opened = append(r.Opened, b.who(a.person))
			if len(a.met) > 0 {
				r.Met++
			}
		}
		all = append(all, r)
	}
	return all
}

func (b *builder) throughOthers() Through {
	var t Through
	for _, a := range b.acquaintances() {
		if len(a.met) == 0 {
			continue
		}
		t.Met++
		if a.person.IntroducedBy != nil {
			t.Through++
			t.Longest = max(t.Longest, b.distance(a.person))
		}
	}
	return t
}

// heard tells who was told a version, by whatever way, from those who know the
// owner from before and may still know only the old work.
func (b *builder) heard() (heard, before []Name) {
	heard, before = []Name{}, []Name{}
	for _, a := range b.acquaintances() {
		told := slices.ContainsFunc(a.touches, func(m *vault.Meeting) bool { return len(m.Pitches) > 0 })
		circle := a.person.Circle()
		switch {
		case told:
			heard = append(heard, b.who(a.person))
		case a.person.Mentor():
		case circle == 1 || circle == 2 || slices.Contains(tagsOf(a.person), "worked-with"):
			before = append(before, b.who(a.person))
		}
	}
	return heard, before
}

// deadEnds are the conversations that brought no name, no remark and no
// promise, newest first.
func (b *builder) deadEnds() []*vault.Meeting {
	all := []*vault.Meeting{}
	for _, m := range slices.Backward(b.v.Meetings) {
		talk := b.conversation(m) && m.Channel.V != vault.Event
		if talk && len(m.Referrals)+len(m.Feedback) == 0 && !slices.ContainsFunc(m.Body.Tasks, promised) {
			all = append(all, m)
		}
	}
	return all
}

// promised tells whether a task was not given up.
func promised(t vault.Task) bool { return t.State != vault.Cancelled }

// ways are those to each target.
func (b *builder) ways() {
	there := map[*vault.Target][]*vault.Contact{}
	for _, c := range b.v.Contacts {
		if c.Target != nil {
			there[c.Target] = append(there[c.Target], c)
		}
	}
	for i, t := range b.v.Targets {
		b.r.Targets[i].Way = b.way(&vault.Organization{Name: t.Name.V, Target: t, Contacts: there[t]})
	}
}
