package parser

import (
	"slices"
	"strings"

	"carnet/vault"
)

// sameMeetings warns of two notes on one meeting: the same day, the same
// people, and no two times of day that tell them apart.
func sameMeetings(r *resolver) {
	first := map[string]*vault.Meeting{}
	for _, m := range r.v.Meetings {
		key := meetingKey(m)
		if key == "" {
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

// meetingKey is day, people and kind of a meeting; a message and a meeting on
// one day are two things.
func meetingKey(m *vault.Meeting) string {
	people := m.People()
	if !m.Date.Set || len(people) == 0 {
		return ""
	}
	ids := make([]string, len(people))
	for i, p := range people {
		ids[i] = p.ID()
	}
	slices.Sort(ids)
	kind := "meeting"
	if m.Channel.V == vault.Message || m.Channel.V == vault.Event {
		kind = string(m.Channel.V)
	}
	return m.Date.V.Day() + "\n" + kind + "\n" + strings.Join(ids, "\n")
}
