package parser

import (
	"slices"
	"strings"

	"carnet/vault"
)

// sameMeetings warns of two notes on one meeting: the same day, the same
// people, and no two times of day that tell them apart.
func sameMeetings(r *resolver) {
	first := make(map[meetingKey]*vault.Meeting, len(r.v.Meetings))
	for _, m := range r.v.Meetings {
		key, ok := keyOf(m)
		if !ok {
			continue
		}
		other, twice := first[key]
		if !twice {
			first[key] = m
			continue
		}
		apart := other.Date.V.HasClock && m.Date.V.HasClock && !other.Date.V.Time.Equal(m.Date.V.Time)
		if !apart {
			r.about(m.Path, "duplicate-meeting", vault.Args{"First": other.Path})
		}
	}
}

// A meetingKey is day, people and kind of a meeting; a message and a meeting on
// one day are two things.
type meetingKey struct {
	day    int
	kind   vault.Channel // a message, an event, or "" for a meeting
	people string        // their ids, sorted
}

// keyOf is the key of a meeting that has a day and people.
func keyOf(m *vault.Meeting) (key meetingKey, ok bool) {
	people := m.People()
	if !m.Date.Set || len(people) == 0 {
		return key, false
	}
	ids := make([]string, len(people))
	for i, p := range people {
		ids[i] = p.ID()
	}
	slices.Sort(ids)
	key = meetingKey{day: m.Date.V.DaysSince(vault.Date{}), people: strings.Join(ids, "\n")}
	if m.Channel.V == vault.Message || m.Channel.V == vault.Event {
		key.kind = m.Channel.V
	}
	return key, true
}
