package report

// Fresh ears: which meetings enter a comparison, and in which circle.

import (
	"cmp"
	"slices"

	"carnet/internal/stats"
	"carnet/vault"
)

// enter puts the meetings into a contest. They come in order of time; who has
// heard one of the compared versions before is left out.
func (b *builder) enter(c *contest, told []heardTelling) {
	c.versions = make([]Version, len(c.pitches))
	for i, p := range c.pitches {
		c.versions[i] = Version{Pitch: p.ID, LeftOut: []LeftOut{}, Note: b.pitches[p]}
	}
	heard := map[*vault.Person]bool{} // one of the compared versions
	for _, t := range told {
		i := slices.Index(c.pitches, t.Pitch())
		switch {
		case i < 0:
			continue
		case t.reason != "":
			c.leaveOut(i, b.meetings[t.Meeting], t.reason)
			continue
		}
		b.count(c, t, i, heard)
		for _, p := range t.people {
			heard[p] = true
		}
	}
	for i := range c.versions {
		c.versions[i].finish()
	}
}

// leftOut is why a meeting is no telling at all, or "".
func (b *builder) leftOut(m *vault.Meeting) Reason {
	switch {
	case m.Planned(b.today):
		return ReasonPlanned
	case m.Session():
		return ReasonMentor
	case m.Channel.V == vault.Message:
		return ReasonMessage
	case m.Channel.V == vault.Event:
		return ReasonEvent
	}
	return ""
}

// toldFirst is the first meeting of a known day that told a version, nil
// without one.
func (b *builder) toldFirst(p *vault.Pitch) *vault.Meeting {
	if b.firstTold == nil {
		b.firstTold = make(map[*vault.Pitch]*vault.Meeting, len(b.v.Pitches))
		for _, m := range b.v.Meetings {
			if told := m.Pitch(); b.firstTold[told] == nil && m.Date.Set && !m.Planned(b.today) {
				b.firstTold[told] = m
			}
		}
	}
	return b.firstTold[p]
}

// A heardTelling is a meeting at which a version was told, with what its people
// had heard of any version before.
type heardTelling struct {
	*vault.Meeting
	people   []*vault.Person
	reason   Reason // why it is no telling at all, or ""
	any      bool   // one of them had heard one
	earliest int    // the smallest number of these, where any has one
	numbered bool
}

// heardTellings are those of all versions, in order of time.
func (b *builder) heardTellings() []heardTelling {
	type known struct {
		earliest int
		numbered bool
	}
	var all []heardTelling
	heard := map[*vault.Person]known{}
	for _, m := range b.v.Meetings {
		if m.Pitch() == nil {
			continue
		}
		t := heardTelling{Meeting: m, people: m.People(), reason: b.leftOut(m)}
		number := m.Pitch().Version
		for _, p := range t.people {
			before, any := heard[p]
			t.any = t.any || any
			if before.numbered && (!t.numbered || before.earliest < t.earliest) {
				t.earliest, t.numbered = before.earliest, true
			}
			if number.Set && (!before.numbered || number.V < before.earliest) {
				before = known{number.V, true}
			}
			if t.reason == "" {
				heard[p] = before
			}
		}
		all = append(all, t)
	}
	return all
}

// staleness is why a telling does not count, or "".
func (t heardTelling) staleness(c *contest, heard map[*vault.Person]bool) Reason {
	compared := slices.ContainsFunc(t.people, func(p *vault.Person) bool { return heard[p] })
	switch {
	case compared, c.kind == kindSuccession && t.any:
		return ReasonHeard
	case !t.Landed.Set:
		return ReasonOutcome
	}
	return ""
}

// heardEarlier tells whether one of the people had heard an earlier version
// than the rivals told now.
func (t heardTelling) heardEarlier(c *contest) bool {
	return c.kind == kindRivals && t.numbered && t.earliest < c.pitches[0].Version.V
}

// count enters one telling, or leaves it out.
func (b *builder) count(c *contest, t heardTelling, i int, heard map[*vault.Person]bool) {
	m := t.Meeting
	c.latest = m.Date.V.Day()
	if reason := t.staleness(c, heard); reason != "" {
		c.leaveOut(i, b.meetings[m], reason)
		return
	}
	v := &c.versions[i]
	v.Told = append(v.Told, b.meetings[m])
	c.told = append(c.told, i)
	score := 0.0
	switch m.Landed.V {
	case vault.Yes:
		v.Yes++
		score = 1
	case vault.Partly:
		v.Partly++
		score = 0.5
	case vault.No:
		v.No++
	}
	s := c.stratum(furthestCircle(m), t.heardEarlier(c))
	s.told[i] = append(s.told[i], b.meetings[m])
	s.tally[i].N++
	s.tally[i].Score += score
}

func (c *contest) leaveOut(i int, m *Meeting, reason Reason) {
	c.versions[i].LeftOut = append(c.versions[i].LeftOut, LeftOut{m.Path, reason, m})
}

// stratum is the one of that circle and hearing, made if it is new.
func (c *contest) stratum(circle int, heard bool) *stratum {
	i := slices.IndexFunc(c.strata, func(s stratum) bool { return s.circle == circle && s.heard == heard })
	if i < 0 {
		i = len(c.strata)
		c.strata = append(c.strata, stratum{circle, heard, make([]stats.Tally, len(c.pitches)), make([][]*Meeting, len(c.pitches))})
	}
	return &c.strata[i]
}

// furthestCircle is the circle of the furthest of a meeting's people, 0 when
// that of one is unknown.
func furthestCircle(m *vault.Meeting) int {
	furthest := 0
	for _, p := range m.People() {
		circle := p.Circle()
		if circle == 0 {
			return 0
		}
		furthest = max(furthest, circle)
	}
	return furthest
}

var landedOrder = map[string]int{"yes": 0, "partly": 1, "no": 2}

// finish computes what follows from the counts.
func (v *Version) finish() {
	v.Meetings = v.Yes + v.Partly + v.No
	t := v.tally()
	v.Score = t.Score
	if v.Meetings > 0 {
		rate, interval := t.Rate(), stats.Wilson(t, stats.ShownConf)
		v.Rate, v.Interval = &rate, &[2]float64{interval.Lower, interval.Upper}
	}
	slices.SortStableFunc(v.Told, compareOutcomes)
}

// compareOutcomes puts yes before partly before no.
func compareOutcomes(x, y *Meeting) int {
	return cmp.Compare(landedOrder[*x.Landed], landedOrder[*y.Landed])
}

// tally is the version's score over all circles.
func (v *Version) tally() stats.Tally {
	return stats.Tally{N: v.Yes + v.Partly + v.No, Score: float64(v.Yes) + float64(v.Partly)/2}
}
