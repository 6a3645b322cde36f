package report

// Whether the network is alive: where each person stands, who is going cold,
// who was met anew and who again.

import (
	"cmp"
	"slices"

	"carnet/vault"
)

// A standing is where a person of the network stands.
type standing string

// The standings. Somebody who said no and was never met has none.
const (
	activable standing = "activable" // known or named, not met yet
	activated standing = "activated" // met, or answered, and not gone cold
	silent    standing = "silent"    // asked without an answer, or gone cold
)

// state says where a person stands.
func (b *builder) state(a *acquaintance) standing {
	request := b.request(a)
	_, _, cold := b.cold(a)
	switch {
	case cold || request == RequestSilent:
		return silent
	case len(a.met) > 0 || request == RequestYes || request == RequestLater || request == RequestMet:
		return activated
	case request == RequestNo:
		return ""
	}
	return activable
}

// States are the people of the network by where they stand, by name.
type States struct {
	Activable []Name `json:"activable"`
	Activated []Name `json:"activated"`
	Silent    []Name `json:"silent"`
}

func (b *builder) states() States {
	s := States{[]Name{}, []Name{}, []Name{}}
	for _, a := range b.acquaintances() {
		who := b.who(a.person)
		switch b.state(a) {
		case activable:
			s.Activable = append(s.Activable, who)
		case activated:
			s.Activated = append(s.Activated, who)
		case silent:
			s.Silent = append(s.Silent, who)
		}
	}
	return s
}

// A ColdPerson had no word for longer than the owner meant.
type ColdPerson struct {
	Person Name   `json:"person"`
	Last   string `json:"last"` // the day of the last contact
	Days   int    `json:"days"` // since then
	Meant  int    `json:"meant"`
	Path   string `json:"path"` // of the last note with them

	Meeting *Meeting `json:"-"`
}

// goingCold lists them, the latest contact first.
func (b *builder) goingCold() []ColdPerson {
	all := []ColdPerson{}
	for _, a := range b.acquaintances() {
		days, meant, cold := b.cold(a)
		if !cold {
			continue
		}
		last := a.touches[len(a.touches)-1]
		all = append(all, ColdPerson{b.who(a.person), last.Date.V.Day(), days, meant, last.Path, b.meetings[last]})
	}
	slices.SortStableFunc(all, func(x, y ColdPerson) int { return cmp.Compare(y.Last, x.Last) })
	return all
}

// A KeptMonth is one month of the network: who was met for the first time, and
// who of those met before was met again or written to.
type KeptMonth struct {
	Month    string `json:"month"` // 2026-03
	NewlyMet []Name `json:"newly_met"`
	Again    []Name `json:"again"`
}

// keptMonths are the months from the first contact to today.
func (b *builder) keptMonths() []KeptMonth {
	byMonth := map[string]*KeptMonth{}
	for _, month := range b.months() {
		byMonth[month] = &KeptMonth{Month: month, NewlyMet: []Name{}, Again: []Name{}}
	}
	for _, a := range b.acquaintances() {
		first, met := a.firstMet()
		if !met {
			continue
		}
		month := byMonth[monthOf(first)]
		month.NewlyMet = append(month.NewlyMet, b.who(a.person))
		for _, m := range a.touches {
			if m.Date.Set {
				byMonth[monthOf(m.Date.V)].again(b.who(a.person), monthOf(first))
			}
		}
	}
	all := make([]KeptMonth, 0, len(byMonth))
	for _, month := range b.months() {
		all = append(all, *byMonth[month])
	}
	return all
}

// again notes somebody met in an earlier month, once.
func (x *KeptMonth) again(who Name, first string) {
	if last := len(x.Again) - 1; x.Month > first && (last < 0 || x.Again[last].key() != who.key()) {
		x.Again = append(x.Again, who)
	}
}

// monthOf is the month of a day, as 2026-03.
func monthOf(d vault.Date) string { return d.Time.Format("2006-01") }

// A Gift is what the owner did for people.
type Gift struct {
	People []Name   `json:"people"`
	Gave   []string `json:"gave"`
	Date   *string  `json:"date"`
	Path   string   `json:"path"`

	Meeting *Meeting `json:"-"`
}

// given lists it, newest first.
func (b *builder) given() []Gift {
	all := []Gift{}
	for _, m := range slices.Backward(b.v.Meetings) {
		if len(m.Gave) > 0 && !m.Planned(b.today) {
			all = append(all, Gift{b.whoAll(m.People()), values(m.Gave), day(m), m.Path, b.meetings[m]})
		}
	}
	return all
}

// withoutAsk are the notes of the last season that kept somebody in touch and
// asked nothing of them, newest first.
func (b *builder) withoutAsk() []*vault.Meeting {
	quiet := map[*vault.Meeting]bool{}
	for _, a := range b.acquaintances() {
		for i, m := range a.touches {
			if i > 0 && b.recent(m) && m.Channel.V != vault.Event && !m.Session() && !b.askedAt(a, m) {
				quiet[m] = true
			}
		}
	}
	all := []*vault.Meeting{}
	for _, m := range slices.Backward(b.v.Meetings) {
		if quiet[m] {
			all = append(all, m)
		}
	}
	return all
}

// recent tells whether a meeting was held within the last season.
func (b *builder) recent(m *vault.Meeting) bool {
	return m.Date.Set && !m.Planned(b.today) && b.withinSeason(m.Date.V)
}

// askedAt tells whether a request to a person was made on the day of a meeting
// or still waited for its answer then.
func (b *builder) askedAt(a *acquaintance, m *vault.Meeting) bool {
	c := a.person.Contact
	if c == nil || !c.Asked.Set || c.Asked.V.DayAfter(m.Date.V) {
		return false
	}
	if m.Date.V.DaysSince(c.Asked.V) == 0 {
		return true
	}
	since := a.metAfter(c.Asked.V)
	metBefore := len(since) > 0 && m.Date.V.DayAfter(since[0].Date.V)
	return !c.Answer.Set && !metBefore
}
