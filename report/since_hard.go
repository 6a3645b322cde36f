package report

// Hard moments. Comfort comes before analysis: what is said here has no figures.

import (
	"slices"

	"carnet/internal/i18n"
	"carnet/vault"
)

// A Hard is a moment that wants kindness before anything else.
type Hard struct {
	Kind     string   `json:"kind"` // "session", "energy" or "landed"
	Meetings []string `json:"meetings"`
	Sentence string   `json:"sentence"`

	Said string `json:"-"` // the sentence with its links

	meetings []*Meeting
}

// lowEnergy is how a meeting leaves one that took more than it gave.
const lowEnergy = 2

// hard finds those of the time since: two tellings in a row that did not land,
// meetings that took a lot, and a session to come.
func (b *builder) hard(s *SinceThen) []Hard {
	all := []Hard{}
	if row := b.missesInARow(s); row != nil {
		all = append(all, b.hardMoment("landed", row))
	}
	low := slices.DeleteFunc(slices.Clone(s.NewMeetings), func(m *Meeting) bool { return m.Energy == nil || *m.Energy > lowEnergy })
	if len(low) > 0 {
		all = append(all, b.hardMoment("energy", low))
	}
	if next := b.sessionToCome(); next != nil {
		all = append(all, b.hardMoment("session", []*Meeting{next}))
	}
	return all
}

func (b *builder) hardMoment(kind string, meetings []*Meeting) Hard {
	h := Hard{Kind: kind, Meetings: []string{}, meetings: meetings}
	var who []string
	for _, m := range meetings {
		h.Meetings = append(h.Meetings, m.ID)
		who = append(who, link(b.words.List(m.Names), "#"+m.Anchor))
	}
	h.Said = b.words.Say("hard."+kind, i18n.Args{"Who": b.words.List(who), "Date": b.words.Date(meetings[len(meetings)-1].Day)})
	h.Sentence = Plain(h.Said)
	return h
}

// missesInARow is the latest row of two tellings or more that did not land and
// that ends with a new one.
func (b *builder) missesInARow(s *SinceThen) []*Meeting {
	var row, found []*Meeting
	for _, m := range b.v.Meetings {
		if m.Pitch() == nil || !m.Landed.Set || b.leftOut(m) != "" {
			continue
		}
		if m.Landed.V != vault.No {
			row = nil
			continue
		}
		row = append(row, b.meetings[m])
		if len(row) > 1 && s.isNew[b.meetings[m]] {
			found = row
		}
	}
	return found
}

// sessionToCome is the next session with a mentor.
func (b *builder) sessionToCome() *Meeting {
	for _, m := range b.v.Meetings {
		if m.Session() && m.Planned(b.today) {
			return b.meetings[m]
		}
	}
	return nil
}
